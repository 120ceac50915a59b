"""Every quotation of the default data is held to its document, or without it to its fingerprint; and any other data."""

import hashlib
import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from commands.__main__ import main
from documents.document_files import Document, open_document
from documents.fingerprints import fingerprint_text, name_of
from documents.folder_report import quotations
from documents.quotation_check import Verification, verify
from documents.quotation_search import locate
from loaders import Dataset, load
from loaders.settings import DOCUMENTS_VARIABLE, documents_folder
from loaders.table_rows import SourceRow, records
from loaders.words import words
from tests.support.documents import pdf
from tests.support.folders import QUOTE, ROOT, actor, event, position, source, write_folder

POSITIONS = ROOT / "positions"
TEXT = f"The minister: {QUOTE}, he said. And more of the same."
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()
MOST_WORDS = 40


@pytest.fixture(scope="module")
def data() -> Dataset:
    return load(POSITIONS)


@pytest.fixture
def documents(data: Dataset) -> Path:
    """The folder with the documents of the default data."""
    folder = documents_folder(POSITIONS)
    if folder is None or not all((folder / name).exists() for name in data.sources["document"]):
        pytest.skip(f"the documents are not at hand: name their folder in {DOCUMENTS_VARIABLE}")
    return folder


def changed(quotes: pd.Series, place: int, word: str) -> list[str]:
    """The quotations, each with another word at this place or, of shorter ones, at their last."""
    split = [quote.split() for quote in quotes]
    return [" ".join([*w[: min(place, len(w) - 1)], word, *w[min(place, len(w) - 1) + 1 :]]) for w in split]


def folder_with(tmp_path: Path, quote: str = QUOTE, **fields: str) -> Path:
    """A folder with one quotation from one document that is registered under its digest."""
    given = {"sha256": SHA256, **fields}
    return write_folder(
        tmp_path / "positions", {"cuba": actor(position(quote=quote))}, sources=source("sputnik-2024", **given)
    )


def add_fingerprint(folder: Path, text: str = TEXT, sha256: str = SHA256) -> Path:
    path = folder / name_of("sputnik-2024")
    path.parent.mkdir(exist_ok=True)
    path.write_text(fingerprint_text("sputnik-2024", sha256, text))
    return path


def checked(folder: Path, documents: Path | None = None) -> Verification:
    data = load(folder)
    assert data.problems == ()
    return verify(quotations(data), data.sources, documents, folder)


def test_without_the_documents_every_quotation_is_verified_by_fingerprint(data: Dataset) -> None:
    found = verify(quotations(data), data.sources, None, POSITIONS)
    assert found.problems == ()
    assert found.counts == {"document": 0, "fingerprint": 66, "unverified": 0, "misquoted": 0}
    assert len(found.table) == len(data.positions) + len(data.events)
    assert set(found.not_at_hand) == set(data.sources["source"])


def test_with_the_documents_every_quotation_has_its_very_characters(data: Dataset, documents: Path) -> None:
    rows = quotations(data)
    found = verify(rows, data.sources, documents, POSITIONS)
    assert (found.problems, found.counts["document"]) == ((), 66)
    assert list(found.table.index) == list(rows.index)
    names = dict(zip(data.sources["source"], data.sources["document"], strict=True))
    for quote, source_id, start, end in zip(
        rows["quote"], rows["source"], found.table["start"], found.table["end"], strict=True
    ):
        document = open_document(documents, names[source_id])
        assert isinstance(document, Document)
        assert document.text[start:end].split() == quote.split()


def test_the_fingerprints_are_those_of_the_documents(data: Dataset, documents: Path) -> None:
    for row in records(data.sources, SourceRow):
        document = open_document(documents, row.document)
        assert isinstance(document, Document)
        expected = fingerprint_text(row.source, row.sha256, document.text)
        assert (POSITIONS / name_of(row.source)).read_text() == expected


@pytest.mark.parametrize("word", ["zebra", "not", "convention"])
def test_one_changed_word_anywhere_in_any_quotation_fails_without_the_documents(data: Dataset, word: str) -> None:
    rows = quotations(data)
    for place in range(MOST_WORDS):
        other = rows.assign(quote=changed(rows["quote"], place, word))
        # a fingerprint does not see whether a word is capitalised
        really = [words(one) != words(two) for one, two in zip(other["quote"], rows["quote"], strict=True)]
        assert sum(really) > 50
        found = verify(other, data.sources, None, POSITIONS)
        assert set(found.table["how"].to_numpy()[really]) == {"misquoted"}
        assert [problem.severity for problem in found.problems] == ["error"] * sum(really)


