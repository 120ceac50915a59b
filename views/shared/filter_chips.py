"""Chips: each filter that is not at its default, as a button that takes it away."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from analysis.evidence_steps import Step
from analysis.filters import CONFIDENCE_LABELS, DOCUMENT_LABELS, EVIDENCE_LABELS, KIND_LABELS
from analysis.inheritance import Inheritance
from analysis.positions_in_force import span
from analysis.wording.display_text import cut
from analysis.wording.figures import day_in_words
from analysis.wording.scope import named_in_part
from loaders.vocabularies import Confidence, Kind
from views.shared.markdown_text import plain
from views.shared.session import set_choices
from views.shared.view import View

WIDTH = 40
"""How many signs of a chip's words are shown."""

INHERITANCE = {
    Inheritance.shown: "With what groups say for their members",
    Inheritance.counted: "With what groups say for their members, counted",
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is at work: its words, its name in the URL, and what stands chosen under it without the chip."""

    words: str
    name: str
    without: object


def unfiltered(last: date) -> dict[str, object]:
    """What every filter is when it leaves nothing out, by its name in the URL; `last` is the last day of the data."""
    return {
        "evidence": Step.all.value,
        "as_of": last,
        "data_on": None,
        "inherited": Inheritance.off.value,
        "confidence": Confidence.low.value,
        "contested": False,
        "tracks": [],
        "actors": [],
        "kinds": [],
        "document_kinds": [],
    }


def chips(view: View, last: date) -> list[Chip]:
    """The filters of a view that are not at their defaults, in the order of the sidebar."""
    filters, defaults = view.filters, unfiltered(last)
    said = {}
    if filters.actors is not None:
        chosen = sorted((view.names[actor] for actor in filters.actors), key=str.casefold)
        said["actors"] = f"Only {named_in_part(chosen, WIDTH - len('Only '))}"
    if view.step is not Step.all:
        said["evidence"] = EVIDENCE_LABELS[view.step]
    if view.as_of != last:
        said["as_of"] = f"As of {day_in_words(view.as_of)}"
    if view.edition and view.edition.day:
        said["data_on"] = f"Data as recorded on {day_in_words(view.edition.day)}"
    if view.inherits:
        said["inherited"] = INHERITANCE[filters.inheritance]
    if filters.least_confidence is not Confidence.low:
        said["confidence"] = f"Confidence: {CONFIDENCE_LABELS[filters.least_confidence].lower()}"
    if filters.contested_only:
        said["contested"] = "Contested issues only"
    tracks = {track.id: track.title for track in view.data.negotiation.tracks}
    return [
        *(Chip(words, name, defaults[name]) for name, words in said.items()),
        *_of_some("tracks", tracks, filters.tracks),
        *_of_some("kinds", KIND_LABELS, None if filters.kinds == frozenset(Kind) else filters.kinds),
        *_of_some("document_kinds", DOCUMENT_LABELS, filters.documents),
    ]


def _of_some(name: str, labels: Mapping[Kind, str] | Mapping[str, str], kept: Collection[str] | None) -> Iterator[Chip]:
    """A chip for each of some options that are chosen; None for all of them, which is no filter."""
    there = {str(option): words for option, words in labels.items() if option in (kept or ())}
    for option, words in there.items():
        yield Chip(words, name, [other for other in there if other != option])


def show_chips(view: View) -> None:
    """A row of the filters at work, each of which a press takes away, and one press all; nothing where none is."""
    _, last = span(view.data, date.today())
    found = chips(view, last)
    if not found:
        return
    with st.container(key="chips", horizontal=True, gap="xsmall", vertical_alignment="center"):
        for number, chip in enumerate(found):
            st.button(
                plain(cut(chip.words, WIDTH)), key=f"chip_{chip.name}_{number}", icon=":material/close:",
                icon_position="right", width="content", help=f"Remove the filter: {plain(chip.words)}",
                on_click=set_choices, kwargs={chip.name: chip.without},
            )  # fmt: skip
        st.button(
            "Reset", key="chip_reset", type="tertiary", width="content", help="Remove all filters",
            on_click=set_choices, kwargs={chip.name: unfiltered(last)[chip.name] for chip in found},
        )  # fmt: skip
