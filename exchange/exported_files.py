"""Files for elsewhere: the tidy tables as CSV, Excel, Parquet or JSON, and whatever else a user names a file for."""

import re
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd

from loaders.dataset import Dataset

FORMATS = ("csv", "xlsx", "parquet", "json")
TABLES = ("positions", "actors", "issues", "sources", "events", "memberships", "joint")

CELL = 32_767
"""How long a text Excel takes in a cell, in units of UTF-16."""

CUT = "… [cut]"

_HIDDEN = "[ \u00a0\u00ad\u2000-\u200f\u202a-\u202f\u2060-\u2069\u3000\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
_FORMULA = rf"'*{_HIDDEN}*[\t\r\n=+\-@＝＋－＠]"
"""How a cell begins that a spreadsheet may run, also behind what is not seen (OWASP, CSV injection)."""

_UNGUARDED = re.compile(rf"(?:^|(?<=;))(?={_FORMULA})")
_GUARDED = re.compile(rf"(?:^|(?<=;))'(?={_FORMULA})")
"""After a semicolon too, since that is where many spreadsheets of continental Europe part the cells."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def export(data: Dataset, folder: Path, form: str) -> list[Path]:
    """Write the TABLES to `folder` in one of FORMATS: a file each, or for Excel a sheet each of one file.

    Raises OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    frames: dict[str, pd.DataFrame] = {name: getattr(data, name) for name in TABLES}
    if form == "xlsx":
        path = folder / "tables.xlsx"
        path.write_bytes(to_xlsx(frames, data.negotiation.title or ""))
        return [path]
    written = []
    for name, frame in frames.items():
        path = folder / f"{name}.{form}"
        if form == "parquet":
            frame.to_parquet(path, index=False)
        elif form == "json":
            frame.to_json(path, orient="records", date_format="iso", force_ascii=False, indent=1)
        else:
            path.write_bytes(to_csv(frame))
        written.append(path)
    return written


def guard(cell: str) -> str:
    """A text for a cell of a CSV: with an apostrophe before whatever a spreadsheet would run as a formula."""
    return _UNGUARDED.sub("'", cell)


def unguard(cell: str) -> str:
    """What `guard` was given: the text of a cell without the apostrophes that it put before formulas."""
    return _GUARDED.sub("", cell)


def may_run(cell: str) -> bool:
    """Whether a spreadsheet may take a text for a formula (`guard`)."""
    return bool(_UNGUARDED.search(cell))


def refuse_among(positions: Path, path: Path, noun: str = "file") -> None:
    """Raise ValueError where a path is in the positions folder, into which only editing.saves writes."""
    if path.resolve().is_relative_to(positions.resolve()):
        raise ValueError(f"cannot write to '{path}': it is in the positions folder; name a {noun} elsewhere")


def export_file(content: bytes, path: Path, positions: Path) -> None:
    """Write a file that the user has named; one of that name is replaced.

    Raises ValueError as `refuse_among` does, and OSError where it cannot be written.
    """
    refuse_among(positions, path)
    path.write_bytes(content)


def export_files(files: Mapping[str, pd.DataFrame | bytes], folder: Path, positions: Path) -> list[Path]:
    """Write files that belong together, by name, into a folder that the user has named; it is made if need be.

    Tables are written as CSV. Raises ValueError and OSError as `export_file` does.
    """
    refuse_among(positions, folder, "folder")
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        export_file(content if isinstance(content, bytes) else to_csv(content), folder / name, positions)
    return [folder / name for name in files]


def export_table(frame: pd.DataFrame, path: Path, positions: Path) -> None:
    """Write a table as CSV, as `export_file` writes a file."""
    export_file(to_csv(frame), path, positions)


def to_csv(frame: pd.DataFrame) -> bytes:
    """The frame as UTF-8 CSV in which no text cell and no heading is a formula (`guard`)."""
    # the byte-order mark is what makes spreadsheets read UTF-8
    return csv_text(frame).encode("utf-8-sig")


def csv_text(frame: pd.DataFrame) -> str:
    """The same as text, for files that programs read: R takes the mark for a part of the first heading."""
    safe = frame.rename(columns=_guarded)
    for place, dtype in enumerate(frame.dtypes):
        if not pd.api.types.is_numeric_dtype(dtype) and not pd.api.types.is_datetime64_any_dtype(dtype):
            safe.isetitem(place, frame.iloc[:, place].map(_guarded).array)
    return str(safe.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\r\n"))


def to_xlsx(frames: Mapping[str, pd.DataFrame], title: str = "") -> bytes:
    """The frames as sheets of an Excel file in which texts are texts: never formulas, links or numbers.

    A text that is longer than a cell takes is cut and ends in CUT, and a missing value is an empty cell. Control
    characters, which the format cannot hold, are left out, and all line ends are plain ones. `title` is the file's own.
    """
    import xlsxwriter

    file = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(file, options) as book:
        head, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        # the cell stays a text also when somebody edits it
        text = book.add_format({"quote_prefix": True})
        if title:
            book.set_properties({"title": _NOT_IN_XML.sub("", title)[:255]})
        for name, frame in frames.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for column, heading in enumerate(frame.columns):
                sheet.write_string(0, column, cell_text(str(heading)), head)
                for row, cell in enumerate(frame.iloc[:, column].tolist(), start=1):
                    _write(sheet, row, column, cell, day, text)
    return file.getvalue()


def _write(sheet: Any, row: int, column: int, cell: object, day: Any, text: Any) -> None:
    if isinstance(cell, str):
        shown = cell_text(cell)
        sheet.write_string(row, column, shown, text if may_run(shown) else None)
    elif _is_missing(cell):
        return
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, datetime):
        sheet.write_datetime(row, column, cell, day)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    else:
        sheet.write_string(row, column, cell_text(str(cell)), text)


def _is_missing(cell: object) -> bool:
    """Whether a cell has no value; of pandas's NA nobody can ask whether it is the same as itself."""
    return cell is None or cell is pd.NA or cell is pd.NaT or cell != cell  # noqa: PLR0124 that is a missing number


def cell_text(text: str) -> str:
    """A text as a cell of an Excel file holds it: without control characters, with plain line ends, at most CELL."""
    plain = _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(plain) * 2 <= CELL or len(plain.encode("utf-16-le")) // 2 <= CELL:
        return plain
    kept = plain.encode("utf-16-le")[: 2 * (CELL - len(CUT))]
    return kept.decode("utf-16-le", errors="ignore") + CUT


def _guarded(cell: object) -> object:
    return guard(cell) if isinstance(cell, str) else cell
