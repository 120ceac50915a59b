"""The quotations behind a mark of a chart: what one actor has stated on one issue."""

import pandas as pd
import streamlit as st

from analysis.chronology import newest_first
from analysis.scenarios.pinned_positions import SCENARIO
from analysis.wording.figures import count
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import Attribution
from views.components.card_list import show_cards
from views.shared.markdown_text import plain
from views.shared.position_marks import Held
from views.shared.view import View
from views.shared.widgets import STEP

ALL_OF_THEM = "The page of the actor has all in a table."


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
    derived = pd.concat([standing[standing["attribution"] == SCENARIO], derived])
    newest = newest_first(cell.iloc[::-1])
    in_force = newest.index.isin(standing.index)
    held = [Held(position, view, "") for position in records(derived, PositionRow)]
    for position in records(pd.concat([newest[in_force], newest[~in_force]]).head(most), PositionRow):
        held.append(Held(position, view, "", _why_in_force(position, view) if position.Index in standing.index else ""))
    show_cards(held, key="cell")


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
