"""What happened meanwhile: numbered lines behind the lanes of a time chart."""

from datetime import date

import pandas as pd

from loaders.frames import records
from views.charts.drawing import Drawing
from views.charts.layout import safe, whole
from views.palette import Palette

LEVELS = 4


def add_milestones(
    drawing: Drawing, events: pd.DataFrame, span: tuple[date, date], palette: Palette, room: float, bottom: float
) -> None:
    """Numbers in the room above the first lane, whose height is 1, on several levels so that none covers another."""
    gap = pd.Timedelta(days=0.035 * max((span[1] - span[0]).days, 30))
    last_on_level = [pd.Timestamp(span[0]) - gap] * LEVELS
    for number, event in enumerate(records(events), start=1):
        free = [level for level in range(LEVELS) if event.latest - last_on_level[level] >= gap] or [0]
        level = free[0]
        last_on_level[level] = event.latest
        y = -0.5 - room * (0.16 + 0.23 * level)
        drawing.add_scatter(
            x=[event.latest, event.latest], y=[y, bottom], mode="lines", hoverinfo="skip",
            line={"color": palette.muted, "width": 1, "dash": "dot"}, opacity=0.45,
        )  # fmt: skip
        drawing.add_scatter(
            x=[event.latest],
            y=[y],
            mode="markers+text",
            text=[str(number)],
            textfont={"size": 11, "color": palette.paper},
            marker={"symbol": "circle", "size": 16, "color": palette.muted},
            hovertext=[f"<b>{whole(event.title)}</b><br>{safe(event.date)}"],
            hoverinfo="text",
        )
