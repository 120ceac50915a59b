"""What a sign counts as where texts are compared: as nothing if nobody sees it, as another if it looks like that one.

Everything that compares texts begins here: the search in a document, fingerprints, and the words of two coders. Signs
that people tell apart (dashes, quotation marks, capitals, ² and 2) stay what they are.
"""

import unicodedata
from functools import lru_cache

UNSEEN = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0f"
    r"\ufeff\uffa0\U000e0000-\U000e0fff"
)
"""The signs that leave no trace on a page (Unicode's default ignorable ones), as a class of characters."""

_UNSEEN_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0000, 0xE1000))

_HYPHENS = "\u2010\u2011"
"""Both look like the one on the keyboard; the second only keeps a line from ending."""

_FORMS_IN_PLACE = {"<initial>", "<medial>", "<final>", "<isolated>"}
_OF_OTHER_LOOK = {"<super>", "<sub>", "<circle>", "<square>", "<fraction>"}

RADICALS = {
    chr(0x2E80 + place): sign
    for place, sign in enumerate(
        # from U+2E80 on, a row for 16 code points; "." where there is none or NFKC has it
        ".厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣"
        "尢𡯂巳幺彑𫜹忄心扌攵.旡日月歺."
        "民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹"
        "纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹"
        "艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑"
        "钅長镸长门𨸏阝雨青韦页风飞食𩙿飠"
        "饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜"
        "龙龜亀."
    )
    if sign != "."
}
"""Radicals of the supplement block as the ideographs that look like them (Unicode, EquivalentUnifiedIdeograph); NFKC
knows the Kangxi radicals only."""


def as_seen(text: str) -> str:
    """The text with each sign as it counts; letters are taken apart from their marks (Unicode NFD)."""
    if text.isascii():
        return text if text.isprintable() else text.translate(_CONTROLS)
    return text.translate({ord(sign): seen_sign(sign) for sign in set(text)})


@lru_cache(maxsize=16384)
def seen_sign(sign: str) -> str:
    """What one sign counts as: itself, other signs, a space, or nothing."""
    category = unicodedata.category(sign)
    if category == "Cc":
        return sign if sign.isspace() else " "
    if sign.isascii():
        return sign
    if category == "Cf" or sign in _UNSEEN_LETTERS or any(ord(sign) in some for some in _SELECTORS):
        return ""
    if sign in _HYPHENS:
        return "-"
    if sign in RADICALS:
        return unicodedata.normalize("NFD", RADICALS[sign])
    return unicodedata.normalize("NFKD" if _looks_like_others(sign, category) else "NFD", sign)


def _looks_like_others(sign: str, category: str) -> bool:
    form = unicodedata.decomposition(sign).partition(" ")[0]
    if form in _FORMS_IN_PLACE or "\u2e80" <= sign <= "\u2fdf":
        return True
    return form.startswith("<") and form not in _OF_OTHER_LOOK and category[0] in "LMN"


_CONTROLS = {code: " " for code in range(128) if seen_sign(chr(code)) != chr(code)}
