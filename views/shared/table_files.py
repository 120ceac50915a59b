"""The files of a table on a page, as CSV and for Excel, and its picture."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from exchange.exported_files import to_csv, to_xlsx
from views.look.theme import palette
from views.shared.downloads import file_stem, is_scenario, offer_file
from views.shared.picture import offer_picture

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

WITHOUT_PINS = "CSV and Excel hold what was said: the scenario is not in them."
NO_FILES = "These are figures of a scenario, of which there are no files of data. Remove it to have them as they are."

Words = Callable[[pd.DataFrame], pd.DataFrame]
"""What makes a table for people of raw rows: asked for the rows in sight, and for all where the CSV is wanted."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A chart or table on the page: the key of its container, and its legend where that stands beside it."""

    place: str
    legend: str = ""


def as_it_is(table: pd.DataFrame) -> pd.DataFrame:
    """The words of a table that is worded already."""
    return table


def rows_in_files(table: pd.DataFrame, said: pd.DataFrame | None) -> pd.DataFrame | None:
    """The rows that the files of a table have: under a scenario what was `said`, None for no files."""
    return said if is_scenario() else table


def offer_files(
    table: pd.DataFrame,
    key: str,
    words: Words = as_it_is,
    file: str = "",
    shown: Shown | None = None,
    said: pd.DataFrame | None = None,
) -> None:
    """A table as CSV and for Excel, made when asked for, in which no text is a formula; and the picture of it.

    Under a scenario they have what was `said`; there are none where that is not given.
    """
    name, supposes, rows = file_stem(file or key), is_scenario(), rows_in_files(table, said)
    with st.container(horizontal=True):
        if rows is not None:
            offer_file("CSV", lambda: to_csv(words(rows)), f"{name}.csv", "text/csv", f"csv_{key}")
            offer_file("Excel", lambda: to_xlsx({"Table": words(rows)}), f"{name}.xlsx", EXCEL, f"xlsx_{key}")
        if shown:
            offer_picture(shown.place, f"{name}-scenario" if supposes else name, shown.legend, palette())
    if supposes:
        st.caption(WITHOUT_PINS if rows is not None else NO_FILES)
