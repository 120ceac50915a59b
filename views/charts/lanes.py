"""Step lines over time, one lane an actor or an issue, with a marker for every statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from loaders.frames import records
from views.charts.layout import ROW_LABEL_WIDTH, base, hover, line_width, row_label, safe, symbol, time_axis
from views.palette import Palette

SHAPES = ("circle", "square")
LANE = 54
LEVELS = 4
MILESTONES = 72


@dataclass(frozen=True, slots=True)
class Lane:
    """A label, and the statements in it: for each of at most two actors its rows of the positions table."""

    label: str
    statements: tuple[pd.DataFrame, ...]


def lanes(
    every: Sequence[Lane],
    events: pd.DataFrame,
    span: tuple[date, date],
    names: dict[str, str],
    palette: Palette,
) -> go.Figure:
    """A lane for each label; in it the position in force steps between opposition (down) and support (up).

    `events` (the milestones within the span) are numbered lines behind the
    lanes; `names` are the actors' short names for the hover labels.
    """
    figure = base(
        palette,
        width=None,
        height=MILESTONES + LANE * len(every) + 40,
        margin={"l": ROW_LABEL_WIDTH, "r": 16, "t": 8, "b": 32},
    )
    top = -0.5 - MILESTONES / LANE
    figure.update_yaxes(
        range=[len(every) - 0.5, top],
        tickvals=list(range(len(every))),
        ticktext=[row_label(lane.label) for lane in every],
    )
    time_axis(figure, palette, *span)
    for number in range(len(every)):
        figure.add_hline(y=number, line={"color": palette.faint, "width": 1}, layer="below")
    _milestones(figure, events, span, palette, len(every) - 0.5)
    for number, lane in enumerate(every):
        for statements, shape in zip(lane.statements, SHAPES, strict=False):
            ordered = statements.sort_values("latest", kind="stable")
            _steps(figure, number, lane.label, ordered, shape, span[1], names, palette)
    return figure


def _level(number: int, stance: int, shape: str) -> float:
    """Support is up. A second actor runs a little lower, so that equal stances do not cover each other."""
    return number - 0.16 * stance + (0.07 if shape == SHAPES[1] else 0)


def _steps(
    figure: go.Figure,
    number: int,
    label: str,
    statements: pd.DataFrame,
    shape: str,
    until: date,
    names: dict[str, str],
    palette: Palette,
) -> None:
    """The line takes the colour of the stance in force; a whisker spans the days that a date allows."""
    rows = list(records(statements))
    if not rows:
        return
    ends = [*(row.latest for row in rows[1:]), pd.Timestamp(until)]
    for row, end, after in zip(rows, ends, [*rows[1:], None], strict=True):
        level = _level(number, row.stance, shape)
        xs, ys = [row.latest, end], [level, level]
        if after is not None and after.stance != row.stance:
            xs.append(end)
            ys.append(_level(number, after.stance, shape))
        figure.add_scatter(
            x=xs, y=ys, mode="lines", line={"color": palette.stance[row.stance], "width": 2}, hoverinfo="skip"
        )
        if not pd.isna(row.earliest) and row.earliest < row.latest:
            figure.add_scatter(
                x=[row.earliest, row.latest], y=[level, level], mode="lines", hoverinfo="skip",
                line={"color": palette.stance[row.stance], "width": 1, "dash": "dot"},
            )  # fmt: skip
    _markers(figure, number, label, rows, shape, names, palette)


def _markers(
    figure: go.Figure,
    number: int,
    label: str,
    rows: Sequence[Any],
    shape: str,
    names: dict[str, str],
    palette: Palette,
) -> None:
    """The statements; behind an open marker the paper hides the line."""
    xs = [row.latest for row in rows]
    ys = [_level(number, row.stance, shape) for row in rows]
    paper = {"symbol": shape, "color": palette.paper, "size": 12}
    figure.add_scatter(x=xs, y=ys, mode="markers", marker=paper, hoverinfo="skip")
    figure.add_scatter(
        x=xs,
        y=ys,
        mode="markers",
        marker={
            "symbol": [symbol(shape, row.attribution) for row in rows],
            "color": [palette.stance[row.stance] for row in rows],
            "size": 12,
            "line": {"width": [line_width(row.attribution) for row in rows]},
        },
        hovertext=[hover(row, f"{safe(names[row.actor])} · {safe(label)}", names) for row in rows],
        hoverinfo="text",
    )


def _milestones(
    figure: go.Figure, events: pd.DataFrame, span: tuple[date, date], palette: Palette, bottom: float
) -> None:
    """Numbers at the top, on several levels so that neighbours do not cover one another."""
    gap = pd.Timedelta(days=0.035 * max((span[1] - span[0]).days, 30))
    last_on_level = [pd.Timestamp(span[0]) - gap] * LEVELS
    for number, event in enumerate(records(events), start=1):
        free = [level for level in range(LEVELS) if event.latest - last_on_level[level] >= gap] or [0]
        level = free[0]
        last_on_level[level] = event.latest
        y = -0.5 - (MILESTONES / LANE) * (0.16 + 0.23 * level)
        figure.add_scatter(
            x=[event.latest, event.latest], y=[y, bottom], mode="lines", hoverinfo="skip",
            line={"color": palette.muted, "width": 1, "dash": "dot"}, opacity=0.45,
        )  # fmt: skip
        figure.add_scatter(
            x=[event.latest],
            y=[y],
            mode="markers+text",
            text=[str(number)],
            textfont={"size": 11, "color": palette.paper},
            marker={"symbol": "circle", "size": 16, "color": palette.muted},
            hovertext=[f"<b>{safe(event.title, 80)}</b><br>{safe(event.date)}"],
            hoverinfo="text",
        )
