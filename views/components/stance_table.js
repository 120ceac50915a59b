// A table of issues by stance, after the drawing of cards (passage_cards.js). Streamlit calls the default function at
// every run of the page: what is open, and where the focus is, stays.

const unseen = (words) => make("span", { class: "unseen" }, words);

const chip = (mark, stance, look) => {
  const drawn = name(mark, look);
  drawn.append(make("small", {}, isolated(mark.told)), unseen(`, ${stance}. `));
  return drawn;
};

const drawDetail = (row, state) => [
  ...(row.about ? [make("p", { class: "about", dir: "auto" }, row.about)] : []),
  make("div", { class: "cards" }, ...row.cards.map((card) => drawCard(card, state))),
];

// which part of the line between the outermost marks of a row goes through a column
const stretch = (column, low, high) => {
  if (low === high || column < low || column > high) return "";
  return column === low ? "from" : column === high ? "to" : "between";
};

// a name may be wider than its column on a small window where the next mark is two columns away
const roomy = (low, high) => low === high || high - low > 1;

function drawCells(row, columns) {
  const places = row.marks.map((mark) => columns.findIndex((column) => column.stance === mark.stance));
  const low = Math.min(...places), high = Math.max(...places);
  return columns.map((column, place) => {
    const edge = place === 0 ? "first" : place === columns.length - 1 ? "last" : "";
    const middle = place === (columns.length - 1) / 2 ? "middle" : "";
    return make("td", { role: "cell", class: `${stretch(place, low, high)} ${middle} ${edge}` },
      ...row.marks.filter((_, at) => places[at] === place)
        .map((mark) => chip(mark, column.words, roomy(low, high) ? "roomy" : "")));
  });
}

function drawRow(row, data, state) {
  const button = make("button", { type: "button", "aria-expanded": "false", "data-row": row.id }, isolated(row.title));
  const line = make("tr", { class: "row", role: "row" },
    make("th", { scope: "row", role: "rowheader" }, button), ...drawCells(row, data.columns));
  const cell = make("td", { role: "cell", colspan: data.columns.length + 1 });
  const detail = make("tr", { class: "detail", role: "row" }, cell);
  detail.hidden = true;
  const set = (open) => {
    button.setAttribute("aria-expanded", String(open));
    detail.hidden = !open;
    cell.replaceChildren(...(open ? drawDetail(row, state) : []));
  };
  // the whole row is the button for a mouse; keys press the button itself, whose click comes up here
  line.addEventListener("click", () => press(state, state.open === row.id ? null : row.id));
  state.rows.set(row.id, { set, button });
  return [line, detail];
}

function drawGroup(group, data, state) {
  const drawn = group.rows.flatMap((row) => drawRow(row, data, state));
  const across = { role: "cell", colspan: data.columns.length + 1 };
  if (group.text)
    drawn.push(make("tr", { class: "text", role: "row" }, make("td", { ...across, dir: "auto" }, group.text)));
  const heading = make("th", { ...across, role: "rowheader", scope: "rowgroup" });
  const body = make("tbody", { role: "rowgroup" }, make("tr", { class: "group", role: "row" }, heading), ...drawn);
  if (!group.folded) {
    heading.append(isolated(group.title));
    return body;
  }
  const button = make("button", { type: "button" }, isolated(group.title));
  const fold = (open) => {
    button.setAttribute("aria-expanded", String(open));
    body.classList.toggle("folded", !open);
    if (open) state.unfolded.add(group.title);
    else state.unfolded.delete(group.title);
  };
  button.addEventListener("click", () => fold(body.classList.contains("folded")));
  heading.append(button);
  fold(state.unfolded.has(group.title));
  for (const row of group.rows) state.rows.get(row.id).reveal = () => fold(true);
  return body;
}

const drawLegend = (data) =>
  make("p", { class: "legend" }, ...data.voices.map(({ voice, words }) =>
    make("span", {}, make("i", { class: `${voice} v0`, "aria-hidden": "true" }), words)));

function drawTable(data, state) {
  const heads = data.columns.map((column) =>
    make("th", { role: "columnheader", scope: "col" },
      make("b", { class: `own v${column.stance}`, "aria-hidden": "true" }, column.sign), " ", column.words));
  return make("table", { role: "table", "aria-label": data.label },
    make("thead", { role: "rowgroup" },
      make("tr", { role: "row" }, make("th", { role: "columnheader", scope: "col" }, "Issue"), ...heads)),
    ...data.groups.map((group) => drawGroup(group, data, state)));
}

// one row is open at a time, so that a passage stands on the page once
function show(state, id) {
  state.rows.get(state.open)?.set(false);
  state.open = state.rows.has(id) ? id : null;
  const row = state.rows.get(state.open);
  row?.reveal?.();
  row?.set(true);
}

function press(state, id) {
  show(state, id);
  state.asked.push(id);
  state.send(id);
}

// the page says which row is open: it may repeat what was pressed here, or lead back to another address
function heed(state, open) {
  if (open === state.served) return;
  state.served = open;
  const place = state.asked.lastIndexOf(open);
  if (place >= 0) state.asked.splice(0, place + 1);
  else if (open !== state.open) show(state, open);
}

function redraw(box, data, state) {
  const focused = box.getRootNode().activeElement?.dataset.row;
  state.rows.clear();
  box.replaceChildren(drawLegend(data), drawTable(data, state));
  show(state, state.open);
  if (focused) state.rows.get(focused)?.button.focus();
}

const states = new WeakMap();

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const box = parentElement.querySelector(".stance-table");
  const state = states.get(box) ??
    { rows: new Map(), unfolded: new Set(), asked: [], open: data.open, served: data.open, drawn: "" };
  states.set(box, state);
  state.send = (id) => setStateValue("open", id);
  state.go = (href) => setTriggerValue("go", href);
  const version = JSON.stringify({ ...data, open: null });
  if (version !== state.drawn) {
    state.drawn = version;
    redraw(box, data, state);
  }
  heed(state, data.open);
}
