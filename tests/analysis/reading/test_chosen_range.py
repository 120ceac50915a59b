"""Ranges of a document set to whole words, and those within a sentence that is too long."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.passage_marks import Span
from analysis.reading.chosen_range import in_words, quotable_runs
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


def offers(text: str, inside: str = "") -> list[str]:
    """What is offered of the sentence that words stand in."""
    place = text.index(inside)
    [sentence] = [one for one in sentences(text) if one[0] <= place < one[1]]
    return [text[slice(*one)] for one in quotable_runs(text, sentence, QUOTE_WORDS)]


def test_a_sentence_that_is_too_long_is_offered_by_its_clauses() -> None:
    first, second = f"We {words('really', 28)} agree;", f"they {words('hardly', 24)} do."
    assert offers(f"{ONE} {first} {second} {TWO}", "really") == [first, second]
    third = "and others, who came late, may not."
    assert offers(f"{first} {second[:-1]}, {third}") == [f"{second[:-1]}, {third}", first]
    assert offers(f"We {words('really', 40)} agree.") == []


def test_the_mark_of_an_item_stays_outside() -> None:
    first, second = f"We {words('really', 28)} agree;", f"they {words('hardly', 24)} do."
    assert offers(f"{ONE}\n• {first} {second}", "really") == [first, second]
    just = f"We {words('really', 38)} agree."
    assert offers(f"1. {just}") == [just]


@given(TEXTS, st.integers(1, 4), st.integers(0, 6))
def test_what_is_offered_is_within_the_limits_and_the_sentence(text: str, fewest: int, more: int) -> None:
    for sentence in sentences(text):
        found = quotable_runs(text, sentence, (fewest, fewest + more))
        assert len(found) == len(set(found))
        for start, end in found:
            assert fewest <= count_words(text[start:end]) <= fewest + more
            assert sentence[0] <= start < end <= sentence[1]


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
