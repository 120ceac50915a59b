"""The slider that plays a page back: it moves the date of the page alone, and the address has it."""

from datetime import date

import streamlit as st

from views.shared.session import chosen, set_choices, settle
from views.shared.url_parameters import read_day
from views.shared.widgets import Control


def playhead(label: str, first: date, last: date) -> Control[date | None]:
    """A slider over the days of a view, which moves the date of one page alone; None while it stands at the end."""
    until = settle(
        "until", read_day, lambda day: day if isinstance(day, date) and first <= day < last else None, None, label
    )
    return Control(until, lambda: _slide(label, first, last, until))


def _slide(label: str, first: date, last: date, until: date | None) -> None:
    if first >= last:
        return
    key = f"until_{first}_{last}"  # another span is another slider
    if chosen(key) != (until or last):
        set_choices(**{key: until or last})
    st.slider(
        label, first, last, key=key, format="D MMM YYYY",
        on_change=lambda: set_choices(until=chosen(key) if chosen(key) < last else None),
    )  # fmt: skip
