"""`tracker compare`: coders, or two versions."""

import json
from pathlib import Path

import pytest

from commands.__main__ import main
from editing.second_coding import begin_second_coding
from tests.support.folders import QUOTE, actor, position, source, write_folder
from tests.support.repositories import commit, git, needs_git


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two codings, a/ and b/, which differ in a stance and in a position that only B has."""
    write_folder(tmp_path / "a", {"cuba": actor(position()), "peru": actor(position(note="he insists"))})
    write_folder(
        tmp_path / "b",
        {
            "cuba": actor(position(stance="strong_support")),
            "peru": actor(position(note="marked"), position(issue="un-convention")),
        },
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def out(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_disagreements_are_no_failure_and_show_both_sides(folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "a", "b"]) == 0
    text = out(capsys)
    assert "Both found 2 of 3 units" in text
    assert "(ordinal, n = 2 units that both coded)" in text
    assert "1. cuba on broad-offences, source sputnik-2024: stance" in text
    assert "A  support, broad-offences, 2019-07-08, own, high confidence  a/actors/cuba.yaml:4" in text
    assert "B  strong_support, broad-offences, 2019-07-08, own, high confidence  b/actors/cuba.yaml:4" in text
    assert text.count(f"“{QUOTE}”") == 3
    assert "A quotes these words on broad-offences: a/actors/peru.yaml:4" in text


def test_json_holds_the_same(folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "a", "b", "--format", "json"]) == 0
    report = json.loads(out(capsys))
    assert (report["units"], report["found_by_both"], report["stance"]["n"]) == (3, 2, 2)
    assert report["stance"]["interval"] is None
    first, second = report["disagreements"]
    assert (first["a"]["stance"], first["b"]["where"]) == ("support", "b/actors/cuba.yaml:4")
    assert (second["differences"], second["a"]) == (["only in B"], None)


@pytest.fixture
def three(folders: Path) -> Path:
    """A third coding in c/, which has what B has of Cuba."""
    write_folder(folders / "c", {"cuba": actor(position(stance="strong_support")), "peru": actor()})
    return folders


def test_of_more_coders_it_tells_alpha_over_all_and_each_pair(three: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "a", "b", "c"]) == 0
    text = out(capsys)
    assert "C: c/  1 position, 2 actors" in text
    assert "over all 3 coders" in text
    assert "All found 1 of 3 units" in text
    assert "A-B  both 2 of 3  same 1" in text
    assert "B-C  both 1 of 3  same 1" in text
    of_last = text.partition("== B-C: b/ and c/")[2]
    assert "1. peru on broad-offences, source sputnik-2024: only in B" in of_last
    assert "only B  only C" in of_last
    assert main(["compare", "a", "b", "c", "--format", "json"]) == 0
    report = json.loads(out(capsys))
    assert (report["units"], report["found_by_all"], report["stance"]["n"]) == (3, 1, 2)
    assert [side["positions"] for side in report["coders"]] == [2, 3, 1]
    assert [(pair["pair"], pair["found_by_both"]) for pair in report["pairs"]] == [
        (["A", "B"], 2),
        (["A", "C"], 1),
        (["B", "C"], 1),
    ]
    assert report["pairs"][2]["disagreements"][0]["differences"] == ["only in B"]


def test_a_second_coding_that_has_just_begun_tells_nothing_of_the_first(
    folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin_second_coding(folders / "a", folders / "new")
    assert main(["compare", "a", "new"]) == 0
    text = out(capsys)
    assert "A: a/  0 positions, 2 actors" in text
    assert "none is finished by every coder; 1 waits until" in text
    assert QUOTE not in text


def test_documents_that_a_coder_has_not_finished_wait(folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, status in (("a", "coded"), ("b", "to-code")):
        write_folder(
            folders / name, {"cuba": actor(position()), "peru": actor()}, sources=source("sputnik-2024", status=status)
        )
    assert main(["compare", "a", "b"]) == 0
    text = out(capsys)
    assert "No document is compared, since none is finished by every coder; 1 waits until" in text
    assert "0 disagreements" in text
    assert main(["compare", "a", "b", "--format", "json"]) == 0
    report = json.loads(out(capsys))
    assert (report["documents"], report["units"]) == ({"compared": [], "waiting": {"sputnik-2024": ["B"]}}, 0)


def test_errors_that_keep_rows_out_are_code_1(folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_folder(folders / "b", {"cuba": actor(position(stance="yes"))})
    assert main(["compare", "a", "b"]) == 1
    assert "1 error in B may keep positions out" in out(capsys)
    assert main(["compare", "a", "b", "--changes"]) == 1
    assert "error: b/ has 1 error" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [[], ["a"], ["a", "b", "c"], ["a", "nowhere"], ["a", "b", "a", "--changes"], ["--then", "2026-01-01", "a", "b"]],
)
def test_wrong_usage_is_code_2(folders: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *arguments]) == 2
    assert capsys.readouterr().err.startswith("error: ")


def test_a_folder_and_itself_compare(folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "a", "a"]) == 0
    text = out(capsys)
    assert "undefined: every coding is the same" in text
    assert "0 disagreements" in text


def test_empty_folders_compare(folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("c", "d"):
        write_folder(folders / name)
    assert main(["compare", "c", "d"]) == 0
    assert "undefined: no unit was coded by both" in out(capsys)


def test_changes_are_told_by_actor_and_field(folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "a", "b", "--changes"]) == 0
    text = out(capsys)
    assert "1 position added and 2 positions changed." in text
    assert "a/actors/cuba.yaml:4 -> b/actors/cuba.yaml:4" in text
    assert "    stance: support -> strong_support\n" in text
    assert "    note: he insists -> marked\n" in text
    assert "  added  support, un-convention" in text


def test_changes_as_json(folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "a", "b", "--changes", "--format", "json"]) == 0
    first = json.loads(out(capsys))["changes"][0]
    assert (first["what"], first["quote"]) == ("changed", QUOTE)
    assert first["fields"] == {"stance": {"old": "support", "new": "strong_support"}}


def test_what_the_data_says_steers_no_terminal(folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sly = {"note": '"one \\e[31m\\u202e two\\nthree"', "quote": '"\\e[2J ' + QUOTE + '"'}
    write_folder(folders / "b", {"cuba": actor(position(stance="oppose", **sly))})
    for more in ([], ["--changes"]):
        main(["compare", "a", "b", *more])
        text = out(capsys)
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "two three" in text


@needs_git
def test_the_version_of_a_day_comes_from_git(
    folders: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(folders, "Ada", "2026-05-01")
    write_folder(folders / "a", {"cuba": actor(position(stance="oppose"))})
    assert main(["compare", "--then", "2026-05-02", "a"]) == 0
    text = out(capsys)
    assert "From a@2026-05-02/ to a/" in text
    assert "stance: support -> oppose" in text
    monkeypatch.setenv("TRACKER_POSITIONS", "a")
    assert main(["compare", "--then", "2026-05-02"]) == 0
    assert out(capsys) == text
    assert main(["compare", "--then", "2026-04-01", "a"]) == 2
    assert "git has no data of 'a' from 2026-04-01 or before" in capsys.readouterr().err


@needs_git
def test_in_a_clone_with_its_past_cut_off_a_day_before_that_says_so(
    folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(folders / "a", "Ada", "2026-05-01")
    write_folder(folders / "a", {"cuba": actor(position(stance="oppose"))})
    commit(folders / "a", "Ben", "2026-05-03")
    git(folders, "clone", "-q", "--depth", "1", (folders / "a").as_uri(), "cut")
    write_folder(folders / "cut", {"cuba": actor(position(stance="mixed"))})
    assert main(["compare", "--then", "2026-05-04", "cut"]) == 0
    assert "stance: oppose -> mixed" in out(capsys)
    assert main(["compare", "--then", "2026-05-02", "cut"]) == 2
    told = capsys.readouterr().err
    assert (
        "git has no data of 'cut' from 2026-05-02 or before: the history of this clone is cut off at 2026-05-03" in told
    )
    assert "'git fetch --unshallow'" in told
