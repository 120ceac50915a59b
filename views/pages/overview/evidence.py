"""How much is known: figures of the evidence in a fold."""

import streamlit as st

from analysis.chronology import ends
from analysis.coverage import count_passages, own_share
from analysis.wording.figures import count, date_as_noun, percent, separate_quotations
from loaders.joint_statements import count_positions
from views.shared.attribution_note import second_hand
from views.shared.view import View


def show_evidence(view: View) -> None:
    """How much is known, folded, with the most of it in the words of the fold."""
    positions = view.stated.all
    first, last, number = positions["latest"].min(), positions["latest"].max(), count_positions(positions)
    own = percent(own_share(positions))
    _, newest = ends(positions)
    figures = {
        "Actors": (str(positions["actor"].nunique()), f"of {len(view.data.actors)} in the data"),
        "Issues": (f"{positions['issue'].nunique()} of {len(view.issues)}", "with a stated position, of those in view"),
        "Positions": (f"{number:,}", f"They rest on {separate_quotations(count_passages(positions))}."),
        "Documents": (str(positions["source"].nunique()), f"of {len(view.data.sources)} registered"),
        "Years": (
            f"{first.year}–{last.year}" if first.year < last.year else str(last.year),
            "by the latest day that each date allows",
        ),
        "Own words": (own, f"n = {count(number, 'position')}"),
    }
    with st.expander("How much is known?"):
        with st.container(horizontal=True, gap="medium"):
            for label, (figure, help_text) in figures.items():
                st.metric(label, figure, help=help_text, width="content")
        st.markdown(
            f"**{own} of the positions are in the actors' own words**; "
            f"the newest is of {date_as_noun(newest)}. {second_hand(view, list(view.names), most=1)}"
        )
