"""The day since which the page tells what is new: chosen, by a press or in the link, or the newest document's."""

from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from analysis.news.new_statements import before_newest_document
from analysis.wording.figures import day_in_words
from views.shared.session import set_choices
from views.shared.view import View
from views.shared.widgets import pick_day

BACK = {"Last week": 7, "Last month": 30, "Last year": 365}
"""The choices by how many days before the day of the view they begin."""

NEWEST = "Newest document"


@dataclass(frozen=True, slots=True)
class Since:
    """A day, and that it is what the newest document makes it: the default, since which something is always new."""

    day: date
    is_default: bool


def choose_since(view: View) -> Since:
    """The control, and what stands chosen in it; some position must be in view."""
    newest = before_newest_document(view.stated.all)
    first = view.stated.all["latest"].min().date() - timedelta(days=1)
    control = pick_day("New since", "since", first, view.as_of, newest, width=150, label_visibility="collapsed")
    ways = {label: view.as_of - timedelta(days=days) for label, days in BACK.items()}
    ways = {NEWEST: newest, **{label: day for label, day in ways.items() if day >= first}}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="since_when"):
        st.markdown("New since", width="content")
        control.draw()
        for label, day in ways.items():
            st.button(
                label, key=f"since_{label}", type="secondary" if day == control.value else "tertiary", width="content",
                help=f"New since {day_in_words(day)}", on_click=set_choices, kwargs={"since": day},
            )  # fmt: skip
    return Since(control.value, control.value == newest)
