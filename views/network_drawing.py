"""A network drawn: its strongest ties, and where its points stand."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from views import charts
from views.charts.layout import safe
from views.exhibit import palette, show_chart
from views.wording import count

MOST_TIES = 150


@dataclass(frozen=True, slots=True)
class Point:
    """An actor or an issue, and how many statements it has."""

    name: str
    statements: int
    is_issue: bool = False


def draw_network(points: Mapping[str, Point], ties: pd.DataFrame, *, beside: bool) -> None:
    """The strongest of `ties` (columns Source, Target, Weight; the strongest first), and all of them as a table.

    With `beside` actors and issues stand in two columns.
    """
    shown = ties.head(MOST_TIES)
    places = _columns(shown, points) if beside else _scattered(shown)
    nodes = [
        charts.Node(key, points[key].name, x, y, points[key].is_issue, _hover(points[key]))
        for key, (x, y) in places.items()
    ]  # fmt: skip
    lines = [charts.Tie(*row) for row in zip(shown["Source"], shown["Target"], shown["Weight"], strict=True)]
    more = len(ties) > len(shown)
    alike = ", of equally strong ones those on the most divided issues in turn for every actor" if beside else ""
    most = f"The {len(shown)} strongest of {len(ties):,} ties are drawn{alike}; the table has all. " if more else ""
    meaning = (
        "A whole line: the sum of the actor's stances on the issue is above 0, which is support; dashed: below 0."
        if beside
        else "A whole line: a positive weight; dashed: a negative one."
    )
    names = {key: point.name for key, point in points.items()}
    show_chart(
        charts.network(nodes, lines, palette(), beside=beside),
        key="network_chart",
        alt=f"Network of {len(nodes)} points and {len(lines)} ties; the table has every tie with its weight.",
        caption=f"{most}{meaning} The wider, the weightier. "
        + ("Circles are actors, squares issues." if beside else "Places are chosen so that ties are short."),
        table=ties,
        words=lambda rows: _worded(rows, names),
    )


def _worded(ties: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    ends = {end: ties[end].map(names) for end in ("Source", "Target")}
    return ties.assign(**ends, Weight=ties["Weight"].round(6))


def _hover(point: Point) -> str:
    return f"<b>{safe(point.name)}</b><br>{count(point.statements, 'statement')}"


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
