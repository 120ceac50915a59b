"""`export --format xlsx` and `import positions`: what they say, what they write, and their exit codes."""

from pathlib import Path

import openpyxl
import pytest

from commands.__main__ import main
from exchange.position_rows import COLUMNS
from exchange.workbook import POSITIONS
from loaders.dataset import load
from tests.support.saving import CUBA, everything, two_actors


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return two_actors(tmp_path)


@pytest.fixture
def book(folder: Path, tmp_path: Path) -> Path:
    """The workbook of the folder, as the command writes it."""
    assert main(["export", str(folder), "-o", str(tmp_path / "out"), "--format", "xlsx"]) == 0
    return tmp_path / "out" / "positions.xlsx"


def change(book: Path, row: int, **cells: str) -> None:
    """Write into cells of a row, as somebody does in a spreadsheet program."""
    opened = openpyxl.load_workbook(book)
    for name, text in cells.items():
        opened[POSITIONS].cell(row, COLUMNS.index(name) + 1).value = text
    opened.save(book)


def remove_row(book: Path, row: int) -> None:
    opened = openpyxl.load_workbook(book)
    opened[POSITIONS].delete_rows(row)
    opened.save(book)


def test_the_dry_run_shows_the_diff_and_only_write_writes(
    folder: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(book, 2, stance="oppose")
    before = everything(folder)
    assert main(["import", "positions", str(book), str(folder)]) == 0
    said = capsys.readouterr().out
    assert "-    stance: support\n+    stance: oppose" in said
    assert "2 rows: 1 as the files are, 1 changed (1 field), 0 new" in said
    assert "Nothing was written: add --write to save this." in said
    assert everything(folder) == before
    assert main(["import", "positions", str(book), str(folder), "--write"]) == 0
    assert "1 file saved. Export again" in capsys.readouterr().out
    text = before[CUBA].decode()
    assert everything(folder) == {**before, CUBA: text.replace("stance: support", "stance: oppose").encode()}
    assert main(["import", "positions", str(book), str(folder), "--write"]) == 0
    assert "2 rows: 2 as the files are, 0 changed, 0 new" in capsys.readouterr().out


def test_one_row_with_an_error_keeps_all_from_being_written(
    folder: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(book, 2, stance="oppose")
    change(book, 3, stance="Oppose", source="sputnik")
    before = everything(folder)
    assert main(["import", "positions", str(book), str(folder), "--write"]) == 1
    said = capsys.readouterr().err
    assert "stance: unknown stance 'Oppose'\n  positions.xlsx, Positions!E3\n   write 'oppose'" in said
    assert "source: unknown source 'sputnik'\n  positions.xlsx, Positions!I3\n   did you mean 'sputnik-2024'?" in said
    assert "2 errors, 0 warnings in 1 file; nothing was written" in said
    assert everything(folder) == before


def test_rows_that_are_gone_go_only_where_that_is_asked_for(
    folder: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    remove_row(book, 3)
    assert main(["import", "positions", str(book), str(folder), "--write"]) == 0
    assert "positions without a row: 1, left as they are (--remove takes them away)" in capsys.readouterr().out
    assert len(load(folder).positions) == 2
    assert main(["import", "positions", str(book), str(folder), "--write", "--remove"]) == 0
    assert list(load(folder).positions["actor"]) == ["cuba"]


def test_a_table_that_cannot_be_read_is_wrong_usage(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "positions", str(tmp_path / "none.csv"), str(folder)]) == 2
    assert "cannot read" in capsys.readouterr().err
    (tmp_path / "empty.csv").write_text("")
    assert main(["import", "positions", str(tmp_path / "empty.csv"), str(folder)]) == 2
    assert "'empty.csv' is empty; name the columns in the first row" in capsys.readouterr().err


def test_read_only_writes_nothing(folder: Path, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(book, 2, stance="oppose")
    before = everything(folder)
    monkeypatch.setenv("TRACKER_READ_ONLY", "1")
    assert main(["import", "positions", str(book), str(folder), "--write"]) == 1
    assert main(["import", "positions", str(book), str(folder)]) == 0
    assert everything(folder) == before
