"""The negotiation: its title, and the tracks that each folder names for itself."""

from pathlib import Path

import pytest

from loaders import load
from loaders.folder_check import check_texts
from tests.support.folders import issue, negotiation, texts, write_folder


def test_a_folder_says_what_is_negotiated_and_on_which_tracks(tmp_path: Path) -> None:
    issues = issue("a", track="finance") + issue("b")
    data = load(
        write_folder(tmp_path, issues=issues, negotiation=negotiation("scope", "finance", title="A plastics treaty"))
    )
    assert not data.problems
    assert data.negotiation.title == "A plastics treaty"
    assert [track.id for track in data.negotiation.tracks] == ["scope", "finance"]
    assert list(data.issues["track"]) == ["finance", ""]


def test_a_folder_need_not_say_so(tmp_path: Path) -> None:
    data = load(write_folder(tmp_path))
    assert not data.problems
    assert (data.negotiation.title, data.negotiation.tracks) == (None, ())


def test_an_unknown_track_is_an_error_and_its_issue_stays_on_view() -> None:
    checked = check_texts(texts(issues=issue("a", track="finanse"), negotiation=negotiation("finance")))
    [problem] = checked.problems
    assert (problem.severity, problem.file, problem.message) == ("error", "issues.yaml", "unknown track 'finanse'")
    assert "finance" in problem.hint
    assert [one.record.track for one in checked.issues] == [None]


def test_issues_on_tracks_that_nobody_names_are_one_warning() -> None:
    checked = check_texts(texts(issues=issue("a", track="finance") + issue("b", track="scope")))
    [problem] = checked.problems
    assert (problem.severity, problem.file) == ("warning", "issues.yaml")
    assert "negotiation.yaml is missing" in problem.message
    assert len(checked.issues) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- x\n", "the file does not hold the fields of a negotiation"),
        ("name: x\n", "unknown field 'name'"),
        ("tracks: scope\n", "'tracks' is not a list"),
        (negotiation("scope", "scope"), "the id 'scope' stands twice"),
        ("tracks:\n  - id: scope\n", "this track has no 'title'"),
        ("title: [x]\n", "'title' is not text"),
    ],
)
def test_faults_are_told_at_the_file_and_the_good_part_stays(text: str, message: str) -> None:
    checked = check_texts(texts(issues=issue("a"), negotiation=text))
    assert [problem.file for problem in checked.problems] == ["negotiation.yaml"]
    assert message in checked.problems[0].message
    assert len(checked.issues) == 1


def test_a_faulty_track_may_be_named_and_is_reported_once() -> None:
    text = "tracks:\n  - id: scope\n"
    checked = check_texts(texts(issues=issue("a", track="scope"), negotiation=text))
    assert [problem.file for problem in checked.problems] == ["negotiation.yaml"]
