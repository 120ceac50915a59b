"""Saving a data file: the old file or the new one, whole, and never over what its author has not seen."""

import errno
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commands.__main__ import main
from editing import backups, saves
from editing.backups import KEPT, previous_versions
from editing.merge import three_way
from editing.new_folder import write_new_actor, write_new_folder
from editing.saves import (
    Conflict,
    Faulty,
    NotWritable,
    Outside,
    Saved,
    SaveRefused,
    Version,
    delete,
    open_version,
    save,
)
from loaders import load
from loaders.data_files import MAX_BYTES, folder_stamps, read_folder
from loaders.folder_check import check_texts
from loaders.models import Position
from loaders.settings import heed
from loaders.vocabularies import Stance
from tests.support.folders import actor, event, issue, position, source, write_folder

CUBA = "actors/cuba.yaml"
OTHER = actor(position(stance="oppose"))
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "positions", {"cuba": actor(position()), "russia": actor(position())})


def edited(text: str) -> str:
    return text.replace("stance: support", "stance: oppose")


def everything(folder: Path) -> dict[str, bytes]:
    """The bytes of every file below a folder, also of those whose names begin with a dot."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def positions_of(folder: Path) -> dict[str, list[Position]]:
    """The positions of every actor, as they are read from the files."""
    found = check_texts(read_folder(folder).by_file).positions
    return {actor: [one.record for one in mine] for actor, mine in found.items()}


def in_child(act: Callable[[], object]) -> int:
    """The exit code of a process that acts like this one: 0 done, 1 refused, 99 died of our hook, -9 killed."""
    child = os.fork()
    if child == 0:
        code = 2
        try:
            act()
            code = 0
        except SaveRefused:
            code = 1
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


# --- a save that goes well


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


# --- conflicts


def test_a_version_that_nobody_opened_is_not_overwritten(folder: Path) -> None:
    opened = open_version(folder, CUBA)
    theirs = opened.text.replace("Actor cuba", "Republic of Cuba")
    (folder / CUBA).write_text(theirs)
    before = everything(folder)
    with pytest.raises(Conflict, match="has changed on disk since it was opened; compare") as refused:
        save(folder, CUBA, edited(opened.text), opened.sha256)
    assert everything(folder) == before
    now = refused.value
    assert (now.expected, now.theirs, now.found) == (opened.sha256, theirs, open_version(folder, CUBA).sha256)
    merged = three_way(opened.text, edited(opened.text), theirs).merged
    assert merged == edited(theirs)
    save(folder, CUBA, str(merged), now.found)


def test_a_file_that_is_gone_or_new_is_a_conflict(folder: Path) -> None:
    opened = open_version(folder, CUBA)
    with pytest.raises(Conflict, match="exists; open and edit it") as refused:
        save(folder, CUBA, opened.text, None)
    assert refused.value.theirs == opened.text
    (folder / CUBA).unlink()
    with pytest.raises(Conflict, match="is gone") as refused:
        save(folder, CUBA, edited(opened.text), opened.sha256)
    assert (refused.value.theirs, refused.value.found) == (None, None)
    with pytest.raises(Conflict, match="is gone"):
        delete(folder, CUBA, opened.sha256)


@pytest.mark.parametrize("deleting", [False, True])
def test_a_change_in_the_last_moment_is_seen(folder: Path, monkeypatch: pytest.MonkeyPatch, deleting: bool) -> None:
    opened = open_version(folder, CUBA)
    keep = backups.keep

    def keep_while_an_editor_saves(*arguments: object) -> object:
        (folder / CUBA).write_text(OTHER)
        return keep(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(saves, "keep", keep_while_an_editor_saves)
    with pytest.raises(Conflict):
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
                except Conflict:
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
            except NotWritable as refused:
                refusals.append(refused.message)

        thread = threading.Thread(target=try_to_save)
        thread.start()
        thread.join()
    assert refusals == [f"another save into '{folder}' has been at work for 0.1 seconds; try again in a moment"]
    assert save(folder, CUBA, edited(opened.text), opened.sha256).changed


# --- texts with errors


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("name: 'unclosed\n", "actors/cuba.yaml:1 (cannot be read as YAML"),
        ("", "actors/cuba.yaml (the file is empty)"),
        (actor(position(), position(stance="maybe")), "actors/cuba.yaml:11 (unknown stance 'maybe')"),
        (actor(position(issue="unheard-of")), "actors/cuba.yaml:4 (unknown issue 'unheard-of')"),
        ("name: \ud800\nkind: state\n", "actors/cuba.yaml:1 (a control character"),
        ("name: \x00\nkind: state\n", "actors/cuba.yaml:1 (a control character"),
        ("#" * (MAX_BYTES + 1), "10 MB are too many"),
    ],
)
def test_a_text_with_errors_is_refused_with_their_lines(folder: Path, text: str, where: str) -> None:
    before = everything(folder)
    with pytest.raises(Faulty) as refused:
        save(folder, CUBA, text, open_version(folder, CUBA).sha256)
    assert where in refused.value.message
    assert {problem.file for problem in refused.value.problems} == {CUBA}
    assert everything(folder) == before


def test_an_id_that_others_use_is_not_taken_away(folder: Path) -> None:
    opened = open_version(folder, "issues.yaml")
    with pytest.raises(Faulty, match="other files would have errors; change them first") as refused:
        save(folder, "issues.yaml", issue("un-convention"), opened.sha256)
    assert [(p.file, p.line) for p in refused.value.problems] == [(CUBA, 4), ("actors/russia.yaml", 4)]
    save(folder, "issues.yaml", issue("broad-offences"), opened.sha256)  # nobody uses the other one


def test_errors_of_other_files_that_are_there_already_are_in_nobodys_way(folder: Path) -> None:
    (folder / "actors/russia.yaml").write_text(actor(position(issue="unheard-of")))
    opened = open_version(folder, CUBA)
    assert save(folder, CUBA, edited(opened.text), opened.sha256).changed
    lists = open_version(folder, "issues.yaml")  # with other ids, the hint that goes with the error changes too
    assert save(folder, "issues.yaml", lists.text + issue("unheard-off"), lists.sha256).changed


@pytest.mark.parametrize("broken", ["- id: [\n", "id: x\n", ""])
def test_a_broken_list_can_be_mended_although_that_uncovers_errors_elsewhere(folder: Path, broken: str) -> None:
    (folder / CUBA).write_text(actor(position(issue="unheard-of")))
    (folder / "issues.yaml").write_text(broken)
    opened = open_version(folder, "issues.yaml")
    assert save(folder, "issues.yaml", issue("broad-offences"), opened.sha256).changed


# --- deleting


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
    with pytest.raises(Faulty, match="other files name this actor; change them first") as refused:
        delete(folder, CUBA, open_version(folder, CUBA).sha256)
    assert [(p.file, p.line) for p in refused.value.problems] == [
        ("sources.yaml", 8),
        ("actors/russia.yaml", 3),
        ("actors/russia.yaml", 11),
    ]
    assert (folder / CUBA).exists()


def test_only_actors_are_deleted(folder: Path) -> None:
    with pytest.raises(Outside, match="only actors' files"):
        delete(folder, "issues.yaml", open_version(folder, "issues.yaml").sha256)


def test_what_cannot_be_kept_is_not_deleted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saves, "keep", failing(errno.ENOSPC))
    with pytest.raises(NotWritable, match="could not be brought back"):
        delete(folder, CUBA, open_version(folder, CUBA).sha256)
    assert (folder / CUBA).exists()


# --- names and links


@pytest.mark.parametrize(
    "name",
    [
        "../issues.yaml",
        "actors/../issues.yaml",
        "actors/../../x.yaml",
        "/etc/passwd",
        "/issues.yaml",
        "README.md",
        "actors/Cuba.yaml",
        "actors/cuba.yml",
        "actors/.cuba.yaml",
        "actors/cuba.yaml\n",
        "actors/a/b.yaml",
        "actors\\cuba.yaml",
        "actors/",
        "actors/.yaml",
        "actors/x\x00.yaml",
        "./issues.yaml",
        "ISSUES.yaml",
        "",
    ],
)
def test_only_names_of_data_files_are_taken(folder: Path, name: str) -> None:
    before = everything(folder.parent)
    for act in (
        lambda: open_version(folder, name),
        lambda: save(folder, name, "[]", None),
        lambda: delete(folder, name, "0" * 64),
    ):
        with pytest.raises(Outside, match="is no data file"):
            act()
    assert everything(folder.parent) == before


def link_the_file(folder: Path) -> None:
    (folder / CUBA).rename(folder.parent / "cuba.yaml")
    (folder / CUBA).symlink_to(folder.parent / "cuba.yaml")


def link_the_file_inside(folder: Path) -> None:
    (folder / CUBA).unlink()
    (folder / CUBA).symlink_to("russia.yaml")


def link_to_nothing(folder: Path) -> None:
    (folder / CUBA).unlink()
    (folder / CUBA).symlink_to("gone.yaml")


def link_to_itself(folder: Path) -> None:
    (folder / CUBA).unlink()
    (folder / CUBA).symlink_to("cuba.yaml")


def link_the_actors(folder: Path) -> None:
    (folder / "actors").rename(folder.parent / "actors")
    (folder / "actors").symlink_to(folder.parent / "actors")


def make_a_pipe(folder: Path) -> None:
    (folder / CUBA).unlink()
    os.mkfifo(folder / CUBA)


def make_a_folder(folder: Path) -> None:
    (folder / CUBA).unlink()
    (folder / CUBA).mkdir()


def make_a_twin(folder: Path) -> None:
    (folder / CUBA).rename(folder / "actors/Cuba.yaml")


def make_a_yml(folder: Path) -> None:
    (folder / CUBA).rename(folder / "actors/cuba.yml")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (link_the_file, "is a link; edit the file that it leads to"),
        (link_the_file_inside, "is a link"),
        (link_to_nothing, "is a link"),
        (link_to_itself, "is a link"),
        (link_the_actors, "leads out of the folder"),
        (make_a_pipe, "is not an ordinary file; move it away"),
        (make_a_folder, "is not an ordinary file"),
        (make_a_twin, "'Cuba.yaml' stands beside 'actors/cuba.yaml' and could be taken for it"),
        (make_a_yml, "'cuba.yml' stands beside"),
    ],
)
def test_links_pipes_and_twins_are_refused(folder: Path, make: Callable[[Path], None], message: str) -> None:
    make(folder)
    before = everything(folder.parent)
    for expect in (None, "0" * 64):
        with pytest.raises(Outside, match=re.escape(message)):
            save(folder, CUBA, OTHER, expect)
    assert everything(folder.parent) == before


def test_a_link_to_the_folder_itself_is_no_matter(folder: Path) -> None:
    (folder.parent / "link").symlink_to(folder)
    opened = open_version(folder.parent / "link", CUBA)
    save(folder.parent / "link", CUBA, edited(opened.text), opened.sha256)
    assert (folder / CUBA).read_text() == edited(opened.text)
    assert len(previous_versions(folder, CUBA)) == 1


def test_a_file_that_is_no_text_is_not_overwritten(folder: Path) -> None:
    (folder / CUBA).write_bytes(b"name: caf\xe9\n")
    with pytest.raises(Faulty, match="not UTF-8 text; save the file as UTF-8"):
        open_version(folder, CUBA)
    with pytest.raises(Faulty, match="not UTF-8 text"):
        save(folder, CUBA, OTHER, "0" * 64)
    assert (folder / CUBA).read_bytes() == b"name: caf\xe9\n"


# --- where writing fails


def failing(number: int) -> Callable[..., None]:
    def fail(*arguments: object, **named: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


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
        with pytest.raises(NotWritable, match=re.escape(f"'{CUBA}' is as it was: {message}")):
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


def fail_from(patch: pytest.MonkeyPatch, step: int, last: int) -> Callable[[], int]:
    """Make the calls to the system from one step to another fail; what is given back says how many were made."""
    fcntl = pytest.importorskip("fcntl")
    count = 0

    def watched(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            nonlocal count
            mine, count = count, count + 1
            fails = step <= mine <= last
            if fails and name == "close":
                real(*arguments)  # a descriptor is closed even where its last bytes could not be written
            if fails:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return real(*arguments, **named)

        return call

    for name in STEPS:
        patch.setattr(os, name, watched(name, getattr(os, name)))
    patch.setattr(fcntl, "flock", watched("flock", fcntl.flock))
    return lambda: count


@pytest.mark.parametrize("last", [0, 1000], ids=["one-step", "all-that-follow"])
def test_whatever_step_fails_the_command_says_what_became_of_the_file(
    folder: Path, content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], last: int
) -> None:
    old = (folder / CUBA).read_bytes()
    codes = []
    for step in range(200):
        (folder / CUBA).write_bytes(old)
        shutil.rmtree(backups.shelf(folder), ignore_errors=True)
        with monkeypatch.context() as patch:
            made = fail_from(patch, step, step + last)
            code = main(["save", str(folder / CUBA), str(content)])
            steps = made()
        said = capsys.readouterr().err
        assert (folder / CUBA).read_bytes() == (old if code else OTHER.encode()), step
        assert ("saved; its SHA-256 is" in said) == (not code)
        assert ("error: " in said) == bool(code)
        assert code or bool(previous_versions(folder, CUBA)) != ("the version before is not kept" in said)
        codes.append(code)
        if steps <= step:
            break
    last_refusal = max(step for step, code in enumerate(codes) if code)
    assert 5 < last_refusal < len(codes) - 3  # the last steps come after the save


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
            except SaveRefused:
                ends.append("refused")
            steps = made()
        assert (folder / CUBA).exists() == (ends[-1] == "refused"), step
        if steps <= step:
            break
    assert ends[-3:] == ["deleted"] * 3
    assert "refused" in ends


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
    with pytest.raises(NotWritable, match="the disk is full; free some space and try again"):
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
    with pytest.raises(NotWritable, match="is as it was: you may not write there; ask its owner"):
        save(others_folder, CUBA, OTHER, opened.sha256)
    with pytest.raises(NotWritable, match="you may not write there"):
        save(others_folder, "actors/kenya.yaml", actor(), None)
    with pytest.raises(NotWritable, match="you may not write there"):
        delete(others_folder, CUBA, opened.sha256)


def test_a_lock_that_cannot_be_made_says_how_to_name_another_place(
    others_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_HISTORY", str(others_folder / "state"))
    with pytest.raises(NotWritable, match="name one that you may write to in TRACKER_HISTORY"):
        save(others_folder, CUBA, OTHER, open_version(others_folder, CUBA).sha256)


def test_a_missing_folder_or_file_is_refused_in_words(folder: Path) -> None:
    with pytest.raises(NotWritable, match=r"there is no folder '.*nowhere'; name a folder of positions"):
        save(folder / "nowhere", CUBA, OTHER, None)
    with pytest.raises(NotWritable, match=r"there is no 'events\.yaml'"):
        open_version(folder, "events.yaml")
    shutil.rmtree(folder / "actors")
    assert save(folder, CUBA, OTHER, None).changed


# --- read-only


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
        with pytest.raises(NotWritable, match="the tracker runs read-only; start it without TRACKER_READ_ONLY"):
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


# --- processes that die

STEPS = ("open", "fdopen", "fsync", "close", "chmod", "chown", "utime", "mkdir", "replace", "unlink")


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


# --- the command line


@pytest.fixture
def content(tmp_path: Path) -> Path:
    path = tmp_path / "new.yaml"
    path.write_text(OTHER)
    return path


def test_the_command_saves_and_says_when_there_was_nothing_to_do(
    folder: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["save", str(folder / CUBA), str(content)]) == 0
    assert open_version(folder, CUBA).text == OTHER
    assert f"saved; its SHA-256 is {open_version(folder, CUBA).sha256}" in capsys.readouterr().err
    assert main(["save", str(folder / CUBA), str(content)]) == 0
    assert "holds this text already; nothing was written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "text"), [("actors/kenya.yaml", actor(name="Kenya")), ("events.yaml", event()), ("events.yaml", "[]")]
)
def test_the_command_begins_new_files(folder: Path, content: Path, name: str, text: str) -> None:
    content.write_text(text)
    assert main(["save", str(folder / name), str(content)]) == 0
    assert open_version(folder, name).text == text


def test_the_command_finds_the_folder_from_within(folder: Path, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "actors")
    assert main(["save", "cuba.yaml", str(content)]) == 0
    content.write_text("[]")
    assert main(["save", "../events.yaml", str(content)]) == 0
    assert open_version(folder, "events.yaml").text == "[]"


def test_the_command_shows_what_another_saved(folder: Path, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["save", str(folder / CUBA), str(content), "--expect", "0" * 64]) == 1
    error = capsys.readouterr().err
    assert "\n-    stance: support\n+    stance: oppose\n" in error
    assert error.endswith(
        "'actors/cuba.yaml' has changed on disk since it was opened; compare the two and save again\n"
    )
    expected = open_version(folder, CUBA).sha256
    assert main(["save", str(folder / CUBA), str(content), "--expect", expected.upper()]) == 0


def test_the_command_lists_errors_as_check_does(
    folder: Path, content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder.parent)
    content.write_text(actor(position(stance="suport")))
    assert main(["save", "positions/actors/cuba.yaml", str(content)]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(
        "error: unknown stance 'suport'\n  positions/actors/cuba.yaml:5:13\n   5 |     stance: suport\n"
    )
    assert "did you mean 'support'?" in shown.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["{}/nowhere/issues.yaml", "{}/issues.yaml"], "there is no folder"),
        (["{}/README.md", "{}/issues.yaml"], "'README.md' is no data file; write one of issues.yaml"),
        (["{}/actors/Cuba.yaml", "{}/issues.yaml"], "'Cuba' is not an id"),
        (["{}/issues.yaml", "{}/gone.yaml"], "cannot read '"),
        (["{}/issues.yaml", "{}/actors"], "Is a directory"),
        (["{}/issues.yaml", "{}/../latin"], "not UTF-8 text; save the file as UTF-8"),
    ],
)
def test_wrong_usage_is_code_2_and_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    (folder.parent / "latin").write_bytes(b"\xe9")
    before = everything(folder)
    assert main(["save", *(argument.format(folder) for argument in arguments)]) == 2
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert message in error
    assert error.count("\n") == 1
    assert everything(folder) == before


def test_an_expected_version_that_is_no_hash_is_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["save", str(folder / CUBA), str(folder / CUBA), "--expect", "abc"])
    assert stopped.value.code == 2
    assert "not a SHA-256" in capsys.readouterr().err
