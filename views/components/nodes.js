// Nodes of a page, made of names and texts alone: no data is ever read as markup. Stands before the script of a component.

const make = (tag, attributes, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {}))
    if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  node.append(...children);
  return node;
};

// a text, or a list of its parts of which every second is marked
const written = (words) =>
  Array.isArray(words) ? words.map((part, place) => (place % 2 ? make("mark", {}, part) : part)) : [words];

const isolated = (words) => make("bdi", { dir: "auto" }, ...written(words));

const follows = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

// a link to another page of the dashboard, which `go` leads to; a new tab or window is the browser's matter
function wayTo(href, go, ...words) {
  const drawn = make("a", { href }, ...words);
  drawn.addEventListener("click", (event) => {
    if (!follows(event)) return;
    event.preventDefault();
    go(href);
  });
  return drawn;
}

// Streamlit calls a component at every run of the page: as long as its data is the same, what is open and where the focus
// is stays
function drawAnew(box, data, draw) {
  const version = JSON.stringify(data);
  if (box.version === version) return;
  box.version = version;
  box.replaceChildren(...draw());
}
