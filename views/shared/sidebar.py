"""The controls that all pages share: whose words count, until when, and folded the other filters."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

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
from analysis.wording.figures import count, day_in_words
from loaders import Dataset
from loaders.git.quarantine import TIMEOUT_SECONDS, overran
from loaders.joint_statements import count_positions
from loaders.vocabularies import Confidence
from views.shared import links
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


@dataclass(frozen=True, slots=True)
class Shared:
    """The shared controls, and what stands chosen in them: the date and the filters."""

    as_of: date
    filters: Filters
    latest: date
    """The last day that can be chosen, at which nothing is left out."""
    first: tuple[Control[object], ...]
    """What is always in sight."""
    more: tuple[Control[object], ...]


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
    names = dict(zip(data.actors["actor"], data.actors["short_name"], strict=True))
    names = dict(sorted(names.items(), key=lambda one: one[1].casefold()))
    actors = pick_some("Actors (none chosen: all)", "actors", names, searched=True)
    kinds = pick_some("Kinds of actors (none chosen: all)", "kinds", KIND_LABELS)
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
        actors=actors.value if actors.value != names.keys() else None,
    )
    more = (actors, *inherited, confidence, contested, *tracks, kinds, *documents)
    return Shared(as_of.value, filters, last, (evidence, as_of), more)


def show_filters(shared: Shared, view: View) -> DeltaGenerator:
    """The controls, and the fold of those that few need, with what the chosen kinds of documents leave."""
    for control in shared.first:
        control.draw()
    fold = st.expander("More filters")
    with fold:
        for control in shared.more:
            control.draw()
        if effect := effect_of_kinds(view):
            st.caption(effect)
    return fold


def show_clock(clock: Control[date | None] | None, folder: Path, history: History | None) -> None:
    """The second clock, where there is one, and what of the history of the data is missing, if anything is."""
    if clock:
        clock.draw()
    if history and history.cut:
        said = f"The history of this clone is cut off at {day_in_words(history.cut)}."
        st.caption(f"{said} {code('git fetch --unshallow')} fetches the rest.")
    if overran(folder):
        said = f"git did not tell the history of this folder within {TIMEOUT_SECONDS:.0f} seconds"
        st.caption(f"{said}, and is asked again after the next commit.")


def show_folder(folder: Path, data: Dataset) -> None:
    """What data is on view, and the link to this view of it."""
    size = f"{count(count_positions(data.positions), 'position')} · {count(len(data.sources), 'document')}"
    st.caption(f"{code(f'{folder.name}/')} · {size}")
    with st.popover("Link to this view", icon=":material/link:", width="stretch"):
        st.code(links.address(), language=None, wrap_lines=True)
