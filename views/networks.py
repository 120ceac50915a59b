"""Discourse networks: who says alike and who says otherwise, statement by statement."""

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import streamlit as st

from analysis.blocs import labels
from analysis.discourse import Duplicates, Normalisation, Relation, one_mode, retain, two_mode
from analysis.network_files import edge_list, node_list, one_mode_graph, to_gexf, to_graphml, two_mode_graph
from loaders.export import to_csv
from views import charts
from views.charts.layout import safe
from views.exhibit import how_made, palette, show_chart
from views.view import View
from views.widgets import choose, pick_day
from views.wording import count, day_in_words, plain

if TYPE_CHECKING:
    import networkx as nx

TWO_MODE = "two-mode"
NETWORKS = {
    "congruence": "Actors: saying alike (congruence)",
    "conflict": "Actors: saying otherwise (conflict)",
    "subtract": "Actors: congruence less conflict (subtract)",
    TWO_MODE: "Actors and issues (two-mode)",
}
DIVISORS = {
    "none": "None",
    "average": "Average activity",
    "jaccard": "Jaccard",
    "cosine": "Cosine",
}
REPEATS = {
    "kept": "Kept",
    "document": "Once per document",
    "day": "Once per day",
    "week": "Once per week (ISO)",
    "month": "Once per month",
    "year": "Once per year",
    "range": "Once in the whole range",
}
MOST_TIES = 150


def show_networks(view: View) -> None:
    """The controls, the strongest ties drawn, and the files for other tools."""
    first = view.positions["latest"].min().date()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = choose("Network", "network", list(NETWORKS), NETWORKS, "congruence", width=265)
        since = pick_day("Statements from", "since", first, view.as_of, first, width=145)
        repeats = choose("Repetitions", "repeats", list(REPEATS), REPEATS, "document", width=185)
        divisor = choose("Normalised by", "divisor", list(DIVISORS), DIVISORS, "average", width=160,
                         disabled=kind == TWO_MODE, help="Does not apply to actors and issues.")  # fmt: skip
    retained = retain(view.positions, Duplicates(repeats), since=since)
    if retained.empty:
        st.info("No statement falls within these dates. Choose an earlier day, or let in more evidence.")
        return
    graph = _graph(view, retained, kind, divisor)
    st.markdown(_summary(view, retained, since, graph))
    ties = edge_list(graph)
    strongest = ties.loc[ties["Weight"].abs().sort_values(ascending=False, kind="stable").index]
    names = {node: str(attributes["label"]) for node, attributes in graph.nodes(data=True)}
    if ties.empty:
        st.info("No two are tied in this network: nobody shares an issue with anybody within these dates.")
    else:
        _draw(graph, strongest.head(MOST_TIES), names, strongest, kind)
    _show_files(graph, kind, since, view.as_of)
    how_made(_sentence(kind, repeats, divisor))


def _graph(view: View, retained: pd.DataFrame, kind: str, divisor: str) -> "nx.Graph":
    """The chosen network, with the bloc of every actor."""
    actors, issues = view.actor_ids, view.issue_ids
    found = two_mode(retained, actors, issues)
    letters = labels(view.room.blocs, len(actors))
    blocs = pd.DataFrame({"bloc": letters}, index=pd.Index(actors))
    if kind == TWO_MODE:
        return two_mode_graph(found, view.actors, view.issues, blocs)
    matrix = one_mode(retained, actors, issues, Relation(kind), Normalisation(divisor))
    return one_mode_graph(matrix, view.actors, found.statements.sum(axis=1), blocs)


def _summary(view: View, retained: pd.DataFrame, since: date, graph: "nx.Graph") -> str:
    within = view.positions[view.positions["latest"] >= pd.Timestamp(since)]
    dropped = len(within) - len(retained)
    left_out = f", {count(dropped, 'repetition')} left out" if dropped else ""
    return (
        f"**{count(len(retained), 'statement')}** of {count(retained['actor'].nunique(), 'actor')} from "
        f"{day_in_words(since)} to {day_in_words(view.as_of)}{left_out}: "
        f"**{count(graph.number_of_edges(), 'tie')}**. What others say of an actor counts among them as far as "
        "the evidence filter in the sidebar lets it in."
    )


