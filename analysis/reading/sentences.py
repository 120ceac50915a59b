"""The sentences of a document.

Places are those of Python: every character counts as one. Sentences are for reading and for an offer that a coder
takes or leaves; where a rule cannot tell, two sentences stay together.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from analysis.passage_marks import Span
from documents.dates_in_text import MONTHS
from loaders.look_alikes import UNSEEN
from loaders.words import is_unspaced

WIDE = "。！？｡؟۔।॥։።။។"
"""Signs that end a sentence whatever follows them, a space or none."""

_WIDE = frozenset(WIDE)

_CLOSING = "\"'”’“»›)\\]}」』】）》〉"
_OPENING = "\"'“‘„«‹([{「『【（《〈¿¡"
_STOP = re.compile(rf"[.!?…‼⁇⁈⁉{WIDE}]+(?P<closed>[{_CLOSING}{UNSEEN}]*)")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]|[¹²³⁰⁴-⁹]{1,3}|\d{1,3}(?=\s)")
_NEXT = re.compile(r"\s*(\S{0,24})")
_GOES_ON = frozenset(",;:，、；：")
_LAST_WORD = re.compile(r"(?:(?<!\w)(?:[^\W\d_]\.)+)?\w+\Z")
_FIRST_WORD = re.compile(r"\w+")
_NUMBERED = re.compile(r"[(\[§]?(?:\d|[IVXLC]+\b|[A-Z]/)")

_LONGEST_WORD = 24
"""So much of a text before a full stop tells what sort of word stands there."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEVER_LAST = _words(
    "mr mrs ms messrs dr prof amb hon gen lt col capt sgt sen rep gov st h.e mme mlle mm sr sra dra hr fr frau "
    "e.g i.e cf viz vs approx ca z.b d.h bzw p.ej т.е см"
)
_BEFORE_NUMBERS = _words(
    "art arts no nos nr nº n° núm num para paras par p pp ch chap sec sect vol ed fig figs res doc app ann add rev abs "
    "ст п пп стр гл jan feb mar apr jun jul aug sep sept oct nov dec"
)
_OPENS = _words(
    "the this that these those it its we our he she they their his her in on at for but and however if when as there "
    "while an to with by also such you all under since after"
)
"""Words that open a sentence behind an initial, which else belongs to the name that follows it."""

_LEADS = _words("the a an of in on at to for with by from and or that which as its their said")
"""Words with which no line ends that is a heading."""

_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
ITEM = re.compile(
    r"(?:[•●▪◦‣∙·○■□➢✓*–—-]|#{1,6}|[(（]?(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,5})[.)）])(?=\s)"
    r"|[(（]?[一二三四五六七八九十]{1,3}[、)）]"
)
"""What begins an item of a list, or a heading that has a number."""

_NARROW, _FULL = 40, 0.7
"""A line ends early if the next word would have fitted into this part of the lines around it."""

_CLINGING = frozenset("\u00ad\u200c\u200d\u2060")


def sentences(text: str) -> list[Span]:
    """The sentences of a text in its order, without the white space around them; every word is in one of them.

    A sentence ends at its signs (`.` `!` `?` `。` `؟` and others) with the quotation marks and brackets that close
    there, at a blank line, before an item of a list, and where a line ends early, as headings do. It does not end
    behind a title, an initial, an abbreviation or a number before which more is to come. Takes time in proportion to
    the text.
    """
    cuts, items = _line_cuts(text)
    cuts += _stops(text, items)
    spans = []
    for start, end in pairwise(sorted({0, *cuts, len(text)})):
        span = trimmed(text, start, end)
        if span[0] < span[1]:
            spans.append(span)
    return spans


def trimmed(text: str, start: int, end: int) -> Span:
    """A stretch of a text without the white space around it."""
    piece = text[start:end]
    return end - len(piece.lstrip()), start + len(piece.rstrip())


