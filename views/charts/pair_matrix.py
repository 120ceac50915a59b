"""Actors by actors: how close every two stand, each cell a square that can be clicked."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.look.palette import Palette
from views.charts.drawing import Drawing
from views.charts.layout import ROW_LABEL_WIDTH, base, row_label, safe, whole
from views.charts.pair_cells import MatrixCell, add_rings, add_squares

HEADROOM, FOOT = 100, 4
EDGE = 80
SIZES, LEAST = {11: 40, 14: 32, 18: 25, 28: 21}, 17
"""The pixels of a cell by the greatest number of rows that has them, and those where there are more rows."""

STRIP = 26
"""Room for the letter of the bloc between labels and cells."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row and column: an actor or a group of them; `bloc` is the number of its bloc and `letter` its letter."""

    key: str
    label: str
    letter: str = ""
    bloc: int = -1
    sought: bool = False


def pair_matrix(rows: Sequence[MatrixRow], cells: Sequence[MatrixCell], palette: Palette) -> Drawing:
    """A square for every two that share an issue, the stronger the closer; grey and open where that is too little.

    A ring marks what rests on another actor's account. What is not comparable is
    an empty place. The colours run from 0 to 100 %
    whatever is shown, so that two views can be compared. Every point carries the keys of its row and its
    column as custom data.
    """
    size = _size(len(rows))
    side, strip = size * len(rows), STRIP if any(row.bloc >= 0 for row in rows) else 0
    drawing = base(
        palette,
        width=ROW_LABEL_WIDTH + strip + side + EDGE,
        height=HEADROOM + strip + side + FOOT,
        margin={"l": ROW_LABEL_WIDTH, "r": EDGE, "t": HEADROOM, "b": FOOT},
    )
    first = -0.5 - strip / size
    drawing.update_xaxes(
        side="top", tickangle=-48, range=[first, len(rows) - 0.5], tickvals=list(range(len(rows))),
        ticktext=[_name(row, safe(row.label, 17), palette) for row in rows], tickfont={"size": _font(size)},
    )  # fmt: skip
    drawing.update_yaxes(
        range=[len(rows) - 0.5, first], tickvals=list(range(len(rows))),
        ticktext=[_name(row, row_label(row.label) if size > 24 else safe(row.label, 20), palette) for row in rows],
        tickfont={"size": _font(size)},
    )  # fmt: skip
    _band(drawing, rows, first, palette)
    _diagonal(drawing, len(rows), {(cell.row, cell.column) for cell in cells}, palette)
    keys = [row.key for row in rows]
    for ink in ("#000000", "#ffffff"):
        add_squares(drawing, keys, [c for c in cells if c.ranked], size, palette, ink)
    add_squares(drawing, keys, [c for c in cells if not c.ranked], size, palette, None)
    add_rings(drawing, [cell for cell in cells if cell.hearsay], palette)
    _letters(drawing, rows, size, palette)
    if any(cell.ranked for cell in cells):
        _colour_bar(drawing, palette)
    return drawing


def _size(rows: int) -> int:
    """How many pixels a cell has on each side: what fits the first screen, as far as it can still be read."""
    return next((size for most, size in SIZES.items() if rows <= most), LEAST)


def _font(size: int) -> int:
    return 13 if size > 24 else 10


def _name(row: MatrixRow, label: str, palette: Palette) -> str:
    return f'<b><span style="color:{palette.accent}">{label}</span></b>' if row.sought else label


def _band(drawing: Drawing, rows: Sequence[MatrixRow], first: float, palette: Palette) -> None:
    """A band behind the row and the column of the actor that is sought."""
    last = len(rows) - 0.5
    for place in [number for number, row in enumerate(rows) if row.sought]:
        for x0, x1, y0, y1 in ((first, last, place - 0.5, place + 0.5), (place - 0.5, place + 0.5, first, last)):
            drawing.add_shape(
                type="rect", x0=x0, x1=x1, y0=y0, y1=y1, layer="below", fillcolor=palette.faint, line={"width": 0}
            )  # fmt: skip


def _diagonal(drawing: Drawing, count: int, taken: set[tuple[int, int]], palette: Palette) -> None:
    """A faint line of points, so that the eye finds where an actor meets itself."""
    free = [number for number in range(count) if (number, number) not in taken]
    drawing.add_scatter(
        x=free, y=free, mode="markers", marker={"size": 4, "color": palette.faint}, hoverinfo="skip",
        unselected={"marker": {"opacity": 1}},
    )  # fmt: skip


def _letters(drawing: Drawing, rows: Sequence[MatrixRow], size: int, palette: Palette) -> None:
    """The bloc of every row and column, as a coloured square with its letter."""
    member = [(number, row) for number, row in enumerate(rows) if row.bloc >= 0]
    place = -0.5 - STRIP / size / 2
    for down in (True, False):
        along, across = [number for number, _ in member], [place] * len(member)
        drawing.add_scatter(
            x=across if down else along,
            y=along if down else across,
            mode="markers+text",
            marker={"symbol": "square", "size": min(size - 4, 20), "color": [palette.bloc(r.bloc) for _, r in member]},
            text=[row.letter for _, row in member],
            textfont={"color": palette.paper, "size": 11},
            hovertext=[f"{whole(row.label)}: bloc {row.letter}" for _, row in member],
            hoverinfo="text",
            unselected={"marker": {"opacity": 1}, "textfont": {"color": palette.paper}},
        )


def _colour_bar(drawing: Drawing, palette: Palette) -> None:
    """The scale of colours, on a point that is not seen."""
    drawing.add_scatter(
        x=[None],
        y=[None],
        mode="markers",
        hoverinfo="skip",
        marker={
            "color": [0],
            "colorscale": [[0, palette.near[0]], [1, palette.near[1]]],
            "cmin": 0,
            "cmax": 100,
            "showscale": True,
            # above the names of the rows, where there is room
            "colorbar": {
                "orientation": "h",
                "title": {"text": "alignment", "side": "top", "font": {"size": 12, "color": palette.muted}},
                "tickvals": [0, 50, 100],
                "ticksuffix": " %",
                "tickfont": {"size": 12, "color": palette.muted},
                "thickness": 8,
                "len": ROW_LABEL_WIDTH - 34,
                "lenmode": "pixels",
                "xanchor": "right",
                "x": 0,
                "yanchor": "bottom",
                "y": 1,
                "ypad": 10,
                "outlinewidth": 0,
            },
        },
    )
