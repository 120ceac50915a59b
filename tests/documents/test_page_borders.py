"""Sentences that run over a page: found, and said; what is far apart or text of the page is never left out."""

import hashlib
from pathlib import Path

import pytest

from documents.document_text import text_of
from documents.fingerprints import fingerprint_text, parse_fingerprint, unknown_words
from documents.quotation_check import verify
from documents.quotation_search import SearchedText, find_places
from loaders import load
from tests.support.documents import pdf
from tests.support.folders import QUOTE, actor, position, source, write_folder

FIRST, SECOND = ["The minister said:", "we want a long list"], ["of offences in the convention.", "He left."]
ABOVE, BELOW = ["It met at noon.", "The chair spoke."], ["The rest was procedure.", "It closed at six."]
HEAD = "Committee of Experts, 4th meeting"


def left_out(text: str, quote: str = QUOTE) -> str | None:
    """What is left out inside the quotation, or None where it does not stand in the text at all."""
    (place,) = find_places([quote], SearchedText(text))
    fingerprint = parse_fingerprint(fingerprint_text("a-source", "ab" * 32, text))
    assert fingerprint is not None
    assert (unknown_words(quote, fingerprint) == []) == (place is not None)
    return None if place is None else place.left_out


@pytest.mark.parametrize(
    ("foot", "head"),
    [
        (["2/7"], ["A/AG.1/SR.4"]),
        ([], ["A/AG.1/SR.4", "Page 3"]),
        (["- 12 -"], []),
        (["Page 3 of 9"], []),
        (["12"], ["A/C.3/74/L.11/Rev.1"]),
        (["xii"], []),
        (["V.23-01234 (E)"], ["E/CN.15/2019/1 3/12"]),
        (["1 See the report of the session."], []),
        (["1 See the report of the session, which", "is long.", "2 Ibid."], ["A/AG.1/SR.4"]),
        (["* Reissued for technical reasons."], ["A/AG.1/SR.4"]),
        (["____________", "1 A note without an end"], []),
        (["第 3 页"], []),
        (["2/7", "Printed at the United Nations"], ["Committee of Experts", "A/AG.1/SR.4"]),
    ],
)
@pytest.mark.parametrize("kind", ["pdf", "text"])
def test_what_stands_between_two_pages_is_left_out_and_told(foot: list[str], head: list[str], kind: str) -> None:
    pages = [ABOVE + FIRST + foot, head + SECOND + BELOW]
    if kind == "pdf" and foot != ["第 3 页"]:
        text = text_of("a.pdf", pdf(*pages))
    else:
        text = text_of("a.txt", "\n\n\f".join("\n".join(page) for page in pages).encode())
    assert left_out(text) == " ".join([*foot, *head])


def test_heads_that_stand_on_several_pages_are_left_out_and_those_of_one_page_are_text() -> None:
    middle = ["Nothing of note happened on this page."]
    pages = [[HEAD, *FIRST], [HEAD.replace("4th", "5th"), *SECOND], [HEAD, *middle]]
    assert left_out(text_of("a.pdf", pdf(*pages))) == HEAD.replace("4th", "5th")
    assert left_out(text_of("a.pdf", pdf(FIRST, [HEAD, *SECOND], middle))) is None


@pytest.mark.parametrize(
    ("foot", "head"),
    [
        (["Nobody else agreed with him."], []),
        ([], ["and a short one"]),
        (["12. The meeting rose at six."], []),
        (["on", "12 June 2019 in Vienna, where it hoped to"], []),
        (["A/AG.1/SR.4 was adopted"], []),
        (["2/7"] * 9, []),
        ([], ["A/AG.1/SR.4", "and a short one"]),
        ([], ["and a short one", "5"]),
    ],
)
def test_text_of_a_page_is_never_left_out(foot: list[str], head: list[str]) -> None:
    assert left_out(text_of("a.pdf", pdf(ABOVE + FIRST + foot, head + SECOND + BELOW))) is None


def test_what_is_printed_between_two_pages_may_be_quoted_too() -> None:
    text = text_of("a.pdf", pdf([*FIRST, "2/7"], SECOND))
    assert left_out(text, "a long list 2/7 of offences") == ""


def test_a_word_that_is_cut_by_the_end_of_a_page_is_whole() -> None:
    text = text_of("a.pdf", pdf(["we want a long list of offen-", "2/7"], ["A/AG.1/SR.4", "ces in the convention"]))
    assert left_out(text) == "2/7 A/AG.1/SR.4"


@pytest.mark.parametrize(
    ("between", "stands"), [("2/7\nA/AG.1/SR.4", True), ("Page 3", True), ("A/AG.1/SR.4", False), ("5", False)]
)
def test_in_a_text_without_pages_only_a_page_number_that_says_so_ends_one(between: str, stands: bool) -> None:
    text = "\n".join([*FIRST, "", between, "", *SECOND])
    assert left_out(text) == (" ".join(between.split()) if stands else None)


def test_check_warns_where_a_quotation_crosses_a_page_and_gives_its_place(tmp_path: Path) -> None:
    content = pdf([*FIRST, "2/7"], SECOND)
    (tmp_path / "a.pdf").write_bytes(content)
    given = source("sputnik-2024", sha256=hashlib.sha256(content).hexdigest(), file="a.pdf")
    data = load(write_folder(tmp_path, {"cuba": actor(position())}, sources=given))
    found = verify(data.positions, data.sources, tmp_path)
    (problem,) = found.problems
    assert (problem.severity, problem.line, found.counts["document"]) == ("warning", 8, 1)
    assert "crosses a page" in problem.message
    assert problem.hint == "what stands between the pages is left out: “2/7”"
    (start,), (end,) = found.table["start"].tolist(), found.table["end"].tolist()
    assert text_of("a.pdf", content)[start:end].split() == [
        "we",
        "want",
        "a",
        "long",
        "list",
        "2/7",
        "of",
        "offences",
        "in",
        "the",
        "convention",
    ]
