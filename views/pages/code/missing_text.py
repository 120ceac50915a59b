"""A document whose text is not at hand: which file it is, and a place to give it."""

from pathlib import Path

import streamlit as st

from documents.document_files import document_of
from documents.document_text import MOST_BYTES
from documents.readers.unreadable import UnreadableError
from editing.document_store import USUAL, keep_document, make_documents_folder
from editing.saves import SaveError
from loaders.settings import documents_folder
from loaders.table_rows import SourceRow
from views.saving.field_problems import sentence
from views.shared.markdown_text import code


def ask_for_text(source: SourceRow, folder: Path) -> None:
    """Which file is needed, and where it may be put; a file that is given is kept if it is the registered one."""
    st.info(
        f"Its text is not at hand: the file {code(source.document)} is in no documents folder. Give it here, put it "
        "into `documents/` in the positions folder, or start with `tracker view --documents FOLDER`."
    )
    given = st.file_uploader(
        f"The file {source.document}", key=f"text_of_{source.source}", max_upload_size=MOST_BYTES // 1_000_000
    )
    if given is None:
        return
    content = given.getvalue()
    try:
        document = document_of(source.document, content)
        if document.sha256 != source.sha256:
            st.error(
                "This is another file than the one that was registered: its SHA-256 differs. Take the right one, or "
                "register this version with `tracker register --update`."
            )
            return
        kept_in = documents_folder(folder) or make_documents_folder(folder, USUAL)
        keep_document(kept_in, source.document, content, document.sha256)
    except UnreadableError as error:
        st.error(sentence(f"this document cannot be read: {error}; {error.hint}"))
        return
    except SaveError as refused:
        st.error(sentence(refused.message))
        return
    st.rerun()
