"""How the actors divide on each issue: opposition to the left of a middle line, support to the right."""

import pandas as pd

from analysis.inheritance import INHERITED, is_inherited
from analysis.polarisation import DivisionRow
from analysis.scenarios.pinned_positions import SCENARIO, is_supposed
from analysis.wording.figures import VERBS
from briefing.look.palette import Palette
from loaders.table_rows import PositionRow, Row, records
from loaders.vocabularies import Attribution, Stance
from views.charts.drawing import Drawing, Properties
from views.charts.layout import ROW_LABEL_WIDTH, base, row_label, safe, whole

WIDTH, ROW = 810, 34
SHIFTS = (12, 112)
"""Where the columns of figures begin, in pixels right of the bars."""

MOST_NAMED = 10
"""Up to how many actors are named on hover."""

LEFT, RIGHT = (Stance.oppose, Stance.strong_oppose), (Stance.support, Stance.strong_support)


class _SegmentRow(Row):
    __slots__ = ()
    row: int
    stance: int
    told: bool
    start: float
    width: int
    issue: str
    hover: str


def divides(
    table: pd.DataFrame, standing: pd.DataFrame, titles: dict[str, str], names: dict[str, str], palette: Palette
) -> Drawing:
    """A bar an issue (columns of analysis.polarisation.by_issue), in the order of the table.

    `standing` has the positions in force behind it. Actors as another actor
    tells of them, those that inherit the stance and those that a scenario pins
    to it are hatched. Mixed stances straddle the middle line. The figures stand to the right of the bars. Every segment
    carries the id of its issue as custom data.
    """
    drawing = base(
        palette,
        width=WIDTH,
        height=ROW * len(table) + 70,
        margin={"l": ROW_LABEL_WIDTH + 20, "r": 190, "t": 30, "b": 40},
    )
    places = list(range(len(table)))
    most = max(1, int((table[[s.value for s in (*LEFT, *RIGHT, Stance.mixed)]].sum(axis=1)).max()))
    drawing.update_layout(barmode="overlay", bargap=0.3)
    drawing.update_xaxes(range=[-most * 1.02, most * 1.02], showticklabels=False)
    drawing.update_yaxes(
        range=[len(table) - 0.5, -0.5], tickvals=places, ticktext=[row_label(titles[i]) for i in table["issue"]]
    )
    segments = _segments(table, standing, titles, names)
    for stance in Stance:
        for told in (False, True):
            some = segments[(segments["stance"] == stance.score) & (segments["told"] == told)]
            if len(some):
                _bars(drawing, some, stance.score, palette, told=told)
    _marks(drawing, segments, palette)
    drawing.add_vline(x=0, line={"color": palette.muted, "width": 1})
    # all at once: added one by one, each costs as much as all before it
    drawing.update_layout(annotations=[*_heads(most, palette), *_figures(table, palette)])
    return drawing


def _segments(
    table: pd.DataFrame, standing: pd.DataFrame, titles: dict[str, str], names: dict[str, str]
) -> pd.DataFrame:
    """A row for each issue, stance and voice: columns row, stance, told, start, width, issue, hover."""
    told = standing["attribution"].isin([Attribution.characterised, INHERITED, SCENARIO])
    found = dict(list(standing.groupby([standing["issue"], standing["stance"], told])))
    rows = []
    for place, row in enumerate(records(table, DivisionRow)):
        half = row.mixed / 2
        for sides, sign in (((Stance.mixed,), 1), (RIGHT, 1), (LEFT, -1)):
            start = -half if sides == (Stance.mixed,) else sign * half
            for stance in sides:
                for voice in (False, True):
                    some = found.get((row.issue, stance.score, voice))
                    if some is not None:
                        hover = f"<b>{whole(titles[row.issue])}</b><br>{_who(some, names)}"
                        left = start if sign > 0 else start - len(some)
                        rows.append((place, stance.score, voice, left, len(some), row.issue, hover))
                        start += sign * len(some)
    return pd.DataFrame(rows, columns=["row", "stance", "told", "start", "width", "issue", "hover"])