def _line_cuts(text: str) -> tuple[list[int], set[int]]:
    """Where lines begin that begin a sentence too, and where the marks of items end."""
    cuts: list[int] = []
    before, start = 0, len(text) - len(text.lstrip())
    first = ITEM.match(text, start)
    items = {first.end()} if first else set()
    breaks = [one.span() for one in _BREAK.finditer(text, start)]
    for (end, after), (next_end, _) in pairwise([*breaks, (len(text), len(text))]):
        item = ITEM.match(text, after)
        if item:
            items.add(item.end())
        width = max(_NARROW, before, end - start, next_end - after)
        if item or _is_blank(text[end:after]) or _ends_early(text, start, end, after, width):
            cuts.append(after)
        before, start = end - start, after
    return cuts, items


def _is_blank(gap: str) -> bool:
    """Whether white space between two lines holds an empty one; a new page alone is none."""
    return len((gap.replace("\n\f", "\n") + ".").splitlines()) > 2


def _ends_early(text: str, start: int, end: int, after: int, width: int) -> bool:
    """Whether a line ends before it is full, and what follows may begin a sentence."""
    word = _next_word(text, after)
    if end - start + 1 + len(word) >= _FULL * width or end == start or word.lstrip(_OPENING)[:1].islower():
        return False
    last = text[start:end].rsplit(maxsplit=1)[-1].casefold()
    return last not in _LEADS and last[-1] not in ",;，、；"


def _stops(text: str, items: set[int]) -> Iterator[int]:
    """Where a sign ends a sentence: the place behind it, its closing signs and a footnote's number."""
    for found in _STOP.finditer(text):
        end = found.end()
        note = _FOOTNOTE.match(text, end)
        if not _WIDE.isdisjoint(found[0]):
            if not clings(text, end) and text[end : end + 1] not in _GOES_ON:
                yield end
        elif not (note and note[0].isdecimal()) or found["closed"] or text[found.start() - 1 : found.start()].isalpha():
            end = note.end() if note else end
            if end == len(text) or text[end].isspace():
                is_end = end not in items and _ends(text, found, note is not None, end)
            else:
                is_end = _is_glued(text, found)
            if is_end:
                yield end


def _ends(text: str, found: re.Match[str], has_note: bool, end: int) -> bool:
    """Whether a sign that white space follows ends a sentence, by what stands before and behind it."""
    following = _next_word(text, end)
    if following[:1] in _GOES_ON or following.lstrip(_OPENING)[:1].islower():
        return False
    return found[0] != "." or not _is_short_form(text, found.start(), has_note, following)


def _is_glued(text: str, found: re.Match[str]) -> bool:
    """Whether only the space behind a sentence has been lost, as in `it was said.The Minister`."""
    before, behind = text[max(0, found.start() - 3) : found.start()], text[found.end() : found.end() + 2]
    return len(before) == 3 and before.isalpha() and before.islower() and behind.isalpha() and behind.istitle()


def _next_word(text: str, place: int) -> str:
    """What stands behind white space, up to the next."""
    following = _NEXT.match(text, place)
    return following[1] if following else ""


def _is_short_form(text: str, stop: int, has_note: bool, following: str) -> bool:
    """Whether a full stop belongs to the word before it, and the sentence goes on with what follows."""
    last = _LAST_WORD.search(text[max(0, stop - _LONGEST_WORD) : stop])
    if not last:
        return False
    word = last[0].casefold()
    if word in _NEVER_LAST:
        return True
    if word in _BEFORE_NUMBERS:
        return has_note or bool(_NUMBERED.match(following))
    first = _FIRST_WORD.search(following)
    opening = first[0].casefold() if first else ""
    if word.isdecimal():
        return len(word) <= 2 and opening in MONTHS
    return (len(word) == 1 or word[1] == ".") and not is_unspaced(word[0]) and opening not in _OPENS


def clings(text: str, place: int) -> bool:
    """Whether what stands at a place belongs to the character before it: a mark, a joiner, a colour of skin."""
    sign = text[place : place + 1]
    return bool(sign) and (unicodedata.category(sign)[0] == "M" or sign in _CLINGING or "🏻" <= sign <= "🏿")
