"""Letters and their combining marks, composed: the same letter is the same text however it was stored."""

import unicodedata
from collections.abc import Iterator
from functools import cache

import numpy as np
import numpy.typing as npt

MOST_MARKS = 30
"""So many marks in a row are composed, as Unicode's Stream-Safe Text Format has it (UAX #15): far more than any script
stacks. To put a run of them in order takes time in the square of their number."""

_PIECE = 1_000_000
_SCRIPTS = range(0x300, 0x20000)
"""The code points among which all combining marks are."""

_JAMO = range(0x1161, 0x11C3)
"""The vowels and ends of Korean syllables that are stored in parts, which are put together as marks are."""

Flags = npt.NDArray[np.bool_]


class TooManyMarksError(ValueError):
    """A text has more combining marks than may be composed."""


def compose(text: str, most: int | None = None) -> str:
    """The text in Unicode's form NFC; of more than MOST_MARKS marks in a row, those behind are left out.

    Takes time and memory in proportion to the text. Raises TooManyMarksError for a text of more than `most` marks.
    """
    return text if text.isascii() else unicodedata.normalize("NFC", "".join(_thinned(text, most)))


def _thinned(text: str, most: int | None) -> Iterator[str]:
    """The text in pieces, without the marks that are too many."""
    number = 0
    for start in range(0, len(text), _PIECE):
        before = min(start, MOST_MARKS)
        codes, marks = _marks(text[start - before : start + _PIECE])
        number += int(marks[before:].sum())
        if most is not None and number > most:
            raise TooManyMarksError
        kept = ~_behind_many(marks)
        if kept.all():
            yield text[start : start + _PIECE]
        else:
            kept[:before] = False
            yield codes[kept].tobytes().decode("utf-32-le", "surrogatepass")


def _marks(text: str) -> tuple[npt.NDArray[np.uint32], Flags]:
    """The code points of a text, and which of them are marks."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return codes, _all_marks().take(codes, mode="clip")


def _behind_many(marks: Flags) -> Flags:
    """Which places have nothing but marks before them for MOST_MARKS places, and are marks themselves."""
    runs, length = marks, 1  # whether `length` marks in a row begin here
    while length <= MOST_MARKS and len(runs):
        step = min(length, MOST_MARKS + 1 - length)
        runs = runs[step:] & runs[:-step]
        length += step
    behind = np.zeros(len(marks), dtype=bool)
    behind[len(marks) - len(runs) :] = runs
    return behind


@cache
def _all_marks() -> Flags:
    """For each code point whether it is a combining mark or, as compatibility forms go (NFKD), begins with one."""
    found = np.zeros(_SCRIPTS.stop, dtype=bool)
    for code in _SCRIPTS:
        found[code] = unicodedata.combining(unicodedata.normalize("NFKD", chr(code))[0])
    found[_JAMO] = True
    return found
