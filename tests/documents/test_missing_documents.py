"""A document is found under the names that systems make of its own, and is missed where it should be at hand."""

import hashlib
import unicodedata
from pathlib import Path

import pytest

from documents.document_files import document_stamps, hash_at_hand, open_document
from documents.folder_report import Report, report
from loaders.dataset import load
from tests.support.folders import QUOTE, actor, position, source, write_folder

TEXT = f"So they said: {QUOTE}.\n"
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()


def checked(place: Path, registered: str, on_disk: dict[str, str], quote: str = QUOTE) -> Report:
    """The report on a folder with one quoted document, and a second one that nobody quotes."""
    lists = source("paper", file=f'"{registered}"', sha256=SHA256) + source("other", file="other.txt")
    folder = write_folder(place / "positions", {"cuba": actor(position(source="paper", quote=quote))}, sources=lists)
    (place / "documents").mkdir()
    for name, text in on_disk.items():
        (place / "documents" / name).parent.mkdir(exist_ok=True)
        (place / "documents" / name).write_text(text, encoding="utf-8")
    return report(load(folder), folder, place / "documents")


@pytest.mark.parametrize(
    ("registered", "on_disk"),
    [
        ("Déclaration.txt", unicodedata.normalize("NFD", "Déclaration.txt")),
        (unicodedata.normalize("NFD", "Déclaration.txt"), "Déclaration.txt"),
        ("Statement.TXT", "statement.txt"),
        ("Papers/One.txt", "papers/ONE.txt"),
    ],
)
def test_a_document_is_found_under_another_form_of_its_name(tmp_path: Path, registered: str, on_disk: str) -> None:
    assert checked(tmp_path / "right", registered, {on_disk: TEXT}).verification.counts["document"] == 1
    wrong = checked(
        tmp_path / "wrong", registered, {on_disk: TEXT}, "these are other words than those that stand there"
    )
    assert wrong.verification.counts["misquoted"] == 1


def test_what_looks_at_the_files_sees_such_a_document_change(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text("one")
    before = document_stamps(tmp_path, ["PAPER.txt"])
    (tmp_path / "paper.txt").write_text("another")
    assert before != document_stamps(tmp_path, ["PAPER.txt"]) != ()


def test_the_name_itself_comes_before_its_other_forms(tmp_path: Path) -> None:
    for name in ("PAPER.txt", "Paper.txt", "paper.txt"):
        (tmp_path / name).write_text(name)
    assert hash_at_hand(tmp_path, "Paper.txt") == hashlib.sha256(b"Paper.txt").hexdigest()


@pytest.mark.parametrize("name", ["../Secret.txt", "/Secret.txt", "no\0name.txt"])
def test_no_other_form_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "documents").mkdir()
    assert not hasattr(open_document(tmp_path / "documents", name), "text")


def test_a_document_that_is_missing_among_others_is_a_warning(tmp_path: Path) -> None:
    found = checked(
        tmp_path, "paper.txt", {"letters.txt": "words", "papers.txt": TEXT}, "nobody said this in any paper"
    )
    (problem,) = found.problems
    assert (problem.severity, problem.file, problem.line) == ("warning", "sources.yaml", 1)
    assert "'paper.txt'" in problem.message
    assert "checked by nobody" in problem.message
    assert problem.hint == "did you mean 'papers.txt'?"


def test_one_that_nobody_quotes_is_not_missed(tmp_path: Path) -> None:
    assert checked(tmp_path, "paper.txt", {"paper.txt": TEXT}).problems == ()


def test_an_empty_folder_of_documents_promises_nothing(tmp_path: Path) -> None:
    assert checked(tmp_path, "paper.txt", {}).problems == ()
