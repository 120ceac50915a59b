"""Positions up to a day, and those in force at it: the stated ones, the inherited ones, and both together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import pandas as pd

from analysis.inheritance import INHERITED, joined
from analysis.positions_in_force import assumed_order, in_force

KEPT = 32
"""Of so many actors and issues the positions are kept: a page asks for those of a few again and again."""


@dataclass(frozen=True, eq=False)
class Positions:
    """Positions up to a day. They may be shared: their tables are not to be written into."""

    find_all: Callable[[], pd.DataFrame]
    find_in_force: Callable[[], pd.DataFrame]
    narrow: Callable[[str, str], "Positions"]
    """Gives those that have a value ("russia") in a column ("actor" or "issue")."""

    @cached_property
    def all(self) -> pd.DataFrame:
        """Every one of them, of all dates up to the day."""
        return self.find_all()

    @cached_property
    def in_force(self) -> pd.DataFrame:
        """Those in force at the day: at most one row for each actor and issue."""
        return self.find_in_force()

    @cached_property
    def assumed_order(self) -> frozenset[int]:
        """Index labels of those in force of which it is only assumed that they are later than another."""
        return assumed_order(self.all, self.in_force)

    def of(self, actor: str) -> "Positions":
        """Those of one actor."""
        return self.where("actor", actor)

    def on(self, issue: str) -> "Positions":
        """Those on one issue."""
        return self.where("issue", issue)

    @cached_property
    def where(self) -> Callable[[str, str], "Positions"]:
        """The same as `narrow`, of which the last ones asked for are kept."""
        return lru_cache(maxsize=KEPT)(self.narrow)


def stated_positions(positions: pd.DataFrame, as_of: date) -> Positions:
    """Positions that the data states, all up to `as_of` already (columns in loaders.frames)."""

    def narrow(column: str, value: str) -> Positions:
        # in force among its own positions, since those of all would have to be found anew for every other date
        return stated_positions(positions[positions[column] == value], as_of)

    return Positions(lambda: positions, lambda: in_force(positions, as_of), narrow)


def inherited_positions(positions: pd.DataFrame, stated: Positions, as_of: date) -> Positions:
    """What groups have stated for their members (see `inherited_statements`), in force where `stated` leaves room."""

    def narrow(column: str, value: str) -> Positions:
        return inherited_positions(positions[positions[column] == value], stated.where(column, value), as_of)

    def standing() -> pd.DataFrame:
        every = in_force(joined(stated.all, positions), as_of)
        return every[every["attribution"] == INHERITED] if len(positions) else positions

    return Positions(lambda: positions, standing, narrow)


def joined_positions(stated: Positions, inherited: Positions, as_of: date) -> Positions:
    """Both as one, the inherited after the stated; the tables of the stated where nothing is inherited."""

    def narrow(column: str, value: str) -> Positions:
        return joined_positions(stated.where(column, value), inherited.where(column, value), as_of)

    def every() -> pd.DataFrame:
        return joined(stated.all, inherited.all)

    def standing() -> pd.DataFrame:
        return in_force(every(), as_of) if len(inherited.all) else stated.in_force

    return Positions(every, standing, narrow)
