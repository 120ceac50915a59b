"""The controls that pages are made of. Each has its name in the URL as its key, and keeps its value across pages."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

import streamlit as st

from analysis.wording.display_text import legible
from views.shared.session import chosen, set_choices, settle
from views.shared.url_parameters import read_day, read_number, read_truth, read_word, read_words

Value_co = TypeVar("Value_co", covariant=True)
D = TypeVar("D", date, date | None)

STEP = 20
"""How many rows, lanes or quotations a page shows at first, and how many more at a time."""

MOST = 200
"""How many it shows at most, so that it still answers; the rest is in its table."""


def _words(options: Sequence[str], labels: Mapping[str, str]) -> Callable[[str], str]:
    """How an option of a select box is shown, which knows no markup.

    With its id where another reads the same: the browser tells options apart by what it shows.
    """
    said = {option: legible(labels.get(option, option)) for option in options}
    number = Counter(said.values())
    return lambda option: said[option] if number[said[option]] == 1 else f"{said[option]} · {option}"


def choose(label: str, key: str, options: Sequence[str], labels: dict[str, str], default: str, **box: Any) -> str:
    """A select box over ids. `options` must not be empty."""
    instead = default if default in options else options[0]
    settle(key, read_word, lambda value: value if value in options else None, instead, label, labels)
    shown = _words(options, labels)
    picked: str = st.selectbox(label, options, key=key, format_func=shown, persist_state="session", **box)
    return picked


def find(label: str, key: str, options: Sequence[str], labels: dict[str, str], nothing: str, **box: Any) -> str | None:
    """A select box over ids in which nothing may be chosen, which `nothing` words."""
    settle(key, read_word, lambda value: value if value in options else None, None, label, labels)
    picked: str | None = st.selectbox(
        label, options, key=key, format_func=_words(options, labels), persist_state="session", index=None,
        placeholder=nothing, **box,
    )  # fmt: skip
    return picked


@dataclass(frozen=True, slots=True)
class Control(Generic[Value_co]):
    """A control that stands chosen, and is drawn when it is its turn: what follows from its value need not wait."""

    value: Value_co
    draw: Callable[[], object]

    def drawn(self) -> Value_co:
        """Draw it, and its value."""
        self.draw()
        return self.value


def switch(label: str, key: str, **toggle: Any) -> Control[bool]:
    """A toggle, off at first."""
    value = settle(key, read_truth, lambda value: value if isinstance(value, bool) else None, False, label)
    return Control(value, lambda: st.toggle(label, key=key, persist_state="session", **toggle))


def pick_day(label: str, key: str, first: date, last: date, default: date, **box: Any) -> Control[date]:
    """A date input between two days; a day beyond them becomes the nearer one."""
    return _day(label, key, first, last, min(max(default, first), last), **box)


def find_day(label: str, key: str, first: date, last: date, **box: Any) -> Control[date | None]:
    """A date input between two days in which nothing may be chosen; a day beyond them becomes the nearer one."""
    return _day(label, key, first, last, None, value=None, **box)


def _day(label: str, key: str, first: date, last: date, default: D, **box: Any) -> Control[D]:
    def clamp(day: object) -> date | None:
        return min(max(day, first), last) if isinstance(day, date) else None

    value = settle(key, read_day, clamp, default, label)
    return Control(
        value,
        lambda: st.date_input(
            label, min_value=first, max_value=last, key=key, format="YYYY-MM-DD", persist_state="session", **box
        ),
    )


def pick_one(
    label: str, key: str, labels: Mapping[str, str], default: str, *, horizontal: bool = False
) -> Control[str]:
    """One of a few options, all in sight."""
    options = list(labels)
    value = settle(key, read_word, lambda value: value if value in options else None, default, label)
    return Control(
        value,
        lambda: st.radio(
            label, options, key=key, format_func=lambda o: labels[o], horizontal=horizontal, persist_state="session"
        ),
    )


def pick_some(label: str, key: str, labels: Mapping[Any, str], *, searched: bool = False) -> Control[frozenset[str]]:
    """Any of a few options, or of many in a box to search in; none chosen means all."""
    words = {str(option): label for option, label in labels.items()}
    values: list[str] = settle(
        key, read_words, lambda values: [value for value in values or [] if value in words], [], label
    )
    box: dict[str, Any] = {"key": key, "persist_state": "session"}
    return Control(
        frozenset(values or words),
        (lambda: st.multiselect(label, list(words), format_func=_words(list(words), words), placeholder="All", **box))
        if searched
        else (lambda: st.pills(label, list(words), selection_mode="multi", format_func=words.__getitem__, **box)),
    )


def pick_any(label: str, key: str, labels: Mapping[str, str]) -> list[str]:
    """Any of many options, in a box to search in; none chosen means none."""
    values: list[str] = settle(key, read_words, lambda values: [value for value in values or [] if value in labels], [],
                               label, labels)  # fmt: skip
    st.multiselect(
        label,
        list(labels),
        key=key,
        format_func=_words(list(labels), labels),
        placeholder="None",
        persist_state="session",
    )
    return values


def first_of(key: str, total: int) -> int:
    """How many of `total` to show: STEP at first, then as many as were asked for. In the URL where STEP is too few."""
    if total <= STEP:
        return total
    settle(key, read_number, lambda value: min(value, MOST) if isinstance(value, int) and value >= STEP else None, STEP)
    return min(int(chosen(key)), total)


def offer_more(key: str, total: int, sentence: str) -> None:
    """Below a list that `first_of` cut: the sentence that says what of it is shown, and more of it on demand."""
    if total <= STEP:
        return
    shown = min(int(chosen(key)), total)
    more = min(STEP, total - shown, MOST - shown)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(sentence, width="content")
        if more > 0:
            # the callback counts from what is shown, since what was asked for may be more than there is
            st.button(
                f"Show {more} more", key=f"more_{key}", icon=":material/expand_more:", width="content",
                on_click=set_choices, kwargs={key: shown + STEP},
            )  # fmt: skip


def turn_parts(key: str, total: int, sought: int | None) -> int:
    """Which part of a long text to show, from 1: the `sought` one, until the user turns to another."""
    if total == 1:
        return 1
    if sought is not None:
        set_choices(**{key: sought})
    settle(key, read_number, lambda value: value if isinstance(value, int) and 1 <= value <= total else None, 1)
    here = int(chosen(key))
    turned = f"turn_{key}_{here}"
    # to turn is to leave the passage or the place that was sought
    st.pagination(
        total, default=here, key=turned,
        on_change=lambda: set_choices(**{key: chosen(turned)}, passage=None, place=None),
    )  # fmt: skip
    return here
