"""Which actors and issues networks leave out: chosen once for the networks of all pages."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.networks.node_filter import leave_out
from analysis.wording.figures import listed
from analysis.wording.scope import named_in_part
from views.shared.view import View
from views.shared.widgets import pick_any


@dataclass(frozen=True, slots=True)
class Nodes:
    """The actors and issues that a network may have, and the ids of those that are left out."""

    actors: pd.DataFrame
    issues: pd.DataFrame
    actors_out: Collection[str]
    issues_out: Collection[str]
    left_out: str
    """Who and what is left out, in words; "" for nothing."""

    def stated(self, view: View) -> pd.DataFrame:
        """What the actors in a view state on the issues, none of those that are left out."""
        return leave_out(view.stated.all, actors=self.actors_out, issues=self.issues_out)


def choose_nodes(view: View) -> Nodes:
    """The controls behind a button, and what they leave of a view."""
    with st.popover("Leave out", icon=":material/filter_alt_off:", help="Actors or issues, from networks alone"):
        some = pick_any("Actors left out", "left_out", {one: view.names[one] for one in view.actor_ids})
        others = pick_any("Issues left out", "left_out_issues", {one: view.titles[one] for one in view.issue_ids})
    names = [view.names[one] for one in some], [f"“{view.titles[one]}”" for one in others]
    words = f"without {listed(named_in_part(part) for part in names if part)}" if some or others else ""
    return Nodes(leave_out(view.actors, actors=some), leave_out(view.issues, issues=others), some, others, words)
