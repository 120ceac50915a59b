"""Whether the words of an Arabic, Persian or Hebrew text run backwards, as they come out of some PDFs."""

import re
import unicodedata
from collections import Counter

LOOKED_AT = 300_000
"""Characters from the beginning of the right-to-left part."""

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u06ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[\u05d0-\u05ea\u0621-\u064a\u066e-\u06d3]{2,}")
_LAST_ONLY = "ةىךםןףץ"
"""Letters that no word begins with."""
_SMALL = "في من على إلى التي الذي هذا هذه عن لم که از این است برای آن را של את על כי גם אשר זה הוא"
_SMALL_WORDS = frozenset(_SMALL.split())
"""None that is another frequent word backwards, as the Hebrew words for no and to are."""
_BACKWARDS = frozenset(word[::-1] for word in _SMALL_WORDS) - _SMALL_WORDS
_LEAST = 4
_LEAST_SHARE = 0.1
_LEAST_LETTERS = 0.3


def runs_backwards(text: str) -> bool:
    """Whether a good part of the right-to-left words stand backwards: by letters that end words only, and small words.

    A text with too few of such words does not, nor one that is for the most part in another script: it can be quoted.
    """
    first = _RIGHT_TO_LEFT.search(text)
    if first is None:
        return False
    some = unicodedata.normalize("NFKC", text[first.start() : first.start() + LOOKED_AT])
    if len(_RIGHT_TO_LEFT.findall(some)) < _LEAST_LETTERS * len(_LETTER.findall(some)):
        return False
    words = Counter(_WORD.findall(some))
    forwards = backwards = 0
    for word, times in words.items():
        forwards += times * (word in _SMALL_WORDS or word[-1] in _LAST_ONLY)
        backwards += times * (word in _BACKWARDS or word[0] in _LAST_ONLY)
    return backwards >= _LEAST and backwards > _LEAST_SHARE * (forwards + backwards)
