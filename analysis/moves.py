"""Moves: how one actor's stated stance on one issue changes from statement to statement."""

from enum import StrEnum
from itertools import product

import numpy as np
import pandas as pd

from loaders.table_rows import OptionalNumber, PositionRow

Numbers = np.typing.NDArray[np.int64]
Flags = np.typing.NDArray[np.bool_]


class Move(StrEnum):
    """What a statement does to the one before it."""

    first = "first statement"
    restatement = "restatement"
    strength = "change of strength"
    side = "change of side"
    not_comparable = "not comparable"


class MoveRow(PositionRow):
    """A statement as a move (see `moves`)."""

    __slots__ = ()
    move: str
    before: OptionalNumber
    size: OptionalNumber
    previous: int


def classify(before: int | None, after: int, *, same_attribution: bool) -> Move:
    """The kind of move from one stance (None: silence) to the next.

    A side is support, opposition or mixed. Statements that rest on different
    attributions are not comparable: the second may tell of the teller.
    """
    if before is None:
        return Move.first
    if not same_attribution:
        return Move.not_comparable
    if before == after:
        return Move.restatement
    if _side(before) == _side(after):
        return Move.strength
    return Move.side


def _side(stance: int) -> int:
    return (stance > 0) - (stance < 0)


def moves(positions: pd.DataFrame) -> pd.DataFrame:
    """Every statement as a move, oldest first.

    The columns of `positions` and: move (a Move), before (stance before, missing
    for a first statement), size (stance minus before; missing for a first
    statement and where the two are not comparable), previous (the index label
    of the statement before, -1 for none).
    """
    ordered = positions.sort_values("latest", kind="stable")
    places = pd.Series(range(len(ordered)), dtype="int64")
    cell = [ordered[column].reset_index(drop=True) for column in ("actor", "issue")]
    earlier = places.groupby(cell).shift(fill_value=-1).to_numpy()
    later = earlier >= 0
    stance = ordered["stance"].to_numpy()
    before = stance[earlier]
    same_voice = np.ones(len(ordered), dtype=bool)
    for column in ("attribution", "according_to"):
        voice = ordered[column].to_numpy()
        same_voice &= voice == voice[earlier]
    size = stance - before
    return ordered.assign(
        move=pd.array(_kinds(before, stance, later=later, same_voice=same_voice), dtype="str"),
        before=pd.Series(before, ordered.index, "Int64").where(later),
        size=pd.Series(size, ordered.index, "Int64").where(later & same_voice),
        previous=np.where(later, ordered.index.to_numpy()[earlier], -1) if len(ordered) else earlier,
    )


def _kinds(before: Numbers, after: Numbers, *, later: Flags, same_voice: Flags) -> "np.typing.NDArray[np.object_]":
    """`classify` for whole columns at once, each kind of pair classified once."""
    kinds = np.full(len(after), Move.first.value, dtype=object)
    for same in (True, False):
        for old, new in product(range(-2, 3), repeat=2):
            alike = later & (same_voice == same) & (before == old) & (after == new)
            kinds[alike] = classify(old, new, same_attribution=same).value
    return kinds
