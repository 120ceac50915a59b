"""Positions in a spreadsheet: the workbook to download, and the edited one held to the files before it is saved."""

import streamlit as st

from exchange.position_import import ImportPlan, plan_import
from exchange.table_files import ENDINGS, MOST_BYTES, TableError, read_table_file
from exchange.workbook import FILE_NAME, POSITIONS, make_workbook
from loaders.dataset import load
from loaders.settings import documents_folder, positions_folder
from views.pages.edit import drafts
from views.pages.edit.edit_preview import show_effect
from views.pages.edit.edit_saves import attempt_all
from views.saving.field_problems import list_problems, sentence
from views.shared.downloads import offer_file
from views.shared.markdown_text import plain
from views.shared.table_files import EXCEL
from views.shared.view import View

MOST_LINES = 1_000
"""How many lines of a diff are shown: a browser takes seconds to colour tens of thousands."""


def show_spreadsheet(view: View) -> None:
    """The workbook, the place for the edited one, and what saving it would do."""
    drafts.leave()
    st.markdown(
        "Change cells, fill in rows below the last one, and put the file here again. A row without `position_id` is a "
        "new position; one with it changes the fields that differ. You see what will be written before it is saved."
    )
    offer_file("Download the workbook", _workbook, FILE_NAME, EXCEL, "download_workbook", icon=":material/download:")
    given = st.file_uploader(
        "The edited workbook, or another table of positions",
        type=list(ENDINGS),
        key="positions_table",
        max_upload_size=MOST_BYTES // 1_000_000,
        help=f"Excel with a sheet {POSITIONS}, or CSV in UTF-8; the columns are found by their names.",
    )
    if given is None:
        return
    removes = st.checkbox("Remove the positions for which there is no row", key="remove_rowless")
    folder = positions_folder()
    try:
        table = read_table_file(given.name, given.getvalue(), POSITIONS)
    except TableError as error:
        st.error(sentence(str(error)))
        return
    _show_plan(view, plan_import(folder, table, documents_folder(folder), removes=removes))


def _workbook() -> bytes:
    return make_workbook(load(positions_folder()))[0]


def _show_plan(view: View, plan: ImportPlan) -> None:
    st.markdown(f"**What the table says.** {plain(plan.summary)}\\.")
    list_problems(plan.problems)
    if plan.errors:
        st.info("Nothing is saved while a row has an error: put right what is marked above, and upload the file again.")
    if not plan.texts:
        if not plan.errors:
            st.caption("The files say all of this already.")
        return
    st.markdown("**What will be written**" if not plan.errors else "**What the other rows would write**")
    lines = plan.difference.split("\n")
    st.code("\n".join(lines[:MOST_LINES]), language="diff", wrap_lines=True)
    if len(lines) > MOST_LINES:
        st.caption(f"The first {MOST_LINES:,} of {len(lines):,} lines; `tracker import positions` shows all of them.")
    if not plan.errors:
        show_effect(view, {version.name: text for version, text in plan.texts.items()})
    st.button(
        "Save all of it", type="primary", icon=":material/save:", disabled=bool(plan.errors), key="save_table",
        on_click=attempt_all, args=(plan.texts,),
    )  # fmt: skip
