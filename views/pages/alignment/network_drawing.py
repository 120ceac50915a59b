"""A network drawn: its strongest ties, and where its points stand."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

from analysis.alignment import RANKED_FROM
from analysis.networks.discourse_networks import LEAST_SHARE
from analysis.networks.two_mode_ties import TwoModeValue
from analysis.wording.figures import count, percent
from views import charts
from views.charts.layout import whole
from views.look.theme import palette
from views.pages.alignment.network_places import in_columns, scattered
from views.pages.alignment.two_mode_look import LINES, line_weights, takes_sides
from views.shared.chart_panel import show_chart, show_table

MOST_TIES, MOST_OF_ONE = 150, 40
"""Of the ties of one actor fewer are drawn, so that names can stand beside them."""

STRONGEST = 2
"""In a room with more ties so many of the strongest of every actor are drawn."""

MOST_POINTS = 200
"""Between so many actors at most; with more, none could be followed, and placing them would take seconds."""


RULE = (
    f"a line needs {RANKED_FROM} shared issues on {RANKED_FROM} separate quotations, and the same side (if dashed, "
    f"opposite sides) on more than {percent(LEAST_SHARE)} of them"
)
"""When a line stands between two actors (see `discourse_networks.drawn_ties`)."""


@dataclass(frozen=True, slots=True)
class Point:
    """An actor or an issue, and how many statements it has."""

    name: str
    statements: int
    is_issue: bool = False
    bloc: int = -1
    told: bool = False
    """Whether all that is known of it comes through one other actor."""


def draw_network(
    points: Mapping[str, Point], ties: pd.DataFrame, *, value: TwoModeValue | None = None, opposed: bool = False
) -> None:
    """The strongest of `ties` (columns as `Network.ties`, the strongest first), and all of them as a table.

    With `value`, which is what ties between actors and issues are worth, these stand in two columns; else only ties are
    drawn that `drawn_ties` lets be. With `opposed` every weight is one of opposition.
    """
    beside = value is not None
    readable = ties if beside else ties[ties["Drawn"] == "yes"]
    names = {key: point.name for key, point in points.items()}
    if readable.empty:
        st.info(f"No line is drawn: {RULE}. No two of these actors do.")
        show_table(
            ties, key="network_chart", label="All ties as a table", words=lambda rows: _worded(rows, names), said=ties
        )
        return
    shown = _strongest(readable, beside=beside)
    places = in_columns(shown, names) if beside else scattered(shown)
    nodes = [
        charts.Node(key, one.name, x, y, one.is_issue, one.bloc, one.told, _hover(one))
        for key, (x, y) in places.items()
        for one in (points[key],)
    ]  # fmt: skip
    drawn = zip(shown["Source"], shown["Target"], _signed(shown, opposed), strict=True)
    lines = [charts.Tie(one, other, line) for one, other, tie in drawn for line in _lines_of(tie, value)]
    sided = value is None or takes_sides(value)
    show_chart(
        charts.network(nodes, lines, palette(), beside=beside, sided=sided),
        key="network_chart",
        alt=f"Network of {count(len(nodes), 'point')} and {count(len(shown), 'tie')}; "
        "the table has every tie with its weight.",
        caption=_caption(ties, readable, shown, value=value, named=len(nodes) <= charts.NAMED_IN_NETWORK),
        table=ties,
        words=lambda rows: _worded(rows, names),
        said=ties,
    )


def _signed(shown: pd.DataFrame, opposed: bool) -> "pd.Series[float]":
    """The weights as they are drawn: those of a network of conflict are opposition."""
    return -shown["Weight"].abs() if opposed else shown["Weight"]


def _lines_of(weight: float, value: TwoModeValue | None) -> tuple[float, ...]:
    return (weight,) if value is None else line_weights(value, weight)


def _caption(
    ties: pd.DataFrame, readable: pd.DataFrame, shown: pd.DataFrame, *, value: TwoModeValue | None, named: bool
) -> str:
    drawn = f"{len(shown):,} of {count(len(ties), 'tie')} drawn"
    if value is not None:
        which = ", the strongest, of equal ones those on the most divided issues in turn for every actor"
        return f"{drawn}{which if len(ties) > len(shown) else ''}. {LINES[value]} Circles are actors, squares issues."
    most = f"; of these the {STRONGEST} strongest of each actor{_between(readable)}; the table has all"
    return (
        f"{drawn}: {RULE}{most if len(readable) > len(shown) else ''}. The wider, the weightier; dashed: opposition. "
        "An open ring: known through one other actor alone. Places are chosen so that ties are short."
        + ("" if named else " Point at an actor for its name.")
    )


def _tied(ties: pd.DataFrame) -> npt.NDArray[np.object_]:
    """Everybody with a tie, in the order of their strongest ones."""
    return pd.unique(ties[["Source", "Target"]].to_numpy(dtype=object).ravel())


def _between(ties: pd.DataFrame) -> str:
    """Which actors the ties are drawn between, where not between all."""
    tied = len(_tied(ties))
    if tied <= MOST_POINTS or _has_centre(ties):
        return ""
    return f", between the {MOST_POINTS} of {count(tied, 'actor')} with the strongest ties"


def _strongest(ties: pd.DataFrame, *, beside: bool) -> pd.DataFrame:
    """All ties, or of too many the first and, between actors, the strongest of each."""
    if len(ties) <= MOST_TIES:
        return ties
    if beside:
        return ties.head(MOST_TIES)
    if _has_centre(ties):
        return ties.head(MOST_OF_ONE)
    most = _tied(ties)[:MOST_POINTS]
    ties = ties[ties["Source"].isin(most) & ties["Target"].isin(most)]
    number = np.tile(np.arange(len(ties)), 2)
    ends = pd.DataFrame({"actor": pd.concat([ties["Source"], ties["Target"]]).to_numpy(), "tie": number})
    ends = ends.sort_values("tie", kind="stable")
    return ties.iloc[np.unique(ends.loc[ends.groupby("actor").cumcount() < STRONGEST, "tie"])]


def _has_centre(ties: pd.DataFrame) -> bool:
    """Whether one actor has a part in every tie."""
    first = {ties["Source"].iloc[0], ties["Target"].iloc[0]}
    return any(((ties["Source"] == one) | (ties["Target"] == one)).all() for one in first)


def _worded(ties: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    ends = {end: ties[end].map(names) for end in ("Source", "Target")}
    return ties.assign(**ends, Weight=ties["Weight"].round(6))


def _hover(point: Point) -> str:
    told = "<br>known through one other actor alone" if point.told else ""
    return f"<b>{whole(point.name)}</b><br>{count(point.statements, 'statement')}{told}"
