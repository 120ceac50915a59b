"""Deleting an actor: only what nobody names, and so that it can be brought back."""

import errno
import shutil
from pathlib import Path

import pytest

from editing import backups, saves
from editing.backups import previous_versions
from editing.saves import FaultyTextError, OutsideError, SaveError, UnwritableError, delete, open_version, save
from tests.support.folders import actor, position, source
from tests.support.saving import CUBA, fail_from, failing


def test_an_actor_is_deleted_and_can_be_brought_back(folder: Path) -> None:
    opened = open_version(folder, CUBA)
    deleted = delete(folder, CUBA, opened.sha256)
    assert not (folder / CUBA).exists()
    (kept,) = previous_versions(folder, CUBA)
    assert kept.path == deleted.previous
    save(folder, CUBA, kept.text(), deleted.sha256)
    assert open_version(folder, CUBA) == opened


def test_an_actor_whom_others_name_is_not_deleted(folder: Path) -> None:
    (folder / "actors/russia.yaml").write_text(
        actor(position(attribution="characterised", according_to="cuba"), member_of="[sco, cuba]", kind="nonsense")
    )
    (folder / "sources.yaml").write_text(source("sputnik-2024", affiliation="cuba"))
    with pytest.raises(FaultyTextError, match="other files name this actor; change them first") as refused:
        delete(folder, CUBA, open_version(folder, CUBA).sha256)
    assert [(p.file, p.line) for p in refused.value.problems] == [
        ("sources.yaml", 8),
        ("actors/russia.yaml", 3),
        ("actors/russia.yaml", 11),
    ]
    assert (folder / CUBA).exists()


def test_only_actors_are_deleted(folder: Path) -> None:
    with pytest.raises(OutsideError, match="only files of actors and of joint statements"):
        delete(folder, "issues.yaml", open_version(folder, "issues.yaml").sha256)


def test_what_cannot_be_kept_is_not_deleted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saves, "keep", failing(errno.ENOSPC))
    with pytest.raises(UnwritableError, match="could not be brought back"):
        delete(folder, CUBA, open_version(folder, CUBA).sha256)
    assert (folder / CUBA).exists()


def test_whatever_step_fails_a_deletion_is_refused_only_if_the_file_is_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_version(folder, CUBA)
    ends = []
    for step in range(200):
        (folder / CUBA).write_text(opened.text)
        shutil.rmtree(backups.shelf(folder), ignore_errors=True)
        with monkeypatch.context() as patch:
            made = fail_from(patch, step, step)
            try:
                delete(folder, CUBA, opened.sha256)
                ends.append("deleted")
            except SaveError:
                ends.append("refused")
            steps = made()
        assert (folder / CUBA).exists() == (ends[-1] == "refused"), step
        if steps <= step:
            break
    assert ends[-3:] == ["deleted"] * 3
    assert "refused" in ends
