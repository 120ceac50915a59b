"""Two actors, issue by issue: a row each, a dot for each stance, a line for the difference."""

from collections.abc import Mapping

import pandas as pd

from analysis.pair_contrast import ContrastRow
from loaders.table_rows import PositionRow, records
from views.charts.drawing import Drawing
from views.charts.layout import ROW_LABEL_WIDTH, STANCE_TICKS, base, hover, line_width, row_label, safe, symbol, whole
from views.shared.palette import Palette

ROW = 37
HEADROOM = 76
APART = 0.21
"""How far from the middle of a row two dots of one stance stand."""

GAP = 0.07
"""How far from a dot its line ends, so that an open dot stays open."""


class _TitledRow(ContrastRow):
    __slots__ = ()
    title: str


Positions = Mapping[int, PositionRow]
"""Rows of the positions table by their label."""


def dumbbell(
    rows: pd.DataFrame, positions: pd.DataFrame, marks: tuple[str, str], names: dict[str, str], palette: Palette
) -> Drawing:
    """One row an issue on the line from strong opposition to strong support.

    `rows`: title, group (a heading where it changes), left and right (index
    labels into `positions`, -1 for silence), in order from the top. The left
    actor is a circle and the right one a square, `marks` are their names on the
    chart, and `names` those of all actors.
    """
    labels = {*rows["left"], *rows["right"]}
    held = {row.Index: row for row in records(positions[positions.index.isin(labels)], PositionRow)}
    places, headings = _places(rows)
    bottom = max([*places, *headings.values()], default=0)
    drawing = base(
        palette,
        width=None,
        height=HEADROOM + int(ROW * (bottom + 1.2)),
        margin={"l": ROW_LABEL_WIDTH, "r": 36, "t": HEADROOM, "b": 10},
    )
    drawing.update_xaxes(
        side="top",
        range=[-2.45, 2.45],
        tickvals=[-2, -1, 0, 1, 2],
        ticktext=STANCE_TICKS,
        tickfont={"color": palette.muted, "size": 12},
        tickangle=0,
        showgrid=True,
        gridcolor=palette.faint,
    )
    drawing.update_yaxes(
        range=[bottom + 0.6, -0.6], tickvals=places, ticktext=[row_label(title) for title in rows["title"]]
    )
    for heading, place in headings.items():
        drawing.add_annotation(
            xref="paper", x=0, xshift=4 - ROW_LABEL_WIDTH, y=place, text=f"<b>{safe(heading)}</b>",
            xanchor="left", showarrow=False, font={"color": palette.muted}, bgcolor=palette.paper,
        )  # fmt: skip
    drawing.add_vline(x=0, line={"color": palette.muted, "width": 1})
    _lines(drawing, rows, held, places, palette)
    for side, shape in (("left", "circle"), ("right", "square")):
        _dots(drawing, rows, held, places, side, shape, marks, names, palette)
    return drawing


def _places(rows: pd.DataFrame) -> tuple[list[float], dict[str, float]]:
    """Where each row stands, and each group's heading above its first row."""
    places: list[float] = []
    headings: dict[str, float] = {}
    place = 0.0
    for group in rows["group"]:
        if group not in headings:
            headings[group] = place
            place += 0.95
        places.append(place)
        place += 1
    return places, headings


def _lines(drawing: Drawing, rows: pd.DataFrame, positions: Positions, places: list[float], palette: Palette) -> None:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for row, place in zip(records(rows, _TitledRow), places, strict=True):
        if row.left >= 0 and row.right >= 0:
            low, high = sorted((positions[row.left].stance, positions[row.right].stance))
            if low < high:
                xs += [low + GAP, high - GAP, None]
                ys += [place, place, None]
    drawing.add_scatter(x=xs, y=ys, mode="lines", line={"color": palette.muted, "width": 1.5}, hoverinfo="skip")


def _dots(
    drawing: Drawing,
    rows: pd.DataFrame,
    positions: Positions,
    places: list[float],
    side: str,
    shape: str,
    marks: tuple[str, str],
    names: dict[str, str],
    palette: Palette,
) -> None:
    """The dots of one actor; where both stand on one spot they step apart. The first carries the name."""
    name = marks[0] if side == "left" else marks[1]
    other = "right" if side == "left" else "left"
    known = [
        (row, place) for row, place in zip(records(rows, _TitledRow), places, strict=True) if getattr(row, side) >= 0
    ]
    held = [positions[getattr(row, side)] for row, _ in known]
    apart = [
        (APART if side == "right" else -APART)
        if (beside := positions.get(getattr(row, other))) and beside.stance == position.stance
        else 0
        for (row, _), position in zip(known, held, strict=True)
    ]
    drawing.add_scatter(
        x=[p.stance for p in held],
        y=[place + shift for (_, place), shift in zip(known, apart, strict=True)],
        mode="markers",
        marker={
            "symbol": [symbol(shape, p.attribution) for p in held],
            "size": 15 if shape == "circle" else 13.5,
            "color": [palette.stance[p.stance] for p in held],
            "line": {"width": [line_width(p.attribution) for p in held]},
            "opacity": 1,
        },
        hovertext=[
            hover(p, f"{whole(name)} · {whole(row.title)}", names) for (row, _), p in zip(known, held, strict=True)
        ],
        hoverinfo="text",
    )
    if known:
        row, place = known[0]
        drawing.add_annotation(
            x=held[0].stance, y=place, text=f"<b>{safe(name, 30)}</b>", showarrow=False,
            yshift=26 if apart[0] else 17,
            xanchor=_anchor(held[0].stance, positions.get(getattr(row, other)), side), font={"size": 12},
        )  # fmt: skip


def _anchor(mine: int, theirs: PositionRow | None, side: str) -> str:
    """Where a name stands over its dot, of which the stance is given: outwards where the other's dot is near."""
    difference = mine - theirs.stance if theirs else 4
    if abs(difference) > 1:
        return "center"
    if difference and abs(mine) == 2:
        return "center"
    if difference:
        return "left" if difference > 0 else "right"
    return "right" if side == "left" else "left"
