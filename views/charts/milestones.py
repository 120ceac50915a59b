"""What happened meanwhile: numbered lines behind the lanes of a time chart."""

from datetime import date

import pandas as pd

from analysis.wording.figures import date_in_words
from loaders.table_rows import EventRow, records
from views.charts.drawing import Drawing
from views.charts.layout import whole
from views.shared.palette import Palette

LEVELS = 4


def add_milestones(
    drawing: Drawing, events: pd.DataFrame, span: tuple[date, date], palette: Palette, room: float, bottom: float
) -> None:
    """Numbers in the room above the first lane, whose height is 1, on several levels so that none covers another."""
    gap = pd.Timedelta(days=0.035 * max((span[1] - span[0]).days, 30))
    last_on_level = [pd.Timestamp(span[0]) - gap] * LEVELS
    placed = []
    for event in records(events, EventRow):
        free = [level for level in range(LEVELS) if event.latest - last_on_level[level] >= gap] or [0]
        level = free[0]
        last_on_level[level] = event.latest
        placed.append((event, -0.5 - room * (0.16 + 0.23 * level)))
    if not placed:
        return
    drawing.add_scatter(
        x=[x for event, _ in placed for x in (event.latest, event.latest, None)],
        y=[end for _, y in placed for end in (y, bottom, None)],
        mode="lines",
        line={"color": palette.muted, "width": 1, "dash": "dot"},
        opacity=0.45,
        hoverinfo="skip",
    )
    drawing.add_scatter(
        x=[event.latest for event, _ in placed],
        y=[y for _, y in placed],
        mode="markers+text",
        text=[str(number) for number, _ in enumerate(placed, start=1)],
        textfont={"size": 11, "color": palette.paper},
        marker={"symbol": "circle", "size": 16, "color": palette.muted},
        hovertext=[f"<b>{whole(event.title)}</b><br>{date_in_words(event.date)}" for event, _ in placed],
        hoverinfo="text",
        cliponaxis=False,
    )
