"""Which positions, actors and issues a view speaks of."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from loaders.vocabulary import Attribution, Confidence, Kind, Track

EVIDENCE = {
    "own": (Attribution.own,),
    "reported": (Attribution.own, Attribution.reported),
    "all": tuple(Attribution),
}
"""Whose words count: each step adds an attribution."""

EVIDENCE_LABELS = {
    "own": "Own words only",
    "reported": "Own words and reports",
    "all": "All, with what others say of them",
}
CONFIDENCE_LABELS = {"low": "Any", "medium": "Medium or high", "high": "High only"}
TRACK_LABELS = {Track.crime_treaty: "Crime treaty", Track.state_conduct: "State conduct"}
KIND_LABELS = {Kind.state: "States", Kind.group: "Groups", Kind.organisation: "Organisations"}


@dataclass(frozen=True, slots=True)
class Filters:
    """What to keep; the defaults keep everything."""

    attributions: frozenset[str] = frozenset(Attribution)
    least_confidence: Confidence = Confidence.low
    kinds: frozenset[str] = frozenset(Kind)
    tracks: frozenset[str] = frozenset(Track)
    contested_only: bool = False


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


def filters_in_words(filters: Filters) -> dict[str, str]:
    """What each filter keeps, in the words of its control, by what it filters."""
    steps = {frozenset[str](step): EVIDENCE_LABELS[name] for name, step in EVIDENCE.items()}
    some = ", ".join(sorted(filters.attributions)) or "None"
    tracks = [label for track, label in TRACK_LABELS.items() if track in filters.tracks]
    kinds = [label for kind, label in KIND_LABELS.items() if kind in filters.kinds]
    return {
        "Evidence": steps.get(filters.attributions, some),
        "Confidence of the coding": CONFIDENCE_LABELS[filters.least_confidence],
        "Issues": f"{'Contested issues only' if filters.contested_only else 'All'} ({', '.join(tracks).lower()})",
        "Actors": ", ".join(kinds),
    }
