"""What a scenario changes in the picture: the sides on the pinned issues, pairs of actors, and blocs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.edit_effect import changed_rows
from analysis.room import Room
from analysis.selection import Selection
from analysis.sides import as_columns

SIDES = ("same", "opposite", "mixed")
SMALL_ROOM = 40
"""Up to so many actors the blocs of both pictures take no time that anybody would notice."""

FIGURES = ("alignment", "n", "ranked", *SIDES)


@dataclass(frozen=True, slots=True)
class SideCounts:
    """How many actors in view stand where on an issue."""

    support: int
    oppose: int
    mixed: int
    silent: int


@dataclass(frozen=True)
class Differences:
    """A view and the same one as the data says it, each difference found when first asked for."""

    scenario: Selection

    @property
    def said(self) -> Selection:
        """The view without the scenario."""
        return self.scenario.as_said

    @cached_property
    def sides(self) -> Mapping[str, tuple[SideCounts, SideCounts]]:
        """For each pinned issue in view how many stand where, as it is and in the scenario."""
        issues = dict.fromkeys(pin.issue for pin in self.scenario.scenario if pin.issue in self.scenario.issue_ids)
        return {issue: (side_counts(self.said, issue), side_counts(self.scenario, issue)) for issue in issues}

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """The pairs whose alignment, n, rank or sides are others.

        First those that can be compared without the scenario too, among these those whose sides change most.
        Columns actor, other, and FIGURES of both with the endings _before and _after; a pair with a newcomer is
        missing before.
        """
        found = changed_rows(_figures(self.said.room), _figures(self.scenario.room), FIGURES)
        moved = pd.DataFrame({column: _moved(found, column) for column in ("alignment", *SIDES)})
        order = np.lexsort((-moved["alignment"], -moved[list(SIDES)].sum(axis=1), ~(found["n_before"] > 0)))
        return found.iloc[order].reset_index(drop=True)

    @property
    def is_small(self) -> bool:
        """Whether `blocs` may be asked for by the way."""
        return len(self.scenario.actor_ids) <= SMALL_ROOM

    @cached_property
    def blocs(self) -> tuple[frozenset[frozenset[str]], frozenset[frozenset[str]]]:
        """The blocs as they are and in the scenario, each as the ids of its actors; work of seconds in a large room."""
        before, after = (_blocs(one.direct.room) for one in (self.said, self.scenario))
        return before, after


def side_counts(selection: Selection, issue: str) -> SideCounts:
    """How many of the actors in view stand where on an issue."""
    stances = selection.counted.on(issue).in_force["stance"]
    support, oppose, mixed = (int((np.sign(stances) == sign).sum()) for sign in (1, -1, 0))
    return SideCounts(support, oppose, mixed, len(selection.actor_ids) - len(stances))


def _figures(room: Room) -> pd.DataFrame:
    """Every pair once with its FIGURES."""
    ones, others = np.triu_indices(len(room.pairs.actors), 1)
    sides = as_columns(room.sides, ones, others)
    return room.pairs.table().assign(**{column: sides[column] for column in SIDES})[["actor", "other", *FIGURES]]


def _moved(found: pd.DataFrame, column: str) -> "pd.Series[float]":
    """By how much a figure changes, where nothing is 0."""
    before, after = (found[f"{column}_{when}"].fillna(0).astype("float64") for when in ("before", "after"))
    return (after - before).abs()


def _blocs(room: Room) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(room.pairs.actors[place] for place in bloc) for bloc in room.blocs)
