"""Votes put into a folder that exists: shown first, then all saved or nothing, and never twice."""

import errno
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.__main__ import main
from editing import saves
from loaders import load
from loaders.dataset import Dataset
from tests.support.folders import actor, issue, position, write_folder
from tests.support.roll_calls import Output
from tests.support.saving import everything

pytestmark = pytest.mark.usefixtures("own_settings")

VOTES = (
    "actor,iso3,issue,vote,date\n"
    "Russian Federation,RUS,A/RES/73/187,yes,2018-12-17\n"
    "CUBA,,A/RES/73/187,abstain,2018-12-17\n"
    "Chad,TCD,A/RES/73/187,no,2018-12-17\n"
    "Peru,PER,A/RES/73/187,absent,2018-12-17\n"
    "Russian Federation,RUS,A/RES/73/27,yes,2018-12-05\n"
    "Cuba,,A/RES/73/27,no,2018-12-05\n"
    "Cuba,,A/RES/1/1,no,2018-12-05\n"
)
MAP = "roll_call,issue,yes_means\nA/RES/73/187,convention,support\nA/RES/73/27,old-rules,oppose\n"


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Russia, which has spoken and has a code, and Cuba, which has none; with a table of votes and a map."""
    monkeypatch.delenv("TRACKER_DOCUMENTS")
    monkeypatch.setenv("TRACKER_HISTORY", str(tmp_path / "history"))
    spoken = position(issue="convention")
    write_folder(
        tmp_path / "positions",
        {"russia": f"# ours\n{actor(spoken, name='Russia', iso3='RUS')}", "cuba": "name: Cuba # alone\nkind: state\n"},
        issues=issue("convention") + issue("old-rules"),
    )
    (tmp_path / "votes.csv").write_text(VOTES, encoding="utf-8")
    (tmp_path / "map.csv").write_text(MAP, encoding="utf-8")
    return tmp_path


def bring(room: Path, *options: str) -> int:
    """The exit code of the import."""
    arguments = [str(room / "votes.csv"), str(room / "positions"), "--map", str(room / "map.csv")]
    return main(["import", "votes", *arguments, *options])


def votes(room: Path) -> list[tuple[str, str, int, str]]:
    """Who voted on which issue, with which stance, in which words."""
    data = load(room / "positions")
    rows = data.positions[data.positions["form"] == "vote"]
    assert set(rows["attribution"]) <= {"own"}
    columns = (rows[name] for name in ("actor", "issue", "stance", "quote"))
    return sorted(zip(*columns, strict=True))


def errors(data: Dataset) -> list[str]:
    """What is wrong in the folder."""
    return [one.message for one in data.problems if one.severity == "error"]


EXPECTED = [
    ("cuba", "convention", 0, "On 2018-12-17 CUBA abstained on A/RES/73/187."),
    ("cuba", "old-rules", 1, "On 2018-12-05 Cuba voted no on A/RES/73/27."),
    ("russia", "convention", 1, "On 2018-12-17 Russian Federation voted yes on A/RES/73/187."),
    ("russia", "old-rules", -1, "On 2018-12-05 Russian Federation voted yes on A/RES/73/27."),
]


def test_a_dry_run_says_what_would_change_and_writes_nothing(room: Path, capsys: Output) -> None:
    before = everything(room)
    assert bring(room) == 0
    said = capsys.readouterr()
    assert everything(room) == before
    assert "A/RES/73/187: 1 yes, 1 no, 1 abstain; on 'convention' a yes is support; new source vote-a-res" in said.out
    assert "A/RES/73/27: 1 yes, 1 no, 0 abstain; on 'old-rules' a yes is oppose" in said.out
    assert "4 new positions of 2 actors; there already: 0; absences skipped, since they are no stance: 1" in said.out
    assert "Left out, since the folder has no file of it: Chad (TCD). --new-actors makes the files" in said.out
    assert "+    stance: mixed\n+    form: vote\n" in said.out
    assert said.out.endswith("Nothing was written. To save it: the same with --write\n")


def test_votes_are_plain_deeds_on_the_issues_of_the_map_and_their_record_is_the_source(
    room: Path, capsys: Output
) -> None:
    assert bring(room, "--write") == 0
    assert votes(room) == EXPECTED
    folder = room / "positions"
    data = load(folder)
    record = data.sources.set_index("source").loc["vote-a-res-73-187"]
    assert (record["title"], record["published"]) == ("Recorded vote on A/RES/73/187", "2018-12-17")
    assert (folder / "documents" / record["document"]).read_text(encoding="utf-8") == (
        "On 2018-12-17 CUBA abstained on A/RES/73/187.\n"
        "On 2018-12-17 Chad voted no on A/RES/73/187.\n"
        "On 2018-12-17 Russian Federation voted yes on A/RES/73/187.\n"
    )
    assert (folder / "fingerprints/vote-a-res-73-187.txt").exists()
    capsys.readouterr()
    main(["check", str(folder)])
    assert "4 quotations stand in their documents" in capsys.readouterr().out


def test_what_stood_in_the_files_stays(room: Path) -> None:
    before = (room / "positions/actors/russia.yaml").read_text(encoding="utf-8")
    assert bring(room, "--write") == 0
    after = (room / "positions/actors/russia.yaml").read_text(encoding="utf-8")
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []
    assert (room / "positions/actors/cuba.yaml").read_text(encoding="utf-8").startswith("name: Cuba # alone\n")


def test_the_same_votes_again_are_there_already(room: Path, capsys: Output) -> None:
    assert bring(room, "--write") == 0
    before = everything(room)
    capsys.readouterr()
    for _ in range(2):
        assert bring(room, "--write") == 0
        assert capsys.readouterr().out.endswith("Nothing to do: all of it is there already.\n")
    assert everything(room) == before


def test_actors_that_come_later_get_their_votes_from_the_same_record(room: Path, capsys: Output) -> None:
    assert bring(room, "--write") == 0
    sources = (room / "positions/sources.yaml").read_bytes()
    assert bring(room, "--new-actors", "--write") == 0
    assert "1 new position of 1 actor, 1 new file; there already: 4" in capsys.readouterr().out
    assert (room / "positions/sources.yaml").read_bytes() == sources
    chad = load(room / "positions").actors.set_index("actor").loc["chad"]
    assert (chad["name"], chad["iso3"], chad["kind"]) == ("Chad", "TCD", "state")
    assert ("chad", "convention", -1, "On 2018-12-17 Chad voted no on A/RES/73/187.") in votes(room)


def test_a_roll_call_that_comes_later_leaves_the_others_as_they_are(room: Path) -> None:
    (room / "map.csv").write_text(MAP.rsplit("A/RES", 1)[0], encoding="utf-8")
    assert bring(room, "--write") == 0
    record = (room / "positions/documents/vote-a-res-73-187.txt").read_bytes()
    (room / "map.csv").write_text(MAP, encoding="utf-8")
    assert bring(room, "--write") == 0
    assert votes(room) == EXPECTED
    assert (room / "positions/documents/vote-a-res-73-187.txt").read_bytes() == record


def test_a_code_tells_two_actors_of_one_name_apart(room: Path, capsys: Output) -> None:
    (room / "votes.csv").write_text(VOTES.replace("Chad,TCD", "Russia,TCD"), encoding="utf-8")
    assert bring(room) == 0
    assert "Left out, since the folder has no file of it: Russia (TCD)." in capsys.readouterr().out


def test_votes_that_changed_in_the_table_are_not_mixed_with_those_that_are_there(room: Path, capsys: Output) -> None:
    assert bring(room, "--write") == 0
    before = everything(room / "positions")
    (room / "votes.csv").write_text(VOTES.replace("Chad,TCD,A/RES/73/187,no", "Chad,TCD,A/RES/73/187,yes"))
    assert bring(room, "--write") == 1
    error = capsys.readouterr().err
    assert "'vote-a-res-73-187' is there with other votes than the table has on 'A/RES/73/187'" in error
    assert "sources.yaml:" in error
    assert everything(room / "positions") == before


def test_a_folder_whose_votes_stand_at_the_ends_of_the_scale_is_warned_of_before_it_is_mixed(
    room: Path, capsys: Output
) -> None:
    made = ["import", "rollcalls", str(room / "votes.csv"), str(room / "ends")]
    assert main(made) == 0
    (room / "map.csv").write_text("roll_call,issue,yes_means\nR/5/5,a-res-1-1,support\n")
    (room / "votes.csv").write_text("actor,issue,vote,date\nCuba,R/5/5,yes,2019-01-01\n")
    capsys.readouterr()
    assert main(["import", "votes", str(room / "votes.csv"), str(room / "ends"), "--map", str(room / "map.csv")]) == 0
    said = capsys.readouterr()
    assert "warning: " in said.err
    assert "ends of the scale" in said.err
    assert "1 new position of 1 actor" in said.out


@pytest.mark.parametrize(
    ("row", "message", "hint"),
    [
        ("A/RES/73/1,conventoin,support", "there is no issue 'conventoin' in the folder", "did you mean 'convention'?"),
        ("A/RES/73/1,convention,yes", "yes_means is 'yes'", "write support where a yes is for the issue's proposition"),
        ("A/RES/73/1,convention,", "this row does not say what a yes means", "oppose where it is against it"),
        (",convention,support", "this row has no roll_call", "such as A/RES/73/187"),
        ("R/73/187,old-rules,support", "'R/73/187' stands in the map already, on line 2", "one issue"),
        ("A/RES/9/9,convention,support", "nobody votes on 'A/RES/9/9' in the table", "as the table does"),
    ],
)
def test_a_faulty_row_of_the_map_is_named_and_nothing_is_written(
    room: Path, capsys: Output, row: str, message: str, hint: str
) -> None:
    (room / "map.csv").write_text(f"{MAP}{row}\n", encoding="utf-8")
    before = everything(room)
    assert bring(room, "--write") == 1
    error = capsys.readouterr().err
    assert error.startswith(f"error: {message}\n  {room}/map.csv:4:1\n")
    assert hint in error
    assert everything(room) == before


def test_a_map_of_another_make_says_with_what_it_begins(room: Path, capsys: Output) -> None:
    (room / "map.csv").write_text("vote,issue\nA/RES/73/187,convention\n", encoding="utf-8")
    assert bring(room) == 1
    assert "begin with the line roll_call,issue,yes_means" in capsys.readouterr().err
    (room / "map.csv").unlink()
    assert bring(room) == 2
    assert f"cannot read '{room}/map.csv'" in capsys.readouterr().err


def test_a_map_from_a_spreadsheet_with_semicolons_is_read(room: Path) -> None:
    (room / "map.csv").write_text(f"\ufeff{MAP}".replace(",", ";"), encoding="utf-8")
    assert bring(room, "--write") == 0
    assert votes(room) == EXPECTED


def test_a_roll_call_may_be_named_by_its_title_and_in_either_spelling(room: Path) -> None:
    (room / "votes.csv").write_text(
        "rcid,country,iso,vote,date,session,unres,issue\n6138,Russia,RUS,yes,2018-12-17,73,R/73/187,Crime\n"
    )
    (room / "map.csv").write_text(MAP.rsplit("A/RES", 1)[0], encoding="utf-8")
    assert bring(room, "--write") == 0
    assert votes(room) == [
        ("russia", "convention", 1, "On 2018-12-17 Russia voted yes on roll call 6138 (R/73/187)."),
    ]


def test_where_a_later_file_cannot_be_written_all_is_as_it_was(
    room: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(room / "positions")
    put = saves.__dict__["put"]

    def put_until_full(path: Path, *arguments: object, **named: object) -> object:
        if path.name == "cuba.yaml":
            raise OSError(errno.ENOSPC, "No space left on device")
        return put(path, *arguments, **named)

    monkeypatch.setattr(saves, "put", put_until_full)
    assert bring(room, "--write") == 1
    assert "every file is as it was: the disk is full" in capsys.readouterr().err
    assert everything(room / "positions") == before


def test_nobody_writes_in_read_only_mode(room: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    monkeypatch.setenv("TRACKER_READ_ONLY", "1")
    before = everything(room)
    assert bring(room) == 0
    assert bring(room, "--write") == 1
    assert "read-only" in capsys.readouterr().err
    assert everything(room) == before


ROLL_CALL = st.sampled_from("XYZ")
CAST = st.tuples(st.sampled_from("abcd"), ROLL_CALL, st.sampled_from(["yes", "no", "abstain"]))
MEANS = st.tuples(st.sampled_from(["p", "q"]), st.sampled_from(["support", "oppose"]))


@given(st.lists(CAST, min_size=1, unique_by=lambda row: row[:2]), st.dictionaries(ROLL_CALL, MEANS, min_size=1))
def test_what_stands_in_the_folder_is_what_a_slow_count_gives(
    tmp_path_factory: pytest.TempPathFactory,
    cast: list[tuple[str, str, str]],
    mapped: dict[str, tuple[str, str]],
) -> None:
    room = tmp_path_factory.mktemp("room")
    write_folder(room / "positions", {"a": "name: A\nkind: state\n"}, issues=issue("p") + issue("q"), sources="[]\n")
    table = "".join(f"{actor},{roll_call},{vote},2019-01-01\n" for actor, roll_call, vote in cast)
    (room / "votes.csv").write_text(f"actor,issue,vote,date\n{table}")
    rows = "".join(f"{roll_call},{name},{means}\n" for roll_call, (name, means) in mapped.items())
    (room / "map.csv").write_text(f"roll_call,issue,yes_means\n{rows}")
    scores = {"yes": 1, "no": -1, "abstain": 0}
    expected = sorted(
        (actor, mapped[roll_call][0], scores[vote] * (1 if mapped[roll_call][1] == "support" else -1))
        for actor, roll_call, vote in cast
        if roll_call in mapped
    )
    voted = {roll_call for _, roll_call, _ in cast}
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("TRACKER_DOCUMENTS", raising=False)
        patch.setenv("TRACKER_HISTORY", str(room / "history"))
        assert bring(room, "--new-actors", "--write") == (0 if set(mapped) <= voted else 1)
    if set(mapped) <= voted:
        assert errors(load(room / "positions")) == []
        assert [one[:3] for one in votes(room)] == expected
