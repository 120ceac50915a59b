"""A range of a document that a coder chose, set to whole words, and what to choose of a sentence that is too long."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from analysis.passage_marks import Span
from analysis.reading.sentences import ITEM, WIDE, clings, trimmed
from loaders.words import count_words, is_unspaced

MOST_OFFERS = 3

_CLAUSE = re.compile(r"[;:,–—；：，、]\s*")

_JOINS = frozenset("-‐‑'’ʼ\u00ad\u200c\u200d\u2060_")
_JOINS_DIGITS = frozenset(".,:/")
_STEERING = "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_CANNOT_END = frozenset(_STEERING + ",;:-‐‑–—―•·*_/\\¿¡、，；：#§@&" + "“‘„«‹([{「『【（《〈")
_CANNOT_BEGIN = frozenset(_STEERING + ".,;:!?…-‐‑–—―•·*_/\\、，；：%‰" + "”’»›)]}」』】）》〉" + WIDE)


def quotable_runs(text: str, sentence: Span, limits: tuple[int, int]) -> list[Span]:
    """What to choose of a sentence that has too many words for a quotation, what shares most with it first.

    `limits` are the fewest and the most words of a quotation. Offered are the longest runs of clauses, or all behind
    the mark of a list item if that is what is too much. At most MOST_OFFERS, none where nothing fits.
    """
    whole = _run(text, sentence, sentence)
    is_short = count_words(text[slice(*whole)]) <= limits[1]
    found = [whole] if is_short else _runs(text, _clauses(text, sentence), limits)
    fitting = [one for one in found if limits[0] <= count_words(text[slice(*one)]) <= limits[1]]
    return sorted(fitting, key=lambda one: one[0] - one[1])[:MOST_OFFERS]


def _run(text: str, first: Span, last: Span) -> Span:
    """From the beginning of one sentence, behind the mark of an item, to the end of another."""
    item = ITEM.match(text, first[0], last[1])
    start = item.end() if item else first[0]
    return trimmed(text, start, last[1])


def _clauses(text: str, span: Span) -> list[Span]:
    edges = [span[0], *(found.end() for found in _CLAUSE.finditer(text, *span)), span[1]]
    return [trimmed(text, start, end) for start, end in pairwise(edges) if start < end]


def _runs(text: str, units: Sequence[Span], limits: tuple[int, int]) -> list[Span]:
    """The runs of units that cannot be longer within the limits."""
    words = [count_words(text[slice(*one)]) for one in units]
    found = []
    end = total = reached = 0
    for start, here in enumerate(words):
        end, total = (start, 0) if end < start else (end, total)
        while end < len(units) and total + words[end] <= limits[1]:
            end, total = end + 1, total + words[end]
        if end > reached and end > start:
            found.append(_run(text, units[start], units[end - 1]))
            reached = end
        total -= here if end > start else 0
    return found


def in_words(text: str, span: Span) -> Span:
    """A range grown to whole words, without white space and stray signs at its edges.

    Letters of scripts without spaces are words of their own; marks stay with their letter; hyphens, apostrophes and
    the signs within numbers join. A sign that ends a sentence, quotation marks and brackets stay if they were in the
    range. One without a word becomes (start, start).
    """
    start, end = max(span[0], 0), min(span[1], len(text))
    if start >= end:
        return start, start
    while start < end and (text[start].isspace() or text[start] in _CANNOT_BEGIN):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _CANNOT_END):
        end -= 1
    if start == end or not any(map(_is_letter, text[start:end])):
        return span[0], span[0]
    while start > 0 and _are_joined(text, start):
        start -= 1
    while end < len(text) and _are_joined(text, end):
        end += 1
    return start, end


def _are_joined(text: str, place: int) -> bool:
    """Whether the characters before and behind a place belong to one word."""
    before, behind = text[place - 1], text[place]
    if before.isspace() or behind.isspace():
        return False
    if clings(text, place) or before == "\u200d":
        return True
    if behind in _JOINS or behind in _JOINS_DIGITS:
        return place + 1 < len(text) and _join(before, behind, text[place + 1])
    if before in _JOINS or before in _JOINS_DIGITS:
        return place > 1 and _join(text[place - 2], before, behind)
    return _is_letter(before) and _is_letter(behind) and not is_unspaced(before) and not is_unspaced(behind)


def _join(before: str, sign: str, behind: str) -> bool:
    """Whether a sign makes one word of what stands on its sides."""
    if sign in _JOINS_DIGITS:
        return before.isdecimal() and behind.isdecimal()
    return all(_is_letter(one) and not is_unspaced(one) for one in (before, behind))


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign)[0] == "M"
