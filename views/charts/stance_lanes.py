"""Step lines over time, one lane an actor or an issue, with a marker for every statement."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from analysis.chronology import ends
from analysis.positions_in_force import succession
from analysis.timeline_marks import MarkRow
from analysis.wording.figures import date_as_noun
from briefing.look.palette import Palette
from loaders.table_rows import records
from views.charts.drawing import Drawing
from views.charts.layout import base, safe, time_axis, whole
from views.charts.milestones import add_milestones, height_above
from views.charts.position_steps import SHAPES, add_steps, add_whiskers, height_of
from views.charts.statement_marks import add_markers

LANE = 58
NAME = -0.32
"""Where in its lane the name stands, from its middle down."""

LETTERS = 54
"""Of the name of a lane, so that it fits a narrow window."""


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
            add_steps(drawing, _rows(succession(side), by, labels), shape, span[1], palette)
            rows = _rows(side.sort_values("latest", kind="stable"), by, labels)
            add_whiskers(drawing, rows, shape, palette)
            add_markers(drawing, rows, shape, span, names, titles, palette)
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
        for level in (height_of(n, 0, SHAPES[0]) for n in range(number))
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
