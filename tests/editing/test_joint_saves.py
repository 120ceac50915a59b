"""Several files saved in one go: all of them, or none."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editing import saves
from editing.backups import previous_versions
from editing.file_replacement import put
from editing.saves import ConflictError, FaultyTextError, UnwritableError, Version, find_version, save_all, unwritten
from loaders import load
from tests.support.folders import actor, position
from tests.support.saving import CUBA, edited, everything, two_actors

RUSSIA = "actors/russia.yaml"
PERU = "actors/peru.yaml"
FULL = OSError(errno.ENOSPC, "No space left on device")


def change(folder: Path, name: str, text: str | None = None) -> tuple[Version, str]:
    """A change of the version on disk, by default to the other stance."""
    version = find_version(folder, name) or unwritten(name)
    return version, edited(version.text) if text is None else text


def test_all_are_saved_and_their_versions_kept(folder: Path) -> None:
    before = (folder / CUBA).read_text()
    saved = save_all(
        folder, dict([change(folder, CUBA), change(folder, RUSSIA), change(folder, PERU, actor(position()))])
    )
    assert [(one.name, one.changed, one.previous is not None) for one in saved] == [
        (CUBA, True, True),
        (RUSSIA, True, True),
        (PERU, True, False),
    ]
    assert [one.text() for one in previous_versions(folder, CUBA)] == [before]
    assert sorted(load(folder).positions["stance"]) == [-1, -1, 1]


def test_one_may_name_what_another_brings(folder: Path) -> None:
    issues = (folder / "issues.yaml").read_text()
    added = issues + issues[issues.index("- ") :].split("\n- ")[0].replace("id: ", "id: new-", 1)
    new = next(line.split("id: ")[1] for line in added.splitlines() if "id: new-" in line)
    peru = actor(position(issue=new))
    save_all(folder, dict([change(folder, PERU, peru), change(folder, "issues.yaml", added)]))
    assert not load(folder).problems


def test_where_one_is_faulty_none_is_saved_and_it_is_named(folder: Path) -> None:
    before = everything(folder)
    faulty = change(folder, RUSSIA, actor(position(issue="nowhere")))
    with pytest.raises(FaultyTextError, match=r"nothing is saved: the new texts have errors: actors/russia.yaml:\d+"):
        save_all(folder, dict([change(folder, CUBA), faulty]))
    assert everything(folder) == before


def test_where_one_takes_away_what_a_third_file_needs_none_is_saved(folder: Path) -> None:
    before = everything(folder)
    with pytest.raises(FaultyTextError, match="other files would have errors"):
        save_all(
            folder, dict([change(folder, "issues.yaml", "[]\n"), change(folder, CUBA, "name: Cuba\nkind: state\n")])
        )
    assert everything(folder) == before


def test_where_one_has_changed_on_disk_none_is_saved(folder: Path) -> None:
    changes = [change(folder, CUBA), change(folder, RUSSIA)]
    theirs = (folder / RUSSIA).read_text() + "# seen\n"
    (folder / RUSSIA).write_text(theirs)
    before = everything(folder)
    with pytest.raises(ConflictError, match=r"'actors/russia\.yaml' has changed on disk"):
        save_all(folder, dict(changes))
    assert everything(folder) == before


@given(failing=st.integers(0, 2))
def test_where_a_later_one_cannot_be_written_the_earlier_ones_are_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, failing: int
) -> None:
    folder = two_actors(tmp_path_factory.mktemp("joint"))
    before = everything(folder)
    names = [CUBA, PERU, RUSSIA]
    changes = [change(folder, CUBA), change(folder, PERU, actor(position())), change(folder, RUSSIA)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(saves, "put", full_at(names[failing]))
        with pytest.raises(UnwritableError, match="every file is as it was: the disk is full"):
            save_all(folder, dict(changes))
    assert everything(folder) == before


def test_what_cannot_be_put_back_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changes = [change(folder, CUBA), change(folder, RUSSIA)]
    monkeypatch.setattr(saves, "put", full_at(RUSSIA, and_then=True))
    with pytest.raises(UnwritableError, match=r"actors/cuba.yaml could not be put back: what stood there is kept"):
        save_all(folder, dict(changes))


def test_a_key_that_stops_it_leaves_all_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(folder)
    changes = [change(folder, CUBA), change(folder, RUSSIA)]
    monkeypatch.setattr(saves, "put", full_at(RUSSIA, KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        save_all(folder, dict(changes))
    assert everything(folder) == before


def full_at(name: str, error: BaseException = FULL, *, and_then: bool = False) -> Callable[..., bool]:
    """A `put` that fails for one file, and where wanted for all that follow."""
    failed = False

    def failing_put(path: Path, data: bytes, last_check: Callable[[], None] = lambda: None) -> bool:
        nonlocal failed
        if path.as_posix().endswith(name) or (failed and and_then):
            failed = True
            raise error
        return put(path, data, last_check)

    return failing_put
