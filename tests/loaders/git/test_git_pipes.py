"""A folder from somebody else makes git wait for nothing."""

import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from commands.__main__ import main
from loaders.git import quarantine as git_quarantine
from loaders.git.history import days, head_stamp, texts_on
from tests.support.git_traps import CUBA, FIRST, SECOND, Trap, ask_of_git, at_once, pipe
from tests.support.repositories import git, needs_git

pytestmark = [needs_git, pytest.mark.skipif(sys.platform == "win32", reason="the traps are made with sh and pipes")]


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The processes that are begun from now on, for which the time is short."""
    begun: list[Any] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **more: Any) -> None:
            super().__init__(*arguments, **more)
            begun.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    return begun


UNREAD = ("config", "config.worktree", "index", "info/attributes", "info/exclude", "info/grafts", "logs/HEAD",
          "packed-refs", "hooks/post-checkout", "description", "../.gitattributes", "../.mailmap")  # fmt: skip


@pytest.mark.parametrize("name", UNREAD)
def test_a_pipe_for_what_is_not_read_is_nothing_to_wait_for(name: str, trap: Trap) -> None:
    pipe(trap.folder / ".git" / name)
    assert all(at_once(lambda: ask_of_git(trap.folder)))


@pytest.mark.parametrize("setting", ["mailmap.file", "blame.ignoreRevsFile", "core.attributesFile", "include.path"])
def test_a_pipe_that_the_settings_name_is_nothing_to_wait_for(setting: str, trap: Trap) -> None:
    trap.configure(f"{setting}={trap.folder / 'pipe'}")
    pipe(trap.folder / "pipe")
    assert all(at_once(lambda: ask_of_git(trap.folder)))


@pytest.mark.parametrize("name", ["HEAD", "refs/heads/master", "shallow", "objects/info/alternates", "objects"])
def test_a_pipe_for_what_says_where_things_are_means_that_nothing_is_told(name: str, trap: Trap) -> None:
    git(trap.folder, "checkout", "-q", "-B", "master")
    if name == "objects":
        (trap.folder / ".git" / name).rename(trap.folder / ".git" / "elsewhere")
    pipe(trap.folder / ".git" / name)
    assert not any(at_once(lambda: ask_of_git(trap.folder)))
    assert head_stamp(trap.folder) in (None, ())


@pytest.mark.parametrize("ending", [".idx", ".pack"])
def test_a_pipe_among_the_packs_takes_the_time_of_one_question(
    ending: str, trap: Trap, processes: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    git(trap.folder, "gc", "-q")
    (pack,) = (trap.folder / ".git" / "objects" / "pack").glob(f"*{ending}")
    pipe(pack)
    monkeypatch.setattr(git_quarantine, "TIMEOUT_SECONDS", 0.5)
    assert [*map(bool, at_once(lambda: ask_of_git(trap.folder)))] == [False, True, False, False, False, False]
    assert all(one.returncode is not None for one in processes)


def test_what_took_too_long_is_asked_again_only_of_another_commit(
    trap: Trap, processes: list[Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blob = git(trap.folder, "rev-parse", f"HEAD:{CUBA}").strip()
    pipe(trap.folder / ".git" / "objects" / blob[:2] / blob[2:])
    with monkeypatch.context() as hurried:
        hurried.setattr(git_quarantine, "TIMEOUT_SECONDS", 0.5)
        assert at_once(lambda: texts_on(trap.folder, date.fromisoformat(SECOND))) is None
    assert processes
    assert all(one.returncode is not None for one in processes)
    processes.clear()
    assert at_once(lambda: any(ask_of_git(trap.folder)[2:])) is False
    assert main(["compare", "--then", SECOND, str(trap.folder)]) == 2
    assert "did not tell the history" in capsys.readouterr().err
    assert not processes
    (trap.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    git(trap.folder, "hash-object", "-w", CUBA)
    git(trap.folder, "commit", "-q", "-a", "-m", "positions", day=SECOND)
    assert days(trap.folder) == (date.fromisoformat(FIRST), date.fromisoformat(SECOND))
