"""The title of a page, with the filters at work below it."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from views.shared.filter_chips import show_chips
from views.shared.view import View


def show_title(view: View, words: str, place: DeltaGenerator | None = None) -> None:
    """The question that a page answers, as Markdown, and below it a chip for each filter; in `place`, or here.

    A page does this once in a run.
    """
    with place or st.container():
        st.title(words, anchor=False)
        show_chips(view)
