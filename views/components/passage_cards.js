// How a passage is drawn as a card, for every component that has cards: this text stands before its own.
// All that the data says becomes text nodes and attributes, never markup.

const name = (mark, look) =>
  make("span", { class: `chip ${mark.voice} v${mark.stance} ${look}`, title: mark.name },
    make("span", { class: "name" }, isolated(mark.name)));

const drawLink = (link, state) =>
  link.away
    ? make("a", { href: link.href, target: "_blank", rel: "noopener noreferrer" }, `${link.label} ↗`)
    : wayTo(link.href, (href) => state.go(href), link.label);

const drawLine = (line) =>
  make("li", {}, name(line, ""), ...[line.stands, line.issue, line.about].filter(Boolean)
    .flatMap((words, place) => [place ? " · " : " ", isolated(words)]));

// of very many lines or links of one card the first, and the others in a fold
const MOST = 6;

function drawMany(drawn, list) {
  if (drawn.length <= MOST + 1) return [list(drawn)];
  const rest = drawn.slice(MOST);
  return [list(drawn.slice(0, MOST)), make("details", {}, make("summary", {}, `${rest.length} more`), list(rest))];
}

const drawWords = (words) => {
  const quoted = (text) => make("p", { dir: "auto" }, "“", ...written(text), "”");
  const drawn = make("blockquote", {}, quoted(words.quote));
  if (words.translation) drawn.append(quoted(words.translation), make("small", {}, words.mark));
  return drawn;
};

function drawFoot(card) {
  const doubts = card.doubts.length;
  const marksInSight = [card.who, ...card.words.flatMap((words) => [words.quote, words.translation])].some(Array.isArray);
  return make("details", { open: !marksInSight && card.doubts.some(Array.isArray) },
    make("summary", {}, doubts ? `Source, file and doubts (${doubts})` : "Source and file"),
    ...[...card.source, ...card.doubts].map((words) => make("p", { dir: "auto" }, ...written(words))));
}

const drawCard = (card, state) =>
  make("article", { class: "card" },
    ...(card.lines.length ? drawMany(card.lines.map(drawLine), (lines) => make("ul", { role: "list" }, ...lines)) : []),
    ...card.words.map(drawWords),
    ...card.cautions.map((words) => make("p", { class: "caution", dir: "auto" }, words)),
    ...(card.who.length ? [make("p", { class: "who", dir: "auto" }, ...written(card.who))] : []),
    ...(card.source.length || card.doubts.length ? [drawFoot(card)] : []),
    ...drawMany(card.links.map((link) => drawLink(link, state)), (links) => make("p", { class: "links" }, ...links)));
