"""What Find looks in, kept for all sessions: the words of the data on view, and those of the documents at hand."""

from pathlib import Path

import pandas as pd
import streamlit as st

from analysis.finding.document_index import DocumentIndex
from analysis.finding.library import Library, library
from analysis.finding.quotation_index import QuotationIndex
from documents.document_files import document_stamps
from loaders import Dataset
from loaders.data_files import Stamps
from views.shared.loaded_data import BY_HASH
from views.shared.view import View


def coded_words(view: View) -> QuotationIndex:
    """Everything that is coded, by its words; made once for each version of the data."""
    return _coded_words(view.data.version, view.data)


def documents_at_hand(view: View) -> Library:
    """The documents at hand by their words; after a change only what has changed is read word by word."""
    sources = view.data.sources
    registered = tuple(zip(sources["source"], sources["document"], sources["sha256"], strict=True))
    folder = view.documents_folder
    return _documents_at_hand(folder, document_stamps(folder, sources["document"]), registered, sources)


@st.cache_resource(show_spinner="Reading the positions word by word", max_entries=2)
def _coded_words(version: str, _data: Dataset) -> QuotationIndex:  # noqa: ARG001 the version stands for the data
    return QuotationIndex(_data)


@st.cache_resource(show_spinner="Reading the documents word by word", max_entries=2, hash_funcs=BY_HASH)
def _documents_at_hand(
    folder: Path | None,
    stamps: Stamps,  # noqa: ARG001 with the next one a key of the cache
    registered: tuple[tuple[str, str, str], ...],  # noqa: ARG001
    _sources: pd.DataFrame,
) -> Library:
    return library(_sources, folder, _kept(folder))


@st.cache_resource(max_entries=2)
def _kept(folder: Path | None) -> dict[str, DocumentIndex]:  # noqa: ARG001 the folder is the key of the cache
    """The documents that are known word by word, by the SHA-256 of their bytes."""
    return {}
