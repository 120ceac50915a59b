// A document that is read and coded. The text and all that the data says become text nodes and attributes, never markup.
// Streamlit calls the default function at every run of the page: what is chosen, and where the focus is, stays.
// Places are in units of UTF-16 here and in characters of Python on the way in and out.

const BLOCK = 4000; // characters that are drawn at a time
const STAYS = ["actors", "speaker", "date", "venue", "attribution", "according_to", "confidence", "title", "form", "locator"];
const kept = new Map(); // what was chosen in each document, for as long as the window is open

const make = (tag, attributes, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) if (value !== null) node.setAttribute(name, value);
  node.append(...children);
  return node;
};
const isolated = (words) => make("bdi", { dir: "auto" }, words);
const folded = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// ---- places in the text

const isLow = (text, at) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

function measure(text) {
  // every 1,000th character, so that few have to be counted for any place
  const marks = [0];
  let characters = 0;
  for (let unit = 0; unit < text.length; unit++) {
    if (isLow(text, unit)) continue;
    if (characters && characters % 1000 === 0) marks.push(unit);
    characters++;
  }
  return { text, marks };
}

function toUnits({ text, marks }, character) {
  const near = Math.min(Math.floor(character / 1000), marks.length - 1);
  let unit = marks[near];
  for (let left = character - near * 1000; left > 0 && unit < text.length; left--) unit += isLow(text, unit + 1) ? 2 : 1;
  return unit;
}

function toCharacters({ text, marks }, unit) {
  let low = 0, high = marks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (marks[middle] <= unit) low = middle; else high = middle - 1;
  }
  let character = low * 1000;
  for (let at = marks[low]; at < unit; at++) if (!isLow(text, at)) character++;
  return character;
}

// the last of sorted places that is not behind `at`, or -1
function lastUpTo(places, at) {
  let low = 0, high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle] <= at) low = middle + 1; else high = middle;
  }
  return low - 1;
}

// ---- words

const JOINS = /[\p{L}\p{N}\p{M}\u200c\u200d\ufe0f'’\u00ad-]/u;

function letterBefore(text, at) {
  return at > 0 ? text.slice(isLow(text, at - 1) ? at - 2 : at - 1, at) : "";
}

function letterAt(text, at) {
  return at < text.length ? String.fromCodePoint(text.codePointAt(at)) : "";
}

function inWords(text, from, to, unspaced) {
  const clings = (sign) => /[\p{M}\u200d\ufe0f]/u.test(sign);
  const joined = (one, other) => clings(other) || one === "\u200d"
    || (JOINS.test(one) && JOINS.test(other) && !unspaced.test(one) && !unspaced.test(other));
  if (from < text.length && isLow(text, from)) from--;
  if (to < text.length && isLow(text, to)) to++;
  while (from < to && /\s/u.test(text[from])) from++;
  while (to > from && /\s/u.test(text[to - 1])) to--;
  if (from === to) return [from, to];
  while (from > 0 && joined(letterBefore(text, from), letterAt(text, from))) from -= letterBefore(text, from).length;
  while (to < text.length && joined(letterBefore(text, to), letterAt(text, to))) to += letterAt(text, to).length;
  return [from, to];
}

// ---- drawing the text

function cutBlocks(text) {
  const starts = [];
  let at = 0;
  while (at < text.length) {
    starts.push(at);
    let end = Math.min(at + BLOCK, text.length);
    if (end < text.length) {
      const line = text.lastIndexOf("\n", end), space = text.lastIndexOf(" ", end);
      end = line > at ? line + 1 : space > at ? space + 1 : isLow(text, end) ? end + 1 : end;
    }
    at = end;
  }
  return starts;
}

function layOut(box, data) {
  const { text } = data;
  box.text = text;
  box.places = measure(text);
  const unit = (character) => toUnits(box.places, character);
  box.starts = cutBlocks(text);
  box.sentences = [];
  for (let at = 0; at < data.sentences.length; at += 2)
    box.sentences.push([unit(data.sentences[at]), unit(data.sentences[at + 1])]);
  box.sentenceStarts = box.sentences.map(([start]) => start);
  box.blocks = box.starts.map((start, at) =>
    make("div", { class: "block", dir: "auto", "data-block": at }, text.slice(start, box.starts[at + 1])));
  box.seen?.disconnect();
  box.seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const at = Number(entry.target.dataset.block);
      if (entry.isIntersecting) box.near.add(at); else box.near.delete(at);
      if (entry.isIntersecting && !box.drawn.has(at)) drawBlock(box, at);
    }
    paint(box);
  }, { root: box.page, rootMargin: "600px 0px" });
  box.near = new Set();
  box.drawn = new Set();
  box.page.replaceChildren(...box.blocks);
  box.page.scrollTop = 0;
  for (const block of box.blocks) box.seen.observe(block);
}

