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
