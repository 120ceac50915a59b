"""The versions before a save: where they are kept, how many, and for whom."""

import errno
import os
from pathlib import Path

import pytest

from editing import backups, saves
from editing.backups import KEPT, previous_versions
from editing.saves import open_version, save
from tests.support.folders import actor
from tests.support.saving import CUBA, OTHER, edited, failing


def test_previous_versions_are_bounded_and_the_oldest_go(folder: Path) -> None:
    expect = open_version(folder, CUBA).sha256
    for number in range(KEPT + 5):
        expect = str(save(folder, CUBA, actor(name=f"Cuba {number}"), expect).sha256)
    kept = previous_versions(folder, CUBA)
    assert [one.text().splitlines()[0] for one in kept] == [f"name: Cuba {n}" for n in range(KEPT + 3, 3, -1)]
    assert previous_versions(folder, "actors/russia.yaml") == []


def test_a_clock_that_was_set_back_does_not_make_the_newest_version_the_first_to_go(folder: Path) -> None:
    shelf = backups.make_shelf(folder) / CUBA
    shelf.mkdir(parents=True)
    for number in range(KEPT):
        (shelf / f"20990101T0000{number:02}.000000Z-00000000.yaml").write_text("later")
    opened = open_version(folder, CUBA)
    saved = save(folder, CUBA, OTHER, opened.sha256)
    kept = previous_versions(folder, CUBA)
    assert (len(kept), kept[0].path, kept[0].text()) == (KEPT, saved.previous, opened.text)


@pytest.mark.parametrize(
    ("variable", "below"),
    [
        ("TRACKER_HISTORY", ""),
        ("XDG_STATE_HOME", "negotiation-position-tracker"),
        ("HOME", ".local/state/negotiation-position-tracker"),
    ],
)
def test_previous_versions_are_where_the_user_wants_them_and_for_nobody_else(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, below: str
) -> None:
    for name in ("TRACKER_HISTORY", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, str(tmp_path / "mine"))
    saved = save(folder, CUBA, OTHER, open_version(folder, CUBA).sha256)
    assert saved.previous
    (shelf,) = (tmp_path / "mine" / below).iterdir()
    assert saved.previous.parent == shelf / CUBA
    assert shelf.stat().st_mode & 0o077 == 0


def test_a_version_that_cannot_be_kept_is_a_warning(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_version(folder, CUBA)
    monkeypatch.setattr(saves, "keep", failing(errno.ENOSPC))
    saved = save(folder, CUBA, edited(opened.text), opened.sha256)
    assert saved.changed
    assert "the version before is not kept" in saved.warning
    assert "TRACKER_HISTORY" in saved.warning


def test_an_old_version_that_cannot_be_let_go_is_no_reason_to_say_that_the_newest_is_not_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "KEPT", 1)
    first = open_version(folder, CUBA)
    second = save(folder, CUBA, edited(first.text), first.sha256)
    monkeypatch.setattr(os, "unlink", failing(errno.EIO))
    third = save(folder, CUBA, OTHER, second.sha256)
    assert third.warning == ""
    assert [one.text() for one in previous_versions(folder, CUBA)] == [edited(first.text), first.text]
