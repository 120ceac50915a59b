"""Tables that are not imported: the fault is named, and nothing is written."""

import csv
import errno
import gzip
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.__main__ import main
from editing import new_folder
from exchange.vote_tables import read_table
from loaders import load
from tests.support.roll_calls import HEADER, VOTES, Output, convert, table

pytestmark = pytest.mark.usefixtures("own_settings")


@pytest.mark.parametrize(
    ("row", "message", "hint"),
    [
        ("Cuba,X,maybe,2018-12-17", "'maybe' is no vote", "write yes, no, abstain or absent"),
        ("Cuba,X,1,2018-12-17", "'1' is a code that means one thing here and another there", "write yes, no, abstain"),
        ("Cuba,X,X,2018-12-17", "'X' is no vote", "write yes, no, abstain or absent"),
        ("Cuba,X,-,2018-12-17", "'-' is no vote", "write yes, no, abstain or absent"),
        (
            "Cuba,X,-1,2018-12-17",
            "'-1' is a code that means one thing here and another there",
            "write yes, no, abstain",
        ),
        ("Cuba,X,yes,2018-12-17 22:00:00", "'2018-12-17 22:00:00' is not a day", "write it as yyyy-mm-dd"),
        ("Cuba,X,yes,00:00:00", "'00:00:00' is not a day", "write it as yyyy-mm-dd"),
        ("Cuba,X,yes,17/12/2018", "'17/12/2018' is not a day", "write it as yyyy-mm-dd"),
        ("Cuba,X,yes,2018-02-30", "'2018-02-30' is not a day of the calendar", "write it as yyyy-mm-dd"),
        ("Cuba,X,yes,2018", "'2018' is not a day", "write it as yyyy-mm-dd"),
        ("Cuba,X,yes,", "this row has no date", "write it as yyyy-mm-dd"),
        (" ,X,yes,2018-12-17", "this row has no actor", "fill in the actor"),
        ("Cuba,,yes,2018-12-17", "this row has no issue", "fill in the issue"),
        ("~,X,yes,2018-12-17", "this row has no actor", "fill in the actor"),
        ("Cuba,~ ~,yes,2018-12-17", "this row has no issue", "fill in the issue"),
        ("Cuba,X,yes", "this row has 3 columns, the header has 4", "leave no column out"),
        ("Bonaire, Saba,X,yes,2018-12-17", "this row has 5 columns", "in quotation marks"),
        ("Cu\x07ba,X,yes,2018-12-17", "a character that a data file cannot hold", "delete it"),
        ("of " * 21 + ",X,yes,2018-12-17", "this actor's name is too long", "at most 20 words"),
        ("Peru,R/73/187,yes,2018-12-17", "'Peru' has voted on 'R/73/187' on that day already, on line 4", "remove one"),
        ('"Cuba" 1,X,yes,2018-12-17', "the table cannot be read from this row on", "quotation mark"),
        ('"Cuba,X,yes,2018-12-17', "the table cannot be read from this row on", "quotation mark"),
    ],
)
def test_a_faulty_row_is_named_and_nothing_is_written(
    tmp_path: Path, capsys: Output, row: str, message: str, hint: str
) -> None:
    assert convert(tmp_path, f"{VOTES}{row}\n") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"error: {message}")
    assert f"\n  {tmp_path}/votes.csv:5:" in said.err
    assert hint in said.err
    assert said.err.endswith("1 error, 0 warnings in 1 file; nothing was written\n")
    assert not (tmp_path / "made").exists()


def test_a_fault_shows_its_row_with_the_cell_marked(tmp_path: Path, capsys: Output) -> None:
    convert(tmp_path, f'{HEADER}"Bonaire,\nSaba",X,yes,2018-12-17\nCuba,X,maybe,2018-12-17\n')
    assert capsys.readouterr().err.startswith(
        "error: 'maybe' is no vote\n"
        f"  {tmp_path}/votes.csv:4:8\n"
        "   4 | Cuba,X,maybe,2018-12-17\n"
        "              ^^^^^ write yes, no, abstain or absent\n"
    )


