// The form of a position: what is chosen for it stands in `box.draft`, and goes to be saved when all is there.

const STAYS = ["actors", "speaker", "date", "venue", "attribution", "according_to", "confidence", "title", "form", "locator"];
const AGAIN = 4000; // milliseconds
const kept = new Map(); // what was chosen in each document, for as long as the window is open
const folded = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const onOneLine = (words) => words.split(/\s+/u).filter(Boolean).join(" ");
const quoteOf = (box) => onOneLine(box.text.slice(box.draft.from, box.draft.to));
const countWords = (box, words) => (words ? (words.match(box.word) ?? []).length : 0);

// whole sentences within the limits, nearest to what is chosen
function bounds(box) {
  const [, fewest, most] = box.data.choices.limits, { from, to } = box.draft;
  const first = sentenceAt(box, from), last = sentenceAt(box, Math.max(to - 1, from));
  if (first === last && box.runs.has(first)) return box.runs.get(first).slice(0, 2);
  const offers = [];
  const offer = (one, other) => {
    if (!box.sentences[one] || !box.sentences[other]) return;
    const span = [box.sentences[one][0], box.sentences[other][1]];
    const words = countWords(box, onOneLine(box.text.slice(...span)));
    if (words >= fewest && words <= most && !offers.some(([start, end]) => start === span[0] && end === span[1]))
      offers.push(span);
  };
  offer(first, last);
  for (let length = last - first; length >= 0 && offers.length < 2; length--)
    for (let at = first; at + length <= last && offers.length < 2; at++) offer(at, at + length);
  if (!offers.length) { offer(first, last + 1); offer(first - 1, last); }
  return offers.slice(0, 2);
}

function missing(box) {
  const { draft } = box;
  const needed = [
    ["quotation", draft.to > draft.from], ["stance", draft.stance], ["issue", draft.issue], ["actor", draft.actors.length],
    ["whose words", draft.attribution], ["date", draft.date.trim()],
    ["according to whom", draft.attribution !== "characterised" || draft.according_to],
    ["title of the joint statement", draft.actors.length < 2 || draft.title.trim()],
  ];
  return needed.filter(([, is]) => !is).map(([name]) => name);
}

function save(box, keep) {
  if (box.isTakingBack) return;
  const lacking = missing(box);
  if (lacking.length) return say(box, `Still to choose: ${lacking.join(", ")}.`, "error");
  const { draft } = box, sent = { ...draft, actors: [...draft.actors] };
  box.queue.push(sent);
  say(box, "Saving …", "");
  if (box.queue.length === 1) sendFirst(box);
  // the next one can be chosen meanwhile
  box.draft = { ...fresh(), ...Object.fromEntries(STAYS.map((name) => [name, draft[name]])) };
  if (keep) Object.assign(box.draft, { from: sent.from, to: sent.to });
  else box.caret = box.sentences[sentenceAt(box, sent.to - 1)]?.[1] ?? sent.to;
  box.left = [box.draft.from, box.draft.to];
  box.remarks = null;
  refresh(box);
  paint(box);
}

function sendFirst(box) {
  const { from, to, ...fields } = box.queue[0];
  ask(box, "save", {
    ...fields, document: box.data.reading.document,
    start: toCharacters(box.places, from), end: toCharacters(box.places, to),
  });
}

// a press is sent again while nothing is heard of it: the server heeds each once
function ask(box, name, value) {
  box.awaited = `${Date.now()} ${Math.random()}`;
  const send = (turn) => box.send(name, { ...value, press: box.awaited, turn });
  send(0);
  clearInterval(box.asking);
  let turn = 0;
  box.asking = setInterval(() => (box.isConnected ? send(++turn) : clearInterval(box.asking)), AGAIN);
}

const isUntouched = ({ draft, left }) =>
  !draft.stance && !draft.issue && (draft.from === draft.to || (draft.from === left?.[0] && draft.to === left?.[1]));

