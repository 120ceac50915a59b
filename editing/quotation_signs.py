"""Quotations that differ from their documents in signs alone take the form that the document has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from documents.document_files import Document, open_document
from documents.quotation_check import MOST_SEARCHED, QuotationRow, Verification
from documents.sign_differences import SignDifference, sign_difference
from editing.editable_text import read_editable
from editing.saves import open_version, save
from editing.splice import POSITION_FIELDS, change_position, change_record
from loaders.models import Event
from loaders.table_rows import SourceRow, records

_MILESTONES = "events.yaml"


@dataclass(frozen=True, slots=True)
class Taken:
    """A quotation in a file's line, and the form of the document that it took."""

    file: str
    line: int
    difference: SignDifference


def take_document_signs(
    folder: Path, quotations: pd.DataFrame, sources: pd.DataFrame, verification: Verification, documents: Path | None
) -> Iterator[Taken]:
    """Write the document's form of every misquotation whose words stand there with other signs, file by file.

    `quotations` are those that were verified, in their order. Raises SaveError where a file cannot be written, and
    EditError where its text cannot be edited line by line; files before it are written.
    """
    names = {row.source: row.document for row in records(sources, SourceRow)}
    wrong = quotations[(verification.table["how"] == "misquoted").to_numpy()]
    for file, rows in wrong.groupby("file", sort=False):
        found = list(_taken(rows, names, documents))
        if found:
            version = open_version(folder, str(file))
            forms = {one.line: one.difference.form for one in found}
            save(folder, str(file), with_quotations(version.text, str(file), forms), version.sha256)
            yield from found


def with_quotations(text: str, file: str, forms: Mapping[int, str]) -> str:
    """A file's text with another quotation in the records whose quotations stand on these lines (from 1).

    Raises EditError.
    """
    key = "" if file == _MILESTONES else "positions"
    order = tuple(Event.model_fields) if file == _MILESTONES else POSITION_FIELDS
    opened = read_editable(text, key)
    for number, item in enumerate(opened.plain_items()):
        span = opened.span(number)
        for line, form in forms.items():
            if span.start < line <= span.stop:
                fields = {name: value for name, value in item.items() if name in order} | {"quote": form}
                text = change_record(text, number, fields, order) if not key else change_position(text, number, fields)
    return text


def _taken(rows: pd.DataFrame, names: Mapping[str, str], documents: Path | None) -> Iterator[Taken]:
    for row in records(rows, QuotationRow):
        document = open_document(documents, names.get(row.source, "")) if row.source in names else None
        if isinstance(document, Document) and len(document.text) <= MOST_SEARCHED:
            difference = sign_difference(row.quote, document.text)
            if difference is not None:
                yield Taken(row.file, row.quote_line, difference)
