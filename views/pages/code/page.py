"""Code: what does this document say, and who says it?"""

from pathlib import Path

import streamlit as st

from analysis.passage_marks import MOST_LINES, has_too_many_lines
from loaders.table_rows import SourceRow
from views.pages.code.choices import choices_in
from views.pages.code.coded_saves import CodingState, save_coding, take_back_coding
from views.pages.code.coder import choose_coder
from views.pages.code.document_status import ask_status, show_progress, statuses
from views.pages.code.missing_text import ask_for_text
from views.pages.code.reader import show_reader
from views.pages.code.reading import reading_of
from views.saving.preconditions import lacks_something, say_closed, say_lacking
from views.saving.save_notes import show_refusal
from views.saving.save_outcome import Saves
from views.shared.first_steps import show_first_steps
from views.shared.page_title import show_title
from views.shared.recorded_positions import coded_by
from views.shared.session import held
from views.shared.view import View
from views.shared.widgets import choose


def show(view: View) -> None:
    """The page."""
    show_title(view, "What does this document say, and who says it?")
    if say_closed(view):
        return
    view, folder = choose_coder(view)
    if lacks_something(view):
        if not show_first_steps(view, "a document, sentence by sentence, beside what is made of it"):
            say_lacking(view)
        return
    rows = statuses(view)
    titles = {one: f"{view.documents[one].title} ({view.documents[one].publisher})" for one in rows}
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        source = choose("Document", "source", list(rows), titles, next(iter(rows)), width="stretch")
    with right:
        ask_status(source, rows, folder)
    _show_document(view.documents[source], view, folder)
    show_refusal()
    show_progress(rows)
    _show_written()


def _show_document(source: SourceRow, view: View, folder: Path) -> None:
    text = view.document_text(source.source)
    if text is None:
        ask_for_text(source, folder)
        return
    if has_too_many_lines(text):
        st.info(f"Its text has more than {MOST_LINES:,} lines, too many to be read here. Code it on the page Edit.")
        return
    show_reader(
        reading_of(source.source, text, view, coded_by(view, source.source)),
        choices_in(view),
        answer.outcome if (answer := held(CodingState).answer) else None,
        can_undo=bool(held(Saves).undo),
        save=lambda coding: save_coding(coding, text, view, folder),
        undo=take_back_coding,
    )


def _show_written() -> None:
    """What the last save wrote, as a difference, and how much was coded since the page was opened."""
    state = held(CodingState)
    if not (state.answer and state.answer.diff):
        return
    with st.expander(f"What was written last ({state.coded:,} coded in this window)"):
        st.code(state.answer.diff, language="diff", wrap_lines=True)
