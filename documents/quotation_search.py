"""Where quotations stand in a text, and what comes nearest to one that does not."""

import re
import unicodedata
from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from documents.compared_text import (
    PIECE,
    ComparedText,
    collapse,
    compared_quotation,
    compared_text,
    without_hyphens,
)
from documents.page_borders import left_out
from loaders.look_alikes import as_seen
from loaders.words import is_unspaced

ONE_PASS = 100_000_000
"""From so many characters on (quotations times length) one pass for all is faster than a search for each, ..."""

MANY = 100
"""... if there are so many quotations: to take a text apart takes as long as that many searches."""

COMMON = 300
"""A word that stands more often than once in so many characters tells less than a search for the whole quotation."""

_SIGNS = ".,;:!?()[]{}\"'“”„‘’‚«»…-–—/*"
_WORD = re.compile("[^ ]+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """The character range of a quotation in a text, and what stands between two pages in it and is left out."""

    span: Span
    left_out: str = ""


class SearchedText:
    """A text and what is made of it to look quotations up, each part when it is first needed."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def compared(self) -> ComparedText:
        """The text as quotations are looked up in it."""
        return compared_text(self.text)

    @cached_property
    def joined(self) -> "JoinedPages | None":
        """The text without what stands between its pages; None where nothing does."""
        gaps = left_out(self.text)
        return JoinedPages(self.text, gaps) if gaps else None


class JoinedPages(SearchedText):
    """A text without what stands between its pages."""

    def __init__(self, text: str, gaps: Sequence[Span]) -> None:
        starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)]
        super().__init__("\n".join(text[start:end] for start, end in zip(starts, ends, strict=True)))
        self._whole = text
        self._gaps = gaps
        self._starts = np.array(starts)
        self._begins = np.cumsum([0, *(end - start + 1 for start, end in zip(starts, ends, strict=True))])[:-1]

    def place(self, span: Span) -> Place:
        """Where a passage of this text stands in the whole text."""
        start, end = self._in_whole(span[0]), self._in_whole(span[1] - 1) + 1
        between = [self._whole[first:last] for first, last in self._gaps if start <= first and last <= end]
        return Place((start, end), " ".join(" ".join(between).split()))

    def _in_whole(self, at: int) -> int:
        part = int(np.searchsorted(self._begins, at, side="right")) - 1
        return int(self._starts[part] + at - self._begins[part])


def locate(quote: str, text: str) -> Span | None:
    """The character range of the quotation in the text, or None.

    Words must be the same to the letter; the white space between them may
    differ, since documents break lines and pages inside sentences.
    """
    return locate_all([quote], text)[0]


def locate_all(quotes: Sequence[str], text: str) -> list[Span | None]:
    """For each quotation the character range where it stands in the text, as `locate` gives it."""
    return [place.span if place else None for place in find_places(quotes, SearchedText(text))]


def find_places(quotes: Sequence[str], text: SearchedText) -> list[Place | None]:
    """For each quotation where it stands: as it is printed, else with words that lines cut, else across two pages.

    Where it stands several times it is the first; of very much that is looked up at once, it may be another.
    """
    wanted = [compared_quotation(quote) for quote in quotes]
    found: list[Place | None] = [Place(span) if span else None for span in _spans(wanted, text)]
    missing = [at for at, place in enumerate(found) if place is None]
    if missing and text.joined:
        joined = text.joined
        for at, span in zip(missing, _spans([wanted[at] for at in missing], joined), strict=True):
            if span:
                found[at] = joined.place(span)
    return found


def count_places(quote: str, text: SearchedText) -> int:
    """How many times a quotation stands in a text, in whichever reading of words that lines cut."""
    wanted = compared_quotation(quote)
    texts = [text.compared, text.joined.compared] if text.joined else [text.compared]
    return max(len({*_all_spans(wanted, one)}) for one in texts)


def _spans(wanted: Sequence[str], text: SearchedText) -> list[Span | None]:
    compared = text.compared
    if len(wanted) >= MANY and len(wanted) * len(compared.flat) > ONE_PASS:
        starts = _find_in_one_pass(wanted, text.text, compared)
    else:
        starts = [_find(quote, compared.flat) for quote in wanted]
    return [
        compared.span(start, start + len(quote)) if start >= 0 else next(_with_cut_words(quote, compared), None)
        for quote, start in zip(wanted, starts, strict=True)
    ]


