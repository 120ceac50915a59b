"""What is asked on Find: the words, and where to look for them. All of it stands in the URL."""

from datetime import date

import streamlit as st

from analysis.filters import document_labels
from analysis.finding.finder import Narrowing
from analysis.positions_in_force import span
from views.shared.find_box import HINT, MOST_LETTERS
from views.shared.session import chosen_word, settle
from views.shared.url_parameters import read_word
from views.shared.view import View
from views.shared.widgets import find, find_day

WHERE = ("said_by", "said_on", "said_from", "said_until", "said_in")


def ask(view: View) -> tuple[str, Narrowing]:
    """The words that are looked for, "" for none yet, and where."""
    settle("q", read_word, lambda words: words if isinstance(words, str) and words.strip() else None, None)
    box, more = st.columns([5, 1], vertical_alignment="bottom")
    with box:
        words = st.text_input(
            "Words", key="q", placeholder=HINT, label_visibility="collapsed", max_chars=MOST_LETTERS,
            icon=":material/search:", persist_state="session",
        )  # fmt: skip
    with more:
        where = _narrowed(view)
    return (words or "").strip(), where


def _narrowed(view: View) -> Narrowing:
    number = sum(chosen_word(key) is not None for key in WHERE)
    first, last = span(view.data, date.today())
    actors = sorted(view.names, key=lambda actor: view.names[actor].casefold())
    with st.popover(f"Narrow ({number})" if number else "Narrow", icon=":material/tune:", width="stretch"):
        actor = find("Said by", "said_by", actors, view.names, "Anybody")
        issue = find("On", "said_on", list(view.titles), view.titles, "Any issue")
        since = find_day("From", "said_from", first, last).drawn()
        until = find_day("Until", "said_until", first, last).drawn()
        labels = document_labels(view.data.sources)
        kind = find("In documents that are", "said_in", list(labels), labels, "Of any kind") if labels else None
    return Narrowing(actor or "", issue or "", since, until, kind or "")
