"""The controls that all pages share."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st

from analysis.evidence_steps import HEARD, Step
from analysis.filters import (
    CONFIDENCE_LABELS,
    EVIDENCE_LABELS,
    INHERITANCE_LABELS,
    KIND_LABELS,
    Filters,
    document_labels,
)
from analysis.inheritance import Inheritance
from analysis.positions_in_force import span
from analysis.wording.document_kinds import effect_of_kinds
from analysis.wording.figures import day_in_words
from loaders import Dataset
from loaders.git.quarantine import TIMEOUT_SECONDS, overran
from loaders.vocabularies import Confidence
from views.shared.loaded_data import History
from views.shared.markdown_text import code
from views.shared.view import View
from views.shared.widgets import Control, find_day, pick_day, pick_one, pick_some, switch

_AS_OF = "What had been stated by this day: positions stated later are left out."


def data_clock(first: date, last: date) -> Control[date | None]:
    """The second clock, for data with a history: the day whose records to show, or None for the files on disk."""
    return find_day(
        "What our data said on", "data_on", first, max(last, date.today()),
        help="Shows the data as it was committed at the end of that day. Empty: the files as they are now. "
        "“As of” is the other clock: what the actors had stated by a day.",
    )  # fmt: skip


def say_past(folder: Path, history: History | None) -> None:
    """What of the history of the data is missing, if anything is."""
    if history and history.cut:
        said = f"The history of this clone is cut off at {day_in_words(history.cut)}."
        st.caption(f"{said} {code('git fetch --unshallow')} fetches the rest.")
    if overran(folder):
        said = f"git did not tell the history of this folder within {TIMEOUT_SECONDS:.0f} seconds"
        st.caption(f"{said}, and is asked again after the next commit.")


@dataclass(frozen=True, slots=True)
class Shared:
    """The shared controls, and what stands chosen in them: the date and the filters."""

    as_of: date
    filters: Filters
    controls: tuple[Control[object], ...]

    def draw(self) -> None:
        """Draw the controls."""
        for control in self.controls:
            control.draw()


def say_documents(view: View) -> None:
    """Below the controls, what the chosen kinds of documents leave, or would be left without machine-made ones."""
    if effect := effect_of_kinds(view):
        st.caption(effect)


def shared_controls(data: Dataset) -> Shared:
    """The controls that fit the data: what no file of it says anything of is not asked for."""
    first, last = span(data, date.today())
    as_of = pick_day("As of", "as_of", first, last, last, help=_AS_OF)
    evidence = pick_one("Evidence", "evidence", EVIDENCE_LABELS, "all")
    inherited = (
        [pick_one("What a group says, for its members", "inherited", INHERITANCE_LABELS, Inheritance.off.value)]
        if len(data.memberships)
        else []
    )
    confidence = pick_one("Confidence of the coding", "confidence", CONFIDENCE_LABELS, "low")
    contested = switch("Contested issues only", "contested", help="Leaves out what nobody opposes.")
    titles = {track.id: track.title for track in data.negotiation.tracks}
    tracks = [pick_some("Tracks (none chosen: all)", "tracks", titles)] if titles else []
    kinds = pick_some("Actors (none chosen: all)", "kinds", KIND_LABELS)
    labels = document_labels(data.sources)
    documents = [pick_some("Documents (none chosen: all)", "document_kinds", labels)] if labels else []
    filters = Filters(
        HEARD[Step(evidence.value)],
        Confidence(confidence.value),
        kinds.value,
        tracks[0].value if tracks and tracks[0].value != titles.keys() else None,
        contested_only=contested.value,
        inheritance=Inheritance(inherited[0].value) if inherited else Inheritance.off,
        documents=documents[0].value if documents and documents[0].value != labels.keys() else None,
    )
    controls = (as_of, evidence, *inherited, confidence, contested, *tracks, kinds, *documents)
    return Shared(as_of.value, filters, controls)
