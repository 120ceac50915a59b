"""A folder as a whole: a broken file leaves the last good version on view."""

from pathlib import Path

import pytest

from loaders import Dataset, load
from tests.support.folders import actor, issue, position, source, texts, write_folder

BROKEN = "name: 'unclosed\n"


def stances(data: Dataset) -> dict[str, list[int]]:
    return {str(actor): list(mine["stance"]) for actor, mine in data.positions.groupby("actor")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path, {"cuba": actor(position()), "russia": actor(position(stance="strong_support"))})


def test_a_broken_file_shows_its_last_good_version_and_is_named_stale(folder: Path) -> None:
    good = load(folder)
    (folder / "actors/cuba.yaml").write_text(BROKEN)
    data = load(folder, good.last_good)
    assert stances(data) == {"cuba": [1], "russia": [2]}
    assert data.stale == ("actors/cuba.yaml",)
    assert [problem.file for problem in data.errors] == ["actors/cuba.yaml"]


def test_the_last_good_version_survives_several_broken_saves(folder: Path) -> None:
    data = load(folder)
    for broken in (BROKEN, "", "name: x\n"):
        (folder / "actors/cuba.yaml").write_text(broken)
        data = load(folder, data.last_good)
        assert stances(data)["cuba"] == [1]


def test_a_repaired_file_is_used_again(folder: Path) -> None:
    data = load(folder)
    (folder / "actors/cuba.yaml").write_text(BROKEN)
    data = load(folder, data.last_good)
    (folder / "actors/cuba.yaml").write_text(actor(position(stance="oppose")))
    data = load(folder, data.last_good)
    assert stances(data) == {"cuba": [-1], "russia": [2]}
    assert (data.stale, data.problems) == ((), ())
    (folder / "actors/cuba.yaml").write_text(BROKEN)
    assert stances(load(folder, data.last_good))["cuba"] == [-1]


def test_without_a_last_good_version_the_valid_records_stay(folder: Path) -> None:
    (folder / "actors/cuba.yaml").write_text(actor(position(), position(stance="maybe"), position(stance="mixed")))
    data = load(folder)
    assert stances(data) == {"cuba": [1, 0], "russia": [2]}
    assert data.stale == ()


def test_broken_issues_keep_every_position_on_view(folder: Path) -> None:
    good = load(folder)
    (folder / "issues.yaml").write_text(issue("broad-offences") + "- id: 'unclosed\n")
    data = load(folder, good.last_good)
    assert stances(data) == {"cuba": [1], "russia": [2]}
    assert data.stale == ("issues.yaml",)


def test_an_issue_that_was_taken_away_takes_its_positions_with_it(folder: Path) -> None:
    good = load(folder)
    (folder / "issues.yaml").write_text(issue("un-convention"))
    data = load(folder, good.last_good)
    assert stances(data) == {}
    assert {problem.message for problem in data.errors} == {"unknown issue 'broad-offences'"}
    assert data.stale == ()


def test_a_file_that_cannot_be_read_shows_its_last_good_version_in_its_place(folder: Path) -> None:
    good = load(folder)
    (folder / "actors/cuba.yaml").write_bytes(b"\xff\xfe\x00")
    data = load(folder, good.last_good)
    assert list(data.positions["actor"]) == ["cuba", "russia"]
    assert data.stale == ("actors/cuba.yaml",)


def test_a_file_that_cannot_be_read_may_be_referred_to(folder: Path) -> None:
    (folder / "actors/russia.yaml").write_text(actor(position(), member_of="[cuba]"))
    (folder / "actors/cuba.yaml").write_bytes(b"\xff\xfe\x00")
    assert [problem.file for problem in load(folder).problems] == ["actors/cuba.yaml"]


def test_a_deleted_actor_is_gone(folder: Path) -> None:
    good = load(folder)
    (folder / "actors/cuba.yaml").unlink()
    data = load(folder, good.last_good)
    assert (stances(data), data.stale, data.problems) == ({"russia": [2]}, (), ())


def test_warnings_leave_the_newest_version_on_view(folder: Path) -> None:
    good = load(folder)
    (folder / "actors/cuba.yaml").write_text(actor(position(), position(date="2018", stance="oppose")))
    data = load(folder, good.last_good)
    assert stances(data)["cuba"] == [1, -1]
    assert (data.errors, len(data.problems), data.stale) == ((), 1, ())


def test_the_number_of_files_and_the_texts_on_view_are_known(folder: Path) -> None:
    (folder / "sources.yaml").write_text(source("sputnik-2024") + source("x", sha256="1"))
    data = load(folder)
    assert data.files == 4
    assert set(data.last_good) == set(texts({"cuba": "", "russia": ""}))


def test_a_mended_reference_is_used_although_another_is_still_broken(folder: Path) -> None:
    two = actor(position(), position(issue="un-convention", date="2020"))
    (folder / "actors/cuba.yaml").write_text(two)
    good = load(folder)
    (folder / "issues.yaml").write_text(issue("renamed") + issue("also-renamed"))
    broken = load(folder, good.last_good)
    (folder / "actors/cuba.yaml").write_text(two.replace("broad-offences", "renamed"))
    data = load(folder, broken.last_good)
    assert len(stances(data)["cuba"]) == 1
    assert "actors/cuba.yaml" not in data.stale


def test_a_file_with_one_bad_position_is_still_better_than_one_that_cannot_be_read(folder: Path) -> None:
    (folder / "actors/cuba.yaml").write_text(actor(position(), position(stance="maybe")))
    first = load(folder)
    assert stances(first)["cuba"] == [1]
    (folder / "actors/cuba.yaml").write_text("name: [Cuba")
    data = load(folder, first.last_good)
    assert stances(data)["cuba"] == [1]
    assert data.stale == ("actors/cuba.yaml",)


def test_an_unknown_id_is_reported_while_the_list_of_ids_is_broken(folder: Path) -> None:
    good = load(folder)
    (folder / "issues.yaml").write_text("- id: [")
    (folder / "actors/cuba.yaml").write_text(actor(position(issue="unheard-of")))
    data = load(folder, good.last_good)
    assert {p.file for p in data.errors} == {"issues.yaml", "actors/cuba.yaml"}
    assert set(data.stale) == {"issues.yaml", "actors/cuba.yaml"}


def test_a_missing_folder_of_actors_is_an_error_and_a_misplaced_file_a_warning(folder: Path) -> None:
    (folder / "event.yaml").write_text("")
    (folder / "actors").rename(folder / "gone")
    data = load(folder)
    assert [(p.severity, p.file) for p in data.problems] == [("error", "actors"), ("warning", "event.yaml")]