function takeUp(box, draft) {
  box.draft = { ...draft, actors: [...draft.actors] };
  box.caret = draft.from;
}

const say = (box, words, kind) => {
  box.status.className = `status ${kind}`;
  box.status.textContent = words;
};

const fresh = () => ({
  from: 0, to: 0, stance: "", issue: "", actors: [], attribution: "", according_to: "", date: "", speaker: "", venue: "",
  confidence: "", form: "", article: "", locator: "", note: "", translation: "", translated_by: "", title: "",
});

// what became of a save or an undo, once
function hear(box, outcome) {
  if (!outcome || outcome.press !== box.awaited) return;
  box.awaited = null;
  clearInterval(box.asking);
  box.remarks = outcome.remarks;
  const sent = box.isTakingBack ? null : box.queue.shift();
  box.isTakingBack = false;
  say(box, outcome.words, outcome.kind === "refused" ? "error" : "done");
  if (outcome.kind === "saved" && sent) box.last = sent;
  else if (outcome.kind === "undone" && box.last) takeUp(box, box.last);
  else if (sent && isUntouched(box)) takeUp(box, sent);
  else if (sent) box.status.append(" ", plainButton("Take it up again", () => { takeUp(box, sent); refresh(box); paint(box); }));
  if (box.queue.length) sendFirst(box);
  refresh(box);
  paint(box);
}

// ---- the fields

// a box in which one types to find a choice by any of its words
function typeAhead(box, name, label, choices, pick) {
  const id = `list-${name}`;
  const list = make("ul", { role: "listbox", id, "aria-label": label, hidden: "" });
  const input = make("input", {
    type: "text", role: "combobox", "aria-label": label, "aria-expanded": "false", "aria-controls": id,
    "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", placeholder: "Type to find",
  });
  let found = [], at = 0;
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = () => [...list.children].forEach((one, place) => {
    one.setAttribute("aria-selected", String(place === at));
    if (place === at) { input.setAttribute("aria-activedescendant", one.id); one.scrollIntoView({ block: "nearest" }); }
  });
  const take = (choice) => {
    input.value = "";
    close();
    pick(choice.value);
    toText(box);
  };
  const search = () => {
    const typed = folded(input.value).split(/\s+/u).filter(Boolean);
    const ranked = choices().map((choice) => {
      choice.words_found ??= folded(`${choice.words} ${choice.find}`).split(/[^\p{L}\p{N}]+/u);
      choice.first ??= folded(choice.words);
      const fits = typed.every((word) => choice.words_found.some((one) => one.startsWith(word))
        || choice.first.includes(word));
      return { choice, rank: !fits ? -1 : typed.length && choice.first.startsWith(typed[0]) ? 2 : 1 };
    }).filter(({ rank }) => rank > 0).sort((one, other) => other.rank - one.rank);
    found = ranked.slice(0, 30).map(({ choice }) => choice);
    at = 0;
    list.replaceChildren(...found.map((choice, place) => {
      const item = make("li", { role: "option", id: `${id}-${place}` }, make("b", {}, isolated(choice.words)));
      if (choice.about && choice.about !== choice.words) item.append(" ", make("small", {}, isolated(choice.about)));
      item.addEventListener("mousedown", (event) => event.preventDefault());
      item.addEventListener("click", () => take(choice));
      return item;
    }));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!!found.length));
    mark();
  };
  input.addEventListener("input", search);
  input.addEventListener("focus", search);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      at = Math.min(Math.max(at + (event.key === "ArrowDown" ? 1 : -1), 0), found.length - 1);
      mark();
    } else if (event.key === "Enter" && found[at] && !list.hidden) take(found[at]);
    else if (event.key === "Enter") toText(box);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { node: make("div", { class: "find" }, input, list), input };
}

const field = (name, label, ...inside) =>
  make("div", { class: `field of-${name}`, "data-field": name }, make("span", { class: "label" }, label), ...inside,
    make("p", { class: "remarks", hidden: "" }));

