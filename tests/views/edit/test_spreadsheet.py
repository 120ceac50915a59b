"""A workbook on the Edit page: downloaded, edited, uploaded, looked at and saved, without a browser."""

import io
from pathlib import Path

import openpyxl
from streamlit.testing.v1 import AppTest

from exchange.position_rows import COLUMNS
from exchange.workbook import POSITIONS, make_workbook
from loaders.dataset import load
from tests.support.dashboard import open_page, text_of
from tests.support.edit_page import button, file_of, unescaped
from tests.support.saving import everything

KENYA, PERU = "actors/kenya.yaml", "actors/peru.yaml"


def edited(folder: Path, *cells: tuple[int, str, str]) -> bytes:
    """The workbook of the folder with other texts in some cells, by row and column."""
    book = openpyxl.load_workbook(io.BytesIO(make_workbook(load(folder))[0]))
    for row, name, text in cells:
        book[POSITIONS].cell(row, COLUMNS.index(name) + 1).value = text
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def uploaded(content: bytes) -> AppTest:
    app = open_page("edit", task="spreadsheet")
    app.file_uploader[0].set_value(("book.xlsx", content, "application/octet-stream"))
    app.run()
    assert not app.exception, [e.message for e in app.exception]
    return app


def test_two_files_are_saved_at_once_and_can_be_taken_back(folder: Path) -> None:
    before = everything(folder)
    app = uploaded(edited(folder, (2, "stance", "oppose"), (3, "venue", "Lima")))
    assert "2 rows: 0 as the files are, 2 changed (2 fields), 0 new." in unescaped(text_of(app))
    (diff,) = [code.value for code in app.code if "+++" in code.value]
    assert "+    stance: oppose" in diff
    assert "+    venue: Lima" in diff
    assert everything(folder) == before
    app = button(app, "Save all of it")
    assert f"Saved: {KENYA} and {PERU}." in unescaped(text_of(app))
    assert "stance: oppose" in file_of(folder, KENYA)
    assert "venue: Lima" in file_of(folder, PERU)
    button(button(app, "Undo the last save"), "Undo the last save")
    assert {name: data for name, data in everything(folder).items() if name in before} == before


def test_what_is_wrong_is_told_by_its_cell_and_keeps_all_from_being_saved(folder: Path) -> None:
    app = uploaded(edited(folder, (2, "stance", "oppose"), (3, "stance", "Oppose")))
    said = unescaped(text_of(app))
    assert "book.xlsx, Positions!E3" in said
    assert "Write 'oppose'." in said
    assert next(one for one in app.button if one.label == "Save all of it").disabled


def test_positions_without_a_row_go_where_that_is_ticked(folder: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(edited(folder)))
    book[POSITIONS].delete_rows(3)
    file = io.BytesIO()
    book.save(file)
    app = uploaded(file.getvalue())
    assert "positions without a row: 1, left as they are." in unescaped(text_of(app))
    app.checkbox(key="remove_rowless").check().run()
    button(app, "Save all of it")
    assert list(load(folder).positions["actor"]) == ["kenya"]


def test_a_file_that_has_changed_since_it_was_shown_is_not_overwritten(folder: Path) -> None:
    app = uploaded(edited(folder, (2, "stance", "oppose"), (3, "venue", "Lima")))
    theirs = file_of(folder, PERU) + "# theirs\n"
    (folder / PERU).write_text(theirs, encoding="utf-8")
    app = button(app, "Save all of it")
    assert "has changed on disk since it was opened" in unescaped(text_of(app))
    assert (file_of(folder, PERU), "stance: support" in file_of(folder, KENYA)) == (theirs, True)


def test_what_is_no_table_is_said(folder: Path) -> None:
    assert "cannot be read" in unescaped(text_of(uploaded(b"PK\x03\x04")))
