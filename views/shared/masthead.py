"""The line above the title of every page: what is negotiated, and what of it is on view."""

import streamlit as st

from analysis.wording.figures import day_in_words
from analysis.wording.scope import on_view
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
