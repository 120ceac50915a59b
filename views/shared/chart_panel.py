"""How a chart stands on a page: with its words and its table."""

import re
from typing import Any, Literal

import pandas as pd
import streamlit as st

from views.charts import Drawing
from views.shared.links import link
from views.shared.markdown_text import unmarked
from views.shared.session import set_from_chart
from views.shared.table_files import Shown, Words, as_it_is, offer_files, rows_in_files
from views.shared.turns import TURNS

AS_WRITTEN = "As the data has it: 2025-10 is October 2025, ../2024-03-29 is on or before 29 March 2024, ~ is about."
HELP = {
    "Counts from": "The latest day that the date allows. From this day on the position counts in figures.",
    "Newest": AS_WRITTEN,
    "Last word": AS_WRITTEN,
}
"""What the headings of columns with dates mean, which are written so that they can be sorted."""

MOST_SHOWN = 1_000
LISTED = 10

MODES = ("select2d", "lasso2d", "zoom2d", "pan2d", "autoScale2d", "resetScale2d")
"""Buttons of Plotly's that no chart needs; nor its picture, which has nothing of what stands around the chart."""

HEAD_START = 0.1
"""Seconds in which the chart that leads a page is all that the browser has to draw."""


def show_chart(
    drawing: Drawing,
    *,
    key: str,
    alt: str,
    caption: str = "",
    table: pd.DataFrame,
    words: Words = as_it_is,
    on_click: tuple[str, ...] = (),
    leads: bool = False,
    file: str = "",
    folded: str = "",
    said: pd.DataFrame | None = None,
) -> None:
    """The figure, scrolling sideways where the window is narrower, its caption, and the same facts as a table.

    `on_click` names the choices that the custom data of a clicked point sets. A chart that `leads` its page is sent
    before what is not yet drawn of it, with a head start. `folded` is what explains the chart and folds on the page:
    a picture has it below. `file` and `said` as in `show_table`.
    """
    width: int | Literal["stretch"] = drawing.width or "stretch"
    clicks: dict[str, Any] = {}
    if on_click:
        clicks = {"on_select": lambda: set_from_chart(key, on_click), "selection_mode": "points"}
    with st.container(key=f"scroll_{key}"), st.container(width=width):
        st.plotly_chart(
            drawing.figure(),
            width=width,
            height="content",
            theme=None,
            key=key,
            alt=alt,
            **clicks,
            config={
                "displaylogo": False,
                "displayModeBar": "hover",
                "modeBarButtonsToRemove": [*MODES, "toImage"],
            },
        )
    if leads:
        TURNS.rest(HEAD_START)
    if caption:
        st.caption(caption)
    counted, *_ = re.split(r"[;:.] ", alt)
    shown = Shown(f"scroll_{key}", " ".join(part for part in (f"{counted}.", unmarked(caption), folded) if part))
    show_table(table, key=key, label="The same as a table", words=words, file=file, shown=shown, said=said)


@st.fragment
def show_table(
    table: pd.DataFrame,
    *,
    key: str,
    label: str,
    expanded: bool = False,
    words: Words = as_it_is,
    file: str = "",
    shown: Shown | None = None,
    said: pd.DataFrame | None = None,
) -> None:
    """A table behind a fold, with its files, which have every row of it however long it is. Made as it opens.

    The files are named for `file` (see `file_stem`), or for the key. `shown` is of what a picture can be had.
    `said` is the table as it is without the scenario of the view, which the files have: they hold data only.
    """
    TURNS.give_way()
    fold = st.expander(label, expanded=expanded, key=f"fold_{key}", on_change="rerun")
    if fold.open:
        with fold:
            show_rows(table, key=f"table_{key}", words=words, said=said)
            offer_files(table, key, words, file, shown, said)


def show_open_table(table: pd.DataFrame, *, key: str) -> None:
    """A table with its files and without a fold of its own: for where it is what the reader came to see."""
    show_rows(table, key=f"table_{key}")
    offer_files(table, key)


def show_rows(table: pd.DataFrame, *, key: str, words: Words = as_it_is, said: pd.DataFrame | None = None) -> None:
    """The first rows of a table that has files, and how many there are of it if these are not all.

    `said` as in `show_table`.
    """
    show_few(words(table.head(MOST_SHOWN)), key=key)
    if len(table) > MOST_SHOWN:
        rest = "the files have all" if rows_in_files(table, said) is table else "no file holds those of a scenario"
        st.caption(f"The first {MOST_SHOWN:,} of {len(table):,} rows; {rest}.")


def show_few(rows: pd.DataFrame, *, key: str) -> None:
    """Some rows as a table, without a word on files or on more rows."""
    help_texts = {name: st.column_config.Column(help=text) for name, text in HELP.items() if name in rows}
    st.dataframe(rows, hide_index=True, width="stretch", key=key, column_config=help_texts)


def show_list(table: pd.DataFrame, key: str, words: Words = as_it_is) -> None:
    """The first rows in sight, all of them behind a fold with their files."""
    show_few(words(table.head(LISTED)), key=f"{key}_first")
    show_table(table, key=key, label=f"All rows ({len(table):,}) as a table", words=words)


def how_made(sentence: str) -> None:
    """In one sentence how a figure was computed, with the way to the whole method."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(f":material/functions: {sentence}", width="content")
        link("method", "Method")
