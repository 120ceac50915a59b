// Pairs of actors, as a table of real rows. All that the data says becomes text nodes, never markup.
// Streamlit calls the default function at every run of the page: what is open stays where the pairs are the same.

const drawCause = (cause) =>
  make("li", {}, isolated(cause.line), make("blockquote", { dir: "auto" }, `“${cause.quote}”`));

const drawCauses = (causes) =>
  make("details", {},
    make("summary", {}, causes.length === 1 ? "the statement that moved it" : `the ${causes.length} statements that moved it`),
    make("ul", {}, ...causes.map(drawCause)));

function drawPair(row, columns, go) {
  const link = make("a", { href: row.href }, isolated(row.pair));
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return; // the browser opens these elsewhere
    event.preventDefault();
    go(row.href);
  });
  return make("tr", { class: row.thin ? "thin" : null },
    make("th", { scope: "row" }, link, ...(row.causes.length ? [drawCauses(row.causes)] : [])),
    make("td", {}, make("span", { class: "when" }, `${columns[1]}: `), row.before),
    make("td", {}, make("span", { class: "when" }, `${columns[2]}: `), row.after));
}

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".pairs");
  const version = JSON.stringify(data);
  if (box.version === version) return;
  box.version = version;
  const go = (href) => setTriggerValue("go", href);
  box.replaceChildren(make("table", {},
    make("thead", {}, make("tr", {}, ...data.columns.map((words) => make("th", { scope: "col" }, words)))),
    ...data.groups.map((group) =>
      make("tbody", {},
        ...(group.heading
          ? [make("tr", { class: "group" }, make("th", { colspan: "3", scope: "rowgroup" }, group.heading))] : []),
        ...group.rows.map((row) => drawPair(row, data.columns, go))))));
}
