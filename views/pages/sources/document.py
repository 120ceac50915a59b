"""One document: its record, what rests on it, and its text or without it its quotations."""

import pandas as pd
import streamlit as st

from analysis.passage_marks import MOST_LINES, has_too_many_lines
from analysis.wording.document_record import in_own_words, what_rests_on
from loaders.joint_statements import count_positions
from loaders.table_rows import SourceRow
from views.pages.sources.document_record import show_record
from views.pages.sources.quotations import show_passage, show_quotations
from views.pages.sources.sought_place import sought_position
from views.pages.sources.whole_text import show_text
from views.shared.markdown_text import code, plain
from views.shared.verification_note import verified
from views.shared.view import View


def show_source(source: SourceRow, view: View) -> None:
    """Who published it, what rests on it, and the text or the quotations."""
    mine = view.stated.all[view.stated.all["source"] == source.source]
    coded = view.data.positions[view.data.positions["source"] == source.source]
    st.header(plain(source.title))
    show_record(source, view)
    for problem in view.problems:
        if (problem.file, problem.line) == (source.file, source.line):
            st.warning(f"{plain(problem.message)}. {plain(problem.hint)}", icon=":material/warning:")
    _show_count(mine, coded, view)
    text = view.document_text(source.source)
    if text is None:
        st.markdown(
            f":material/folder_open: Its text is not at hand. Put the file {code(source.document)} into "
            "`documents/` in the positions folder, or into the folder that `TRACKER_DOCUMENTS` names, to read the "
            "quotations where they stand."
        )
        _show_without(mine, view)
    elif has_too_many_lines(text):
        st.markdown(f"Its text has more than {MOST_LINES:,} lines, too many to be shown here.")
        _show_without(mine, view)
    else:
        show_text(source.source, text, mine, view)


def _show_without(mine: pd.DataFrame, view: View) -> None:
    """The quotations without their document, first the one that the user came for."""
    sought = sought_position(mine)
    if sought is not None:
        st.subheader("The quotation")
        show_passage(sought, mine, view)
        mine = mine[mine["passage"] != sought.passage]
    show_quotations(mine, view, "The quotations, in the order of their dates")


def _show_count(mine: pd.DataFrame, coded: pd.DataFrame, view: View) -> None:
    if mine.empty:
        hint = "Choose a later date, or let in more evidence." if len(coded) else "Code one, or remove the document."
        st.info(f"No position in view rests on this document, of {count_positions(coded)} in the data. {hint}")
        return
    st.markdown(f"**{plain(what_rests_on(mine, view))}** {in_own_words(mine)} {verified(mine, view)}")
