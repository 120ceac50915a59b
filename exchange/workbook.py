"""The workbook of a folder: its positions in a sheet to work in, and beside it what they may name."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import pandas as pd

from exchange.exported_files import cell_text, may_run
from exchange.position_rows import COLUMNS, VOCABULARIES, FolderRows, rows_of
from loaders.dataset import Dataset

FILE_NAME = "positions.xlsx"
POSITIONS = "Positions"

_SHEETS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "Issues": (
        "issues",
        ("issue", "title", "proposition", "support_means", "oppose_means", "track", "contested", "terms"),
    ),
    "Sources": (
        "sources",
        ("source", "title", "kind", "author", "publisher", "published", "language", "url", "affiliation", "note"),
    ),
    "Actors": ("actors", ("actor", "name", "short_name", "also_known_as", "kind", "iso3", "member_of", "note")),
    "Joint statements": ("joint", ("joint", "title", "actors", "note")),
}
"""Beside the positions: the table behind each sheet, and its columns, of which the first has the ids."""

_NAMED = {
    "actor": "Actors",
    "joint": "Joint statements",
    "issue": "Issues",
    "source": "Sources",
    "according_to": "Actors",
}
_WIDTHS = {
    **{"position_id": 15, "stance": 15, "form": 12, "article": 9, "date": 12, "locator": 9, "confidence": 11},
    **{"quote": 60, "translation": 45, "note": 40, "proposition": 45, "support_means": 45, "oppose_means": 45},
    **{"title": 45, "name": 32, "url": 45, "actors": 60, "kind": 16, "iso3": 8, "language": 10, "contested": 10},
}
_USUAL_WIDTH = 20
_LAST_ROW = 1_048_575


def make_workbook(data: Dataset) -> tuple[bytes, FolderRows]:
    """A folder's positions as an Excel file, and what it holds of them.

    Every position stands once, as its file has it: one of a joint statement has the statement in `joint` and no
    `actor`. Every cell is text and stays so, whatever is typed in it. Only the sheet of positions is read back, so the
    others are locked, without a password.
    """
    import xlsxwriter

    rows = rows_of(data.last_good)
    file = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet(POSITIONS)
        _fill(book, sheet, COLUMNS, [[row.cells[name] for name in COLUMNS] for row in rows])
        for title, (table, columns) in _SHEETS.items():
            frame: pd.DataFrame = getattr(data, table)
            beside = book.add_worksheet(title)
            _fill(book, beside, columns, frame[list(columns)].astype("str").to_numpy().tolist())
            beside.protect("", {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True})
        for column, words in VOCABULARIES.items():
            _limit(sheet, column, [word.value for word in words], "Choose one of the list.")
        for column, title in _NAMED.items():
            count = len(getattr(data, _SHEETS[title][0]))
            if count:
                _limit(sheet, column, f"='{title}'!$A$2:$A${count + 1}", f"Choose an id of the sheet {title}.")
    return file.getvalue(), rows


def _fill(book: Any, sheet: Any, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a table with its head, every cell of its columns being text, also those that are still empty."""
    look = {"num_format": "@", "text_wrap": True, "valign": "top"}
    text, marked = book.add_format(look), book.add_format({**look, "quote_prefix": True})
    grey = book.add_format({**look, "font_color": "#777777"})
    head = book.add_format({"bold": True, "bottom": 1, "num_format": "@"})
    for column, name in enumerate(columns):
        usual = grey if name == "position_id" else text
        sheet.set_column(column, column, _WIDTHS.get(name, _USUAL_WIDTH), usual)
        sheet.write_string(0, column, name, head)
        for row, cells in enumerate(rows, start=1):
            shown = cell_text(cells[column])
            if shown:
                sheet.write_string(row, column, shown, marked if may_run(shown) else usual)
            else:
                sheet.write_blank(row, column, None, usual)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{_LAST_ROW + 1}"})


def _limit(sheet: Any, column: str, source: list[str] | str, advice: str) -> None:
    """A list to choose from in a column, for its rows and those still to come."""
    place = COLUMNS.index(column)
    rule = {"validate": "list", "source": source, "error_title": column, "error_message": advice}
    sheet.data_validation(1, place, _LAST_ROW, place, rule)
