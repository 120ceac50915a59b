"""What new statements did to the picture: the pairs of actors whose sides or alignment are others than they were."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.inheritance import held_in, is_passed_on
from analysis.room import Room
from analysis.selection import Selection
from analysis.sides import Sides, issues_by_side, side, sides_of
from analysis.stance_matrix import Flags, Floats, Numbers
from loaders.table_rows import PositionRow, records

Held = dict[str, dict[str, PositionRow]]
"""What each actor holds on each issue."""


Met = dict[str, tuple[PositionRow, PositionRow]]
"""What two hold on each issue that they are compared on."""


BySide = tuple[Numbers, Numbers]


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
        pairs = self._in_order(*self._changed(actors, told))[:most]
        named = {self._actors[place] for pair in pairs for place in pair}
        held = [_by_actor(at.counted.in_force, named) for at in (self.before, self.after)]
        return tuple(self._move(*pair, *held) for pair in pairs)

    def farthest(self, most: int, *actors: str) -> list[PairMove]:
        """The same of both: at most so many in direct words, and then at most so many that are `told`."""
        return [*self.moved(most, *actors, told=False), *self.moved(most, *actors, told=True)]

    def number(self, *actors: str, told: bool) -> int:
        """How many of the same pairs there are."""
        return len(self._changed(actors, told)[0])

    @cached_property
    def _rooms(self) -> tuple[Room, Room]:
        return self.before.room, self.after.room

    @property
    def _actors(self) -> tuple[str, ...]:
        return self.after.room.pairs.actors

    @cached_property
    def _otherwise(self) -> Flags:
        """The pairs that share another number of issues, or whose alignment is another."""
        old, new = (room.pairs for room in self._rooms)
        with np.errstate(invalid="ignore"):
            found: Flags = (old.n != new.n) | (np.abs(old.value - new.value) > EXACT)
        return found

    @cached_property
    def _rows(self) -> Numbers:
        """The places of the actors that say anything else, or share anything else: all pairs that moved have one."""
        old, new = (room.pairs.stances for room in self._rooms)
        say = (old.stated != new.stated) | (old.stated & (old.score != new.score))
        return np.flatnonzero(say.any(axis=1) | self._otherwise.any(axis=1))

    @cached_property
    def _issues(self) -> tuple[BySide, BySide]:
        """On how many issues the actors of `_rows` were and are on the same side with each, and on opposite sides."""
        old, new = (issues_by_side(room.pairs.stances, self._rows) for room in self._rooms)
        return old, new

    @cached_property
    def _moved(self) -> Flags:
        """The pairs with another alignment, or another number of issues on a side, and some now; each once."""
        moved = self._otherwise.copy()
        # with as many issues in all, another number of mixed ones is another number of the others
        on_sides = np.logical_or.reduce([before != after for before, after in zip(*self._issues, strict=True)])
        moved[self._rows] |= on_sides
        moved[:, self._rows] |= on_sides.T
        return np.triu(moved & (self._rooms[1].pairs.n > 0), 1)

    def _changed(self, actors: tuple[str, ...], told: bool) -> tuple[Numbers, Numbers]:
        """The places of the pairs that moved."""
        changed: Flags = self._moved & (self._told == told)
        named = np.isin(np.array(self._actors, dtype=object), actors)
        if len(actors) == 1:
            changed &= named[:, None] | named
        elif actors:
            changed &= named[:, None] & named
        ones, others = np.nonzero(changed)
        return ones, others

    def _in_order(self, ones: Numbers, others: Numbers) -> list[tuple[int, int]]:
        nearness, balance = ([of(place, ones, others) for place in (0, 1)] for of in (self._nearness, self._balance))
        far = np.maximum(np.abs(np.subtract(*nearness)), np.abs(np.subtract(*balance)) / 2)
        n = self._rooms[1].pairs.n[ones, others]
        # rounded, so that what is as far is put in the order of the actors
        order = np.lexsort((others, ones, -n, -np.round(far, 9), self._footing[ones, others]))
        return list(zip(ones[order].tolist(), others[order].tolist(), strict=True))

    def _nearness(self, at: int, ones: Numbers, others: Numbers) -> Floats:
        """The alignment of pairs before (0) or after (1), one half where there is none."""
        return np.nan_to_num(self._rooms[at].pairs.value[ones, others], nan=0.5)

    def _balance(self, at: int, ones: Numbers, others: Numbers) -> Floats:
        """The share of same sides less that of opposite ones, likewise; 0 where nothing is shared."""
        row = np.full(len(self._actors), -1)
        row[self._rows] = np.arange(len(self._rows))
        known = row[ones] >= 0
        same, opposite = (
            count[np.where(known, row[ones], row[others]), np.where(known, others, ones)] for count in self._issues[at]
        )
        balance: Floats = (same - opposite) / np.maximum(self._rooms[at].pairs.n[ones, others], 1)
        return balance

    @cached_property
    def _told(self) -> Flags:
        old, new = self._rooms
        told: Flags = old.hearsay | new.hearsay
        return told

    @cached_property
    def _footing(self) -> Numbers:
        old, new = self._rooms
        kinds = [old.pairs.ranked & new.pairs.ranked, new.pairs.ranked]
        return np.select(kinds, [Footing.firm, Footing.newly_firm], Footing.thin).astype(np.int64)

    def _move(self, one: int, other: int, was: Held, now: Held) -> PairMove:
        actor, rival = self._actors[one], self._actors[other]
        before, after = (_met(held.get(actor, {}), held.get(rival, {})) for held in (was, now))
        old, new = self._rooms
        return PairMove(
            actor,
            rival,
            Footing(int(self._footing[one, other])),
            bool(self._told[one, other]),
            _state(old, before, one, other),
            _state(new, after, one, other),
            tuple(self._moved_by(before, after, {actor: was.get(actor, {}), rival: was.get(rival, {})})),
        )

    def _moved_by(self, before: Met, after: Met, stood: Held) -> Iterator[PositionRow]:
        """The positions in force of the two with another stance than before, on the issues on which the pair moved."""
        for issue in self.after.issue_ids:
            if issue in after and (issue not in before or _apart(*before[issue]) != _apart(*after[issue])):
                for row in after[issue]:
                    last = stood[row.actor].get(issue)
                    if last is None or last.stance != row.stance:
                        yield row


def _by_actor(standing: pd.DataFrame, actors: Collection[str]) -> Held:
    held: Held = {}
    for row in records(standing[standing["actor"].isin(actors)], PositionRow):
        held.setdefault(row.actor, {})[row.issue] = row
    return held


def _met(mine: dict[str, PositionRow], theirs: dict[str, PositionRow]) -> Met:
    both = {issue: (mine[issue], theirs[issue]) for issue in mine.keys() & theirs.keys()}
    return {issue: two for issue, two in both.items() if not is_passed_on(*map(held_in, two))}


def _apart(one: PositionRow, other: PositionRow) -> tuple[int, int]:
    """How far two are from each other on an issue, and whether they are on one side of it."""
    return abs(one.stance - other.stance), side(one.stance, other.stance)


def _state(room: Room, met: Met, one: int, other: int) -> PairState:
    value = float(room.pairs.value[one, other])
    sides = sides_of((held_in(mine), held_in(theirs)) for mine, theirs in met.values())
    return PairState(sides, value if met else None, bool(room.pairs.ranked[one, other]))


def picture_since(selection: Selection, since: date) -> Picture:
    """The picture of a view on its day beside that on the day since which the news are; a scenario moves nothing."""
    said = selection.as_said
    return Picture(said.at(min(since, said.as_of)), said)
