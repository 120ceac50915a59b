"""A figure while it is being drawn: plain dicts, as the browser gets them."""

from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

TEMPLATE = {"data": {"scatter": [{"type": "scatter", "marker": {"line": {"width": 0}}}]}}
"""What holds where a drawing says nothing: no outlines. All else it says itself, so that no theme shows through."""


Properties = dict[str, Any]
"""What Plotly calls a trace, a layout or a part of one: it gives them no types of its own."""


class Drawing:
    """Traces and a layout, with the calls of a Plotly figure that the charts need.

    Plotly's own figure checks every property at every call, which takes most of
    the time of a page.
    """

    def __init__(self) -> None:
        self._traces: list[Properties] = []
        self._layout: Properties = {"annotations": [], "shapes": [], "xaxis": {}, "yaxis": {}}

    def update_layout(
        self, *, annotations: Iterable[Properties] = (), shapes: Iterable[Properties] = (), **parts: Any
    ) -> None:
        """Set parts of the layout; annotations and shapes are added to those that are there."""
        self._layout["annotations"] += annotations
        self._layout["shapes"] += shapes
        self._layout |= parts

    def update_xaxes(self, **parts: Any) -> None:
        """Set parts of the x axis."""
        self._layout["xaxis"] |= parts

    def update_yaxes(self, **parts: Any) -> None:
        """Set parts of the y axis."""
        self._layout["yaxis"] |= parts

    def add_scatter(self, **trace: Any) -> None:
        """Add marks, lines or texts."""
        self._traces.append({"type": "scatter", **trace})

    def add_bar(self, **trace: Any) -> None:
        """Add bars."""
        self._traces.append({"type": "bar", **trace})

    def add_annotation(self, **annotation: Any) -> None:
        """Add a text beside the data."""
        self._layout["annotations"].append(annotation)

    def add_shape(self, **shape: Any) -> None:
        """Add a line or an area beside the data."""
        self._layout["shapes"].append(shape)

    def add_vline(self, x: float, line: Properties) -> None:
        """Add a line from top to bottom."""
        self.add_shape(type="line", x0=x, x1=x, y0=0, y1=1, xref="x", yref="y domain", line=line)

    def add_hline(self, y: float, line: Properties) -> None:
        """Add a line from side to side."""
        self.add_shape(type="line", x0=0, x1=1, y0=y, y1=y, xref="x domain", yref="y", line=line)

    @property
    def width(self) -> int | None:
        """In pixels, or None to fill the page."""
        width: int | None = self._layout.get("width")
        return width

    def figure(self) -> go.Figure:
        """What was drawn, for Streamlit to send."""
        return _Drawn({"data": self._traces, "layout": {**self._layout, "template": TEMPLATE}})


class _Drawn(go.Figure):  # type: ignore[misc]
    """A figure that gives what was drawn as it is: Plotly's checks take longer than all else on the way to a chart.

    A test puts every figure of every page through these checks.
    """

    def __init__(self, drawn: Properties) -> None:  # none of its own is ever asked for
        self._drawn = drawn

    def to_dict(self) -> Properties:
        return self._drawn
