"""Step lines over time, one lane an actor or an issue, with a marker for every statement."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from analysis.chronology import ends
from analysis.positions_in_force import succession
from analysis.timeline_marks import MarkRow, side_by_side
from analysis.wording.figures import date_as_noun
from loaders.table_rows import records
from views.charts.drawing import Drawing
from views.charts.layout import base, hover, line_width, safe, symbol, time_axis, whole
from views.charts.milestones import USUAL, add_milestones, height_above
from views.shared.palette import Palette

SHAPES = ("circle", "square")
LANE = 58
NAME = -0.32
"""Where in its lane the name stands, from its middle down."""

LETTERS = 54
"""Of the name of a lane, so that it fits a narrow window."""

MARK = 12
GAP = 14
"""Pixels from mark to mark of nearly one day."""

AFTER = 0.025
"""For which part of the time a line goes on after the last statement."""

Corner = tuple[pd.Timestamp | None, float | None]
"""Of a line, or with neither a gap in it."""


def lanes(
    labels: Mapping[str, str],
    sides: Sequence[pd.DataFrame],
    by: str,
    events: pd.DataFrame,
    span: tuple[date, date],
    names: dict[str, str],
    titles: dict[str, str],
    palette: Palette,
) -> Drawing:
    """A lane for each of `labels`; in it the position in force steps between opposition (down) and support (up).

    `labels` has the words for what the column `by` holds, from the top; `sides` the rows of
    the positions table of one actor or two, in which MORE (analysis.timeline_marks)
    counts those that a row stands for besides itself. After the last statement of a
    lane its line fades, and says since when there is no evidence. `events` (the milestones
    within the span) are numbered lines behind the lanes; `names` and `titles` are those of
    actors and issues for the hover labels.
    """
    above = height_above(events, span)
    drawing = base(
        palette, width=None, height=above + LANE * len(labels) + 32, margin={"l": 0, "r": 0, "t": 0, "b": 32}
    )
    room = above / LANE
    drawing.update_yaxes(
        range=[len(labels) - 0.5, -0.5 - room], tickvals=list(range(len(labels))), showticklabels=False
    )
    time_axis(drawing, palette, *span)
    _bands(drawing, len(labels), palette)
    add_milestones(drawing, events, span, palette, room, len(labels) - 0.5)
    for side, shape in zip(sides, SHAPES, strict=False):
        if len(side):
            _steps(drawing, _rows(succession(side), by, labels), shape, span[1], palette)
            rows = _rows(side.sort_values("latest", kind="stable"), by, labels)
            _whiskers(drawing, rows, shape, palette)
            _markers(drawing, rows, shape, span, names, titles, palette)
    _names(drawing, list(labels.values()), span, palette)
    _say_last(drawing, sides, by, list(labels), span[1], palette)
    return drawing


def _bands(drawing: Drawing, number: int, palette: Palette) -> None:
    """Every other lane on a band, and in each a line in the middle of the stances."""
    across = {"xref": "x domain", "x0": 0, "x1": 1, "layer": "below"}
    bands = [
        {**across, "type": "rect", "y0": n - 0.5, "y1": n + 0.5, "fillcolor": palette.faint, "opacity": 0.35,
         "line": {"width": 0}}
        for n in range(0, number, 2)
    ]  # fmt: skip
    line = {"color": palette.muted, "width": 1, "dash": "dot"}
    middles = [
        {**across, "type": "line", "y0": level, "y1": level, "opacity": 0.35, "line": line}
        for level in (_level(n, 0, SHAPES[0]) for n in range(number))
    ]
    drawing.update_layout(shapes=[*bands, *middles])


def _names(drawing: Drawing, labels: Sequence[str], span: tuple[date, date], palette: Palette) -> None:
    """The name of each lane inside it, so that no margin is needed."""
    drawing.add_scatter(
        x=[_left(span)] * len(labels),
        y=[number + NAME for number, _ in enumerate(labels)],
        mode="text",
        text=[f" <b>{safe(label, LETTERS)}</b>" for label in labels],
        textposition="middle right",
        textfont={"size": 13, "color": palette.ink},
        hovertext=[whole(label) for label in labels],
        hoverinfo="text",
    )


def _left(span: tuple[date, date]) -> pd.Timestamp:
    return pd.Timestamp(span[0]) - pd.Timedelta(days=0.03 * max((span[1] - span[0]).days, 30))


def _say_last(
    drawing: Drawing, sides: Sequence[pd.DataFrame], by: str, ids: Sequence[str], until: date, palette: Palette
) -> None:
    """Since when nothing is known, in each lane in which that is before the end; hidden where the window is narrow."""
    said = dict(list(pd.concat(sides).groupby(by)))
    silent = [
        (number, one)
        for number, one in ((number, said[one]) for number, one in enumerate(ids))
        if one["latest"].max() < pd.Timestamp(until)
    ]
    drawing.update_layout(
        annotations=[
            {
                "xref": "x domain", "x": 1, "xanchor": "right", "y": number + NAME, "yanchor": "middle",
                "text": f"no evidence since {date_as_noun(ends(one)[1])} ", "showarrow": False,
                "font": {"size": 12, "color": palette.muted},
            }
            for number, one in silent
        ]
    )  # fmt: skip


def _rows(side: pd.DataFrame, by: str, labels: Mapping[str, str]) -> list[list[MarkRow]]:
    """The statements of each lane, in the order of `side`."""
    rows: dict[str, list[MarkRow]] = {one: [] for one in labels}
    for row in records(side, MarkRow):
        rows[getattr(row, by)].append(row)
    return list(rows.values())


def _level(number: int, stance: int, shape: str) -> float:
    """Support is up. A second actor runs a little lower, so that equal stances do not cover each other."""
    return number + 0.13 - 0.13 * stance + (0.07 if shape == SHAPES[1] else 0)


def _steps(drawing: Drawing, lanes: Sequence[Sequence[MarkRow]], shape: str, until: date, palette: Palette) -> None:
    """The lines take the colour of the stance in force; `lanes` are the statements that come into force in turn.

    A little after the last of them the line fades.
    """
    pieces: dict[int, list[Corner]] = {}
    faded: list[Corner] = []
    first = min((row.latest for rows in lanes for row in rows), default=pd.Timestamp(until))
    little = (pd.Timestamp(until) - first) * AFTER
    for number, rows in enumerate(lanes):
        for row, after in zip(rows, [*rows[1:], None], strict=False):
            level = _level(number, row.stance, shape)
            end = min(row.latest + little, pd.Timestamp(until)) if after is None else after.latest
            piece: list[Corner] = [(row.latest, level), (end, level)]
            if after is None:
                faded += [(end, level), (pd.Timestamp(until), level), (None, None)]
            if after is not None and after.stance != row.stance:
                piece.append((end, _level(number, after.stance, shape)))
            pieces.setdefault(row.stance, []).extend([*piece, (None, None)])
    _lines(drawing, pieces, 2, "solid", palette)
    xs, ys = zip(*faded, strict=True)
    fade = {"width": 1.5, "dash": "2px,6px", "color": palette.muted}
    drawing.add_scatter(x=xs, y=ys, mode="lines", line=fade, opacity=0.6, hoverinfo="skip")


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
    shape: str,
    span: tuple[date, date],
    names: dict[str, str],
    titles: dict[str, str],
    palette: Palette,
) -> None:
    """The statements; behind an open marker the paper hides the line."""
    placed = [(number, row) for number, rows in enumerate(lanes) for row in rows]
    xs = [day for rows in lanes for day in _marked_days(rows, span)]
    ys = [_level(number, row.stance, shape) for number, row in placed]
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
