"""What a word is: as the limits of a quotation count it, and as texts are compared.

Most scripts put spaces between words. In those that do not (Chinese, Japanese, Thai, Lao, Burmese, Khmer) words cannot
be told without a dictionary, so every letter counts as one, with the marks that belong to it.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from loaders.look_alikes import as_seen

UNSPACED = (
    r"\u0e01-\u0e3a\u0e40-\u0e5b\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3105-\u312f"
    r"\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
"""The characters of scripts that put no spaces between words, as a class of characters.

Escaped as JavaScript reads them too, since the schemas carry them; it has no such form for the last."""

_CLINGING = (
    r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4f\u0e5a\u0e5b\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u104a-\u104f\u1056-\u1059"
    r"\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d\u17b4-\u17d6\u17d8-\u17db\u17dd"
    r"\u3099-\u309c\u30a0\u30fb\uff9e\uff9f"
)
"""Those of them that are no letters: vowel signs, tone and length marks, punctuation."""

_PUNCTUATION = (
    r"!-/:-@\[-`{-~\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2010-\u2027\u2030-\u205e\u3001-\u3004\u3008-\u3030"
    r"\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)

_LETTER = f"(?![{_CLINGING}])[{UNSPACED}]"
_SIGN = rf"[{_PUNCTUATION}{_CLINGING}]"
_OTHER = rf"[^\s{UNSPACED}{_PUNCTUATION}]"
_REST = f"(?:{_OTHER}|{_SIGN})"

WORD = rf"(?:{_SIGN}*{_LETTER}(?:{_SIGN}+(?!\S))?|{_SIGN}*{_OTHER}{_REST}*(?!{_REST})|(?<!\S){_SIGN}+(?!\S))"
"""One word of a quotation, for regular expressions of Python and of JavaScript alike.

What stands between two spaces is one; in it, letters of scripts without spaces count one by one, and signs with what
they stand at. Every text has one reading, so that no text makes a search long.
"""

_IS_WORD = re.compile(WORD)
_IS_LETTER = re.compile(f"{_LETTER}[{_CLINGING}]*")
_IS_UNSPACED = re.compile(f"[{UNSPACED}]")

PIECE = 100_000
_BETWEEN_WORDS = re.compile(rf"(?s:.+)(?:(?<=\s)|(?![\u0e33\u0eb3])(?={_LETTER}))")
"""Up to the last place at which a word surely ends; the two letters fall apart into a mark and a letter (NFKC)."""


def count_words(text: str) -> int:
    """The words of a quotation, as its limits count them."""
    return sum(1 for _ in _IS_WORD.finditer(text)) if _IS_UNSPACED.search(text) else len(text.split())


def is_unspaced(character: str) -> bool:
    """Whether a character is of a script that puts no spaces between words."""
    return bool(_IS_UNSPACED.match(character))


def words(text: str) -> list[str]:
    """The words of a text as they are compared: as they are seen, composed (NFKC), without case and punctuation.

    Every letter of a script without spaces is a word of its own, and so is every symbol (currencies, mathematics).
    Accents and vowel signs belong to their letter. Hyphens and apostrophes part words, whichever are used.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", as_seen(text)).casefold())
    if folded.isascii():
        return folded.translate(_ascii()).split()
    plain = folded.translate({ord(sign): _in_words(sign) for sign in set(folded)})
    return (_IS_LETTER.sub(r" \g<0> ", plain) if _IS_UNSPACED.search(plain) else plain).split()


def in_pieces(text: str, size: int | None = None) -> Iterator[str]:
    """The text in pieces whose words are those of the text, to be taken one by one; of at most PIECE or `size` signs.

    A single word that is longer than a piece is cut.
    """
    start, size = 0, size or PIECE
    while start < len(text):
        end = start + size
        last = _BETWEEN_WORDS.match(text, start, end) if end < len(text) else None
        end = last.end() if last else end
        yield text[start:end]
        start = end


@lru_cache(maxsize=4096)
def _in_words(sign: str) -> str:
    """A sign as it counts in a word: itself, a word of its own, a gap, or nothing."""
    category = unicodedata.category(sign)
    if category in ("Sc", "Sm", "So"):
        return f" {sign} "
    if category[0] in "LNM":
        return sign
    return "" if category == "Cf" else " "


@cache
def _ascii() -> dict[int, str]:
    return {code: _in_words(chr(code)) for code in range(128)}
