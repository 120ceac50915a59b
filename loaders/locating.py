"""Where quotations stand in a text, and what comes nearest to one that does not."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""The letters of scripts that put no spaces between words, as a class of characters: each counts as a word."""

ONE_PASS = 100_000_000
"""From so many characters on (quotations times length) one pass for all is faster than a search for each."""

_IS_UNSPACED = re.compile(f"[{UNSPACED}]")
_KEY_WORDS = 8
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

    Of several places it is the first; where very much is looked up at once, a line that is the quotation goes first.
    """
    flat = " ".join(text.split())
    wanted = [" ".join(unicodedata.normalize("NFC", quote).split()) for quote in quotes]
    if len(wanted) * len(flat) > ONE_PASS:
        starts = _find_in_one_pass(wanted, text, flat)
    else:
        starts = [_find(quote, flat) for quote in wanted]
    if all(start < 0 for start in starts):
        return [None] * len(wanted)
    place = _places(text)
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
    if unicodedata.category(after).startswith("M"):
        return True
    joined = (before.isalnum() or before == "_" or _is_mark(before)) and (after.isalnum() or after == "_")
    return joined and not _IS_UNSPACED.match(before) and not _IS_UNSPACED.match(after)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _places(text: str) -> npt.NDArray[np.int64]:
    """For each character of the text with its white space collapsed, where it stands in the text."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    space = _SPACES[np.minimum(codes, len(_SPACES) - 1)]
    after_space = np.concatenate([[True], space[:-1]])
    return np.flatnonzero(~(space & after_space))


def _find_in_one_pass(quotes: Sequence[str], text: str, flat: str) -> list[int]:
    """The same as `_find` for each. Whole lines are looked up first: a table of votes quotes nothing else."""
    lines = _lines(text)
    starts = [-2] * len(quotes)
    keys: dict[int, dict[str, list[int]]] = {}
    for number, quote in enumerate(quotes):
        # signs may cling to its first and last word in the text; those between stand there as they are
        inner = quote.split(" ")[1:-1][:_KEY_WORDS]
        if quote in lines and flat.startswith(quote, lines[quote]):
            starts[number] = lines[quote]
        elif inner:
            keys.setdefault(len(inner), {}).setdefault(" ".join(inner), []).append(number)
        else:
            starts[number] = _find(quote, flat)
    if keys:
        _look_up(quotes, flat, keys, starts)
    return [max(start, -1) for start in starts]


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


def _look_up(quotes: Sequence[str], flat: str, keys: dict[int, dict[str, list[int]]], starts: list[int]) -> None:
    """Find the quotations by their inner words, of which each length is looked for in one walk over all words."""
    words = flat.split(" ")
    places = [0, *accumulate(len(word) + 1 for word in words)]
    for length, wanted in keys.items():
        for number in range(len(words) - length + 1):
            for one in wanted.get(" ".join(words[number : number + length]), ()):
                if starts[one] < 0:
                    quote = quotes[one]
                    at = places[number] - quote.index(" ") - 1
                    if at >= 0 and flat.startswith(quote, at) and _is_whole(flat, at, at + len(quote)):
                        starts[one] = at
