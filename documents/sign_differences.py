"""Quotations whose words stand in a document with other signs: dashes, quotation marks, capitals and the like."""

import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

import numpy as np

from documents.compared_text import mapped_codes
from documents.composed_letters import compose
from documents.cut_words import cuts
from documents.quotation_search import locate
from loaders.look_alikes import as_seen, seen_sign
from loaders.words import words

MOST_SHOWN = 3
"""So many differences are named."""

_MOST_TRIED = 1_000
"""So many passages with the same letters are held to the quotation, which may part them into other words."""


@dataclass(frozen=True, slots=True)
class SignDifference:
    """A quotation as the document has it, and what differs: (sign of the quotation, sign of the document)."""

    form: str
    differences: tuple[tuple[str, str], ...]


def sign_difference(quote: str, text: str) -> SignDifference | None:
    """How the first passage with the very words of the quotation has them; None where none has."""
    wanted = "".join(map(_letter, as_seen(compose(quote))))
    codes, place = mapped_codes(text, _letter)
    letters = codes.astype(np.uint32).tobytes().decode("utf-32-le", "surrogatepass")
    at = letters.find(wanted) if wanted else -1
    for _ in range(_MOST_TRIED):
        if at < 0:
            return None
        start, last = (int(one if place is None else place[one]) for one in (at, at + len(wanted) - 1))
        form = _form(quote, text, start, last + 1)
        if form is not None:
            return SignDifference(form, _differences(" ".join(compose(quote).split()), form))
        at = letters.find(wanted, at + 1)
    return None


def described(difference: SignDifference) -> str:
    """What differs, in words: “–” where the quotation has “-”."""
    shown = [f"{_named(theirs)} where the quotation has {_named(mine)}" for mine, theirs in difference.differences]
    return "; ".join([*shown[:MOST_SHOWN], *(["and more"] if len(shown) > MOST_SHOWN else [])])


def _form(quote: str, text: str, start: int, end: int) -> str | None:
    """The passage with the signs at its ends that the quotation has there, where the words are the same."""
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    before, after = _signs_before(quote), _signs_before(quote[::-1])
    while before and start and _is_sign(text[start - 1]):
        start, before = start - 1, before - 1
    while after and end < len(text) and _is_sign(text[end]):
        end, after = end + 1, after - 1
    passage = text[start:end]
    for reading in (_with_cuts_as("-", passage), _with_cuts_as("", passage), passage):
        form = "".join(sign for sign in " ".join(reading.split()) if seen_sign(sign))
        if words(form) == words(compose(quote)) and locate(form, text) is not None:
            return form
    return None


def _with_cuts_as(sign: str, passage: str) -> str:
    """The passage with a sign where lines cut words."""
    parts, at = [], 0
    for start, end in cuts(passage):
        parts.append(passage[at:start])
        at = end
    return sign.join([*parts, passage[at:]])


def _differences(mine: str, theirs: str) -> tuple[tuple[str, str], ...]:
    steps = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    found = [(mine[a:b], theirs[c:d]) for step, a, b, c, d in steps if step != "equal"]
    return tuple(dict.fromkeys(pair for pair in found if as_seen(pair[0]) != as_seen(pair[1])))


def _named(signs: str) -> str:
    return f"“{signs}”" if signs.strip() else "a space" if signs else "nothing"


def _signs_before(text: str) -> int:
    return next((number for number, sign in enumerate(text) if not _is_sign(sign)), 0)


def _is_sign(sign: str) -> bool:
    return not sign.isspace() and not _letter(sign)


@lru_cache(maxsize=4096)
def _letter(sign: str) -> str:
    """A sign as it counts in a word without case; nothing for punctuation and white space."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", seen_sign(sign)).casefold())
    categories = {one: unicodedata.category(one) for one in folded}
    return "".join(one for one in folded if categories[one][0] in "LNM" or categories[one] in ("Sc", "Sm", "So"))