def _draw(graph: "nx.Graph", shown: pd.DataFrame, names: dict[str, str], ties: pd.DataFrame, kind: str) -> None:
    beside = kind == TWO_MODE
    places = _columns(shown, names) if beside else _scattered(shown)
    nodes = [
        charts.Node(
            node, names[node], x, y, graph.nodes[node]["mode"] == "issue",
            f"<b>{safe(names[node])}</b><br>{count(int(graph.nodes[node]['statements']), 'statement')}",
        )
        for node, (x, y) in places.items()
    ]  # fmt: skip
    lines = [charts.Tie(*row) for row in zip(shown["Source"], shown["Target"], shown["Weight"], strict=True)]
    most = f"The {len(shown)} strongest of {len(ties)} ties are drawn; the table and the files have all. " if len(
        ties) > len(shown) else ""  # fmt: skip
    meaning = (
        "A whole line: the sum of the actor's stances on the issue is above 0, which is support; dashed: below 0."
        if beside
        else "A whole line: a positive weight; dashed: a negative one."
    )
    show_chart(
        charts.network(nodes, lines, palette(), beside=beside),
        key="network_chart",
        alt=f"Network of {len(nodes)} points and {len(lines)} ties; the table has every tie with its weight.",
        caption=f"{most}{meaning} The wider, the weightier. "
        + ("Circles are actors, squares issues." if beside else "Places are chosen so that ties are short."),
        table=ties.assign(Source=ties["Source"].map(names), Target=ties["Target"].map(names)).round({"Weight": 6}),
    )


def _columns(shown: pd.DataFrame, names: dict[str, str]) -> dict[str, tuple[float, float]]:
    """Actors in a column on the left, issues on the right, each near what it is tied to."""
    actors, issues = list(dict.fromkeys(shown["Source"])), list(dict.fromkeys(shown["Target"]))
    weight = pd.crosstab(shown["Source"], shown["Target"], values=shown["Weight"], aggfunc="sum").fillna(0)
    order = {actor: float(number) for number, actor in enumerate(sorted(actors, key=names.__getitem__))}
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


def _show_files(graph: "nx.Graph", kind: str, since: date, until: date) -> None:
    """The whole network for Gephi, networkx and spreadsheets, made when asked for."""
    stem = f"{kind}-{since}-{until}"
    with st.container(horizontal=True):
        st.download_button("GraphML", lambda: to_graphml(graph), f"{stem}.graphml", "application/xml", key="graphml")
        st.download_button("GEXF (Gephi)", lambda: to_gexf(graph), f"{stem}.gexf", "application/xml", key="gexf")
        st.download_button("Ties (CSV)", lambda: to_csv(edge_list(graph)), f"{stem}-edges.csv", "text/csv", key="edges")
        st.download_button(
            "Nodes (CSV)", lambda: to_csv(node_list(graph)), f"{stem}-nodes.csv", "text/csv", key="nodes"
        )
    st.caption(
        "Each file has all ties, and the actors with kind, ISO code, statements and bloc. "
        "Cells whose stances add up to 0 are no tie between an actor and an issue."
    )


def _sentence(kind: str, repeats: str, divisor: str) -> str:
    counted = plain(REPEATS[repeats].lower())
    if kind == TWO_MODE:
        return f"A tie is the sum of the actor's stances on the issue (−2 to 2 each), repetitions {counted}."
    return (
        "A tie sums, over issues and pairs of statements, 1 − |difference| / 4 for congruence and |difference| / 4 for "
        f"conflict, repetitions {counted}, divided by: {plain(DIVISORS[divisor].lower())}; "
        "after Leifeld's discourse network analysis."
    )
