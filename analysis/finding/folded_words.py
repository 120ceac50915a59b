"""Words as they are found: without case, accents and vowel points, whatever signs stand between them.

One sign is folded at a time, so that every word knows where it stands in the text as it was given.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.passage_marks import Span
from documents.cut_words import cuts
from loaders.look_alikes import seen_sign
from loaders.words import UNSPACED

ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
"""Marks that words are also written without: of Latin, Greek and Cyrillic letters, and points in Hebrew and Arabic."""

LIKE = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe"} | {"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه"}
)
"""Letters that Unicode does not take apart, and that people type as others."""

VOICED = "\u3099\u309a"
_WORD = re.compile(rf"[{UNSPACED}][{VOICED}]*|[^ {UNSPACED}]+")
_IS_UNSPACED = re.compile(f"[{UNSPACED}]")

ARTICLE = re.compile("(?:[وفبك]?ال|لل)(?=[ء-ي]{2})")
"""The Arabic article, also behind the short words that are written with it, before two letters or more."""


class PlacedWord(NamedTuple):
    """A word as it is found, and where it stands in the text."""

    word: str
    span: Span


_MOST_SIGNS = 65_536


class _Signs(dict[int, str]):
    """Each sign as it is found, by its code, for str.translate: folded when it is first met."""

    def __missing__(self, code: int) -> str:
        if len(self) >= _MOST_SIGNS:
            self.clear()
        found = self[code] = _folded_sign(chr(code))
        return found


_SIGNS = _Signs()


def _folded_sign(sign: str) -> str:
    """What one sign is found as: letters and digits, a space, or nothing."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", seen_sign(sign)).casefold())
    return "".join(_in_word(one) for one in ACCENTS.sub("", apart).translate(LIKE))


def _in_word(sign: str) -> str:
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    return sign if category[0] in "LNM" else " "


def folded_words(text: str) -> list[str]:
    """The words of a text as they are found. Each letter of a script without spaces is one, and signs are none."""
    folded = text.translate(_SIGNS)
    found = _WORD.findall(folded) if _IS_UNSPACED.search(folded) else folded.split()
    return [_bare(word) for word in found] if "ل" in folded else found


def joined_words(text: str) -> list[str]:
    """The same with the words joined that the ends of lines cut; none where no word is cut."""
    gaps = list(cuts(text))
    starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)]
    return folded_words("".join(map(text.__getitem__, map(slice, starts, ends)))) if gaps else []


def readings(text: str) -> Iterator[list[PlacedWord]]:
    """The words of a text with their places, as they are printed, and joined where lines cut some.

    The marks on the last letter of a word are part of it.
    """
    signs = [_SIGNS[ord(sign)] for sign in text]
    yield _placed(signs)
    gaps = list(cuts(text))
    if gaps:
        for start, end in gaps:
            signs[start:end] = [""] * (end - start)
        yield _placed(signs)


def _placed(signs: Sequence[str]) -> list[PlacedWord]:
    """The words that these signs are, one for each character of a text."""
    place = [at for at, sign in enumerate(signs) for _ in sign]
    found = []
    for word in _WORD.finditer("".join(signs)):
        end = place[word.end() - 1] + 1
        while end < len(signs) and not signs[end]:
            end += 1
        found.append(PlacedWord(_bare(word[0]), (place[word.start()], end)))
    return found


def _bare(word: str) -> str:
    """An Arabic word without the article."""
    return ARTICLE.sub("", word, count=1) if ARTICLE.match(word) else word
