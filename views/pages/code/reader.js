// A document that is read and coded: its keys, and what joins its text and its form, which stand before this.
// All that the data says becomes text nodes and attributes, never markup. Streamlit calls the default function at every
// run of the page: what is chosen, and where the focus is, stays.

const TYPES = new Set(["INPUT", "TEXTAREA", "SELECT"]);

function press(box, event) {
  event.stopPropagation(); // Streamlit has keys of its own
  const { key } = event, target = event.composedPath()[0];
  if (event.ctrlKey || event.metaKey || event.altKey) {
    if (key === "Enter") save(box, event.shiftKey);
    return;
  }
  if (TYPES.has(target.tagName)) {
    if (key !== "Escape" && (key !== "Enter" || target.tagName !== "INPUT")) return;
    event.preventDefault();
    if (target === box.seek && box.found) goTo(box, ...box.found);
    toText(box);
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
    box.queue = [];
    box.awaited = null;
    clearInterval(box.asking);
    box.isTakingBack = false;
    layOut(box, reading);
    drawBar(box);
    box.marked = undefined;
  }
  if (box.book !== data.book) {
    box.book = data.book;
    drawForm(box, data);
  }
  if (box.marked !== reading.marks) {
    box.marked = reading.marks;
    takeMarks(box, reading);
    countNames(box);
  }
  hear(box, data.outcome);
  refresh(box, box.getRootNode().activeElement);
  paint(box);
}
