"""The quotations of a document as cards, beside its text or without it."""

import pandas as pd
import streamlit as st

from analysis.chronology import oldest_first
from analysis.wording.figures import count
from loaders.joint_statements import once
from loaders.table_rows import PositionRow
from views.components.card_list import show_passages
from views.shared.view import View
from views.shared.widgets import first_of, offer_more


def show_passage(sought: PositionRow, mine: pd.DataFrame, view: View) -> None:
    """The passage that the user came for, with all that rests on it, first the position that was sought."""
    carried = mine[mine["passage"] == sought.passage]
    show_passages(pd.concat([carried.loc[[sought.Index]], carried.drop(sought.Index)]), view, key="sought", leads=False)


def show_quotations(positions: pd.DataFrame, view: View, heading: str) -> None:
    if positions.empty:
        return
    st.subheader(heading)
    ordered = oldest_first(once(positions).sort_values(["file", "line"], kind="stable"))
    passages = ordered["passage"].unique()
    length = first_of("cards", len(passages))
    show_passages(ordered[ordered["passage"].isin(passages[:length])], view, key="quotations", leads=False)
    offer_more("cards", len(passages), f"{length} of {count(len(passages), 'quotation')}, the oldest first.")
