"""The controls that pages are made of. Each has its name in the URL as its key, and keeps its value across pages."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from views.selection import chosen, set_choices, settle


def choose(label: str, key: str, options: Sequence[str], labels: dict[str, str], default: str, **box: Any) -> str:
    """A select box over ids. `options` must not be empty."""
    settle(key, lambda value: value if value in options else None, default if default in options else options[0])
    picked: str = st.selectbox(
        label, options, key=key, format_func=lambda o: labels.get(o, o), persist_state="session", **box
    )
    return picked


def find(label: str, key: str, options: Sequence[str], labels: dict[str, str], nothing: str, **box: Any) -> str | None:
    """A select box over ids in which nothing may be chosen, which `nothing` words."""
    settle(key, lambda value: value if value in options else None, None)
    picked: str | None = st.selectbox(
        label, options, key=key, format_func=lambda o: labels.get(o, o), persist_state="session", placeholder=nothing,
        index=None, **box,
    )  # fmt: skip
    return picked


def switch(label: str, key: str, **toggle: Any) -> bool:
    """A toggle, off at first."""
    settle(key, lambda value: value if isinstance(value, bool) else None, False)
    return bool(st.toggle(label, key=key, persist_state="session", **toggle))


def pick_day(label: str, key: str, first: date, last: date, default: date, **box: Any) -> date:
    """A date input between two days; a day beyond them becomes the nearer one."""

    def clamp(day: object) -> date | None:
        return min(max(day, first), last) if isinstance(day, date) else None

    settle(key, clamp, clamp(default))
    picked: date = st.date_input(
        label, min_value=first, max_value=last, key=key, format="YYYY-MM-DD", persist_state="session", **box
    )
    return picked


def pick_one(label: str, key: str, labels: dict[str, str], default: str, *, horizontal: bool = False) -> str:
    """One of a few options, all in sight."""
    options = list(labels)
    settle(key, lambda value: value if value in options else None, default)
    picked: str = st.radio(
        label, options, key=key, format_func=lambda o: labels[o], horizontal=horizontal, persist_state="session"
    )
    return picked


def pick_some(label: str, key: str, labels: dict[str, str]) -> frozenset[str]:
    """Any of a few options; none chosen means all."""
    options = [str(option) for option in labels]
    settle(key, lambda values: [value for value in values or [] if value in options], [])
    picked = st.pills(
        label, options, selection_mode="multi", key=key, format_func=lambda o: labels[o], persist_state="session"
    )
    return frozenset(picked or options)


def as_of_slider(label: str, first: date, last: date) -> None:
    """A slider that moves the date that all pages share."""
    if first < last:
        set_choices(as_of_slider=chosen("as_of"))
        st.slider(
            label, first, last, key="as_of_slider", format="D MMM YYYY",
            on_change=lambda: set_choices(as_of=chosen("as_of_slider")),
        )  # fmt: skip
