"""Letters with their marks: as Unicode composes them, and in bounded time however many marks are piled up."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import composed_letters
from documents.composed_letters import MOST_MARKS, TooManyMarksError, compose

LETTERS = st.text(st.sampled_from("aeж中가ᄀ \u0301\u0323\u0308\u1161\u11a8ﾞ"), max_size=40)


def is_mark(character: str) -> bool:
    """Whether a character is put to the letter before it."""
    begins = unicodedata.normalize("NFKD", character)[0]
    return unicodedata.combining(begins) > 0 or 0x1161 <= ord(character) <= 0x11C2


def letter_by_letter(text: str, most: int) -> str:
    """The obvious way: leave out marks that have so many before them, then compose."""
    kept, run = [], 0
    for character in text:
        run = run + 1 if is_mark(character) else 0
        if run <= most:
            kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))


@given(st.text() | LETTERS)
def test_letters_that_people_write_are_composed_as_ever(text: str) -> None:
    assert compose(text) == letter_by_letter(text, MOST_MARKS)
    if max(map(len, "".join("m" if is_mark(one) else " " for one in text).split()), default=0) <= MOST_MARKS:
        assert compose(text) == unicodedata.normalize("NFC", text)


@given(LETTERS, st.integers(1, 6), st.integers(1, 9))
def test_marks_behind_many_are_left_out_wherever_a_text_is_cut(text: str, most: int, further: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(composed_letters, "MOST_MARKS", most)
        patch.setattr(composed_letters, "_PIECE", most + further)
        assert compose(text) == letter_by_letter(text, most)
        number = sum(map(is_mark, text))
        assert compose(text, number) == compose(text)
        if number:
            with pytest.raises(TooManyMarksError):
                compose(text, number - 1)


def test_every_mark_of_unicode_is_one() -> None:
    marks = [code for code in range(sys.maxunicode + 1) if unicodedata.combining(chr(code))]
    assert [code for code in marks if compose("a" + chr(code) * (MOST_MARKS + 5)).count(chr(code)) > MOST_MARKS] == []
