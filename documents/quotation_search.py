"""Where quotations stand in a text, and what comes nearest to one that does not."""

import re
import unicodedata
from array import array
from collections.abc import Collection, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from documents.composed_letters import compose
from loaders.words import is_unspaced

ONE_PASS = 100_000_000
"""From so many characters on (quotations times length) one pass for all is faster than a search for each, ..."""

MANY = 100
"""... if there are so many quotations: to take a text apart takes as long as that many searches."""

COMMON = 300
"""A word that stands more often than once in so many characters tells less than a search for the whole quotation."""

PIECE = 1_000_000
"""Characters of a long text that are worked on at once, so that what is made of them does not fill the memory."""

_SIGNS = ".,;:!?()[]{}\"'“”„‘’‚«»…-–—/*"
_WORD = re.compile("[^ ]+")
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
    wanted = [" ".join(compose(quote).split()) for quote in quotes]
    if len(wanted) >= MANY and len(wanted) * len(flat) > ONE_PASS:
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

    flat, _ = _collapse(text)
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


def _collapse(text: str) -> tuple[str, npt.NDArray[np.uint32]]:
    """The text with a space for all white space between words, and where each of its characters stands in the text.

    The same as " ".join(text.split()), in a tenth of the time.
    """
    place = np.empty(len(text), dtype=np.uint32)
    pieces: list[str] = []
    size, after_space = 0, True
    for start in range(0, len(text), PIECE):
        piece = text[start : start + PIECE]
        codes, space = _codes(piece)
        flat = np.where(space, codes.dtype.type(ord(" ")), codes)
        places = np.arange(start, start + len(piece), dtype=np.uint32)
        again = space & np.concatenate([[after_space], space[:-1]])
        if again.any():
            flat, places = flat[~again], places[~again]
        pieces.append(flat.tobytes().decode("ascii" if piece.isascii() else "utf-32-le", "surrogatepass"))
        place[size : size + len(places)] = places
        size, after_space = size + len(places), bool(space[-1])
    return "".join(pieces).removesuffix(" "), place


def _codes(text: str) -> tuple[npt.NDArray[np.uint8 | np.uint32], npt.NDArray[np.bool_]]:
    """The code points of a text, and which of them are white space."""
    if text.isascii():
        codes: npt.NDArray[np.uint8 | np.uint32] = np.frombuffer(text.encode("ascii"), dtype=np.uint8)
        return codes, _SPACES[codes]
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return codes, _SPACES[np.minimum(codes, len(_SPACES) - 1)]


def _find_in_one_pass(quotes: Sequence[str], text: str, flat: str) -> list[int]:
    """The same as `_find` for each. Whole lines are looked up first: a table of votes quotes nothing else.

    The others are looked for where their rarest word stands, without the signs that cling to it.
    """
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
        for line in text[start:end].splitlines():
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
