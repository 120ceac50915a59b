"""The rows of the matrix of pairs: actors, or in a large room groups of neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.actor_order import MOST_GROUPS
from analysis.alignment_matrix import Pairs
from views.shared.view import View

OPENED = 12
"""How many actors of one group are shown one by one."""


@dataclass(frozen=True)
class Row:
    """An actor, or a group named after the first of its members (places in the pairs)."""

    members: tuple[int, ...]
    name: str


def matrix_rows(view: View, comparable: set[int], sought: str | None, *, large: bool) -> list[Row]:
    """The actors in the order of the leaves; in a large room as groups, that of the sought one opened."""
    pairs, ordering = view.room.pairs, view.room.ordering
    order = [int(place) for place in ordering.leaves if int(place) in comparable]
    if not large:
        return [Row((place,), view.names[pairs.actors[place]]) for place in order]
    groups = ordering.groups(MOST_GROUPS)
    here = pairs.actors.index(sought) if sought else -1
    rows: list[Row] = []
    for number in dict.fromkeys(int(groups[place]) for place in order):
        members = [place for place in order if groups[place] == number]
        opened = _around(members, here) if here in members else []
        rest = tuple(place for place in members if place not in opened)
        rows += [Row((place,), view.names[pairs.actors[place]]) for place in opened]
        if rest:
            first = view.names[pairs.actors[middle(pairs, rest)]]
            rows.append(Row(rest, first if len(rest) == 1 else f"{first} + {len(rest) - 1}"))
    return rows


def _around(members: list[int], here: int) -> list[int]:
    """The members next to one in the order, at most OPENED."""
    at = members.index(here)
    start = max(0, min(at - OPENED // 2, len(members) - OPENED))
    return members[start : start + OPENED]


def middle(pairs: Pairs, members: Sequence[int]) -> int:
    """The member that stands closest to the others, after which a group is named."""
    inside = pairs.shrunk[np.ix_(members, members)]
    return members[int(inside.sum(axis=1).argmax())]