function takeMarks(box, data) {
  const inUnits = (one) => ({ ...one, from: toUnits(box.places, one.start), to: toUnits(box.places, one.end) });
  box.coded = data.coded.map(inUnits);
  box.named = data.named.map(inUnits);
  box.codedEnds = box.coded.map((one) => one.to);
  box.namedEnds = box.named.map((one) => one.to);
  box.promising = data.promising.map((at) => box.sentences[at]).filter(Boolean);
  box.told = new Map(data.told.map((one) => [one.number, one.lines]));
  for (const at of [...box.drawn]) drawBlock(box, at);
}

const touching = (marks, ends, from, to) => {
  const found = [];
  for (let at = lastUpTo(ends, from) + 1; at < marks.length && marks[at].from < to; at++) found.push(marks[at]);
  return found;
};

// a block anew, with what is coded and named in it; further blocks are plain text until they come near the window
function drawBlock(box, at) {
  box.drawn.add(at);
  const from = box.starts[at], to = box.starts[at + 1] ?? box.text.length;
  const coded = touching(box.coded, box.codedEnds, from, to), named = touching(box.named, box.namedEnds, from, to);
  const edges = [...new Set([from, to, ...[...coded, ...named].flatMap((one) => [one.from, one.to])])]
    .filter((edge) => edge >= from && edge <= to).sort((one, other) => one - other);
  const pieces = [];
  let codedAt = 0, namedAt = 0;
  for (let edge = 0; edge + 1 < edges.length; edge++) {
    const [start, end] = [edges[edge], edges[edge + 1]];
    while (codedAt < coded.length && coded[codedAt].to <= start) codedAt++;
    while (namedAt < named.length && named[namedAt].to <= start) namedAt++;
    const code = coded[codedAt]?.from <= start ? coded[codedAt] : null;
    const name = named[namedAt]?.from <= start ? named[namedAt] : null;
    let piece = document.createTextNode(box.text.slice(start, end));
    if (name) piece = make("span", { class: `named ${name.kind}`, title: name.name }, piece);
    if (code) {
      const label = code.to === end ? code.label : null;
      piece = make("mark", { class: code.look, "data-label": label || null, title: code.label || null }, piece);
    }
    pieces.push(piece);
  }
  box.blocks[at].replaceChildren(...pieces);
}

// the node and the place in it of a place in the text
function nodeAt(box, unit, isEnd) {
  const at = Math.max(lastUpTo(box.starts, isEnd && unit ? unit - 1 : unit), 0);
  let left = unit - box.starts[at];
  const walker = document.createTreeWalker(box.blocks[at], NodeFilter.SHOW_TEXT);
  let node = walker.nextNode(), last = null;
  while (node && (left > node.length || (left === node.length && !isEnd))) {
    left -= node.length;
    last = node;
    node = walker.nextNode();
  }
  return node ? [node, left] : last ? [last, last.length] : [box.blocks[at], 0];
}

function rangeOf(box, from, to) {
  const range = document.createRange();
  range.setStart(...nodeAt(box, from, false));
  range.setEnd(...nodeAt(box, to, true));
  return range;
}

// what is chosen, and the word at which the keys stand, are drawn by the browser over the text
function paint(box) {
  if (!globalThis.CSS?.highlights || !box.text) return;
  const { from, to } = box.draft;
  const set = (name, spans) => CSS.highlights.set(name, new Highlight(...spans.map((span) => rangeOf(box, ...span))));
  set("tracker-chosen", to > from ? [[from, to]] : []);
  set("tracker-caret", to > from || !box.text.length ? [] : [wordAt(box, box.caret)]);
  set("tracker-found", box.found ? [box.found] : []);
}

function show(box, from, to) {
  const at = rangeOf(box, from, to).getBoundingClientRect(), page = box.page.getBoundingClientRect();
  if (at.top < page.top + 8 || at.bottom > page.bottom - 8)
    box.page.scrollTop += at.top - page.top - Math.max(page.height / 3, 0);
}

const toText = (box) => box.page.focus({ preventScroll: true });

// ---- choosing words

function wordAt(box, unit) {
  const { text } = box;
  let at = Math.min(Math.max(unit, 0), text.length);
  while (at < text.length && /\s/u.test(text[at])) at++;
  if (at >= text.length) return [text.length, text.length];
  const end = at + letterAt(text, at).length;
  return inWords(text, at, end, box.unspaced);
}

const nextWord = (box, unit) => wordAt(box, wordAt(box, unit)[1])[0];

function previousWord(box, unit) {
  let at = unit;
  while (at > 0 && /\s/u.test(box.text[at - 1])) at--;
  return at ? inWords(box.text, at - letterBefore(box.text, at).length, at, box.unspaced)[0] : 0;
}

