"""What may be wrong with single positions: quotations that are not verified, and readings that could be others."""

import pandas as pd
import streamlit as st

from analysis.wording.figures import count
from loaders.joint_statements import count_positions, once
from loaders.vocabularies import Confidence
from views.components.card_list import show_passages
from views.pages.coverage.weakness_rows import Weakness, of_all
from views.shared.chart_panel import show_table
from views.shared.position_tables import table_of
from views.shared.verification_note import checked_how, verified
from views.shared.view import View
from views.shared.widgets import first_of, offer_more


def unverified_quotations(view: View) -> Weakness:
    """The quotations in view that nobody has found in their documents."""
    stated = once(view.stated.all)
    how = checked_how(stated, view)
    wrong = int((how == "misquoted").sum())
    return Weakness(
        "unverified",
        of_all(wrong + int((how == "unverified").sum()), len(stated)),
        "quotations not verified",
        f"{wrong:,} {'is' if wrong == 1 else 'are'} not in the document" if wrong else "",
        lambda: _show_unverified(stated, how, view),
    )


def doubtful_positions(view: View) -> Weakness:
    """The positions whose reading could be another."""
    by = view.thinness.doubts["confidence"].value_counts()
    low, medium = (int(by.get(level, 0)) for level in (Confidence.low, Confidence.medium))
    return Weakness(
        "doubtful",
        of_all(low, count_positions(view.stated.all)),
        "positions coded with low confidence",
        f"{medium:,} more with medium" if medium else "",
        lambda: _show_doubts(low, medium, view),
    )


def _show_unverified(stated: pd.DataFrame, how: "pd.Series[str]", view: View) -> None:
    """The same as cards, the misquoted first."""
    if stated.empty:
        st.markdown("No quotation is in view.")
        return
    wrong, unverified = stated[how == "misquoted"], stated[how == "unverified"]
    st.markdown(f"**{verified(stated, view)}**")
    if len(unverified):
        st.markdown("Not verified: neither the document nor its fingerprint is at hand, so nobody has looked them up.")
    _show_cards(pd.concat([wrong, unverified]), view, "unverified", "the misquoted first")


def _show_doubts(low: int, medium: int, view: View) -> None:
    """The judgement calls of the coders, the least sure first, each with its note and the way to change it."""
    found = view.thinness.doubts
    if found.empty:
        st.markdown("Every position in view is coded with high confidence and without a note.")
        return
    of = count(count_positions(view.stated.all), "position")
    st.markdown(
        f"**{low} of {of} in view coded with low confidence and {medium} with medium**; "
        f"{len(found) - low - medium} more carry a note. Read the quotation and the note, and judge."
    )
    _show_cards(found, view, "doubts", "the least sure first")


def _show_cards(positions: pd.DataFrame, view: View, key: str, order: str) -> None:
    if positions.empty:
        return
    length = first_of(key, len(positions))
    show_passages(positions.head(length), view, key=key)
    offer_more(key, len(positions), f"{length} of {count(len(positions), 'position')}, {order}.")
    show_table(positions, key=f"{key}_table", label="The same as a table", words=lambda rows: table_of(rows, view))
