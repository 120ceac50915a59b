"""Saving what others save too: never over what its author has not seen."""

import os
import threading
from pathlib import Path

import pytest

from editing import backups, saves
from editing.merge import three_way
from editing.saves import ConflictError, UnwritableError, delete, open_version, save
from tests.support.folders import actor, position
from tests.support.saving import CUBA, OTHER, edited, everything, needs_fork


def test_a_version_that_nobody_opened_is_not_overwritten(folder: Path) -> None:
    opened = open_version(folder, CUBA)
    theirs = opened.text.replace("Actor cuba", "Republic of Cuba")
    (folder / CUBA).write_text(theirs)
    before = everything(folder)
    with pytest.raises(ConflictError, match="has changed on disk since it was opened; compare") as refused:
        save(folder, CUBA, edited(opened.text), opened.sha256)
    assert everything(folder) == before
    now = refused.value
    assert (now.expected, now.theirs, now.found) == (opened.sha256, theirs, open_version(folder, CUBA).sha256)
    merged = three_way(opened.text, edited(opened.text), theirs).merged
    assert merged == edited(theirs)
    save(folder, CUBA, str(merged), now.found)


def test_a_file_that_is_gone_or_new_is_a_conflict(folder: Path) -> None:
    opened = open_version(folder, CUBA)
    with pytest.raises(ConflictError, match="exists; open and edit it") as refused:
        save(folder, CUBA, opened.text, None)
    assert refused.value.theirs == opened.text
    (folder / CUBA).unlink()
    with pytest.raises(ConflictError, match="is gone") as refused:
        save(folder, CUBA, edited(opened.text), opened.sha256)
    assert (refused.value.theirs, refused.value.found) == (None, None)
    with pytest.raises(ConflictError, match="is gone"):
        delete(folder, CUBA, opened.sha256)


@pytest.mark.parametrize("deleting", [False, True])
def test_a_change_in_the_last_moment_is_seen(folder: Path, monkeypatch: pytest.MonkeyPatch, deleting: bool) -> None:
    opened = open_version(folder, CUBA)
    keep = backups.keep

    def keep_while_an_editor_saves(*arguments: object) -> object:
        (folder / CUBA).write_text(OTHER)
        return keep(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(saves, "keep", keep_while_an_editor_saves)
    with pytest.raises(ConflictError):
        _ = delete(folder, CUBA, opened.sha256) if deleting else save(folder, CUBA, edited(opened.text), opened.sha256)
    assert (folder / CUBA).read_text() == OTHER
    assert not list(folder.rglob(".*"))


@needs_fork
def test_of_processes_that_save_at_once_exactly_one_wins(folder: Path) -> None:
    for round_number in range(6):
        opened = open_version(folder, CUBA)
        texts = [actor(position(), name=f"Cuba {round_number} {n}") for n in range(4)]
        start, begin = os.pipe()
        children = []
        for text in texts:
            child = os.fork()
            if child == 0:
                code = 2
                try:
                    os.close(begin)
                    os.read(start, 1)  # returns in all of them when the parent closes its end
                    save(folder, CUBA, text, opened.sha256)
                    code = 0
                except ConflictError:
                    code = 1
                finally:
                    os._exit(code)
            children.append(child)
        os.close(begin)
        os.close(start)
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        assert sorted(codes) == [0, 1, 1, 1]
        assert open_version(folder, CUBA).text == texts[codes.index(0)]


def test_a_save_that_waits_too_long_for_another_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saves, "LOCK_SECONDS", 0.1)
    opened = open_version(folder, CUBA)
    with saves._locked(folder):
        refusals: list[str] = []

        def try_to_save() -> None:
            try:
                save(folder, CUBA, edited(opened.text), opened.sha256)
            except UnwritableError as refused:
                refusals.append(refused.message)

        thread = threading.Thread(target=try_to_save)
        thread.start()
        thread.join()
    assert refusals == [f"another save into '{folder}' has been at work for 0.1 seconds; try again in a moment"]
    assert save(folder, CUBA, edited(opened.text), opened.sha256).changed
