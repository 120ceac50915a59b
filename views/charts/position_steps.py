"""The position in force as a line that steps from stance to stance, and the days that the dates of statements allow."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from analysis.timeline_marks import MarkRow
from briefing.look.palette import Palette
from views.charts.drawing import Drawing

SHAPES = ("circle", "square")
"""Of the marks of one actor, and of a second one."""

AFTER = 0.025
"""For which part of the time a line goes on after the last statement."""

Corner = tuple[pd.Timestamp | None, float | None]
"""Of a line, or with neither a gap in it."""


def height_of(number: int, stance: int, shape: str) -> float:
    """Support is up. A second actor runs a little lower, so that equal stances do not cover each other."""
    return number + 0.13 - 0.13 * stance + (0.07 if shape == SHAPES[1] else 0)


def add_steps(drawing: Drawing, lanes: Sequence[Sequence[MarkRow]], shape: str, until: date, palette: Palette) -> None:
    """The lines take the colour of the stance in force; `lanes` are the statements that come into force in turn.

    A little after the last of them the line fades.
    """
    pieces: dict[int, list[Corner]] = {}
    faded: list[Corner] = []
    first = min((row.latest for rows in lanes for row in rows), default=pd.Timestamp(until))
    little = (pd.Timestamp(until) - first) * AFTER
    for number, rows in enumerate(lanes):
        for row, after in zip(rows, [*rows[1:], None], strict=False):
            level = height_of(number, row.stance, shape)
            end = min(row.latest + little, pd.Timestamp(until)) if after is None else after.latest
            piece: list[Corner] = [(row.latest, level), (end, level)]
            if after is None:
                faded += [(end, level), (pd.Timestamp(until), level), (None, None)]
            if after is not None and after.stance != row.stance:
                piece.append((end, height_of(number, after.stance, shape)))
            pieces.setdefault(row.stance, []).extend([*piece, (None, None)])
    _lines(drawing, pieces, 2, "solid", palette)
    xs, ys = zip(*faded, strict=True)
    fade = {"width": 1.5, "dash": "2px,6px", "color": palette.muted}
    drawing.add_scatter(x=xs, y=ys, mode="lines", line=fade, opacity=0.6, hoverinfo="skip")


def add_whiskers(drawing: Drawing, lanes: Sequence[Sequence[MarkRow]], shape: str, palette: Palette) -> None:
    """The days that a date allows."""
    pieces: dict[int, list[Corner]] = {}
    for number, rows in enumerate(lanes):
        for row in rows:
            if not pd.isna(row.earliest) and row.earliest < row.latest:
                level = height_of(number, row.stance, shape)
                pieces.setdefault(row.stance, []).extend([(row.earliest, level), (row.latest, level), (None, None)])
    _lines(drawing, pieces, 1, "dot", palette)


def _lines(drawing: Drawing, pieces: Mapping[int, Sequence[Corner]], width: int, dash: str, palette: Palette) -> None:
    """Pieces by stance, a trace each for every stance with gaps between, since a trace a piece would be thousands."""
    for stance, points in pieces.items():
        xs, ys = zip(*points, strict=True)
        line = {"width": width, "dash": dash, "color": palette.stance[stance]}
        drawing.add_scatter(x=xs, y=ys, mode="lines", line=line, hoverinfo="skip")
