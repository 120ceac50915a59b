"""Passages that other tools mark: quoted in whole words, as many as a quotation takes, and always from the text."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from documents.quotation_search import locate
from editing.coded_passage import PassageError, QuotedText
from loaders.models import FEWEST_WORDS, QUOTE_WORDS
from loaders.words import count_words

SPACED = ("we", "don't", "well-known", "“quoted”", "naïve", "end.", "stop!", "😀", "(6)", "\n", "a\u0301b")
WORDS = (*SPACED, "条約を", "支持する。")


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=70), st.integers(0, 400), st.integers(1, 400))
@example(["we"] * 60 + ["end."], 0, 182)
@example(["支持する。"] * 30, 0, 150)
def test_a_quotation_is_of_the_text_and_of_the_passage(said: list[str], start: int, length: int) -> None:
    text = " ".join(said)
    try:
        found = QuotedText("a.txt", text).quotation(start, start + length)
    except PassageError:
        return
    assert FEWEST_WORDS <= count_words(found.quote) <= QUOTE_WORDS[1]
    assert locate(found.quote, text) is not None
    marked = text[start : start + length].split()
    inner = marked[1:-1] if count_words(" ".join(marked)) <= QUOTE_WORDS[1] - 2 else []
    assert " ".join(inner) in found.quote
    assert bool(found.locator) == (count_words(text[start : start + length]) > QUOTE_WORDS[1])


@pytest.mark.parametrize(
    ("marked", "quote"),
    [
        ("egates don't agre", "delegates don't agree"),
        (" well-known ru", "well-known rules"),
        ("’t agree to well", "don’t agree to well-known"),
        ("agree to", "agree to"),
        ("egates don't agree to well-known rules", "delegates don't agree to well-known rules"),
    ],
)
def test_words_that_are_cut_are_taken_whole(marked: str, quote: str) -> None:
    sign = "’" if "’" in marked else "'"
    text = f"All {sign}delegates don{sign}t agree to well-known rules{sign}."
    start = text.index(marked)
    assert QuotedText("a.txt", text).quotation(start, start + len(marked)).quote == quote


def test_of_a_long_passage_whole_sentences_are_quoted_else_as_many_words_as_may_be() -> None:
    sentence = " ".join(f"w{number}" for number in range(17)) + "."
    text = f"{sentence} {sentence} {sentence}"
    found = QuotedText("a.txt", text).quotation(0, len(text))
    assert found.quote == f"{sentence} {sentence}"
    assert found.locator == f"characters 1 to {len(text)}; quoted are the first 34 of 51 words"
    endless = text.replace(".", "")
    assert count_words(QuotedText("a.txt", endless).quotation(0, len(endless)).quote) == 40


@pytest.mark.parametrize(
    ("text", "span", "why"),
    [
        ("Yes. We agree.", (0, 3), "“Yes” is too short"),
        ("Yes we do. Yes we do.", (0, 9), "stands in its text more than once"),
        ("A text.", (3, 30), "characters 3 to 30 are not in its text, which has 7"),
        ("A text.", (5, 5), "characters 5 to 5"),
        ("A text.", (-2, 5), "characters -2 to 5"),
    ],
)
def test_what_cannot_be_quoted_is_said(text: str, span: tuple[int, int], why: str) -> None:
    with pytest.raises(PassageError, match=re.escape(why)):
        QuotedText("a.txt", text).quotation(*span)


def test_a_text_that_no_document_has_is_refused() -> None:
    with pytest.raises(PassageError, match="cannot be kept as a document: it holds NUL"):
        QuotedText("a.txt", "a\0b")
