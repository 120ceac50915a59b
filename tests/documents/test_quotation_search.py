"""Quotations against their documents: word for word, whatever the white space."""

import hashlib
import unicodedata
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import compared_text, quotation_search
from documents.quotation_check import Verification, verify
from documents.quotation_search import locate, locate_all, nearest
from loaders import load
from tests.support.folders import actor, event, position, source, write_folder

TEXT = "He said:  we want a long list\n\f  of offences in the convention. It is (really) needed, naïve or not."


def check(folder: Path, quote: str, text: bytes | None = TEXT.encode(), **fields: str) -> Verification:
    """Verify one quotation against a document of this text, registered under its digest unless `fields` say else."""
    fields = {"sha256": hashlib.sha256(text or b"").hexdigest(), **fields}
    (folder / "documents").mkdir()
    if text is not None:
        (folder / "documents/sputnik-2024.txt").write_bytes(text)
    write_folder(folder, {"cuba": actor(position(quote=quote))}, sources=source("sputnik-2024", **fields))
    data = load(folder)
    assert not data.problems
    return verify(data.positions, data.sources, folder / "documents")


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("we want a long list of offences", True),  # across a line and a page break
        ("we  want a\tlong list of offences in", True),
        ("It is (really) needed, naïve or not.", True),  # signs are no patterns
        ("we want a long list of offence", False),  # a word cut short
        ("e want a long list of offences", False),
        ("We want a long list of offences", False),
        ("we want a long lists of offences", False),
        ("we want a longlist of offences in", False),
        ("we want a list of offences in", False),
        ("It is .really. needed, naive or not", False),
    ],
)
def test_white_space_does_not_matter_and_every_letter_does(tmp_path: Path, quote: str, stands: bool) -> None:
    found = check(tmp_path, quote)
    assert found.verified == stands
    assert [problem.severity for problem in found.problems] == ([] if stands else ["error"])


def test_a_misquotation_is_an_error_at_its_position_with_the_nearest_passage(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, "we want a short list of offences").problems
    assert (problem.severity, problem.file, problem.line) == ("error", "actors/cuba.yaml", 8)
    assert problem.message.startswith("the quotation is not in its document 'sputnik-2024': “we want a short")
    assert problem.hint.startswith("the nearest passage is “we want a long list of offences")


def test_a_changed_document_is_a_warning_and_its_quotations_are_checked(tmp_path: Path) -> None:
    found = check(tmp_path, "we want a long list of offences", sha256="0" * 64)
    assert (found.verified, [p.severity for p in found.problems]) == (1, ["warning"])
    assert (found.problems[0].file, found.problems[0].line) == ("sources.yaml", 1)
    assert "SHA-256 differs" in found.problems[0].message


def test_a_document_that_is_not_at_hand_is_named_and_verifies_nothing(tmp_path: Path) -> None:
    found = check(tmp_path, "we want a long list of offences", None)
    assert (found.verified, found.not_at_hand, found.problems) == (0, ("sputnik-2024",), ())
    assert found.table.to_dict("records") == [{"how": "unverified", "start": -1, "end": -1}]


@pytest.mark.parametrize("name", ["../issues.yaml", "/etc/hostname", ".", "loop", '"a\\0b"', "x" * 5000])
def test_a_document_name_that_leads_elsewhere_or_nowhere_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents/loop").symlink_to("loop")
    write_folder(tmp_path, {"cuba": actor(position())}, sources=source("sputnik-2024", file=name))
    data = load(tmp_path)
    found = verify(data.positions, data.sources, tmp_path / "documents")
    assert found.verified == 0
    assert [(problem.severity, problem.file) for problem in found.problems] == [("error", "sources.yaml")]


def test_quotations_of_events_are_checked_like_those_of_positions(tmp_path: Path) -> None:
    write_folder(tmp_path, events=event(quote="these words are nowhere in it"))
    (tmp_path / "sputnik-2024.txt").write_text(TEXT)
    data = load(tmp_path)
    found = verify(data.events, data.sources, tmp_path)
    assert "events.yaml" in [problem.file for problem in found.problems if problem.severity == "error"]


