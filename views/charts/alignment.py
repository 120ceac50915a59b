"""Alignment over time: step lines with their n, one pair large or many pairs in lanes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.alignment_history import StepRow
from analysis.wording.figures import PLAIN_LEVEL
from briefing.look.palette import Palette
from loaders.table_rows import records
from views.charts.drawing import Drawing
from views.charts.layout import ROW_LABEL_WIDTH, base, row_label, rules, time_axis, whole

LANE = 56
FEW_CHANGES, SOME = 12, 5
"""Up to so many changes of n each is written down that has room; of more only so many."""


@dataclass(frozen=True, slots=True)
class _Line:
    """The known steps of an alignment, where a share stands on the chart, and what opens the hover labels."""

    steps: Sequence[StepRow]
    level: Callable[[float], float]
    lead: str


def alignment_line(series: pd.DataFrame, span: tuple[date, date], palette: Palette) -> Drawing:
    """The alignment of a pair in percent, with its interval; columns as analysis.alignment_over_time."""
    drawing = base(palette, width=None, height=320, margin={"l": 52, "r": 24, "t": 26, "b": 34})
    time_axis(drawing, palette, *span)
    drawing.update_yaxes(
        range=[-6, 112],
        tickvals=[0, 25, 50, 75, 100],
        ticktext=["0 %", "25 %", "50 %", "75 %", "100 %"],
        showgrid=True,
        gridcolor=palette.faint,
        tickfont={"color": palette.muted},
    )
    known = series[series["n"] > 0]
    _band(drawing, known, span[1], palette)
    _lines(drawing, [_Line(tuple(records(known, StepRow)), lambda share: 100 * share, "")], span[1], palette)
    return drawing


def alignment_lanes(series: Sequence[tuple[str, pd.DataFrame]], span: tuple[date, date], palette: Palette) -> Drawing:
    """A lane from 0 to 100 % for each name, with the alignment over time in it."""
    drawing = base(
        palette, width=None, height=LANE * len(series) + 44, margin={"l": ROW_LABEL_WIDTH, "r": 92, "t": 8, "b": 34}
    )
    time_axis(drawing, palette, *span)
    drawing.update_yaxes(
        range=[len(series) - 0.5, -0.55],
        tickvals=list(range(len(series))),
        ticktext=[row_label(name) for name, _ in series],
    )
    rules(drawing, [number + edge for number in range(len(series)) for edge in (-0.34, 0.34)], palette)
    lines = [_in_lane(number, name, one) for number, (name, one) in enumerate(series)]
    _lines(drawing, lines, span[1], palette)
    now = [(number, last) for number, line in enumerate(lines) for last in line.steps[-1:]]
    drawing.update_layout(
        annotations=[
            {
                "xref": "paper", "x": 1, "y": number, "text": f"{100 * last.alignment:.0f} % · n = {last.n}",
                "xanchor": "left", "showarrow": False, "font": {"color": palette.ink if last.ranked else palette.muted},
            }
            for number, last in now
        ]
    )  # fmt: skip
    return drawing


def _in_lane(number: int, name: str, series: pd.DataFrame) -> _Line:
    known = tuple(records(series[series["n"] > 0], StepRow))
    return _Line(known, lambda share: number + 0.34 - 0.68 * share, f"{whole(name)}<br>")


def _lines(drawing: Drawing, lines: Sequence[_Line], until: date, palette: Palette) -> None:
    """Steps that are dotted and grey while n is too small to rank, and the n wherever it changes.

    A trace each for all solid and for all dotted pieces, with gaps between them.
    """
    for ranked, color, dash in ((True, palette.accent, "solid"), (False, palette.muted, "dot")):
        points = [point for line in lines for point in _pieces(line, until, ranked=ranked)]
        if points:
            xs, ys = zip(*points, strict=True)
            pen = {"width": 2, "color": color, "dash": dash, "shape": "hv"}
            drawing.add_scatter(x=xs, y=ys, mode="lines", line=pen, hoverinfo="skip")
    steps = [(line, row) for line in lines for row in line.steps]
    drawing.add_scatter(
        x=[_day(row.date) for _, row in steps],
        y=[line.level(row.alignment) for line, row in steps],
        mode="markers",
        marker={"size": 7, "color": [palette.accent if row.ranked else palette.muted for _, row in steps]},
        hovertext=[
            f"{line.lead}<b>{100 * row.alignment:.0f} %</b> on n = {row.n}, counting from {row.date:%Y-%m-%d}"
            f"<br>{PLAIN_LEVEL} interval {100 * row.low:.0f} to {100 * row.high:.0f} %"
            for line, row in steps
        ],
        hoverinfo="text",
    )
    _show_n(drawing, lines, until, palette)


def _pieces(line: _Line, until: date, *, ranked: bool) -> Iterator[tuple[str | None, float | None]]:
    """The corners of the stretches that are ranked, or of those that are not; each ends where the next step begins."""
    for row, after in zip(line.steps, [*line.steps[1:], None], strict=False):
        if row.ranked != ranked:
            continue
        yield _day(row.date), line.level(row.alignment)
        if after is None:
            yield _day(until), line.level(row.alignment)
        elif after.ranked != ranked:
            yield _day(after.date), line.level(after.alignment)
        if after is None or after.ranked != ranked:
            yield None, None


def _show_n(drawing: Drawing, lines: Sequence[_Line], until: date, palette: Palette) -> None:
    """Each n where it begins; of several on nearly one day the last, and fewer where it changes all the time."""
    labels = [(line, row) for line in lines for row in _changes_of_n(line.steps, until)]
    drawing.add_scatter(
        x=[_day(row.date) for _, row in labels],
        y=[line.level(row.alignment) for line, row in labels],
        mode="markers+text",
        marker={"size": 9, "opacity": 0},  # keeps the words off the line
        text=[f"n = {row.n}" for _, row in labels],
        textposition="top right",
        textfont={"size": 12, "color": palette.muted},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _changes_of_n(steps: Sequence[StepRow], until: date) -> list[StepRow]:
    befores = [None, *steps]
    changes = [step for before, step in zip(befores, steps, strict=False) if before is None or before.n != step.n]
    if not changes:
        return []
    first = changes[0].date
    days = pd.Timestamp(until) - first
    if len(changes) > FEW_CHANGES:
        openings = {(step.date - first) // (days / SOME): step for step in reversed(changes)}
        return list(openings.values())
    afters = [*changes[1:], None]
    return [one for one, then in zip(changes, afters, strict=True) if then is None or then.date - one.date > days / 20]


def _day(day: date) -> str:
    """A day as Plotly reads it, which is many times faster than to leave the conversion to Plotly."""
    return f"{day:%Y-%m-%d}"


def _band(drawing: Drawing, known: pd.DataFrame, until: date, palette: Palette) -> None:
    """The interval of every step as a translucent box, all in one trace with gaps between them."""
    red, green, blue = (int(palette.accent[i : i + 2], 16) for i in (1, 3, 5))
    ends = [*known["date"].iloc[1:], pd.Timestamp(until)]
    xs: list[str | None] = []
    ys: list[float | None] = []
    for row, end in zip(records(known, StepRow), ends, strict=True):
        low, high = 100 * row.low, 100 * row.high
        start, stop = _day(row.date), _day(end)
        xs += [start, stop, stop, start, None]
        ys += [low, low, high, high, None]
    drawing.add_scatter(
        x=xs, y=ys, mode="lines", line={"width": 0}, fill="toself",
        fillcolor=f"rgba({red},{green},{blue},0.13)", hoverinfo="skip",
    )  # fmt: skip
