"""Where writing fails, the file is as it was, and the message says what to do."""

import errno
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from editing import saves
from editing.saves import UnwritableError, delete, open_version, save
from tests.support.folders import actor, position, write_folder
from tests.support.saving import CUBA, OTHER, edited, everything, failing


@pytest.mark.parametrize(
    ("where", "number", "message"),
    [
        ("os.fsync", errno.ENOSPC, "the disk is full; free some space and try again"),
        ("os.fdopen", errno.ENOSPC, "the disk is full"),
        ("os.open", errno.EROFS, "the disk can only be read"),
        ("os.open", errno.EACCES, "you may not write there"),
        ("os.replace", errno.EPERM, "you may not write there"),
        ("os.fsync", errno.EIO, "the disk reports an error"),
        ("os.replace", errno.EXDEV, os.strerror(errno.EXDEV)),
    ],
)
def test_a_failure_leaves_the_file_as_it_was_and_says_what_to_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch, where: str, number: int, message: str
) -> None:
    opened = open_version(folder, CUBA)
    before = everything(folder)
    monkeypatch.setattr(saves, "keep", lambda *_: None)
    fail = failing(number)
    with saves._locked(folder), monkeypatch.context() as patch:  # the lock opens files too
        patch.setattr(saves, "_locked", lambda _: patch.context())
        patch.setattr(where, fail)
        with pytest.raises(UnwritableError, match=re.escape(f"'{CUBA}' is as it was: {message}")):
            save(folder, CUBA, edited(opened.text), opened.sha256)
    assert everything(folder) == before
    save(folder, CUBA, edited(opened.text), opened.sha256)


def test_a_folder_that_the_disk_does_not_confirm_is_a_warning(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_version(folder, CUBA)
    real = os.fsync

    def only_files(descriptor: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{descriptor}"):  # noqa: PTH112
            raise OSError(errno.EIO, "Input/output error")
        real(descriptor)

    if not Path("/proc/self/fd").exists():
        pytest.skip("the system does not tell what a descriptor is")
    monkeypatch.setattr(os, "fsync", only_files)
    saved = save(folder, CUBA, edited(opened.text), opened.sha256)
    assert "the disk did not confirm it" in saved.warning
    assert open_version(folder, CUBA).text == edited(opened.text)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "small"
    place.mkdir()
    mount = shutil.which("mount")
    if (
        mount is None
        or subprocess.run(
            [mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("a small file system cannot be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_is_really_full_leaves_the_file_as_it_was(small_disk: Path) -> None:
    folder = write_folder(small_disk / "positions", {"cuba": actor(position())})
    opened = open_version(folder, CUBA)
    before = everything(folder)
    with pytest.raises(UnwritableError, match="the disk is full; free some space and try again"):
        save(folder, CUBA, opened.text + "# filler\n" * 8000, opened.sha256)
    assert everything(folder) == before
    assert save(folder, CUBA, edited(opened.text), opened.sha256).changed


@pytest.fixture
def others_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of somebody else that this process may read and not write."""
    with tempfile.TemporaryDirectory() as name:
        path = write_folder(Path(name) / "positions", {"cuba": actor()})
        state = Path(name) / "state"
        state.mkdir()
        is_root = os.geteuid() == 0
        if is_root:
            os.chown(state, 65534, 65534)
        for place in (path / "actors", path, Path(name)):
            place.chmod(0o555)
        monkeypatch.setenv("TRACKER_HISTORY", str(state))
        if is_root:
            os.seteuid(65534)
        try:
            yield path
        finally:
            if is_root:
                os.seteuid(0)
            for place in (Path(name), path, path / "actors"):
                place.chmod(0o755)


def test_a_folder_that_one_may_only_read_is_refused_in_words(others_folder: Path) -> None:
    opened = open_version(others_folder, CUBA)
    with pytest.raises(UnwritableError, match="is as it was: you may not write there; ask its owner"):
        save(others_folder, CUBA, OTHER, opened.sha256)
    with pytest.raises(UnwritableError, match="you may not write there"):
        save(others_folder, "actors/kenya.yaml", actor(), None)
    with pytest.raises(UnwritableError, match="you may not write there"):
        delete(others_folder, CUBA, opened.sha256)


def test_a_lock_that_cannot_be_made_says_how_to_name_another_place(
    others_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_HISTORY", str(others_folder / "state"))
    with pytest.raises(UnwritableError, match="name one that you may write to in TRACKER_HISTORY"):
        save(others_folder, CUBA, OTHER, open_version(others_folder, CUBA).sha256)


def test_a_missing_folder_or_file_is_refused_in_words(folder: Path) -> None:
    with pytest.raises(UnwritableError, match=r"there is no folder '.*nowhere'; name a folder of positions"):
        save(folder / "nowhere", CUBA, OTHER, None)
    with pytest.raises(UnwritableError, match=r"there is no 'events\.yaml'"):
        open_version(folder, "events.yaml")
    shutil.rmtree(folder / "actors")
    assert save(folder, CUBA, OTHER, None).changed
