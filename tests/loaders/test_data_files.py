"""Reading a folder: which files count, and what cannot be read is a problem instead of a crash."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders.data_files import MAX_BYTES, folder_stamps, is_folder, read_folder, read_ordinary, read_schemas
from loaders.file_names import actor_of
from tests.support.folders import actor, write_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path, {"cuba": actor()})


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may enter, and this process without its right to read everything."""
    with tempfile.TemporaryDirectory() as name:
        path = write_folder(Path(name) / "positions", {"cuba": actor()})
        Path(name).chmod(0o755)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(65534)
        try:
            yield path
        finally:
            if is_root:
                os.seteuid(0)


def test_files_come_in_a_fixed_order_and_leftovers_of_editors_are_passed_over(folder: Path) -> None:
    write_folder(folder, {"belarus": actor()}, events="[]")
    for name in ("cuba.yaml~", ".cuba.yaml.swp", ".#cuba.yaml", "#cuba.yaml#", "notes.txt", ".cuba.yaml"):
        (folder / "actors" / name).write_text("not: [yaml")
    texts = read_folder(folder)
    assert list(texts.by_file) == [
        "issues.yaml",
        "sources.yaml",
        "events.yaml",
        "actors/belarus.yaml",
        "actors/cuba.yaml",
    ]
    assert texts.problems == ()


def test_byte_order_mark_and_windows_line_ends_do_not_matter(folder: Path) -> None:
    (folder / "actors/cuba.yaml").write_bytes("\ufeffname: Kübä\r\nkind: state\r\n".encode())
    assert read_folder(folder).by_file["actors/cuba.yaml"] == "name: Kübä\r\nkind: state\r\n"


@pytest.mark.parametrize(
    ("make", "message", "line"),
    [
        (lambda path: path.write_bytes(b"name: Cuba\nnote: caf\xe9\n"), "not UTF-8 text", 2),
        (lambda path: path.write_bytes(b"#" * (MAX_BYTES + 1)), "10 MB are too many", 0),
        (lambda path: path.symlink_to("/etc/hostname"), "a link that leads out of the folder", 0),
        (lambda path: path.symlink_to(path.name), "cannot be read: a loop of links", 0),
        (lambda path: path.symlink_to("gone.yaml"), "cannot be read: No such file", 0),
        (lambda path: path.mkdir(), "not an ordinary file", 0),
        (os.mkfifo, "not an ordinary file", 0),  # reading it would wait for ever
    ],
    ids=["latin-1", "too large", "link out", "link to itself", "dangling link", "folder", "pipe"],
)
def test_what_cannot_be_read_is_a_problem_and_the_rest_is_read(
    folder: Path, make: object, message: str, line: int
) -> None:
    assert callable(make)
    make(folder / "actors/kenya.yaml")
    texts = read_folder(folder)
    assert "actors/cuba.yaml" in texts.by_file
    assert [(p.file, p.line, p.message[: len(message)]) for p in texts.problems] == [
        ("actors/kenya.yaml", line, message)
    ]


def test_the_ending_yml_is_pointed_out(folder: Path) -> None:
    (folder / "actors/cuba.yaml").rename(folder / "actors/cuba.yml")
    (problem,) = read_folder(folder).problems
    assert (problem.file, problem.hint) == ("actors/cuba.yml", "rename it to end in .yaml")


@pytest.mark.parametrize("name", ["issues.yaml", "sources.yaml", "events.yaml"])
def test_issues_and_sources_have_to_be_there_and_events_need_not(folder: Path, name: str) -> None:
    (folder / name).unlink(missing_ok=True)
    messages = [problem.message for problem in read_folder(folder).problems]
    assert messages == ([] if name == "events.yaml" else [f"'{name}' is missing"])


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (problem,) = read_folder(tmp_path / "nowhere").problems
    assert "there is no folder" in problem.message


@pytest.mark.parametrize("locked", ["actors/cuba.yaml", "issues.yaml"])
def test_a_file_that_one_may_not_read_is_a_problem(open_folder: Path, locked: str) -> None:
    os.seteuid(os.getuid())
    (open_folder / locked).chmod(0)
    if os.getuid() == 0:
        os.seteuid(65534)
    assert [(p.file, p.message) for p in read_folder(open_folder).problems] == [
        (locked, "cannot be read: Permission denied")
    ]


