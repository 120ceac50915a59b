"""The import of roll calls: the folder it makes passes the check, and says what the table says."""

import gzip
import hashlib
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
from editing.new_folder import write_new_folder
from exchange.vote_records import to_records
from exchange.vote_tables import read_table
from loaders import load
from loaders.doubled_actors import name_key
from loaders.models import TEXT_FORM
from loaders.vocabularies import Kind
from loaders.vote_scale import is_at_the_ends
from tests.support.folders import ROOT
from tests.support.roll_calls import ASSEMBLY, HEADER, VOTES, Output, convert, records, rows, table

pytestmark = pytest.mark.usefixtures("own_settings")


PUBLISHED = ROOT.parent / "shared" / "data" / "unga-rollcalls-2010-2019.csv.gz"

T = TypeVar("T")


def test_the_folder_passes_the_check_and_every_quotation_stands_in_its_document(tmp_path: Path, capsys: Output) -> None:
    assert convert(tmp_path, VOTES) == 0
    made = tmp_path / "made"
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out == (
        "3 positions of 3 actors on 1 issue\n"
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
        "    form: vote\n"
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
        ("FOR", 2),
        ("In favour", 2),
        ("in_favor", 2),
        ("Oui", 2),
        ("Pour", 2),
        ("AGAINST", -2),
        ("Voted-Against", -2),
        ("Non", -2),
        ("contre", -2),
        ("Abstaining", 0),
        ("S’abstient", 0),
    ],
)
def test_votes_are_stances_whatever_their_case_and_language(tmp_path: Path, vote: str, stance: int) -> None:
    made = records(tmp_path, f"{HEADER}Cuba,X,{vote},2018-12-17\n")
    assert [one.stance.score for one in made.actors["cuba"].positions] == [stance]


@pytest.mark.parametrize(
    "absence",
    [
        *("absent", "Did not vote", "NOT VOTING", "", "DID_NOT_VOTE", "NV", "Non-voting", "non votant"),
        *("N'a pas voté", "Did not  participate"),
    ],
)
def test_an_absence_is_no_position_but_is_counted(tmp_path: Path, capsys: Output, absence: str) -> None:
    assert convert(tmp_path, f"{VOTES}Chad,R/73/187,{absence},2018-12-17\n") == 0
    assert "on 1 issue; absences skipped, since they are no stance: 1\n" in capsys.readouterr().out
    assert not (tmp_path / "made/actors/chad.yaml").exists()


def test_an_issue_says_what_was_voted_on_and_whether_anybody_was_against(tmp_path: Path) -> None:
    made = records(tmp_path, f"{VOTES}Cuba,R/74/1,yes,2019-01-02\nPeru,R/74/1,a,2019-01-02\n")
    assert [(one.id, one.title, one.contested) for one in made.issues] == [
        ("r-73-187", "R/73/187", True),
        ("r-74-1", "R/74/1", False),
    ]
    first = made.issues[0]
    assert first.proposition == "R/73/187 should be adopted (vote of 2018-12-17)"
    assert (first.support_means, first.oppose_means, first.track) == ("voted yes", "voted no", None)


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


@pytest.mark.parametrize(
    "time", [" 00:00:00", "T00:00:00", "T00:00:00Z", "T00:00:00.000Z", " 00:00", " 00:00:00+00:00"]
)
def test_a_midnight_behind_the_day_is_left_out(tmp_path: Path, time: str) -> None:
    made = records(tmp_path, f"{HEADER}Cuba,X,yes,2018-12-17{time}\n")
    [position] = made.actors["cuba"].positions
    assert (position.date.text, position.quote) == ("2018-12-17", "On 2018-12-17 Cuba voted yes on X.")


def test_the_un_librarys_table_is_read_with_its_columns_named(tmp_path: Path, capsys: Output) -> None:
    text = (
        "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,title\n"
        "1,ALB,ALBANIA,N,2018-12-17,73,A/RES/73/187,A title\n"
        "1,CUB,CUBA,Y,2018-12-17,73,A/RES/73/187,A title\n"
        "1,PER,PERU,A,2018-12-17,73,A/RES/73/187,A title\n"
        "1,FJI,FIJI,NV,2018-12-17,73,A/RES/73/187,A title\n"
    )
    columns = {"actor": "ms_name", "issue": "resolution", "vote": "ms_vote", "iso3": "ms_code"}
    assert convert(tmp_path, text, *[word for part, name in columns.items() for word in (f"--{part}", name)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("3 positions of 3 actors on 1 issue; absences skipped, since they are no stance: 1\n")
    assert set(load(tmp_path / "made").actors["iso3"]) == {"ALB", "CUB", "PER"}


def test_votes_alone_use_the_ends_of_the_scale_and_the_source_says_so(tmp_path: Path, capsys: Output) -> None:
    for number, options in enumerate([(), ("--ends",)]):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert convert(folder, VOTES, *options) == 0
        data = load(folder / "made")
        assert dict(zip(data.positions["actor"], data.positions["stance"], strict=True)) == {
            "albania": -2,
            "cuba": 2,
            "peru": 0,
        }
        assert is_at_the_ends(str(data.sources["note"].iat[0]))
        assert not data.problems
    assert capsys.readouterr().err == ""


def test_plain_votes_are_plain_support_and_opposition_and_are_told_in_the_same_words(tmp_path: Path) -> None:
    assert convert(tmp_path, VOTES, "--plain") == 0
    data = load(tmp_path / "made")
    assert dict(zip(data.positions["actor"], data.positions["stance"], strict=True)) == {
        "albania": -1,
        "cuba": 1,
        "peru": 0,
    }
    assert not is_at_the_ends(str(data.sources["note"].iat[0]))
    assert list(data.issues["contested"]) == [True]
    assert "On 2018-12-17 Albania voted no on R/73/187." in set(data.positions["quote"])


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
    lambda name: 0 < len(name.split()) <= 20 and TEXT_FORM.search(name) is not None
)


@given(NAMES, NAMES, NAMES)
def test_any_printable_names_are_read_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, first: str, second: str, issue: str
) -> None:
    folder = tmp_path_factory.mktemp("names")
    expected = set({name_key(name): " ".join(name.split()) for name in (first, second)}.values())
    votes = rows(*[(name, issue, "yes", "2018-12-17") for name in sorted(expected)])
    made = records(folder, votes)
    write_new_folder(folder / "made", made.actors, made.issues, [made.source], {made.source.file: made.document})
    data = load(folder / "made")
    assert not data.problems
    assert set(data.actors["name"]) == expected
    checked = verify(data.positions[["quote", "source", "file", "quote_line"]], data.sources, folder / "made/documents")
    assert (checked.verified, checked.problems) == (len(expected), ())


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the General Assembly's roll calls are not at hand")
def test_the_votes_on_cybercrime_come_out_as_they_were_recorded(tmp_path: Path) -> None:
    lines = gzip.decompress(PUBLISHED.read_bytes()).decode().splitlines(keepends=True)
    chosen = [line for line in lines[1:] if line.split(",", 1)[0] in ("6138", "9087")]
    made = records(tmp_path, "".join([lines[0], *chosen]))
    stances = Counter((one.issue, one.stance.score) for actor in made.actors.values() for one in actor.positions)
    assert [stances["rc-6138", score] for score in (2, -2, 0)] == [94, 59, 33]
    assert [stances["rc-9087", score] for score in (2, -2, 0)] == [79, 60, 33]
    assert all(locate(one.quote, made.document) for one in made.actors["albania"].positions)