function choose(box, from, to, caret = from) {
  box.draft.from = from;
  box.draft.to = to;
  box.caret = caret;
  refresh(box);
  paint(box);
}

function chooseSentence(box, at) {
  const span = box.sentences[at];
  if (!span) return;
  choose(box, ...span);
  show(box, ...span);
}

const sentenceAt = (box, unit) => Math.max(lastUpTo(box.sentenceStarts, unit), 0);

function step(box, direction) {
  const { from, to } = box.draft, here = to > from ? from : box.caret, at = sentenceAt(box, here);
  const fresh = to === from && direction > 0 && box.sentences[at]?.[1] > here; // from a caret: its own sentence first
  chooseSentence(box, fresh ? at : at + direction);
}

function moveCaret(box, direction) {
  const here = box.draft.to > box.draft.from ? (direction > 0 ? box.draft.to : box.draft.from) : box.caret;
  const at = direction > 0 ? nextWord(box, here) : previousWord(box, here);
  choose(box, at, at, at);
  show(box, ...wordAt(box, at));
}

// with shift: the end of what is chosen moves by a word, or by a sentence
function extend(box, direction, bySentence) {
  const from = box.draft.to > box.draft.from ? box.draft.from : wordAt(box, box.caret)[0];
  let to = box.draft.to > from ? box.draft.to : from;
  if (bySentence) {
    const at = sentenceAt(box, Math.max(to - 1, from));
    const end = box.sentences[at]?.[1] ?? to;
    to = direction > 0 ? (to < end ? end : box.sentences[at + 1]?.[1] ?? to) : box.sentences[at - 1]?.[1] ?? from;
  } else if (direction > 0) to = wordAt(box, to)[1];
  else {
    const start = previousWord(box, to);
    to = start > from ? inWords(box.text, from, start, box.unspaced)[1] : from;
  }
  if (to <= from) return choose(box, from, from, from);
  choose(box, from, to, from);
  show(box, to - 1, to);
}

// a selection by mouse or finger, grown to whole words
function takeSelection(box) {
  const root = box.getRootNode();
  const selection = root.getSelection ? root.getSelection() : document.getSelection();
  if (!selection?.rangeCount) return;
  const range = selection.getComposedRanges
    ? selection.getComposedRanges({ shadowRoots: [root] })[0] : selection.getRangeAt(0);
  if (!range || range.collapsed || !box.page.contains(range.startContainer)) return;
  const from = placeOf(box, range.startContainer, range.startOffset);
  const to = placeOf(box, range.endContainer, range.endOffset) ?? box.text.length;
  if (from === null || to <= from) return;
  const span = inWords(box.text, from, to, box.unspaced);
  if (span[0] < span[1] && (span[0] !== box.draft.from || span[1] !== box.draft.to)) choose(box, ...span);
}

function placeOf(box, node, inner) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  if (element === box.page) return box.starts[inner] ?? box.text.length;
  const block = element.closest?.(".block");
  if (!block || !box.page.contains(block)) return null;
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, inner);
  return box.starts[Number(block.dataset.block)] + range.toString().length;
}

// ---- what is to be saved

const quoteOf = (box) => box.text.slice(box.draft.from, box.draft.to).split(/\s+/u).filter(Boolean).join(" ");
const countWords = (box, words) => (words ? (words.match(box.word) ?? []).length : 0);

// whole sentences within the limits, nearest to what is chosen
function bounds(box) {
  const [, fewest, most] = box.data.choices.limits, { from, to } = box.draft;
  const first = sentenceAt(box, from), last = sentenceAt(box, Math.max(to - 1, from));
  const offers = [];
  const offer = (one, other) => {
    if (!box.sentences[one] || !box.sentences[other]) return;
    const span = [box.sentences[one][0], box.sentences[other][1]];
    const words = countWords(box, box.text.slice(...span).split(/\s+/u).filter(Boolean).join(" "));
    if (words >= fewest && words <= most && !offers.some(([start, end]) => start === span[0] && end === span[1]))
      offers.push(span);
  };
  offer(first, last);
  for (let length = last - first; length >= 0 && offers.length < 2; length--)
    for (let at = first; at + length <= last && offers.length < 2; at++) offer(at, at + length);
  if (!offers.length) { offer(first, last + 1); offer(first - 1, last); }
  return offers.slice(0, 2);
}

function missing(box) {
  const { draft } = box;
  const needed = [
    ["quotation", draft.to > draft.from], ["stance", draft.stance], ["issue", draft.issue], ["actor", draft.actors.length],
    ["whose words", draft.attribution], ["date", draft.date.trim()],
    ["according to whom", draft.attribution !== "characterised" || draft.according_to],
    ["title of the joint statement", draft.actors.length < 2 || draft.title.trim()],
  ];
  return needed.filter(([, is]) => !is).map(([name]) => name);
}

