"""Alignment over time: step lines with their n, one pair large or many pairs in lanes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from loaders.frames import records
from views.charts.layout import ROW_LABEL_WIDTH, base, row_label, safe, time_axis
from views.palette import Palette

LANE = 56


def alignment_line(series: pd.DataFrame, span: tuple[date, date], palette: Palette) -> go.Figure:
    """The alignment of a pair in percent, with its interval; columns as analysis.alignment_over_time."""
    figure = base(palette, width=None, height=320, margin={"l": 52, "r": 24, "t": 26, "b": 34})
    time_axis(figure, palette, *span)
    figure.update_yaxes(
        range=[-6, 112],
        tickvals=[0, 25, 50, 75, 100],
        ticktext=["0 %", "25 %", "50 %", "75 %", "100 %"],
        showgrid=True,
        gridcolor=palette.faint,
        tickfont={"color": palette.muted},
    )
    known = series[series["n"] > 0]
    _band(figure, known, span[1], palette)
    _line(figure, known, span[1], palette, lambda share: 100 * share, "")
    return figure


def alignment_lanes(series: Sequence[tuple[str, pd.DataFrame]], span: tuple[date, date], palette: Palette) -> go.Figure:
    """A lane from 0 to 100 % for each name, with the alignment over time in it."""
    figure = base(
        palette, width=None, height=LANE * len(series) + 44, margin={"l": ROW_LABEL_WIDTH, "r": 92, "t": 8, "b": 34}
    )
    time_axis(figure, palette, *span)
    figure.update_yaxes(
        range=[len(series) - 0.5, -0.55],
        tickvals=list(range(len(series))),
        ticktext=[row_label(name) for name, _ in series],
    )
    for number, (name, one) in enumerate(series):
        for edge in (-0.34, 0.34):
            figure.add_hline(y=number + edge, line={"color": palette.faint, "width": 1}, layer="below")
        known = one[one["n"] > 0]
        _line(figure, known, span[1], palette, lambda share, row=number: row + 0.34 - 0.68 * share, f"{safe(name)}<br>")
        for last in records(known.tail(1)):
            figure.add_annotation(
                xref="paper", x=1, y=number, text=f"{100 * last.alignment:.0f} % · n = {last.n}", xanchor="left",
                showarrow=False, font={"color": palette.ink if last.ranked else palette.muted},
            )  # fmt: skip
    return figure


def _line(figure: go.Figure, known: pd.DataFrame, until: date, palette: Palette, level: Any, lead: str) -> None:
    """Steps that are dotted and grey while n is too small to rank, and the n wherever it changes."""
    rows = list(records(known))
    ends = [*(row.date for row in rows[1:]), pd.Timestamp(until)]
    for row, end, after in zip(rows, ends, [*rows[1:], None], strict=True):
        ranked = row.ranked
        xs, ys = [row.date, end], [level(row.alignment)] * 2
        if after is not None:
            xs.append(end)
            ys.append(level(after.alignment))
        color = palette.accent if ranked else palette.muted
        line = {"width": 2, "color": color, "dash": "solid" if ranked else "dot"}
        figure.add_scatter(x=xs, y=ys, mode="lines", line=line, hoverinfo="skip")
    figure.add_scatter(
        x=[row.date for row in rows],
        y=[level(row.alignment) for row in rows],
        mode="markers",
        marker={"size": 7, "color": [palette.accent if row.ranked else palette.muted for row in rows]},
        hovertext=[
            f"{lead}<b>{100 * row.alignment:.0f} %</b> on n = {row.n} from {row.date:%Y-%m-%d}"
            f"<br>90 % interval {100 * row.low:.0f} to {100 * row.high:.0f} %"
            for row in rows
        ],
        hoverinfo="text",
    )
    _show_n(figure, known, until, palette, level)


def _show_n(figure: go.Figure, known: pd.DataFrame, until: date, palette: Palette, level: Any) -> None:
    """Each n where it begins; of several on nearly one day the last."""
    if known.empty:
        return
    gap = 0.05 * (pd.Timestamp(until) - known["date"].iloc[0])
    changes = known[known["n"] != known["n"].shift()]
    following = changes["date"].shift(-1)
    for row in records(changes[following.isna() | (following - changes["date"] > gap)]):
        figure.add_annotation(
            x=row.date, y=level(row.alignment), text=f"n = {row.n}", showarrow=False, yshift=11, xanchor="left",
            font={"size": 12, "color": palette.muted},
        )  # fmt: skip


def _band(figure: go.Figure, known: pd.DataFrame, until: date, palette: Palette) -> None:
    """The interval of every step as a translucent box."""
    red, green, blue = (int(palette.accent[i : i + 2], 16) for i in (1, 3, 5))
    ends = [*known["date"].iloc[1:], pd.Timestamp(until)]
    for row, end in zip(records(known), ends, strict=True):
        low, high = 100 * row.low, 100 * row.high
        figure.add_scatter(
            x=[row.date, end, end, row.date], y=[low, low, high, high], mode="lines", line={"width": 0},
            fill="toself", fillcolor=f"rgba({red},{green},{blue},0.13)", hoverinfo="skip",
        )  # fmt: skip
