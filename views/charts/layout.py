"""What all figures share: typeface, grid, stance axis, and how a marker shows whose words it stands for."""

from collections.abc import Sequence
from datetime import date
from html import escape

import pandas as pd

from analysis.inheritance import INHERITED, is_inherited
from analysis.wording.display_text import cut, lines
from analysis.wording.figures import ATTRIBUTIONS, VERBS, date_in_words
from analysis.wording.position_details import deed_in_words
from briefing.look.palette import Palette
from loaders.table_rows import PositionRow
from loaders.vocabularies import Attribution
from views.charts.drawing import Drawing

FONT = "Source Sans, sans-serif"
ROW_LABEL_WIDTH = 152
ROW_LABEL_LETTERS = 23
HOVER_LETTERS, HOVER_LINES = 60, 2
"""A hover label that is higher than its chart is not shown at all, so names have two lines in it."""

STANCE_TICKS = ["strongly<br>opposes<br> ", "opposes", "mixed<br> ", "supports", "strongly<br>supports<br> "]
"""Neighbours stand on different lines, so that they fit a narrow window."""


def base(palette: Palette, *, width: int | None, height: int, margin: dict[str, int]) -> Drawing:
    """An empty drawing in the look of the pages. Its width in pixels, or None to fill the page."""
    drawing = Drawing()
    drawing.update_layout(
        width=width,
        height=height,
        margin={"pad": 0, **margin},
        font={"family": FONT, "size": 13, "color": palette.ink},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        showlegend=False,
        dragmode=False,
        clickmode="event",
        hoverlabel={
            "font": {"family": FONT, "size": 13, "color": palette.ink},
            "bgcolor": palette.paper,
            "align": "left",
        },
        modebar={"bgcolor": "rgba(0,0,0,0)", "color": palette.muted, "activecolor": palette.ink},
    )
    drawing.update_xaxes(showgrid=False, zeroline=False, fixedrange=True, showline=False, ticks="")
    drawing.update_yaxes(showgrid=False, zeroline=False, fixedrange=True, showline=False, ticks="")
    return drawing


def safe(text: str, width: int = 60) -> str:
    """Data for a label: markup in it shows as text, and what is longer than `width` is cut with an ellipsis."""
    return escape(cut(text, width), quote=False)


def whole(text: str) -> str:
    """Data for a hover label, where names of up to 120 letters stand whole: markup in it shows as text."""
    return _on_lines(text, HOVER_LETTERS, HOVER_LINES)


def _on_lines(text: str, width: int, most: int) -> str:
    return "<br>".join(escape(line, quote=False) for line in lines(text, width, most))


def row_label(text: str, muted: str | None = None) -> str:
    """Data for the label of a row, on at most two lines, so that the chart fits a narrow window."""
    label = "<br>".join(f"{escape(line, quote=False)}  " for line in lines(text, ROW_LABEL_LETTERS, 2))
    return f'<span style="color:{muted}">{label}</span>' if muted else label


def symbol(shape: str, attribution: str) -> str:
    """Filled for own words, open for reports, open with a dot for what another actor says, crossed if inherited."""
    suffix = {Attribution.own: "", Attribution.reported: "-open", Attribution.characterised: "-open-dot"}
    return shape + ("-x-open" if attribution == INHERITED else suffix[Attribution(attribution)])


def line_width(attribution: str) -> float:
    """The outline of an open marker; a filled one has none."""
    return 0 if attribution == Attribution.own else 2.2


def hover(row: PositionRow, title: str, names: dict[str, str]) -> str:
    """The hover label of a position: who or what, the stance, since when, by which deed, in whose words."""
    if is_inherited(row):
        voice = f"inherited from {safe(names.get(row.inherited_from, row.inherited_from))}, not its own words"
    else:
        voice = ATTRIBUTIONS[row.attribution]
    if row.according_to:
        voice = f"as {safe(names.get(row.according_to, row.according_to))} tells it"
    words = _on_lines(cut(row.quote, 150), HOVER_LETTERS, 3)
    what = deed_in_words(row)
    when = f"{date_in_words(row.date)} · {safe(what, 40)}" if what else date_in_words(row.date)
    return f"<b>{title}</b><br>{VERBS[row.stance]} · {when}<br>{voice}<br><i>“{words}”</i>"


def rules(drawing: Drawing, levels: Sequence[float], palette: Palette) -> None:
    """Faint lines across the whole figure behind everything else, added at once, since one by one is slow."""
    across = {"type": "line", "xref": "x domain", "x0": 0, "x1": 1, "layer": "below"}
    line = {"color": palette.faint, "width": 1}
    drawing.update_layout(shapes=[{**across, "y0": level, "y1": level, "line": line} for level in levels])


def time_axis(drawing: Drawing, palette: Palette, first: date, last: date) -> None:
    """A date axis that ends where the view does."""
    span = max((last - first).days, 30)
    drawing.update_xaxes(
        range=[
            pd.Timestamp(first) - pd.Timedelta(days=span * 0.03),
            pd.Timestamp(last) + pd.Timedelta(days=span * 0.02),
        ],
        type="date",
        tickfont={"color": palette.muted},
        showgrid=True,
        gridcolor=palette.faint,
        tickformatstops=[
            {"dtickrange": [None, 86400000], "value": "%-d %b %Y"},
            {"dtickrange": [86400000, "M12"], "value": "%b %Y"},
            {"dtickrange": ["M12", None], "value": "%Y"},
        ],
    )