@given(st.lists(st.text(st.sampled_from("abä.(*"), min_size=1, max_size=4), min_size=2, max_size=12), st.data())
def test_every_run_of_words_is_located_at_its_very_characters(words: list[str], data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([" ", "\n", " \f\n "])).join(words)
    start = data.draw(st.integers(0, len(words) - 1))
    run = words[start : data.draw(st.integers(start + 1, len(words)))]
    span = locate(" ".join(run), text)
    assert span is not None
    assert text[slice(*span)].split() == run


def stands_somewhere(quote: str, text: str) -> set[tuple[int, int]]:
    """Every character range with the words of the quotation that cuts no word: an obvious, slow search."""

    def cuts(at: int) -> bool:
        around = text[max(at - 1, 0) : at + 1]
        whole = all(sign.isalpha() and sign != "中" for sign in around.replace("\u0323", "a"))
        return 0 < at < len(text) and (whole or (around[1] == "\u0323" and not around[0].isspace()))

    spans = ((start, end) for start in range(len(text)) for end in range(start + 1, len(text) + 1))
    return {
        (start, end)
        for start, end in spans
        if text[start:end] == text[start:end].strip()
        and text[start:end].split() == quote.split()
        and not cuts(start)
        and not cuts(end)
    }


@pytest.mark.parametrize(
    "limits",
    [{"ONE_PASS": -1, "MANY": 0, "COMMON": 0}, {"ONE_PASS": -1, "MANY": 0}, {}],
    ids=["in one pass", "in one pass, by common words", "one by one"],
)
@pytest.mark.parametrize("piece", [1, 3, compared_text.PIECE])
@given(
    st.text(st.sampled_from("ab\u0323中(. \n\u2003"), max_size=30),
    st.lists(st.text(st.sampled_from("ab中(. "), min_size=1, max_size=9).filter(str.strip), max_size=4),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 15)), max_size=4),
)
def test_searching_for_all_at_once_finds_what_an_obvious_search_finds(
    limits: dict[str, int], piece: int, text: str, made_up: list[str], cut_out: list[tuple[int, int]]
) -> None:
    text = unicodedata.normalize("NFC", text)
    quotes = [*made_up, *(q for start, size in cut_out if (q := text[start : start + size]).strip())]
    with pytest.MonkeyPatch.context() as patch:
        for name, limit in {**limits, "PIECE": piece}.items():
            patch.setattr(quotation_search, name, limit)
        patch.setattr(compared_text, "PIECE", piece)
        found = locate_all(quotes, text)
    for quote, span in zip(quotes, found, strict=True):
        expected = stands_somewhere(quote, text)
        assert (span in expected) if expected else span is None


@given(st.text(), st.text())
def test_a_nearest_passage_is_made_of_whole_words_of_the_text(quote: str, text: str) -> None:
    passage = nearest(quote, text)
    assert f" {passage} " in f" {' '.join(text.split())} " or passage == ""


@given(st.lists(st.sampled_from(["we", "want", "a", "longer", "list", "各国"]), min_size=12, max_size=60), st.data())
def test_the_nearest_passage_of_a_long_text_is_found_wherever_it_stands(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 6))
    quote = " ".join([*words[start : start + 3], "of", *words[start + 3 : start + 6]])
    text = "\n".join(["zzzz"] * 9 + [*words[:start], quote, *words[start + 6 :]])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quotation_search, "PIECE", data.draw(st.integers(1, 40)))
        assert quote in nearest(quote, text)


def test_no_quotations_are_no_fault(tmp_path: Path) -> None:
    data = load(write_folder(tmp_path))
    columns = data.positions[["quote", "source", "file", "line"]]
    assert verify(pd.concat([columns]), data.sources, tmp_path).verified == 0
