"""How alike and how otherwise the room speaks, window by window."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.networks.discourse_networks import Duplicates, Normalisation, retain
from analysis.networks.network_history import WindowRow, network_history, window_ties
from analysis.networks.time_windows import (
    LEAST_STATEMENTS,
    Length,
    TimeWindow,
    Unit,
    in_no_window,
    parse_length,
    step_for,
    time_windows,
)
from analysis.wording.figures import count
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
    window_in_words,
)
from exchange.exported_files import to_csv
from loaders.joint_statements import count_positions
from loaders.table_rows import records
from views import charts
from views.shared.chart_panel import how_made, palette, show_chart, show_table
from views.shared.downloads import file_stem, offer_file
from views.shared.evidence_comparison import show_steps
from views.shared.markdown_text import plain
from views.shared.node_choice import Nodes, choose_nodes
from views.shared.position_tables import table_of
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


@dataclass(frozen=True, slots=True)
class _Windows:
    """Windows over the statements that count, what their networks come to, and how far they stand from each other."""

    retained: pd.DataFrame
    windows: Sequence[TimeWindow]
    history: pd.DataFrame
    step: int


def follow_windows(view: View, controls: DeltaGenerator) -> None:
    """The answer, the lines over time where every window has enough statements, and all windows as a table."""
    with controls:
        chosen = choose("Window", "window", list(LENGTHS), LENGTHS, "1-year", label_visibility="collapsed", width=160)
        nodes = choose_nodes(view)
    length = parse_length(chosen)
    found = _over(nodes.stated(view), length)
    _answer(view, nodes, found, length)
    if len(found.history):
        _show_windows(view, found, length)
    show_steps(view, lambda one: in_brief(_over(nodes.stated(one), length).history))
    how_made(
        "A tie is that of the networks on Alignment, repetitions once per document, divided by average activity; the "
        "figure is its mean over every two who spoke in the window. Polarisation is that of Alignment too."
    )


def _over(statements: pd.DataFrame, length: Length) -> _Windows:
    retained = retain(statements, Duplicates.document)
    step = step_for(retained, length, MOST_WINDOWS)
    windows = time_windows(retained, length, step)
    return _Windows(retained, windows, network_history(retained, windows, Normalisation.average), step)


def _answer(view: View, nodes: Nodes, found: _Windows, length: Length) -> None:
    """What the windows say, or that they say nothing, and what lies in none of them."""
    thin = found.history.empty or is_thin(found.history).any()
    narrowed = ", ".join(filter(None, (scope(view), nodes.left_out)))
    words = too_few(found.history, length) if thin else how_it_went(found.history)
    st.header(plain(scoped(narrowed, words)), anchor=False)
    outside = 0 if length.unit is Unit.statements else in_no_window(found.retained, found.windows)
    notes = [
        _longer(found.retained, length) if thin else how_it_divided(found.history),
        outside_in_words(outside, count_positions(found.retained)),
        parted_in_words(found.history),
    ]
    st.markdown(plain(" ".join(filter(None, notes))))


def _longer(retained: pd.DataFrame, length: Length) -> str:
    """Which of the lengths that are offered would do, the next of the same unit first."""
    offered = [parse_length(one) for one in LENGTHS]
    longer = [one for one in offered if one.unit is length.unit and one.number > length.number]
    for other in (*longer, *(one for one in offered if one.unit is Unit.statements)):
        windows = time_windows(retained, other, step_for(retained, other, MOST_WINDOWS))
        if windows and all(count_positions(retained.iloc[one.places]) >= LEAST_STATEMENTS for one in windows):
            return f"Windows of {length_in_words(other)} have enough."
    return "No window that is offered has enough."


def _show_windows(view: View, found: _Windows, length: Length) -> None:
    """The lines, if every window has enough, the table of all windows, and the statements of one of them."""
    rows = list(records(found.history, WindowRow))
    last = [len(found.retained) - found.step * back for back in range(len(rows))][::-1]
    ends: list[str | int] = [*last] if length.unit is Unit.statements else [f"{row.last:%Y-%m-%d}" for row in rows]
    if is_thin(found.history).any():
        show_table(found.history, key="windows", label=f"All windows as a table ({len(rows)})", words=_table)
        return
    apart = f" each {count(found.step, length.unit.removesuffix('s'))} after the one before" if found.step > 1 else ""
    show_chart(
        charts.window_lines([_point(row, at) for row, at in zip(rows, ends, strict=True)], palette()),
        key="windows",
        alt=f"Networks in {count(len(rows), 'window')} of {length_in_words(length)}{apart}; the table below has each.",
        caption=f"A point stands at the end of its window of {length_in_words(length)}{apart}"
        + (", at the number of its last statement" if length.unit is Unit.statements else "")
        + ". Alike and otherwise: the more two actors say on the same issues, the higher both.",
        table=found.history,
        words=_table,
        on_click=("window_end",),
        leads=True,
    )
    _show_statements(view, found, {str(at): row for at, row in zip(ends, rows, strict=True)})
    offer_file(
        "Ties of every window (CSV)",
        lambda: to_csv(window_ties(found.retained, found.windows, Normalisation.average)),
        f"{file_stem('window_ties')}.csv",
        "text/csv",
        "window_ties",
    )


def _point(row: WindowRow, at: str | int) -> charts.WindowPoint:
    days = window_in_words(row.first.date(), row.last.date())
    rests = f"{days}: {count(row.statements, 'statement')} of {count(row.actors, 'actor')}"
    return charts.WindowPoint(str(at), at, row.congruence, row.conflict, row.polarisation, rests)


def _show_statements(view: View, found: _Windows, rows: dict[str, WindowRow]) -> None:
    """The statements of a window, which a click on the chart or the box chooses."""
    labels = {end: window_in_words(row.first.date(), row.last.date()) for end, row in rows.items()}
    ends = list(rows)
    end = choose("Statements of the window", "window_end", ends, labels, ends[-1], width=300)
    said = found.retained.iloc[found.windows[ends.index(end)].places]
    label = f"Its statements, with their quotations ({count_positions(said):,})"
    show_table(said, key="window_statements", label=label, words=lambda some: table_of(some, view))


def _table(history: pd.DataFrame) -> pd.DataFrame:
    """The windows as a table for people."""
    thin = is_thin(history)
    return pd.DataFrame(
        {
            "First day": history["first"].dt.strftime("%Y-%m-%d"),
            "Last day": history["last"].dt.strftime("%Y-%m-%d"),
            "Statements": history["statements"],
            "Actors": history["actors"],
            "Alike (congruence)": history["congruence"].round(4),
            "Otherwise (conflict)": history["conflict"].round(4),
            "Polarisation": history["polarisation"].round(4),
            "Issues that divide": history["issues"],
            "Note": [
                f"too few: under {LEAST_STATEMENTS}" if few else "order not known" if parted else ""
                for few, parted in zip(thin, history["parted"], strict=True)
            ],
        }
    )