function save(box, keep) {
  if (box.waiting || box.data.read_only) return;
  const lacking = missing(box);
  if (lacking.length) return say(box, `Still to choose: ${lacking.join(", ")}.`, "error");
  const { from, to, ...fields } = box.draft;
  box.waiting = true;
  box.last = { ...box.draft, keep };
  say(box, "Saving …", "");
  box.send("save", {
    ...fields, document: box.data.reading.document,
    start: toCharacters(box.places, from), end: toCharacters(box.places, to),
  });
}

const say = (box, words, kind) => {
  box.status.className = `status ${kind}`;
  box.status.textContent = words;
};

const fresh = () => ({
  from: 0, to: 0, stance: "", issue: "", actors: [], attribution: "", according_to: "", date: "", speaker: "", venue: "",
  confidence: "", form: "", article: "", locator: "", note: "", translation: "", translated_by: "", title: "",
});

// what became of a save or an undo, once
function hear(box, outcome) {
  if (!outcome || outcome.number === box.heard) return;
  box.heard = outcome.number;
  box.waiting = false;
  box.remarks = outcome.remarks;
  if (outcome.kind === "saved" && box.last) {
    const { draft, last } = box;
    box.draft = { ...fresh(), ...Object.fromEntries(STAYS.map((name) => [name, draft[name]])) };
    if (last.keep) Object.assign(box.draft, { from: last.from, to: last.to });
    else box.caret = last.to;
  } else if (outcome.kind === "undone" && box.last) {
    box.draft = { ...box.last, actors: [...box.last.actors] };
    box.caret = box.draft.from;
  }
  say(box, outcome.words, outcome.kind === "refused" ? "error" : "done");
  refresh(box);
  paint(box);
}

// ---- the fields

// a box in which one types to find a choice by any of its words
function typeAhead(box, name, label, choices, pick) {
  const id = `list-${name}`;
  const list = make("ul", { role: "listbox", id, "aria-label": label, hidden: "" });
  const input = make("input", {
    type: "text", role: "combobox", "aria-label": label, "aria-expanded": "false", "aria-controls": id,
    "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", placeholder: "Type to find",
  });
  let found = [], at = 0;
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = () => [...list.children].forEach((one, place) => {
    one.setAttribute("aria-selected", String(place === at));
    if (place === at) { input.setAttribute("aria-activedescendant", one.id); one.scrollIntoView({ block: "nearest" }); }
  });
  const take = (choice) => {
    input.value = "";
    close();
    pick(choice.value);
    toText(box);
  };
  const search = () => {
    const typed = folded(input.value).split(/\s+/u).filter(Boolean);
    const ranked = choices().map((choice) => {
      choice.words_found ??= folded(`${choice.words} ${choice.find}`).split(/[^\p{L}\p{N}]+/u);
      choice.first ??= folded(choice.words);
      const fits = typed.every((word) => choice.words_found.some((one) => one.startsWith(word))
        || choice.first.includes(word));
      return { choice, rank: !fits ? -1 : typed.length && choice.first.startsWith(typed[0]) ? 2 : 1 };
    }).filter(({ rank }) => rank > 0).sort((one, other) => other.rank - one.rank);
    found = ranked.slice(0, 30).map(({ choice }) => choice);
    at = 0;
    list.replaceChildren(...found.map((choice, place) => {
      const item = make("li", { role: "option", id: `${id}-${place}` }, make("b", {}, isolated(choice.words)));
      if (choice.about && choice.about !== choice.words) item.append(" ", make("small", {}, isolated(choice.about)));
      item.addEventListener("mousedown", (event) => event.preventDefault());
      item.addEventListener("click", () => take(choice));
      return item;
    }));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!!found.length));
    mark();
  };
  input.addEventListener("input", search);
  input.addEventListener("focus", search);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      at = Math.min(Math.max(at + (event.key === "ArrowDown" ? 1 : -1), 0), found.length - 1);
      mark();
    } else if (event.key === "Enter" && found[at] && !list.hidden) take(found[at]);
    else if (event.key === "Enter") toText(box);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { node: make("div", { class: "find" }, input, list), input };
}

const field = (name, label, ...inside) =>
  make("div", { class: `field of-${name}`, "data-field": name }, make("span", { class: "label" }, label), ...inside,
    make("p", { class: "remarks", hidden: "" }));

