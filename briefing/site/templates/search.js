"use strict";
// What somebody looks for, found among the names and quotations of the site. Words are folded by the rules with which the
// dashboard finds, whose tables the program fills in; search-index.js has the texts.

const rules = {{ rules }};

const accents = new RegExp(rules.accents, "gu");
const unseen = new RegExp(`^[\\p{Cf}${rules.unseen}]$`, "u");
const wordsOf = new RegExp(`[${rules.unspaced}][${rules.voiced}]*|[^ ${rules.unspaced}]+`, "gu");
const article = new RegExp(`^${rules.article}`, "u");
const wordsAndPhrases = new RegExp(`[${rules.quotes}]([^${rules.quotes}]*)(?:[${rules.quotes}]|$)|[^\\s${rules.quotes}]+`, "gu");
const folded = new Map();

/** A digit of any script as one of ours: those of a script stand in a row, ten by ten. */
function digit(sign) {
  let first = sign.codePointAt(0);
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((sign.codePointAt(0) - first) % 10);
}

function inWord(sign) {
  if (/\p{Nd}/u.test(sign)) return digit(sign);
  return /[\p{L}\p{N}\p{M}]/u.test(sign) ? sign : " ";
}

/** Without case: ß and ẞ have SS in common with ss, and ς has Σ with σ. */
function caseless(text) {
  return Array.from(text, (sign) => sign.toLowerCase().toUpperCase().toLowerCase()).join("");
}

/** What one sign is found as: letters and digits, a space, or nothing. */
function foldedSign(sign) {
  if (!folded.has(sign)) {
    const seen = unseen.test(sign) ? "" : rules.radicals[sign] ?? sign;
    const apart = caseless(seen.normalize("NFKD")).normalize("NFKD").replace(accents, "");
    folded.set(sign, Array.from(apart, (one) => Array.from(rules.like[one] ?? one, inWord).join("")).join(""));
  }
  return folded.get(sign);
}

/** The words of a text as they are found, each with the place of its first sign and the place behind its last. */
function placedWords(text) {
  const signs = Array.from(text);
  const starts = [];
  let length = 0;
  for (const sign of signs) {
    starts.push(length);
    length += sign.length;
  }
  starts.push(length);
  const place = [];
  const parts = signs.map(foldedSign);
  parts.forEach((part, at) => { for (let unit = 0; unit < part.length; unit += 1) place.push(at); });
  return Array.from(parts.join("").matchAll(wordsOf), (found) => {
    let end = place[found.index + found[0].length - 1] + 1;
    while (end < parts.length && !parts[end]) end += 1;
    return { word: found[0].replace(article, ""), start: starts[place[found.index]], end: starts[end] };
  });
}

function foldedWords(text) {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return Array.from(text, foldedSign).join("").match(wordsOf)?.map((word) => word.replace(article, "")) ?? [];
}

/** What is looked for: words in a row. The last of an open one may be the beginning of a longer word. */
function readQuery(text) {
  const terms = [];
  let room = rules.mostWords;
  for (const part of text.matchAll(wordsAndPhrases)) {
    const words = foldedWords(part[1] ?? part[0]).slice(0, room);
    const isOpen = part[1] === undefined && Array.from(words.at(-1) ?? "").length >= rules.fewestLetters;
    if (words.length) terms.push({ words, isOpen });
    room -= words.length;
  }
  return terms;
}

/** A text to look in: its words with a space around each. */
function ground(texts) {
  return texts.map((text) => ` ${foldedWords(text).join(" ")} `).join("\n");
}

function holds(text, term) {
  return text.includes(` ${term.words.join(" ")}${term.isOpen ? "" : " "}`);
}

