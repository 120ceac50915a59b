"""Exports: safe in a spreadsheet, complete and typed elsewhere."""

import csv
import io
import json
from pathlib import Path

import pandas as pd
import pytest

from exchange.exported_files import export, to_csv
from loaders import Dataset, load
from tests.support.folders import ROOT, actor, event, position, write_folder

NAMES = ("positions", "actors", "issues", "sources", "events", "memberships", "joint")


@pytest.fixture(params=["full", "empty"])
def data(request: pytest.FixtureRequest, tmp_path: Path) -> Dataset:
    if request.param == "empty":
        return load(tmp_path / "nowhere")
    cuba = actor(position(date="../2018", note="'Ünïcode, \"quoted\", 中文'"), position(), name="'=HYPERLINK(0)'")
    return load(write_folder(tmp_path / "positions", {"cuba": cuba}, events=event()))


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "=cmd|' /C calc'!A0",
        "'=1",
        "\u200b=1",
        "\x00=1",
    ],
)
def test_no_cell_of_a_csv_is_a_formula(cell: str) -> None:
    table = pd.DataFrame({"text": [cell], "number": [-1]})
    ((text, number),) = list(csv.reader(io.StringIO(to_csv(table).decode("utf-8-sig"), newline="")))[1:]
    assert (text, number) == (f"'{cell}", "-1")


@pytest.mark.parametrize("cell", ["plain", "a = b", "1-2", 'ü, "x"\nnext', "", "'tis", "a; b", "''"])
def test_other_cells_of_a_csv_are_left_as_they_are(cell: str) -> None:
    table = pd.DataFrame({"text": [cell, "x"], "day": [pd.Timestamp("2019-07-08"), pd.NaT]})
    rows = list(csv.reader(io.StringIO(to_csv(table).decode("utf-8-sig"), newline="")))
    assert rows == [["text", "day"], [cell, "2019-07-08"], ["x", ""]]


def test_a_csv_does_not_change_the_table_it_is_made_from() -> None:
    table = pd.DataFrame({"text": ["=1"]})
    to_csv(table)
    assert table.loc[0, "text"] == "=1"


def test_parquet_gives_back_the_same_tables(data: Dataset, tmp_path: Path) -> None:
    for path, name in zip(export(data, tmp_path / "out", "parquet"), NAMES, strict=True):
        assert path.name == f"{name}.parquet"
        table: pd.DataFrame = getattr(data, name)
        days = dict.fromkeys(table.columns[table.dtypes == "datetime64[s]"], "datetime64[ms]")  # Parquet has no seconds
        pd.testing.assert_frame_equal(pd.read_parquet(path), table.astype(days))


def test_json_gives_back_the_same_records(data: Dataset, tmp_path: Path) -> None:
    for path, name in zip(export(data, tmp_path / "out", "json"), NAMES, strict=True):
        rows = getattr(data, name).to_dict("records")
        back = json.loads(path.read_text(encoding="utf-8"))
        assert back == [{column: _as_json(cell) for column, cell in row.items()} for row in rows]


def _as_json(cell: object) -> object:
    if cell is pd.NaT:
        return None
    return f"{cell.isoformat()}.000" if isinstance(cell, pd.Timestamp) else cell


def test_csv_gives_back_the_same_texts(data: Dataset, tmp_path: Path) -> None:
    for path, name in zip(export(data, tmp_path / "out", "csv"), NAMES, strict=True):
        table: pd.DataFrame = getattr(data, name)
        back = pd.read_csv(path, dtype="str", keep_default_na=False)
        assert list(back.columns) == list(table.columns)
        assert len(back) == len(table)
    if len(data.actors):
        actors = pd.read_csv(tmp_path / "out/actors.csv", dtype="str", keep_default_na=False)
        assert list(actors["name"]) == ["'=HYPERLINK(0)"]


def test_the_default_data_keeps_every_row(tmp_path: Path) -> None:
    data = load(ROOT / "positions")
    export(data, tmp_path, "csv")
    assert len(pd.read_csv(tmp_path / "positions.csv")) == len(data.positions) > 0
