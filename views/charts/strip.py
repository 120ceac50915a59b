"""One issue: every actor with a position in force, on one line from opposition to support."""

import pandas as pd

from analysis.inheritance import INHERITED
from loaders.frames import records
from loaders.vocabulary import Attribution
from views.charts.drawing import Drawing
from views.charts.layout import base, hover, line_width, safe, symbol, whole
from views.palette import Palette

ROW = 28
WIDTH = 680
NAMED = 20
"""Up to how many actors on one stance each have a row and a name; more are packed side by side."""

PACKED, PACKED_ROW, PITCH = 7, 18, 0.122
"""How many are packed side by side, the height of their rows, and how far apart they stand."""


def strip(standing: pd.DataFrame, names: dict[str, str], palette: Palette) -> Drawing:
    """The actors stacked over their stance, each marker with its name; `standing` has one row an actor.

    Of very many on one stance only the markers are drawn, several side by side, and the hover labels have the names.
    """
    voices = [*(attribution.value for attribution in Attribution), INHERITED]
    order = standing.sort_values("attribution", key=lambda column: column.map(voices.index), kind="stable")
    place = order.groupby("stance").cumcount()
    packed = order.groupby("stance")["actor"].transform("size") > NAMED
    stack = place.where(~packed, place // PACKED)
    height = max(int(stack.max()) + 1 if len(order) else 0, 2)
    row = PACKED_ROW if packed.any() else ROW
    drawing = base(palette, width=WIDTH, height=row * (height + 1) + 64, margin={"l": 16, "r": 16, "t": 16, "b": 56})
    drawing.update_xaxes(
        range=[-2.15, 2.85],
        tickvals=[-2, -1, 0, 1, 2],
        ticktext=["strongly<br>opposes", "opposes", "mixed", "supports", "strongly<br>supports"],
        tickfont={"color": palette.muted},
        showgrid=True,
        gridcolor=palette.faint,
    )
    drawing.update_yaxes(range=[-0.7, height - 0.2], showticklabels=False)
    drawing.add_hline(y=-0.7, line={"color": palette.muted, "width": 1})
    drawing.add_scatter(
        x=order["stance"] + PITCH * (place % PACKED).where(packed, 0),
        y=stack,
        mode="markers+text",
        text=[
            "" if heaped else f" {safe(names[actor], 22)}" for actor, heaped in zip(order["actor"], packed, strict=True)
        ],
        textposition="middle right",
        textfont={"size": 13, "color": palette.ink},
        marker={
            "symbol": [symbol("circle", a) for a in order["attribution"]],
            "size": 14,
            "color": [palette.stance[s] for s in order["stance"]],
            "line": {"width": [line_width(a) for a in order["attribution"]]},
        },
        customdata=order[["actor"]].to_numpy(),
        hovertext=[hover(row, whole(names[row.actor]), names) for row in records(order)],
        hoverinfo="text",
        cliponaxis=False,
        unselected={"marker": {"opacity": 1}},
    )
    return drawing