function buttons(box, name, label, choices) {
  const row = make("div", { role: "radiogroup", "aria-label": label, class: "choices" });
  for (const choice of choices) {
    const key = choice.key ? [make("kbd", {}, choice.key), " "] : [];
    const sign = choice.look ? [make("i", { class: `sign ${choice.look}`, "aria-hidden": "true" }, choice.about), " "] : [];
    // a sign stands for its words, which the label above says once it is chosen
    const button = make("button", {
      type: "button", role: "radio", "aria-checked": "false", "data-value": choice.value, "data-words": choice.words,
      title: choice.look ? choice.words : choice.about, "aria-label": choice.words,
    }, ...key, ...(choice.look ? sign : [choice.words]));
    button.addEventListener("click", () => set(box, name, choice.value));
    row.append(button);
  }
  return row;
}

function set(box, name, value) {
  box.draft[name] = value;
  if (name === "attribution" && value !== "characterised") box.draft.according_to = "";
  refresh(box);
  if (name === "attribution" && value === "characterised" && !box.draft.according_to) open(box, "according_to");
}

function typed(box, name, label, tag = "input") {
  const input = make(tag, { "aria-label": label, dir: "auto", autocomplete: "off", ...(tag === "input" ? { type: "text" } : { rows: 2 }) });
  input.addEventListener("input", () => { box.draft[name] = input.value; refresh(box, input); });
  box.inputs[name] = input;
  return input;
}

function select(box, name, label, choices, usual) {
  const input = make("select", { "aria-label": label }, make("option", { value: "" }, usual),
    ...choices.map((choice) => make("option", { value: choice.value }, choice.words)));
  input.addEventListener("change", () => { box.draft[name] = input.value; refresh(box, input); });
  box.inputs[name] = input;
  return input;
}

const hint = (key) => make("kbd", {}, key);

function drawForm(box, data) {
  const { choices } = data;
  box.inputs = {};
  const words = new Map(["issue", "actor"].flatMap((name) => choices[name].map((one) => [`${name} ${one.value}`, one])));
  box.words = (name, value) => words.get(`${name} ${value}`)?.words ?? value;
  box.about = (name, value) => words.get(`${name} ${value}`)?.about ?? "";
  const issue = typeAhead(box, "issue", "Issue", () => choices.issue, (value) => set(box, "issue", value));
  const actor = typeAhead(box, "actor", "Actor", () => choices.actor.filter((one) => !box.draft.actors.includes(one.value)),
    (value) => { box.draft.actors = [...box.draft.actors, value]; refresh(box); });
  const teller = typeAhead(box, "according_to", "According to", () => choices.actor, (value) => set(box, "according_to", value));
  Object.assign(box.inputs, { issue: issue.input, actor: actor.input, according_to: teller.input });
  box.quote = make("blockquote", { dir: "auto" });
  box.count = make("p", { class: "count", role: "status" });
  box.offers = make("p", { class: "offers" });
  box.picked = { issue: make("p", { class: "picked" }), actors: make("p", { class: "picked" }), teller: make("p", { class: "picked" }) };
  box.dates = make("p", { class: "dates" });
  box.stands = make("b", {});
  box.inputs.title = typed(box, "title", "Title of the joint statement");
  box.inputs.title.setAttribute("list", "titles");
  const titles = make("datalist", { id: "titles" }, ...choices.titles.map((title) => make("option", { value: title })));
  const action = (words, key, act, kind) => {
    const button = make("button", { type: "button", class: kind }, words, " ", hint(key));
    button.addEventListener("click", act);
    return button;
  };
  box.undo = action("Undo", "u", () => undo(box), "plain");
  box.form.replaceChildren(
    field("quote", "Quotation", box.quote, box.count, box.offers),
    field("stance", make("span", {}, "Stance ", box.stands), buttons(box, "stance", "Stance", choices.stance)),
    field("issue", make("span", {}, "Issue ", hint("i")), box.picked.issue, issue.node),
    field("actors", make("span", {}, "Actor ", hint("a")), box.picked.actors, actor.node),
    field("title", "Title of the joint statement", box.inputs.title, titles),
    field("attribution", "Whose words", buttons(box, "attribution", "Whose words", choices.attribution)),
    field("according_to", "According to", box.picked.teller, teller.node),
    field("date", make("span", {}, "Date of the statement ", hint("d")), typed(box, "date", "Date of the statement"), box.dates),
    field("speaker", make("span", {}, "Speaker ", hint("s")), typed(box, "speaker", "Speaker")),
    field("venue", make("span", {}, "Venue ", hint("v")), typed(box, "venue", "Venue")),
    make("details", { class: "rare" }, make("summary", {}, "Confidence, note, translation and more"),
      field("confidence", "Confidence of the coding", select(box, "confidence", "Confidence", choices.confidence, "high, unless chosen")),
      field("note", "Note: why this reading", typed(box, "note", "Note", "textarea")),
      field("form", "Form", select(box, "form", "Form", choices.form, "statement, unless chosen")),
      field("article", "Article", typed(box, "article", "Article")),
      field("locator", "Where in the document", typed(box, "locator", "Where in the document")),
      field("translation", "Translation", typed(box, "translation", "Translation", "textarea")),
      field("translated_by", "Translated by", typed(box, "translated_by", "Translated by"))),
    make("div", { class: "actions" },
      action("Save", "Enter", () => save(box, false), "primary"),
      action("Save, keep the words", "⇧ Enter", () => save(box, true), "plain"), box.undo),
    box.status,
    make("details", { class: "keys" }, make("summary", {}, "Keys ", hint("?")), keyList()));
  for (const one of data.reading.dates.slice(0, 40)) {
    const button = make("button", { type: "button", class: "plain", title: one.about }, one.date);
    button.addEventListener("click", () => { set(box, "date", one.date); toText(box); });
    box.dates.append(button);
  }
}

