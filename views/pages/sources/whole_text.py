"""The text of a document: what the address asks for in its context, then the whole in parts."""

import pandas as pd
import streamlit as st

from analysis.passage_marks import Marked, Passage, mark
from loaders.table_rows import PositionRow
from views.look.theme import palette
from views.pages.sources.coded_text import legend, show_context, show_part
from views.pages.sources.quotations import show_passage, show_quotations
from views.pages.sources.sought_place import sought_in_text, sought_position
from views.shared.view import View
from views.shared.widgets import turn_parts

FOUND = 200
"""So many letters from the place that was found on are shown, with their surroundings."""


def show_text(source: str, text: str, mine: pd.DataFrame, view: View) -> None:
    """The text in parts, first the passage or the place that the user came for."""
    marked = _marked(view.data.version, source, hash(text), text, view)
    sought = sought_position(mine)
    place = None if sought is None else marked.of(sought.Index)
    named = sought_in_text(marked.text) if sought is None else None
    at = named if place is None else place.span[0]
    if sought is not None:
        _show_sought(sought, place, marked, mine, view)
    elif named is not None:
        st.subheader("The place that was found")
        show_context(marked, (named, min(named + FOUND, len(marked.text))), view)
    st.subheader("The whole text")
    colours = palette()
    st.markdown(legend(colours))
    st.caption(_reading(marked))
    total = len(marked.parts)
    number = turn_parts("text_part", total, None if at is None else marked.part_at(at) + 1)
    show_part(marked, marked.parts[number - 1], view)
    if total > 1:
        st.caption(f"Part {number} of {total}.")
    lost = mine[view.verification.table["start"].reindex(mine.index) < 0]
    if len(lost):
        show_quotations(lost, view, "Quotations that were not found in the text")


# once for all dates and filters, on which it does not depend
@st.cache_resource(show_spinner=False, max_entries=8)
def _marked(
    version: str,  # noqa: ARG001 with the hash of the text it stands for what the view holds
    source: str,
    text: int,  # noqa: ARG001
    _text: str,
    _view: View,
) -> Marked:
    """The text with all passages that are coded in it, in view or not."""
    at = _view.verification.table[_view.data.positions["source"] == source]
    at = at[at["start"] >= 0]
    return mark(_text, list(zip(at.index, zip(at["start"], at["end"], strict=True), strict=True)))


def _show_sought(sought: PositionRow, place: Passage | None, marked: Marked, mine: pd.DataFrame, view: View) -> None:
    st.subheader("The quotation in its context")
    if place is None:
        st.markdown("The quotation was not found in the text.")
    else:
        show_context(marked, place.span, view)
    show_passage(sought, mine, view)


def _reading(marked: Marked) -> str:
    words = (
        "Behind each quotation stand its number, the sign of its stance and the actors; what is coded with it stands "
        "beside it. "
        "Plain text carries no position: what reads like one there was either missed, or is none by the coding rules."
    )
    if any(one.again for one in marked.passages):
        words += " Some quotations stand more than once: each is marked in every place and counted once."
    if not marked.has_copies:
        words += " Only the first place of each quotation is marked."
    return words
