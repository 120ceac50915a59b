// Who or what stands where. All that the data says becomes text nodes and attributes, never markup.
// Streamlit calls the default function at every run of the page: what is open, and where the focus is, stays.

const make = (tag, attributes, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) node.setAttribute(name, value);
  node.append(...children);
  return node;
};

const isolated = (words) => make("bdi", { dir: "auto" }, words);

const drawLegend = (voices) =>
  make("div", { class: "legend" },
    ...voices.map((one) => make("span", {}, make("i", { class: one.voice, "aria-hidden": "true" }), one.words)));

function drawName(mark, pick) {
  const told = mark.told ? [" ", make("small", {}, isolated(mark.told))] : [];
  const button = make("button", { type: "button", class: `${mark.voice} v${mark.stance}` }, isolated(mark.name), ...told);
  button.addEventListener("click", () => pick(mark.id, button));
  return make("li", {}, button);
}

const drawNames = (marks, label, pick) =>
  make("ul", { role: "list", "aria-label": label }, ...marks.map((mark) => drawName(mark, pick)));

function drawKind(kind, level, most, pick) {
  const label = [level.label, kind.label].filter(Boolean).join(": ");
  const more = kind.marks.slice(most);
  const rest = more.length
    ? [make("details", {}, make("summary", {}, `${more.length} more`), drawNames(more, `${label}, more`, pick))]
    : [];
  return make("div", { class: kind.label ? "kind" : "" }, ...(kind.label ? [make("span", {}, kind.label)] : []),
    make("div", {}, drawNames(kind.marks.slice(0, most), label, pick), ...rest));
}

const drawLevel = (level, most, pick) =>
  make("section", {},
    make("h3", { class: `v${level.stance}` }, make("b", { "aria-hidden": "true" }, level.sign), level.label),
    make("div", {}, ...level.kinds.map((kind) => drawKind(kind, level, most, pick))));

const drawSilent = (silent) =>
  make("details", { class: "silent" },
    make("summary", {}, silent.label), make("p", {}, isolated(silent.names.join(", "))));

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".stance-list");
  const host = parentElement.getRootNode().host;
  box.pick = (id, button) => {
    box.picked = button;
    setTriggerValue("picked", id);
  };
  if (box.dataset.version === data.version) return;
  box.dataset.version = data.version;
  if (host && !box.returns) {
    // a dialog that closes gives the focus back to the host, which gives it to the name that opened the dialog
    box.returns = true;
    host.tabIndex = -1;
    host.style.outline = "none";
    host.addEventListener("focus", (event) => {
      if (event.composedPath()[0] === host) box.picked?.focus();
    });
  }
  box.replaceChildren(drawLegend(data.voices),
    ...data.levels.map((level) => drawLevel(level, data.most, (id, button) => box.pick(id, button))),
    ...(data.silent.names.length ? [drawSilent(data.silent)] : []));
}
