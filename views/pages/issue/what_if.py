"""What if: a stance pinned on an issue, and what the scenario changes in the picture."""

import streamlit as st

from analysis.scenarios.differences import Differences
from analysis.wording.scenarios import changed_pairs_in_words, differences_in_words
from views.scenarios.chosen_pins import offer_pin
from views.shared.chart_panel import show_rows
from views.shared.markdown_text import plain
from views.shared.view import View


def show_what_if(issue: str, view: View) -> None:
    """The form, folded where nothing is pinned, and below it what all pins change."""
    with st.expander("What if?", expanded=bool(view.scenario)):
        st.caption("Pin a stance, and every figure is drawn anew as if it were so. Nothing of it is saved.")
        offer_pin(view, issue, key="what_if")
        if view.scenario:
            _show_differences(Differences(view))


def _show_differences(found: Differences) -> None:
    st.markdown("**What changes**")
    blocs = not found.is_small and st.toggle("Look for blocs too", key="scenario_blocs")
    st.markdown("\n".join(f"- {plain(words)}" for words in differences_in_words(found, blocs=blocs)))
    if len(found.pairs):
        show_rows(
            found.pairs, key="scenario_pairs", words=lambda rows: changed_pairs_in_words(rows, found.scenario.names)
        )
