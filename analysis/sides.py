"""The sides of a pair: on how many shared issues two actors stand on the same side, and on how many on opposite sides.

Alignment measures distances, in which support against opposition is half of what is possible. Sides tell the sign.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

import numpy as np
import pandas as pd

from analysis.alignment import compared
from analysis.inheritance import Held
from analysis.shared_passages import Meetings, count_issues, count_passages
from analysis.stance_matrix import Numbers, Stances
from loaders.table_rows import Row

Number = TypeVar("Number", int, Numbers)


class Count(NamedTuple, Generic[Number]):
    """A number of issues, and of the passages behind both actors' positions on them."""

    issues: Number
    passages: Number


@dataclass(frozen=True, slots=True)
class Sides(Generic[Number]):
    """Where two actors stand on the issues that their alignment counts; or all pairs, in arrays of actors by actors.

    `same`: both support or both oppose. `opposite`: one supports and one opposes. `mixed`: at least one is mixed. A
    passage may stand behind issues of several kinds, and counts with each.
    """

    same: Count[Number]
    opposite: Count[Number]
    mixed: Count[Number]

    @property
    def n(self) -> Number:
        """The shared issues."""
        return self.same.issues + self.opposite.issues + self.mixed.issues


def sides(left: pd.DataFrame, right: pd.DataFrame, issues: Sequence[str]) -> Sides[int]:
    """The sides of two actors, from their positions in force (one row an issue each), as alignment.align_standing."""
    return sides_of(compared(left, right, issues))


def sides_of(both: Iterable[tuple[Held[int, bool], Held[int, bool]]]) -> Sides[int]:
    """The sides of two actors, from what they hold on each issue on which they are compared."""
    by_sign: dict[int, list[tuple[int, int]]] = {1: [], -1: [], 0: []}
    for mine, theirs in both:
        by_sign[side(mine.stance, theirs.stance)].append((mine.passage, theirs.passage))
    counts = (Count(len(found), len(set(chain.from_iterable(found)))) for found in by_sign.values())
    return Sides(*counts)


def side(one: int, other: int) -> int:
    """1 for two stances on the same side, -1 for two on opposite sides, and 0 where one or both are mixed."""
    return int(np.sign(one * other))


def sides_of_pairs(stances: Stances) -> Sides[Numbers]:
    """The sides of every actor with every other; the diagonal holds each with itself."""
    return Sides(*(Count(count_issues(stances, kind), count_passages(stances, kind)) for kind in _kinds(stances)))


def issues_by_side(stances: Stances, rows: Numbers) -> tuple[Numbers, Numbers]:
    """On how many issues the actors in `rows`, by their places, stand on one side with each, and on opposite sides."""
    same, opposite = (count_issues(stances, kind, rows) for kind in _kinds(stances)[:2])
    return same, opposite


def _kinds(stances: Stances) -> tuple[Meetings, Meetings, Meetings]:
    """Which positions meet on the same side, on opposite sides, and where one or both are mixed."""
    support, mixed, oppose = (stances.stated & (np.sign(stances.score) == sign) for sign in (1, 0, -1))
    return (
        [(support, support), (oppose, oppose)],
        [(support, oppose), (oppose, support)],
        [(mixed, stances.stated), (support | oppose, mixed)],
    )


class SidesRow(Row):
    """The sides of a pair as columns of a table: issues and passages of each kind."""

    __slots__ = ()
    same: int
    opposite: int
    mixed: int
    same_passages: int
    opposite_passages: int
    mixed_passages: int


def as_columns(found: Sides[Numbers], ones: Numbers, others: Numbers) -> dict[str, Numbers]:
    """The columns of SidesRow for pairs of actors, given by their places, from the sides of all pairs."""
    kinds = {"same": found.same, "opposite": found.opposite, "mixed": found.mixed}
    issues = {name: kind.issues[ones, others] for name, kind in kinds.items()}
    return issues | {f"{name}_passages": kind.passages[ones, others] for name, kind in kinds.items()}


def of_row(row: SidesRow) -> Sides[int]:
    """The sides of the pair of a row."""
    return Sides(
        Count(row.same, row.same_passages),
        Count(row.opposite, row.opposite_passages),
        Count(row.mixed, row.mixed_passages),
    )


def of_pair(found: Sides[Numbers], one: int, other: int) -> Sides[int]:
    """The sides of two actors out of those of all pairs, by their places."""
    kinds = (found.same, found.opposite, found.mixed)
    return Sides(*(Count(int(kind.issues[one, other]), int(kind.passages[one, other])) for kind in kinds))