const KEYS = [
  ["n p", "the next sentence, the one before"], ["← →", "word by word"], ["⇧ → ⇧ ←", "more or fewer words"],
  ["⇧ ↓ ⇧ ↑", "more or fewer sentences"], ["m", "the next sentence that names an actor and a term, and is not coded"],
  ["1 – 5", "stance"], ["i a", "issue, actor: type a part of it, then Enter"], ["o r c", "own words, reported, another’s account"],
  ["d s v", "date, speaker, venue"], ["Enter", "save"], ["⇧ Enter", "save and keep the words for another issue"],
  ["u", "undo the last save"], ["/", "find in the document"], ["Esc", "back to the text; nothing chosen"],
];
const keyList = () => make("dl", {}, ...KEYS.flatMap(([keys, words]) =>
  [make("dt", {}, ...keys.split(" – ").length > 1 ? [hint(keys)] : [hint(keys)]), make("dd", {}, words)]));

function undo(box) {
  if (box.waiting || !box.data.can_undo) return;
  box.waiting = true;
  say(box, "Taking back …", "");
  box.send("undo", true);
}

// the form says what the draft says
function refresh(box, except) {
  const { draft } = box, quote = quoteOf(box), words = countWords(box, quote), [least, fewest, most] = box.data.choices.limits;
  kept.set(box.data.reading.document, draft);
  box.quote.textContent = quote ? `“${quote}”` : "Choose words in the document.";
  box.quote.classList.toggle("empty", !quote);
  const tooFew = quote && words < fewest, tooMany = words > most;
  box.count.textContent = !quote ? "" : `${words} ${words === 1 ? "word" : "words"}${
    tooMany ? `: at most ${most}` : tooFew ? `: at least ${fewest}, or ${least} that stand only once or are a deed` : ""}`;
  box.count.classList.toggle("wrong", tooFew || tooMany);
  box.offers.replaceChildren(...(tooFew || tooMany ? bounds(box).map((span) => {
    const offered = box.text.slice(...span).split(/\s+/u).filter(Boolean).join(" ");
    const button = make("button", { type: "button", class: "plain" },
      `Take ${countWords(box, offered)} words: `, isolated(offered.length > 60 ? `${offered.slice(0, 60)} …` : offered));
    button.addEventListener("click", () => { choose(box, ...span); toText(box); });
    return button;
  }) : []));
  for (const name of ["stance", "attribution"])
    for (const button of box.form.querySelectorAll(`.of-${name} [role=radio]`))
      button.setAttribute("aria-checked", String(button.dataset.value === draft[name]));
  box.stands.textContent = box.form.querySelector(".of-stance [aria-checked=true]")?.dataset.words ?? "";
  // a box to type in stands there until something is chosen, and again at its key
  box.form.querySelector(".of-issue .find").hidden = !!draft.issue && except !== box.inputs.issue;
  box.form.querySelector(".of-actors .find").hidden = draft.actors.length > 0 && except !== box.inputs.actor;
  box.form.querySelector(".of-according_to .find").hidden = !!draft.according_to && except !== box.inputs.according_to;
  box.picked.issue.replaceChildren(...(draft.issue
    ? [chip(box.words("issue", draft.issue), () => set(box, "issue", "")), make("small", {}, isolated(box.about("issue", draft.issue)))]
    : []));
  box.picked.actors.replaceChildren(...draft.actors.map((id) => chip(box.words("actor", id), () => {
    draft.actors = draft.actors.filter((one) => one !== id);
    refresh(box);
  })), ...(draft.actors.length ? [plainButton("and another, together", () => open(box, "actor"))] : []));
  box.picked.teller.replaceChildren(...(draft.according_to
    ? [chip(box.words("actor", draft.according_to), () => set(box, "according_to", ""))] : []));
  box.form.querySelector(".of-title").hidden = draft.actors.length < 2;
  box.form.querySelector(".of-according_to").hidden = draft.attribution !== "characterised";
  for (const name of ["date", "speaker", "venue", "note", "article", "locator", "translation", "translated_by", "title", "confidence", "form"])
    if (box.inputs[name] !== except && box.inputs[name].value !== draft[name]) box.inputs[name].value = draft[name];
  box.undo.disabled = !box.data.can_undo;
  showRemarks(box);
  showHere(box);
}

