"""Documents that are made to cost too much: registered, searched and shown in bounded time, or refused in words."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.documents import KINDS, SIZE, pdf_of_many_words, pdf_of_one_word, write
from commands import register
from commands.__main__ import main
from documents import confined_process, registration, text_extraction
from documents.confined_process import Answer
from documents.document_files import open_document
from documents.document_text import text_of
from documents.quotation_check import misquotation
from documents.readers.line_ends import trimmed_lines
from documents.readers.unreadable import UnreadableError
from loaders.problems import Problem
from tests.support.command_processes import Ended, run_command
from tests.support.documents import pdf
from tests.support.folders import QUOTE, ROOT, actor, position, source, write_folder

TOLD = ["--id", "hostile", "--title", "T", "--publisher", "P", "--published", "2019", "--language", "en"]
MOST_SECONDS = 10
"""Of processor time, of which to begin takes one; it took minutes."""

Output = pytest.CaptureFixture[str]


def limited(*arguments: str) -> Ended:
    """A command, ended by the system after so many seconds of computing."""
    pytest.importorskip("resource")
    environment = os.environ | {"TRACKER_DOCUMENTS": str(ROOT / "nowhere")}
    return run_command(*arguments, environment=environment, limits={"RLIMIT_CPU": MOST_SECONDS})


def computed(code: str) -> "subprocess.CompletedProcess[str]":
    """A text of Python, ended by the system after so many seconds of computing."""
    resource = pytest.importorskip("resource")
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    "kind",
    [
        *(
            "line-end hyphens",
            "ISO dates",
            "one slashed date",
            "one paragraph again and again",
            "a b a b",
        ),
        *("Chinese", "symbols"),
    ],
)
def test_a_text_of_50_megabytes_is_registered_in_seconds_and_what_is_left_out_is_said(
    tmp_path: Path, kind: str
) -> None:
    folder, document = write_folder(tmp_path / "positions"), tmp_path / "a.txt"
    write(document, *KINDS[kind], SIZE)
    done = limited("register", str(document), "--folder", str(folder), *TOLD)
    assert (done.returncode, done.stdout.count("sources.yaml: written")) == (0, 1)
    assert "warning: only the first 150,000 of " in done.stderr
    assert "characters, too many for a fingerprint (at most 10,000,000)" in done.stderr


def test_a_text_of_50_megabytes_of_nothing_is_refused_in_seconds(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", *KINDS["empty lines"], SIZE)
    done = limited("register", str(tmp_path / "a.txt"), "--folder", str(write_folder(tmp_path)), *TOLD)
    assert done.returncode == 2
    assert "there is no text in it; download or save it anew" in done.stderr


@pytest.mark.parametrize("kind", ["the same out of order", "letters with 100 marks", "half-width marks"])
def test_a_text_of_nothing_but_marks_is_refused_in_seconds(tmp_path: Path, kind: str) -> None:
    write(tmp_path / "a.txt", *KINDS[kind], SIZE)
    done = limited("register", str(tmp_path / "a.txt"), "--folder", str(write_folder(tmp_path)), *TOLD)
    assert done.returncode == 2
    assert (
        "its letters carry more than 5,000,000 combining marks; register the part of it that is quoted" in done.stderr
    )


def test_a_letter_with_a_million_marks_is_read_quoted_and_found_in_seconds(tmp_path: Path) -> None:
    heap = "a" + "\u0301\u0323" * 500_000
    (tmp_path / "sputnik-2024.txt").write_text(f"{QUOTE} {heap}", encoding="utf-8")
    quoting = actor(position(quote=f"of offences in the convention {heap}"))
    folder = write_folder(tmp_path / "positions", {"cuba": quoting}, sources=source("sputnik-2024"))
    done = limited("check", str(folder), "--documents", str(tmp_path))
    assert "1 quotation stands in its document\n" in done.stdout
    told = [str(tmp_path / "sputnik-2024.txt"), "--folder", str(folder), "--id", "sputnik-2024", "--update"]
    assert limited("register", *told).returncode == 0
    done = limited("check", str(folder), "--documents", str(folder))
    assert "1 quotation agrees with the fingerprint of its document: " in done.stdout


@pytest.mark.parametrize(
    "work",
    [
        "locate('x', 'x' * 3_000_000)",
        "locate('xy zz', 'x-' * 1_000_000 + ' ' * 1_000_000)",
        "locate('xy zz', 'x-\\n' * 1_000_000)",
        "locate('xy zz', '3/7\\n' * 300_000 + '7\\n\\f' * 300_000)",
        "locate('xy zz', 'a\\u200d\\u00ad' * 1_000_000)",
        "fingerprint_text('a', 'ab' * 32, 'seri-\\n' * 20_000)",
        "misquotation('a, a', 'a ' * 3_000_000 + 'b', 'a')",
        "html_text(b'<p' + b' ' * 3_000_000 + b'x')",
        "list(in_pieces('x' * 3_000_000)) + list(in_pieces('网' * 3_000_000))",
        "find_dates('\\n'.join(f'{year}-{month:02}-{day:02}' * 9 for year in range(1900, 2100)"
        " for month in range(1, 13) for day in range(1, 29)))",
    ],
)
def test_nothing_takes_time_in_the_square_of_a_text(work: str) -> None:
    imports = ["from documents.readers.html import html_text", "from documents.dates_in_text import find_dates"]
    imports += ["from documents.fingerprints import fingerprint_text", "from documents.quotation_search import locate"]
    imports += ["from documents.quotation_check import misquotation"]
    done = computed("\n".join([*imports, "from loaders.words import in_pieces", work]))
    assert done.returncode == 0, done.stderr


HARD: dict[str, Callable[[], bytes]] = {"a.pdf": pdf_of_many_words, "a.html": lambda: b"<html>" + b"<!----!>" * 100_000}


@pytest.mark.parametrize(("name", "what"), [("a.pdf", "a PDF"), ("a.html", "an HTML page")])
def test_what_takes_too_long_to_read_is_refused_and_not_tried_again(
    tmp_path: Path, name: str, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined_process, "SECONDS", 1)
    (tmp_path / name).write_bytes(HARD[name]())
    first = open_document(tmp_path, name)
    assert isinstance(first, Problem)
    assert first.message == f"the document '{name}' cannot be read: it is {what} that takes more than 1 seconds to read"
    assert "save" in first.hint
    monkeypatch.setattr(confined_process, "run_confined", lambda *_, **__: pytest.fail("it was read again"))
    assert open_document(tmp_path, name) == first


def test_what_fills_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resource")
    monkeypatch.setattr(confined_process, "MEMORY", 150_000_000)
    with pytest.raises(UnreadableError, match=r"it is a PDF that takes more than 0\.15 GB of memory to read"):
        text_of("a.pdf", pdf_of_one_word())
    with pytest.raises(UnreadableError, match=r"it is an HTML page that takes more than 0\.15 GB of memory to read"):
        text_of("a.html", b"<html>" + b"<td>x" * 300_000)


def test_a_reader_that_breaks_off_is_told_from_one_that_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined_process, "run_confined", lambda *_, **__: Answer(None))
    with pytest.raises(UnreadableError, match="it is a PDF that ends the program that reads it") as refusal:
        text_of("a.pdf", pdf(["said"]))
    assert refusal.value.hint == "open it in a reader and save it anew, or save its text"


def test_a_text_that_is_packed_into_little_is_refused_by_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_extraction, "MOST_TEXT", 10)
    code, told = text_extraction.answer("pdf", pdf(["eleven letters"]))
    assert code == text_extraction.REFUSED
    assert told.startswith(b"its text has 14 characters; at most 10 are read\n")


@given(st.text(st.sampled_from("ab \t\n\r\f"), max_size=60))
def test_the_ends_of_lines_in_html_are_those_of_the_plain_pattern(text: str) -> None:
    assert trimmed_lines(text) == re.sub(r"[ \t]*\n\s*", "\n", text)


def test_the_part_that_is_looked_through_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    for place in (register, registration):
        monkeypatch.setattr(place, "BEGINNING", 300)
    body = " ".join(f"word{number}" for number in range(40))
    (tmp_path / "a.txt").write_text(f"On 8 July 2019. {body}\n{body}\nOn 9 July 2019.")
    folder = write_folder(tmp_path / "positions")
    assert main(["register", str(tmp_path / "a.txt"), "--folder", str(folder), "--id", "a"]) == 2
    shown = capsys.readouterr()
    assert "Dates in the first 300 characters of the text, of which one may be" in shown.out
    assert ("2019-07-08" in shown.out, "2019-07-09" in shown.out) == (True, False)
    assert "warning: only the first 300 of 571 characters were looked through for what stands twice" in shown.err


def test_in_a_very_long_document_the_nearest_passage_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("documents.quotation_check.MOST_SEARCHED", 30)
    assert misquotation("we want it", "we want more of it", "a")[1].startswith("the nearest passage is “we want")
    assert "which is too long to show" in misquotation("we want it", "we want more of it" * 2, "a")[1]
