"""Networks over time: what is said alike and otherwise in one panel, and polarisation in another below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

from briefing.look.palette import Palette
from views.charts.drawing import Drawing, Properties
from views.charts.layout import base

MARKED = 60
"""Up to so many windows each has a mark."""

SPLIT = (0.3, 0.44)
"""Where the lower panel ends and the upper one begins, as shares of the height."""


@dataclass(frozen=True, slots=True)
class WindowPoint:
    """A window at the day on which it ends, or at the number of its last statement, and its figures, NaN for none."""

    key: str
    at: str | int
    congruence: float
    conflict: float
    polarisation: float
    words: str


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    values: Sequence[float]
    pen: Properties
    axis: str


def window_lines(windows: Sequence[WindowPoint], palette: Palette) -> Drawing:
    """A line for each figure over the windows; marks carry the keys of their windows as custom data."""
    drawing = base(palette, width=None, height=400, margin={"l": 44, "r": 118, "t": 26, "b": 34})
    highest = max((v for one in windows for v in (one.congruence, one.conflict) if not isnan(v)), default=0.0) or 1.0
    grid = {"showgrid": True, "gridcolor": palette.faint, "tickfont": {"color": palette.muted}, "nticks": 5}
    drawing.update_xaxes(tickfont={"color": palette.muted}, showgrid=True, gridcolor=palette.faint, anchor="y2")
    if windows and isinstance(windows[0].at, str):
        drawing.update_xaxes(type="date")
    drawing.update_yaxes(range=[-0.04 * highest, 1.12 * highest], domain=[SPLIT[1], 1], **grid)
    below = {"range": [-0.06, 1.1], "domain": [0, SPLIT[0]], "zeroline": False, "fixedrange": True, "ticks": ""}
    drawing.update_layout(yaxis2={**grid, **below, "nticks": 3})
    lines = [
        _Line("alike", [w.congruence for w in windows], {"color": palette.stance[1], "dash": "solid"}, "y"),
        _Line("otherwise", [w.conflict for w in windows], {"color": palette.stance[-1], "dash": "dash"}, "y"),
        _Line("polarisation", [w.polarisation for w in windows], {"color": palette.ink, "dash": "dot"}, "y2"),
    ]
    for line in lines:
        _draw(drawing, line, windows)
    heads = ((1.0, "Mean tie of every two actors"), (SPLIT[0], "Polarisation, 0 to 1"))
    ends = [_end(line, palette) for line in lines if any(not isnan(value) for value in line.values)]
    drawing.update_layout(annotations=[*(_head(y, text, palette) for y, text in heads), *_apart(ends, highest)])
    return drawing


def _draw(drawing: Drawing, line: _Line, windows: Sequence[WindowPoint]) -> None:
    known = [None if isnan(value) else value for value in line.values]
    drawing.add_scatter(
        x=[one.at for one in windows], y=known, yaxis=line.axis, line={**line.pen, "width": 2},
        mode="lines+markers", marker={"size": 8 if len(windows) <= MARKED else 5, "color": line.pen["color"]},
        customdata=[[one.key] for one in windows], hoverinfo="text", unselected={"marker": {"opacity": 1}},
        hovertext=[f"<b>{line.name} {value:.2f}</b><br>{one.words}"
                   for one, value in zip(windows, line.values, strict=True)],
    )  # fmt: skip


def _head(y: float, text: str, palette: Palette) -> Properties:
    return {"xref": "paper", "yref": "paper", "x": 0, "y": y, "text": text, "showarrow": False, "xanchor": "left",
            "yanchor": "bottom", "font": {"size": 12, "color": palette.muted}}  # fmt: skip


def _end(line: _Line, palette: Palette) -> Properties:
    """The name of a line, right of where it ends, with the figure of the last window if that has one."""
    last = [value for value in line.values if not isnan(value)][-1]
    text = line.name if isnan(line.values[-1]) else f"{line.name} {last:.2f}"
    return {"xref": "paper", "yref": line.axis, "x": 1, "y": last, "text": text, "xshift": 6,
            "xanchor": "left", "showarrow": False, "font": {"size": 12, "color": palette.ink}}  # fmt: skip


def _apart(ends: Sequence[Properties], highest: float) -> list[Properties]:
    """The names of the two upper lines where neither covers the other."""
    upper = sorted((one for one in ends if one["yref"] == "y"), key=lambda one: float(one["y"]))
    if len(upper) == 2 and upper[1]["y"] - upper[0]["y"] < 0.09 * highest:
        upper = [{**upper[0], "yshift": -8}, {**upper[1], "yshift": 8}]
    return [*upper, *(one for one in ends if one["yref"] != "y")]
