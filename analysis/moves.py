"""Moves: how one actor's stated stance on one issue changes from statement to statement."""

from enum import StrEnum

import pandas as pd

from loaders.frames import records


class Move(StrEnum):
    """What a statement does to the one before it."""

    first = "first statement"
    restatement = "restatement"
    strength = "change of strength"
    side = "change of side"
    not_comparable = "not comparable"


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
    last: dict[tuple[str, str], tuple[int, int, tuple[str, str]]] = {}
    kinds, befores, sizes, previous = [], [], [], []
    for row in records(ordered[["actor", "issue", "stance", "attribution", "according_to"]]):
        label, actor, issue, stance, attribution, according_to = row
        before = last.get((actor, issue))
        voice = (attribution, according_to)
        kind = classify(before[1] if before else None, stance, same_attribution=bool(before and before[2] == voice))
        kinds.append(kind.value)
        befores.append(before[1] if before else None)
        sizes.append(stance - before[1] if before and kind is not Move.not_comparable else None)
        previous.append(before[0] if before else -1)
        last[actor, issue] = (label, stance, voice)
    return ordered.assign(
        move=pd.array(kinds, dtype="str"),
        before=pd.array(befores, dtype="Int64"),
        size=pd.array(sizes, dtype="Int64"),
        previous=pd.array(previous, dtype="int64"),
    )
