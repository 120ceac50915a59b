"""What the filters narrow a view to, in words that open a sentence which they make true."""

from collections.abc import Iterator, Sequence

import pandas as pd

from analysis.chronology import ends
from analysis.evidence_steps import Step
from analysis.filters import CONFIDENCE_LABELS, DOCUMENT_LABELS, KIND_LABELS
from analysis.selection import Selection
from analysis.wording.display_text import legible
from analysis.wording.figures import as_sentence, count, date_in_words, day_in_words, listed
from loaders.vocabularies import Confidence, Kind

WIDTH = 40
"""How many letters the names of actors or kinds have at most, where the first of them is not longer."""


def named_in_part(names: Sequence[str], width: int = WIDTH) -> str:
    """As many of the names as fit into the width, one at least, and how many more: "Russia, China and 2 more"."""
    shown = [legible(name) for name in names]
    some = [listed([*shown[:number], f"{len(shown) - number:,} more"]) for number in range(1, min(len(shown), width))]
    fitting = [words for words in [*some, listed(shown)] if len(words) <= width]
    return fitting[-1] if fitting else [*some, listed(shown)][0]


def on_view(selection: Selection) -> str:
    """How many actors speak in how many documents, and until when; "" where nobody does."""
    shown = selection.shown.all
    if shown.empty:
        return ""
    _, last = ends(shown)
    figures = (
        count(shown["actor"].nunique(), "actor"),
        count(shown["source"].nunique(), "document"),
        f"to {date_in_words(last.removeprefix('../'))}",
    )
    return " · ".join(figures)


def scope(selection: Selection, *, issues: bool = True, actors: bool = True, day: bool = True) -> str:
    """ "on State conduct, among states, in own words"; "" where nothing is narrowed.

    Without `issues`, `actors` or `day` it leaves out what narrows these, for a sentence on one issue, on actors that it
    names, or with its own date. The day is told only where something was stated after it.
    """
    parts = ["in the scenario"] if selection.scenario else []
    parts += [_issues(selection) if issues else "", _actors(selection) if actors else "", *_evidence(selection)]
    if day and selection.data.positions["latest"].max() > pd.Timestamp(selection.as_of):
        parts.append(f"by {day_in_words(selection.as_of)}")
    return ", ".join(filter(None, parts))


def scoped(scope: str, sentence: str) -> str:
    """The sentence with its scope before it, if it has one: "On State conduct: Russia faces Cuba on 2 of 3 issues."."""
    return f"{as_sentence(scope)}: {sentence}" if scope else sentence


def _issues(selection: Selection) -> str:
    tracks = selection.filters.tracks
    titles = [track.title for track in selection.data.negotiation.tracks if track.id in (tracks or ())]
    if selection.filters.contested_only:
        return f"on contested issues{f' of {named_in_part(titles)}' if titles else ''}"
    return f"on {named_in_part(titles)}" if titles else ""


def _actors(selection: Selection) -> str:
    filters = selection.filters
    if filters.actors is not None:
        names = sorted((selection.names[actor] for actor in selection.actor_ids), key=str.casefold)
        return f"among {named_in_part(names)}" if names else "among none"
    if filters.kinds == frozenset(Kind):
        return ""
    return f"among {listed(label.lower() for kind, label in KIND_LABELS.items() if kind in filters.kinds)}"


def _evidence(selection: Selection) -> Iterator[str]:
    filters = selection.filters
    yield {Step.own: "in own words", Step.reported: "in own words and reports", Step.all: ""}[selection.step]
    if filters.least_confidence is not Confidence.low:
        yield f"at {CONFIDENCE_LABELS[filters.least_confidence].lower().removesuffix(' only')} confidence"
    if filters.documents is not None:
        kinds = [label.lower() for kind, label in DOCUMENT_LABELS.items() if kind in filters.documents]
        yield f"from {named_in_part(kinds)} alone"
