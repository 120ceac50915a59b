"""Ranges of a document set to whole words and whole sentences."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.passage_marks import Span
from analysis.reading.chosen_range import in_words, nearest_bounds
from analysis.reading.sentences import sentences
from loaders.models import QUOTE_WORDS
from loaders.words import count_words, is_unspaced
from tests.support.strange_texts import TEXTS


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


ONE = "The parties shall act without any further delay."
TWO = "They shall report on it to the conference every two years."


def words(text: str, number: int) -> str:
    return " ".join([text] * number)


def offers(text: str, span: Span) -> list[str]:
    return [text[slice(*one)] for one in nearest_bounds(text, sentences(text), span, QUOTE_WORDS)]


def test_the_sentence_that_a_range_touches_is_offered_whole() -> None:
    text = f"{ONE} {TWO}\n\nNo."
    assert offers(text, at(text, "act")) == [ONE]
    assert offers(text, at(text, "delay. They")) == [f"{ONE} {TWO}"]
    assert offers(text, (text.index(TWO) - 1, text.index(TWO))) == []


def test_a_sentence_of_few_words_is_offered_with_those_beside_it() -> None:
    text = f"{ONE} We agree. {TWO}"
    assert offers(text, at(text, "agree")) == [f"{ONE} We agree.", f"We agree. {TWO}", text]
    assert offers("We agree. Do you?", (0, 2)) == []


def test_of_too_many_words_the_longest_runs_of_whole_sentences_are_offered() -> None:
    long = f"We {words('really', 28)} agree."
    text = f"{ONE} {long} {TWO}"
    assert offers(text, (0, len(text))) == [f"{ONE} {long}", TWO]
    assert offers(text, (text.index("agree"), len(text))) == [TWO, long]


def test_a_sentence_that_is_too_long_is_offered_by_its_clauses() -> None:
    first, second = f"We {words('really', 28)} agree;", f"they {words('hardly', 24)} do."
    text = f"{ONE} {first} {second} {TWO}"
    assert offers(text, at(text, f"{first} {second}"[10:-10])) == [first, second]
    assert offers(text, at(text, "hardly")) == [second]


def test_the_mark_of_an_item_stays_outside() -> None:
    text = f"1. {ONE}\n• {TWO}"
    assert offers(text, at(text, "act")) == [ONE]
    assert offers(text, at(text, "report")) == [TWO]


@given(TEXTS, st.integers(0, 60), st.integers(0, 60), st.integers(1, 4), st.integers(0, 6))
def test_what_is_offered_is_within_the_limits_and_touches_the_range(
    text: str, one: int, other: int, fewest: int, more: int
) -> None:
    span = min(one, other, len(text)), min(max(one, other), len(text))
    found = nearest_bounds(text, sentences(text), span, (fewest, fewest + more))
    assert len(found) == len(set(found))
    for start, end in found:
        assert fewest <= count_words(text[start:end]) <= fewest + more
        assert start < max(span[1], span[0] + 1)
        assert end > span[0]


@pytest.mark.parametrize(
    ("text", "chosen", "found"),
    [
        ("He said, “we support it.” So", " “we supp", "“we support"),
        ("He said, “we support it.” So", "pport it.” ", "support it.”"),
        ("He said, “we support it.” So", "support it", "support it"),
        ("He said, “we support it.” So", "said, ", "said"),
        ("a well-known state’s aim—and ours", "known state", "well-known state’s"),
        ("a well-known state’s aim—and ours", "—and", "and"),
        ("some 1,000.50 of it", "00", "1,000.50"),
        ("he (or she) spoke", "(or sh", "(or she"),
        ("e\u0301te\u0301 fini", "t", "e\u0301te\u0301"),
        ("中国支持公约。他们", "国支持公约。", "国支持公约。"),
        ("สวัสดี", "ว", "วั"),
        ("हिन्दी में", "न", "हिन्दी"),
        ("𐐀𐐨𐐨 𐐨", "𐐨", "𐐀𐐨𐐨"),
        ("🙂 we 👩‍👩‍👧 do 🙂", " we 👩", "we 👩‍👩‍👧"),
        ("قال: «نعم نؤيدها».", "نعم نؤ", "نعم نؤيدها"),
        ("\u200fنعم\u200f نؤيدها", "\u200fنعم\u200f", "نعم"),
        ("two  words", "  ", ""),
        ("two , words", ", ", ""),
    ],
)
def test_a_range_grows_to_whole_words_and_leaves_stray_signs(text: str, chosen: str, found: str) -> None:
    assert text[slice(*in_words(text, at(text, chosen)))] == found


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_a_range_in_words_cuts_no_word_loses_no_letter_and_stays_what_it_is(text: str, one: int, other: int) -> None:
    span = min(one, other, len(text)), min(max(one, other), len(text))
    start, end = in_words(text, span)
    assert 0 <= start <= end <= len(text)
    letters = [place for place in range(*span) if text[place].isalnum()]
    assert all(start <= place < end for place in letters)
    if start == end:
        return
    assert in_words(text, (start, end)) == (start, end)
    assert text[start:end] == text[start:end].strip()
    for edge in (start, end):
        sides = text[edge - 1 : edge + 1] if edge else ""
        assert not (len(sides) == 2 and sides.isalnum() and not any(map(is_unspaced, sides)))
        assert edge == len(text) or edge == 0 or text[edge - 1].isspace() or unicodedata.category(text[edge])[0] != "M"
