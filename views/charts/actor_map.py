"""A map of actors: the nearer two stand on it, the closer their positions, as far as a plane can show it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from briefing.look.palette import Palette
from views.charts.drawing import Drawing
from views.charts.label_places import SIDES, arrange, gather
from views.charts.layout import base, safe

WIDTH, HEIGHT, EDGE = 820, 480, 80
MARKER, SMALL = 22, 12
"""Sizes of a marker with the letter of a bloc and of one without, in pixels."""

CLEAR = 12
"""How far the name stands from its point."""

NAMED = 3
"""Up to how many names stand at one heap of points; the rest is counted, and listed on hover."""

MOST_NAMES = 45
"""On a map of more actors only those that are sought are named; the others on hover."""


@dataclass(frozen=True, slots=True)
class Place:
    """An actor on the map. `sure` says whether any of its pairs can be ranked."""

    key: str
    name: str
    x: float
    y: float
    letter: str
    bloc: int
    sure: bool
    sought: bool
    hover: str


def actor_map(places: Sequence[Place], palette: Palette) -> Drawing:
    """The actors in the plane, coloured and lettered by bloc, with a line that shows how long a distance is.

    Every point carries its key as custom data.
    """
    drawing = base(palette, width=WIDTH, height=HEIGHT, margin={"l": 8, "r": 8, "t": 8, "b": 8})
    xs, ys = np.array([one.x for one in places]), np.array([one.y for one in places])
    unit = _unit(xs, ys)
    few = len(places) <= MOST_NAMES
    centre = ((xs.min() + xs.max()) / 2, (ys.min() + ys.max()) / 2)
    half = (WIDTH / 2 / unit, HEIGHT / 2 / unit)
    drawing.update_xaxes(range=[centre[0] - half[0], centre[0] + half[0]], showticklabels=False)
    drawing.update_yaxes(range=[centre[1] - half[1], centre[1] + half[1]], showticklabels=False)
    _scale_bar(drawing, centre, half, unit, palette)
    drawing.add_scatter(
        x=xs,
        y=ys,
        mode="markers+text",
        marker={
            "size": [MARKER if one.bloc >= 0 and few else SMALL for one in places],
            "symbol": ["circle" if one.sure else "circle-open" for one in places],
            "color": [palette.bloc(one.bloc) if one.bloc >= 0 else palette.muted for one in places],
            "line": {
                "width": [3 if one.sought else 0 if one.sure else 1.5 for one in places],
                "color": [palette.ink if one.sought else palette.muted for one in places],
            },
            "opacity": 0.9,
        },
        text=[one.letter if few else "" for one in places],
        textfont={"color": palette.paper, "size": 11},
        customdata=[[one.key] for one in places],
        hovertext=[one.hover for one in places],
        hoverinfo="text",
        unselected={"marker": {"opacity": 0.9}, "textfont": {"color": palette.paper}},
    )
    _names(drawing, places, unit, palette)
    if not few:
        _letters(drawing, places, palette)
    return drawing


def _letters(drawing: Drawing, places: Sequence[Place], palette: Palette) -> None:
    """On a map of many the letter of a bloc stands once, above the middle of its actors."""
    for letter in sorted({one.letter for one in places} - {""}):
        members = [one for one in places if one.letter == letter]
        drawing.add_annotation(
            x=float(np.median([one.x for one in members])), y=max(one.y for one in members), text=f"<b>{letter}</b>",
            showarrow=False, yshift=16, font={"size": 18, "color": palette.bloc(members[0].bloc)},
        )  # fmt: skip


def _unit(xs: "np.typing.NDArray[np.float64]", ys: "np.typing.NDArray[np.float64]") -> float:
    """Pixels for one unit of distance: the same both ways, with room at the edges for names."""
    return min((WIDTH - 3 * EDGE) / max(np.ptp(xs), 1e-6), (HEIGHT - EDGE) / max(np.ptp(ys), 1e-6), 4000)


def _names(drawing: Drawing, places: Sequence[Place], unit: float, palette: Palette) -> None:
    chosen = places if len(places) <= MOST_NAMES else [one for one in places if one.sought]
    points = [(one.x * unit, one.y * unit) for one in chosen]
    heaps = gather(points, SMALL / 2)
    lines = [_lines([chosen[number].name for number in heap]) for heap in heaps]
    sides = arrange([points[heap[0]] for heap in heaps], lines, CLEAR)
    for heap, text, side in zip(heaps, lines, sides, strict=True):
        one, (across, up) = chosen[heap[0]], SIDES[side]
        drawing.add_annotation(
            x=one.x, y=one.y, text="<br>".join(text), showarrow=False, font={"size": 13, "color": palette.ink},
            xshift=across * CLEAR, yshift=up * CLEAR, xanchor=("right", "center", "left")[across + 1],
            yanchor=("top", "middle", "bottom")[up + 1], align=("right", "center", "left")[across + 1],
        )  # fmt: skip


def _lines(names: Sequence[str]) -> list[str]:
    shown = [safe(name, 26) for name in names[:NAMED]]
    return [*shown, f"and {len(names) - NAMED} more here"] if len(names) > NAMED else shown


def _scale_bar(
    drawing: Drawing, centre: tuple[float, float], half: tuple[float, float], unit: float, palette: Palette
) -> None:
    """How far apart 10 or 25 points of alignment are."""
    points = 25 if 0.25 * unit < WIDTH / 3 else 10
    length = points / 100
    x, y = centre[0] - half[0] + 20 / unit, centre[1] - half[1] + 16 / unit
    drawing.add_shape(type="line", x0=x, x1=x + length, y0=y, y1=y, line={"color": palette.muted, "width": 2})
    drawing.add_annotation(
        x=x, y=y, text=f"{points} points of alignment apart", xanchor="left", yanchor="bottom", showarrow=False,
        font={"color": palette.muted, "size": 12},
    )  # fmt: skip
