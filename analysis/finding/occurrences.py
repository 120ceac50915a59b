"""Where a text has what is looked for, and the stretch of it to show."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.finding.folded_words import PlacedWord, readings
from analysis.finding.query import Query, Term
from analysis.passage_marks import Span, around

STRETCH, BESIDE, LONGEST = 200, 100, 1_000
"""An excerpt holds what is found within so many letters, and so many more to each side; no word makes it longer."""


class Part(NamedTuple):
    """A stretch of a text, and whether it is what was looked for."""

    text: str
    is_marked: bool


class Excerpt(NamedTuple):
    """A stretch of a text in parts that add up to it, where it begins, and whether the text goes on behind it."""

    start: int
    parts: tuple[Part, ...]
    goes_on: bool

    @property
    def place(self) -> int:
        """Where what was looked for first stands in the text."""
        before = self.parts[0] if self.parts else None
        return self.start if before is None or before.is_marked else self.start + len(before.text)

    @property
    def with_gaps(self) -> tuple[Part, ...]:
        """The parts, and an ellipsis where more of the text stands before or behind them."""
        before = [Part("… ", is_marked=False)] if self.start else []
        return (*before, *self.parts, *([Part(" …", is_marked=False)] if self.goes_on else []))


def occurrences(words: Sequence[PlacedWord], term: Term) -> Iterator[Span]:
    """Each place at which the words of a text are those of a term, from the first to the last of them."""
    size, last = len(term.words), term.words[-1]
    for at in range(len(words) - size + 1):
        end = words[at + size - 1]
        if not (end.word.startswith(last) if term.is_open else end.word == last):
            continue
        if all(words[at + number].word == word for number, word in enumerate(term.words[:-1])):
            yield words[at].span[0], end.span[1]


def parts(text: str, query: Query) -> tuple[Part, ...]:
    """The text in parts, those marked that are any of what is looked for."""
    spans = sorted(span for words in readings(text) for term in query.terms for span in occurrences(words, term))
    found: list[Part] = []
    at = 0
    for start, end in spans:
        if end <= at:
            continue
        if start > at:
            found.append(Part(text[at:start], is_marked=False))
        found.append(Part(text[max(at, start) : end], is_marked=True))
        at = end
    return (*found, Part(text[at:], is_marked=False)) if at < len(text) else tuple(found)


def excerpt(text: str, within: Span, query: Query) -> Excerpt:
    """The stretch of a text with most of what is looked for, of the places that begin `within` it."""
    places = sorted(
        (*span, number)
        for words in readings(text[slice(*within)])
        for number, term in enumerate(query.terms)
        for span in occurrences(words, term)
    )
    # of the places near by no more are looked at than can begin there
    near = [places[at : at + STRETCH * len(query.terms)] for at in range(len(places))]
    near = [[one for one in some if one[0] < some[0][0] + STRETCH] for some in near]
    best = max(near, key=lambda some: len({number for _, _, number in some}), default=[(0, 0, 0)])
    start, last = best[0][0], max(end for _, end, _ in best)
    last = min(last, start + LONGEST)
    first, final = around((within[0] + start, within[0] + last), text, BESIDE)
    return Excerpt(first, parts(text[first:final], query), final < len(text))
