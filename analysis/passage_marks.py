"""A document's text cut into parts, lines and segments, so that its coded passages can be marked in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.words import UNSPACED

Span = tuple[int, int]
"""From the first character to the one after the last, in the whole text."""

MOST_LETTERS, MOST_PASSAGES = 9_000, 30
"""A part of a document ends after so many characters, the ends of lines among them, or so many coded passages."""

MOST_LINES = 1_000_000
"""A document of more lines is not cut up."""

_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"

LONGEST_LINE = 3_500
"""A line longer than this is cut at a space: some documents are a single line."""

MOST_SEARCHED = 1_000_000_000
"""How many characters are searched, at most, for further places of the quotations: about a second, once."""


_SPACED = rf"[^\W{UNSPACED}]"
"""A letter of a script that puts spaces between words."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text, and the positions (labels of their rows) that rest on it.

    `number` counts the passages of the document in the order of the text.
    Where its words stand again further on, those places have the same number
    and `again`.
    """

    number: int
    span: Span
    positions: tuple[int, ...]
    again: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that the same passages cover from end to end (none: plain text), and those that end with it."""

    span: Span
    within: tuple[Passage, ...]
    ending: tuple[Passage, ...]


@dataclass(frozen=True)
class Marked:
    """A document's text, its passages in the order of the text, and its lines in parts."""

    text: str
    passages: Sequence[Passage]
    parts: Sequence[Sequence[Span]]
    has_copies: bool
    """Whether further places of the quotations were looked for: in very much text they are not."""

    def near(self, span: Span) -> list[Passage]:
        """The passages that touch a stretch of the text."""
        return [one for one in self.passages if one.span[0] < span[1] and one.span[1] > span[0]]

    def of(self, position: int) -> Passage | None:
        """The passage on which a position rests, where it stands first."""
        return next((one for one in self.passages if position in one.positions), None)

    def part_at(self, place: int) -> int:
        """The number, from 0, of the part in which a character of the text stands."""
        later = (number for number, run in enumerate(self.parts) if run and place < run[-1][1])
        return next(later, len(self.parts) - 1)


def mark(text: str, spans: Sequence[tuple[int, Span]]) -> Marked:
    """The text with the passages of (position, span) of each position."""
    copies = len({span for _, span in spans}) * len(text) <= MOST_SEARCHED
    passages = passages_of(spans, text, again=copies)
    return Marked(text, passages, parts(lines(text), passages), copies)


def passages_of(spans: Iterable[tuple[int, Span]], text: str, *, again: bool = True) -> list[Passage]:
    """The passages of a document in the order of the text, from (position, span) of each position.

    Positions with the same span are one passage. With `again`, the further
    places where its words stand in the text are passages too.
    """
    by_span: dict[Span, list[int]] = {}
    for position, span in spans:
        by_span.setdefault(span, []).append(position)
    found = []
    for number, span in enumerate(sorted(by_span), 1):
        first = Passage(number, span, tuple(by_span[span]))
        found.append(first)
        if again:
            copies = (copy for copy in _places(text[slice(*span)], text, span[1]) if copy not in by_span)
            found += [Passage(number, copy, first.positions, again=True) for copy in copies]
    return sorted(found, key=lambda passage: (passage.span, passage.number))


def _places(quote: str, text: str, start: int) -> Iterable[Span]:
    """Where the same words stand after `start`, by the rules of quotation_search: whole, whatever white space."""
    if not quote.strip():
        return ()
    words = r"\s+".join(map(re.escape, quote.split()))
    first, last = quote.strip()[0], quote.strip()[-1]
    # what stands before is looked at afterwards: a search that begins with plain letters is 40 times as fast
    found = re.compile(words + (f"(?!{_SPACED})" if re.match(_SPACED, last) else "")).finditer(text, start)
    spans = (match.span() for match in found)
    if not re.match(_SPACED, first):
        return spans
    return (span for span in spans if not re.match(_SPACED, text[span[0] - 1]))


def has_too_many_lines(text: str) -> bool:
    """Whether a document is nothing that anybody reads, but would fill the memory line by line."""
    return sum(map(text.count, _LINE_ENDS)) > MOST_LINES


def lines(text: str) -> list[Span]:
    """The lines of the text without their ends; the too long ones cut at a space, where they have any."""
    spans: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        last = start + len("".join(line.splitlines()))
        while last - start > LONGEST_LINE:
            space = text.rfind(" ", start, start + LONGEST_LINE)
            cut = space + 1 if space > start else start + LONGEST_LINE
            spans.append((start, cut))
            start = cut
        spans.append((start, last))
        start = end
    return spans


def parts(spans: Sequence[Span], passages: Sequence[Passage]) -> list[list[Span]]:
    """The lines in runs that are short enough to be shown at once. At least one run, which may be empty."""
    ends = sorted(passage.span[1] for passage in passages)
    runs: list[list[Span]] = [[]]
    letters = marks = place = 0
    for span in spans:
        here = 0
        while place < len(ends) and ends[place] <= span[1]:
            here, place = here + 1, place + 1
        size = span[1] - span[0] + 1
        if runs[-1] and (letters + size > MOST_LETTERS or marks + here > MOST_PASSAGES):
            runs.append([])
            letters = marks = 0
        runs[-1].append(span)
        letters, marks = letters + size, marks + here
    return runs


def segments(span: Span, passages: Iterable[Passage]) -> list[Segment]:
    """A stretch of the text in segments that add up to it. A passage ends where its last letter in `span` is its own.

    Passages may overlap, hold each other, begin before the stretch and end behind it.
    """
    start, end = span
    touching = [one for one in passages if one.span[0] < end and one.span[1] > start]
    edges = {start, end, *(min(max(edge, start), end) for one in touching for edge in one.span)}
    return [
        Segment((left, right), within, tuple(one for one in within if one.span[1] == right))
        for (left, right), within in _swept(edges, touching)
    ]


def covered(passages: Sequence[Passage]) -> Iterator[tuple[Span, tuple[Passage, ...]]]:
    """The stretches of a text that the same passages cover from end to end, in order, and those passages."""
    edges = {edge for one in passages for edge in one.span}
    return ((span, within) for span, within in _swept(edges, passages) if within)


def _swept(edges: Iterable[int], passages: Sequence[Passage]) -> Iterator[tuple[Span, tuple[Passage, ...]]]:
    """From edge to edge the passages that cover it, in the order in which they begin; each is looked at a few times."""
    coming = sorted(passages, key=lambda one: one.span)
    place = 0
    here: list[Passage] = []
    for left, right in pairwise(sorted(edges)):
        while place < len(coming) and coming[place].span[0] <= left:
            here.append(coming[place])
            place += 1
        here = [one for one in here if one.span[1] > left]
        yield (left, right), tuple(here)


def around(span: Span, text: str, letters: int = 300) -> Span:
    """The stretch with its surroundings, up to so many characters to each side and cut between words."""
    start, end = max(span[0] - letters, 0), min(span[1] + letters, len(text))
    if start:
        space = re.compile(r"\s").search(text, start, span[0])
        start = space.end() if space else start
    if end < len(text):
        tail = re.compile(r"\s\S*\Z").search(text, span[1], end)
        end = tail.start() if tail else end
    return start, end