function plainButton(words, act) {
  const button = make("button", { type: "button", class: "plain" }, words);
  button.addEventListener("click", act);
  return button;
}

function chip(words, away) {
  const button = make("button", { type: "button", class: "chip", "aria-label": `${words}: take away` }, isolated(words), " ×");
  button.addEventListener("click", away);
  return button;
}

function showRemarks(box) {
  for (const place of box.form.querySelectorAll(".remarks")) {
    const mine = (box.remarks ?? []).filter((one) => one.field === place.parentElement.dataset.field);
    place.hidden = !mine.length;
    place.replaceChildren(...mine.map((one) => make("span", { class: one.severity, dir: "auto" }, one.words)));
    if (mine.length) place.closest("details")?.setAttribute("open", "");
  }
}

// what is coded already where the words are chosen
function showHere(box) {
  const { from, to } = box.draft, at = to > from ? [from, to] : [box.caret, box.caret + 1];
  const numbers = new Set(touching(box.coded ?? [], box.codedEnds ?? [], ...at).flatMap((one) => one.passages));
  const lines = [...numbers].flatMap((number) => (box.told.get(number) ?? []).map((words) => [number, words]));
  box.here.hidden = !lines.length;
  box.here.replaceChildren(make("b", {}, "Coded here: "),
    ...lines.slice(0, 12).map(([number, words]) => make("p", { dir: "auto" }, `${number} · ${words}`)),
    ...(lines.length > 12 ? [make("p", {}, `and ${lines.length - 12} more`)] : []));
}

// ---- finding

function find(box, words, from, backwards) {
  if (!words) { box.found = null; return paint(box); }
  box.lower ??= box.text.toLowerCase().length === box.text.length ? box.text.toLowerCase() : box.text;
  const wanted = words.toLowerCase(), { lower } = box;
  const at = backwards
    ? (from > 0 ? lower.lastIndexOf(wanted, from - 1) : -1) : lower.indexOf(wanted, from);
  const again = at >= 0 ? at : backwards ? lower.lastIndexOf(wanted) : lower.indexOf(wanted);
  box.found = again >= 0 ? [again, again + wanted.length] : null;
  box.foundSays.textContent = again < 0 ? "not found" : "";
  if (box.found) { box.caret = again; show(box, ...box.found); }
  paint(box);
}

function drawBar(box) {
  box.seek = make("input", { type: "search", "aria-label": "Find in the document", placeholder: "Find in the document ( / )", dir: "auto" });
  box.foundSays = make("span", { class: "told", role: "status" });
  box.seek.addEventListener("input", () => find(box, box.seek.value, box.found?.[0] ?? box.caret));
  box.seek.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    find(box, box.seek.value, event.shiftKey ? box.found?.[0] ?? 0 : (box.found?.[0] ?? -1) + 1, event.shiftKey);
  });
  box.names = make("details", { class: "names" });
  box.bar.replaceChildren(box.seek, box.foundSays, box.names);
}

// how often each actor and term is named; a press leads to the next place
function countNames(box) {
  const counts = new Map();
  for (const one of box.named) {
    const key = `${one.kind} ${one.name}`;
    counts.set(key, { ...one, times: (counts.get(key)?.times ?? 0) + 1 });
  }
  const ordered = [...counts.values()].sort((one, other) => other.times - one.times).slice(0, 40);
  box.names.hidden = !ordered.length;
  box.names.replaceChildren(make("summary", {}, `Named here: ${counts.size}`), make("p", {}, ...ordered.map((one) => {
    const button = make("button", { type: "button", class: "plain" }, make("span", { class: `named ${one.kind}` }, isolated(one.name)), ` ${one.times}`);
    button.addEventListener("click", () => {
      const places = box.named.filter((other) => other.kind === one.kind && other.name === one.name);
      const next = places.find((other) => other.from > box.caret) ?? places[0];
      choose(box, next.from, next.from, next.from);
      show(box, next.from, next.to);
    });
    return button;
  })));
}

function nextPromising(box) {
  const here = box.draft.to > box.draft.from ? box.draft.from + 1 : box.caret;
  const next = box.promising.find(([start]) => start >= here) ?? box.promising[0];
  if (!next) return say(box, "No sentence that names an actor and a term is left uncoded.", "");
  choose(box, ...next);
  show(box, ...next);
}

