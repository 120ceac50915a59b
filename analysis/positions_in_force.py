"""Positions in force: where each actor stands on each issue at a date.

Direct words go first: what others say of an actor counts only while nothing
else is known. Between the two stands what a group says for its members.
"""

from datetime import date

import numpy as np
import pandas as pd

from analysis.inheritance import INHERITED
from loaders import Dataset
from loaders.vocabularies import Attribution

_CELL = ["actor", "issue"]

_CHARACTERISED, _INHERITED, _DIRECT = range(3)


def in_force(positions: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The position of each actor on each issue that counts at `as_of`, of those stated on or before it.

    A position counts from the latest day that its date allows. The latest direct
    one (own or reported) counts; only without any the latest of what the actor
    inherits; only without that the latest characterisation. Of two on one day own
    comes before reported, then the one further down in the file. Same columns
    as `positions`, at most one row for each actor and issue, in the order of
    `positions`.
    """
    stated = positions[positions["latest"] <= pd.Timestamp(as_of)]
    order = np.lexsort((_is_own(stated), stated["latest"].to_numpy(), _precedence(stated)))
    # which rows they are, before any is copied with all its columns
    last = ~stated[_CELL].iloc[order].duplicated(keep="last").to_numpy()
    standing: pd.DataFrame = stated.iloc[order[last]].sort_index()
    return standing


def succession(positions: pd.DataFrame) -> pd.DataFrame:
    """The positions that ever come into force, in the order in which they do.

    Each is in force from its latest day until the next of the same actor and
    issue; of several on one day the last. What never counts, since direct words
    are there already, is left out. Same columns as `positions`.
    """
    precedence = _precedence(positions)
    order = np.lexsort((_is_own(positions), precedence, positions["latest"].to_numpy()))
    ordered = positions.iloc[order].assign(precedence=precedence[order])
    counts = ordered["precedence"] == ordered.groupby(_CELL)["precedence"].cummax()
    return ordered.loc[counts, positions.columns]


def assumed_order(positions: pd.DataFrame, standing: pd.DataFrame) -> frozenset[int]:
    """Index labels of the positions in force (`standing`) of which it is assumed that they are later than another.

    The dates of the two allow either order: they overlap. `positions` are all up
    to the date, as for `in_force`. Only positions that could be in force in its
    place are looked at, and an own one comes before a report of the same day
    whatever their order was.
    """
    several = positions[positions.duplicated(_CELL, keep=False)]
    every = several[[*_CELL, "earliest", "latest"]].assign(
        label=several.index, precedence=_precedence(several), own=_is_own(several), day=_is_a_day(several)
    )
    chosen = every[every["label"].isin(standing.index)]
    both = chosen.merge(every, on=[*_CELL, "precedence"], suffixes=("", "_other"))
    both = both[both["label"] != both["label_other"]]
    ruled = both["day"] & both["day_other"] & (both["own"] != both["own_other"])
    overlap = ~(both["latest_other"] < both["earliest"])
    return frozenset(int(label) for label in both.loc[overlap & ~ruled, "label"])


def _precedence(positions: pd.DataFrame) -> "np.typing.NDArray[np.int64]":
    """Which kind of word goes first, the higher number before the lower, whatever their dates."""
    voice = positions["attribution"]
    others = [(voice == Attribution.characterised).to_numpy(), (voice == INHERITED).to_numpy()]
    return np.select(others, [_CHARACTERISED, _INHERITED], _DIRECT).astype(np.int64)


def _is_own(positions: pd.DataFrame) -> "np.typing.NDArray[np.bool_]":
    return (positions["attribution"] == Attribution.own).to_numpy(dtype=bool)


def _is_a_day(positions: pd.DataFrame) -> "np.typing.NDArray[np.bool_]":
    return (positions["earliest"] == positions["latest"]).to_numpy(dtype=bool)


def span(data: Dataset, today: date) -> tuple[date, date]:
    """The days to choose a date among: from the first statement to today, or to the last if that is later."""
    first, last = data.days or (today, today)
    return min(first, today), max(last, today)