function buttons(box, name, label, choices) {
  const row = make("div", { role: "radiogroup", "aria-label": label, class: "choices" });
  for (const choice of choices) {
    const key = choice.key ? [make("kbd", {}, choice.key), " "] : [];
    const sign = choice.look ? [make("i", { class: `sign ${choice.look}`, "aria-hidden": "true" }, choice.about), " "] : [];
    // a sign stands for its words, which the label above says once it is chosen
    const button = make("button", {
      type: "button", role: "radio", "aria-checked": "false", "data-value": choice.value, "data-words": choice.words,
      title: choice.look ? choice.words : choice.about, "aria-label": choice.words,
    }, ...key, ...(choice.look ? sign : [choice.words]));
    button.addEventListener("click", () => set(box, name, choice.value));
    row.append(button);
  }
  return row;
}

function set(box, name, value) {
  box.draft[name] = value;
  if (name === "attribution" && value !== "characterised") box.draft.according_to = "";
  refresh(box);
  if (name === "attribution" && value === "characterised" && !box.draft.according_to) open(box, "according_to");
}

function typed(box, name, label, tag = "input") {
  const input = make(tag, { "aria-label": label, dir: "auto", autocomplete: "off", ...(tag === "input" ? { type: "text" } : { rows: 2 }) });
  input.addEventListener("input", () => { box.draft[name] = input.value; refresh(box, input); });
  box.inputs[name] = input;
  return input;
}

function select(box, name, label, choices, usual) {
  const input = make("select", { "aria-label": label }, make("option", { value: "" }, usual),
    ...choices.map((choice) => make("option", { value: choice.value }, choice.words)));
  input.addEventListener("change", () => { box.draft[name] = input.value; refresh(box, input); });
  box.inputs[name] = input;
  return input;
}

const hint = (key) => make("kbd", {}, key);

