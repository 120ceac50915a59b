"""Edit: what should the data say?"""

import streamlit as st

from views.pages.edit.edit_saves import take_back
from views.pages.edit.edit_state import EditState
from views.pages.edit.file_form import show_file_editor
from views.pages.edit.joint_form import show_joint_form
from views.pages.edit.position_form import show_position_form
from views.pages.edit.record_forms import show_records_form
from views.pages.edit.spreadsheet import show_spreadsheet
from views.pages.edit.unsaved_drafts import show_other_drafts
from views.saving.preconditions import say_closed
from views.saving.save_notes import show_done, show_refusal, undo_label
from views.shared.first_steps import show_first_steps
from views.shared.page_title import show_title
from views.shared.session import held
from views.shared.view import View
from views.shared.widgets import pick_one

TASKS = {
    "position": ("A position", show_position_form),
    "joint": ("A joint statement", show_joint_form),
    "file": ("A file as text", show_file_editor),
    "spreadsheet": ("A spreadsheet", show_spreadsheet),
    "records": ("New, or gone", show_records_form),
}


def show(view: View) -> None:
    """The page: one of the tasks, and the way back from the last save."""
    show_title(view, "What should the data say?")
    if say_closed(view):
        return
    show_first_steps(view, "the positions of each actor, to be changed in a form")
    # whatever is in these, the form below keeps its place, or its fields would be built anew
    last_save, elsewhere = st.container(), st.container()
    labels = {key: label for key, (label, _) in TASKS.items()}
    task = pick_one("Edit", "task", labels, "position", horizontal=True).drawn()
    TASKS[task][1](view)
    with last_save:  # filled now, since a refusal stands there only while the draft that it is of is open
        show_done()
        undo = undo_label()
        if undo:
            st.button(undo, icon=":material/undo:", on_click=take_back, key="undo")
        show_refusal(held(EditState).opened)
    with elsewhere:
        show_other_drafts(view)
