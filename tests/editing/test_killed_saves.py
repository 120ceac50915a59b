"""Processes that die while they save leave the old file or the new one, whole."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from editing.saves import SaveError, delete, open_version, save
from loaders.data_files import read_folder
from loaders.folder_check import check_texts
from tests.support.folders import actor, position
from tests.support.saving import CUBA, OTHER, STEPS, edited, needs_fork


def in_child(act: Callable[[], object]) -> int:
    """The exit code of a process that acts like this one: 0 done, 1 refused, 99 died of our hook, -9 killed."""
    child = os.fork()
    if child == 0:
        code = 2
        try:
            act()
            code = 0
        except SaveError:
            code = 1
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def die_at(step: int) -> None:
    """Make this process die before (even steps) or after (odd steps) one of its calls to the system."""
    count = 0

    def watched(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            nonlocal count
            mine, count = count, count + 2
            if mine == step:
                os.kill(os.getpid(), signal.SIGKILL)
            try:
                return real(*arguments, **named)
            finally:
                if mine + 1 == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        return call

    for name in STEPS:
        setattr(os, name, watched(getattr(os, name)))


@needs_fork
@pytest.mark.parametrize("deleting", [False, True])
def test_a_process_that_is_killed_at_any_step_leaves_the_old_file_or_the_new_one(folder: Path, deleting: bool) -> None:
    old = (folder / CUBA).read_bytes()
    new = edited(old.decode()).encode()
    opened = open_version(folder, CUBA)
    seen: set[bytes | None] = set()
    leftovers = False
    for step in range(200):
        (folder / CUBA).write_bytes(old)

        def act(step: int = step) -> None:
            die_at(step)
            if deleting:
                delete(folder, CUBA, opened.sha256)
            else:
                save(folder, CUBA, new.decode(), opened.sha256)

        code = in_child(act)
        found = (folder / CUBA).read_bytes() if (folder / CUBA).exists() else None
        seen.add(found)
        assert found in ((old, None) if deleting else (old, new))
        leftovers |= bool(list(folder.rglob(".*")))
        assert check_texts(read_folder(folder).by_file).problems == []
        russia = open_version(folder, "actors/russia.yaml")
        save(folder, "actors/russia.yaml", russia.text + "# seen\n", russia.sha256)  # the next save works and clears up
        assert not list(folder.rglob(".*"))
        if code == 0:
            break
        assert code == -signal.SIGKILL
    else:
        pytest.fail("the save has more steps than were tried")
    assert step > 15
    assert len(seen) == 2
    assert leftovers or deleting


@needs_fork
def test_a_process_that_is_killed_in_the_middle_of_writing_leaves_the_old_file(folder: Path) -> None:
    resource = pytest.importorskip("resource")
    opened = open_version(folder, CUBA)

    def act() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))  # the kernel ends the process after these bytes
        save(folder, CUBA, opened.text + "# filler\n" * 1000, opened.sha256)

    assert in_child(act) == -signal.SIGXFSZ
    (half,) = folder.rglob(".*")
    assert half.stat().st_size == 5000
    assert open_version(folder, CUBA) == opened
    save(folder, CUBA, edited(opened.text), opened.sha256)
    assert not list(folder.rglob(".*"))


@needs_fork
def test_readers_never_find_half_a_file_while_another_process_saves_and_is_killed(folder: Path) -> None:
    texts = {actor(position(), name=f"Cuba {n}", note="x" * 50_000 * n) for n in (1, 2)}
    save(folder, CUBA, min(texts), open_version(folder, CUBA).sha256)
    for _ in range(3):
        child = os.fork()
        if child == 0:
            while True:
                for text in texts:
                    save(folder, CUBA, text, open_version(folder, CUBA).sha256)
        try:
            seen, looks = set[str](), 0
            while len(seen) < 2 and looks < 100_000:
                seen.add((folder / CUBA).read_text())
                looks += 1
            assert seen == texts
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        assert (folder / CUBA).read_text() in texts
    assert save(folder, CUBA, OTHER, open_version(folder, CUBA).sha256).changed
    assert not list(folder.rglob(".*"))