function drawForm(box, data) {
  const { choices } = data;
  box.inputs = {};
  const words = new Map(["issue", "actor"].flatMap((name) => choices[name].map((one) => [`${name} ${one.value}`, one])));
  box.words = (name, value) => words.get(`${name} ${value}`)?.words ?? value;
  box.about = (name, value) => words.get(`${name} ${value}`)?.about ?? "";
  const issue = typeAhead(box, "issue", "Issue", () => choices.issue, (value) => set(box, "issue", value));
  const actor = typeAhead(box, "actor", "Actor", () => choices.actor.filter((one) => !box.draft.actors.includes(one.value)),
    (value) => { box.draft.actors = [...box.draft.actors, value]; refresh(box); });
  const teller = typeAhead(box, "according_to", "According to", () => choices.actor, (value) => set(box, "according_to", value));
  Object.assign(box.inputs, { issue: issue.input, actor: actor.input, according_to: teller.input });
  box.quote = make("blockquote", { dir: "auto" });
  box.count = make("p", { class: "count", role: "status" });
  box.offers = make("p", { class: "offers" });
  box.picked = { issue: make("p", { class: "picked" }), actors: make("p", { class: "picked" }), teller: make("p", { class: "picked" }) };
  box.dates = make("p", { class: "dates" });
  box.stands = make("b", {});
  typed(box, "title", "Title of the joint statement").setAttribute("list", "titles");
  const titles = make("datalist", { id: "titles" }, ...choices.titles.map((title) => make("option", { value: title })));
  const action = (words, key, act, kind) => {
    const button = make("button", { type: "button", class: kind }, words, " ", hint(key));
    button.addEventListener("click", act);
    return button;
  };
  box.undo = action("Undo", "u", () => undo(box), "plain");
  box.form.replaceChildren(
    field("quote", "Quotation", box.quote, box.count, box.offers),
    field("stance", make("span", {}, "Stance ", box.stands), buttons(box, "stance", "Stance", choices.stance)),
    field("issue", make("span", {}, "Issue ", hint("i")), box.picked.issue, issue.node),
    field("actors", make("span", {}, "Actor ", hint("a")), box.picked.actors, actor.node),
    field("title", "Title of the joint statement", box.inputs.title, titles),
    field("attribution", "Whose words", buttons(box, "attribution", "Whose words", choices.attribution)),
    field("according_to", "According to", box.picked.teller, teller.node),
    field("date", make("span", {}, "Date of the statement ", hint("d")), typed(box, "date", "Date of the statement"), box.dates),
    field("speaker", make("span", {}, "Speaker ", hint("s")), typed(box, "speaker", "Speaker")),
    field("venue", make("span", {}, "Venue ", hint("v")), typed(box, "venue", "Venue")),
    make("details", { class: "rare" }, make("summary", {}, "Confidence, note, translation and more"),
      field("confidence", "Confidence of the coding", select(box, "confidence", "Confidence", choices.confidence, "high, unless chosen")),
      field("note", "Note: why this reading", typed(box, "note", "Note", "textarea")),
      field("form", "Form", select(box, "form", "Form", choices.form, "statement, unless chosen")),
      field("article", "Article", typed(box, "article", "Article")),
      field("locator", "Where in the document", typed(box, "locator", "Where in the document")),
      field("translation", "Translation", typed(box, "translation", "Translation", "textarea")),
      field("translated_by", "Translated by", typed(box, "translated_by", "Translated by"))),
    make("div", { class: "actions" },
      action("Save", "Enter", () => save(box, false), "primary"),
      action("Save, keep the words", "⇧ Enter", () => save(box, true), "plain"), box.undo),
    box.status,
    make("details", { class: "keys" }, make("summary", {}, "Keys ", hint("?")), keyList()));
  for (const one of data.reading.dates) {
    const button = make("button", { type: "button", class: "plain", title: one.about }, one.date);
    button.addEventListener("click", () => { set(box, "date", one.date); toText(box); });
    box.dates.append(button);
  }
}

const KEYS = [
  ["n p", "the next sentence, the one before"], ["← →", "word by word"], ["⇧ → ⇧ ←", "more or fewer words"],
  ["⇧ ↓ ⇧ ↑", "more or fewer sentences"], ["m", "the next sentence that names an actor and a term, and is not coded"],
  ["1 – 5", "stance"], ["i a", "issue, actor: type a part of it, then Enter"], ["o r c", "own words, reported, another’s account"],
  ["d s v", "date, speaker, venue"], ["Enter", "save"], ["⇧ Enter", "save and keep the words for another issue"],
  ["u", "undo the last save"], ["/", "find in the document"], ["Esc", "back to the text; nothing chosen"],
];
const keyList = () => make("dl", {}, ...KEYS.flatMap(([keys, words]) =>
  [make("dt", {}, hint(keys)), make("dd", {}, words)]));

function undo(box) {
  if (box.isTakingBack || box.queue.length || !box.data.can_undo) return;
  box.isTakingBack = true;
  say(box, "Taking back …", "");
  ask(box, "undo", {});
}

