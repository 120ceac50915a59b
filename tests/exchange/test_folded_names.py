"""One actor of a table of votes has one name, and the command says which names it took for it."""

from pathlib import Path

import pytest

from loaders import load
from tests.support.roll_calls import HEADER, Output, convert, records

pytestmark = pytest.mark.usefixtures("own_settings")

CODED = "actor,iso3,issue,vote,date\n"


def test_one_code_with_two_names_is_one_actor_and_said(tmp_path: Path, capsys: Output) -> None:
    text = (
        f"{CODED}Côte d'Ivoire,CIV,r1,yes,2018-12-17\nIvory Coast,CIV,r2,no,2018-12-17\nIvory Coast,,r3,no,2018-12-17\n"
    )
    assert convert(tmp_path, text) == 0
    said = capsys.readouterr()
    assert "One actor, as 'Côte d'Ivoire': Ivory Coast (the code is the same" in said.out + said.err
    data = load(tmp_path / "made")
    assert not data.problems
    assert list(data.actors["name"]) == ["Côte d'Ivoire"]
    assert len(data.positions) == 3


@pytest.mark.parametrize("other", ["CUBA", "Cu\u200bba", "Cuba\u00a0"])
def test_names_that_look_alike_are_folded_and_said(tmp_path: Path, capsys: Output, other: str) -> None:
    assert convert(tmp_path, f"{HEADER}Cuba,r1,yes,2018-12-17\n{other},r2,no,2018-12-17\n") == 0
    said = capsys.readouterr()
    data = load(tmp_path / "made")
    assert not data.problems
    assert list(data.actors["name"]) == ["Cuba"]
    assert ("the names look alike" in said.out + said.err) is (other.strip() != "Cuba")


def test_an_actor_under_two_names_votes_once_on_an_issue(tmp_path: Path, capsys: Output) -> None:
    assert convert(tmp_path, f"{CODED}Türkiye,TUR,r1,yes,2018-12-17\nTurkey,TUR,r1,no,2018-12-17\n") == 1
    said = capsys.readouterr().err
    assert "votes.csv:3:1\n" in said
    assert "'Türkiye' has voted on 'r1' on that day already, on line 2" in said


def test_names_with_codes_of_their_own_stay_apart(tmp_path: Path) -> None:
    made = records(tmp_path, f"{CODED}Niger,NER,r1,yes,2018-12-17\nNigeria,NGA,r1,no,2018-12-17\n")
    assert sorted(made.actors) == ["niger", "nigeria"]


def test_a_code_that_no_state_has_is_left_out_and_said(tmp_path: Path, capsys: Output) -> None:
    assert convert(tmp_path, f"{CODED}Cuba,QQQ,r1,yes,2018-12-17\nPeru,QQQ,r1,no,2018-12-17\n") == 0
    said = capsys.readouterr()
    assert "no state has these codes: QQQ" in said.out + said.err
    data = load(tmp_path / "made")
    assert not data.problems
    assert list(data.actors["iso3"]) == ["", ""]


def test_what_a_table_says_of_names_steers_no_terminal(tmp_path: Path, capsys: Output) -> None:
    convert(tmp_path, f"{HEADER}Cuba,r1,yes,2018-12-17\nCu\u202eba,r2,no,2018-12-17\n")
    said = capsys.readouterr()
    assert "\u202e" not in said.out + said.err
