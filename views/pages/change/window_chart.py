"""Time windows drawn: their lines, the table of all, and the statements of one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.networks.discourse_networks import Normalisation
from analysis.networks.network_history import WindowRow, window_ties
from analysis.networks.time_windows import LEAST_STATEMENTS, Length, TimeWindow, Unit
from analysis.wording.figures import count
from analysis.wording.time_windows import is_thin, length_in_words, window_in_words
from exchange.exported_files import to_csv
from loaders.joint_statements import count_positions
from loaders.table_rows import records
from views import charts
from views.look.theme import palette
from views.shared.chart_panel import show_chart, show_table
from views.shared.downloads import file_stem, offer_file
from views.shared.position_tables import table_of
from views.shared.view import View
from views.shared.widgets import choose


@dataclass(frozen=True, slots=True)
class Windows:
    """Windows over the statements that count, what their networks come to, and how far they stand from each other."""

    retained: pd.DataFrame
    windows: Sequence[TimeWindow]
    history: pd.DataFrame
    step: int


def show_windows(view: View, found: Windows, length: Length) -> None:
    """The lines, if every window has enough, the table of all windows, and the statements of one of them."""
    rows = list(records(found.history, WindowRow))
    last = [max(len(found.retained) - found.step * back, length.number) for back in range(len(rows))][::-1]
    ends: list[str | int] = [*last] if length.unit is Unit.statements else [f"{row.last:%Y-%m-%d}" for row in rows]
    if is_thin(found.history).any():
        show_table(found.history, key="windows", label=f"All windows as a table ({len(rows)})", words=_table)
        return
    apart = f", each {count(found.step, length.unit.removesuffix('s'))} after the one before" if found.step > 1 else ""
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


def _show_statements(view: View, found: Windows, rows: dict[str, WindowRow]) -> None:
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