/** The places of a text that are any of what is looked for, none inside another. */
function spans(text, terms) {
  const words = placedWords(text);
  const found = [];
  for (const { words: wanted, isOpen } of terms) {
    const last = wanted.length - 1;
    words.forEach((first, at) => {
      const end = words[at + last];
      if (!end || !(isOpen ? end.word.startsWith(wanted[last]) : end.word === wanted[last])) return;
      if (wanted.every((word, number) => number === last || words[at + number].word === word)) found.push([first.start, end.end]);
    });
  }
  return found.sort(([one, its], [other, others]) => one - other || its - others);
}

/** The text as nodes, with what is looked for marked. */
function marked(text, terms) {
  const nodes = [];
  let at = 0;
  for (const [start, end] of spans(text, terms)) {
    if (end <= at) continue;
    if (start > at) nodes.push(text.slice(at, start));
    nodes.push(element("mark", {}, text.slice(Math.max(at, start), end)));
    at = end;
  }
  return [...nodes, text.slice(at)];
}

function element(name, properties, ...content) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}

function link(address, text, terms) {
  return element("a", { href: address, dir: "auto" }, ...marked(text, terms));
}

/** The entries of a kind with all of what is looked for: those first whose own texts have all of it. Who says it and on
    what counts beside a word of a quotation only, since an actor's name would else find all that the actor has said. */
function matching({ entries, grounds }, terms) {
  const whole = [];
  const partly = [];
  entries.forEach((entry, number) => {
    const [own, beside, , language] = entry;
    const known = (grounds[number] ??= { own: ground(own) });
    const missing = terms.filter((term) => !holds(known.own, term));
    if (!missing.length) {
      whole.push(entry);
    } else if (missing.length < terms.length || !language) {
      known.beside ??= ground(beside);
      if (missing.every((term) => holds(known.beside, term))) partly.push(entry);
    }
  });
  return [...whole, ...partly];
}

function asName([[title], beside, [address]], terms) {
  const more = element("div", { className: "about", dir: "auto" }, ...marked(beside.join(" · "), terms));
  return element("li", {}, link(address, title, terms), ...(beside.length ? [more] : []));
}

function asQuotation([[quote, translation], lines, addresses, language], terms) {
  const card = element("article", { className: "card" });
  card.append(element("blockquote", { dir: "auto", lang: language }, "“", ...marked(quote, terms), "”"));
  if (translation) card.append(element("p", { className: "said", dir: "auto" }, "“", ...marked(translation, terms), "”"));
  const said = lines.map((line, at) => element("li", {}, link(addresses[at], line, terms)));
  card.append(element("ul", { className: "plain" }, ...said));
  return card;
}

function asSection({ heading, found }, terms) {
  const made = element("section", {}, element("h2", {}, `${heading} (${found.length})`));
  const shown = found.slice(0, most);
  const isNamed = !shown[0][3];
  made.append(element(isNamed ? "ul" : "div", { className: isNamed ? "plain found" : "cards" },
    ...shown.map((entry) => (isNamed ? asName : asQuotation)(entry, terms))));
  if (found.length > most) {
    made.append(element("p", { className: "more" }, `These are the first ${most}. One more word would find fewer.`));
  }
  return made;
}

const most = 50;
const kinds = Object.entries(index).map(([heading, entries]) => ({ heading, entries, grounds: [] }));

function show(text) {
  const terms = readQuery(text);
  const all = terms.length ? kinds.map((kind) => ({ heading: kind.heading, found: matching(kind, terms) })) : [];
  const found = all.filter((one) => one.found.length);
  const number = found.reduce((sum, one) => sum + one.found.length, 0);
  document.getElementById("count").textContent = terms.length ? (number ? `${number} found` : "Nothing has all of this.") : "";
  document.getElementById("found").replaceChildren(...found.map((one) => asSection(one, terms)));
}

const box = document.getElementById("query");
let waiting;
box.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    history.replaceState(null, "", `?${new URLSearchParams({ q: box.value })}`);
    show(box.value);
  }, 200);
});
box.value = new URLSearchParams(location.search).get("q") ?? "";
show(box.value);
