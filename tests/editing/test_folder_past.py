"""What a folder said at the end of an earlier day: from git, from kept versions, or not known and why."""

import os
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from editing.backups import KEPT, make_shelf
from editing.folder_past import version_on
from loaders.dataset import load
from loaders.git.earlier_version import EarlierVersion, Teller
from tests.support.folders import actor, position, write_folder
from tests.support.repositories import CUBA, EARLY, FIRST, LATE, SECOND, commit, git, needs_git, write

BEFORE, BETWEEN, AFTER = date(2026, 4, 30), date(2026, 5, 2), date(2026, 6, 1)
PERU = "actors/peru.yaml"


def told(folder: Path, day: date) -> EarlierVersion:
    return version_on(folder, load(folder), day)


def stances(version: EarlierVersion) -> list[int]:
    assert version.data is not None
    return list(version.data.positions["stance"])


def written_on(folder: Path, day: date, *names: str) -> None:
    """Let the files, all where none are named, have been written at noon of a day."""
    moment = datetime(day.year, day.month, day.day, 12).timestamp()
    for path in [folder / name for name in names] or folder.rglob("*.yaml"):
        os.utime(path, (moment, moment))


def keep(folder: Path, name: str, day: date, text: str) -> None:
    """A version of a file that a save replaced at noon of a day."""
    place = make_shelf(folder) / name
    place.mkdir(parents=True, exist_ok=True)
    stamp = datetime(day.year, day.month, day.day, 12).astimezone(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    (place / f"{stamp}-{len(text):08}.yaml").write_text(text, encoding="utf-8")


def cuba(*names: str) -> Iterable[str]:
    """The text of Cuba with this stance, for each of some stances."""
    return (actor(position(stance=name)).replace("An Actor", "Actor cuba") for name in names)


@needs_git
class TestInGit:
    def test_the_end_of_the_day_counts_and_what_is_not_committed_is_later(self, tmp_path: Path) -> None:
        write(tmp_path, EARLY)
        commit(tmp_path, "Ada", FIRST.isoformat())
        write(tmp_path, EARLY, LATE)
        commit(tmp_path, "Ben", SECOND.isoformat())
        write(tmp_path)
        found = [told(tmp_path, day) for day in (FIRST, BETWEEN, SECOND)]
        assert [len(stances(one)) for one in found] == [1, 1, 2]
        assert {(one.teller, one.gap, one.day == one.asked) for one in found} == {(Teller.git, "", True)}

    def test_where_git_begins_later_it_tells_from_its_first_day_on_and_says_so(self, tmp_path: Path) -> None:
        write(tmp_path, EARLY)
        commit(tmp_path, "Ada", FIRST.isoformat())
        found = told(tmp_path, BEFORE)
        assert (found.asked, found.day, len(stances(found))) == (BEFORE, FIRST, 1)
        assert found.gap == "git has no data of this folder from 2026-04-30 or before"

    def test_so_does_a_clone_with_its_past_cut_off(self, tmp_path: Path) -> None:
        write(tmp_path / "all", EARLY)
        commit(tmp_path / "all", "Ada", FIRST.isoformat())
        write(tmp_path / "all", EARLY, LATE)
        commit(tmp_path / "all", "Ben", SECOND.isoformat())
        git(tmp_path, "clone", "-q", "--depth", "1", (tmp_path / "all").as_uri(), "cut")
        found = told(tmp_path / "cut", FIRST)
        assert (found.day, len(stances(found))) == (SECOND, 2)
        assert "cut off at 2026-05-03; fetch the rest with 'git fetch --unshallow'" in found.gap

    def test_a_folder_deep_in_a_repository_is_found_there(self, tmp_path: Path) -> None:
        below = tmp_path / "data" / "un"
        below.mkdir(parents=True)
        write(below, EARLY)
        commit(tmp_path, "Ada", FIRST.isoformat())
        write(below, EARLY, LATE)
        assert len(stances(told(below, FIRST))) == 1


class TestKeptVersions:
    def test_the_version_that_was_there_at_the_end_of_the_day_is_taken(self, tmp_path: Path) -> None:
        first, second, third = cuba("oppose", "mixed", "support")
        write_folder(tmp_path, {"cuba": third, "peru": actor(position(stance="strong_support"))})
        written_on(tmp_path, BEFORE)
        written_on(tmp_path, AFTER, CUBA)
        keep(tmp_path, CUBA, BETWEEN, first)
        keep(tmp_path, CUBA, AFTER, second)
        found = [told(tmp_path, day) for day in (FIRST, BETWEEN, AFTER)]
        assert [stances(one) for one in found] == [[-1, 2], [0, 2], [1, 2]]
        assert {(one.teller, one.gap, one.unknown_files) for one in found} == {(Teller.kept_versions, "", ())}

    def test_a_file_that_is_gone_was_there(self, tmp_path: Path) -> None:
        write_folder(tmp_path, {"cuba": actor()})
        written_on(tmp_path, BEFORE)
        keep(tmp_path, PERU, BETWEEN, actor(position()))
        assert [stances(told(tmp_path, day)) for day in (FIRST, BETWEEN)] == [[1], []]

    def test_a_file_that_was_edited_elsewhere_is_not_known(self, tmp_path: Path) -> None:
        write_folder(tmp_path, {"cuba": actor(position()), "peru": actor()})
        written_on(tmp_path, BEFORE)
        written_on(tmp_path, AFTER, CUBA)
        assert told(tmp_path, BETWEEN).unknown_files == (CUBA,)

    def test_so_is_one_that_was_saved_more_often_than_versions_are_kept(self, tmp_path: Path) -> None:
        write_folder(tmp_path, {"cuba": actor(position()), "peru": actor()})
        written_on(tmp_path, BEFORE)
        for number in range(KEPT):
            keep(tmp_path, CUBA, date(2026, 6, 1 + number), actor(position(note=str(number))))
        assert told(tmp_path, AFTER).unknown_files == ()
        assert told(tmp_path, BETWEEN).unknown_files == (CUBA,)

    def test_a_version_that_cannot_be_read_is_not_known(self, tmp_path: Path) -> None:
        write_folder(tmp_path, {"cuba": actor(), "peru": actor()})
        written_on(tmp_path, BEFORE)
        keep(tmp_path, CUBA, BETWEEN, "")
        [path] = (make_shelf(tmp_path) / CUBA).iterdir()
        path.write_bytes(b"\xff")
        assert told(tmp_path, FIRST).unknown_files == (CUBA,)

    @pytest.mark.parametrize("name", ["notes.yaml", "actors/.cuba.yaml.swp", "lock"])
    def test_what_is_no_data_file_is_passed_over(self, tmp_path: Path, name: str) -> None:
        write_folder(tmp_path, {"cuba": actor()})
        written_on(tmp_path, BEFORE)
        keep(tmp_path, name, BETWEEN, "else")
        found = told(tmp_path, FIRST)
        assert found.data is not None
        assert name not in found.data.last_good

    def test_where_nothing_tells_the_reasons_are_said(self, tmp_path: Path) -> None:
        write_folder(tmp_path, {"cuba": actor(position())})
        found = told(tmp_path, BETWEEN)
        assert (found.data, found.teller) == (None, None)
        assert found.gap == (
            "git has no data of this folder from 2026-05-02 or before, and no version of its files from then is kept"
        )