// ---- keys

const TYPES = new Set(["INPUT", "TEXTAREA", "SELECT"]);

function press(box, event) {
  event.stopPropagation(); // Streamlit has keys of its own
  const { key } = event, target = event.composedPath()[0];
  if (event.ctrlKey || event.metaKey || event.altKey) {
    if (key === "Enter") save(box, event.shiftKey);
    return;
  }
  if (TYPES.has(target.tagName)) {
    if (key === "Escape" || (key === "Enter" && target.tagName === "INPUT")) { event.preventDefault(); toText(box); }
    return;
  }
  const pressed = ["BUTTON", "SUMMARY"].includes(target.tagName);
  if (pressed && [" ", "Enter", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].includes(key)) return;
  const act = actionOf(box, key, event.shiftKey);
  if (!act) return;
  event.preventDefault();
  act();
}

function open(box, name) {
  box.inputs[name].parentElement.hidden = false;
  box.inputs[name].focus();
}

function actionOf(box, key, shift) {
  const { choices } = box.data;
  const fixed = {
    n: () => step(box, 1), p: () => step(box, -1), m: () => nextPromising(box), u: () => undo(box),
    i: () => open(box, "issue"), a: () => open(box, "actor"), d: () => box.inputs.date.focus(),
    s: () => box.inputs.speaker.focus(), v: () => box.inputs.venue.focus(), "/": () => box.seek.focus(),
    "?": () => box.form.querySelector(".keys").toggleAttribute("open"),
    ArrowRight: () => (shift ? extend(box, 1) : moveCaret(box, 1)),
    ArrowLeft: () => (shift ? extend(box, -1) : moveCaret(box, -1)),
    Enter: () => save(box, shift),
    Escape: () => { box.found = null; choose(box, box.caret, box.caret, box.caret); toText(box); },
    ...(shift ? { ArrowDown: () => extend(box, 1, true), ArrowUp: () => extend(box, -1, true) } : {}),
  };
  if (fixed[key]) return fixed[key];
  for (const name of ["stance", "attribution"]) {
    const choice = choices[name].find((one) => one.key === key);
    if (choice) return () => set(box, name, choice.value);
  }
  return null;
}

// ---- the component

function begin(box, parent) {
  box.ready = true;
  box.page = parent.querySelector(".page");
  box.form = parent.querySelector(".form");
  box.bar = parent.querySelector(".bar");
  box.here = parent.querySelector(".here");
  box.status = make("p", { class: "status", role: "status" });
  box.heard = 0;
  box.addEventListener("keydown", (event) => press(box, event));
  box.page.addEventListener("click", (event) => {
    const root = box.getRootNode(), selection = root.getSelection ? root.getSelection() : document.getSelection();
    if (selection && !selection.isCollapsed) return;
    const at = document.caretPositionFromPoint
      ? document.caretPositionFromPoint(event.clientX, event.clientY, { shadowRoots: [root] }) : null;
    const place = at ? placeOf(box, at.offsetNode, at.offset) : null;
    if (place !== null) choose(box, place, place, wordAt(box, previousWordStart(box, place))[0]);
  });
  for (const name of ["pointerup", "keyup"]) box.page.addEventListener(name, () => setTimeout(() => takeSelection(box), 0));
  document.addEventListener("selectionchange", () => {
    clearTimeout(box.settled);
    box.settled = setTimeout(() => box.isConnected && takeSelection(box), 250); // the handles of a touch screen
  });
}

const previousWordStart = (box, place) =>
  place > 0 && !/\s/u.test(box.text[place - 1]) ? inWords(box.text, place - letterBefore(box.text, place).length, place, box.unspaced)[0] : place;

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".reader");
  box.send = (name, value) => setTriggerValue(name, value);
  box.data = data;
  if (!box.ready) begin(box, parentElement);
  const { reading, choices } = data;
  box.word = new RegExp(choices.word, "gu");
  box.unspaced = new RegExp(`[${choices.unspaced}]`, "u");
  if (box.dataset.document !== reading.document || box.text !== reading.text) {
    box.dataset.document = reading.document;
    box.draft = kept.get(reading.document) ?? fresh();
    box.caret = box.draft.from;
    box.last = box.remarks = box.found = null;
    box.lower = undefined;
    box.waiting = false;
    layOut(box, reading);
    drawBar(box);
    box.marked = undefined;
  }
  if (box.book !== data.book) {
    box.book = data.book;
    drawForm(box, data);
  }
  if (box.marked !== data.marks) {
    box.marked = data.marks;
    takeMarks(box, reading);
    countNames(box);
  }
  hear(box, data.outcome);
  refresh(box, box.getRootNode().activeElement);
  paint(box);
}
