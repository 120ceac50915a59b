"""Several files are saved together: all of them, or none."""

import errno
from pathlib import Path

import pytest

from editing import file_replacement, saves
from editing.backups import previous_versions
from editing.saves import ConflictError, FaultyTextError, UnwritableError, Version, open_version, save_all
from tests.support.saving import CUBA, edited, everything, two_actors

RUSSIA = "actors/russia.yaml"


def both(folder: Path) -> dict[Version, str]:
    """An edit of both actors' files."""
    opened = [open_version(folder, name) for name in (CUBA, RUSSIA)]
    return {one: edited(one.text) for one in opened}


def test_all_files_are_written_and_what_they_held_is_kept(tmp_path: Path) -> None:
    folder = two_actors(tmp_path)
    texts = both(folder)
    done = save_all(folder, texts)
    assert [(one.name, one.changed) for one in done] == [(CUBA, True), (RUSSIA, True)]
    for version, text in texts.items():
        assert (folder / version.name).read_text(encoding="utf-8") == text
        assert previous_versions(folder, version.name)[0].text() == version.text


def test_one_faulty_text_keeps_all_from_being_written(tmp_path: Path) -> None:
    folder = two_actors(tmp_path)
    cuba, russia = both(folder)
    before = everything(folder)
    faulty = russia.text.replace("issue: broad-offences", "issue: broad-offence")
    with pytest.raises(FaultyTextError, match=r"nothing is saved.*actors/russia\.yaml:4 \(unknown issue"):
        save_all(folder, {cuba: edited(cuba.text), russia: faulty})
    assert everything(folder) == before


def test_one_file_that_has_changed_meanwhile_keeps_all_from_being_written(tmp_path: Path) -> None:
    folder = two_actors(tmp_path)
    texts = both(folder)
    (folder / RUSSIA).write_text(edited((folder / RUSSIA).read_text(encoding="utf-8")) + "# theirs\n", encoding="utf-8")
    before = everything(folder)
    with pytest.raises(ConflictError, match="changed on disk since"):
        save_all(folder, texts)
    assert everything(folder) == before


def test_texts_that_are_right_only_together_are_judged_together(tmp_path: Path) -> None:
    folder = two_actors(tmp_path)
    issues, cuba = open_version(folder, "issues.yaml"), open_version(folder, CUBA)
    texts = {
        issues: issues.text.replace("id: un-convention", "id: treaty"),
        cuba: cuba.text.replace("issue: broad-offences", "issue: treaty"),
    }
    save_all(folder, texts)
    assert "issue: treaty" in (folder / CUBA).read_text(encoding="utf-8")


@pytest.mark.parametrize("failing_at", [1, 2])
def test_where_a_later_file_cannot_be_written_the_earlier_get_back_what_they_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing_at: int
) -> None:
    folder = two_actors(tmp_path)
    texts = both(folder)
    before, real, calls = everything(folder), file_replacement.put, []

    def put(path: Path, *arguments: object, **named: object) -> bool:
        calls.append(path.name)
        if len(calls) == failing_at:
            raise OSError(errno.ENOSPC, "no space")
        return real(path, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(saves, "put", put)
    with pytest.raises(UnwritableError, match="every file is as it was: the disk is full"):
        save_all(folder, texts)
    assert everything(folder) == before
    assert calls == ["cuba.yaml", "russia.yaml", "cuba.yaml"][: 3 if failing_at == 2 else 1]


def test_what_cannot_be_put_back_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = two_actors(tmp_path)
    real, calls = file_replacement.put, []

    def put(path: Path, *arguments: object, **named: object) -> bool:
        calls.append(path.name)
        if len(calls) > 1:
            raise OSError(errno.EIO, "broken")
        return real(path, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(saves, "put", put)
    with pytest.raises(UnwritableError, match=r"actors/cuba\.yaml could not be put back.*previous versions"):
        save_all(folder, both(folder))
