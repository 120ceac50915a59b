"""A network drawn: its strongest ties, and where its points stand."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.alignment import RANKED_FROM
from analysis.wording.figures import count
from views import charts
from views.charts.layout import whole
from views.shared.chart_panel import palette, show_chart

MOST_TIES, MOST_OF_ONE = 150, 40
"""Of the ties of one actor fewer are drawn, so that names can stand beside them."""

STRONGEST = 2
"""In a room with more ties so many of the strongest of every actor are drawn."""

MOST_POINTS = 200
"""Between so many actors at most; with more, none could be followed, and placing them would take seconds."""


@dataclass(frozen=True, slots=True)
class Point:
    """An actor or an issue, and how many statements it has."""

    name: str
    statements: int
    is_issue: bool = False
    bloc: int = -1
    told: bool = False
    """Whether all that is known of it comes through one other actor."""


def draw_network(points: Mapping[str, Point], ties: pd.DataFrame, *, beside: bool) -> None:
    """The strongest of `ties` (columns Source, Target, Weight; the strongest first), and all of them as a table.

    With `beside` actors and issues stand in two columns.
    """
    shown = _drawn(ties, beside=beside)
    places = _columns(shown, points) if beside else _scattered(shown)
    nodes = [
        charts.Node(key, one.name, x, y, one.is_issue, one.bloc, one.told, _hover(one))
        for key, (x, y) in places.items()
        for one in (points[key],)
    ]  # fmt: skip
    thin = np.zeros(len(shown), dtype=bool) if beside else (shown["Ranked"] != "yes").to_numpy()
    lines = [
        charts.Tie(*row) for row in zip(shown["Source"], shown["Target"], shown["Weight"], thin.tolist(), strict=True)
    ]
    more = len(ties) > len(shown)
    which = (
        "strongest ties, of equally strong ones those on the most divided issues in turn for every actor"
        if beside
        else f"ties that are among the {STRONGEST} strongest of one of the two{_between(ties)}"
    )
    most = f"Drawn: {len(shown)} of {len(ties):,} ties, the {which}; the table has all. " if more else ""
    meaning = (
        "A whole line: the sum of the actor's stances on the issue is above 0, which is support; dashed: below 0."
        if beside
        else f"A whole line: a positive weight; dashed: a negative one; thin and grey: on fewer than {RANKED_FROM} "
        "shared issues or passages. An open ring: known through one other actor alone."
    )
    unnamed = " Point at a mark for its name." if len(nodes) > charts.NAMED_IN_NETWORK else ""
    names = {key: point.name for key, point in points.items()}
    show_chart(
        charts.network(nodes, lines, palette(), beside=beside),
        key="network_chart",
        alt=f"Network of {count(len(nodes), 'point')} and {count(len(lines), 'tie')}; "
        "the table has every tie with its weight.",
        caption=f"{most}{meaning} The wider, the weightier. "
        + ("Circles are actors, squares issues." if beside else f"Places are chosen so that ties are short.{unnamed}"),
        table=ties,
        words=lambda rows: _worded(rows, names),
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


def _drawn(ties: pd.DataFrame, *, beside: bool) -> pd.DataFrame:
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


def _columns(shown: pd.DataFrame, points: Mapping[str, Point]) -> dict[str, tuple[float, float]]:
    """Actors in a column on the left, issues on the right, each near what it is tied to."""
    actors, issues = list(dict.fromkeys(shown["Source"])), list(dict.fromkeys(shown["Target"]))
    weight = pd.crosstab(shown["Source"], shown["Target"], values=shown["Weight"], aggfunc="sum").fillna(0)
    order = {actor: float(number) for number, actor in enumerate(sorted(actors, key=lambda actor: points[actor].name))}
    for _ in range(8):  # the barycentre heuristic against crossings: a few rounds settle it
        right = {i: float(np.average([order[a] for a in weight.index], weights=weight[i].abs())) for i in issues}
        ranked = {i: n for n, i in enumerate(sorted(issues, key=right.__getitem__))}
        left = {a: float(np.average([ranked[i] for i in weight], weights=weight.loc[a].abs())) for a in actors}
        order = {a: float(n) for n, a in enumerate(sorted(actors, key=left.__getitem__))}
    return {
        **{a: (0.0, 1 - (n + 0.5) / len(actors)) for a, n in order.items()},
        **{i: (1.0, 1 - (n + 0.5) / len(issues)) for i, n in ranked.items()},
    }


def _scattered(shown: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """Places in the unit square with short ties (Fruchterman and Reingold), the same in every run."""
    import networkx as nx

    drawn = nx.Graph()
    drawn.add_weighted_edges_from(zip(shown["Source"], shown["Target"], shown["Weight"].abs(), strict=True))
    drawn.remove_edges_from(list(nx.selfloop_edges(drawn)))
    found = nx.spring_layout(drawn, k=2.4 / np.sqrt(max(len(drawn), 1)), iterations=150, seed=0, weight=None)
    places = np.array(list(found.values()))
    low, extent = places.min(axis=0), np.maximum(np.ptp(places, axis=0), 1e-9)
    return {node: tuple((place - low) / extent) for node, place in found.items()}
