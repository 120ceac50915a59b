// A list of moves. All that the data says becomes text nodes and classes, never markup.

const drawStand = (stand) => make(stand.look ? "i" : "span", { class: stand.look }, stand.words);

const drawMove = (move) =>
  make("details", { name: "moves" },
    make("summary", {},
      make("b", {}, isolated(move.who)),
      make("span", { class: "on" }, isolated(move.on)),
      make("span", { class: "to" }, drawStand(move.before), " → ", drawStand(move.after)),
      make("small", {}, isolated(move.when))),
    make("blockquote", {},
      make("p", { dir: "auto" }, `“${move.quote}”`),
      make("p", { dir: "auto" }, make("small", {}, move.said))));

const drawMoves = (moves, atOnce) => {
  const entries = moves.map(drawMove);
  const more = entries.slice(atOnce);
  return [...entries.slice(0, atOnce),
    ...(more.length ? [make("details", {}, make("summary", {}, make("b", {}, `${more.length} more`)), ...more)] : [])];
};

export default function ({ data, parentElement }) {
  drawAnew(parentElement.querySelector(".moves"), data, () => drawMoves(data.entries, data.at_once));
}
