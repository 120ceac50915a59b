"""The box in the sidebar in which words are looked for, from every page."""

import streamlit as st

from views.shared.links import go
from views.shared.session import chosen, set_choices

MOST_LETTERS = 400

LABEL = "Find words"
HINT = "Find words or “a phrase”"


def go_where_words_are_found() -> None:
    """Leave this page for Find where something was typed into the box, which is empty again then."""
    words = chosen("find_words")
    if words and words.strip():
        set_choices(find_words="")
        go("find", q=words.strip())


def show_find_box() -> None:
    """The box. Enter leads to the page Find."""
    st.text_input(
        LABEL, key="find_words", placeholder=HINT, label_visibility="collapsed", max_chars=MOST_LETTERS,
        icon=":material/search:",
    )  # fmt: skip
