// Nodes of a page, made of names and texts alone: no data is ever read as markup. Stands before the script of a component.

const make = (tag, attributes, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {}))
    if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  node.append(...children);
  return node;
};

const isolated = (words) => make("bdi", { dir: "auto" }, words);
