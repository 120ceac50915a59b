// Cards beside one another, after the drawing of cards (passage_cards.js). Streamlit calls the default function at every
// run of the page: what is open, and where the focus is, stays as long as the cards do.

const shown = new WeakMap();

const stopsIn = (box) => [...box.querySelectorAll("a, summary")].filter((stop) => stop.checkVisibility());

// what keeps the focus in a dialog does not see into a component and would pass over its folds and links
function takeTheFocus(host, box) {
  host.tabIndex = 0;
  host.style.outline = "none"; // it hands the focus on
  host.addEventListener("focus", (event) => {
    if (event.composedPath()[0] !== host || !host.matches(":focus-visible")) return; // a mouse asks for no link
    const comesBack = event.relatedTarget && host.compareDocumentPosition(event.relatedTarget) & Node.DOCUMENT_POSITION_FOLLOWING;
    stopsIn(box).at(comesBack ? -1 : 0)?.focus();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Tab") return;
    const stops = stopsIn(box);
    const next = stops.indexOf(event.target) + (event.shiftKey ? -1 : 1);
    if (next >= 0 && next < stops.length) event.stopPropagation(); // so that the browser goes there
  });
}

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".card-list");
  const host = parentElement.getRootNode().host;
  if (!shown.has(box) && host?.closest("[role=dialog]")) takeTheFocus(host, box);
  const state = shown.get(box) ?? { drawn: "" };
  shown.set(box, state);
  // a dialog stands beside the app and does not inherit whether it is light or dark
  box.style.colorScheme = getComputedStyle(document.querySelector(".stApp")).colorScheme;
  state.go = (href) => setTriggerValue("go", href);
  const version = JSON.stringify(data.cards);
  if (version === state.drawn) return;
  state.drawn = version;
  box.replaceChildren(make("div", { class: "cards" }, ...data.cards.map((card) => drawCard(card, state))));
}
