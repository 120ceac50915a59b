"""Tables of votes as others lay them out: named by --layout, and asked about where their codes say nothing."""

from pathlib import Path

import pytest

from exchange.vote_layouts import LAYOUTS, read_codes
from exchange.vote_tables import read_table
from loaders import load
from loaders.vocabularies import Stance
from tests.support.roll_calls import HEADER, Output, convert, table

pytestmark = pytest.mark.usefixtures("own_settings")

UNDL = (
    "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,meeting,title,agenda_title,subjects,"
    "vote_note,total_yes,total_no,total_abstentions,total_non_voting,total_ms,undl_link\n"
    "1,ALB,ALBANIA,N,2018-12-17,73,A/RES/73/187,,,,A title : resolution,,,,94,59,33,7,193,\n"
    "1,CUB,CUBA,Y,2018-12-17,73,A/RES/73/187,,,,A title : resolution,,,,94,59,33,7,193,\n"
    "1,PER,PERU,A,2018-12-17,73,A/RES/73/187,,,,A title : resolution,,,,94,59,33,7,193,\n"
    "1,FJI,FIJI,X,2018-12-17,73,A/RES/73/187,,,,A title : resolution,,,,94,59,33,7,193,\n"
)
HOWTHEYVOTE = (
    "position,member.id,member.first_name,member.last_name,vote_id,timestamp\n"
    "FOR,1,Ada,Primo,168586,2024-04-23 12:31:07\n"
    "VotePosition.AGAINST,2,Bea,Due,168586,2024-04-23T12:31:07Z\n"
    "ABSTENTION,3,Cyd,Tre,168586,2024-04-23 12:31:07+02:00\n"
    "DID_NOT_VOTE,4,Dan,Quattro,168586,2024-04-23\n"
)
VOETEN = (
    "rcid,ccode,Country,Countryname,vote,date,unres\n"
    "6138,339,ALB,Albania,3,2018-12-17,R/73/187\n"
    "6138,40,CUB,Cuba,1,2018-12-17,R/73/187\n"
    "6138,135,PER,Peru,2,2018-12-17,R/73/187\n"
    "6138,950,FJI,Fiji,8,2018-12-17,R/73/187\n"
    "6138,999,XXX,Nowhere,9,2018-12-17,R/73/187\n"
)
TWFY = (
    "division_key,name,vote,date\n"
    "pw-2024-05-22-155-commons,Ada Primo,aye,2024-05-22\n"
    "pw-2024-05-22-155-commons,Bea Due,tellno,2024-05-22\n"
    "pw-2024-05-22-155-commons,Cyd Tre,both,2024-05-22\n"
    "pw-2024-05-22-155-commons,Dan Quattro,tellaye,2024-05-22\n"
    "pw-2024-05-22-155-commons,Eve Cinque,absent,2024-05-22\n"
)
YES, NO, ABSTAIN = Stance.support, Stance.oppose, Stance.mixed


@pytest.mark.parametrize(
    ("layout", "text", "votes", "absences"),
    [
        ("undl", UNDL, {"ALBANIA": NO, "CUBA": YES, "PERU": ABSTAIN}, 1),
        ("howtheyvote", HOWTHEYVOTE, {"Ada Primo": YES, "Bea Due": NO, "Cyd Tre": ABSTAIN}, 1),
        ("voeten", VOETEN, {"Albania": NO, "Cuba": YES, "Peru": ABSTAIN}, 2),
        ("twfy", TWFY, {"Ada Primo": YES, "Bea Due": NO, "Cyd Tre": ABSTAIN, "Dan Quattro": YES}, 1),
    ],
)
def test_a_layout_is_read_with_its_columns_and_codes(
    tmp_path: Path, layout: str, text: str, votes: dict[str, Stance], absences: int
) -> None:
    read = read_table(table(tmp_path, text), {}, layout=LAYOUTS[layout])
    assert not read.problems
    assert {vote.actor: vote.stance for vote in read.votes} == votes
    assert len({(vote.issue, vote.date.text) for vote in read.votes}) == 1
    assert read.absences == absences


