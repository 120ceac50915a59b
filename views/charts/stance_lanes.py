"""Step lines over time, one lane an actor or an issue, with a marker for every statement."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from analysis.positions_in_force import succession
from analysis.timeline_marks import MarkRow
from loaders.table_rows import records
from views.charts.drawing import Drawing
from views.charts.layout import (
    ROW_LABEL_WIDTH,
    base,
    hover,
    line_width,
    row_label,
    rules,
    symbol,
    time_axis,
    whole,
)
from views.charts.milestones import add_milestones
from views.shared.palette import Palette

SHAPES = ("circle", "square")
LANE = 54
MILESTONES = 72

Corner = tuple[pd.Timestamp | None, float | None]
"""Of a line, or with neither a gap in it."""


def lanes(
    labels: Mapping[str, str],
    sides: Sequence[pd.DataFrame],
    by: str,
    events: pd.DataFrame,
    span: tuple[date, date],
    names: dict[str, str],
    palette: Palette,
) -> Drawing:
    """A lane for each of `labels`; in it the position in force steps between opposition (down) and support (up).

    `labels` has the words for what the column `by` holds, from the top; `sides` the rows of
    the positions table of one actor or two, in which MORE (analysis.timeline_marks)
    counts those that a row stands for besides itself. `events` (the milestones
    within the span) are numbered lines behind the lanes; `names` are the
    actors' short names for the hover labels.
    """
    drawing = base(
        palette,
        width=None,
        height=MILESTONES + LANE * len(labels) + 40,
        margin={"l": ROW_LABEL_WIDTH, "r": 16, "t": 8, "b": 32},
    )
    room = MILESTONES / LANE
    drawing.update_yaxes(
        range=[len(labels) - 0.5, -0.5 - room],
        tickvals=list(range(len(labels))),
        ticktext=[row_label(label) for label in labels.values()],
    )
    time_axis(drawing, palette, *span)
    rules(drawing, range(len(labels)), palette)
    add_milestones(drawing, events, span, palette, room, len(labels) - 0.5)
    for side, shape in zip(sides, SHAPES, strict=False):
        if len(side):
            _steps(drawing, _rows(succession(side), by, labels), shape, span[1], palette)
            rows = _rows(side.sort_values("latest", kind="stable"), by, labels)
            _whiskers(drawing, rows, shape, palette)
            _markers(drawing, rows, list(labels.values()), shape, names, palette)
    return drawing


def _rows(side: pd.DataFrame, by: str, labels: Mapping[str, str]) -> list[list[MarkRow]]:
    """The statements of each lane, in the order of `side`."""
    rows: dict[str, list[MarkRow]] = {one: [] for one in labels}
    for row in records(side, MarkRow):
        rows[getattr(row, by)].append(row)
    return list(rows.values())


def _level(number: int, stance: int, shape: str) -> float:
    """Support is up. A second actor runs a little lower, so that equal stances do not cover each other."""
    return number - 0.16 * stance + (0.07 if shape == SHAPES[1] else 0)


def _steps(drawing: Drawing, lanes: Sequence[Sequence[MarkRow]], shape: str, until: date, palette: Palette) -> None:
    """The lines take the colour of the stance in force; `lanes` are the statements that come into force in turn."""
    pieces: dict[int, list[Corner]] = {}
    for number, rows in enumerate(lanes):
        for row, after in zip(rows, [*rows[1:], None], strict=False):
            level = _level(number, row.stance, shape)
            end = pd.Timestamp(until) if after is None else after.latest
            piece: list[Corner] = [(row.latest, level), (end, level)]
            if after is not None and after.stance != row.stance:
                piece.append((end, _level(number, after.stance, shape)))
            pieces.setdefault(row.stance, []).extend([*piece, (None, None)])
    _lines(drawing, pieces, 2, "solid", palette)


def _whiskers(drawing: Drawing, lanes: Sequence[Sequence[MarkRow]], shape: str, palette: Palette) -> None:
    """The days that a date allows."""
    pieces: dict[int, list[Corner]] = {}
    for number, rows in enumerate(lanes):
        for row in rows:
            if not pd.isna(row.earliest) and row.earliest < row.latest:
                level = _level(number, row.stance, shape)
                pieces.setdefault(row.stance, []).extend([(row.earliest, level), (row.latest, level), (None, None)])
    _lines(drawing, pieces, 1, "dot", palette)


def _lines(drawing: Drawing, pieces: Mapping[int, Sequence[Corner]], width: int, dash: str, palette: Palette) -> None:
    """Pieces by stance, a trace each for every stance with gaps between, since a trace a piece would be thousands."""
    for stance, points in pieces.items():
        xs, ys = zip(*points, strict=True)
        line = {"width": width, "dash": dash, "color": palette.stance[stance]}
        drawing.add_scatter(x=xs, y=ys, mode="lines", line=line, hoverinfo="skip")


def _markers(
    drawing: Drawing,
    lanes: Sequence[Sequence[MarkRow]],
    labels: Sequence[str],
    shape: str,
    names: dict[str, str],
    palette: Palette,
) -> None:
    """The statements; behind an open marker the paper hides the line."""
    placed = [(number, row) for number, rows in enumerate(lanes) for row in rows]
    xs = [row.latest for _, row in placed]
    ys = [_level(number, row.stance, shape) for number, row in placed]
    paper = {"symbol": shape, "color": palette.paper, "size": 12}
    drawing.add_scatter(x=xs, y=ys, mode="markers", marker=paper, hoverinfo="skip", cliponaxis=False)
    drawing.add_scatter(
        x=xs,
        y=ys,
        mode="markers",
        marker={
            "symbol": [symbol(shape, row.attribution) for _, row in placed],
            "color": [palette.stance[row.stance] for _, row in placed],
            "size": 12,
            "line": {"width": [line_width(row.attribution) for _, row in placed]},
        },
        hovertext=[
            hover(row, f"{whole(names[row.actor])} · {whole(labels[number])}", names) + _more(row)
            for number, row in placed
        ],
        hoverinfo="text",
        cliponaxis=False,
    )


def _more(row: MarkRow) -> str:
    """How many statements of the same stance the marker stands for besides its own."""
    return f"<br>and {row.more:,} more of about that time" if row.more else ""
