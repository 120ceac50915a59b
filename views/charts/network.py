"""A network of actors, or of actors and issues, drawn as points and lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.look.palette import Palette
from views.charts.drawing import Drawing, Properties
from views.charts.label_places import arrange
from views.charts.layout import base, safe

WIDTH, HEIGHT = 810, 600
EDGE_X, EDGE_Y = 160, 30
BANDS = 4
"""Lines are drawn in so many widths, since one trace has one width."""

MOST_NAMES = 60


@dataclass(frozen=True, slots=True)
class Node:
    """A point at (x, y) from 0 to 1; an issue is a square, an actor known through another alone an open ring."""

    key: str
    name: str
    x: float
    y: float
    is_issue: bool
    bloc: int
    told: bool
    hover: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two nodes; a negative weight is opposition."""

    one: str
    other: str
    weight: float


def network(
    nodes: Sequence[Node], ties: Sequence[Tie], palette: Palette, *, beside: bool, sided: bool = True
) -> Drawing:
    """Lines the wider the weightier: positive ones whole, negative ones dashed and in the colour of opposition.

    With `beside` names stand outwards of two columns, else where they cover least. Where ties take no side (`sided`),
    lines have the colour of none.
    """
    height = _height(nodes, beside)
    drawing = base(palette, width=WIDTH, height=height, margin={"l": 0, "r": 0, "t": 8, "b": 8})
    pixels = {n.key: (EDGE_X + n.x * (WIDTH - 2 * EDGE_X), EDGE_Y + n.y * (height - 16 - 2 * EDGE_Y)) for n in nodes}
    drawing.update_xaxes(range=[0, WIDTH], showticklabels=False)
    drawing.update_yaxes(range=[0, height - 16], showticklabels=False)
    slender = min(1.0, 0.3 + 60 / max(len(ties), 1))
    greatest = max((abs(tie.weight) for tie in ties), default=1.0) or 1.0
    for negative, color in ((False, palette.stance[1] if sided else palette.muted), (True, palette.stance[-1])):
        for band in range(BANDS):
            some = [t for t in ties if (t.weight < 0) == negative and _band(t.weight, greatest) == band]
            pen = {"width": slender * (0.8 + 1.3 * band), "color": color, "dash": "dash" if negative else "solid"}
            _lines(drawing, some, pixels, pen, 0.35 + 0.15 * band)
    _points(drawing, nodes, pixels, palette, beside=beside)
    return drawing


def _height(nodes: Sequence[Node], beside: bool) -> int:
    columns = max(sum(node.is_issue for node in nodes), sum(not node.is_issue for node in nodes))
    return max(360, 22 * columns + 2 * EDGE_Y + 16) if beside else HEIGHT


def _band(weight: float, greatest: float) -> int:
    return min(int(BANDS * abs(weight) / greatest), BANDS - 1)


def _lines(
    drawing: Drawing, ties: Sequence[Tie], pixels: Mapping[str, tuple[float, float]], pen: Properties, opacity: float
) -> None:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for tie in ties:
        (x0, y0), (x1, y1) = pixels[tie.one], pixels[tie.other]
        xs += [x0, x1, None]
        ys += [y0, y1, None]
    drawing.add_scatter(x=xs, y=ys, mode="lines", hoverinfo="skip", line=pen, opacity=opacity)


def _points(
    drawing: Drawing,
    nodes: Sequence[Node],
    pixels: Mapping[str, tuple[float, float]],
    palette: Palette,
    *,
    beside: bool,
) -> None:
    names = [[safe(node.name, 24)] for node in nodes]
    named = len(nodes) <= MOST_NAMES or beside
    if beside:
        sides = ["middle right" if node.is_issue else "middle left" for node in nodes]
    else:
        sides = arrange([pixels[node.key] for node in nodes], names, 8) if named else ["middle right"] * len(nodes)
    drawing.add_scatter(
        x=[pixels[node.key][0] for node in nodes],
        y=[pixels[node.key][1] for node in nodes],
        mode="markers+text" if named else "markers",
        marker={
            "symbol": ["square" if node.is_issue else "circle-open" if node.told else "circle" for node in nodes],
            "size": 12,
            "color": [_colour(node, palette) for node in nodes],
            "line": {"width": [2 if node.told else 0 for node in nodes]},
        },
        text=[f"\u00a0\u00a0{name[0]}\u00a0\u00a0" for name in names],
        textposition=sides,
        textfont={"size": 12, "color": palette.ink},
        hovertext=[node.hover for node in nodes],
        hoverinfo="text",
        cliponaxis=False,
    )


def _colour(node: Node, palette: Palette) -> str:
    if node.is_issue:
        return palette.muted
    return palette.bloc(node.bloc) if node.bloc >= 0 else palette.accent
