"""The documents at hand by their words: those whose bytes are the registered ones."""

from collections.abc import Collection, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.finding.document_index import DocumentIndex
from analysis.finding.occurrences import Excerpt
from analysis.finding.query import Query
from documents.document_files import Document, open_document
from loaders.table_rows import SourceRow, records

MOST_EXCERPTS = 3
"""So many passages of a document are shown, the best."""


@dataclass(frozen=True, slots=True)
class FoundPassages:
    """In how many passages of a document what is looked for stands, and the best of them."""

    source: str
    total: int
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True)
class Library:
    """The documents that are looked in, and why others are not, both by their ids in the order of `sources.yaml`."""

    documents: Mapping[str, DocumentIndex]
    left_out: Mapping[str, str]

    def find(self, query: Query, among: Collection[str] | None = None) -> list[FoundPassages]:
        """The documents with what is looked for, those with most passages first; `among` these, None for all."""
        every = self.documents if among is None else self.documents.keys() & among
        found = {source: self.documents[source].matching(query) for source in self.documents if source in every}
        return [
            FoundPassages(source, len(rows), self.documents[source].excerpts(query, rows, MOST_EXCERPTS))
            for source, rows in sorted(found.items(), key=lambda one: -len(one[1]))
            if len(rows)
        ]


def library(sources: pd.DataFrame, folder: Path | None, kept: MutableMapping[str, DocumentIndex]) -> Library:
    """The documents of the sources' table that stand in the folder.

    `kept` has what is known already by the SHA-256 of the bytes; what is found out is put into it, and what stands for
    no document any more is taken out.
    """
    texts: dict[str, DocumentIndex] = {}
    left_out: dict[str, str] = {}
    used: dict[str, DocumentIndex] = {}
    for source, document in _opened(sources, folder):
        if isinstance(document, Document):
            found = kept.get(document.sha256) or DocumentIndex(document.text)
            texts[source] = used[document.sha256] = found
        else:
            left_out[source] = document
    kept.clear()
    kept.update(used)
    return Library(texts, left_out)


def _opened(sources: pd.DataFrame, folder: Path | None) -> Iterator[tuple[str, Document | str]]:
    """Each registered document, or why its text cannot be looked in."""
    for source in records(sources, SourceRow):
        document = open_document(folder, source.document)
        if document is None:
            yield source.source, "not at hand"
        elif not isinstance(document, Document):
            yield source.source, "cannot be read"
        elif document.sha256 != source.sha256:
            yield source.source, "not the file that was registered"
        else:
            yield source.source, document