def _with_cut_words(quote: str, compared: ComparedText) -> Iterator[Span]:
    """Each place where the quotation stands if words that lines cut are read in one way or the other."""
    bare = without_hyphens(quote)
    for skeleton in compared.skeletons if bare else ():
        at = skeleton.text.find(bare)
        while at >= 0:
            start, end = int(skeleton.place[at]), int(skeleton.place[at + len(bare) - 1]) + 1
            if _is_whole(compared.flat, start, end) and compared.allows(start, end, quote, skeleton):
                yield compared.span(start, end)
            at = skeleton.text.find(bare, at + 1)


def _all_spans(quote: str, compared: ComparedText) -> Iterator[Span]:
    yield from _with_cut_words(quote, compared)
    at = _find(quote, compared.flat)
    while at >= 0:
        yield compared.span(at, at + len(quote))
        at = _find(quote, compared.flat, at + 1)


def nearest(quote: str, text: str) -> str:
    """The passage of the text that is most like the quotation, in whole words."""
    from rapidfuzz import fuzz

    flat, _ = collapse(text)
    score, start, end = -1.0, 0, 0
    for piece in range(0, max(1, len(flat) - len(quote)), PIECE):
        match = fuzz.partial_ratio_alignment(quote, flat[piece : piece + PIECE + 2 * len(quote)])
        if match is not None and match.score > score:
            score, start, end = match.score, piece + match.dest_start, piece + match.dest_end
    if score < 0:
        return ""
    start = flat.rfind(" ", 0, start + 1) + 1
    end = flat.find(" ", end)
    return flat[start : end if end >= 0 else len(flat)]


def _find(quote: str, flat: str, start: int = 0) -> int:
    """Where the quotation first stands as whole words, from `start` on; -1 for nowhere."""
    at = flat.find(quote, start) if quote else -1
    while at >= 0 and not _is_whole(flat, at, at + len(quote)):
        at = flat.find(quote, at + 1)
    return at


def _is_whole(flat: str, start: int, end: int) -> bool:
    return not _is_in_word(flat, start) and not _is_in_word(flat, end)


def _is_in_word(text: str, at: int) -> bool:
    """Whether a place in a text lies inside a word."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if _is_mark(after):
        return not before.isspace()
    joined = (before.isalnum() or before == "_" or _is_mark(before)) and (after.isalnum() or after == "_")
    return joined and not is_unspaced(before) and not is_unspaced(after)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _find_in_one_pass(quotes: Sequence[str], text: str, compared: ComparedText) -> list[int]:
    """The same as `_find` for each. Whole lines are looked up first: a table of votes quotes nothing else.

    The others are looked for where their rarest word stands, without the signs that cling to it.
    """
    flat = compared.flat
    lines = _lines(text, set(quotes))
    starts = [lines.get(quote, -1) for quote in quotes]
    spots = {quote: list(_spots(quote)) for quote, start in zip(quotes, starts, strict=True) if start < 0}
    index = {word: array("I") for found in spots.values() for word, _ in found}
    if index:
        for word, at in _spots(flat):
            if word in index:
                index[word].append(at)
    return [
        start if start >= 0 else _find_by_word(quote, spots[quote], flat, index)
        for quote, start in zip(quotes, starts, strict=True)
    ]


def _lines(text: str, wanted: Collection[str]) -> dict[str, int]:
    """Where each line of the text that is wanted first stands in the text with its white space collapsed."""
    found: dict[str, int] = {}
    at = start = 0
    while start < len(text):
        end = text.find("\n", start + PIECE) + 1 or len(text)
        for line in as_seen(text[start:end]).splitlines():
            flat = " ".join(line.split())
            if flat:
                if flat in wanted:
                    found.setdefault(flat, at)
                at += len(flat) + 1
        start = end
    return found


def _spots(flat: str) -> Iterator[tuple[str, int]]:
    """Each word of a text without the signs around it, and where it begins."""
    for found in _WORD.finditer(flat):
        word = found[0]
        yield word.strip(_SIGNS), found.start() + len(word) - len(word.lstrip(_SIGNS))


def _find_by_word(quote: str, spots: list[tuple[str, int]], flat: str, index: dict[str, "array[int]"]) -> int:
    if len(spots) < 3:
        return _find(quote, flat)
    inner, ends = spots[1:-1], [spots[0], spots[-1]]
    often = {word: len(index[word]) for word, _ in spots}
    rarest, end = (min(some, key=lambda spot: often[spot[0]]) for some in (inner, ends))
    if often[rarest[0]] * COMMON > len(flat):
        return _find(quote, flat)
    # another word may cling to the first or the last one in the text, but never to those between
    for word, offset in [end, rarest] if often[end[0]] < often[rarest[0]] else [rarest]:
        for place in index[word]:
            at = place - offset
            if at >= 0 and flat.startswith(quote, at) and _is_whole(flat, at, at + len(quote)):
                return at
    return -1
