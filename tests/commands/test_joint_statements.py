"""Joint statements on the command line: begun, counted once, and printed once in a briefing."""

from pathlib import Path

import pytest

from commands.__main__ import main
from tests.support.joint_room import FIRST, write_joint_room


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("TRACKER_DOCUMENTS", raising=False)
    return write_joint_room(tmp_path / "room")


def test_check_counts_a_joint_position_once(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(room)]) == 0
    assert "7 positions; 8 quotations stand in their documents" in capsys.readouterr().out


def test_a_new_joint_statement_is_begun_and_checks_clean(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin = ["new", "joint", "two", "--title", "Two of them", "--actors", "a1,a12", "--folder", str(room)]
    assert main(begin) == 0
    assert "joint/two.yaml: fill it in, then run 'tracker check'" in capsys.readouterr().out
    assert main(["check", str(room)]) == 0
    assert main(begin) == 2
    assert "the joint statement's file exists" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("identifier", "actors", "code", "said"),
    [
        ("two", "a1,a111", 1, "did you mean 'a11'?"),
        ("two", "a1", 2, "two actors or more"),
        ("Two of them", "a1,a2", 2, "not an id"),
    ],
)
def test_what_cannot_be_one_is_refused_and_nothing_is_written(
    room: Path, capsys: pytest.CaptureFixture[str], identifier: str, actors: str, code: int, said: str
) -> None:
    assert main(["new", "joint", identifier, "--title", "T", "--actors", actors, "--folder", str(room)]) == code
    assert said in capsys.readouterr().err
    assert [path.name for path in (room / "joint").iterdir()] == ["eleven.yaml"]


def test_a_briefing_cites_it_once_under_the_names_of_its_signatories(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["brief", "--folder", str(room), "--issue", "funding"]) == 0
    said = capsys.readouterr().out
    assert said.count(f"“{FIRST}”") == 1
    assert said.count("- Joint statement of Actor a1, Actor a2 and 9 others strongly supports") == 1
    assert "10 actors speak in one joint statement, “Joint statement on the zero draft”, which counts as one." in said
    assert "with 7 positions of 12 actors on 4 issues, from 1 document" in said
    assert said.count("found word for word in its document") == 3


def test_a_briefing_on_two_signatories_says_what_both_sign_once(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "--folder", str(room), "a1", "a3"]) == 0
    said = capsys.readouterr().out
    assert said.count("- Joint statement of Actor a1, Actor a2 and 9 others") == 4
    assert "Their latest positions rest on 4 separate quotations of 1 document" in said


def test_the_tables_keep_a_row_for_each_signatory_and_have_the_statement_once(room: Path, tmp_path: Path) -> None:
    assert main(["export", str(room), "-o", str(tmp_path / "out")]) == 0
    positions = (tmp_path / "out" / "positions.csv").read_text(encoding="utf-8-sig").splitlines()
    assert sum("joint/eleven.yaml" in line for line in positions) == 44
    assert len((tmp_path / "out" / "joint.csv").read_text(encoding="utf-8-sig").splitlines()) == 2
