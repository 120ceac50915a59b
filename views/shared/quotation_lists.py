"""The quotations of an actor, on an issue, or behind a mark of a chart, a card each."""

import pandas as pd
import streamlit as st

from analysis.chronology import newest_first
from analysis.wording.figures import count
from analysis.wording.joint_statements import in_force_for, speakers
from loaders.joint_statements import once
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import Attribution
from views.shared.markdown_text import plain
from views.shared.quotation_cards import show_card
from views.shared.view import View
from views.shared.widgets import STEP

ALL_OF_THEM = "The page of the actor has all in a table."


def show_statements(positions: pd.DataFrame, view: View, *, by: str, standing: pd.DataFrame | None = None) -> None:
    """Cards for each position, newest first; `by` is "actor" or "issue" and gives the title of the card.

    By actors, what some state together stands once, under all their names; of positions in force (all in `standing`)
    it says for how many of them it is in force.
    """
    for position in records(newest_first(once(positions)), PositionRow):
        if by == "actor":
            reading = "" if standing is None else in_force_for(position, standing, view)
            show_card(position, view, title=speakers(position, view), reading=reading)
        else:
            show_card(position, view, title=view.titles[position.issue])


def in_cell(view: View, actor: str, issue: str) -> pd.DataFrame:
    """Every statement of the actor on the issue."""
    return view.stated.of(actor).on(issue).all


def show_cell(view: View, actor: str, issue: str, most: int) -> None:
    """The statement of the actor on the issue that is in force, then the newest others."""
    cell = in_cell(view, actor, issue)
    standing = view.shown.of(actor).on(issue).in_force
    derived = view.inherited.of(actor).on(issue).in_force
    if cell.empty:
        st.info(
            f"{plain(view.names[actor])} has no stated position on “{plain(view.titles[issue])}” in these documents. "
            "That is silence, not neutrality." + (" What its group says stands below." if len(derived) else "")
        )
    for position in records(derived, PositionRow):
        show_card(position, view, title=view.names[actor])
    newest = newest_first(cell.iloc[::-1])
    in_force = newest.index.isin(standing.index)
    for position in records(pd.concat([newest[in_force], newest[~in_force]]).head(most), PositionRow):
        reading = _why_in_force(position, view) if position.Index in standing.index else ""
        show_card(position, view, title=view.names[actor], reading=reading)


def _why_in_force(position: PositionRow, view: View) -> str:
    if position.Index in view.shown.assumed_order:
        return "Its latest position."  # the card says that its order is assumed
    if position.attribution == Attribution.characterised:
        return "Its latest position, in another’s account: nothing else is known on this issue."
    return "Its latest position on this issue."


@st.dialog("The quotations behind it", width="medium")
def open_cell(view: View, actor: str, issue: str) -> None:
    """The same over the page, for what was clicked in a chart."""
    st.subheader(f"{plain(view.names[actor])} on “{plain(view.titles[issue])}”")
    show_cell(view, actor, issue, STEP)
    total = len(in_cell(view, actor, issue))
    if total > STEP:
        st.caption(f"{STEP} of {count(total, 'statement')}, newest first. {ALL_OF_THEM}")
