"""The import of roll calls: the folder it makes passes the check, and a faulty table makes none."""

import csv
import errno
import gzip
import hashlib
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.__main__ import main
from documents.quotation_check import verify
from documents.quotation_search import locate
from editing import new_folder
from editing.new_folder import quoted, write_new_folder
from exchange.roll_calls import Records, read_table, to_records
from loaders import load
from loaders.folder_check import check_texts
from loaders.models import Actor
from loaders.vocabularies import Kind
from loaders.yaml_tree import parse
from tests.support.folders import ROOT

HEADER = "actor,issue,vote,date\n"
VOTES = HEADER + "Albania,R/73/187,no,2018-12-17\nCuba,R/73/187,yes,2018-12-17\nPeru,R/73/187,abstain,2018-12-17\n"
ASSEMBLY = "rcid,country,iso,vote,date,session,unres,issue\n"
PUBLISHED = ROOT.parent / "shared" / "data" / "unga-rollcalls-2010-2019.csv.gz"

Output = pytest.CaptureFixture[str]
T = TypeVar("T")


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TRACKER_POSITIONS", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("TRACKER_DOCUMENTS", str(tmp_path / "elsewhere"))


def table(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "votes.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def convert(tmp_path: Path, text: str | bytes, *options: str) -> int:
    return main(["import", "rollcalls", str(table(tmp_path, text)), str(tmp_path / "made"), *options])


def records(tmp_path: Path, text: str, kind: Kind = Kind.state) -> Records:
    read = read_table(table(tmp_path, text), {})
    assert not read.problems
    return to_records(read, kind)


def rows(*cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows(cells)
    return HEADER + written.getvalue()


def test_the_folder_passes_the_check_and_every_quotation_stands_in_its_document(tmp_path: Path, capsys: Output) -> None:
    assert convert(tmp_path, VOTES) == 0
    made = tmp_path / "made"
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out == (
        "3 positions of 3 actors on 1 issues\n"
        "Next:\n"
        f"  tracker check {made} --documents {made}/documents\n"
        f"  tracker view {made} --documents {made}/documents\n"
    )
    assert main(["check", str(made), "--documents", str(made / "documents")]) == 0
    assert capsys.readouterr().out == (
        "0 errors, 0 warnings in 5 files\n3 positions; 3 quotations stand in their documents\n"
    )


def test_a_vote_becomes_a_position_in_the_actors_own_name(tmp_path: Path) -> None:
    assert convert(tmp_path, VOTES) == 0
    assert (tmp_path / "made/actors/albania.yaml").read_text(encoding="utf-8") == (
        "name: 'Albania'\n"
        "kind: state\n"
        "positions:\n"
        "  - issue: r-73-187\n"
        "    stance: strong_oppose\n"
        "    date: 2018-12-17\n"
        "    source: votes\n"
        "    quote: 'On 2018-12-17 Albania voted no on R/73/187.'\n"
        "    attribution: own\n"
    )


def test_the_document_names_the_table_that_it_was_rendered_from(tmp_path: Path) -> None:
    assert convert(tmp_path, VOTES) == 0
    [source] = load(tmp_path / "made").sources.to_dict("records")
    document = (tmp_path / "made/documents" / source["document"]).read_bytes()
    assert document.decode().splitlines() == [
        "On 2018-12-17 Albania voted no on R/73/187.",
        "On 2018-12-17 Cuba voted yes on R/73/187.",
        "On 2018-12-17 Peru abstained on R/73/187.",
    ]
    assert source["sha256"] == hashlib.sha256(document).hexdigest()
    assert hashlib.sha256(VOTES.encode()).hexdigest() in source["note"]
    assert "the table votes.csv," in source["note"]
    assert str(tmp_path) not in source["note"]
    assert (source["published"], source["publisher"]) == ("2018-12-17", "roll-call table")


@pytest.mark.parametrize(
    ("vote", "stance"),
    [
        ("yes", 2),
        ("Y", 2),
        ("NO", -2),
        (" n ", -2),
        ("Abstain", 0),
        ("abstention", 0),
        ("a", 0),
    ],
)
def test_votes_are_stances_whatever_their_case(tmp_path: Path, vote: str, stance: int) -> None:
    made = records(tmp_path, f"{HEADER}Cuba,X,{vote},2018-12-17\n")
    assert [one.stance.score for one in made.actors["cuba"].positions] == [stance]


@pytest.mark.parametrize("absence", ["absent", "Did not vote", "NOT VOTING", ""])
def test_an_absence_is_no_position_but_is_counted(tmp_path: Path, capsys: Output, absence: str) -> None:
    assert convert(tmp_path, f"{VOTES}Chad,R/73/187,{absence},2018-12-17\n") == 0
    assert "on 1 issues; absences skipped, since they are no stance: 1\n" in capsys.readouterr().out
    assert not (tmp_path / "made/actors/chad.yaml").exists()


def test_an_issue_says_what_was_voted_on_and_whether_anybody_was_against(tmp_path: Path) -> None:
    made = records(tmp_path, f"{VOTES}Cuba,R/74/1,yes,2019-01-02\nPeru,R/74/1,a,2019-01-02\n")
    assert [(one.id, one.title, one.contested) for one in made.issues] == [
        ("r-73-187", "R/73/187", True),
        ("r-74-1", "R/74/1", False),
    ]
    first = made.issues[0]
    assert first.proposition == "R/73/187 should be adopted (vote of 2018-12-17)"
    assert (first.support_means, first.oppose_means, first.track) == ("voted yes", "voted no", "state-conduct")


def test_the_general_assemblys_table_is_recognised(tmp_path: Path) -> None:
    made = records(
        tmp_path,
        f"{ASSEMBLY}6138,Albania,ALB,no,2018-12-17,73,R/73/187,Human rights; Colonialism\n"
        "5889,Albania,ALB,yes,2011-11-18,66,,\n"
        "6139,Cuba,?,yes,2018-12-17,73,R/73/187,\n",
    )
    assert [(one.id, one.title) for one in made.issues] == [
        ("rc-6138", "R/73/187 (rc-6138): Human rights; Colonialism"),
        ("rc-5889", "roll call 5889"),
        ("rc-6139", "R/73/187 (rc-6139)"),
    ]
    assert (made.actors["albania"].iso3, made.actors["cuba"].iso3) == ("ALB", None)
    assert [one.quote for one in made.actors["albania"].positions] == [
        "On 2011-11-18 Albania voted yes on roll call 5889.",
        "On 2018-12-17 Albania voted no on R/73/187 (rc-6138).",
    ]


def test_columns_are_found_by_name_whatever_their_case_and_order(tmp_path: Path) -> None:
    text = "Date,Who,ISSUE,Vote,Heading\n2018-12-17,Cuba,12,yes,On peace\n"
    assert convert(tmp_path, text, "--actor", "who", "--title", "heading", "--kind", "group") == 0
    data = load(tmp_path / "made")
    assert not data.problems
    assert list(data.positions["quote"]) == ["On 2018-12-17 Cuba voted yes on On peace."]
    assert list(data.actors["kind"]) == ["group"]


def test_a_code_of_a_state_is_not_given_to_a_group(tmp_path: Path) -> None:
    text = "actor,issue,vote,date,iso3\nCuba,X,yes,2018-12-17,cub\n"
    assert records(tmp_path, text).actors["cuba"].iso3 == "CUB"
    assert records(tmp_path, text, Kind.group).actors["cuba"].iso3 is None


def test_a_compressed_table_and_one_from_a_spreadsheet_are_read(tmp_path: Path) -> None:
    plain = read_table(table(tmp_path, VOTES), {}).votes
    assert len(plain) == 3
    assert read_table(table(tmp_path, gzip.compress(VOTES.encode(), mtime=0)), {}).votes == plain
    spreadsheet = VOTES.replace("\n", "\r\n").encode("utf-8-sig") + b",,,\r\n\r\n"
    assert read_table(table(tmp_path, spreadsheet), {}).votes == plain


def test_positions_stand_in_date_order_and_then_by_issue(tmp_path: Path) -> None:
    text = f"{HEADER}Cuba,B,yes,2018-12-17\nCuba,A,yes,2018-12-17\nCuba,C,yes,2017-01-01\nCuba,A,no,2019-01-01\n"
    made = records(tmp_path, text)
    assert [one.issue for one in made.actors["cuba"].positions] == ["c", "a", "b", "a"]
    assert [one.proposition for one in made.issues if one.id == "a"] == [
        "A should be adopted (votes of 2018-12-17 to 2019-01-01)"
    ]


def test_names_that_make_one_id_get_numbers_in_the_order_of_the_table(tmp_path: Path) -> None:
    names = ["Côte", "Cote", "cote 2", "中国", "Россия", "x" * 300]
    made = records(tmp_path, rows(*[(name, "A", "yes", "2018-12-17") for name in names]))
    assert {identifier: one.name for identifier, one in made.actors.items()} == dict(
        zip(["cote", "cote-2", "cote-2-2", "actor", "actor-2", "x" * 60], names, strict=True)
    )


def test_a_long_title_is_cut_so_that_the_quotation_stays_short(tmp_path: Path) -> None:
    long = " ".join(["word"] * 60)
    made = records(tmp_path, rows(("of " * 20, long, "yes", "2018-12-17"), ("Cuba", "y" * 500, "no", "2018-12-17")))
    assert all(len(one.title) <= 80 for one in made.issues)
    [position] = made.actors["-".join(["of"] * 20)].positions
    assert position.quote.endswith("word….")
    assert len(position.quote.split()) <= 40


def test_whoever_wants_to_know_sees_how_far_an_import_is(tmp_path: Path) -> None:
    seen: list[tuple[str, str, int]] = []

    def watch(steps: Sequence[T], what: str, unit: str) -> Iterator[T]:
        seen.append((what, unit, 0))
        for step in steps:
            seen[-1] = (what, unit, seen[-1][2] + 1)
            yield step

    made = to_records(read_table(table(tmp_path, VOTES), {}, watch), Kind.state, watch)
    write_new_folder(tmp_path / "made", made.actors, made.issues, [made.source], {}, watch)
    votes = sum(len(actor.positions) for actor in made.actors.values())
    assert seen == [
        ("reading", "lines", len(VOTES.splitlines())),
        ("coding", "votes", votes),
        ("writing", "files", len(made.actors)),
    ]
    assert made == records(tmp_path, VOTES)


NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), min_size=1, max_size=40).filter(
    lambda name: 0 < len(name.split()) <= 20
)


