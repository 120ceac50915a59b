"""Hostile text in exports: every string comes back, and no cell of a spreadsheet is a formula."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.exported_files import CELL, CUT, TABLES, export, guard, to_csv, to_xlsx, unguard
from loaders import Dataset, load
from loaders.table_rows import TEXT
from tests.support.naughty import NAMES, PIECES, hostile_folder

# halves of surrogate pairs are in no text: no file of the data can hold them
anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
awkward = st.lists(st.sampled_from([*"=+-@＝'; \t\r\n,\"|\u200b\ufeff\x00a1", "\u00a0"]), max_size=8).map("".join)
RUNS = re.compile(r"[\s\x00-\x1f\u200b-\u200f\ufeff]*[=+\-@＝＋－＠]")
"""Generously: how the text of a cell begins that some spreadsheet may run."""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    data = load(hostile_folder(tmp_path_factory.mktemp("hostile")))
    assert not data.problems
    return data


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@given(anything | awkward)
@settings(max_examples=400)
def test_a_guarded_cell_runs_nowhere_and_comes_back(text: str) -> None:
    guarded = guard(text)
    assert unguard(guarded) == text
    assert not RUNS.match(guarded)
    assert not [part for part in guarded.split(";") if RUNS.match(part)]
    assert guarded.replace("'", "") == text.replace("'", "")


@given(st.lists(anything | awkward | st.sampled_from(NAMES), min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_a_csv_gives_every_text_back(cells: list[str]) -> None:
    table = pd.DataFrame({"=head": pd.Series(cells, dtype="str"), "n": -1})
    content = to_csv(table)
    (head, *rows) = read_csv(content)
    assert head == ["'=head", "n"]
    assert [unguard(cell) for cell, _ in rows] == cells
    assert {number for _, number in rows} == {"-1"}
    if "\x00" not in "".join(cells):  # pandas ends a cell there
        back = pd.read_csv(io.BytesIO(content), dtype="str", keep_default_na=False)
        assert [unguard(cell) for cell in back["'=head"]] == cells


@given(st.lists(anything | awkward | st.sampled_from(NAMES), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_excel_gives_back_every_text_that_it_can_hold(cells: list[str]) -> None:
    content = to_xlsx({"Table": pd.DataFrame({"=head": pd.Series(cells, dtype="str"), "n": -1})})
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Table"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("=head", "n")
    assert [text or "" for text, _ in rows[1:]] == [held(cell) for cell in cells]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def held(text: str) -> str:
    """What of a text an Excel file can hold: no control characters, plain line ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]", "", lines)


def test_the_file_for_excel_has_no_formula_and_no_link(data: Dataset, tmp_path: Path) -> None:
    (path,) = export(data, tmp_path, "xlsx")
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name).decode("utf-8") for name in file.namelist()}
    sheets = [text for name, text in parts.items() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == len(TABLES)
    assert not [text for text in sheets if "<f>" in text or "<f " in text or "hyperlink" in text]
    assert not [name for name in parts if "externalLink" in name or "worksheets/_rels" in name]


def test_the_file_for_excel_has_every_table_with_its_numbers_and_days(data: Dataset, tmp_path: Path) -> None:
    (path,) = export(data, tmp_path, "xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == list(TABLES)
    for name in TABLES:
        table: pd.DataFrame = getattr(data, name)
        head, *rows = book[name].iter_rows(values_only=True)
        assert list(head) == list(table.columns)
        for column, (kind, cells) in enumerate(zip(table.dtypes, table.items(), strict=True)):
            expected = [None if cell is pd.NaT else cell for cell in cells[1].tolist()]
            found = [row[column] for row in rows]
            if kind == TEXT:
                expected, found = [held(str(cell)) for cell in expected], [cell or "" for cell in found]
            assert found == expected


def test_a_text_that_is_too_long_for_a_cell_is_cut_and_marked() -> None:
    for text in ("x" * CELL, "x" * (CELL + 1), "😀" * CELL):
        sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx({"Table": pd.DataFrame({"a": [text]})})))["Table"]
        found = str(sheet["A2"].value)
        units = len(text.encode("utf-16-le")) // 2
        assert found == text if units <= CELL else found.endswith(CUT) and text.startswith(found.removesuffix(CUT))
        assert min(units, CELL) - 1 <= len(found.encode("utf-16-le")) // 2 <= CELL


def test_csv_json_and_parquet_give_back_every_text(data: Dataset, tmp_path: Path) -> None:
    for form in ("csv", "json", "parquet"):
        for path, name in zip(export(data, tmp_path / form, form), TABLES, strict=True):
            table: pd.DataFrame = getattr(data, name)
            texts = [column for column, kind in table.dtypes.items() if kind == TEXT]
            if form == "parquet":
                found = pd.read_parquet(path)[texts].to_dict("records")
            elif form == "json":
                found = [{c: row[c] for c in texts} for row in json.loads(path.read_text(encoding="utf-8"))]
            else:
                head, *rows = read_csv(path.read_bytes())
                found = [{c: unguard(cell) for c, cell in zip(head, row, strict=True) if c in texts} for row in rows]
            assert found == table[texts].to_dict("records")


def test_the_data_holds_what_these_tests_are_about(data: Dataset) -> None:
    every = "\n".join(str(cell) for name in TABLES for column in getattr(data, name).items() for cell in column[1])
    assert [name for name, piece in PIECES.items() if piece in NAMES and " ".join(piece.split()) not in every] == []
