"""What somebody looks for: words and phrases, whatever is typed. No sign of it is a command."""

import re
from typing import NamedTuple

from analysis.finding.folded_words import folded_words

MOST_WORDS = 40
"""So many words are looked for, as many as a quotation has."""

FEWEST_LETTERS = 4
"""A word of so many letters is also the beginning of longer ones; of fewer, it is itself alone: "the" is no "they"."""

QUOTES = '"“”„‟«»「」『』'
_PART = re.compile(rf"[{QUOTES}]([^{QUOTES}]*)(?:[{QUOTES}]|\Z)|[^\s{QUOTES}]+")


class Term(NamedTuple):
    """Words in a row. `is_open`: the last of them may be the beginning of a longer word."""

    words: tuple[str, ...]
    is_open: bool


class Query(NamedTuple):
    """What is looked for: all of the terms. `is_cut` where more than MOST_WORDS words were given."""

    terms: tuple[Term, ...]
    is_cut: bool = False


def is_quoted(text: str) -> bool:
    """Whether a text has quotation marks, whichever."""
    return any(sign in QUOTES for sign in text)


def read_query(text: str) -> Query:
    """What is looked for with a text: words in quotation marks as a phrase, and each other word by itself.

    What is written without a space is one term, as `cyber-crime` or words in Chinese. Never raises.
    """
    terms: dict[Term, None] = {}
    room = MOST_WORDS
    for part in _PART.finditer(text):
        quoted = part[1] is not None
        words = folded_words(part[1] if quoted else part[0])
        if len(words) > room:
            rest = Term(tuple(words[:room]), is_open=False)
            return Query(tuple({**terms, rest: None} if room else terms), is_cut=True)
        if words:
            terms[Term(tuple(words), is_open=not quoted and len(words[-1]) >= FEWEST_LETTERS)] = None
            room -= len(words)
    return Query(tuple(terms))
