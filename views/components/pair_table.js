// Pairs of actors, as a table of real rows. All that the data says becomes text nodes, never markup.

const drawCause = (cause) =>
  make("li", {}, isolated(cause.line), make("blockquote", { dir: "auto" }, `“${cause.quote}”`));

const drawCauses = (causes) =>
  make("details", {},
    make("summary", {}, causes.length === 1 ? "the statement that moved it" : `the ${causes.length} statements that moved it`),
    make("ul", {}, ...causes.map(drawCause)));

const drawPair = (row, columns, go) =>
  make("tr", { class: row.thin ? "thin" : null },
    make("th", { scope: "row" }, wayTo(row.href, go, isolated(row.pair)), ...(row.causes.length ? [drawCauses(row.causes)] : [])),
    make("td", {}, make("span", { class: "when" }, `${columns[1]}: `), row.before),
    make("td", {}, make("span", { class: "when" }, `${columns[2]}: `), row.after));

const drawGroup = (group, columns, go) =>
  make("tbody", {},
    ...(group.heading ? [make("tr", { class: "group" }, make("th", { colspan: "3", scope: "rowgroup" }, group.heading))] : []),
    ...group.rows.map((row) => drawPair(row, columns, go)));

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".pairs");
  box.go = (href) => setTriggerValue("go", href);
  drawAnew(box, data, () => [make("table", {},
    make("thead", {}, make("tr", {}, ...data.columns.map((words) => make("th", { scope: "col" }, words)))),
    ...data.groups.map((group) => drawGroup(group, data.columns, (href) => box.go(href))))]);
}
