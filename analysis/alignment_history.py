"""How the alignment of one actor with others changes, statement by statement.

What each statement adds to or takes from what a pair shares is found once, for
all pairs together; the figures of a date are the sums up to it. The issues that
rest on one passage are counted with it, and the squares of these counts make the
effective n (see shared_passages.effective_n).
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
_SUMS = ["n", "distance", "passages", "together"]
"""Shared issues, the distances on them, their passages, and their ordered pairs that share a passage."""


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
    """By how much each event changes the sums of its pair: columns other, latest and _SUMS."""
    shared = events["my_stance"].notna() & events["their_stance"].notna()
    mine, theirs = _held(events, "my"), _held(events, "their")
    shared[is_passed_on(mine, theirs)] = False
    several = passages[passages.duplicated()].unique()
    sides = events[["my_passage", "their_passage"]].where(shared)
    after = pd.DataFrame(
        {
            "n": shared.astype("int64"),
            "distance": (events["my_stance"] - events["their_stance"]).abs().where(shared, 0),
            # a passage that carries one position comes and goes with it
            "passages": (sides.notna() & ~sides.isin(several)).sum(axis=1),
            "together": shared.astype("int64"),
        }
    )
    before = after.groupby([events[column] for column in _CELL]).shift(fill_value=0)
    changes = pd.concat([events[["other", "latest"]], after - before], axis=1)
    return pd.concat([changes, _changes_of_several(events, sides.where(sides.isin(several)))])


def _held(events: pd.DataFrame, side: str) -> Held[Column, Flags]:
    passage: Column = events[f"{side}_passage"].to_numpy()
    stance: Column = events[f"{side}_stance"].to_numpy()
    return Held(passage, stance, events[f"{side}_heir"].eq(1).to_numpy())


def _changes_of_several(events: pd.DataFrame, sides: pd.DataFrame) -> pd.DataFrame:
    """What passages that carry several positions add to this: one counts while any of them is shared.

    A passage, or two, behind so many issues of a side, or of both, puts each of these together with all the others.
    """
    mine, theirs = ["my_passage"], ["their_passage"]
    before = sides.groupby([events[column] for column in _CELL]).shift()
    held = pd.concat(
        [events[["other", "latest"]].join(of).assign(uses=sign) for of, sign in ((sides, 1), (before, -1))]
    )
    held = held[held[mine + theirs].notna().any(axis=1)]
    changes = [_change(_uses(held, mine, theirs) > 0).to_frame("passages")]
    for columns, sign in ((mine, 1), (theirs, 1), (mine + theirs, -1)):
        uses = _uses(held, columns)
        changes.append((sign * _change(uses * (uses - 1))).to_frame("together"))
    by_day = [change.reset_index(["other", "latest"]) for change in changes]
    return pd.concat(by_day).reindex(columns=["other", "latest", *_SUMS]).fillna(dict.fromkeys(_SUMS, 0))


def _uses(held: pd.DataFrame, *alike: list[str]) -> "pd.Series[int]":
    """How many shared issues rest on a passage, or on two, of a pair from each day on which that changes.

    `alike` are columns of `held` that name the passages; several such lists are counted together. Indexed by other,
    the passages and latest.
    """
    index = ["other", *alike[0], "latest"]
    uses = [
        held[["other", *columns, "latest", "uses"]].dropna().set_axis([*index, "uses"], axis=1) for columns in alike
    ]
    by_day = pd.concat(uses).groupby(index)["uses"].sum()
    return by_day.groupby(index[:-1]).cumsum()


def _change(running: "pd.Series[int] | pd.Series[bool]") -> "pd.Series[int]":
    """From day to day the change of a figure that is indexed as `_uses` gives it."""
    counts = running.astype("int64")
    return counts - counts.groupby(counts.index.names[:-1]).shift(fill_value=0)


def _dates(mine: pd.DataFrame, theirs: pd.DataFrame, others: Sequence[str]) -> pd.DataFrame:
    """The dates on which either of a pair spoke, whether that changes anything or not."""
    ours = pd.merge(pd.DataFrame({"other": list(others)}), mine[["latest"]].drop_duplicates(), how="cross")
    own = theirs[["latest"]].assign(other=theirs["actor"]).drop_duplicates()
    return pd.concat([ours, own]).assign(**dict.fromkeys(_SUMS, 0))


def _figures(changes: pd.DataFrame, others: Sequence[str]) -> pd.DataFrame:
    place = {other: number for number, other in enumerate(others)}
    changes = changes.assign(place=changes["other"].map(place)).sort_values(["place", "latest"], ignore_index=True)
    n, distance, passages, together = changes.groupby("other")[_SUMS].cumsum().astype("int64").to_numpy().T
    value = np.full(len(n), np.nan)
    value[n > 0] = 1 - distance[n > 0] / (STANCE_RANGE * n[n > 0])
    low, high = jeffreys_all(value, n**2 / np.maximum(together, 1))
    figures = (value, n, passages, low, high, (n >= RANKED_FROM) & (passages >= RANKED_FROM))
    frame = pd.DataFrame(
        {"other": changes["other"], "date": changes["latest"], **dict(zip(FIGURES, figures, strict=True))}
    )
    return frame.astype({"other": "str", "date": "datetime64[s]", **FIGURES})