@given(NAMES, NAMES, NAMES)
def test_any_printable_names_are_read_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, first: str, second: str, issue: str
) -> None:
    folder = tmp_path_factory.mktemp("names")
    expected = {" ".join(name.split()) for name in (first, second)}
    votes = rows(*[(name, issue, "yes", "2018-12-17") for name in sorted(expected)])
    made = records(folder, votes)
    write_new_folder(folder / "made", made.actors, made.issues, [made.source], {made.source.file: made.document})
    data = load(folder / "made")
    assert not data.problems
    assert set(data.actors["name"]) == expected
    checked = verify(data.positions[["quote", "source", "file", "quote_line"]], data.sources, folder / "made/documents")
    assert (checked.verified, checked.problems) == (len(expected), ())


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"))))
def test_quoted_text_is_read_back_letter_for_letter(text: str) -> None:
    assert parse(quoted(text)).value == text


@pytest.mark.parametrize(
    ("row", "message", "hint"),
    [
        ("Cuba,X,maybe,2018-12-17", "'maybe' is no vote", "write yes, no, abstain or absent"),
        ("Cuba,X,1,2018-12-17", "'1' is a code that means one thing here and another there", "write yes, no, abstain"),
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


def test_a_new_folder_holds_every_field_of_an_actor(tmp_path: Path) -> None:
    actor = Actor(name="It's: a # name", kind=Kind.state, iso3="KEN", member_of=("g-77", "sco"), note="- no")
    group = Actor(name="G", kind=Kind.group)
    others = {"g-77": group, "sco": group.model_copy(update={"name": "S"})}
    write_new_folder(tmp_path / "made", {"kenya": actor, **others}, [], [], {})
    text = (tmp_path / "made/actors/kenya.yaml").read_text(encoding="utf-8")
    assert check_texts({"actors/kenya.yaml": text}).actors["kenya"].record == actor


def test_an_id_that_is_none_or_a_folder_in_use_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is not an id"):
        write_new_folder(tmp_path / "made", {"../x": Actor(name="X", kind=Kind.state)}, [], [], {})
    assert not list(tmp_path.iterdir())
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError):
        write_new_folder(tmp_path, {}, [], [], {})


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the General Assembly's roll calls are not at hand")
def test_the_votes_on_cybercrime_come_out_as_they_were_recorded(tmp_path: Path) -> None:
    lines = gzip.decompress(PUBLISHED.read_bytes()).decode().splitlines(keepends=True)
    chosen = [line for line in lines[1:] if line.split(",", 1)[0] in ("6138", "9087")]
    made = records(tmp_path, "".join([lines[0], *chosen]))
    stances = Counter((one.issue, one.stance.score) for actor in made.actors.values() for one in actor.positions)
    assert [stances["rc-6138", score] for score in (2, -2, 0)] == [94, 59, 33]
    assert [stances["rc-9087", score] for score in (2, -2, 0)] == [79, 60, 33]
    assert all(locate(one.quote, made.document) for one in made.actors["albania"].positions)
