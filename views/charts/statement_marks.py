"""The statements of each lane as marks on the line of its position, whose words they are and what they say on hover."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from analysis.timeline_marks import MarkRow, side_by_side
from briefing.look.palette import Palette
from views.charts.drawing import Drawing
from views.charts.layout import hover, line_width, symbol, whole
from views.charts.milestones import USUAL
from views.charts.position_steps import height_of

MARK = 12
GAP = 14
"""Pixels from mark to mark of nearly one day."""


def add_markers(
    drawing: Drawing,
    lanes: Sequence[Sequence[MarkRow]],
    shape: str,
    span: tuple[date, date],
    names: dict[str, str],
    titles: dict[str, str],
    palette: Palette,
) -> None:
    """The statements; behind an open marker the paper hides the line."""
    placed = [(number, row) for number, rows in enumerate(lanes) for row in rows]
    xs = [day for rows in lanes for day in _marked_days(rows, span)]
    ys = [height_of(number, row.stance, shape) for number, row in placed]
    paper = {"symbol": shape, "color": palette.paper, "size": MARK}
    drawing.add_scatter(x=xs, y=ys, mode="markers", marker=paper, hoverinfo="skip", cliponaxis=False)
    drawing.add_scatter(
        x=xs,
        y=ys,
        mode="markers",
        marker={
            "symbol": [symbol(shape, row.attribution) for _, row in placed],
            "color": [palette.stance[row.stance] for _, row in placed],
            "size": MARK,
            "line": {"width": [line_width(row.attribution) for _, row in placed]},
        },
        hovertext=[
            hover(row, f"{whole(names[row.actor])} · {whole(titles[row.issue])}", names) + _more(row)
            for _, row in placed
        ],
        hoverinfo="text",
        cliponaxis=False,
    )


def _marked_days(rows: Sequence[MarkRow], span: tuple[date, date]) -> list[pd.Timestamp]:
    """Where the marks of a lane stand: of several of nearly one day each beside the one before it."""
    first = pd.Timestamp(span[0])
    gap = GAP * max((span[1] - span[0]).days, 30) / USUAL
    days = side_by_side([float((row.latest - first).days) for row in rows], gap)
    return [first + pd.Timedelta(days=day) for day in days]


def _more(row: MarkRow) -> str:
    """How many statements of the same stance the marker stands for besides its own."""
    return f"<br>and {row.more:,} more of about that time" if row.more else ""
