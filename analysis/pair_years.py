"""Two actors year by year, each year by its own statements alone: what stood from earlier years does not count."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from analysis.alignment import align_standing
from analysis.inheritance import INHERITED
from analysis.positions_in_force import in_force
from analysis.sides import sides
from loaders.table_rows import Row, columns_of


class YearRow(Row):
    """A year of a pair (see `pair_years`); `alignment` is missing where `n` is 0."""

    __slots__ = ()
    year: int
    left: int
    right: int
    same: int
    opposite: int
    mixed: int
    n: int
    alignment: float


COLUMNS = columns_of(YearRow)


def pair_years(positions: pd.DataFrame, left: str, right: str, issues: Sequence[str]) -> pd.DataFrame:
    """For each year in which either of two actors spoke on the issues, oldest first: how much, and on which sides.

    Columns as YearRow. left and right are the numbers of their statements, of which those are counted that they make
    themselves and not what they inherit; same, opposite and mixed are the sides (analysis.sides) of the latest
    statements of that year on the issues on which both spoke in it, n is how many these are, and alignment is over
    them. A statement belongs to the year of the latest day that its date allows, from which on it counts.
    """
    spoken = positions[positions["actor"].isin([left, right]) & positions["issue"].isin(issues)]
    rows = [_year(int(str(year)), said, left, right, issues) for year, said in spoken.groupby(spoken["latest"].dt.year)]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _year(year: int, said: pd.DataFrame, left: str, right: str, issues: Sequence[str]) -> tuple[float | None, ...]:
    standing = in_force(said, date(year, 12, 31))
    mine, theirs = standing[standing["actor"] == left], standing[standing["actor"] == right]
    taken, found = sides(mine, theirs, issues), align_standing(mine, theirs, issues)
    stated = said[said["attribution"] != INHERITED]["actor"]
    numbers = [int((stated == actor).sum()) for actor in (left, right)]
    return year, *numbers, taken.same.issues, taken.opposite.issues, taken.mixed.issues, found.n, found.value
