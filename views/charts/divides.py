"""How the actors divide on each issue: opposition to the left of a middle line, support to the right."""

import pandas as pd
import plotly.graph_objects as go

from loaders.frames import records
from loaders.vocabulary import Stance
from views.charts.layout import ROW_LABEL_WIDTH, base, row_label, safe
from views.palette import VERBS, Palette

ROW = 34
LEFT, RIGHT = (Stance.oppose, Stance.strong_oppose), (Stance.support, Stance.strong_support)


def divides(table: pd.DataFrame, titles: dict[str, str], palette: Palette) -> go.Figure:
    """A bar an issue (columns of analysis.polarisation.by_issue), in the order of the table.

    Mixed stances straddle the middle line. The figures stand to the right of
    the bars. Every segment carries the id of its issue as custom data.
    """
    figure = base(
        palette,
        width=None,
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
    for x, anchor, text in ((-most, "left", "oppose"), (most, "right", "support")):
        figure.add_annotation(
            x=x, y=1, yref="paper", text=text, xanchor=anchor, yanchor="bottom", showarrow=False,
            font={"color": palette.muted},
        )  # fmt: skip
    _figures(figure, table, palette)
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


def _figures(figure: go.Figure, table: pd.DataFrame, palette: Palette) -> None:
    heads = ((20, "agreement A"), (110, "polarisation"))
    for shift, text in heads:
        figure.add_annotation(
            x=1, xref="paper", xshift=shift, y=1, yref="paper", text=text, xanchor="left", yanchor="bottom",
            showarrow=False, font={"color": palette.muted, "size": 12},
        )  # fmt: skip
    for place, row in enumerate(records(table)):
        known = not pd.isna(row.agreement)
        cells = (
            ((20, f"{row.agreement:+.2f}".replace("-", "−")), (110, f"{row.polarisation:.2f}"))
            if known
            else ((20, "too few"),)
        )
        for shift, text in cells:
            figure.add_annotation(
                x=1, xref="paper", xshift=shift, y=place, text=text, xanchor="left", showarrow=False,
                font={"color": palette.ink if known else palette.muted},
            )  # fmt: skip
