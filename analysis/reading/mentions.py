"""Whom and what a text names: actors by their names, issues by their terms. A help for reading, never a position."""

import re
import sys
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate
from typing import Literal, NamedTuple

import pandas as pd

from analysis.passage_marks import Span
from loaders.look_alikes import UNSEEN, as_seen
from loaders.words import UNSPACED

MentionKind = Literal["actor", "issue"]

MOST_WORDS = 20
"""A name of more words is not looked for."""

EXACT_LETTERS = 3
"""A name of so few letters, a capital among them, is met only as it is written: "us" is not the US."""

_PASSED_OVER = re.compile(rf"[\s'’ʼ{UNSEEN}‐‑-]+")
"""What may stand between the words of a name, whichever stands there in the name."""

_ACCENTS = re.compile("[\u0300-\u036f\u0640\u064b-\u0652\u0670]+")
"""Marks that a name is also written without: those of Latin, Greek and Cyrillic letters, and vowels in Arabic."""


class Mention(NamedTuple):
    """A stretch of a text that names an actor or an issue; `also` has the ids that the same words name besides."""

    span: Span
    kind: MentionKind
    id: str
    also: tuple[str, ...] = ()


def actor_names(actors: pd.DataFrame) -> dict[str, list[str]]:
    """By what names each actor is known, from the actors of a Dataset: its own, the short one, and the others."""
    columns = zip(actors["actor"], actors["name"], actors["short_name"], actors["also_known_as"], strict=True)
    return {actor: list(dict.fromkeys([name, short, *_listed(others)])) for actor, name, short, others in columns}


def issue_terms(issues: pd.DataFrame) -> dict[str, list[str]]:
    """The terms of each issue, from the issues of a Dataset."""
    return {issue: _listed(terms) for issue, terms in zip(issues["issue"], issues["terms"], strict=True)}


def _listed(joined: str) -> list[str]:
    return [one for one in joined.split("; ") if one]


def mentions(text: str, actors: Mapping[str, Sequence[str]], issues: Mapping[str, Sequence[str]]) -> list[Mention]:
    """Every place at which a text names an actor or an issue, in its order. Takes time in proportion to the text.

    `actors` and `issues` have the names of each id. Names are met as whole words, in whatever case and with or without
    accents, but for those of EXACT_LETTERS; hyphens and apostrophes part words. In scripts without spaces a name is met
    wherever its letters stand. Where several names begin, the longest counts; mentions of one kind do not overlap.
    """
    root = _Node()
    known: dict[MentionKind, Mapping[str, Sequence[str]]] = {"actor": actors, "issue": issues}
    for kind, named in known.items():
        for identifier, names in named.items():
            for name in names:
                root.add(name, kind, identifier)
    taken: dict[MentionKind, int] = dict.fromkeys(known, 0)
    found = []
    for word in _word().finditer(text):
        node = root.following.get(_folded(word[0]))
        if node is None:
            continue
        for kind, (end, ids) in _longest(text, word, node).items():
            if word.start() >= taken[kind]:
                found.append(Mention((word.start(), end), kind, ids[0], tuple(ids[1:])))
                taken[kind] = end
    return found


def uncoded(sentences: Sequence[Span], coded: Iterable[Span], found: Iterable[Mention]) -> list[int]:
    """Which of the sentences name an actor and an issue while no coded passage touches them, by number from 0."""
    passages = sorted(coded)
    starts = [start for start, _ in passages]
    ends = list(accumulate((end for _, end in passages), max))
    named: dict[int, set[MentionKind]] = {}
    for one in found:
        number = bisect_right(sentences, one.span[0], key=lambda span: span[0]) - 1
        if number >= 0 and one.span[0] < sentences[number][1]:
            named.setdefault(number, set()).add(one.kind)

    def is_coded(sentence: Span) -> bool:
        before = bisect_left(starts, sentence[1])
        return before > 0 and ends[before - 1] > sentence[0]

    return sorted(number for number, kinds in named.items() if len(kinds) > 1 and not is_coded(sentences[number]))


class _Named(NamedTuple):
    """What a name stands for, and its words as they are written where only so they are met."""

    kind: MentionKind
    id: str
    exact: tuple[str, ...] | None


@dataclass(slots=True)
class _Node:
    """Where the words of names have led so far, and what the names that end here stand for."""

    following: "dict[str, _Node]" = field(default_factory=dict)
    named: list[_Named] = field(default_factory=list)

    def add(self, name: str, kind: MentionKind, identifier: str) -> None:
        """Take up a name, which begins here."""
        found = list(_word().finditer(name))
        if not 0 < len(found) <= MOST_WORDS:
            return
        node = self
        last = found[0].start()
        for word in found:
            gap = name[last : word.start()]
            node = node.following.setdefault(f"{_between(gap)}{_folded(word[0])}", _Node())
            last = word.end()
        plain = tuple(_plain(word[0]) for word in found)
        letters = "".join(plain)
        is_exact = len(letters) <= EXACT_LETTERS and any(map(str.isupper, letters))
        one = _Named(kind, identifier, plain if is_exact else None)
        if one not in node.named:
            node.named.append(one)


def _longest(text: str, first: re.Match[str], node: _Node) -> dict[MentionKind, tuple[int, list[str]]]:
    """For each kind where the longest name that begins with a word ends, and what it stands for."""
    found: dict[MentionKind, tuple[int, list[str]]] = {}
    words = [first[0]]
    word: re.Match[str] | None = first
    while word is not None:
        end = word.end()
        here: dict[MentionKind, list[str]] = {}
        for one in node.named:
            if one.exact is None or one.exact == tuple(map(_plain, words)):
                ids = here.setdefault(one.kind, [])
                ids += [one.id] if one.id not in ids else []
        found |= {kind: (end, ids) for kind, ids in here.items()}
        word = _word().search(text, end) if node.following else None
        following = node.following.get(f"{_between(text[end : word.start()])}{_folded(word[0])}") if word else None
        if word is None or following is None:
            break
        node = following
        words.append(word[0])
    return found


def _between(gap: str) -> str:
    """The signs between two words that tell names apart; a blank line is one."""
    signs = _PASSED_OVER.sub("", gap)
    return f"\n{signs}" if len(f"{gap}.".splitlines()) > 2 else signs


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", as_seen(word))


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    """A word without case and accents."""
    apart = unicodedata.normalize("NFD", _plain(word).casefold())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", apart))


@cache
def _word() -> re.Pattern[str]:
    """A word of a name: letters and digits with their marks, or one letter of a script without spaces."""
    marks = "".join(_ranges(code for code in range(0x300, sys.maxunicode + 1) if _is_mark(code)))
    letter = rf"[^\W_{UNSPACED}]"
    return re.compile(rf"{letter}(?:{letter}|[{marks}{UNSEEN}])*|[{UNSPACED}][\u3099\u309a]*")


def _is_mark(code: int) -> bool:
    return unicodedata.category(chr(code))[0] == "M" and not re.match(f"[{UNSPACED}]", chr(code))


def _ranges(codes: Iterable[int]) -> Iterator[str]:
    """The ranges of ascending code points, as a class of characters has them."""
    start = last = -1
    for code in codes:
        if code != last + 1:
            if start >= 0:
                yield f"{chr(start)}-{chr(last)}"
            start = code
        last = code
    yield f"{chr(start)}-{chr(last)}"