def test_a_folder_that_one_may_not_enter_is_a_problem(open_folder: Path) -> None:
    os.seteuid(os.getuid())
    open_folder.chmod(0)
    if os.getuid() == 0:
        os.seteuid(65534)
    assert "cannot be read: Permission denied" in {p.message for p in read_folder(open_folder).problems}
    assert folder_stamps(open_folder) == ()
    assert not is_folder(open_folder / "actors")


def test_the_stamps_change_when_a_file_is_saved_added_or_removed_and_only_then(folder: Path) -> None:
    seen = [folder_stamps(folder)]
    assert folder_stamps(folder) == seen[0]
    cuba = folder / "actors/cuba.yaml"
    os.utime(cuba, ns=(0, cuba.stat().st_mtime_ns + 1))
    seen.append(folder_stamps(folder))
    (folder / "events.yaml").write_text("[]")
    seen.append(folder_stamps(folder))
    cuba.unlink()
    seen.append(folder_stamps(folder))
    assert len(set(seen)) == 4
    (folder / "actors/notes.txt").write_text("no data")
    assert folder_stamps(folder) == seen[-1]


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("actors/cuba.yaml", "cuba"),
        ("actors/cuba.yml", "cuba"),  # is not read, and what names it may not be called unknown as well
        ("actors/st.-lucia.yaml", "st.-lucia"),
        ("issues.yaml", ""),
        ("actors", ""),
        ("fingerprints/cuba.txt", ""),
    ],
)
def test_an_actor_is_called_as_its_file(name: str, actor: str) -> None:
    assert actor_of(name) == actor


def test_only_ordinary_files_are_read_and_none_is_waited_for(folder: Path) -> None:
    (folder / "full").write_bytes(b"12345")
    (folder / "link").symlink_to("full")
    (folder / "loop").symlink_to("loop")
    os.mkfifo(folder / "pipe")
    assert read_ordinary(folder / "full", 5) == read_ordinary(folder / "link") == b"12345"
    assert read_ordinary(folder / "full", 4) is None
    for other in ("loop", "pipe", "actors", "nowhere", "a\0b"):
        assert read_ordinary(folder / other) is None
    assert read_ordinary(Path(os.devnull)) is None


def test_what_is_refused_leaves_nothing_open(folder: Path) -> None:
    before = os.open(folder, os.O_RDONLY)
    os.close(before)
    assert read_ordinary(folder) is None
    after = os.open(folder, os.O_RDONLY)
    os.close(after)
    assert after == before


def test_schemas_are_read_as_text_and_a_pipe_among_them_is_empty(folder: Path) -> None:
    (folder / "schemas").mkdir()
    (folder / "schemas" / "actors.schema.json").write_bytes(b"{\r\n}\r\n")
    (folder / "schemas" / "odd.schema.json").write_bytes(b"\xff")
    os.mkfifo(folder / "schemas" / "pipe.schema.json")
    found = {f"schemas/{name}.schema.json": text for name, text in (("actors", "{\n}\n"), ("odd", ""), ("pipe", ""))}
    assert read_schemas(folder) == found


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("actors/beta.yaml.txt", "rename it to 'beta.yaml'"),
        ("actors/beta.YAML.TXT", "rename it to 'beta.yaml'"),
        ("actors/beta.yml.rtf", "rename it to 'beta.yaml'"),
        ("actors/beta.yaml.crdownload", "rename it to 'beta.yaml'"),
        ("actors/.beta.yaml.icloud", "it stands for 'beta.yaml', which is in iCloud only: download it"),
        ("actors/beta.txt", "rename it to 'beta.yaml'"),
        ("events.yaml.txt", "rename it to 'events.yaml'"),
        (".events.yaml.icloud", "it stands for 'events.yaml', which is in iCloud only: download it"),
        (
            "actors/asia/beta.yaml",
            "only negotiation.yaml, issues.yaml, sources.yaml, events.yaml, actors/<id>.yaml or joint/<id>.yaml "
            "are read",
        ),
    ],
)
def test_a_file_that_looks_like_data_and_is_not_read_is_a_warning(folder: Path, name: str, hint: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(actor())
    (found,) = read_folder(folder).problems
    assert (found.severity, found.message, found.file, found.hint) == ("warning", "this file is not read", name, hint)


@pytest.mark.parametrize("name", ["actors/cuba.yaml.bak", "actors/cuba.yaml.orig", "actors/notes.txt", "README.txt"])
def test_what_holds_no_data_is_passed_over(folder: Path, name: str) -> None:
    (folder / name).write_text("name of the game: notes")
    assert read_folder(folder).problems == ()
