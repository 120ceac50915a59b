"""Tables of roll calls for tests, and what is made of them."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from commands.__main__ import main
from exchange.vote_records import Records, to_records
from exchange.vote_tables import read_table
from loaders.vocabularies import Kind

HEADER = "actor,issue,vote,date\n"
VOTES = HEADER + "Albania,R/73/187,no,2018-12-17\nCuba,R/73/187,yes,2018-12-17\nPeru,R/73/187,abstain,2018-12-17\n"
ASSEMBLY = "rcid,country,iso,vote,date,session,unres,issue\n"

Output = pytest.CaptureFixture[str]


def table(tmp_path: Path, text: str | bytes) -> Path:
    """The text as a table on disk."""
    path = tmp_path / "votes.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def convert(tmp_path: Path, text: str | bytes, *options: str) -> int:
    """The exit code of the command that makes a folder of the table."""
    return main(["import", "rollcalls", str(table(tmp_path, text)), str(tmp_path / "made"), *options])


def records(tmp_path: Path, text: str, kind: Kind = Kind.state) -> Records:
    """The records that a table without faults makes."""
    read = read_table(table(tmp_path, text), {})
    assert not read.problems
    return to_records(read, kind)


def rows(*cells: Sequence[str]) -> str:
    """A table of these rows."""
    written = io.StringIO()
    csv.writer(written).writerows(cells)
    return HEADER + written.getvalue()
