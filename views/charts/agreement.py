"""How far two coders agree on each issue: pairs by the distance of their stances, and what only one of them has."""

from pandas import DataFrame, isna

from analysis.codings.intercoder_agreement import DISTANCES, AgreementRow
from analysis.codings.reliability import alpha_in_words
from analysis.wording.figures import count
from briefing.look.palette import Palette, ink_on
from loaders.table_rows import records
from views.charts.drawing import Drawing, Properties
from views.charts.layout import ROW_LABEL_WIDTH, base, row_label, safe

WIDTH, ROW = 810, 34
LEFT, RIGHT = ROW_LABEL_WIDTH + 20, 170
DIGIT, PADDING = 8, 4
"""How many pixels a character of a number takes, and the space about it; a number that does not fit is left out."""

SHIFTS = (12, 92)
"""Where the columns of figures begin, in pixels right of the bars."""

NEAR = (1.0, 0.5, 0.0)
"""How strong the colour is for the same stance, for one step apart and for more."""

Segment = tuple[int, float, int, str, str, str]
"""Row, start, width, issue, text and hover label."""


def agreement(table: DataFrame, titles: dict[str, str], letters: tuple[str, str], palette: Palette) -> Drawing:
    """A bar an issue (columns of analysis.codings.intercoder_agreement.ISSUE_COLUMNS), in the order of the table.

    The darker, the nearer the stances; hatched is what only one coder has. The
    share of the same stances and alpha stand to the right. The coders are called
    by their `letters`. Every segment
    carries the id of its issue as custom data.
    """
    drawing = base(
        palette,
        width=WIDTH,
        height=ROW * len(table) + 60,
        margin={"l": LEFT, "r": RIGHT, "t": 30, "b": 24},
    )
    most = max(1, int((table["pairs"] + table["only_left"] + table["only_right"]).max()))
    drawing.update_layout(barmode="overlay", bargap=0.3)
    reach = most * 1.02
    drawing.update_xaxes(range=[0, reach], showticklabels=False)
    drawing.update_yaxes(
        range=[len(table) - 0.5, -0.5],
        tickvals=list(range(len(table))),
        ticktext=[row_label(titles.get(issue, issue)) for issue in table["issue"]],
    )
    layers = _layers(table, titles, letters, (WIDTH - LEFT - RIGHT) / reach)
    for number, share in enumerate(NEAR):
        colour = palette.closeness(share)
        _draw(drawing, layers[number], {"color": colour, "line": {"width": 0}}, ink_on(colour))
    hatched = {"shape": "/", "fgcolor": palette.faint, "bgcolor": palette.paper, "size": 6}
    outlined = {"color": palette.paper, "line": {"width": 1.5, "color": palette.muted}, "pattern": hatched}
    _draw(drawing, layers[-1], outlined, palette.ink)
    drawing.update_layout(annotations=[*_heads(palette), *_figures(table, palette)])
    return drawing


def _layers(table: DataFrame, titles: dict[str, str], letters: tuple[str, str], scale: float) -> list[list[Segment]]:
    """The segments of each look: the three strengths of NEAR, and what only one has; `scale` is pixels a unit."""
    first, second = letters
    layers: list[list[Segment]] = [[] for _ in range(len(NEAR) + 1)]
    for place, row in enumerate(records(table, AgreementRow)):
        title = f"<b>{safe(titles.get(row.issue, row.issue))}</b><br>"
        far = sum(getattr(row, f"distance_{steps}") for steps in DISTANCES[len(NEAR) - 1 :])
        parts = [
            (0, row.same, "", f"{count(row.same, 'unit')} with the same stance"),
            (1, row.distance_1, "", f"{count(row.distance_1, 'unit')} one step apart"),
            (2, far, "", f"{count(far, 'unit')} two steps apart or more"),
            (3, row.only_left, f"{first} ", f"{count(row.only_left, 'unit')} only in {first}"),
            (3, row.only_right, f"{second} ", f"{count(row.only_right, 'unit')} only in {second}"),
        ]
        start = 0
        for layer, width, side, said in parts:
            if width:
                text = f"{side}{width}"
                fitting = text if len(text) * DIGIT + PADDING <= width * scale else ""
                layers[layer].append((place, start, width, row.issue, fitting, title + said))
                start += width
    return layers


def _draw(drawing: Drawing, segments: list[Segment], marker: Properties, ink: str) -> None:
    """The bars of one look, and on each its number, which is also what is clicked: bars take no clicks."""
    if not segments:
        return
    rows, starts, widths, issues, texts, hovers = (list(column) for column in zip(*segments, strict=True))
    drawing.add_bar(orientation="h", y=rows, x=widths, base=starts, width=0.62, marker=marker, hoverinfo="skip")
    drawing.add_scatter(
        x=[start + width / 2 for start, width in zip(starts, widths, strict=True)],
        y=rows,
        mode="markers+text",
        marker={"size": 20, "symbol": "square", "opacity": 0},
        text=[f"<b>{text}</b>" if text else "" for text in texts],
        textfont={"color": ink, "size": 12},
        customdata=[[issue] for issue in issues],
        hovertext=hovers,
        hoverinfo="text",
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}, "textfont": {"color": ink}},
    )


def _heads(palette: Palette) -> list[Properties]:
    over = {"xref": "paper", "x": 1, "y": 1, "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    return [
        {**over, "xshift": shift, "text": text, "showarrow": False, "font": {"color": palette.muted, "size": 12}}
        for shift, text in zip(SHIFTS, ("same stance", "alpha"), strict=True)
    ]


def _figures(table: DataFrame, palette: Palette) -> list[Properties]:
    """The same stances and alpha beside each bar."""
    notes = []
    for place, row in enumerate(records(table, AgreementRow)):
        few = isna(row.alpha)
        columns = (
            (SHIFTS[0], f"{row.same} of {row.pairs}", not row.pairs),
            (SHIFTS[1], "—" if few else alpha_in_words(row.alpha), few),
        )
        notes += [
            {"xref": "paper", "x": 1, "xshift": shift, "y": place, "text": text, "xanchor": "left", "showarrow": False,
             "font": {"color": palette.muted if pale else palette.ink}}
            for shift, text, pale in columns
        ]  # fmt: skip
    return notes
