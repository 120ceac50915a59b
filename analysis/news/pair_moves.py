"""What new statements did to the picture: the pairs of actors whose sides or alignment are others than they were."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.inheritance import held_in, is_passed_on
from analysis.room import Room
from analysis.selection import Selection
from analysis.sides import Sides, of_pair, side
from analysis.stance_matrix import Flags, Floats, Numbers
from loaders.table_rows import PositionRow, records

Held = dict[str, dict[str, PositionRow]]
"""What each actor holds on each issue."""


class Footing(IntEnum):
    """What the two figures of a pair rest on, the surest first. Pairs are put in order among those of one footing."""

    firm = 0
    """Enough for a ranked figure on both days, in direct words."""
    newly_firm = 1
    """Enough now and not before, when they may have shared nothing at all."""
    thin = 2


EXACT = 1e-9
"""What is less apart is the same but for rounding."""


@dataclass(frozen=True, slots=True)
class PairState:
    """How a pair stands at a day: its sides and its alignment (`value`), which is None without a shared issue."""

    sides: Sides[int]
    value: float | None
    ranked: bool

    @property
    def n(self) -> int:
        """The shared issues."""
        return self.sides.n


@dataclass(frozen=True, slots=True)
class PairMove:
    """A pair that stands otherwise than it did; `moved_by` are the stances of the two that did it, issue by issue."""

    actor: str
    other: str
    footing: Footing
    told: bool
    before: PairState
    after: PairState
    moved_by: tuple[PositionRow, ...]


@dataclass(frozen=True)
class Picture:
    """All pairs of one view on two days, the actors and issues being the same on both."""

    before: Selection
    after: Selection

    def moved(self, most: int, *actors: str, told: bool) -> tuple[PairMove, ...]:
        """The pairs that moved, the farthest first and at most so many: those that are `told`, or the others.

        Only those with the one of `actors`, or of both if two are named. Never a pair that shares no issue now. Those
        of a footing by the greater of two changes, that of their alignment and half of that of their balance: the
        issues on the same side less those on opposite sides, as a share of n. A pair that shared nothing is taken to
        have stood in the middle of both. Then by n, and then in the order of the actors.
        """
        return tuple(self._move(*pair) for pair in self._in_order(*self._changed(actors, told))[:most])

    def number(self, *actors: str, told: bool) -> int:
        """How many of the same pairs there are."""
        return len(self._changed(actors, told)[0])

    @property
    def _rooms(self) -> tuple[Room, Room]:
        return self.before.room, self.after.room

    def _changed(self, actors: tuple[str, ...], told: bool) -> tuple[Numbers, Numbers]:
        """The places of the pairs with another alignment, or another number of issues on a side."""
        old, new = self._rooms
        kinds = zip(_counts(old), _counts(new), strict=True)
        changed: Flags = np.logical_or.reduce([before != after for before, after in kinds])
        with np.errstate(invalid="ignore"):
            changed |= np.abs(old.pairs.value - new.pairs.value) > EXACT
        changed &= (new.pairs.n > 0) & (self._told == told)
        named = np.isin(np.array(new.pairs.actors, dtype=object), actors)
        if len(actors) == 1:
            changed &= named[:, None] | named
        elif actors:
            changed &= named[:, None] & named
        ones, others = np.nonzero(np.triu(changed, 1))
        return ones, others

    def _in_order(self, ones: Numbers, others: Numbers) -> list[tuple[int, int]]:
        old, new = self._rooms
        far = np.maximum(np.abs(_nearness(old) - _nearness(new)), np.abs(_balance(old) - _balance(new)) / 2)
        # rounded, so that what is as far is put in the order of the actors
        far = np.round(far[ones, others], 9)
        order = np.lexsort((others, ones, -new.pairs.n[ones, others], -far, self._footing[ones, others]))
        return list(zip(ones[order].tolist(), others[order].tolist(), strict=True))

    @property
    def _told(self) -> Flags:
        old, new = self._rooms
        told: Flags = old.hearsay | new.hearsay
        return told

    @property
    def _footing(self) -> Numbers:
        old, new = self._rooms
        kinds = [old.pairs.ranked & new.pairs.ranked, new.pairs.ranked]
        return np.select(kinds, [Footing.firm, Footing.newly_firm], Footing.thin).astype(np.int64)

    def _move(self, one: int, other: int) -> PairMove:
        actors = self.after.room.pairs.actors
        return PairMove(
            actors[one],
            actors[other],
            Footing(int(self._footing[one, other])),
            bool(self._told[one, other]),
            _state(self.before.room, one, other),
            _state(self.after.room, one, other),
            tuple(self._moved_by(one, other)),
        )

    def _moved_by(self, one: int, other: int) -> Iterator[PositionRow]:
        """The positions in force of the two with another stance than before, on the issues on which the pair moved."""
        pair = [self.after.room.pairs.actors[place] for place in (one, other)]
        was, now = ([held.get(actor, {}) for actor in pair] for held in self._held)
        before, after = _met(*was), _met(*now)
        stood = {(row.actor, row.issue): row.stance for held in was for row in held.values()}
        for issue in self.after.issue_ids:
            if issue in after and (issue not in before or _apart(*before[issue]) != _apart(*after[issue])):
                yield from (row for row in after[issue] if stood.get((row.actor, row.issue)) != row.stance)

    @cached_property
    def _held(self) -> tuple[Held, Held]:
        return _by_actor(self.before.counted.in_force), _by_actor(self.after.counted.in_force)


Met = dict[str, tuple[PositionRow, PositionRow]]
"""What two hold on each issue that they are compared on."""


def _by_actor(standing: pd.DataFrame) -> Held:
    held: Held = {}
    for row in records(standing, PositionRow):
        held.setdefault(row.actor, {})[row.issue] = row
    return held


def _met(mine: dict[str, PositionRow], theirs: dict[str, PositionRow]) -> Met:
    both = {issue: (mine[issue], theirs[issue]) for issue in mine.keys() & theirs.keys()}
    return {issue: two for issue, two in both.items() if not is_passed_on(*map(held_in, two))}


def _apart(one: PositionRow, other: PositionRow) -> tuple[int, int]:
    """How far two are from each other on an issue, and whether they are on one side of it."""
    return abs(one.stance - other.stance), side(one.stance, other.stance)


def _counts(room: Room) -> tuple[Numbers, Numbers, Numbers]:
    """On how many issues every pair is on the same side, on opposite sides, and one or both mixed."""
    return room.sides.same.issues, room.sides.opposite.issues, room.sides.mixed.issues


def _nearness(room: Room) -> Floats:
    """The alignment of every pair, one half where there is none."""
    return np.nan_to_num(room.pairs.value, nan=0.5)


def _balance(room: Room) -> Floats:
    """The share of same sides less that of opposite ones, of every pair; 0 where nothing is shared."""
    same, opposite, _ = _counts(room)
    balance: Floats = (same - opposite) / np.maximum(room.pairs.n, 1)
    return balance


def _state(room: Room, one: int, other: int) -> PairState:
    value = float(room.pairs.value[one, other])
    known = bool(room.pairs.n[one, other])
    return PairState(of_pair(room.sides, one, other), value if known else None, bool(room.pairs.ranked[one, other]))


def picture_since(selection: Selection, since: date) -> Picture:
    """The picture of a view on its day beside that on the day since which the news are."""
    return Picture(selection.at(min(since, selection.as_of)), selection)
