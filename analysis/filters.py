"""Which positions, actors and issues a view speaks of."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.evidence_steps import HEARD, Step
from analysis.inheritance import Inheritance
from loaders.models import Track
from loaders.vocabularies import Attribution, Confidence, Kind, SourceKind

EVIDENCE_LABELS = {
    Step.own.value: "Own words only",
    Step.reported.value: "Own words and reports",
    Step.all.value: "All, with what others say of them",
}
INHERITANCE_LABELS = {
    Inheritance.off.value: "Not shown",
    Inheritance.shown.value: "Shown, marked as inherited",
    Inheritance.counted.value: "Shown, and counted in alignments",
}
CONFIDENCE_LABELS = {"low": "Any", "medium": "Medium or high", "high": "High only"}
KIND_LABELS = {Kind.state: "States", Kind.group: "Groups", Kind.organisation: "Organisations"}

NOT_GIVEN = "not-given"
"""What a filter calls the kind of a document whose entry names none."""

DOCUMENT_LABELS = {**{kind.value: kind.words.capitalize() for kind in SourceKind}, NOT_GIVEN: "Kind not given"}


@dataclass(frozen=True, slots=True)
class Filters:
    """What to keep; the defaults keep everything."""

    attributions: frozenset[str] = frozenset(Attribution)
    least_confidence: Confidence = Confidence.low
    kinds: frozenset[str] = frozenset(Kind)
    tracks: frozenset[str] | None = None
    """None for all, and for issues on no track."""
    contested_only: bool = False
    inheritance: Inheritance = Inheritance.off
    documents: frozenset[str] | None = None
    """Kinds of documents, NOT_GIVEN among them; None for all."""
    actors: frozenset[str] | None = None
    """Ids of the actors that are compared, whoever speaks of them; None for all."""


def kinds_of(sources: pd.DataFrame) -> "pd.Series[str]":
    """The kind of each document as filters name it."""
    return sources["kind"].where(sources["kind"] != "", NOT_GIVEN)


def document_labels(sources: pd.DataFrame) -> dict[str, str]:
    """The kinds of documents that there are, in words; nothing where no document names its kind."""
    there = set(kinds_of(sources))
    return {kind: label for kind, label in DOCUMENT_LABELS.items() if kind in there} if there - {NOT_GIVEN} else {}


def by_track(issues: pd.DataFrame, tracks: Sequence[Track]) -> pd.DataFrame:
    """The issues track by track in the order of `tracks`, those on none last, issues of one as they stand."""
    place = {track.id: number for number, track in enumerate(tracks)}
    places = issues["track"].map(lambda track: place.get(track, len(place)))
    return issues.iloc[places.to_numpy().argsort(kind="stable")]


def keep_issues(issues: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The issues on the chosen tracks, contested ones only where asked."""
    kept = issues if filters.tracks is None else issues[issues["track"].isin(filters.tracks)]
    return kept[kept["contested"]] if filters.contested_only else kept


def keep_actors(actors: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The chosen actors, of those the ones of the chosen kinds."""
    kept = actors if filters.actors is None else actors[actors["actor"].isin(filters.actors)]
    return kept[kept["kind"].isin(filters.kinds)]


def keep_positions(positions: pd.DataFrame, filters: Filters, issues: Collection[str]) -> pd.DataFrame:
    """The positions on `issues` with the chosen attributions and at least the chosen confidence."""
    levels = list(Confidence)
    sure = levels[: levels.index(filters.least_confidence) + 1]
    return positions[
        positions["attribution"].isin(filters.attributions)
        & positions["confidence"].isin(sure)
        & positions["issue"].isin(issues)
    ]


def keep_documents(positions: pd.DataFrame, sources: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The positions that rest on documents of the chosen kinds."""
    if filters.documents is None:
        return positions
    kept = sources.loc[kinds_of(sources).isin(filters.documents), "source"]
    return positions[positions["source"].isin(kept)]


def filters_in_words(filters: Filters, tracks: Sequence[Track], names: Mapping[str, str]) -> dict[str, str]:
    """What each filter keeps, in the words of its control, by what it filters; `names` has each actor by its id."""
    steps = {heard: EVIDENCE_LABELS[step] for step, heard in HEARD.items()}
    some = ", ".join(sorted(filters.attributions)) or "None"
    issues = "Contested issues only" if filters.contested_only else "All"
    if filters.tracks is not None:
        issues += f" ({', '.join(track.title for track in tracks if track.id in filters.tracks)})"
    actors = ", ".join(label for kind, label in KIND_LABELS.items() if kind in filters.kinds)
    if filters.actors is not None:
        actors += f" (only {', '.join(sorted(names[actor] for actor in filters.actors)) or 'none'})"
    words = {
        "Evidence": steps.get(filters.attributions, some),
        "Confidence of the coding": CONFIDENCE_LABELS[filters.least_confidence],
        "Issues": issues,
        "Actors": actors,
    }
    if filters.inheritance is not Inheritance.off:
        words["What a group says, for its members"] = INHERITANCE_LABELS[filters.inheritance]
    if filters.documents is not None:
        words["Kinds of documents"] = ", ".join(DOCUMENT_LABELS[kind] for kind in sorted(filters.documents)) or "None"
    return words
