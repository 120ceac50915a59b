"""Moves: how one actor's stance on one issue changes from statement to statement in one voice."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import TypeVar

import numpy as np
import pandas as pd

from analysis.chronology import newest_first
from loaders.table_rows import OptionalNumber, PositionRow, records
from loaders.vocabularies import Attribution

Numbers = np.typing.NDArray[np.int64]
Flags = np.typing.NDArray[np.bool_]

VOICE = ("attribution", "according_to")
"""In whose words a statement stands: only statements in one voice are compared."""


class Move(StrEnum):
    """What a statement does to the one before it in the same voice."""

    first = "first statement"
    restatement = "restatement"
    strength = "change of strength"
    side = "change of side"
    order_unknown = "order not known"


class MoveRow(PositionRow):
    """A statement as a move (see `moves`)."""

    __slots__ = ()
    move: str
    before: OptionalNumber
    size: OptionalNumber
    previous: int


M = TypeVar("M", bound=MoveRow)


def classify(before: int | None, after: int) -> Move:
    """The kind of move from one stance (None: silence) to the next.

    A side is support, opposition or mixed.
    """
    if before is None:
        return Move.first
    if before == after:
        return Move.restatement
    if _side(before) == _side(after):
        return Move.strength
    return Move.side


def _side(stance: int) -> int:
    return (stance > 0) - (stance < 0)


def moves(positions: pd.DataFrame) -> pd.DataFrame:
    """Every statement as a move from the last one of the same actor on the same issue in the same voice, oldest first.

    Statements stand in the order of the latest days that their dates allow, and
    those of one day in the order of `positions`. The columns of `positions` and:
    move (a Move: "order not known" where the dates of the two overlap), before
    (stance before, missing for a first statement), size (stance minus before;
    missing for a first statement and where the order is not known), previous
    (the index label of the statement before, -1 for none).
    """
    ordered = positions.sort_values("latest", kind="stable")
    places = pd.Series(range(len(ordered)), dtype="int64")
    same = [ordered[column].reset_index(drop=True) for column in ("actor", "issue", *VOICE)]
    earlier = places.groupby(same).shift(fill_value=-1).to_numpy()
    later = earlier >= 0
    stance = ordered["stance"].to_numpy()
    before = stance[earlier]
    # a date without a first day may be any before its last
    known = later & (ordered["latest"].to_numpy()[earlier] < ordered["earliest"].to_numpy())
    kinds = _kinds(before, stance, later)
    kinds[later & ~known] = Move.order_unknown.value
    return ordered.assign(
        move=pd.array(kinds, dtype="str"),
        before=pd.Series(before, ordered.index, "Int64").where(later),
        size=pd.Series(stance - before, ordered.index, "Int64").where(known),
        previous=np.where(later, ordered.index.to_numpy()[earlier], -1) if len(ordered) else earlier,
    )


@dataclass(frozen=True, slots=True)
class MovesByWeight:
    """Moves by how much they tell of a change of mind, each table newest first; together they are all.

    `sides`: changes of side in own words. `softer`: all other changes of stance, which are of strength, or in the
    words of somebody else, or in an order that is not known. `restated`: the same stance, in whatever order.
    `first`: first statements.
    """

    sides: pd.DataFrame
    softer: pd.DataFrame
    restated: pd.DataFrame
    first: pd.DataFrame

    @property
    def later(self) -> int:
        """How many statements came after another in the same voice."""
        return len(self.sides) + len(self.softer) + len(self.restated)

    @property
    def later_in_own_words(self) -> int:
        """How many of them are the actor's own words."""
        later = pd.concat([self.sides, self.softer, self.restated])
        return int((later["attribution"] == Attribution.own).sum())


def by_weight(every: pd.DataFrame) -> MovesByWeight:
    """The moves (see `moves`) by how much they tell."""
    first = every["move"] == Move.first
    same, sides = repeats(every), changes_sides(every)
    softer = ~(first | same | sides)
    return MovesByWeight(*(newest_first(every[kind]) for kind in (sides, softer, same, first)))


def repeats(every: pd.DataFrame) -> "pd.Series[bool]":
    """Which of the moves have the stance of the statement before, in whatever order the two are."""
    return (every["before"] == every["stance"]).fillna(value=False).astype(bool)


def changes_sides(every: pd.DataFrame) -> "pd.Series[bool]":
    """Which of the moves are changes of side in own words."""
    return (every["move"] == Move.side) & (every["attribution"] == Attribution.own)


def told_at_once(every: pd.DataFrame, kind: type[M]) -> list[list[M]]:
    """The moves in their order, those together that several actors make with one passage: on an issue, from and to.

    The signatories of a joint statement say it once. `kind` is what the rows are: MoveRow, or one with more columns.
    """
    together: dict[tuple[object, ...], list[M]] = {}
    for row in records(every, kind):
        before = None if pd.isna(row.before) else row.before
        key = (row.passage, row.issue, row.move, before, row.stance, row.attribution, row.according_to)
        together.setdefault(key, []).append(row)
    return list(together.values())


def _kinds(before: Numbers, after: Numbers, later: Flags) -> "np.typing.NDArray[np.object_]":
    """`classify` for whole columns at once, each kind of pair classified once."""
    kinds = np.full(len(after), Move.first.value, dtype=object)
    for old, new in product(range(-2, 3), repeat=2):
        kinds[later & (before == old) & (after == new)] = classify(old, new).value
    return kinds
