"""Issues by actors: who stands where, each cell a square that can be clicked."""

from collections.abc import Sequence

import pandas as pd

from analysis.inheritance import INHERITED
from analysis.wording.figures import SIGNS
from loaders.models import Track
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import Attribution
from views.charts.drawing import Drawing
from views.charts.layout import ROW_LABEL_WIDTH, base, hover, row_label, safe, whole
from views.shared.palette import Palette

CELL = 38
ROW = 33
HEADROOM = 128
HATCHING = ((4, 16), (7.5, 9))
"""The lines of hatching on either side of the middle of a cell: how far aside, and how long, in pixels."""

ON_NO_TRACK = "Other issues"
"""The heading of issues on no track, where there are tracks."""


def matrix(
    standing: pd.DataFrame, actors: pd.DataFrame, issues: pd.DataFrame, tracks: Sequence[Track], palette: Palette
) -> Drawing:
    """A square for each position in force; silence is an empty place.

    `standing` has one row a cell; `actors` are the columns and `issues` the
    rows, in their order. Every point carries (actor, issue) as custom data.
    """
    rows, headings = _rows(issues, tracks)
    columns = {actor: number for number, actor in enumerate(actors["actor"])}
    cells = [row for row in records(standing, PositionRow) if row.actor in columns and row.issue in rows]
    height = HEADROOM + ROW * (len(rows) + len(headings)) + 24
    drawing = base(
        palette,
        width=ROW_LABEL_WIDTH + CELL * len(columns) + 100,
        height=height,
        margin={"l": ROW_LABEL_WIDTH, "r": 100, "t": HEADROOM, "b": 16},
    )
    drawing.update_xaxes(
        side="top",
        tickangle=-48,
        tickvals=list(columns.values()),
        ticktext=[safe(name, 24) for name in actors["short_name"]],
        range=[-0.6, max(len(columns), 1) - 0.4],
        showgrid=True,
        gridcolor=palette.faint,
    )
    spoken = {cell.issue for cell in cells}
    drawing.update_yaxes(
        tickvals=list(rows.values()),
        ticktext=[
            row_label(title, muted=None if issue in spoken else palette.muted)
            for issue, title in zip(issues["issue"], issues["title"], strict=True)
        ],
        range=[len(rows) + len(headings) - 0.4, -0.6],
        showgrid=True,
        gridcolor=palette.faint,
    )
    for heading, row in headings.items():
        drawing.add_annotation(
            x=-0.6, y=row, text=f"<b>{heading}</b>", xanchor="right", showarrow=False, font={"color": palette.muted}
        )
    for issue, row in rows.items():
        if issue not in spoken:
            text = "no stated position"
            drawing.add_annotation(
                x=-0.5,
                y=row,
                text=text,
                xanchor="left",
                showarrow=False,
                font={"color": palette.muted, "size": 12},
                bgcolor=palette.paper,
            )
    _squares(drawing, cells, columns, rows, actors, issues, palette)
    return drawing


def _rows(issues: pd.DataFrame, tracks: Sequence[Track]) -> tuple[dict[str, int], dict[str, int]]:
    """The row of each issue and of each track's heading; a heading opens its track. Without tracks there is none."""
    titles = {track.id: track.title for track in tracks}
    rows: dict[str, int] = {}
    headings: dict[str, int] = {}
    for issue, track in zip(issues["issue"], issues["track"], strict=True):
        heading = titles.get(track, ON_NO_TRACK)
        if tracks and heading not in headings:
            headings[heading] = len(rows) + len(headings)
        rows[issue] = len(rows) + len(headings)
    return rows, headings


def _squares(
    drawing: Drawing,
    cells: Sequence[PositionRow],
    columns: dict[str, int],
    rows: dict[str, int],
    actors: pd.DataFrame,
    issues: pd.DataFrame,
    palette: Palette,
) -> None:
    names = dict(zip(actors["actor"], actors["short_name"], strict=True))
    titles = dict(zip(issues["issue"], issues["title"], strict=True))
    for own, ink, stances in _looks(palette):
        some = [cell for cell in cells if (cell.attribution == Attribution.own) is own and cell.stance in stances]
        drawing.add_scatter(
            x=[columns[cell.actor] for cell in some],
            y=[rows[cell.issue] for cell in some],
            mode="markers+text",
            marker={
                "symbol": "square" if own else "square-open",
                "size": 26 if own else 24,
                "color": [palette.stance[cell.stance] for cell in some],
                "line": {"width": 0 if own else [1 if cell.attribution == INHERITED else 2.5 for cell in some]},
            },
            text=[f"<b>{SIGNS[cell.stance]}</b>" for cell in some],
            textfont={"color": ink, "size": 13},
            customdata=[[cell.actor, cell.issue] for cell in some],
            hovertext=[
                hover(cell, f"{whole(names[cell.actor])} · {whole(titles[cell.issue])}", names) for cell in some
            ],
            hoverinfo="text",
            unselected={"marker": {"opacity": 1}, "textfont": {"color": ink}},
        )
    _hatch(drawing, [cell for cell in cells if cell.attribution == INHERITED], columns, rows, palette)
    told = [cell for cell in cells if cell.attribution == Attribution.characterised]
    drawing.add_scatter(
        x=[columns[cell.actor] + 0.21 for cell in told],
        y=[rows[cell.issue] - 0.25 for cell in told],
        mode="markers",
        marker={"symbol": "circle", "size": 5, "color": [palette.stance[cell.stance] for cell in told]},
        hoverinfo="skip",
        unselected={"marker": {"opacity": 1}},
    )


def _hatch(
    drawing: Drawing, cells: Sequence[PositionRow], columns: dict[str, int], rows: dict[str, int], palette: Palette
) -> None:
    """Slanting lines across the corners of the cells, which leave their middle to the sign."""
    if not cells:
        return
    places = [(columns[cell.actor], rows[cell.issue], palette.stance[cell.stance]) for cell in cells]
    lines = [(x + side * aside / CELL, y + side * aside / ROW, length, colour)
             for x, y, colour in places for aside, length in HATCHING for side in (-1, 1)]  # fmt: skip
    xs, ys, sizes, colours = (list(column) for column in zip(*lines, strict=True))
    drawing.add_scatter(
        x=xs,
        y=ys,
        mode="markers",
        marker={"symbol": "line-ne-open", "size": sizes, "color": colours, "line": {"width": 1.5}},
        hoverinfo="skip",
        unselected={"marker": {"opacity": 1}},
    )


def _looks(palette: Palette) -> list[tuple[bool, str, list[int]]]:
    """Own words or not, the colour of the sign, and the stances for which it is that.

    A trace each, since a chart can keep only one colour for what is not selected.
    """
    inks: dict[str, list[int]] = {}
    for stance in palette.stance:
        inks.setdefault(palette.on(stance), []).append(stance)
    return [*((True, ink, stances) for ink, stances in inks.items()), (False, palette.ink, list(palette.stance))]
