"""The cells of the matrix of pairs: squares with their figures, and rings on what rests on another's account."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.look.palette import Palette, ink_on
from views.charts.drawing import Drawing

WITH_N = 32
"""From this size in pixels on a cell has room for its n below its figure."""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What stands where a row and a column cross, both given by their number."""

    row: int
    column: int
    share: float
    n: int
    ranked: bool
    hearsay: bool
    hover: str


def add_squares(
    drawing: Drawing,
    keys: Sequence[str],
    cells: Sequence[MatrixCell],
    size: int,
    palette: Palette,
    ink: str | None,
) -> None:
    """The ranked cells on which `ink` reads best, or, for None, those that rest on too little.

    `keys` are those of the rows, which are those of the columns too.
    """
    colours = [palette.closeness(cell.share) for cell in cells]
    if ink is not None:
        chosen = [number for number, colour in enumerate(colours) if ink_on(colour) == ink]
        cells, colours = [cells[number] for number in chosen], [colours[number] for number in chosen]
    drawing.add_scatter(
        x=[cell.column for cell in cells],
        y=[cell.row for cell in cells],
        mode="markers+text" if size > 17 else "markers",
        marker={
            "symbol": "square" if ink else "square-open",
            "size": size - 2 if ink else size - 6,
            "color": colours if ink else palette.faint,
            "line": {"width": 0 if ink else 1.5, "color": palette.muted},
        },
        text=[_text(cell, size) for cell in cells],
        textfont={"color": ink or palette.muted, "size": 12 if size > 36 else 10 if size > 24 else 8},
        customdata=[[keys[cell.row], keys[cell.column]] for cell in cells],
        hovertext=[cell.hover for cell in cells],
        hoverinfo="text",
        unselected={"marker": {"opacity": 1}, "textfont": {"color": ink or palette.muted}},
    )


def _text(cell: MatrixCell, size: int) -> str:
    share = f"{100 * cell.share:.0f}"
    return f"<b>{share}</b><br><span style='font-size:9px'>n {cell.n}</span>" if size >= WITH_N else share


def add_rings(drawing: Drawing, cells: Sequence[MatrixCell], palette: Palette) -> None:
    """A ring in the corner of each cell: in no colour of a stance, since it says whose words they are."""
    drawing.add_scatter(
        x=[cell.column + 0.36 for cell in cells], y=[cell.row + 0.36 for cell in cells], mode="markers",
        marker={
            "symbol": "circle", "size": 6, "color": palette.paper, "line": {"width": 1.5, "color": palette.muted},
        },
        hoverinfo="skip",
        unselected={"marker": {"opacity": 1}},
    )  # fmt: skip
