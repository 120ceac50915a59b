// A list of moves. All that the data says becomes text nodes and classes, never markup.
// Streamlit calls the default function at every run of the page: what is open stays where the moves are the same.

const drawStand = (stand) => make(stand.look ? "i" : "span", { class: stand.look }, stand.words);

const drawMove = (move) =>
  make("details", { name: "moves" },
    make("summary", {},
      make("b", {}, isolated(move.who)),
      make("span", { class: "on" }, isolated(move.on)),
      make("span", { class: "to" }, drawStand(move.before), " → ", drawStand(move.after)),
      make("small", {}, isolated(move.when))),
    make("blockquote", {},
      make("p", { dir: "auto" }, `“${move.quote}”`),
      make("p", { dir: "auto" }, make("small", {}, move.said))));

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".moves");
  const version = JSON.stringify(data);
  if (box.version === version) return;
  box.version = version;
  const entries = data.entries.map(drawMove);
  const more = entries.slice(data.at_once);
  box.replaceChildren(...entries.slice(0, data.at_once), ...(more.length
    ? [make("details", {}, make("summary", {}, make("b", {}, `${more.length} more`)), ...more)]
    : []));
}
