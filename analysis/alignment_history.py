"""How the alignment of one actor with others changes, statement by statement.

What each statement adds to or takes from what a pair shares is found once, for
all pairs together; the figures of a date are the sums up to it.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from analysis.alignment import FIGURES, RANKED_FROM, STANCE_RANGE, FiguresRow
from analysis.alignment_matrix import jeffreys_all
from analysis.inheritance import INHERITED, Column, Held, is_passed_on
from analysis.positions_in_force import succession
from analysis.stance_matrix import Flags

_CELL = ["other", "issue"]
_SUMS = ["n", "distance", "passages"]


class StepRow(FiguresRow):
    """The alignment with another actor from a date on, until the next row of the two."""

    __slots__ = ()
    other: str
    date: pd.Timestamp


def alignment_over_time(
    positions: pd.DataFrame, actor: str, others: Sequence[str], issues: Sequence[str], until: date
) -> pd.DataFrame:
    """The alignment of `actor` with each of `others` from each date on which either spoke, up to `until`.

    Columns other, date and FIGURES (alignment missing where n is 0), in the
    order of `others` and then of dates; each row is in force until the next.
    A statement that never comes into force (see `succession`) is no step.
    """
    facing = [other for other in others if other != actor]
    spoken = positions[positions["actor"].isin([actor, *facing]) & positions["issue"].isin(issues)]
    spoken = succession(spoken[spoken["latest"] <= pd.Timestamp(until)])
    spoken = spoken.assign(order=range(len(spoken)), heir=(spoken["attribution"] == INHERITED).astype("float64"))
    spoken = spoken[["latest", "actor", "issue", "stance", "passage", "heir", "order"]]
    mine, theirs = spoken[spoken["actor"] == actor], spoken[spoken["actor"] != actor]
    events = _events(mine, theirs)
    changes = pd.concat([_changes(events, spoken["passage"]), _dates(mine, theirs, facing)])
    return _figures(changes.groupby(["other", "latest"])[_SUMS].sum().reset_index(), facing)


def _events(mine: pd.DataFrame, theirs: pd.DataFrame) -> pd.DataFrame:
    """Every statement that may change what a pair shares, with the stances and passages of both after it.

    A row for each other actor and issue, and each statement of either of the two on it, in order.
    """
    when = ["latest", "issue", "order"]
    own = mine[when].assign(my_stance=mine["stance"], my_passage=mine["passage"], my_heir=mine["heir"])
    said = theirs[when].assign(other=theirs["actor"], their_stance=theirs["stance"], their_passage=theirs["passage"],
                               their_heir=theirs["heir"])  # fmt: skip
    events = pd.concat([said[_CELL].drop_duplicates().merge(own, on="issue"), said])
    events = events.sort_values([*_CELL, "order"], ignore_index=True)
    held = [f"{side}_{what}" for side in ("my", "their") for what in ("stance", "passage", "heir")]
    events[held] = events.groupby(_CELL)[held].ffill()
    return events


def _changes(events: pd.DataFrame, passages: "pd.Series[int]") -> pd.DataFrame:
    """By how much each event changes the sums of its pair: columns other, latest, n, distance, passages."""
    shared = events["my_stance"].notna() & events["their_stance"].notna()
    mine, theirs = _held(events, "my"), _held(events, "their")
    shared[is_passed_on(mine, theirs)] = False
    several = passages[passages.duplicated()].unique()
    sides = [events[column].where(shared) for column in ("my_passage", "their_passage")]
    after = pd.DataFrame(
        {
            "n": shared.astype("int64"),
            "distance": (events["my_stance"] - events["their_stance"]).abs().where(shared, 0),
            # a passage that carries one position comes and goes with it
            "passages": sum((side.notna() & ~side.isin(several)).astype("int64") for side in sides),
        }
    )
    before = after.groupby([events[column] for column in _CELL]).shift(fill_value=0)
    changes = pd.concat([events[["other", "latest"]], after - before], axis=1)
    return pd.concat([changes, _changes_of_several(events, sides, several)])


def _held(events: pd.DataFrame, side: str) -> Held[Column, Flags]:
    passage: Column = events[f"{side}_passage"].to_numpy()
    stance: Column = events[f"{side}_stance"].to_numpy()
    return Held(passage, stance, events[f"{side}_heir"].eq(1).to_numpy())


def _changes_of_several(
    events: pd.DataFrame, sides: list["pd.Series[float]"], several: "np.typing.NDArray[np.int64]"
) -> pd.DataFrame:
    """The same for passages that carry several positions: one counts while any of them is shared."""
    uses = []
    for side in sides:
        before = side.groupby([events[column] for column in _CELL]).shift()
        for held, sign in ((side, 1), (before, -1)):
            kept = held.isin(several)
            uses.append(events.loc[kept, ["other", "latest"]].assign(passage=held[kept], uses=sign))
    by_day = pd.concat(uses).groupby(["other", "passage", "latest"])["uses"].sum()
    carried = (by_day.groupby(["other", "passage"]).cumsum() > 0).astype("int64")
    change = carried - carried.groupby(["other", "passage"]).shift(fill_value=0)
    return change.reset_index(name="passages").drop(columns="passage").assign(n=0, distance=0)


def _dates(mine: pd.DataFrame, theirs: pd.DataFrame, others: Sequence[str]) -> pd.DataFrame:
    """The dates on which either of a pair spoke, whether that changes anything or not."""
    ours = pd.merge(pd.DataFrame({"other": list(others)}), mine[["latest"]].drop_duplicates(), how="cross")
    own = theirs[["latest"]].assign(other=theirs["actor"]).drop_duplicates()
    return pd.concat([ours, own]).assign(n=0, distance=0, passages=0)


def _figures(changes: pd.DataFrame, others: Sequence[str]) -> pd.DataFrame:
    place = {other: number for number, other in enumerate(others)}
    changes = changes.assign(place=changes["other"].map(place)).sort_values(["place", "latest"], ignore_index=True)
    n, distance, passages = changes.groupby("other")[_SUMS].cumsum().astype("int64").to_numpy().T
    value = np.full(len(n), np.nan)
    value[n > 0] = 1 - distance[n > 0] / (STANCE_RANGE * n[n > 0])
    low, high = jeffreys_all(value, n.astype(np.float64))
    figures = (value, n, passages, low, high, (n >= RANKED_FROM) & (passages >= RANKED_FROM))
    frame = pd.DataFrame(
        {"other": changes["other"], "date": changes["latest"], **dict(zip(FIGURES, figures, strict=True))}
    )
    return frame.astype({"other": "str", "date": "datetime64[s]", **FIGURES})
