"""How the actors divide on each issue: opposition to the left of a middle line, support to the right."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from loaders.frames import records
from loaders.vocabulary import Stance
from views.charts.layout import ROW_LABEL_WIDTH, base, row_label, safe
from views.palette import VERBS, Palette

WIDTH, ROW = 810, 34
SHIFTS = (20, 110)
"""Where the columns of figures begin, in pixels right of the bars."""

LEFT, RIGHT = (Stance.oppose, Stance.strong_oppose), (Stance.support, Stance.strong_support)


def divides(table: pd.DataFrame, titles: dict[str, str], palette: Palette) -> go.Figure:
    """A bar an issue (columns of analysis.polarisation.by_issue), in the order of the table.

    Mixed stances straddle the middle line. The figures stand to the right of
    the bars. Every segment carries the id of its issue as custom data.
    """
    figure = base(
        palette,
        width=WIDTH,
        height=ROW * len(table) + 70,
        margin={"l": ROW_LABEL_WIDTH + 20, "r": 190, "t": 30, "b": 40},
    )
    places = list(range(len(table)))
    most = max(1, int((table[[s.value for s in (*LEFT, *RIGHT, Stance.mixed)]].sum(axis=1)).max()))
    figure.update_layout(barmode="overlay", bargap=0.3)
    figure.update_xaxes(range=[-most * 1.02, most * 1.02], showticklabels=False)
    figure.update_yaxes(
        range=[len(table) - 0.5, -0.5], tickvals=places, ticktext=[row_label(titles[i]) for i in table["issue"]]
    )
    half = table["mixed"] / 2
    _bar(figure, table, Stance.mixed, -half, titles, palette)
    for sides, sign in ((LEFT, -1), (RIGHT, 1)):
        start = half.copy()
        for stance in sides:
            width = table[stance.value]
            _bar(figure, table, stance, start if sign > 0 else -(start + width), titles, palette)
            start += width
    figure.add_vline(x=0, line={"color": palette.muted, "width": 1})
    # all at once: added one by one, each costs as much as all before it
    figure.update_layout(annotations=[*_heads(most, palette), *_figures(table, palette)])
    return figure


def _bar(
    figure: go.Figure,
    table: pd.DataFrame,
    stance: Stance,
    start: "pd.Series[float]",
    titles: dict[str, str],
    palette: Palette,
) -> None:
    counts = table[stance.value]
    figure.add_bar(
        orientation="h",
        y=list(range(len(table))),
        x=counts,
        base=start,
        width=0.62,
        marker={"color": palette.stance[stance.score], "line": {"width": 0}},
        text=[str(count) if count else "" for count in counts],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": palette.on(stance.score), "size": 12},
        customdata=table[["issue"]].to_numpy(),
        hovertext=[
            f"<b>{safe(titles[issue])}</b><br>{count} {VERBS[stance.score]}"
            for issue, count in zip(table["issue"], counts, strict=True)
        ],
        hoverinfo="text",
        unselected={"marker": {"opacity": 1}, "textfont": {"color": palette.on(stance.score)}},
    )


def _heads(most: int, palette: Palette) -> list[dict[str, Any]]:
    over = {"y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False}
    sides = [("x", -most, 0, "left", "oppose"), ("x", most, 0, "right", "support")]
    figures = [("paper", 1, SHIFTS[0], "left", "agreement A"), ("paper", 1, SHIFTS[1], "left", "polarisation")]
    return [
        {**over, "xref": ref, "x": x, "xshift": shift, "xanchor": anchor, "text": text,
         "font": {"color": palette.muted, "size": 12}}
        for ref, x, shift, anchor, text in [*sides, *figures]
    ]  # fmt: skip


def _figures(table: pd.DataFrame, palette: Palette) -> list[dict[str, Any]]:
    """Agreement and polarisation beside each bar."""
    notes = []
    for place, row in enumerate(records(table)):
        known = not pd.isna(row.agreement)
        words = [f"{row.agreement:+.2f}".replace("-", "−"), f"{row.polarisation:.2f}"] if known else ["too few"]
        notes += [
            {"xref": "paper", "x": 1, "xshift": shift, "y": place, "text": text, "xanchor": "left", "showarrow": False,
             "font": {"color": palette.ink if known else palette.muted}}
            for shift, text in zip(SHIFTS, words, strict=False)
        ]  # fmt: skip
    return notes
