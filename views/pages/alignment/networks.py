"""Discourse networks: who says alike and who says otherwise, statement by statement."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.chronology import ends
from analysis.coverage import count_passages
from analysis.networks.discourse_networks import Duplicates, Relation, retain
from analysis.networks.network_files import edge_list, node_list, to_gexf, to_graphml
from analysis.networks.two_mode_ties import TwoModeValue
from analysis.wording.figures import count, date_as_noun, separate_quotations
from exchange.exported_files import to_csv
from loaders.joint_statements import count_positions
from views.pages.alignment.network_drawing import draw_network
from views.pages.alignment.tie_choice import NETWORKS, Ties, choose_ties
from views.shared.chart_panel import how_made
from views.shared.downloads import offer_file
from views.shared.markdown_text import plain
from views.shared.node_choice import Nodes, choose_nodes
from views.shared.view import View
from views.shared.widgets import choose, find, pick_day

if TYPE_CHECKING:
    import networkx as nx

REPEATS = {
    "kept": "Kept",
    "document": "Once per document",
    "day": "Once per day",
    "week": "Once per week (ISO)",
    "month": "Once per month",
    "year": "Once per year",
    "range": "Once in the whole range",
}


def show_networks(view: View) -> None:
    """The controls, the strongest ties drawn, and the files for other tools: of what was said, without a scenario."""
    view = view.as_said
    first = view.stated.all["latest"].min().date()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = choose("Network", "network", list(NETWORKS), NETWORKS, "congruence", width=265)
        since = pick_day("Statements from", "since", first, view.as_of, first, width=145).drawn()
        repeats = choose("Repetitions", "repeats", list(REPEATS), REPEATS, "document", width=185)
        make = choose_ties(kind)
        heard = sorted(view.stated.all["actor"].unique(), key=view.names.__getitem__)
        ego = find("Only the ties of", "ties_of", heard, view.names, "Everybody", width=265)
        nodes = choose_nodes(view)
    retained = retain(nodes.stated(view), Duplicates(repeats), since=since)
    if retained.empty:
        st.info("No statement falls within these dates. Choose an earlier day, or let in more evidence.")
        return
    network = make.network(view, nodes, retained)
    ties = network.ties()
    st.markdown(_summary(view, nodes, retained, since, len(ties)))
    if ego:
        ties = ties[(ties["Source"] == ego) | (ties["Target"] == ego)]
    if ties.empty:
        whom = f"{plain(view.names[ego])} has no tie" if ego else "No two are tied"
        st.info(f"{whom} in this network: within these dates no issue is shared.")
    else:
        draw_network(network.points(), ties, value=make.value, opposed=network.relation is Relation.conflict)
    _show_files(network.graph, kind, since, view.as_of, make)
    how_made(make.sentence(REPEATS[repeats].lower()))


def _summary(view: View, nodes: Nodes, retained: pd.DataFrame, since: date, ties: int) -> str:
    within = nodes.stated(view)
    within = within[within["latest"] >= pd.Timestamp(since)]
    number = count_positions(retained)
    dropped = count_positions(within) - number
    left_out = f", {count(dropped, 'repetition')} left out" if dropped else ""
    oldest, newest = (date_as_noun(one) for one in ends(retained))
    without = f", {plain(nodes.left_out)}" if nodes.left_out else ""
    return (
        f"**{count(number, 'statement')}** of {count(retained['actor'].nunique(), 'actor')}{without}, "
        f"resting on {separate_quotations(count_passages(retained))}, the oldest of {oldest}, the newest of "
        f"{newest}{left_out}: **{count(ties, 'tie')}**. "
        "What others say of an actor counts among them as far as the evidence filter in the sidebar lets it in."
    )


def _show_files(make: Callable[[], "nx.Graph"], kind: str, since: date, until: date, ties: Ties) -> None:
    """The whole network for Gephi, networkx and spreadsheets, made when asked for."""
    stem = f"network-{kind}-{since}-{until}"
    files: dict[str, tuple[str, str, Callable[[], bytes]]] = {
        "GraphML": (f"{stem}.graphml", "application/xml", lambda: to_graphml(make())),
        "GEXF (Gephi)": (f"{stem}.gexf", "application/xml", lambda: to_gexf(make())),
        "Ties (CSV)": (f"{stem}-edges.csv", "text/csv", lambda: to_csv(edge_list(make()))),
        "Nodes (CSV)": (f"{stem}-nodes.csv", "text/csv", lambda: to_csv(node_list(make()))),
    }
    with st.container(horizontal=True):
        for label, (name, mime, content) in files.items():
            offer_file(label, content, name, mime, f"network_{label}")
    st.caption(
        "Each file has all ties, and the actors with kind, ISO code, statements and bloc."
        + (
            " Stances of an actor that add up to 0 on an issue are no tie."
            if ties.value is TwoModeValue.subtract
            else ""
        )
    )
