// The text of a document: drawn in blocks, with what is coded and named in it; words are chosen and found in it.

const BLOCK = 4000; // characters that are drawn at a time

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
  box.runs = new Map(data.long.map((one) => [one.sentence, one.runs.map((span) => span.map(unit))]));
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

// the keys stand at a place, and nothing is chosen
function goTo(box, from, to) {
  box.found = null;
  choose(box, from, from, from);
  show(box, from, to);
}

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
      goTo(box, next.from, next.to);
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
