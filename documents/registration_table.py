"""A table of documents to register, a row each: the text of a CSV file -> its rows, with their lines."""

from dataclasses import dataclass
from pathlib import Path

from documents.document_files import read_document
from documents.registration import RegistrationError
from loaders.csv_rows import BrokenTableError, decode_table, separated_rows
from loaders.models import Source
from loaders.problems import Problem

COLUMNS = ("file", *(name for name in Source.model_fields if name not in ("sha256", "file")))
NEEDED = ("file", "id")
_IN_WORDS = f"the columns are {', '.join(COLUMNS)}, of which {' and '.join(NEEDED)} are needed"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: the line on which it begins, and by column what stands in it, without empty cells."""

    line: int
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class RegistrationTable:
    """The rows of a table, and the columns that are not known."""

    rows: tuple[TableRow, ...]
    unknown: tuple[str, ...] = ()


def read_registration_table(path: Path) -> RegistrationTable:
    """The table in a CSV file. Raises RegistrationError where it cannot be read or has not the columns needed."""
    content = read_document(path.absolute().parent, path.name)
    if content is None:
        raise RegistrationError(f"there is no file '{path}'")
    if isinstance(content, Problem):
        raise RegistrationError(content.message)
    try:
        text = decode_table(content)
    except UnicodeDecodeError:
        raise RegistrationError(f"'{path}' is no text in UTF-8; save it as CSV in UTF-8") from None
    try:
        return _rows(text)
    except BrokenTableError as error:
        raise RegistrationError(f"'{path}' is no table in CSV ({error}); save it as CSV in UTF-8") from error
    except RegistrationError as error:
        raise RegistrationError(f"'{path}' {error}; {_IN_WORDS}") from None


def _rows(text: str) -> RegistrationTable:
    columns: list[str] = []
    rows: list[TableRow] = []
    for line, cells in separated_rows(text):
        fields = {name: cell for name, cell in zip(columns, cells, strict=False) if cell}
        if not columns:
            columns = [one.lower() for one in cells]
        elif any(cells):
            rows.append(TableRow(line, fields))
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        raise RegistrationError(f"has no column {' and no column '.join(missing)}")
    if len(set(columns)) < len(columns):
        raise RegistrationError("has two columns of the same name")
    return RegistrationTable(tuple(rows), tuple(one for one in columns if one and one not in COLUMNS))
