"""What git tells of a positions folder, and that it tells nothing where it cannot."""

from datetime import date
from pathlib import Path

import pytest

from loaders import load
from loaders.dataset import build
from loaders.git.history import commit_on, cut_off, days, head, head_stamp, holds_data, texts_on
from loaders.git.recording_dates import Recorded, recorded
from tests.support.folders import actor, position, write_folder
from tests.support.repositories import (
    CUBA,
    EARLY,
    FIRST,
    LATE,
    SECOND,
    commit,
    commit_of,
    git,
    needs_git,
    write,
)


@needs_git
class TestTexts:
    def test_each_day_has_the_data_that_was_committed_by_its_end(self, folder: Path) -> None:
        write(folder, position(stance="oppose"))
        commit(folder, "Ben", "2026-05-03")
        write(folder, position(stance="mixed"))
        stances = []
        for day in (FIRST, date(2026, 5, 2), SECOND, date(2026, 6, 1)):
            texts = texts_on(folder, day)
            assert texts
            stances += list(build(texts).positions["stance"])
        assert stances == [1, 1, -1, -1]
        assert days(folder) == (FIRST, SECOND)

    def test_there_is_nothing_before_the_first_commit(self, folder: Path) -> None:
        assert texts_on(folder, date(2026, 4, 30)) is None
        assert texts_on(folder, date.min) is None

    def test_the_same_files_make_the_same_data_and_others_another_version(self, folder: Path) -> None:
        texts = texts_on(folder, FIRST)
        assert texts
        assert build(texts).version == load(folder).version
        write(folder, position(stance="oppose"))
        assert build(texts).version != load(folder).version

    def test_faults_of_that_day_are_found(self, folder: Path) -> None:
        (folder / "sources.yaml").unlink()
        (folder / CUBA).write_bytes(b"name: \xff\n")
        (folder / "notes.yaml").write_text("")
        commit(folder, "Ben", "2026-05-03")
        texts = texts_on(folder, SECOND)
        assert texts
        assert set(texts.by_file) == {"issues.yaml"}
        assert [(p.file, p.message) for p in texts.problems] == [
            (CUBA, "not UTF-8 text"),
            ("sources.yaml", "'sources.yaml' is missing"),
        ]

    def test_a_folder_below_the_top_of_a_repository_is_read_from_there(self, tmp_path: Path) -> None:
        below = write_folder(tmp_path / "a" / "b", {"cuba": actor(EARLY)})
        commit(tmp_path, "Ada", "2026-05-01")
        texts = texts_on(below, FIRST)
        assert texts
        assert texts.by_file == {name: (below / name).read_text() for name in texts.by_file}
        assert recorded(below, CUBA).keys() == {4}


@needs_git
class TestCutOff:
    """Of a clone that has the newest commit only, it is told that the past is cut off there."""

    @pytest.fixture
    def clone(self, folder: Path, tmp_path: Path) -> Path:
        write(folder, EARLY, LATE)
        commit(folder, "Ben", "2026-05-03")
        git(tmp_path, "clone", "-q", "--depth", "1", folder.as_uri(), "cut")
        return tmp_path / "cut"

    def test_what_there_is_is_told(self, clone: Path, folder: Path) -> None:
        assert head(clone) == head(folder)
        assert holds_data(clone)
        assert days(clone) == (SECOND, SECOND)
        then, now = texts_on(clone, date(2026, 6, 1)), texts_on(folder, SECOND)
        assert then
        assert then == now

    def test_where_it_is_cut_off(self, clone: Path, folder: Path) -> None:
        assert cut_off(clone) == SECOND
        assert cut_off(folder) is None
        assert texts_on(clone, FIRST) is None

    def test_with_the_rest_fetched_it_is_whole(self, clone: Path, folder: Path) -> None:
        seen = head_stamp(clone)
        git(clone, "fetch", "-q", "--unshallow")
        assert head_stamp(clone) != seen
        assert cut_off(clone) is None
        assert days(clone) == days(folder) == (FIRST, SECOND)
        assert recorded(clone, CUBA) == recorded(folder, CUBA)

    def test_a_side_that_is_cut_off_does_not_cut_the_line(self, folder: Path) -> None:
        aside = git(folder, "commit-tree", "-m", "aside", "HEAD^{tree}").strip()
        merge = git(folder, "commit-tree", "-m", "merge", "-p", "HEAD", "-p", aside, "HEAD^{tree}").strip()
        git(folder, "update-ref", "HEAD", merge)
        (folder / ".git" / "shallow").write_text(f"{aside}\n")
        assert cut_off(folder) is None

    def test_a_list_of_cuts_that_git_would_not_write_is_no_history(self, clone: Path) -> None:
        (clone / ".git" / "shallow").write_text("--all\n")
        assert head(clone) is None


