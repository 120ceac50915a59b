"""Which documents are still to be coded, which are, and in which there is nothing to code."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.coding_status import StatusRow, coding_statuses
from analysis.wording.document_kinds import kind_in_words
from analysis.wording.figures import count, date_in_words, listed
from loaders.table_rows import records
from loaders.vocabularies import CodingStatus
from views.pages.coverage.weakness_rows import Weakness, first_named, link_each, of_all
from views.shared.chart_panel import show_open_table
from views.shared.markdown_text import quoted
from views.shared.view import View

IN_WORDS = {
    CodingStatus.to_code.value: "to code",
    CodingStatus.coded.value: "coded",
    CodingStatus.nothing_to_code.value: "with nothing to code",
}


def documents_to_code(view: View) -> Weakness:
    """The documents that are still to be read; filters have no say in it."""
    rows = statuses(view)
    waiting = [row for row in rows if row.status == CodingStatus.to_code]
    wrong = [row for row in rows if row.contradicts]
    worst = first_named([view.documents[row.Index].title for row in waiting], quoted=True)
    if wrong:
        worst = f"{len(wrong)} with nothing to code, and positions on {'it' if len(wrong) == 1 else 'them'}"
    return Weakness(
        "coding_status",
        of_all(len(waiting), len(rows)),
        "documents still to be coded",
        worst,
        lambda: show_status(rows, view),
    )


def statuses(view: View) -> list[StatusRow]:
    """How far each document is (see `coding_statuses`); filters have no say in it."""
    return list(records(coding_statuses(view.data.sources, view.data.positions, view.data.events), StatusRow))


def show_status(rows: Sequence[StatusRow], view: View) -> None:
    """How many documents are how far, those that are still to be read, and what does not fit."""
    if not rows:
        st.markdown("No document is registered yet.")
        return
    counts = Counter(row.status for row in rows)
    told = listed(f"{counts[status]:,} {words}" for status, words in IN_WORDS.items())
    st.markdown(f"**Of {count(len(rows), 'document')}: {told}.** Dates and filters have no say in that.")
    wrong = [view.documents[row.Index].title for row in rows if row.contradicts]
    if wrong:
        st.warning(
            f"Positions rest on {quoted(wrong)}, of which sources.yaml says that there is nothing to code.",
            icon=":material/warning:",
        )
    in_words = _in_words(rows, view)
    show_open_table(in_words, key="coding_status")
    waiting = [row.Index for row in rows if row.status == CodingStatus.to_code]
    link_each("sources", "source", {source: view.documents[source].title for source in waiting})


def _in_words(rows: Sequence[StatusRow], view: View) -> pd.DataFrame:
    documents = [view.documents[row.Index] for row in rows]
    columns: dict[str, Sequence[object]] = {
        "Document": [one.title for one in documents],
        "Status": [_status(row) for row in rows],
        "Positions": [row.positions for row in rows],
        "Milestones": [row.milestones for row in rows],
        "Published": [date_in_words(one.published) for one in documents],
        "Publisher": [one.publisher for one in documents],
        "Kind": [kind_in_words(one.kind) for one in documents],
    }
    return pd.DataFrame({label: column for label, column in columns.items() if any(column) or label != "Kind"})


def _status(row: StatusRow) -> str:
    """The status, whether only a part is coded or nothing should rest on it, and whether the entry gives it."""
    notes = [
        *(["partly coded"] if row.is_partly else []),
        *(["but positions rest on it"] if row.contradicts else []),
        *([] if row.is_given else ["by what rests on it"]),
    ]
    return f"{IN_WORDS[row.status]}{f' ({listed(notes)})' if notes else ''}"
