"""Positions that members inherit from their groups: how many are shown, and whether figures count them."""

import pandas as pd
import streamlit as st

from analysis.inheritance import INHERITED, ORIGIN, Inheritance
from analysis.wording import count, in_part, listed
from loaders.vocabulary import Attribution
from views.view import View
from views.wording import plain


def say_inherited(view: View, rows: pd.DataFrame, sign: str = "crossed") -> None:
    """Below a chart of `rows`: which of them are inherited, how they look, and whether figures count them.

    Nothing where the user does not want to see inherited positions.
    """
    if view.filters.inheritance is Inheritance.off:
        return
    derived = rows[rows["attribution"] == INHERITED]
    st.caption(f":material/account_tree: {_sentence(view, derived, sign)}")


def _sentence(view: View, derived: pd.DataFrame, sign: str) -> str:
    if Attribution.reported not in view.filters.attributions:
        return "Nothing is inherited where only own words are heard: what a group says is not in its members' words."
    if derived.empty:
        return (
            "Nothing is inherited here: nobody was a member, on both days, of a group that has spoken for the silent."
        )
    heirs = plain(listed(in_part(view.names[actor] for actor in derived["actor"].unique())))
    groups = plain(listed(in_part(view.names[group] for group in derived[ORIGIN].unique())))
    counted = "No figure counts them."
    if view.counts_inherited:
        counted = (
            "Alignments count them, but not between a group and its members, nor between members that inherit the same."
        )
    return f"{sign.capitalize()}: {count(len(derived), 'position')} of {heirs} inherited from {groups}. {counted}"