def test_of_many_faults_the_first_are_shown_and_the_rest_counted(tmp_path: Path, capsys: Output) -> None:
    assert convert(tmp_path, HEADER + "".join(f"Cuba,{n},maybe,2018-12-17\n" for n in range(30))) == 1
    error = capsys.readouterr().err
    assert error.count("is no vote") == 20
    assert "... and 10 more errors\n30 errors, 0 warnings in 1 file; nothing was written\n" in error


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (
            "state,issue,ballot,date\n",
            [
                "there is no column 'actor'",
                "the columns are: state, issue, ballot, date; name the right one with --actor",
                "there is no column 'vote'",
                "name the right one with --vote",
            ],
        ),
        ("actor;issue;vote;date\n", ["save the table with commas between its columns"]),
        ("actor,issue,vote,date,Vote\n", ["the column 'vote' stands 2 times", "with --vote"]),
        ("", ["the table is empty", "begin with a line that names the columns: actor,issue,vote,date"]),
        (HEADER, ["there is no vote in the table"]),
        (f"{HEADER}Cuba,X,absent,2018-12-17\n", ["there is no vote in the table"]),
        (VOTES.replace("Peru", "Perú").encode("latin-1"), ["not UTF-8 text", "votes.csv:4:1", "save it as CSV in UTF"]),
        (VOTES.encode("utf-16"), ["not UTF-8 text", "votes.csv:1:1"]),
        (b"\x00\x00\x00", ["there is no column 'actor'"]),
    ],
)
def test_a_table_of_another_make_says_what_is_missing(
    tmp_path: Path, capsys: Output, text: str | bytes, messages: list[str]
) -> None:
    assert convert(tmp_path, text) == 1
    error = capsys.readouterr().err
    assert [message for message in messages if message not in error] == []
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize(
    ("head", "message", "hint"),
    [
        ("sep=;\n", "parted by semicolons, as its line sep=; says", "commas between its columns, and without the line"),
        ('"sep=;"\r\n', "parted by semicolons, as its line sep=; says", "and without the line sep=;"),
        ("", "parted by semicolons", "save the table with commas between its columns"),
    ],
)
def test_a_table_with_semicolons_is_told_once_what_it_has_and_what_to_do(
    tmp_path: Path, capsys: Output, head: str, message: str, hint: str
) -> None:
    table = f"\ufeff{head}actor;issue;vote;date\nCuba;r1;yes;17/12/2018\n"
    assert convert(tmp_path, table) == 1
    error = capsys.readouterr().err
    assert error.count("error: ") == 1
    assert message in error
    assert hint in error
    assert f"{tmp_path}/votes.csv:1:1\n" in error


def test_a_line_that_names_the_comma_is_no_header(tmp_path: Path, capsys: Output) -> None:
    assert convert(tmp_path, f"sep=,\n{VOTES}") == 1
    error = capsys.readouterr().err
    assert error.startswith("error: the line sep=, is no row of the table\n")
    assert "remove this line" in error
    assert error.count("error: ") == 1


def test_a_table_with_tabs_is_told_so(tmp_path: Path, capsys: Output) -> None:
    assert convert(tmp_path, VOTES.replace(",", "\t")) == 1
    error = capsys.readouterr().err
    assert error.startswith("error: the columns of this table are parted by tabs\n")
    assert error.count("error: ") == 1


def test_a_column_that_is_named_must_be_there(tmp_path: Path, capsys: Output) -> None:
    assert convert(tmp_path, VOTES, "--title", "heading") == 1
    assert "there is no column 'heading'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "No such file or directory"),
        (gzip.compress(VOTES.encode(), mtime=0)[:-12], "the compressed file is cut off or damaged"),
        (b"\x1f\x8bnonsense", "cannot read"),
    ],
)
def test_an_unreadable_file_is_code_2_and_one_line(
    tmp_path: Path, capsys: Output, content: bytes | None, message: str
) -> None:
    if content is not None:
        table(tmp_path, content)
    assert main(["import", "rollcalls", str(tmp_path / "votes.csv"), str(tmp_path / "made")]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"error: cannot read '{tmp_path}/votes.csv': ")
    assert message in error
    assert error.count("\n") == 1