def test_a_layout_is_named_on_the_command_line(tmp_path: Path, capsys: Output) -> None:
    assert convert(tmp_path, UNDL, "--layout", "undl") == 0
    assert "absences skipped, since they are no stance: 1" in capsys.readouterr().out
    assert set(load(tmp_path / "made").actors["iso3"]) == {"ALB", "CUB", "PER"}


def test_a_column_that_is_named_goes_before_that_of_the_layout(tmp_path: Path, capsys: Output) -> None:
    assert convert(tmp_path, UNDL, "--layout", "undl", "--actor", "ms_code") == 0
    assert set(load(tmp_path / "made").actors["name"]) == {"ALB", "CUB", "PER"}
    assert capsys.readouterr().err == ""


def test_codes_that_mean_nothing_are_asked_for_once_each(tmp_path: Path, capsys: Output) -> None:
    assert convert(tmp_path, VOETEN.replace("Countryname", "Name"), "--actor", "Name", "--issue", "rcid") == 1
    error = capsys.readouterr().err
    assert [code for code in "12389" if f"'{code}' is a code that means one thing here" not in error] == []
    assert error.count("what do the numbers mean?") == 1
    assert "--layout voeten if it is as in voeten (1 yes, 2 abstain, 3 no, 8 no vote, 9 no vote)" in error
    assert "or --codes 1=yes,2=abstain,3=no,8=absent" in error
    many = HEADER + "".join(f"Cuba,{n},1,2018-12-17\n" for n in range(30))
    assert convert(tmp_path, many) == 1
    assert capsys.readouterr().err.count("is a code that") == 1


def test_codes_are_told_on_the_command_line(tmp_path: Path) -> None:
    text = f"{HEADER}Cuba,X,7,2018-12-17\nPeru,X,0,2018-12-17\nChad,X,W,2018-12-17\nFiji,X,9,2018-12-17\n"
    assert convert(tmp_path, text, "--codes", "7=yes, 0=no, w=abstain, 9=absent") == 0
    data = load(tmp_path / "made").positions
    assert dict(zip(data["actor"], data["stance"], strict=True)) == {"cuba": 2, "peru": -2, "chad": 0}


@pytest.mark.parametrize("codes", ["1", "1=", "=yes", "1=perhaps", "1=yes;2=no", ""])
def test_codes_that_say_nothing_are_refused(tmp_path: Path, capsys: Output, codes: str) -> None:
    with pytest.raises(ValueError, match="gives no code a meaning; write 1=yes,2=abstain"):
        read_codes(codes)
    with pytest.raises(SystemExit):
        convert(tmp_path, HEADER, f"--codes={codes}")
    assert "gives no code a meaning" in capsys.readouterr().err


def test_numbers_in_division_lists_are_not_guessed_at(tmp_path: Path, capsys: Output) -> None:
    assert convert(tmp_path, TWFY.replace("aye,2024", "2,2024", 1), "--layout", "twfy") == 1
    assert "in a matrix of the Public Whip 2 is aye and 4 is no" in capsys.readouterr().err


def test_a_table_without_names_says_which_column_it_lacks(tmp_path: Path, capsys: Output) -> None:
    text = "vote_id,member_id,position,country_code,group_code\n168586,1,FOR,ITA,EPP\n"
    assert convert(tmp_path, text, "--layout", "howtheyvote") == 1
    error = capsys.readouterr().err
    assert "there is no column 'member.first_name and member.last_name'" in error
    assert "there is no column 'timestamp'" in error
    assert "name the right one with --date" in error


def test_a_time_behind_the_day_is_left_out_only_where_the_layout_has_times(tmp_path: Path, capsys: Output) -> None:
    assert convert(tmp_path, f"{HEADER}Cuba,X,yes,2018-12-17 12:31:07\n") == 1
    assert "is not a day of the calendar" in capsys.readouterr().err
