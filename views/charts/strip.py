"""One issue: every actor with a position in force, on one line from opposition to support."""

import pandas as pd
import plotly.graph_objects as go

from loaders.frames import records
from loaders.vocabulary import Attribution
from views.charts.layout import base, hover, line_width, safe, symbol
from views.palette import Palette

ROW = 28
WIDTH = 680


def strip(standing: pd.DataFrame, names: dict[str, str], palette: Palette) -> go.Figure:
    """The actors stacked over their stance, each marker with its name; `standing` has one row an actor."""
    height = max(int(standing["stance"].value_counts().max() if len(standing) else 0), 2)
    figure = base(palette, width=WIDTH, height=ROW * (height + 1) + 64, margin={"l": 16, "r": 16, "t": 16, "b": 56})
    figure.update_xaxes(
        range=[-2.15, 2.85],
        tickvals=[-2, -1, 0, 1, 2],
        ticktext=["strongly<br>opposes", "opposes", "mixed", "supports", "strongly<br>supports"],
        tickfont={"color": palette.muted},
        showgrid=True,
        gridcolor=palette.faint,
    )
    figure.update_yaxes(range=[-0.7, height - 0.2], showticklabels=False)
    figure.add_hline(y=-0.7, line={"color": palette.muted, "width": 1})
    voices = [attribution.value for attribution in Attribution]
    order = standing.sort_values("attribution", key=lambda column: column.map(voices.index), kind="stable")
    stack = order.groupby("stance").cumcount()
    figure.add_scatter(
        x=order["stance"],
        y=stack,
        mode="markers+text",
        text=[f" {safe(names[actor], 22)}" for actor in order["actor"]],
        textposition="middle right",
        textfont={"size": 13, "color": palette.ink},
        marker={
            "symbol": [symbol("circle", a) for a in order["attribution"]],
            "size": 14,
            "color": [palette.stance[s] for s in order["stance"]],
            "line": {"width": [line_width(a) for a in order["attribution"]]},
        },
        customdata=order[["actor"]].to_numpy(),
        hovertext=[hover(row, safe(names[row.actor]), names) for row in records(order)],
        hoverinfo="text",
        cliponaxis=False,
        unselected={"marker": {"opacity": 1}},
    )
    return figure
