"""The folder of a second coder: all that one needs to code the same documents, and nothing of what the first found."""

from pathlib import Path

import pytest

from editing.saves import FaultyTextError, UnwritableError
from editing.second_coding import begin_second_coding
from editing.yaml_fields import quoted
from loaders import load
from loaders.settings import READ_ONLY_VARIABLE
from tests.support.folders import ROOT, actor, event, issue, position, source, write_folder
from tests.support.joint_room import write_joint_room

SECRET = "the first coder wavers here"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A coding of Cuba and Peru with remarks on what was found wherever one can write some."""
    marked = f"# {SECRET}\nname: Peru\nkind: state # {SECRET}\nnote: who is meant\n# {SECRET}\npositions:\n"
    folder = write_folder(
        tmp_path / "first",
        {
            "cuba": actor(position(stance="oppose", note=SECRET), member_of="[peru since 2001]"),
            "peru": marked + position(note=SECRET),
        },
        issues="# how to code\n" + issue("broad-offences"),
        sources=f"# {SECRET}\n" + source("sputnik-2024", status="coded", note="printed twice", excerpt="true"),
        events=event(),
    )
    (folder / "fingerprints").mkdir()
    (folder / "fingerprints" / "sputnik-2024.txt").write_text("a fingerprint\n", encoding="utf-8")
    (folder / "fingerprints" / "gone.txt").write_text("of no document\n", encoding="utf-8")
    return folder


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_nothing_that_was_found_is_in_it(first: Path, tmp_path: Path) -> None:
    begin_second_coding(first, tmp_path / "second")
    found = files(tmp_path / "second")
    assert not [name for name, text in found.items() if SECRET in text]
    begun = load(tmp_path / "second")
    assert (len(begun.positions), len(begun.joint), begun.errors) == (0, 0, ())
    assert set(begun.sources["status"]) == {"to-code"}


def test_the_code_book_the_documents_and_the_actors_are(first: Path, tmp_path: Path) -> None:
    begin_second_coding(first, tmp_path / "second")
    found, given_files = files(tmp_path / "second"), files(first)
    for name in ("issues.yaml", "events.yaml", "fingerprints/sputnik-2024.txt"):
        assert found[name] == given_files[name]
    assert "fingerprints/gone.txt" not in found
    assert "schemas/actor.schema.json" in found
    before, begun = load(first), load(tmp_path / "second")
    assert before.actors.equals(begun.actors)
    assert before.memberships.equals(begun.memberships)
    told = [name for name in before.sources.columns if name not in ("status", "line")]
    assert before.sources[told].equals(begun.sources[told])


def test_a_joint_statement_stays_with_the_first_coder(tmp_path: Path) -> None:
    begin_second_coding(write_joint_room(tmp_path / "room"), tmp_path / "second")
    begun = load(tmp_path / "second")
    assert (len(begun.actors), len(begun.joint), begun.errors) == (12, 0, ())
    assert not (tmp_path / "second" / "joint").exists()


def test_what_a_document_is_called_is_read_back_whatever_signs_it_has(tmp_path: Path) -> None:
    title = "- #1: “Don't” [no]\u00a0| 数字 \U0001f600 > " + "a long title " * 12
    first = write_folder(tmp_path / "first", sources=source("sputnik-2024", title=quoted(title)))
    begin_second_coding(first, tmp_path / "second")
    assert list(load(tmp_path / "second").sources["title"]) == [title.strip()]


def test_what_stands_in_a_folder_stays(first: Path, tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        begin_second_coding(first, tmp_path / "second")
    assert files(tmp_path / "second") == {"mine.txt": "mine"}


def test_an_empty_folder_is_filled(first: Path, tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    begin_second_coding(first, tmp_path / "second")
    assert load(tmp_path / "second").errors == ()


def test_no_coding_begins_from_a_code_book_with_errors_or_where_nothing_may_be_written(
    first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first / "issues.yaml").write_text("- id: [", encoding="utf-8")
    with pytest.raises(FaultyTextError, match="mend them before a second coding begins") as refused:
        begin_second_coding(first, tmp_path / "second")
    assert refused.value.problems
    monkeypatch.setenv(READ_ONLY_VARIABLE, "1")
    with pytest.raises(UnwritableError):
        begin_second_coding(ROOT / "positions", tmp_path / "second")
    assert not (tmp_path / "second").exists()
