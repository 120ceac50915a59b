"""`check --fix`: quotations take the signs of their documents, and nothing else in the files changes."""

import hashlib
from pathlib import Path

import pytest

from commands.__main__ import main
from loaders.settings import DOCUMENTS_VARIABLE
from tests.support.folders import actor, event, position, source, write_folder

TEXT = "He said: “we want — at once — a State’s long list of offences in the Convention”."
WRONG = "we want - at once - a State's long list"
RIGHT = "we want — at once — a State’s long list"

Output = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with its document, a quotation that differs in a word, and three that differ in signs."""
    positions = [
        position(quote=f'"{WRONG}"  # as it was typed', date="2019-01-01"),
        position(quote="long list of crimes in the Convention", date="2019-01-02"),
        position(quote=f">-\n      {WRONG}\n      of offences", date="2019-01-03", note="kept"),
    ]
    given = source("sputnik-2024", sha256=hashlib.sha256(TEXT.encode()).hexdigest())
    write_folder(tmp_path, {"cuba": actor(*positions)}, sources=given, events=event(quote=WRONG))
    (tmp_path / "documents").mkdir()
    monkeypatch.setenv(DOCUMENTS_VARIABLE, str(tmp_path / "documents"))
    (tmp_path / "documents/sputnik-2024.txt").write_text(TEXT)
    return tmp_path


def test_the_signs_of_the_document_are_written_and_each_is_said(folder: Path, capsys: Output) -> None:
    before = (folder / "actors/cuba.yaml").read_text()
    assert main(["check", str(folder), "--fix"]) == 1
    out = capsys.readouterr().out
    assert f"actors/cuba.yaml:8: “—” where the quotation has “-”; “’” where the quotation has “'”; now “{RIGHT}”" in out
    assert out.count("fixed: ") == 3
    assert "3 quotations stand in their documents" in out
    after = (folder / "actors/cuba.yaml").read_text()
    assert f"quote: {RIGHT}" in after
    assert "long list of crimes in the Convention" in after
    fields = [
        [line for line in text.splitlines() if " quote" not in line and line[:6].strip()] for text in (before, after)
    ]
    assert fields[0] == fields[1]
    assert RIGHT in (folder / "events.yaml").read_text()


def test_what_was_fixed_is_not_fixed_again(folder: Path, capsys: Output) -> None:
    main(["check", str(folder), "--fix"])
    after = (folder / "actors/cuba.yaml").read_bytes()
    capsys.readouterr()
    main(["check", str(folder), "--fix"])
    assert "fixed: " not in capsys.readouterr().out
    assert (folder / "actors/cuba.yaml").read_bytes() == after


def test_without_the_document_nothing_is_written(folder: Path) -> None:
    (folder / "documents/sputnik-2024.txt").unlink()
    before = (folder / "actors/cuba.yaml").read_bytes()
    main(["check", str(folder), "--fix"])
    assert (folder / "actors/cuba.yaml").read_bytes() == before


@pytest.mark.parametrize("option", [["--watch"], ["--format", "json"]])
def test_it_does_not_go_with_what_reads_on(folder: Path, option: list[str]) -> None:
    assert main(["check", str(folder), "--fix", *option]) == 2


def test_nothing_is_written_where_the_tracker_is_read_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.setenv("TRACKER_READ_ONLY", "1")
    assert main(["check", str(folder), "--fix"]) == 1
    assert "read-only" in capsys.readouterr().err
    assert WRONG in (folder / "events.yaml").read_text()
