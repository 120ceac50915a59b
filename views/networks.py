"""Discourse networks: who says alike and who says otherwise, statement by statement."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

from analysis.blocs import labels
from analysis.discourse import Duplicates, Normalisation, Relation, TwoMode, one_mode, retain, two_mode
from analysis.network_files import (
    ISSUE_PREFIX,
    edge_list,
    node_list,
    one_mode_graph,
    to_gexf,
    to_graphml,
    two_mode_graph,
)
from loaders.export import to_csv
from views.exhibit import how_made
from views.network_drawing import Point, draw_network
from views.view import View
from views.widgets import choose, find, pick_day
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


@dataclass(frozen=True)
class _Network:
    """A network as arrays. `weight` has a row an actor and a column an actor or an issue."""

    view: View
    found: TwoMode
    weight: npt.NDArray[np.float64]
    two_mode: bool

    def points(self) -> dict[str, Point]:
        """Every actor and, with two modes, every issue."""
        counts = self.found.statements
        points = {
            actor: Point(self.view.names[actor], int(said))
            for actor, said in zip(self.view.actor_ids, counts.sum(axis=1), strict=True)
        }
        if self.two_mode:
            for issue, said in zip(self.view.issue_ids, counts.sum(axis=0), strict=True):
                points[ISSUE_PREFIX + issue] = Point(self.view.titles[issue], int(said), is_issue=True)
        return points

    def ties(self) -> pd.DataFrame:
        """Every tie once, the strongest first: columns Source, Target, Weight.

        Of equally strong ties to issues, those on the most divided issues come first, in turn for every actor.
        """
        rows, columns = np.nonzero(self.weight if self.two_mode else np.triu(self.weight, 1))
        weight = self.weight[rows, columns]
        strength, turn = -np.abs(weight), pd.Series(0, index=range(len(weight)))
        if self.two_mode:
            united = np.abs(self.weight.sum(axis=0)) / np.maximum(np.abs(self.weight).sum(axis=0), 1)
            ties = pd.DataFrame({"row": rows, "strength": strength, "united": united[columns]})
            turn = ties.sort_values("united", kind="stable").groupby(["row", "strength"]).cumcount().sort_index()
        order = np.lexsort((turn, strength))
        actors = np.array(self.view.actor_ids, dtype=object)
        issues = np.array([ISSUE_PREFIX + issue for issue in self.view.issue_ids], dtype=object)
        targets = issues if self.two_mode else actors
        return pd.DataFrame(
            {"Source": actors[rows[order]], "Target": targets[columns[order]], "Weight": weight[order]}
        )  # fmt: skip

    def graph(self) -> "nx.Graph":
        """The same for other tools, with the bloc of every actor."""
        letters = labels(self.view.room.blocs, len(self.view.actor_ids))
        blocs = pd.DataFrame({"bloc": letters}, index=pd.Index(self.view.actor_ids))
        if self.two_mode:
            return two_mode_graph(self.found, self.view.actors, self.view.issues, blocs)
        return one_mode_graph(self.weight, self.view.actors, self.found.statements.sum(axis=1), blocs)


def show_networks(view: View) -> None:
    """The controls, the strongest ties drawn, and the files for other tools."""
    first = view.positions["latest"].min().date()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = choose("Network", "network", list(NETWORKS), NETWORKS, "congruence", width=265)
        since = pick_day("Statements from", "since", first, view.as_of, first, width=145)
        repeats = choose("Repetitions", "repeats", list(REPEATS), REPEATS, "document", width=185)
        divisor = choose("Normalised by", "divisor", list(DIVISORS), DIVISORS, "average", width=160,
                         disabled=kind == TWO_MODE, help="Does not apply to actors and issues.")  # fmt: skip
        heard = sorted(view.positions["actor"].unique(), key=view.names.__getitem__)
        ego = find("Only the ties of", "find", heard, view.names, "Everybody", width=265)
    retained = retain(view.positions, Duplicates(repeats), since=since)
    if retained.empty:
        st.info("No statement falls within these dates. Choose an earlier day, or let in more evidence.")
        return
    network = _network(view, retained, kind, divisor)
    ties = network.ties()
    st.markdown(_summary(view, retained, since, len(ties)))
    if ego:
        ties = ties[(ties["Source"] == ego) | (ties["Target"] == ego)]
    if ties.empty:
        whom = f"{plain(view.names[ego])} has no tie" if ego else "No two are tied"
        st.info(f"{whom} in this network: within these dates no issue is shared.")
    else:
        draw_network(network.points(), ties, beside=network.two_mode)
    _show_files(network.graph, kind, since, view.as_of)
    how_made(_sentence(kind, repeats, divisor))


def _network(view: View, retained: pd.DataFrame, kind: str, divisor: str) -> _Network:
    actors, issues = view.actor_ids, view.issue_ids
    found = two_mode(retained, actors, issues)
    if kind == TWO_MODE:
        return _Network(view, found, found.subtract.astype(np.float64), two_mode=True)
    weight = one_mode(retained, actors, issues, Relation(kind), Normalisation(divisor))
    return _Network(view, found, weight, two_mode=False)


def _summary(view: View, retained: pd.DataFrame, since: date, ties: int) -> str:
    within = view.positions[view.positions["latest"] >= pd.Timestamp(since)]
    dropped = len(within) - len(retained)
    left_out = f", {count(dropped, 'repetition')} left out" if dropped else ""
    return (
        f"**{count(len(retained), 'statement')}** of {count(retained['actor'].nunique(), 'actor')} from "
        f"{day_in_words(since)} to {day_in_words(view.as_of)}{left_out}: **{count(ties, 'tie')}**. What others "
        "say of an actor counts among them as far as the evidence filter in the sidebar lets it in."
    )


def _show_files(make: Callable[[], "nx.Graph"], kind: str, since: date, until: date) -> None:
    """The whole network for Gephi, networkx and spreadsheets, made when asked for."""
    stem = f"{kind}-{since}-{until}"
    files: dict[str, tuple[str, str, Callable[[], bytes]]] = {
        "GraphML": (f"{stem}.graphml", "application/xml", lambda: to_graphml(make())),
        "GEXF (Gephi)": (f"{stem}.gexf", "application/xml", lambda: to_gexf(make())),
        "Ties (CSV)": (f"{stem}-edges.csv", "text/csv", lambda: to_csv(edge_list(make()))),
        "Nodes (CSV)": (f"{stem}-nodes.csv", "text/csv", lambda: to_csv(node_list(make()))),
    }
    with st.container(horizontal=True):
        for label, (name, mime, content) in files.items():
            st.download_button(label, content, name, mime, key=f"network_{label}", on_click="ignore")
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
