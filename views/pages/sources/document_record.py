"""What is known of a document beside its text: its entry in sources.yaml."""

import streamlit as st

from analysis.wording.display_text import web_address
from analysis.wording.document_record import (
    ARCHIVED_COPY,
    MADE_BY_A_PROGRAM,
    ONLY_AN_EXCERPT,
    WHERE_PUBLISHED,
    is_machine_made,
    record_in_words,
)
from loaders.table_rows import SourceRow
from views.shared.markdown_text import code, plain
from views.shared.view import View


def show_record(source: SourceRow, view: View) -> None:
    """Its kind, author, publisher, date, language, owner and terms, what to know of it, and the ways to it."""
    st.caption(f"{plain(record_in_words(source, view))} · {code(f'{source.file}:{source.line}')}")
    if is_machine_made(source):
        st.warning(MADE_BY_A_PROGRAM, icon=":material/smart_toy:")
    if source.excerpt:
        st.caption(f":material/content_cut: {ONLY_AN_EXCERPT}")
    if source.note:
        st.caption(f":material/edit_note: {plain(source.note)}")
    with st.container(horizontal=True):
        if web_address(source.url):
            st.link_button(WHERE_PUBLISHED, web_address(source.url), icon=":material/open_in_new:")
        if web_address(source.archived):
            st.link_button(ARCHIVED_COPY, web_address(source.archived), icon=":material/inventory_2:")
