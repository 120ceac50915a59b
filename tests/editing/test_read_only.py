"""A tracker that runs read-only changes no file."""

from pathlib import Path

import pytest

from commands.__main__ import main
from editing.new_folder import write_new_actor, write_new_folder
from editing.saves import UnwritableError, delete, open_version, save
from loaders.settings import heed
from tests.support.saving import CUBA, OTHER, everything


@pytest.mark.parametrize("how", ["1", "true", "yes", "YES", "ture", "option"])
def test_read_only_refuses_every_change(folder: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    opened = open_version(folder, CUBA)
    monkeypatch.setenv("TRACKER_READ_ONLY", "" if how == "option" else how)
    if how == "option":
        heed(["--read-only"])
    before = everything(folder.parent)
    for act in (
        lambda: save(folder, CUBA, OTHER, opened.sha256),
        lambda: delete(folder, CUBA, opened.sha256),
        lambda: write_new_actor(folder, "kenya", "Kenya"),
        lambda: write_new_folder(folder.parent / "new", {}, [], [], {}),
    ):
        with pytest.raises(UnwritableError, match="the tracker runs read-only; start it without TRACKER_READ_ONLY"):
            act()
    assert main(["new", "actor", "Kenya", "--folder", str(folder)]) == 2
    assert main(["save", str(folder / CUBA), str(folder / "actors/russia.yaml")]) == 1
    assert main(["import", "rollcalls", "votes.csv", str(folder.parent / "new")]) == 2
    assert everything(folder.parent) == before
    assert open_version(folder, CUBA) == opened


@pytest.mark.parametrize("value", ["", "0", "no", "false", "Off"])
def test_without_read_only_changes_are_made(folder: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("TRACKER_READ_ONLY", value)
    assert save(folder, CUBA, OTHER, open_version(folder, CUBA).sha256).changed


def test_the_arguments_of_another_program_are_no_setting(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["some-script.py", "--read-only"])
    assert save(folder, CUBA, OTHER, open_version(folder, CUBA).sha256).changed
