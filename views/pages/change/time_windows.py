"""How alike and how otherwise the room speaks, window by window."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.networks.discourse_networks import Duplicates, Normalisation, retain
from analysis.networks.network_history import network_history
from analysis.networks.time_windows import (
    LEAST_STATEMENTS,
    Length,
    parse_length,
    statements_in,
    step_for,
    time_windows,
    too_wide,
)
from analysis.wording.scope import scope, scoped
from analysis.wording.time_windows import (
    how_it_divided,
    how_it_went,
    in_brief,
    is_thin,
    length_in_words,
    outside_in_words,
    parted_in_words,
    too_few,
)
from loaders.joint_statements import count_positions
from views.pages.change.window_chart import Windows, show_windows
from views.shared.chart_panel import how_made
from views.shared.evidence_comparison import show_steps
from views.shared.markdown_text import plain
from views.shared.node_choice import Nodes, choose_nodes
from views.shared.view import View
from views.shared.widgets import choose

LENGTHS = {
    one: length_in_words(parse_length(one))
    for one in (
        *("1-year", "2-years", "3-years", "5-years", "3-months", "6-months", "12-months", "24-months"),
        *("4-weeks", "13-weeks", "26-weeks", "30-days", "90-days", "180-days"),
        *("20-statements", "50-statements", "100-statements", "200-statements"),
    )
}
MOST_WINDOWS = 100
"""Of more windows only some are drawn, each so many units after the one before."""


def follow_windows(view: View, controls: DeltaGenerator) -> None:
    """The answer, the lines over time where every window has enough statements, and all windows as a table."""
    with controls:
        chosen = choose("Window", "window", list(LENGTHS), LENGTHS, "1-year", label_visibility="collapsed", width=160)
        nodes = choose_nodes(view)
    length = parse_length(chosen)
    found = _over(nodes.stated(view), length)
    _answer(view, nodes, found, length)
    if len(found.history):
        show_windows(view, found, length)
    show_steps(view, lambda one: in_brief(_over(nodes.stated(one), length).history))
    how_made(
        "A tie is that of the networks on Alignment, repetitions once per document, divided by average activity; the "
        "figure is its mean over every two who spoke in the window. Polarisation is that of Alignment too."
    )


def _over(statements: pd.DataFrame, length: Length) -> Windows:
    retained = retain(statements, Duplicates.document)
    step = step_for(retained, length, MOST_WINDOWS)
    windows = time_windows(retained, length, step)
    return Windows(retained, windows, network_history(retained, windows, Normalisation.average), step)


def _answer(view: View, nodes: Nodes, found: Windows, length: Length) -> None:
    """What the windows say, or that they say nothing, and what lies in none of them."""
    thin = found.history.empty or is_thin(found.history).any()
    narrowed = ", ".join(filter(None, (scope(view), nodes.left_out)))
    words = too_few(found.history, length) if thin else how_it_went(found.history)
    st.header(plain(scoped(narrowed, words)), anchor=False)
    outside = too_wide(found.retained, length)
    notes = [
        _longer(found.retained, length) if thin else how_it_divided(found.history),
        outside_in_words(outside, count_positions(found.retained)),
        parted_in_words(found.history),
    ]
    st.markdown(plain(" ".join(filter(None, notes))))


def _longer(retained: pd.DataFrame, length: Length) -> str:
    """Which of the lengths that are offered would do: longer ones of the same unit first, those of statements last."""
    offered = [parse_length(one) for one in LENGTHS]
    longer = [one for one in offered if one.unit is length.unit and one.number > length.number]
    for other in (*longer, *(one for one in offered if one.unit is not length.unit)):
        windows = time_windows(retained, other, step_for(retained, other, MOST_WINDOWS))
        if windows and all(statements_in(retained, one) >= LEAST_STATEMENTS for one in windows):
            return f"Windows of {length_in_words(other)} have enough."
    return "No window that is offered has enough."
