"""Where the points of a network stand."""

from collections.abc import Mapping

import numpy as np
import pandas as pd


def in_columns(shown: pd.DataFrame, names: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Actors in a column on the left, issues on the right, each near what it is tied to."""
    actors, issues = list(dict.fromkeys(shown["Source"])), list(dict.fromkeys(shown["Target"]))
    weight = pd.crosstab(shown["Source"], shown["Target"], values=shown["Weight"], aggfunc="sum").fillna(0)
    order = {actor: float(number) for number, actor in enumerate(sorted(actors, key=lambda actor: names[actor]))}
    for _ in range(8):  # the barycentre heuristic against crossings: a few rounds settle it
        right = {i: float(np.average([order[a] for a in weight.index], weights=weight[i].abs())) for i in issues}
        ranked = {i: n for n, i in enumerate(sorted(issues, key=right.__getitem__))}
        left = {a: float(np.average([ranked[i] for i in weight], weights=weight.loc[a].abs())) for a in actors}
        order = {a: float(n) for n, a in enumerate(sorted(actors, key=left.__getitem__))}
    return {
        **{a: (0.0, 1 - (n + 0.5) / len(actors)) for a, n in order.items()},
        **{i: (1.0, 1 - (n + 0.5) / len(issues)) for i, n in ranked.items()},
    }


def scattered(shown: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """Places in the unit square with short ties (Fruchterman and Reingold), the same in every run."""
    import networkx as nx

    drawn = nx.Graph()
    drawn.add_weighted_edges_from(zip(shown["Source"], shown["Target"], shown["Weight"].abs(), strict=True))
    drawn.remove_edges_from(list(nx.selfloop_edges(drawn)))
    found = nx.spring_layout(drawn, k=2.4 / np.sqrt(max(len(drawn), 1)), iterations=150, seed=0, weight=None)
    places = np.array(list(found.values()))
    low, extent = places.min(axis=0), np.maximum(np.ptp(places, axis=0), 1e-9)
    return {node: tuple((place - low) / extent) for node, place in found.items()}
