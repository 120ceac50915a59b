"""A table with named columns in a CSV or Excel file -> its rows as texts, each cell with its place."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from exchange.exported_files import unguard
from loaders.advice import Advice
from loaders.csv_rows import BrokenTableError, decode_table, separated_rows
from loaders.problems import Problem, Severity

ENDINGS = ("csv", "xlsx")
MOST_BYTES = 50_000_000
_MOST_UNPACKED = 200_000_000
"""Bytes of all parts of an Excel file, as its directory has them: no part gives more when it is unpacked."""

MOST_ROWS = 50_000

_ODD_NAME = re.compile(r"[\W_]+")
_NO_FORMAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


class TableError(ValueError):
    """Nothing can be made of the file; the message says why and what to do, in words for an analyst."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that is not blank: its number, its text by column, and what is wrong with cells that hold no text."""

    number: int
    cells: Mapping[str, str]
    faults: Mapping[str, Advice] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table. `columns` are in their order, and "" where a column has no name.

    `sheet` is that of an Excel file; in a CSV the number of a row is the line on which it begins.
    """

    name: str
    sheet: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]

    def problem(
        self, severity: Severity, row: int, column: str, message: str, hint: str = "", *, naming: bool = True
    ) -> Problem:
        """What is wrong with a cell, or with a whole row where there is no such column."""
        said = f"{column}: {message}" if column and naming else message
        if not self.sheet:
            return Problem(severity, said, self.name, row, 1, hint=hint)
        letters = _letters(self.columns.index(column)) if column in self.columns else ""
        return Problem(severity, said, f"{self.name}, {self.sheet}!{letters}{row}", hint=hint)


def open_table(path: Path, sheet: str) -> Table:
    """The table in a file. Raises TableError, and OSError where the file cannot be read."""
    return read_table_file(path.name, path.read_bytes(), sheet)


def read_table_file(name: str, content: bytes, sheet: str) -> Table:
    """The table in the content of a CSV or Excel file; of an Excel file the only sheet, or else the one so named.

    Days in the column `date` become EDTF, as precise as they are shown. Raises TableError.
    """
    if len(content) > MOST_BYTES:
        raise TableError(f"'{name}' has {len(content) // 1_000_000} MB; at most {MOST_BYTES // 1_000_000} are read")
    if content.startswith(b"PK"):
        return _from_excel(name, content, sheet)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise TableError(f"'{name}' is an Excel file of the old kind, or has a password; save it as .xlsx without one")
    try:
        found = list(separated_rows(decode_table(content)))
    except UnicodeDecodeError:
        raise TableError(f"'{name}' is no text in UTF-8; save it as CSV in UTF-8, or as .xlsx") from None
    except BrokenTableError as error:
        raise TableError(f"'{name}' is no table in CSV ({error}, line {error.line}); save it as .xlsx") from error
    rows = ((line, [(unguard(cell), None) for cell in cells]) for line, cells in found)
    return _table(name, "", rows)


_Cell = tuple[Any, str | None]
"""What stands in a cell, and in an Excel file how it is shown and of what kind it is, as "kind format"."""


def _from_excel(name: str, content: bytes, wanted: str) -> Table:
    import openpyxl

    try:
        size = sum(part.file_size for part in ZipFile(BytesIO(content)).infolist())
        if size > _MOST_UNPACKED:
            raise TableError(f"'{name}' has {size // 1_000_000} MB unpacked; at most 200 MB are read")
        book = openpyxl.load_workbook(BytesIO(content), read_only=True)
        named = {sheet.title.casefold(): sheet for sheet in book.worksheets}
        sheet = named.get(wanted.casefold()) or (book.worksheets[0] if len(book.worksheets) == 1 else None)
        if sheet is None:
            titles = ", ".join(one.title for one in book.worksheets)
            raise TableError(f"'{name}' has no sheet '{wanted}', but {titles}; give the sheet to be read that name")
        sheet.reset_dimensions()
        rows = (
            (number, [(cell.value, f"{cell.data_type} {cell.number_format}") for cell in cells])
            for number, cells in enumerate(sheet.iter_rows(), start=1)
        )
        return _table(name, sheet.title, rows)
    except (TableError, MemoryError):
        raise
    except Exception as error:  # a broken package raises errors of zipfile, the parser of XML and openpyxl
        why = type(error).__name__
        raise TableError(f"'{name}' is an Excel file that cannot be read ({why}); save it again as .xlsx") from error


def _table(name: str, sheet: str, rows: Iterable[tuple[int, Sequence[_Cell]]]) -> Table:
    columns: tuple[str, ...] = ()
    found = []
    for number, cells in rows:
        if not any(value is not None and str(value).strip() for value, _ in cells):
            continue
        if not columns:
            columns = tuple(_ODD_NAME.sub("_", str(value or "").casefold()).strip("_") for value, _ in cells)
        else:
            found.append(_row(number, columns, cells))
        if len(found) > MOST_ROWS:
            raise TableError(f"'{name}' has more than {MOST_ROWS:,} rows; split it")
    if not columns:
        raise TableError(f"'{name}' is empty; name the columns in the first row")
    double = next((one for one in columns if one and columns.count(one) > 1), None)
    if double:
        raise TableError(f"'{name}' has two columns '{double}'; give one of them another name")
    return Table(name, sheet, columns, tuple(found))


def _row(number: int, columns: tuple[str, ...], cells: Sequence[_Cell]) -> TableRow:
    texts = {column: "" for column in columns if column}
    faults = {}
    for column, (value, kind) in zip(columns, cells, strict=False):
        if column:
            read = _text(value, kind, column)
            if isinstance(read, str):
                texts[column] = " ".join(read.split())
            else:
                faults[column] = read
    return TableRow(number, texts, faults)


def _text(value: Any, kind: str | None, column: str) -> str | Advice:
    """The text that a cell stands for, or what is wrong with it."""
    data_type, _, shown = (kind or "s ").partition(" ")
    if value is None:
        return ""
    if data_type == "f":
        return "the cell holds a formula", "write the text itself, or paste the value in its place"
    if data_type == "e":
        return f"the cell holds the error {value}", "write the text itself"
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return str(int(value)) if value == int(value) else repr(value)
    if isinstance(value, date | time | timedelta):
        hint = "make it a cell of text and type it anew"
        if column != "date" or not isinstance(value, date):
            return f"the spreadsheet has made a date or time of it ({value})", hint
        return _edtf(value, shown) or (f"the spreadsheet has made a date of it, shown as {shown}: {value}", _AS_TEXT)
    return str(value)


_AS_TEXT = "make it a cell of text and write 2019, 2019-07 or 2019-07-08"


def _edtf(value: date, shown: str) -> str:
    """A day as precise as a spreadsheet shows it; "" where it shows no year, or a time of day."""
    shape = _NO_FORMAT.sub("", shown.casefold())
    if "y" not in shape or (isinstance(value, datetime) and value.time() != time.min):
        return ""
    return value.strftime("%Y-%m-%d") if "d" in shape else value.strftime("%Y-%m" if "m" in shape else "%Y")


def _letters(place: int) -> str:
    """The name of a column of a spreadsheet: 0 is A, 26 is AA."""
    name = ""
    while place >= 0:
        place, letter = divmod(place, 26)
        name = chr(ord("A") + letter) + name
        place -= 1
    return name
