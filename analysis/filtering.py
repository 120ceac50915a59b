"""Which positions, actors and issues a view speaks of."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from analysis.inheritance import Inheritance
from loaders.vocabulary import Attribution, Confidence, Kind, Track


@dataclass(frozen=True, slots=True)
class Filters:
    """What to keep; the defaults keep everything."""

    attributions: frozenset[str] = frozenset(Attribution)
    least_confidence: Confidence = Confidence.low
    kinds: frozenset[str] = frozenset(Kind)
    tracks: frozenset[str] = frozenset(Track)
    contested_only: bool = False
    inheritance: Inheritance = Inheritance.off


def keep_issues(issues: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The issues on the chosen tracks, contested ones only where asked."""
    kept = issues[issues["track"].isin(filters.tracks)]
    return kept[kept["contested"]] if filters.contested_only else kept


def keep_actors(actors: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The actors of the chosen kinds."""
    return actors[actors["kind"].isin(filters.kinds)]


def keep_positions(positions: pd.DataFrame, filters: Filters, issues: Collection[str]) -> pd.DataFrame:
    """The positions on `issues` with the chosen attributions and at least the chosen confidence."""
    levels = list(Confidence)
    sure = levels[: levels.index(filters.least_confidence) + 1]
    return positions[
        positions["attribution"].isin(filters.attributions)
        & positions["confidence"].isin(sure)
        & positions["issue"].isin(issues)
    ]
