"""Where quotations stand in a text, and what comes nearest to one that does not."""

import unicodedata
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import numpy as np
import numpy.typing as npt

from loaders.words import is_unspaced

ONE_PASS = 100_000_000
"""From so many characters on (quotations times length) one pass for all is faster than a search for each."""

_SIGNS = ".,;:!?()[]{}\"'“”„‘’‚«»…-–—/*"
_SPACES = np.zeros(0x3003, dtype=bool)
_SPACES[[code for code in range(0x3001) if chr(code).isspace()]] = True

Span = tuple[int, int]


def locate(quote: str, text: str) -> Span | None:
    """The character range of the quotation in the text, or None.

    Words must be the same to the letter; the white space between them may
    differ, since documents break lines and pages inside sentences.
    """
    return locate_all([quote], text)[0]


def locate_all(quotes: Sequence[str], text: str) -> list[Span | None]:
    """For each quotation the character range where it stands in the text, as `locate` gives it.

    Where it stands several times it is the first; of very much that is looked up at once, it may be another.
    """
    flat, place = _collapse(text)
    wanted = [" ".join(unicodedata.normalize("NFC", quote).split()) for quote in quotes]
    if len(wanted) * len(flat) > ONE_PASS:
        starts = _find_in_one_pass(wanted, text, flat)
    else:
        starts = [_find(quote, flat) for quote in wanted]
    return [
        None if start < 0 else (int(place[start]), int(place[start + len(quote) - 1]) + 1)
        for quote, start in zip(wanted, starts, strict=True)
    ]


def nearest(quote: str, text: str) -> str:
    """The passage of the text that is most like the quotation, in whole words."""
    from rapidfuzz import fuzz

    flat = " ".join(text.split())
    match = fuzz.partial_ratio_alignment(quote, flat)
    if match is None:
        return ""
    start = flat.rfind(" ", 0, match.dest_start + 1) + 1
    end = flat.find(" ", match.dest_end)
    return flat[start : end if end >= 0 else len(flat)]


def _find(quote: str, flat: str) -> int:
    """Where the quotation first stands as whole words; -1 for nowhere."""
    at = flat.find(quote) if quote else -1
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


def _collapse(text: str) -> tuple[str, npt.NDArray[np.int64]]:
    """The text with a space for all white space between words, and where each of its characters stands in the text.

    The same as " ".join(text.split()), in a tenth of the time.
    """
    codes: npt.NDArray[Any]
    if text.isascii():
        codes = np.frombuffer(text.encode("ascii"), dtype=np.uint8)
        space = _SPACES[codes]
    else:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        space = _SPACES[np.minimum(codes, len(_SPACES) - 1)]
    kept = np.flatnonzero(~(space & np.concatenate([[True], space[:-1]])))
    flat = codes[kept]
    flat[space[kept]] = ord(" ")
    data = flat.tobytes()
    joined = data.decode("ascii") if codes.dtype == np.uint8 else data.decode("utf-32-le", "surrogatepass")
    return joined.removesuffix(" "), kept


def _find_in_one_pass(quotes: Sequence[str], text: str, flat: str) -> list[int]:
    """The same as `_find` for each. Whole lines are looked up first: a table of votes quotes nothing else.

    The others are looked for where their rarest word stands, without the signs that cling to it.
    """
    lines = _lines(text)
    starts = [lines.get(quote, -1) for quote in quotes]
    spots = {quote: _spots(quote) for quote, start in zip(quotes, starts, strict=True) if start < 0}
    index: dict[str, list[int]] = {word: [] for found in spots.values() for word, _ in found}
    for word, at in _spots(flat):
        if word in index:
            index[word].append(at)
    return [
        start if start >= 0 else _find_by_word(quote, spots[quote], flat, index)
        for quote, start in zip(quotes, starts, strict=True)
    ]


def _lines(text: str) -> dict[str, int]:
    """Where each line of the text first stands in the text with its white space collapsed."""
    found: dict[str, int] = {}
    at = 0
    for line in text.splitlines():
        flat = " ".join(line.split())
        if flat:
            found.setdefault(flat, at)
            at += len(flat) + 1
    return found


def _spots(flat: str) -> list[tuple[str, int]]:
    """Each word of a text without the signs around it, and where it begins."""
    words = flat.split(" ")
    starts = accumulate((len(word) + 1 for word in words), initial=0)
    return [
        (word.strip(_SIGNS), start + len(word) - len(word.lstrip(_SIGNS)))
        for word, start in zip(words, starts, strict=False)
    ]


def _find_by_word(quote: str, spots: list[tuple[str, int]], flat: str, index: dict[str, list[int]]) -> int:
    inner, ends = spots[1:-1], [spots[0], spots[-1]]
    if not inner:
        return _find(quote, flat)
    often = {word: len(index[word]) for word, _ in spots}
    rarest, end = (min(some, key=lambda spot: often[spot[0]]) for some in (inner, ends))
    # another word may cling to the first or the last one in the text, but never to those between
    for word, offset in [end, rarest] if often[end[0]] < often[rarest[0]] else [rarest]:
        for place in index[word]:
            at = place - offset
            if at >= 0 and flat.startswith(quote, at) and _is_whole(flat, at, at + len(quote)):
                return at
    return -1
