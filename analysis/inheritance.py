"""What a group says, for its members: derived, named as inherited, and never taken for their own."""

from datetime import date
from enum import StrEnum
from typing import Generic, NamedTuple, TypeGuard, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from loaders.table_rows import PositionRow
from loaders.vocabularies import Attribution

INHERITED = "inherited"
"""Stands in `attribution` where a position is inherited: it is nobody's word on the member, and no file says it."""

ORIGIN = "inherited_from"

_BEYOND = 1 << 40
"""Index labels of inherited positions begin here, far from those of any table of positions."""

_MOST_MEMBERSHIPS = 1 << 16


class InheritedRow(PositionRow):
    """What a group has stated, as a row of a member; `inherited_from` is the group."""

    __slots__ = ()
    inherited_from: str


def is_inherited(position: PositionRow) -> TypeGuard[InheritedRow]:
    """Whether a position is what a group has stated, and no word of or on the actor itself."""
    return position.attribution == INHERITED


class Inheritance(StrEnum):
    """What becomes of the positions of groups."""

    off = "off"
    shown = "shown"
    counted = "counted"


Flags = NDArray[np.bool_]
Column = NDArray[np.generic]

Number = TypeVar("Number", int, Column)
Truth = TypeVar("Truth", bool, Flags)


class Held(NamedTuple, Generic[Number, Truth]):
    """What tells whose words a position rests on: those of one position, or arrays (columns) of those of many."""

    passage: Number
    stance: Number
    inherited: Truth


def held_in(position: PositionRow) -> Held[int, bool]:
    """The same of a row of the positions in force."""
    return Held(position.passage, position.stance, position.attribution == INHERITED)


def is_passed_on(mine: Held[Number, Truth], theirs: Held[Number, Truth]) -> Truth:
    """Whether what two hold on an issue is a group's words twice, which are compared with nothing.

    They rest on one passage with one stance, and one of the two inherits it or both do. Where a passage gives the two
    different stances they are compared: what one inherits is then not what the other says. A truth value, or an array
    of them in the shape to which those of `mine` and `theirs` broadcast.
    """
    heard = mine.inherited | theirs.inherited
    same: Truth = heard & (mine.passage == theirs.passage) & (mine.stance == theirs.stance)
    return same


def held_at(memberships: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The memberships (rows as in loaders.frames) that surely hold at a day."""
    day = pd.Timestamp(as_of)
    return memberships[~(memberships["first"] > day) & ~(memberships["last"] < day)]


def inherited_statements(
    positions: pd.DataFrame, said_by_groups: pd.DataFrame, memberships: pd.DataFrame, as_of: date
) -> pd.DataFrame:
    """What groups have stated up to `as_of`, as rows of their members.

    `positions` are the members' own rows and `said_by_groups` those of the groups, both of all dates;
    `memberships` as in loaders.frames. A statement counts for whoever surely was a member on every day that its date
    allows and surely is one at `as_of`, and has no direct position on the issue by the day from which it counts. What
    others say of a group is not inherited, what they say of the member stops nothing, and nothing is handed on twice.
    Columns of `said_by_groups` and ORIGIN (the group); `attribution` is INHERITED. Index labels are the same for the
    same statement and membership, whatever the date.
    """
    day = pd.Timestamp(as_of)
    spoken = said_by_groups[
        (said_by_groups["attribution"] != Attribution.characterised) & (said_by_groups["latest"] <= day)
    ]
    held = held_at(memberships.assign(membership=memberships.index), as_of)
    held = held[["group", "actor", "first", "last", "membership"]]
    held = held.set_axis(["group", "member", "first", "last", "membership"], axis=1)
    both = spoken.assign(label=spoken.index).merge(held, left_on="actor", right_on="group")
    # a date without a first day may be earlier than any membership that has one
    both = both[(both["first"].isna() | (both["first"] <= both["earliest"])) & ~(both["last"] < both["latest"])]
    direct = positions[(positions["latest"] <= day) & (positions["attribution"] != Attribution.characterised)]
    spoke = direct.groupby(["actor", "issue"])["latest"].min().to_frame("spoke")
    both = both.merge(spoke, how="left", left_on=["member", "issue"], right_index=True)
    both = both[~(both["spoke"] <= both["latest"])]
    both = both.drop_duplicates(["label", "member"], ignore_index=True)
    both.index = pd.Index(_BEYOND + both["label"] * _MOST_MEMBERSHIPS + both["membership"], dtype="int64")
    both = both.assign(actor=both["member"], attribution=INHERITED, **{ORIGIN: both["group"]})
    return both[[*said_by_groups.columns.drop(ORIGIN, errors="ignore"), ORIGIN]].astype({ORIGIN: "str"}).sort_index()


def stated_label(label: int) -> int:
    """The label of the group's position behind an inherited one; that of a stated position itself."""
    return label if label < _BEYOND else (label - _BEYOND) // _MOST_MEMBERSHIPS


def joined(stated: pd.DataFrame, inherited: pd.DataFrame) -> pd.DataFrame:
    """Stated and inherited positions as one table with the column ORIGIN; without inherited ones as it is."""
    return pd.concat([stated.assign(**{ORIGIN: ""}), inherited]) if len(inherited) else stated
