"""Which actors and issues networks leave out: chosen once for the networks of all pages."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.networks.node_filter import leave_out
from analysis.wording.figures import count, listed
from views.shared.view import View
from views.shared.widgets import pick_any


@dataclass(frozen=True, slots=True)
class Nodes:
    """The actors and issues that a network may have, and what the former state on the latter."""

    actors: pd.DataFrame
    issues: pd.DataFrame
    statements: pd.DataFrame
    left_out: str
    """How many are left out, in words; "" for none."""


def choose_nodes(view: View) -> Nodes:
    """The controls behind a button, and what they leave of a view."""
    with st.popover("Leave out", icon=":material/filter_alt_off:", help="Actors or issues, from networks alone"):
        some = pick_any("Actors left out", "left_out", {one: view.names[one] for one in view.actor_ids})
        others = pick_any("Issues left out", "left_out_issues", {one: view.titles[one] for one in view.issue_ids})
    words = [count(len(ids), noun) for ids, noun in ((some, "actor"), (others, "issue")) if ids]
    return Nodes(
        leave_out(view.actors, actors=some),
        leave_out(view.issues, issues=others),
        leave_out(view.stated.all, actors=some, issues=others),
        f"without {listed(words)}" if words else "",
    )
