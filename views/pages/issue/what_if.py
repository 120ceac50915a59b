"""What if: a stance pinned on an issue, and what the scenario changes in the picture."""

import streamlit as st

from analysis.scenarios.differences import Differences
from analysis.wording.scenarios import changed_pairs_in_words, differences_in_words
from views.components.pair_table import row_of, show_pair_table
from views.scenarios.chosen_pins import offer_pin
from views.shared.chart_panel import show_table
from views.shared.markdown_text import plain
from views.shared.view import View

IN_SIGHT = 6
"""How many pairs stand on the page."""


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
        _show_pairs(found)


def _show_pairs(found: Differences) -> None:
    """The pairs that change most, and of more all as a table."""
    first = found.pairs.head(IN_SIGHT)
    words = changed_pairs_in_words(first, found.scenario.names)
    told = zip(first["actor"], first["other"], first["ranked_after"], words.itertuples(index=False), strict=True)
    rows = [row_of((actor, other), *cells, ranked=ranked) for actor, other, ranked, cells in told]
    show_pair_table({"": rows}, tuple(words.columns), key="scenario_first_pairs")
    if len(found.pairs) > IN_SIGHT:
        show_table(
            found.pairs,
            key="scenario_pairs",
            label=f"All {len(found.pairs):,} pairs as a table",
            words=lambda pairs: changed_pairs_in_words(pairs, found.scenario.names),
        )
