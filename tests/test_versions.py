"""What git tells of a positions folder, and that it tells nothing where it cannot."""

from datetime import date
from pathlib import Path

import pytest

from loaders import load
from loaders.dataset import build
from loaders.versions import Line, Recorded, commit_on, days, head, head_stamp, position_history, recorded, texts_on
from tests.folders import actor, position, write_folder
from tests.repositories import commit, git, needs_git

FIRST, SECOND = date(2026, 5, 1), date(2026, 5, 3)
CUBA = "actors/cuba.yaml"
EARLY, LATE = position(), position(issue="un-convention", date="2020")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ada records one position on 1 May 2026."""
    made = write_folder(tmp_path / "positions", {"cuba": actor(EARLY)})
    commit(made, "Ada", "2026-05-01")
    return made


def write(folder: Path, *positions: str) -> None:
    write_folder(folder, {"cuba": actor(*positions)})


def by_ada(day: date = FIRST) -> Recorded:
    return Recorded(day, "Ada", day, "Ada")


@needs_git
class TestRecorded:
    def test_a_position_that_nobody_touched_has_one_day(self, folder: Path) -> None:
        assert recorded(folder, CUBA) == {4: by_ada()}

    def test_a_changed_stance_has_a_second_day_and_author(self, folder: Path) -> None:
        write(folder, position(stance="oppose"))
        commit(folder, "Ben", "2026-05-03")
        assert recorded(folder, CUBA) == {4: Recorded(FIRST, "Ada", SECOND, "Ben")}

    def test_what_is_saved_but_not_committed_says_so(self, folder: Path) -> None:
        write(folder, position(stance="oppose"), LATE)
        assert recorded(folder, CUBA) == {4: Recorded(FIRST, "Ada", None, ""), 10: Recorded(None, "", None, "")}

    def test_a_new_position_with_copied_lines_is_not_as_old_as_they_are(self, folder: Path) -> None:
        write(folder, EARLY, LATE)
        commit(folder, "Ben", "2026-05-03")
        assert recorded(folder, CUBA) == {4: by_ada(), 10: Recorded(SECOND, "Ben", SECOND, "Ben")}

    def test_moving_a_position_is_no_change_of_it(self, folder: Path) -> None:
        write(folder, EARLY, LATE)
        commit(folder, "Ada", "2026-05-01")
        write(folder, LATE, EARLY)
        commit(folder, "Ben", "2026-05-03")
        assert {one.first_by for one in recorded(folder, CUBA).values()} == {"Ada"}

    def test_a_corrected_date_or_quotation_leaves_it_the_same_position(self, folder: Path) -> None:
        write(folder, position(date="2019-07-09"))
        commit(folder, "Ben", "2026-05-02")
        write(folder, position(date="2019-07-09", quote="they want a long list of offences in it"))
        commit(folder, "Ben", "2026-05-03")
        assert recorded(folder, CUBA)[4].last == SECOND
        assert recorded(folder, CUBA)[4].first == date(2026, 5, 2)

    def test_an_earlier_commit_has_its_own_lines(self, folder: Path) -> None:
        then = commit_on(folder, FIRST)
        write(folder, position(stance="oppose"))
        commit(folder, "Ben", "2026-05-03")
        assert recorded(folder, CUBA, then) == {4: by_ada()}

    def test_a_name_is_never_an_option(self, folder: Path) -> None:
        assert recorded(folder, "--help") == {}
        assert recorded(folder, "actors/*.yaml") == {}


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
        assert recorded(below, CUBA) == {4: by_ada()}


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
    def test_in_a_clone_with_its_past_cut_off(self, folder: Path, tmp_path: Path) -> None:
        write(folder, LATE)
        commit(folder, "Ben", "2026-05-03")
        git(tmp_path, "clone", "-q", "--depth", "1", folder.as_uri(), "cut")
        assert self.nothing(tmp_path / "cut")

    @needs_git
    def test_where_the_folder_is_not_among_what_is_committed(self, folder: Path) -> None:
        other = write_folder(folder / "other", {"cuba": actor(EARLY)})
        assert days(other) is None
        assert texts_on(other, SECOND) is None
        assert recorded(other, CUBA) in ({}, {4: Recorded(None, "", None, "")})


def test_the_lines_of_a_position_tell_its_earliest_and_latest_day() -> None:
    old, new, unsaved = Line("a", FIRST, "Ada"), Line("b", SECOND, "Ben"), Line("c", None, "")
    assert position_history([new, old]) == Recorded(FIRST, "Ada", SECOND, "Ben")
    assert position_history([old, unsaved]) == Recorded(FIRST, "Ada", None, "")
    assert position_history([unsaved]) == Recorded(None, "", None, "")


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
