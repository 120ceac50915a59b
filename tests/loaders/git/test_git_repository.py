"""Where the head, the refs and the objects of a repository are looked for, and where not."""

import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from loaders.git.history import days, head_stamp
from loaders.git.recording_dates import recorded
from tests.support.folders import actor, position, write_folder
from tests.support.git_traps import CUBA, FIRST, SECOND, Trap, ask_of_git, at_once
from tests.support.repositories import commit, git, needs_git

pytestmark = [needs_git, pytest.mark.skipif(sys.platform == "win32", reason="the traps are made with sh and pipes")]


def test_loops_and_locked_doors_are_no_history(trap: Trap) -> None:
    loop = trap.folder.parent / "loop"
    loop.symlink_to(loop)
    assert head_stamp(loop) == ()
    for name in ("HEAD", "objects/info/alternates", "shallow"):
        path = trap.folder / ".git" / name
        kept = path.read_bytes() if path.exists() else None
        path.unlink(missing_ok=True)
        path.symlink_to(path)
        assert not any(at_once(lambda: ask_of_git(trap.folder)))
        path.unlink()
        if kept is not None:
            path.write_bytes(kept)
    assert all(ask_of_git(trap.folder))
    stores = trap.folder / ".git" / "objects" / "info" / "alternates"
    stores.write_text("../objects\n")
    assert at_once(lambda: ask_of_git(trap.folder))


@pytest.mark.parametrize(
    "said",
    ["", "ref: refs/heads/../../secret", "ref: /etc/passwd", "ref: refs/heads/a b", "ref: HEAD", "g" * 40, "a" * 41,
     "ref: refs/heads/" + "x" * 5000, "ref: refs/heads/m\n\nx", "\0", "ref: refs/heads/\0"],
)  # fmt: skip
def test_a_head_that_git_would_not_write_leads_nowhere(said: str, trap: Trap) -> None:
    (trap.folder / "secret").write_text(git(trap.folder, "rev-parse", "HEAD"))
    (trap.folder / ".git" / "HEAD").write_text(said)
    assert not any(ask_of_git(trap.folder))


def test_refs_that_lead_to_each_other_end(trap: Trap) -> None:
    (trap.folder / ".git" / "HEAD").write_text("ref: refs/heads/one\n")
    (trap.folder / ".git" / "refs" / "heads" / "one").write_text("ref: refs/heads/two\n")
    (trap.folder / ".git" / "refs" / "heads" / "two").write_text("ref: refs/heads/one\n")
    assert head_stamp(trap.folder) is None


@pytest.mark.parametrize("named", ["//evil.example/share", r"\\evil.example\share", '"//evil.example/x"'])
def test_no_other_machine_is_asked_for_objects(named: str, trap: Trap) -> None:
    (trap.folder / ".git" / "objects" / "info" / "alternates").write_text(f"{named}\n")
    assert not any(ask_of_git(trap.folder))
    shutil.rmtree(trap.folder / ".git")
    (trap.folder / ".git").write_text(f"gitdir: {named}\n")
    assert not any(ask_of_git(trap.folder))


def test_stores_that_lead_to_ever_more_stores_end(trap: Trap) -> None:
    stores = trap.folder / ".git" / "objects" / "info" / "alternates"
    stores.write_text("".join(f"x{number}\n" for number in range(1000)))
    assert not any(ask_of_git(trap.folder))


def test_where_the_objects_are_elsewhere_too_they_are_found(trap: Trap, tmp_path: Path) -> None:
    git(trap.folder, "commit", "-q", "-a", "-m", "positions", day=SECOND)
    git(tmp_path, "clone", "-q", "--shared", str(trap.folder), "shared")
    git(tmp_path / "shared", "pack-refs", "--all")
    git(trap.folder, "worktree", "add", "-q", str(tmp_path / "tree"))
    (tmp_path / "link").symlink_to(trap.folder)
    for folder in (tmp_path / "shared", tmp_path / "tree", tmp_path / "link"):
        assert all(ask_of_git(folder))
        assert recorded(folder, CUBA) == recorded(trap.folder, CUBA)
    seen = head_stamp(tmp_path / "tree")
    write_folder(tmp_path / "tree", {"cuba": actor(position(stance="mixed"))})
    commit(tmp_path / "tree", "Eve", SECOND)
    assert head_stamp(tmp_path / "tree") != seen


def test_git_leaves_nothing_in_the_folder_and_heeds_no_other(
    trap: Trap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def state() -> list[tuple[str, int]]:
        return sorted((str(path), path.lstat().st_mtime_ns) for path in trap.folder.rglob("*"))

    other = write_folder(tmp_path / "other", {"cuba": actor(position())})
    commit(other, "Eve", "2020-01-01")
    for name, place in (("GIT_DIR", ".git"), ("GIT_WORK_TREE", ""), ("GIT_OBJECT_DIRECTORY", ".git/objects")):
        monkeypatch.setenv(name, str(other / place))
    before = state()
    assert recorded(trap.folder, CUBA)[4].first is not None
    assert days(trap.folder) == (date.fromisoformat(FIRST), date.fromisoformat(SECOND))
    assert state() == before
