"""The two sides of a comparison: an actor each, at one date or at two."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import streamlit as st

from analysis.compared_actor import ComparedActor
from analysis.positions_in_force import span
from analysis.wording.figures import day_in_words, short_day
from views.shared.session import chosen, set_choices
from views.shared.view import View
from views.shared.widgets import choose, pick_day, switch

CHOOSER = 800
"""In pixels, how wide the controls of both sides are at most: they stay on one line in the narrowest window."""


@dataclass(frozen=True)
class Side(ComparedActor):
    """One on the page: also its name in prose, and its mark on charts."""

    selection: View
    name: str
    mark: str


def choose_sides(view: View) -> tuple[Side, Side]:
    """The controls, and the sides that they make."""
    options, pair = list(view.actors["actor"]), default_pair(view)
    with st.container(
        horizontal=True, vertical_alignment="center", gap="xsmall", wrap=False, width=CHOOSER, key="pair"
    ):
        left = _choose("Left", "left", options, view, pair[0])
        st.button("Swap", icon=":material/swap_horiz:", on_click=_swap, help="Left becomes right", key="swap")
        right = _choose("Right", "right", options, view, pair[1])
        help_text = "Compare actors, or one actor with itself, at different dates."
        with st.popover("Dates", icon=":material/event:", help="At two dates"):
            two = switch("At two dates", "two_dates", help=help_text).drawn()
    if two:
        first, last = span(view.data, date.today())
        with st.container(horizontal=True, width=CHOOSER):
            days = [
                pick_day("Left as of", "left_as_of", first, last, _first_day(view, left)).drawn(),
                pick_day("Right as of", "right_as_of", first, last, view.as_of).drawn(),
            ]
        return _side(view, left, view.at(days[0]), dated=True), _side(view, right, view.at(days[1]), dated=True)
    return _side(view, left, view, dated=False), _side(view, right, view, dated=False)


def _choose(label: str, key: str, options: list[str], view: View, default: str) -> str:
    return choose(label, key, options, view.names, default, label_visibility="collapsed")


def _side(view: View, actor: str, at: View, *, dated: bool) -> Side:
    """A side that is told from the other by its name or, for one actor at two dates, by its date."""
    name, day = view.names[actor], day_in_words(at.as_of)
    mark = f"{name}, {short_day(at.as_of)}" if dated else name
    return Side(actor, at, f"{name} as of {day}" if dated else name, mark)


def _first_day(view: View, actor: str) -> date:
    """The day from which the actor has a position."""
    days = view.stated.of(actor).all["latest"]
    return view.as_of if days.empty else days.min().date()


def _swap() -> None:
    set_choices(left=chosen("right"), right=chosen("left"))
    set_choices(left_as_of=chosen("right_as_of"), right_as_of=chosen("left_as_of"))


def default_pair(view: View) -> tuple[str, str]:
    """The two actors that share the most issues: a good place to begin."""
    shared = np.triu(view.room.pairs.n, 1)
    if not shared.any():
        return view.actor_ids[0], view.actor_ids[-1]
    one, other = divmod(int(shared.argmax()), len(shared))
    return view.actor_ids[one], view.actor_ids[other]