// the form says what the draft says
function refresh(box, except) {
  const { draft } = box, quote = quoteOf(box), words = countWords(box, quote), [least, fewest, most] = box.data.choices.limits;
  kept.set(box.data.reading.document, draft);
  box.quote.textContent = quote ? `“${quote}”` : "Choose words in the document.";
  box.quote.classList.toggle("empty", !quote);
  const tooFew = quote && words < fewest, tooMany = words > most;
  box.count.textContent = !quote ? "" : `${words} ${words === 1 ? "word" : "words"}${
    tooMany ? `: at most ${most}` : tooFew ? `: at least ${fewest}, or ${least} that stand only once or are a deed` : ""}`;
  box.count.classList.toggle("wrong", tooFew || tooMany);
  box.offers.replaceChildren(...(tooFew || tooMany ? bounds(box).map((span) => {
    const offered = onOneLine(box.text.slice(...span));
    const button = make("button", { type: "button", class: "plain" },
      `Take ${countWords(box, offered)} words: `, isolated(offered.length > 60 ? `${offered.slice(0, 60)} …` : offered));
    button.addEventListener("click", () => { choose(box, ...span); toText(box); });
    return button;
  }) : []));
  for (const name of ["stance", "attribution"])
    for (const button of box.form.querySelectorAll(`.of-${name} [role=radio]`))
      button.setAttribute("aria-checked", String(button.dataset.value === draft[name]));
  box.stands.textContent = box.form.querySelector(".of-stance [aria-checked=true]")?.dataset.words ?? "";
  // a box to type in stands there until something is chosen, and again at its key
  box.form.querySelector(".of-issue .find").hidden = !!draft.issue && except !== box.inputs.issue;
  box.form.querySelector(".of-actors .find").hidden = draft.actors.length > 0 && except !== box.inputs.actor;
  box.form.querySelector(".of-according_to .find").hidden = !!draft.according_to && except !== box.inputs.according_to;
  box.picked.issue.replaceChildren(...(draft.issue
    ? [chip(box.words("issue", draft.issue), () => set(box, "issue", "")), make("small", {}, isolated(box.about("issue", draft.issue)))]
    : []));
  box.picked.actors.replaceChildren(...draft.actors.map((id) => chip(box.words("actor", id), () => {
    draft.actors = draft.actors.filter((one) => one !== id);
    refresh(box);
  })), ...(draft.actors.length ? [plainButton("and another, together", () => open(box, "actor"))] : []));
  box.picked.teller.replaceChildren(...(draft.according_to
    ? [chip(box.words("actor", draft.according_to), () => set(box, "according_to", ""))] : []));
  box.form.querySelector(".of-title").hidden = draft.actors.length < 2;
  box.form.querySelector(".of-according_to").hidden = draft.attribution !== "characterised";
  for (const name of ["date", "speaker", "venue", "note", "article", "locator", "translation", "translated_by", "title", "confidence", "form"])
    if (box.inputs[name] !== except && box.inputs[name].value !== draft[name]) box.inputs[name].value = draft[name];
  box.undo.disabled = !box.data.can_undo;
  showRemarks(box);
  showHere(box);
}

function plainButton(words, act) {
  const button = make("button", { type: "button", class: "plain" }, words);
  button.addEventListener("click", act);
  return button;
}

function chip(words, away) {
  const button = make("button", { type: "button", class: "chip", "aria-label": `${words}: take away` }, isolated(words), " ×");
  button.addEventListener("click", away);
  return button;
}

function showRemarks(box) {
  for (const place of box.form.querySelectorAll(".remarks")) {
    const mine = (box.remarks ?? []).filter((one) => one.field === place.parentElement.dataset.field);
    place.hidden = !mine.length;
    place.replaceChildren(...mine.map((one) => make("span", { class: one.severity, dir: "auto" }, one.words)));
    if (mine.length) place.closest("details")?.setAttribute("open", "");
  }
}

// what is coded already where the words are chosen
function showHere(box) {
  const { from, to } = box.draft, at = to > from ? [from, to] : [box.caret, box.caret + 1];
  const numbers = new Set(touching(box.coded ?? [], box.codedEnds ?? [], ...at).flatMap((one) => one.passages));
  const lines = [...numbers].flatMap((number) => (box.told.get(number) ?? []).map((words) => [number, words]));
  box.here.hidden = !lines.length;
  box.here.replaceChildren(make("b", {}, "Coded here: "),
    ...lines.slice(0, 12).map(([number, words]) => make("p", { dir: "auto" }, `${number} · ${words}`)),
    ...(lines.length > 12 ? [make("p", {}, `and ${lines.length - 12} more`)] : []));
}