@needs_git
class TestOddDays:
    def test_a_commit_without_a_day_is_of_no_day(self, folder: Path) -> None:
        write(folder, position(stance="oppose"))
        commit_of(folder, b"Ben <b@b> 1777800000 +0000", b"Ben <b@b>")
        write(folder, position(stance="mixed"))
        commit(folder, "Ada", "2026-05-05")
        assert days(folder) == (FIRST, date(2026, 5, 5))
        assert commit_on(folder, SECOND) == commit_on(folder, FIRST)
        assert commit_on(folder, date(1970, 1, 1)) is None

    def test_a_folder_without_any_day_holds_data_all_the_same(self, tmp_path: Path) -> None:
        folder = write_folder(tmp_path, {"cuba": actor(EARLY)})
        git(folder, "init", "-q")
        commit_of(folder, b"Ben <b@b> 1777800000 +0000", b"Ben <b@b> 99999999999999 +0000")
        assert days(folder) is None
        assert commit_on(folder, date.max) is None
        assert holds_data(folder)


@needs_git
def test_a_repository_of_long_names_is_read_too(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"cuba": actor(EARLY)})
    git(folder, "init", "-q", "--object-format=sha256")
    commit(folder, "Ada", "2026-05-01")
    assert len(head(folder) or "") == 64
    assert texts_on(folder, FIRST)
    assert recorded(folder, CUBA)[4].first


class TestNothingToTell:
    def nothing(self, folder: Path) -> bool:
        asked = (head(folder), days(folder), texts_on(folder, SECOND), commit_on(folder, SECOND))
        return not any(asked) and recorded(folder, CUBA) == {}

    def test_without_a_repository(self, tmp_path: Path) -> None:
        assert self.nothing(write_folder(tmp_path, {"cuba": actor(EARLY)}))
        assert self.nothing(tmp_path / "nowhere")

    @needs_git
    def test_without_a_commit(self, tmp_path: Path) -> None:
        git(write_folder(tmp_path, {"cuba": actor(EARLY)}), "init", "-q")
        assert self.nothing(tmp_path)

    @needs_git
    def test_without_git(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(folder))
        assert self.nothing(folder)

    @needs_git
    def test_where_the_folder_is_not_among_what_is_committed(self, folder: Path) -> None:
        other = write_folder(folder / "other", {"cuba": actor(EARLY)})
        assert days(other) is None
        assert texts_on(other, SECOND) is None
        assert recorded(other, CUBA) in ({}, {4: Recorded(None, None)})


@needs_git
def test_the_stamp_of_the_head_changes_with_every_commit_and_only_then(folder: Path) -> None:
    seen = head_stamp(folder)
    assert seen
    write(folder, position(stance="oppose"))
    assert head_stamp(folder) == seen
    commit(folder, "Ben", "2026-05-03")
    assert head_stamp(folder) != seen


def test_a_folder_without_git_has_an_empty_stamp(tmp_path: Path) -> None:
    assert head_stamp(write_folder(tmp_path / "positions")) == ()


def test_where_git_keeps_its_files_elsewhere_only_git_can_tell(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "positions")
    (folder / ".git").write_text("gitdir: elsewhere\n")
    assert head_stamp(folder) is None
