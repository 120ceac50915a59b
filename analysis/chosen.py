"""The data as somebody chose to see it: a day, filters, and what follows from them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Self

import pandas as pd

from analysis.coverage import sole_voices
from analysis.filtering import Filters, keep_actors, keep_issues, keep_positions
from analysis.moves import moves
from analysis.room import Room
from analysis.standing import in_force
from loaders import Dataset
from loaders.frames import records
from loaders.vocabulary import Attribution, Kind


@dataclass(frozen=True)
class Chosen:
    """The data as somebody chose to see it. It may be shared: its tables are not to be written into."""

    data: Dataset
    as_of: date
    filters: Filters

    @cached_property
    def issues(self) -> pd.DataFrame:
        """The issues in view, in the order of the codebook."""
        return keep_issues(self.data.issues, self.filters)

    @cached_property
    def actors(self) -> pd.DataFrame:
        """The actors in view: states, then groups, then organisations, by name."""
        order = {kind.value: number for number, kind in enumerate(Kind)}
        kept = keep_actors(self.data.actors, self.filters)
        return kept.sort_values(["kind", "short_name"], key=lambda c: c.map(order) if c.name == "kind" else c)

    @cached_property
    def positions(self) -> pd.DataFrame:
        """The positions in view, of all dates up to `as_of`."""
        kept = keep_positions(self.data.positions, self.filters, self.issue_ids)
        kept = kept[kept["actor"].isin(self.actors["actor"])]
        return kept[kept["latest"] <= pd.Timestamp(self.as_of)]

    @cached_property
    def standing(self) -> pd.DataFrame:
        """The positions in force at `as_of`."""
        return in_force(self.positions, self.as_of)

    @cached_property
    def room(self) -> Room:
        """What is found from all positions in force together."""
        return Room(self.standing, self.actor_ids, self.issue_ids)

    @cached_property
    def direct(self) -> Self:
        """The same view without what others say of an actor."""
        return self.only([Attribution.own, Attribution.reported])

    @cached_property
    def contested(self) -> Self:
        """The same view of contested issues only."""
        return replace(self, filters=replace(self.filters, contested_only=True))

    @cached_property
    def moves(self) -> pd.DataFrame:
        """What each statement in view does to the one before it."""
        return moves(self.positions)

    @cached_property
    def documents(self) -> dict[str, Any]:
        """Each document of the data by its id, with its columns as attributes."""
        return {row.source: row for row in records(self.data.sources)}

    @cached_property
    def sole_voices(self) -> dict[str, str]:
        """For each actor that is known through one other actor alone, that other."""
        return sole_voices(self.positions, self.data.sources)

    @cached_property
    def actor_ids(self) -> list[str]:
        """Ids of the actors in view."""
        return list(self.actors["actor"])

    @cached_property
    def issue_ids(self) -> list[str]:
        """Ids of the issues in view."""
        return list(self.issues["issue"])

    @cached_property
    def names(self) -> dict[str, str]:
        """The short name of every actor of the data."""
        return dict(zip(self.data.actors["actor"], self.data.actors["short_name"], strict=True))

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of every issue of the data."""
        return dict(zip(self.data.issues["issue"], self.data.issues["title"], strict=True))

    def only(self, attributions: Sequence[Attribution]) -> Self:
        """The same view with fewer attributions."""
        kept = self.filters.attributions & frozenset(attributions)
        return replace(self, filters=replace(self.filters, attributions=kept))

    def at(self, day: date) -> Self:
        """The same view at another date."""
        return replace(self, as_of=day)
