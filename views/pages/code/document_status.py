"""How far a document has been coded, set while reading it, and how far the folder is."""

from pathlib import Path

import streamlit as st

from analysis.coding_status import StatusRow, coding_statuses
from analysis.wording.figures import count
from documents.registration import LIST
from editing.editable_text import EditError
from editing.saves import SaveError, open_version
from editing.source_entry import changed_entry
from loaders.table_rows import records
from loaders.vocabularies import CodingStatus
from views.saving.save_outcome import attempt, refuse
from views.shared.session import chosen, set_choices
from views.shared.view import View

WORDS = {
    CodingStatus.to_code.value: "To code",
    CodingStatus.coded.value: "Coded",
    CodingStatus.nothing_to_code.value: "Nothing there",
}


def statuses(view: View) -> dict[str, StatusRow]:
    """How far each document is, those to code first."""
    table = coding_statuses(view.data.sources, view.data.positions, view.data.events)
    return {row.Index: row for row in records(table, StatusRow)}


def show_progress(rows: dict[str, StatusRow]) -> None:
    """How many documents of the folder are done."""
    done = sum(row.status != CodingStatus.to_code for row in rows.values())
    st.progress(done / len(rows), f"{done} of {count(len(rows), 'document')} done")


def ask_status(source: str, rows: dict[str, StatusRow], folder: Path) -> None:
    """The status of a document, to be changed here; it is written into its entry."""
    key = f"status_{source}"
    stands = rows[source].status
    if chosen(key) != stands:
        set_choices(**{key: stands})
    st.segmented_control(
        "This document is", list(WORDS), key=key, format_func=WORDS.__getitem__, required=True,
        on_change=_write, args=(folder, source, key),
    )  # fmt: skip


def _write(folder: Path, source: str, key: str) -> None:
    try:
        version = open_version(folder, LIST)
        text = changed_entry(version.text, source, {"status": chosen(key)})
    except (SaveError, EditError) as refused:
        refuse(None, str(refused))
        return
    attempt(folder, LIST, text, version.text, version.sha256)
