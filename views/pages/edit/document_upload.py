"""The file of a new source: what is found in it, and where it is to be kept."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from analysis.wording.figures import count
from documents.document_files import Document, document_of
from documents.document_text import MOST_BYTES
from documents.readers.unreadable import UnreadableError
from documents.registration import BEGINNING, RegistrationError, find_in, refuse_double
from editing.document_store import USUAL, keep_document, make_documents_folder
from editing.source_entry import complete
from loaders.settings import documents_folder, positions_folder
from loaders.words import count_words
from views.pages.edit.edit_state import Draft
from views.saving.field_problems import sentence
from views.shared.markdown_text import plain
from views.shared.view import View

MOST_DATES = 20


@dataclass(frozen=True, slots=True)
class Upload:
    """A document that was given, its bytes, and the folder in which it is to be kept (None: the one there is)."""

    document: Document
    content: bytes
    folder: str | None

    @property
    def fields(self) -> Mapping[str, str]:
        """What it says of its source that nobody has to type."""
        return {"sha256": self.document.sha256, "file": self.document.name}

    @property
    def guesses(self) -> Mapping[str, str]:
        """What it says unless somebody types something else."""
        language = find_in(self.document).language
        return {"language": language} if language else {}

    def keep(self) -> None:
        """Put it into the documents folder. Raises SaveError."""
        positions = positions_folder()
        folder = documents_folder(positions)
        if folder is None:
            folder = make_documents_folder(positions, self.folder or "")
        keep_document(folder, self.document.name, self.content, self.document.sha256)

    def finish(self, identifier: str) -> str:
        """Make the fingerprint once the entry is written; what could not be done, in words."""
        done = complete(positions_folder(), [(identifier, self.document)])
        return " ".join(sentence(words) for words in (done.warning, done.failure) if words)


def ask_for_document(view: View, draft: Draft) -> Upload | None:
    """A place to put the file, and what is found in it; None where there is none or it cannot be registered."""
    given = st.file_uploader(
        "The document, if you have it as a file",
        key=f"upload_{draft.number}",
        max_upload_size=MOST_BYTES // 1_000_000,
        help="Text, HTML, PDF or Word. It is read on this machine, and kept in the documents folder once you save.",
    )
    if given is None:
        return None
    content = given.getvalue()
    try:
        document = document_of(given.name, content)
        refuse_double(view.data, "", document, update=False)
    except UnreadableError as error:
        st.error(sentence(f"this document cannot be read: {error}; {error.hint}"))
        return None
    except RegistrationError as error:
        st.error(sentence(str(error)))
        return None
    _show_findings(document)
    return Upload(document, content, _ask_for_folder())


def _ask_for_folder() -> str | None:
    if documents_folder(positions_folder()) is not None:
        return None
    meaning = (
        "A folder in the positions folder, or the path of another one. This is asked once: it is found from then on."
    )
    return st.text_input("Folder to keep documents in", value=USUAL, key="documents_folder", help=meaning)


def _show_findings(document: Document) -> None:
    """What `register` says of a document."""
    dates = find_in(document).dates
    st.caption(
        plain(f"{count(count_words(document.text[:BEGINNING]), 'word')} are read in it. SHA-256 {document.sha256}.")
    )
    if dates:
        lines = [f"- {one.date}, line {one.line}: {plain(f'… {one.context} …')}" for one in dates[:MOST_DATES]]
        more = [f"- and {len(dates) - MOST_DATES} more"] if len(dates) > MOST_DATES else []
        st.markdown("\n".join(["Dates in the text, of which one may be that of publication:", "", *lines, *more]))
    else:
        st.caption("No date stands in the text.")
    for one in find_in(document).repeats[:1]:
        st.warning(
            f"{count(one.length, 'word')} stand twice, on lines {one.line} and {one.again}: they are one statement; "
            "code it once, from the fuller text."
        )