@pytest.mark.parametrize("place", [0, 2, MOST_WORDS])
def test_one_changed_word_in_any_quotation_fails_with_the_documents(data: Dataset, documents: Path, place: int) -> None:
    rows = quotations(data)
    found = verify(rows.assign(quote=changed(rows["quote"], place, "zebra")), data.sources, documents, POSITIONS)
    assert found.counts["misquoted"] == 66
    assert (found.table["start"] == -1).all()
    assert all(problem.hint.startswith("the nearest passage is “") for problem in found.problems)


def test_two_words_that_change_places_fail_without_the_documents(data: Dataset) -> None:
    rows = quotations(data)
    for place in range(4):
        split = [quote.split() for quote in rows["quote"]]
        swapped = [" ".join([*w[:place], w[place + 1], w[place], *w[place + 2 :]]) for w in split]
        found = verify(rows.assign(quote=swapped), data.sources, None, POSITIONS)
        assert found.counts["misquoted"] == 66


@pytest.mark.parametrize("at_hand", [True, False])
def test_check_fails_on_a_changed_word(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
    at_hand: bool,
) -> None:
    papers = request.getfixturevalue("documents") if at_hand else tmp_path
    folder = tmp_path / "positions"
    shutil.copytree(POSITIONS, folder)
    monkeypatch.setenv(DOCUMENTS_VARIABLE, str(papers))
    assert main(["check", str(folder)]) == 0
    way = (
        "66 quotations stand in their documents"
        if at_hand
        else "66 quotations agree with the fingerprints of their documents: "
    )
    assert way in capsys.readouterr().out
    file = folder / "actors/russia.yaml"
    text = file.read_text(encoding="utf-8")
    assert "insisting on" in text
    file.write_text(text.replace("insisting on", "insisting upon", 1), encoding="utf-8")
    assert main(["check", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "actors/russia.yaml:" in out
    assert ("the nearest passage is “" in out) == at_hand
    assert ("its words “" in out) != at_hand


def test_json_says_of_each_quotation_how_it_is_checked_and_where_it_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_with(tmp_path)
    (tmp_path / "sputnik-2024.txt").write_text(TEXT)
    assert main(["check", str(folder), "--documents", str(tmp_path), "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    (place,) = answer["quotations"]
    assert (place["how"], place["source"], place["line"]) == ("document", "sputnik-2024", 8)
    assert TEXT[place["start"] : place["end"]] == QUOTE
    assert answer["quotations_by"]["document"] == 1


def test_a_document_at_hand_goes_before_its_fingerprint(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, QUOTE.replace("want", "WANT"))
    add_fingerprint(folder)
    assert checked(folder).counts["fingerprint"] == 1  # the limit of a fingerprint: no case
    (tmp_path / "sputnik-2024.txt").write_text(TEXT)
    assert checked(folder, tmp_path).counts["misquoted"] == 1


def test_a_misquotation_without_its_document_names_the_words_and_what_to_do(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, QUOTE.replace("offences", "crimes"))
    add_fingerprint(folder)
    (problem,) = checked(folder).problems
    assert (problem.severity, problem.file, problem.line) == ("error", "actors/cuba.yaml", 8)
    assert "its words “crimes in the convention” do not stand there like this" in problem.hint
    assert "put it in the folder's documents/" in problem.hint


@pytest.mark.parametrize(
    ("sha256", "content", "message"),
    [
        ("1" * 64, None, "not of the registered document 'sputnik-2024': its SHA-256 differs"),
        (SHA256, "no fingerprint", "no fingerprint, or a damaged one"),
        (SHA256, b"\xff", "not UTF-8 text"),
    ],
)
def test_a_stale_or_damaged_fingerprint_verifies_nothing_and_is_reported(
    tmp_path: Path, sha256: str, content: str | bytes | None, message: str
) -> None:
    folder = folder_with(tmp_path)
    path = add_fingerprint(folder, sha256=sha256)
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = checked(folder)
    assert found.counts["unverified"] == 1
    (problem,) = found.problems
    assert message in problem.message
    assert problem.file == "fingerprints/sputnik-2024.txt"


def test_a_fingerprint_that_leads_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    path = add_fingerprint(folder)
    path.rename(tmp_path / "elsewhere.txt")
    path.symlink_to(tmp_path / "elsewhere.txt")
    found = checked(folder)
    assert found.counts["unverified"] == 1
    assert [problem.message for problem in found.problems] == ["a link that leads out of the folder"]


def test_one_missing_fingerprint_among_others_and_one_of_nothing_are_warnings(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    assert checked(folder).problems == ()  # no fingerprints at all: nobody has begun to keep them
    add_fingerprint(folder).rename(folder / name_of("another"))
    assert {(p.severity, p.file) for p in checked(folder).problems} == {
        ("warning", "fingerprints/another.txt"),
        ("warning", "sources.yaml"),
    }


@pytest.mark.parametrize("name", ["speech.html", "speech.pdf"])
def test_html_and_pdf_are_searched_by_their_text(tmp_path: Path, name: str) -> None:
    lines = ["The minister said that we want a long", "list of offences in the con-", "vention, and left."]
    html = f"<!DOCTYPE html><p>{' '.join(lines[:2]).removesuffix('con-')}<script>no</script><b>con</b>vention."
    content = pdf(lines) if name.endswith("pdf") else html.encode()
    (tmp_path / name).write_bytes(content)
    folder = folder_with(tmp_path, file=name, sha256=hashlib.sha256(content).hexdigest())
    found = checked(folder, tmp_path)
    assert (found.counts["document"], found.problems) == (1, ())
    document = open_document(tmp_path, name)
    assert isinstance(document, Document)
    assert locate(QUOTE, document.text) == tuple(found.table.loc[0, ["start", "end"]])


def test_an_unreadable_document_is_a_problem_and_its_fingerprint_is_asked(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    add_fingerprint(folder)
    (tmp_path / "sputnik-2024.txt").write_bytes(b"\0\0\0")
    found = checked(folder, tmp_path)
    assert found.counts["fingerprint"] == 1
    (problem,) = found.problems
    assert (problem.severity, problem.file, problem.line) == ("error", "sources.yaml", 1)
    assert "NUL" in problem.message


@pytest.mark.parametrize(
    ("text", "quote", "said"),
    [
        ("Members must vote no. They may abstain.", "must vote no", []),
        ("Members must vote no. They must vote no.", "must vote no", ["error"]),
        ("Members must vote no-\nthing. They must vote no.", "must vote nothing", []),
        ("Members must vote no. They must vote\nno-\nw.", "must vote no", ["error"]),
        ("Members must vote yes.", "must vote no", ["error"]),
        ("Members must vote no. They MUST vote no.", "must vote no", []),
        ("各国投反对票。", "投反对票", []),
    ],
)
def test_a_short_quotation_is_one_where_its_words_stand_once(
    tmp_path: Path, text: str, quote: str, said: list[str]
) -> None:
    folder = folder_with(tmp_path, quote, sha256=hashlib.sha256(text.encode()).hexdigest())
    (tmp_path / "sputnik-2024.txt").write_text(text)
    found = checked(folder, tmp_path)
    assert [problem.severity for problem in found.problems] == said
    if said and quote in text:
        assert "these 3 words stand 2 times in the document 'sputnik-2024'" in found.problems[0].message


@pytest.mark.parametrize(("form", "errors"), [("statement", 1), ("vote", 0), ("signature", 0)])
def test_the_few_words_of_a_deed_may_stand_again(tmp_path: Path, form: str, errors: int) -> None:
    text = "Cuba must vote no. Kenya must vote no."
    registered = source("sputnik-2024", sha256=hashlib.sha256(text.encode()).hexdigest())
    files = {"cuba": actor(position(quote="must vote no", form=form))}
    folder = write_folder(tmp_path / "positions", files, sources=registered)
    (tmp_path / "sputnik-2024.txt").write_text(text)
    found = checked(folder, tmp_path)
    assert [problem.severity for problem in found.problems] == ["error"] * errors
    assert found.counts["document"] == 1


def test_a_milestone_is_no_deed(tmp_path: Path) -> None:
    text = "They must vote no. All must vote no."
    registered = source("sputnik-2024", sha256=hashlib.sha256(text.encode()).hexdigest())
    folder = write_folder(tmp_path / "positions", sources=registered, events=event(kind="vote", quote="must vote no"))
    (tmp_path / "sputnik-2024.txt").write_text(text)
    (problem,) = checked(folder, tmp_path).problems
    assert (problem.severity, problem.file) == ("error", "events.yaml")


def test_a_short_quotation_is_unverified_without_its_document_and_that_is_said(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "we want a")
    add_fingerprint(folder)
    found = checked(folder)
    (problem,) = found.problems
    assert (problem.severity, found.counts["unverified"]) == ("warning", 1)
    assert "without its document 'sputnik-2024' a quotation of 3 words is not verified" in problem.message
