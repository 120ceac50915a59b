"""The line above the title of every page: what is negotiated, and what of it is on view."""

import streamlit as st

from analysis.chronology import ends
from analysis.wording.figures import count, date_in_words, day_in_words
from views.shared.markdown_text import plain
from views.shared.view import View


def show_masthead(view: View) -> None:
    """The title of the negotiation, if it has one, then who speaks on view, in how many documents, and until when.

    On paper and in pictures, where there is no sidebar, it also says as of when.
    """
    title = view.data.negotiation.title
    parts = [f"**{plain(title)}**"] if title else []
    if said := on_view(view):
        parts += [said, f"*as of {day_in_words(view.as_of)}*"]
    if parts:
        st.container(key="masthead").caption(" ".join(parts))


def on_view(view: View) -> str:
    """How many actors speak in how many documents, and until when; "" where nobody does."""
    shown = view.shown.all
    if shown.empty:
        return ""
    _, last = ends(shown)
    figures = (
        count(shown["actor"].nunique(), "actor"),
        count(shown["source"].nunique(), "document"),
        f"to {date_in_words(last.removeprefix('../'))}",
    )
    return " · ".join(figures)
