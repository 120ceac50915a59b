"""Who codes: into the folder on view, or into that of a further coder, who sees nothing of what the others found."""

from pathlib import Path

import streamlit as st

from documents.folder_report import report_stamps
from loaders.data_files import folder_stamps, is_folder
from loaders.settings import positions_folder, second_folders
from views.shared.loaded_data import load_folder, report_on
from views.shared.view import View
from views.shared.widgets import choose

FIRST = "a"


def choose_coder(view: View) -> tuple[View, Path]:
    """The view of the folder that is coded into, and its path; asked for only where a further coder is named."""
    folders = {chr(ord(FIRST) + number): one for number, one in enumerate([positions_folder(), *second_folders()])}
    if len(folders) == 1:
        return view, folders[FIRST]
    there = {letter: one for letter, one in folders.items() if letter == FIRST or is_folder(one)}
    labels = {letter: f"{letter.upper()}: {one.name}" for letter, one in there.items()}
    coder = choose("Coder", "coder", list(there), labels, FIRST, width=320)
    if coder == FIRST:
        return view, folders[FIRST]
    st.caption("Blind: only what stands in this folder is shown. Coders compares the documents that all have finished.")
    return _view_of(there[coder], view), there[coder]


def _view_of(folder: Path, view: View) -> View:
    """A further coding with nothing filtered out, held against the documents of the first."""
    data = load_folder(folder, folder_stamps(folder))
    stamps = report_stamps(data, folder, view.documents_folder)
    report = report_on(folder, view.documents_folder, data.version, stamps, False, data)
    return View(data, view.as_of, view.filters, None, report, view.documents_folder)
