"""A folder from somebody else makes the tracker swallow nothing without end."""

import sys
from datetime import date

import pytest

from loaders.git import quarantine as git_quarantine
from loaders.git.history import days, texts_on
from loaders.git.recording_dates import recorded
from tests.support.folders import actor, position, write_folder
from tests.support.git_traps import CUBA, SECOND, Trap, ask_of_git
from tests.support.repositories import commit, git, needs_git

pytestmark = [needs_git, pytest.mark.skipif(sys.platform == "win32", reason="the traps are made with sh and pipes")]


def large(trap: Trap) -> str:
    """A file of 30 MB that takes 30 kB in the repository, as the version of a day in between; its object."""
    (trap.folder / CUBA).write_bytes(b"#\n" * 15_000_000)
    git(trap.folder, "commit", "-q", "-a", "-m", "positions", day="2026-05-04")
    return git(trap.folder, "rev-parse", f"HEAD:{CUBA}").strip()


def test_an_object_larger_than_a_data_file_is_never_read(trap: Trap) -> None:
    large(trap)
    texts = texts_on(trap.folder, date(2026, 5, 4))
    assert texts
    assert CUBA not in texts.by_file
    assert [problem.message for problem in texts.problems] == ["30 MB are too many: a file holds at most 10 MB"]
    write_folder(trap.folder, {"cuba": actor(position())})
    commit(trap.folder, "Ada", "2026-05-05")
    assert recorded(trap.folder, CUBA) == {}
    assert all(ask_of_git(trap.folder)[:-1])


def test_what_git_says_has_an_end(trap: Trap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_quarantine, "MOST_BYTES", 200)
    assert days(trap.folder) is None
    assert git_quarantine.overran(trap.folder)


def test_one_object_under_many_names_is_not_many_texts(trap: Trap) -> None:
    blob = git(trap.folder, "hash-object", "-w", "--stdin", given="#\n" * 4_000_000).strip()
    listing = "".join(f"100644 blob {blob}\ta{number}.yaml\n" for number in range(1000))
    actors = git(trap.folder, "mktree", given=listing).strip()
    tree = git(trap.folder, "mktree", given=f"040000 tree {actors}\tactors\n").strip()
    name = git(trap.folder, "commit-tree", "-m", "many", tree, day=SECOND).strip()
    git(trap.folder, "update-ref", "HEAD", name)
    assert texts_on(trap.folder, date.fromisoformat(SECOND)) is None
