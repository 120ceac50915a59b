"""The columns of a page of a PDF that draws them row by row, read one after the other.

What PDFium gives is in the order in which a page draws. Most pages draw one column after the other; one that draws row
by row across its columns would come out woven. Such a page is cut again and again at its widest gap, and the pieces are
read from left to right and from the top down: a recursive XY cut (Nagy, Seth and Viswanathan 1992), kept to the pages
that need it. Cells of tables are short, and stay in their rows.
"""

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

MOST_RUNS = 1_000
"""A page with more keeps the order in which it is drawn: nothing that people read has so many."""

_WORD = re.compile("[^\\s\x02\ufffe]+[\x02\ufffe]?")
"""Signs without white space between them; PDFium's mark of a hyphen at a line's end is the last of its word."""

_BASELINE = 0.25
_RUN_GAP = 0.8
_COLUMN_GAP = 0.6
_ROW_GAP = 0.1
_LETTER = 0.65
_LINE = 8.0
"""In heights of the letters, as their font has them: within this words are on one line; a wider gap parts what stands
on it; the narrowest gap between columns and between rows; how high a letter stands above its line; and from here on a
run is of prose: some twenty Latin letters, or nine ideographs."""

_FEWEST = 3
"""Runs of prose with one beside them, for a page to be in columns; in a part of such a page one is enough."""

_MARGIN = 1.5
"""A row at the head or foot of a page that stands off by so many line distances is no part of a column."""


class Run(NamedTuple):
    """Words that follow one another on a line: their place in the text, and on the page in points from its foot."""

    start: int
    end: int
    left: float
    right: float
    base: float
    size: float

    @property
    def top(self) -> float:
        """How far up its letters stand."""
        return self.base + _LETTER * self.size


def in_columns(page: "PdfTextPage", text: str) -> str:
    """The text of a page, column by column where the page draws them row by row; else the text as it is."""
    if text and max(text) > "\uffff":  # PDFium counts such signs as one and as two
        return text
    runs = list(_runs(page, text))
    if len(runs) > MOST_RUNS or not is_woven(runs):
        return text
    return "\n".join(text[one.start : one.end] for one in reading_order(runs))


def _runs(page: "PdfTextPage", text: str) -> Iterator[Run]:
    before: Run | None = None
    for word in _words(page, text):
        if before is None:
            before = word
        elif _on_one_line(before, word) and abs(word.left - before.right) < _RUN_GAP * word.size:
            before = before._replace(end=word.end, right=word.right)
        else:
            yield before
            before = word
    if before is not None:
        yield before


def _words(page: "PdfTextPage", text: str) -> Iterator[Run]:
    from pypdfium2 import raw

    left, base = ctypes.c_double(), ctypes.c_double()
    box, signs = raw.FS_RECTF(), page.raw
    for word in _WORD.finditer(text):
        first = raw.FPDFText_GetCharIndexFromTextIndex(signs, word.start())
        last = raw.FPDFText_GetCharIndexFromTextIndex(signs, word.end() - 1)
        raw.FPDFText_GetCharOrigin(signs, first, left, base)
        raw.FPDFText_GetLooseCharBox(signs, last, box)
        yield Run(word.start(), word.end(), left.value, box.right, base.value, box.top - box.bottom)


def _on_one_line(one: Run, other: Run) -> bool:
    return abs(one.base - other.base) < _BASELINE * max(one.size, other.size)


def is_woven(runs: Sequence[Run], fewest: int = _FEWEST) -> bool:
    """Whether runs are drawn across columns of prose, at least so often from one to the next on the same line."""
    beside = [
        (one, other)
        for one, other in pairwise(runs)
        if _on_one_line(one, other) and other.left - one.right >= _COLUMN_GAP * other.size
    ]
    prose = sum(min(one.right - one.left, other.right - other.left) >= _LINE * other.size for one, other in beside)
    return prose >= fewest and 2 * prose > len(beside)


def reading_order(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs of a page column by column; what cannot be cut, or need not, stays in the order in which it is drawn."""
    head, body, foot = _without_margins(runs)
    yield from head
    rest = [body]
    while rest:
        piece = rest.pop()
        if is_woven(piece, fewest=1) and (cut := _cut(piece)):
            rest += reversed(cut)
        else:
            yield from piece
    yield from foot


def _without_margins(runs: Sequence[Run]) -> tuple[list[Run], list[Run], list[Run]]:
    """What stands off at the head of a page, its body, and what stands off at its foot."""
    bases = sorted({one.base for one in runs})
    size = median(one.size for one in runs)
    rows = [base for below, base in pairwise([float("-inf"), *bases]) if base - below > _BASELINE * size]
    if len(rows) == 1:
        return [], list(runs), []
    distances = [above - below for below, above in pairwise(rows)]
    wide = _MARGIN * median(distances)
    foot = rows[1] if distances[0] > wide else rows[0]
    head = rows[-1] if distances[-1] > wide else float("inf")
    return (
        [one for one in runs if one.base >= head],
        [one for one in runs if foot <= one.base < head],
        [one for one in runs if one.base < foot],
    )


def _cut(runs: Sequence[Run]) -> tuple[list[Run], list[Run]] | None:
    """The runs on both sides of the widest gap, in reading order; None if there is no gap between any."""
    size = median(one.size for one in runs)
    across, right = _widest_gap((one.left, one.right) for one in runs)
    down, top = _widest_gap((one.base, one.top) for one in runs)
    if across >= max(_COLUMN_GAP * size, down):
        return [one for one in runs if one.left < right], [one for one in runs if one.left >= right]
    if down >= _ROW_GAP * size:
        return [one for one in runs if one.base >= top], [one for one in runs if one.base < top]
    return None


def _widest_gap(spans: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """How wide the widest gap between spans is, and where it ends."""
    widest, end, reached = 0.0, 0.0, float("inf")
    for low, high in sorted(spans):
        if low - reached > widest:
            widest, end = low - reached, low
        reached = high if reached == float("inf") else max(reached, high)
    return widest, end
