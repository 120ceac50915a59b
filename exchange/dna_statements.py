"""Positions as statements of Discourse Network Analyzer, in the columns that its package rDNA reads."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from editing.coded_passage import places_of
from exchange.exported_files import csv_text, guard
from loaders.dataset import Dataset
from loaders.table_rows import ActorRow, IssueRow, PositionRow, SourceRow, records
from loaders.vocabularies import Attribution, Stance

FORMAT = "dna-csv"
_STATEMENT_COLUMNS = (
    *("id", "documentId", "startCaret", "endCaret", "statementTypeId", "coder"),
    *("person", "organization", "concept", "agreement"),
)
_LONGEST = 190
"""Letters of a name that DNA takes."""


@dataclass(frozen=True, slots=True)
class DnaTables:
    """The documents as `dna_setDocuments` of rDNA takes them, and the statements as `dna_setStatements` does.

    `left_out` has by the place of a position why it is no statement there.
    """

    documents: pd.DataFrame
    statements: pd.DataFrame
    left_out: Mapping[str, str]

    @property
    def files(self) -> dict[str, bytes]:
        """Both as CSV, by the name of their file."""
        tables = {"dna-documents.csv": self.documents, "dna-statements.csv": self.statements}
        return {name: csv_text(table).encode() for name, table in tables.items()}


def dna_tables(data: Dataset, texts: Mapping[str, str]) -> DnaTables:
    """The positions whose quotations stand in the `texts` (by source) as statements with carets in units of UTF-16.

    A position of a joint statement is one of each signatory. Mixed stances neither agree nor disagree, and what another
    actor says of an actor is no statement of its own: neither is one here, nor is a position without its text.
    """
    plain = {source: text.replace("\r\n", "\n").replace("\r", "\n") for source, text in texts.items()}
    # a cell that may be a formula gets an apostrophe, by which all that follows moves
    written = {source: guard(text) for source, text in plain.items()}
    sources = [row for row in records(data.sources, SourceRow) if row.source in plain]
    numbers = {row.source: number for number, row in enumerate(sources, start=1)}
    organisations = {row.actor: _short(row.name, row.short_name, row.actor) for row in records(data.actors, ActorRow)}
    concepts = {row.issue: _short(row.proposition, row.title, row.issue) for row in records(data.issues, IssueRow)}
    left_out: dict[str, str] = {}
    rows: list[tuple[int | str, ...]] = []
    positions = [*records(data.positions, PositionRow)]
    places = _places(positions, written)
    for row in positions:
        place = places.get((row.source, row.quote))
        why = _no_statement(row, place is not None, row.source in plain)
        if why or place is None:
            left_out[f"{row.file}:{row.line}"] = why
            continue
        start, end = (_units(written[row.source], at) for at in place)
        said = (row.speaker, organisations[row.actor], concepts[row.issue], int(row.stance > 0))
        rows.append((len(rows) + 1, numbers[row.source], start, end, 1, 1, *said))
    documents = [
        (
            numbers[row.source],
            _short(row.title, row.source),
            plain[row.source],
            1,
            row.author,
            row.publisher,
            "",
            row.url,
            row.kind,
            row.published_latest.date().isoformat(),
        )
        for row in sources
    ]
    columns = ["id", "title", "text", "coder", "author", "source", "section", "notes", "type", "date"]
    return DnaTables(
        pd.DataFrame(documents, columns=columns), pd.DataFrame(rows, columns=list(_STATEMENT_COLUMNS)), left_out
    )


def _places(positions: list[PositionRow], texts: Mapping[str, str]) -> dict[tuple[str, str], tuple[int, int]]:
    """By source and quotation the characters in which it stands."""
    quotes: dict[str, dict[str, None]] = {}
    for row in positions:
        if row.source in texts:
            quotes.setdefault(row.source, {})[row.quote] = None
    return {
        (source, quote): place
        for source, some in quotes.items()
        for quote, place in zip(some, places_of([*some], texts[source]), strict=True)
        if place
    }


def _no_statement(row: PositionRow, is_found: bool, has_text: bool) -> str:
    """Why a position is no statement there, "" for one that is."""
    if row.attribution == Attribution.characterised:
        return "another actor says this of it"
    if row.stance == Stance.mixed.score:
        return "a mixed stance neither agrees nor disagrees"
    if not has_text:
        return f"the document '{row.source}' is not at hand"
    return "" if is_found else f"its quotation does not stand in the document '{row.source}'"


def _short(*names: str) -> str:
    """The first of the names that DNA takes."""
    return next((name for name in names if name and len(name) <= _LONGEST), names[-1])


def _units(text: str, characters: int) -> int:
    """How many units of UTF-16 the first characters of a text are."""
    return len(text[:characters].encode("utf-16-le")) // 2
