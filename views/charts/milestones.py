"""What happened meanwhile: numbered lines behind the lanes of a time chart, named where there is room."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

import pandas as pd

from analysis.wording.figures import date_in_words
from briefing.look.palette import Palette
from loaders.table_rows import EventRow, records
from views.charts.drawing import Drawing
from views.charts.layout import safe, whole

LEVELS = 5
USUAL = 880
"""How many pixels wide the lanes usually are: the width of the browser is not known here."""

HEIGHT, MARGIN = 15, 6
"""Pixels of a level, and those that lanes without milestones keep too."""

LETTER, BESIDE = 6.4, 11
"""How many pixels a letter of a name takes on average, and half a number with the space about it."""

NUMBER = 36
"""From number to number on a level, so that they stand apart in a window of less than half the usual width too."""

LONGEST = 40
"""Letters of a name; the whole is under the mouse and in the list beneath."""


class _Place(NamedTuple):
    level: int
    name: Literal["left", "right", ""]
    """On which side of its number the name stands, if it has room."""


def height_above(events: pd.DataFrame, span: tuple[date, date]) -> int:
    """How many pixels the milestones need above the first lane."""
    places = _places(list(records(events, EventRow)), span)
    return MARGIN + HEIGHT * max((place.level + 1 for place in places), default=0)


def add_milestones(
    drawing: Drawing, events: pd.DataFrame, span: tuple[date, date], palette: Palette, room: float, bottom: float
) -> None:
    """Numbers and names above the first lane, whose height is 1, on levels so that none covers another.

    `room` is what `height_above` asks for, in lanes.

    The names are annotations, which the style of the pages hides where the window is narrow.
    """
    rows = list(records(events, EventRow))
    if not rows:
        return
    places = _places(rows, span)
    level = room * HEIGHT / height_above(events, span)
    heights = [-0.5 - level * (place.level + 0.6) for place in places]
    drawing.add_scatter(
        x=[x for event in rows for x in (event.latest, event.latest, None)],
        y=[end for y in heights for end in (y, bottom, None)],
        mode="lines",
        line={"color": palette.muted, "width": 1, "dash": "dot"},
        opacity=0.45,
        hoverinfo="skip",
    )
    drawing.add_scatter(
        x=[event.latest for event in rows],
        y=heights,
        mode="markers+text",
        text=[str(number) for number, _ in enumerate(rows, start=1)],
        textfont={"size": 11, "color": palette.paper},
        marker={"symbol": "circle", "size": 16, "color": palette.muted},
        hovertext=[f"<b>{whole(event.title)}</b><br>{date_in_words(event.date)}" for event in rows],
        hoverinfo="text",
        cliponaxis=False,
    )
    drawing.update_layout(
        annotations=[
            {
                "x": event.latest, "y": y, "yanchor": "middle", "showarrow": False, "text": safe(event.title, LONGEST),
                "xshift": -9 if place.name == "left" else 9, "xanchor": "right" if place.name == "left" else "left",
                "font": {"size": 12, "color": palette.muted},
            }
            for event, place, y in zip(rows, places, heights, strict=True)
            if place.name
        ]
    )  # fmt: skip


def _places(events: Sequence[EventRow], span: tuple[date, date]) -> list[_Place]:
    """For each event, oldest first, the lowest level on which its name fits, else one with room for its number.

    Where there is room for neither, a name before it goes, so that no number stands on a name.
    """
    first, last = map(pd.Timestamp, span)
    pixels = USUAL / max((last - first).days, 30)
    numbers, free = [-2.0 * NUMBER] * LEVELS, [-2.0 * NUMBER] * LEVELS
    holders: list[int | None] = [None] * LEVELS
    places: list[_Place] = []
    for event in events:
        at = (event.latest - first).days * pixels
        width = BESIDE + LETTER * min(len(event.title), LONGEST)
        bare = [n for n in range(LEVELS) if numbers[n] <= at - NUMBER]
        clear = [n for n in bare if free[n] <= at - BESIDE]
        fitting = [
            *(_Place(n, "right") for n in clear if at + width <= USUAL),
            *(_Place(n, "left") for n in clear if free[n] <= at - width),
            *(_Place(n, "") for n in clear),
        ]
        place = fitting[0] if fitting else _Place((bare or [numbers.index(min(numbers))])[0], "")
        holder = holders[place.level]
        if not fitting and holder is not None:
            places[holder] = _Place(place.level, "")
        numbers[place.level] = at
        free[place.level] = at + (width if place.name == "right" else BESIDE)
        holders[place.level] = len(places) if place.name == "right" else None
        places.append(place)
    return places
