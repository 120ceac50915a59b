"""One issue: every actor with a position in force, on one line from opposition to support."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from analysis.inheritance import INHERITED
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import Attribution
from views.charts.drawing import Drawing
from views.charts.layout import base, hover, line_width, safe, symbol, whole
from views.shared.palette import Palette

ROW = 28
WIDTH = 680
NAMED = 20
"""Up to how many actors on one stance each have a row and a name; more are packed side by side."""

PACKED, PACKED_ROW, PITCH = 7, 18, 0.122
"""How many are packed side by side, the height of their rows, and how far apart they stand."""


VOICES = [*(attribution.value for attribution in Attribution), INHERITED]
"""The order of the actors on a stance, from the bottom."""


class _Mark(NamedTuple):
    row: PositionRow
    x: float
    level: int
    packed: bool


def strip(standing: pd.DataFrame, names: dict[str, str], palette: Palette) -> Drawing:
    """The actors stacked over their stance, each marker with its name; `standing` has one row an actor.

    Of very many on one stance only the markers are drawn, several side by side, and the hover labels have the names.
    """
    marks = _stacked(sorted(records(standing, PositionRow), key=lambda row: VOICES.index(row.attribution)))
    height = max([2, *(mark.level + 1 for mark in marks)])
    row = PACKED_ROW if any(mark.packed for mark in marks) else ROW
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
        x=[mark.x for mark in marks],
        y=[mark.level for mark in marks],
        mode="markers+text",
        text=["" if mark.packed else f" {safe(names[mark.row.actor], 22)}" for mark in marks],
        textposition="middle right",
        textfont={"size": 13, "color": palette.ink},
        marker={
            "symbol": [symbol("circle", mark.row.attribution) for mark in marks],
            "size": 14,
            "color": [palette.stance[mark.row.stance] for mark in marks],
            "line": {"width": [line_width(mark.row.attribution) for mark in marks]},
        },
        customdata=[[mark.row.actor] for mark in marks],
        hovertext=[hover(mark.row, whole(names[mark.row.actor]), names) for mark in marks],
        hoverinfo="text",
        cliponaxis=False,
        unselected={"marker": {"opacity": 1}},
    )
    return drawing


def _stacked(rows: Sequence[PositionRow]) -> list[_Mark]:
    """Where each actor stands: on those before it of the same stance, or of very many beside some of them."""
    crowd = Counter(row.stance for row in rows)
    seen: Counter[int] = Counter()
    marks = []
    for row in rows:
        place = seen[row.stance]
        seen[row.stance] += 1
        packed = crowd[row.stance] > NAMED
        level, beside = divmod(place, PACKED) if packed else (place, 0)
        marks.append(_Mark(row, row.stance + PITCH * beside, level, packed))
    return marks
