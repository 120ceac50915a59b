"""Method: how are the figures made?"""

import streamlit as st

from briefing.method import about_votes, method_text, sections
from views.shared.first_steps import show_first_steps
from views.shared.markdown_text import plain
from views.shared.page_title import show_title
from views.shared.view import View


def show(view: View) -> None:
    """The page: docs/method.md with the constants of the code, and above it what this data does otherwise.

    What everybody can read stands open: all in short, and what the words mean. Each figure is a fold.
    """
    show_title(view, "How are the figures made?")
    show_first_steps(view, "how its figures are made, as told below")
    if votes := about_votes(view.data.sources, plain):
        st.info(votes)
    (_, short), (heading, words), *figures = sections(method_text())
    st.markdown(f"[{heading}] · [The statistics]\n\n[{heading}]: #words\n[The statistics]: #statistics")
    st.markdown(short)
    st.header(heading, anchor="words")
    st.container(key="words").markdown(words)
    st.header("The statistics", anchor="statistics")
    for figure, text in figures:
        with st.expander(figure):
            st.markdown(text)
