"""Small rooms for tests: what each actor says on issue after issue, and all pairs of them."""

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from analysis.alignment_matrix import Pairs, align_pairs
from analysis.stance_matrix import Stances

Row = Sequence[int | None]
"""What one actor says on issue after issue; None is silence."""

WEST, EAST = [2] * 6, [-2] * 6
NOTHING: Row = [None] * 6


def held(*rows: Row) -> Stances:
    """Actors a0, a1, ... on issues i0, i1, ..., each position on a passage of its own."""
    issues = len(rows[0]) if rows else 0
    stated = np.array([[cell is not None for cell in row] for row in rows], dtype=bool).reshape(len(rows), issues)
    score = np.array([[cell or 0 for cell in row] for row in rows], dtype=np.float64).reshape(stated.shape)
    passage = np.where(stated, np.arange(stated.size).reshape(stated.shape), -1)
    actors, names = tuple(f"a{row}" for row in range(len(rows))), tuple(f"i{column}" for column in range(issues))
    return Stances(actors, names, score, stated, passage)


def pairs_of(*rows: Row) -> Pairs:
    return align_pairs(held(*rows))


def rooms(actors: int, issues: int, silence: int = 1) -> st.SearchStrategy[list[list[int | None]]]:
    """Rooms of up to so many actors; the more `silence`, the more often an actor says nothing."""
    cell = st.sampled_from([*range(-2, 3), *[None] * silence])
    return st.lists(st.lists(cell, min_size=issues, max_size=issues), min_size=1, max_size=actors)


Cell = tuple[int, int, bool]
"""A passage, the stance that it holds, and whether it is inherited."""


def told_rooms(actors: int, issues: int) -> st.SearchStrategy[list[list[Cell | None]]]:
    """Rooms of up to so many actors who share few passages, and inherit some of what they hold."""
    cell = st.none() | st.tuples(st.integers(0, 3), st.integers(-1, 1), st.sampled_from([False, False, True]))
    row = st.lists(cell, min_size=issues, max_size=issues)
    return st.lists(row, min_size=1, max_size=actors)


def told(rows: list[list[Cell | None]]) -> Stances:
    """Such a room as arrays."""
    stated = np.array([[cell is not None for cell in row] for row in rows])
    passage, score, inherited = np.moveaxis(np.array([[cell or (-1, 0, False) for cell in row] for row in rows]), 2, 0)
    actors, names = (tuple(f"number {number}" for number in range(size)) for size in stated.shape)
    return Stances(actors, names, score.astype(np.float64), stated, passage, inherited.astype(bool))


def compared_in(one: list[Cell | None], other: list[Cell | None]) -> list[tuple[Cell, Cell]]:
    """What two of its actors hold on the issues that they are compared on: not one passage's stance, handed on."""
    both = [(a, b) for a, b in zip(one, other, strict=True) if a and b]
    return both if one is other else [(a, b) for a, b in both if a[:2] != b[:2] or not (a[2] or b[2])]
