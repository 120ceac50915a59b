// Cards beside one another, after the drawing of cards (passage_cards.js). Streamlit calls the default function at every
// run of the page: what is open, and where the focus is, stays as long as the cards do.

const shown = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".card-list");
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
