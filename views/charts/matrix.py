"""Issues by actors: who stands where, each cell a square that can be clicked."""

import pandas as pd

from analysis.inheritance import INHERITED
from analysis.wording import SIGNS
from loaders.frames import records
from loaders.vocabulary import Attribution
from views.charts.drawing import Drawing
from views.charts.layout import ROW_LABEL_WIDTH, base, hover, row_label, safe, whole
from views.palette import Palette

CELL = 38
ROW = 33
HEADROOM = 128
HATCHING = ((4, 16), (7.5, 9))
"""The lines of hatching on either side of the middle of a cell: how far aside, and how long, in pixels."""

TRACKS = {"crime-treaty": "The crime treaty", "state-conduct": "The conduct of states"}


def matrix(standing: pd.DataFrame, actors: pd.DataFrame, issues: pd.DataFrame, palette: Palette) -> Drawing:
    """A square for each position in force; silence is an empty place.

    `standing` has one row a cell; `actors` are the columns and `issues` the
    rows, in their order. Every point carries (actor, issue) as custom data.
    """
    rows, headings = _rows(issues)
    columns = {actor: number for number, actor in enumerate(actors["actor"])}
    cells = standing[standing["actor"].isin(columns) & standing["issue"].isin(rows)]
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
    spoken = set(cells["issue"])
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


def _rows(issues: pd.DataFrame) -> tuple[dict[str, int], dict[str, int]]:
    """The row of each issue and of each track's heading; a heading opens its track."""
    rows: dict[str, int] = {}
    headings: dict[str, int] = {}
    for issue, track in zip(issues["issue"], issues["track"], strict=True):
        heading = TRACKS[track]
        if heading not in headings:
            headings[heading] = len(rows) + len(headings)
        rows[issue] = len(rows) + len(headings)
    return rows, headings


def _squares(
    drawing: Drawing,
    cells: pd.DataFrame,
    columns: dict[str, int],
    rows: dict[str, int],
    actors: pd.DataFrame,
    issues: pd.DataFrame,
    palette: Palette,
) -> None:
    names = dict(zip(actors["actor"], actors["short_name"], strict=True))
    titles = dict(zip(issues["issue"], issues["title"], strict=True))
    for own, ink, stances in _looks(palette):
        some = cells[((cells["attribution"] == Attribution.own) == own) & cells["stance"].isin(stances)]
        drawing.add_scatter(
            x=[columns[actor] for actor in some["actor"]],
            y=[rows[issue] for issue in some["issue"]],
            mode="markers+text",
            marker={
                "symbol": "square" if own else "square-open",
                "size": 26 if own else 24,
                "color": [palette.stance[s] for s in some["stance"]],
                "line": {"width": 0 if own else [1 if a == INHERITED else 2.5 for a in some["attribution"]]},
            },
            text=[f"<b>{SIGNS[s]}</b>" for s in some["stance"]],
            textfont={"color": ink, "size": 13},
            customdata=some[["actor", "issue"]].to_numpy(),
            hovertext=[hover(r, f"{whole(names[r.actor])} · {whole(titles[r.issue])}", names) for r in records(some)],
            hoverinfo="text",
            unselected={"marker": {"opacity": 1}, "textfont": {"color": ink}},
        )
    _hatch(drawing, cells[cells["attribution"] == INHERITED], columns, rows, palette)
    told = cells[cells["attribution"] == Attribution.characterised]
    drawing.add_scatter(
        x=[columns[actor] + 0.21 for actor in told["actor"]],
        y=[rows[issue] - 0.25 for issue in told["issue"]],
        mode="markers",
        marker={"symbol": "circle", "size": 5, "color": [palette.stance[s] for s in told["stance"]]},
        hoverinfo="skip",
        unselected={"marker": {"opacity": 1}},
    )


def _hatch(
    drawing: Drawing, cells: pd.DataFrame, columns: dict[str, int], rows: dict[str, int], palette: Palette
) -> None:
    """Slanting lines across the corners of the cells, which leave their middle to the sign."""
    if cells.empty:
        return
    places = [(columns[row.actor], rows[row.issue], palette.stance[row.stance]) for row in records(cells)]
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