def _who(some: pd.DataFrame, names: dict[str, str]) -> str:
    """Who takes the stance, and as whom they are told of."""
    named = []
    for one in records(some.head(MOST_NAMED), PositionRow):
        as_told = f" (as {safe(names.get(one.according_to, one.according_to))} tells it)" if one.according_to else ""
        if is_inherited(one):
            as_told = f" (inherited from {safe(names[one.inherited_from])})"
        elif is_supposed(one):
            as_told = " (scenario)"
        named.append(safe(names[one.actor], 30) + as_told)
    more = [f"and {len(some) - MOST_NAMED} more"] if len(some) > MOST_NAMED else []
    return f"{VERBS[int(some['stance'].iloc[0])]}:<br>" + "<br>".join([*named, *more])


def _bars(drawing: Drawing, some: pd.DataFrame, stance: int, palette: Palette, *, told: bool) -> None:
    marker: Properties = {"color": palette.stance[stance], "line": {"width": 0}}
    if told:
        marker = {
            "color": palette.paper,
            "line": {"width": 1.5, "color": palette.stance[stance]},
            "pattern": {"shape": "/", "fgcolor": palette.stance[stance], "bgcolor": palette.paper, "size": 6},
        }
    drawing.add_bar(
        orientation="h", y=some["row"], x=some["width"], base=some["start"], width=0.62, marker=marker, hoverinfo="skip"
    )


def _marks(drawing: Drawing, segments: pd.DataFrame, palette: Palette) -> None:
    """The number on every segment, which is also what is clicked and hovered over: bars take no clicks."""
    for ink in ("#000000", "#ffffff", palette.ink):
        some = segments[[_ink(row, palette) == ink for row in records(segments, _SegmentRow)]]
        drawing.add_scatter(
            x=some["start"] + some["width"] / 2,
            y=some["row"],
            mode="markers+text",
            marker={"size": 20, "symbol": "square", "opacity": 0},
            text=[f"<b>{row.width}</b>" if row.told else str(row.width) for row in records(some, _SegmentRow)],
            textfont={"color": ink, "size": 12},
            customdata=some[["issue"]].to_numpy(),
            hovertext=some["hover"],
            hoverinfo="text",
            selected={"marker": {"opacity": 0}},
            unselected={"marker": {"opacity": 0}, "textfont": {"color": ink}},
        )


def _ink(row: _SegmentRow, palette: Palette) -> str:
    return palette.ink if row.told else palette.on(row.stance)


def _heads(most: int, palette: Palette) -> list[Properties]:
    over = {"y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False}
    sides = [("x", -most, 0, "left", "oppose"), ("x", most, 0, "right", "support")]
    figures = [("paper", 1, SHIFTS[0], "left", "agreement A"), ("paper", 1, SHIFTS[1], "left", "polarisation")]
    return [
        {**over, "xref": ref, "x": x, "xshift": shift, "xanchor": anchor, "text": text,
         "font": {"color": palette.muted, "size": 12}}
        for ref, x, shift, anchor, text in [*sides, *figures]
    ]  # fmt: skip


def _figures(table: pd.DataFrame, palette: Palette) -> list[Properties]:
    """Agreement and polarisation beside each bar."""
    notes = []
    for place, row in enumerate(records(table, DivisionRow)):
        known = not pd.isna(row.agreement)
        of = f"{row.agreement:+.2f} of {row.direct}".replace("-", "−")
        words = [of, f"{row.polarisation:.2f}"] if known else ["too few"]
        notes += [
            {"xref": "paper", "x": 1, "xshift": shift, "y": place, "text": text, "xanchor": "left", "showarrow": False,
             "font": {"color": palette.ink if known else palette.muted}}
            for shift, text in zip(SHIFTS, words, strict=False)
        ]  # fmt: skip
    return notes
