"""Which of very many statements to mark on a time line, so that every stance that it passes is still to be seen."""

from collections.abc import Sequence

import pandas as pd

from loaders.table_rows import PositionRow

MORE = "more"
"""The column of what a marked statement stands for besides itself."""

FARTHEST = 5
"""How many gaps a mark moves at most from its place."""


class MarkRow(PositionRow):
    """A statement that is marked, with how many it stands for besides itself."""

    __slots__ = ()
    more: int


def thin_out(sides: Sequence[pd.DataFrame], lane: str, most: int) -> tuple[list[pd.DataFrame], int]:
    """Of positions tables with more than `most` rows in all the newest of each stretch of days, and its length.

    In each stretch the newest of every stance and attribution in its `lane` (a
    column) stays, so that no side taken is lost and the last word of the
    stretch is the true one; MORE counts those that it stands for besides
    itself. Of so few rows all stay, and the length is 0. The stretches grow
    until no more than `most` are left, or until they span all.
    """
    total = sum(map(len, sides))
    if total <= most:
        return [side.assign(**{MORE: 0}) for side in sides], 0
    days = pd.concat([side["latest"] for side in sides])
    first, span = days.min(), (days.max() - days.min()).days + 1
    length = 1
    while True:
        thinned = [_newest(side, lane, (side["latest"] - first).dt.days // length) for side in sides]
        if length >= span or sum(map(len, thinned)) <= most:
            return thinned, length
        length *= 2


def side_by_side(places: Sequence[float], gap: float) -> list[float]:
    """Places on a line, in rising order, moved right so that each stands a gap from the one before it.

    None moves farther than FARTHEST gaps: of very many at a place the last ones cover each other there.
    """
    moved: list[float] = []
    for place in places:
        beside = moved[-1] + gap if moved else place
        moved.append(min(max(place, beside), place + FARTHEST * gap))
    return moved


def _newest(side: pd.DataFrame, lane: str, stretch: "pd.Series[int]") -> pd.DataFrame:
    """The newest row of each lane, stance, attribution and stretch, in the order of the table."""
    dated = side.assign(stretch=stretch).sort_values("latest", kind="stable")
    same = [lane, "stance", "attribution", "stretch"]
    more = dated.groupby(same, sort=False)["stance"].transform("size") - 1
    kept = dated.index[~dated.duplicated(same, keep="last").to_numpy()]
    return side.assign(**{MORE: more}).loc[side.index.isin(kept)]
