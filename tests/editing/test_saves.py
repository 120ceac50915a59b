"""A save that goes well: what was edited is changed, and nothing else of the file."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editing import saves
from editing.backups import previous_versions
from editing.saves import Saved, Version, open_version, save
from loaders import load
from loaders.data_files import folder_stamps, read_folder
from loaders.folder_check import check_texts
from loaders.models import Position
from loaders.vocabularies import Stance
from tests.support.folders import actor, position
from tests.support.saving import CUBA, edited


def positions_of(folder: Path) -> dict[str, list[Position]]:
    """The positions of every actor, as they are read from the files."""
    found = check_texts(read_folder(folder).by_file).positions
    return {actor: [one.record for one in mine] for actor, mine in found.items()}


def test_a_save_is_read_back_with_its_hash_and_the_version_before_is_kept(folder: Path) -> None:
    opened = open_version(folder, CUBA)
    saved = save(folder, CUBA, edited(opened.text), opened.sha256)
    now = open_version(folder, CUBA)
    assert now == Version(CUBA, edited(opened.text), str(saved.sha256), "\n", False)
    assert (saved.changed, saved.warning) == (True, "")
    assert saved.previous
    assert saved.previous.read_text() == opened.text
    assert [one.text() for one in previous_versions(folder, CUBA)] == [opened.text]
    assert list(load(folder).positions["stance"]) == [-1, 1]


def test_a_new_file_is_saved_where_none_is_expected(folder: Path) -> None:
    saved = save(folder, "actors/kenya.yaml", actor(name="Kenya"), None)
    assert (saved.previous, saved.warning) == (None, "")
    assert list(load(folder).actors["actor"]) == ["cuba", "kenya", "russia"]
    assert (folder / "actors/kenya.yaml").stat().st_mode == (folder / CUBA).stat().st_mode


def test_the_same_text_is_not_written_again_even_if_another_saved_it(folder: Path) -> None:
    opened = open_version(folder, CUBA)
    before = folder_stamps(folder)
    saved = save(folder, CUBA, opened.text.replace("\n", "\r\n"), opened.sha256)
    assert saved == Saved(CUBA, opened.sha256, changed=False)
    assert folder_stamps(folder) == before
    save(folder, CUBA, edited(opened.text), opened.sha256)
    assert not save(folder, CUBA, edited(opened.text), opened.sha256).changed


def test_a_save_of_equal_length_changes_the_fingerprint_that_the_dashboard_watches(folder: Path) -> None:
    opened = open_version(folder, CUBA)
    os.utime(folder / CUBA, ns=(0, 0))
    before = folder_stamps(folder)
    save(folder, CUBA, opened.text.replace("Actor cuba", "Actor CUBA"), opened.sha256)
    assert folder_stamps(folder) != before


def test_the_disk_has_the_text_before_the_name_and_the_name_before_it_is_said_to_be_saved(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_version(folder, CUBA)
    monkeypatch.setattr(saves, "keep", lambda *_: None)
    done: list[str] = []

    def noted(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object) -> object:
            done.append(name)
            return real(*arguments)

        return call

    for name in ("fsync", "replace"):
        monkeypatch.setattr(os, name, noted(name, getattr(os, name)))
    save(folder, CUBA, edited(opened.text), opened.sha256)
    assert done == ["fsync", "replace", "fsync"]


ENDS = st.sampled_from(["\n", "\r\n"])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ends=st.lists(ENDS, min_size=30, max_size=30) | st.builds(lambda end: [end] * 30, ENDS),
    mark=st.booleans(),
    blanks=st.integers(0, 2),
    final=st.booleans(),
    comment=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=5),
    stances=st.lists(st.sampled_from(["support", "oppose", "mixed"]), min_size=1, max_size=2),
    data=st.data(),
)
def test_an_edit_changes_what_was_edited_and_no_other_byte(
    folder: Path,
    ends: list[str],
    mark: bool,
    blanks: int,
    final: bool,
    comment: str,
    stances: list[str],
    data: st.DataObject,
) -> None:
    text = actor(*(position(stance=word, date=f"201{n}") for n, word in enumerate(stances)), name="Cuba")
    lines = [f"{line}{' ' * blanks}" for line in text.splitlines()] + [f"# {comment}".replace("\ufeff", "")]
    pieces = [*(part for pair in zip(lines, ends, strict=False) for part in pair)]
    before = ("\ufeff" * mark + "".join(pieces if final else pieces[:-1])).encode()
    (folder / CUBA).write_bytes(before)
    records = positions_of(folder)
    opened = open_version(folder, CUBA)
    assert opened.has_bom == mark
    assert "\r" not in opened.text
    chosen = data.draw(st.integers(0, len(stances) - 1))
    numbers = [number for number, line in enumerate(lines) if "stance: " in line]
    new = opened.text.split("\n")
    new[numbers[chosen]] = f"    stance: strong_oppose{' ' * blanks}"
    save(folder, CUBA, "\n".join(new), opened.sha256)
    lines[numbers[chosen]] = new[numbers[chosen]]
    usual = opened.newline
    ends = [usual if n == numbers[chosen] and len(set(ends[: len(lines)])) > 1 else end for n, end in enumerate(ends)]
    pieces = [*(part for pair in zip(lines, ends, strict=False) for part in pair)]
    expected = ("\ufeff" * mark + "".join(pieces if final else pieces[:-1])).encode()
    after = (folder / CUBA).read_bytes()
    assert after.replace(b"\r\n", b"\n") == expected.replace(b"\r\n", b"\n")
    if final or len(set(ends[: len(lines)])) == 1:
        assert after == expected
    records["cuba"][chosen] = records["cuba"][chosen].model_copy(update={"stance": Stance.strong_oppose})
    assert positions_of(folder) == records


@pytest.mark.parametrize("final", [b"", b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("added", ["", "\n# one", "\n# one\n", "# one\n\n\n# two"])
def test_lines_at_the_end_leave_mixed_line_ends_alone(folder: Path, final: bytes, added: str) -> None:
    before = b"name: Cuba\r\nkind: state\n# x\r\n# end" + final
    (folder / CUBA).write_bytes(before)
    opened = open_version(folder, CUBA)
    save(folder, CUBA, opened.text + added, opened.sha256)
    after = (folder / CUBA).read_bytes()
    assert after.startswith(before.removesuffix(final))
    assert re.sub(rb"\r\n|\r", b"\n", after).decode() == opened.text + added


@pytest.mark.parametrize("mode", [0o640, 0o600, 0o664])
def test_the_mode_stays(folder: Path, mode: int) -> None:
    (folder / CUBA).chmod(mode)
    opened = open_version(folder, CUBA)
    save(folder, CUBA, edited(opened.text), opened.sha256)
    assert (folder / CUBA).stat().st_mode & 0o7777 == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_stays(folder: Path) -> None:
    os.chown(folder / CUBA, 1234, 5678)
    opened = open_version(folder, CUBA)
    save(folder, CUBA, edited(opened.text), opened.sha256)
    status = (folder / CUBA).stat()
    assert (status.st_uid, status.st_gid) == (1234, 5678)
