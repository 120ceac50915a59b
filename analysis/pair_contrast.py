"""Two actors issue by issue: where they differ most, where they agree, and who alone has spoken."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.alignment import STANCE_RANGE
from analysis.stance_matrix import Stances
from loaders.table_rows import OptionalNumber, PositionRow, Row, columns_of, records

DIFFER, AGREE, LEFT_ONLY, RIGHT_ONLY, NEITHER = "differ", "agree", "left only", "right only", "neither"
GROUPS = (DIFFER, AGREE, LEFT_ONLY, RIGHT_ONLY, NEITHER)


class ContrastRow(Row):
    """What two actors hold on an issue (see `contrast`)."""

    __slots__ = ()
    issue: str
    group: str
    left: int
    right: int
    difference: OptionalNumber


COLUMNS = columns_of(ContrastRow)


def contrast(left: pd.DataFrame, right: pd.DataFrame, issues: Sequence[str]) -> pd.DataFrame:
    """Every issue once, largest differences first, then agreements, then those that one has addressed, then neither.

    `left` and `right` are one actor's positions in force each. Columns issue,
    group (one of GROUPS), left and right (index labels of the positions, -1
    for silence), difference (0 to 4, missing unless both have spoken).
    """
    mine = {row.issue: (int(row.Index), int(row.stance)) for row in records(left, PositionRow)}
    theirs = {row.issue: (int(row.Index), int(row.stance)) for row in records(right, PositionRow)}
    rows = []
    for issue in issues:
        a, b = mine.get(issue), theirs.get(issue)
        difference = abs(a[1] - b[1]) if a and b else None
        if difference is not None:
            group = DIFFER if difference else AGREE
        else:
            group = LEFT_ONLY if a else RIGHT_ONLY if b else NEITHER
        rows.append((issue, group, a[0] if a else -1, b[0] if b else -1, difference))
    rows.sort(key=lambda row: (GROUPS.index(row[1]), -(row[4] or 0)))
    return pd.DataFrame(
        {
            name: pd.Series([row[place] for row in rows], dtype=kind)
            for place, (name, kind) in enumerate(COLUMNS.items())
        }
    )


class Places(NamedTuple):
    """The issues of two actors by their places in the matrix of stances (see `issues_of`)."""

    shared: list[int]
    left_only: list[int]
    right_only: list[int]
    neither: list[int]


def issues_of(held: Stances, one: int, other: int) -> Places:
    """The issues of two actors, given by their places, as they are read.

    Of those on which they are compared first the opposite sides, then where one or both are mixed, then the same side;
    in each the largest differences first. All others stand in the order of the matrix.
    """
    mine, theirs = held.stated[one], held.stated[other]
    both = mine & theirs
    for column, passed_on in held.passed_on.items():
        both[column] &= not passed_on.pairs[one, other]
    shared = np.flatnonzero(both)
    left, right = held.score[one, shared], held.score[other, shared]
    order = np.sign(left * right) * (STANCE_RANGE + 1) - np.abs(left - right)
    return Places(
        shared[np.argsort(order, kind="stable")].tolist(),
        *(np.flatnonzero(some).tolist() for some in (mine & ~theirs, theirs & ~mine, ~(mine | theirs))),
    )