def test_a_folder_in_use_is_refused_and_left_as_it_is(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made/mine.txt").write_text("mine")
    assert convert(tmp_path, VOTES) == 2
    assert "is there and not an empty folder; name one that is new or empty" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "made").iterdir()] == ["mine.txt"]


def test_an_empty_folder_and_one_below_new_ones_are_taken(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    assert convert(tmp_path, VOTES) == 0
    assert main(["import", "rollcalls", str(tmp_path / "votes.csv"), str(tmp_path / "a/b/c")]) == 0
    assert not load(tmp_path / "a/b/c").problems


def test_a_folder_cannot_be_made_in_a_file(tmp_path: Path, capsys: Output) -> None:
    path = table(tmp_path, VOTES)
    assert main(["import", "rollcalls", str(path), str(path / "made")]) == 2
    assert "cannot write to" in capsys.readouterr().err


def test_a_full_disk_is_said(tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    write = new_folder._write

    def write_until_full(path: Path, text: str) -> None:
        if path.name == "issues.yaml":
            raise OSError(errno.ENOSPC, "No space left on device")
        write(path, text)

    monkeypatch.setattr(new_folder, "_write", write_until_full)
    assert convert(tmp_path, VOTES) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "No space left on device; what stands there is incomplete: remove it and try again" in said.err
    assert not (tmp_path / "made/sources.yaml").exists()


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("X-land,r1,X,2018-12-17", "2:11"),
        ("3-isles,3,3,2018-12-17", "2:11"),
        ('"no, never","no",maybe,2018-12-17', "2:18"),
        ('"a ""maybe"" land",r1, maybe,2018-12-17', "2:24"),
        (' "a b,c,maybe,2018-12-17', "2:9"),
        ('"in two\nlines",r1,maybe,2018-12-17', "3:11"),
        ("2018,2018,yes,2018", "2:15"),
        ("Cuba,,yes,2018-12-17", "2:6"),
        ("Cuba,r1,yes,", "2:13"),
    ],
)
def test_the_caret_stands_under_the_cell_that_is_to_blame(tmp_path: Path, capsys: Output, row: str, place: str) -> None:
    assert convert(tmp_path, f"{HEADER}{row}\n") == 1
    assert f"votes.csv:{place}\n" in capsys.readouterr().err


def test_a_hint_that_holds_for_many_rows_is_printed_once(tmp_path: Path, capsys: Output) -> None:
    convert(tmp_path, HEADER + "".join(f"Cuba,{n},maybe,2018-12-17\n" for n in range(5)))
    assert capsys.readouterr().err.count("write yes, no, abstain or absent") == 1
    convert(tmp_path, "state,issue,ballot,day\nCuba,r1,yes,2018-12-17\n")
    assert capsys.readouterr().err.count("the columns are: ") == 1


@given(
    st.lists(
        st.tuples(*(st.text("ab, \"\n'é", min_size=1).filter(str.strip) for _ in range(2))), min_size=1, max_size=4
    )
)
def test_wherever_the_faulty_cell_stands_it_is_marked(rows_before: list[tuple[str, str]]) -> None:
    written = io.StringIO()
    csv.writer(written).writerows([actor, issue, "maybe", "2018-12-17"] for actor, issue in rows_before)
    with tempfile.TemporaryDirectory() as name:
        read = read_table(table(Path(name), HEADER + written.getvalue()), {})
    assert len(read.problems) == len(rows_before)
    for problem in read.problems:
        start = problem.column - 1
        assert problem.excerpt[start : start + problem.length] == "maybe"
