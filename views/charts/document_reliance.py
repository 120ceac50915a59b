"""Actors by documents: how many positions of each actor rest on which document, and whether any in its own words."""

import pandas as pd

from analysis.coverage import ActorDocumentRow
from analysis.wording.figures import separate_quotations
from briefing.look.palette import Palette, ink_on
from loaders.table_rows import records
from views.charts.drawing import Drawing
from views.charts.layout import ROW_LABEL_WIDTH, base, row_label, safe

CELL, ROW, HEADROOM = 44, 30, 146


def footing(cells: pd.DataFrame, actors: dict[str, str], documents: dict[str, str], palette: Palette) -> Drawing:
    """A square with its number for each actor (rows) and document (columns), both id -> label in their order.

    `cells` has the columns actor, source, positions, passages and own (how many
    in own words). A square is filled where any are in the actor's own words and
    open where none is. Every point carries (actor, source) as custom data.
    """
    rows = {actor: number for number, actor in enumerate(actors)}
    columns = {source: number for number, source in enumerate(documents)}
    drawing = base(
        palette,
        width=ROW_LABEL_WIDTH + CELL * len(columns) + 130,
        height=HEADROOM + ROW * len(rows) + 20,
        margin={"l": ROW_LABEL_WIDTH, "r": 130, "t": HEADROOM, "b": 16},
    )
    drawing.update_xaxes(
        side="top",
        tickangle=-48,
        tickvals=list(columns.values()),
        ticktext=[safe(label, 22) for label in documents.values()],
        range=[-0.6, max(len(columns), 1) - 0.4],
        showgrid=True,
        gridcolor=palette.faint,
    )
    drawing.update_yaxes(
        tickvals=list(rows.values()),
        ticktext=[row_label(label) for label in actors.values()],
        range=[len(rows) - 0.4, -0.6],
        showgrid=True,
        gridcolor=palette.faint,
    )
    colour = palette.near[1]
    shown = cells[cells["actor"].isin(rows) & cells["source"].isin(columns)]
    for own in (True, False):
        some = shown[(shown["own"] > 0) == own]
        ink = ink_on(colour) if own else palette.ink
        drawing.add_scatter(
            x=[columns[source] for source in some["source"]],
            y=[rows[actor] for actor in some["actor"]],
            mode="markers+text",
            marker={
                "symbol": "square" if own else "square-open",
                "size": 25 if own else 23,
                "color": colour,
                "line": {"width": 0 if own else 2.2},
            },
            text=[f"<b>{_short(row.positions)}</b>" for row in records(some, ActorDocumentRow)],
            textfont={"color": ink, "size": 12},
            customdata=some[["actor", "source"]].to_numpy(),
            hovertext=[
                f"<b>{safe(actors[row.actor])}</b><br>{safe(documents[row.source])}<br>"
                f"{row.positions:,} on {separate_quotations(row.passages)}, {row.own:,} in own words"
                for row in records(some, ActorDocumentRow)
            ],
            hoverinfo="text",
            unselected={"marker": {"opacity": 1}, "textfont": {"color": ink}},
        )
    return drawing


def _short(number: int) -> str:
    """A number that fits its square."""
    return str(number) if number < 1000 else f"{number / 1000:.0f}k"
