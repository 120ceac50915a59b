"""What is known of a document beside its text: its entry in sources.yaml."""

import streamlit as st

from analysis.wording.display_text import web_address
from analysis.wording.document_kinds import kind_in_words
from analysis.wording.figures import date_in_words
from loaders.table_rows import SourceRow
from loaders.vocabularies import MACHINE_MADE
from views.shared.markdown_text import code, plain
from views.shared.view import View


def show_record(source: SourceRow, view: View) -> None:
    """Its kind, author, publisher, date, language, owner and terms, what to know of it, and the ways to it."""
    parts = [kind_in_words(source.kind), source.author, source.publisher, date_in_words(source.published)]
    parts.append(source.language)
    if source.affiliation:
        parts.append(f"a source of {view.names.get(source.affiliation, source.affiliation)}")
    parts += _terms(source)
    shown = " · ".join(part for part in parts if part)
    st.caption(f"{plain(shown)} · {code(f'{source.file}:{source.line}')}")
    if source.kind in MACHINE_MADE:
        st.warning("A program wrote this document: its words may be nobody's.", icon=":material/smart_toy:")
    if source.excerpt:
        st.caption(":material/content_cut: Only an excerpt of the document is at hand, and was read.")
    if source.note:
        st.caption(f":material/edit_note: {plain(source.note)}")
    with st.container(horizontal=True):
        if web_address(source.url):
            st.link_button("Where it was published", web_address(source.url), icon=":material/open_in_new:")
        if web_address(source.archived):
            st.link_button("Its copy in an archive", web_address(source.archived), icon=":material/inventory_2:")


def _terms(source: SourceRow) -> list[str]:
    """When it was taken from its address, and under which terms its text may be used."""
    retrieved = f"retrieved {date_in_words(source.retrieved)}" if source.retrieved else ""
    return [retrieved, f"licence: {source.licence}" if source.licence else ""]
