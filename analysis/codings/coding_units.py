"""Which positions of several codings are the same unit: the same words, coded by more than one."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

import pandas as pd

from loaders.models import QUOTE_WORDS
from loaders.table_rows import PositionRow, records
from loaders.words import words as normalised

RUN = QUOTE_WORDS[0]
"""How many words in a row two quotations must have in common to overlap: as many as the shortest quotation has."""

CONTENT = ("date", "stance", "attribution", "according_to", "confidence", "speaker", "venue", "note")

Words = tuple[str, ...]
Content = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Row labels of two positions that are one unit, and the length of the longest run of words that both quote."""

    left: int
    right: int
    run: int


def words(quote: str) -> Words:
    """The words of a quotation as texts are compared (loaders.words)."""
    return tuple(normalised(quote))


def longest_run(one: Words, other: Words) -> int:
    """How many words in a row are in both."""
    if one == other:
        return len(one)
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


def match(left: pd.DataFrame, right: pd.DataFrame, by: Sequence[str]) -> list[Match]:
    """Pairs of positions that have the columns `by` and RUN words in a row in common, in the order of `left`.

    No position is in two pairs. The same words in full are paired first, then the longest runs; among equals those
    whose quotations are shorter, and then those of one date. The stance decides only between positions that are the
    same in all of this, so that coders who disagree are paired as those who agree. The pairs are the same whichever
    table is the left one and whatever the order of the rows. Quotations of fewer words overlap where they are the same.
    """
    cells = _by_cell(right, by)
    found = []
    for cell, rows in _by_cell(left, by).items():
        if cell in cells:
            found += _best_first(_candidates(rows, cells[cell]))
    return sorted(found, key=lambda pair: pair.left)


def match_all(tables: Sequence[pd.DataFrame], by: Sequence[str]) -> list[dict[int, int]]:
    """The units of several codings: for each the numbers of the codings that have it, with their row labels.

    Overlapping positions of any two codings are joined in the order of `match`, and through a third whose words overlap
    with both, but never two of one coding. Of two codings the units are the pairs of `match` and what each has alone.
    """
    cells = [_by_cell(table, by) for table in tables]
    ranked = [
        (rank, (one, pair.left), (other, pair.right))
        for one, other in combinations(range(len(tables)), 2)
        for cell, rows in cells[one].items()
        for rank, pair in _candidates(rows, cells[other].get(cell, []))
    ]
    unit_of = {(coder, int(label)): {coder: int(label)} for coder, table in enumerate(tables) for label in table.index}
    for _, left, right in sorted(ranked, key=lambda found: found[0]):
        unit, joined = unit_of[left], unit_of[right]
        if not unit.keys() & joined.keys():
            unit |= joined
            unit_of |= dict.fromkeys([*joined.items()], unit)
    return list({id(unit): unit for unit in unit_of.values()}.values())


def overlapping(left: pd.DataFrame, right: pd.DataFrame, by: Sequence[str]) -> dict[int, int]:
    """For positions of `left` the one of `right` with the same columns `by` and the most words in a row in common."""
    cells = _by_cell(right, by)
    found: dict[int, int] = {}
    for cell, rows in _by_cell(left, by).items():
        for _, pair in sorted(_candidates(rows, cells.get(cell, [])), key=_order):
            found.setdefault(pair.left, pair.right)
    return found


@dataclass(frozen=True, slots=True)
class _Quoted:
    label: int
    words: Words
    content: Content


def _by_cell(table: pd.DataFrame, by: Sequence[str]) -> dict[Hashable, list[_Quoted]]:
    cells: dict[Hashable, list[_Quoted]] = defaultdict(list)
    for row in records(table, PositionRow):
        content = (row.quote, *(str(getattr(row, name)) for name in CONTENT))
        cells[tuple(getattr(row, name) for name in by)].append(_Quoted(int(row.Index), words(row.quote), content))
    return cells


Rank = tuple[bool, int, int, bool, Content, Content]
Ranked = tuple[Rank, Match]


def _candidates(left: Iterable[_Quoted], right: Iterable[_Quoted]) -> list[Ranked]:
    """Every overlapping pair of one cell, with what it is ranked by."""
    holding: dict[Words, list[_Quoted]] = defaultdict(list)
    for other in right:
        for run in _runs(other.words):
            holding[run].append(other)
    found = []
    for one in left:
        near = {other.label: other for run in _runs(one.words) for other in holding.get(run, [])}
        found += [_rank(one, other) for other in near.values()]
    return found


def _runs(quote: Words) -> set[Words]:
    return {quote[start : start + RUN] for start in range(max(1, len(quote) - RUN + 1))}


def _rank(one: _Quoted, other: _Quoted) -> Ranked:
    run = longest_run(one.words, other.words)
    # the same whichever of the two is the left one
    first, second = sorted((one.content, other.content))
    length, another_date = len(one.words) + len(other.words), one.content[1] != other.content[1]
    return (one.words != other.words, -run, length, another_date, first, second), Match(one.label, other.label, run)


def _order(ranked: Ranked) -> Rank:
    return ranked[0]


def _best_first(candidates: Iterable[Ranked]) -> list[Match]:
    lefts, rights = set[int](), set[int]()
    pairs = []
    for _, pair in sorted(candidates, key=_order):
        if pair.left not in lefts and pair.right not in rights:
            lefts.add(pair.left)
            rights.add(pair.right)
            pairs.append(pair)
    return pairs
