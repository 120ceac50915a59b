// Cards beside one another, after the drawing of cards (passage_cards.js).

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
  if (!box.go && host?.closest("[role=dialog]")) takeTheFocus(host, box);
  // a dialog stands beside the app and does not inherit whether it is light or dark
  box.style.colorScheme = getComputedStyle(document.querySelector(".stApp")).colorScheme;
  box.go = (href) => setTriggerValue("go", href);
  drawAnew(box, data.cards, () => [make("div", { class: "cards" }, ...data.cards.map((card) => drawCard(card, box)))]);
}
