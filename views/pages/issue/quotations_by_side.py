"""The quotations in force on an issue as cards, opposition and support in columns of their own."""

import pandas as pd
import streamlit as st

from analysis.chronology import newest_first
from analysis.scenarios.pinned_positions import said_ones
from analysis.wording.figures import count
from analysis.wording.joint_statements import in_force_for, speakers
from loaders.joint_statements import once
from loaders.table_rows import PositionRow, records
from views.components.card_list import show_cards
from views.shared.position_marks import Held
from views.shared.view import View
from views.shared.widgets import first_of, offer_more

SIDES = {"Support": (1, 2), "Mixed": (0, 0), "Opposition": (-2, -1)}


def show_quotations(standing: pd.DataFrame, view: View) -> None:
    """A fold with the quotations of those in force; nothing where nobody was quoted."""
    single = once(said_ones(standing))
    if single.empty:
        return
    fold = st.expander(f"The quotations ({len(single)})", key="fold_quotations", on_change="rerun")
    if fold.open:
        with fold:
            _show_cards(single, standing, view)


def _show_cards(single: pd.DataFrame, standing: pd.DataFrame, view: View) -> None:
    """The newest of each side, and more on demand."""
    sides = {name: single[single["stance"].between(*bounds)] for name, bounds in SIDES.items()}
    filled = {name: rows for name, rows in sides.items() if len(rows)}
    most = max(len(rows) for rows in filled.values())
    length = first_of("cards", most)
    _show_sides(filled, length, standing, view)
    shown = sum(min(len(rows), length) for rows in filled.values())
    offer_more(
        "cards", most, f"{shown} of {count(len(single), 'quotation')}, the newest of each side. The table has all."
    )


def _show_sides(filled: dict[str, pd.DataFrame], length: int, standing: pd.DataFrame, view: View) -> None:
    columns = st.columns(len(filled)) if len(filled) > 1 else [st.container()]
    for column, (name, rows) in zip(columns, filled.items(), strict=True):
        with column:
            st.subheader(f"{name} ({len(rows)})")
            _show_side(name, newest_first(rows).head(length), standing, view)


def _show_side(side: str, rows: pd.DataFrame, standing: pd.DataFrame, view: View) -> None:
    """Cards under the names of those who state a position, with for how many of them it is in force."""
    held = [
        Held(row, view, speakers(row, view), in_force_for(row, standing, view)) for row in records(rows, PositionRow)
    ]
    show_cards(held, key=side)
