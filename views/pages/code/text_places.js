// Places in a text: units of UTF-16 here, characters of Python on the way in and out; and what a word is.

const isLow = (text, at) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

function measure(text) {
  // every 1,000th character, so that few have to be counted for any place
  const marks = [0];
  let characters = 0;
  for (let unit = 0; unit < text.length; unit++) {
    if (isLow(text, unit)) continue;
    if (characters && characters % 1000 === 0) marks.push(unit);
    characters++;
  }
  return { text, marks };
}

function toUnits({ text, marks }, character) {
  const near = Math.min(Math.floor(character / 1000), marks.length - 1);
  let unit = marks[near];
  for (let left = character - near * 1000; left > 0 && unit < text.length; left--) unit += isLow(text, unit + 1) ? 2 : 1;
  return unit;
}

function toCharacters({ text, marks }, unit) {
  let low = 0, high = marks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (marks[middle] <= unit) low = middle; else high = middle - 1;
  }
  let character = low * 1000;
  for (let at = marks[low]; at < unit; at++) if (!isLow(text, at)) character++;
  return character;
}

// the last of sorted places that is not behind `at`, or -1
function lastUpTo(places, at) {
  let low = 0, high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle] <= at) low = middle + 1; else high = middle;
  }
  return low - 1;
}

const JOINS = /[\p{L}\p{N}\p{M}\u200c\u200d\ufe0f'’\u00ad-]/u;

function letterBefore(text, at) {
  return at > 0 ? text.slice(isLow(text, at - 1) ? at - 2 : at - 1, at) : "";
}

function letterAt(text, at) {
  return at < text.length ? String.fromCodePoint(text.codePointAt(at)) : "";
}

function inWords(text, from, to, unspaced) {
  const clings = (sign) => /[\p{M}\u200d\ufe0f]/u.test(sign);
  const joined = (one, other) => clings(other) || one === "\u200d"
    || (JOINS.test(one) && JOINS.test(other) && !unspaced.test(one) && !unspaced.test(other));
  if (from < text.length && isLow(text, from)) from--;
  if (to < text.length && isLow(text, to)) to++;
  while (from < to && /\s/u.test(text[from])) from++;
  while (to > from && /\s/u.test(text[to - 1])) to--;
  if (from === to) return [from, to];
  while (from > 0 && joined(letterBefore(text, from), letterAt(text, from))) from -= letterBefore(text, from).length;
  while (to < text.length && joined(letterBefore(text, to), letterAt(text, to))) to += letterAt(text, to).length;
  return [from, to];
}
