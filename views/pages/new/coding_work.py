"""What we did since a day: what was added, recoded, corrected or removed, as far as anything tells it."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from analysis.codings.revisions import Change
from analysis.news.coding_work import CodingWork, what_was_done
from analysis.news.findings import Findings
from analysis.wording.figures import as_sentence
from analysis.wording.revisions import change_in_one_line, fields_in_words, unknown_work, work_in_words
from loaders.settings import positions_folder
from loaders.table_rows import PositionRow
from views.shared.chart_panel import show_table
from views.shared.loaded_data import work_since
from views.shared.markdown_text import plain
from views.shared.view import View

IN_SIGHT = 5
"""How many positions stand on the page; the table has all, and all other records."""


def work_on_view(since: date, view: View) -> CodingWork:
    """What was done to the data on view since a day: of all of it, whatever the filters leave out."""
    commit = view.edition.commit if view.edition else ""
    return work_since(positions_folder(), since, view.data.version, commit, view.data)


def show_work(found: Findings) -> None:
    """What we did in one sentence, the first positions in a line each, what is not known, and all as a table."""
    work = found.work
    st.header("What did we do?", anchor=False)
    st.markdown(plain(work_in_words(work)))
    changes = work.changes
    positions = [change for change in changes if change.kind == "position"]
    lines = [f"- {plain(f'{_what(change)}: {_in_one_line(change, found)}')}" for change in positions[:IN_SIGHT]]
    if lines:
        st.markdown("\n".join(lines))
    for words in unknown_work(work):
        st.caption(plain(words))
    if changes:
        show_table(
            pd.DataFrame({"place": range(len(changes))}),
            key="our_work",
            label=f"All that we did, as a table ({len(changes):,})",
            words=lambda rows: _in_words([changes[place] for place in rows["place"]], found),
        )


def _what(change: Change) -> str:
    return as_sentence(what_was_done(change))


def _in_one_line(change: Change, found: Findings) -> str:
    return change_in_one_line(change, found.selection, found.then)


def _in_words(changes: Sequence[Change], found: Findings) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "What we did": [_what(change) for change in changes],
            "To what": [_in_one_line(change, found) for change in changes],
            "Fields": ["; ".join(fields_in_words(change)) for change in changes],
            "Quotation": [change.row.quote if isinstance(change.row, PositionRow) else "" for change in changes],
            "Where": [f"{change.row.file}:{change.row.line}" for change in changes],
        }
    )
