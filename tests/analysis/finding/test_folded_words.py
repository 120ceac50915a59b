"""Words are found however they are written."""

from itertools import pairwise

import pytest
from hypothesis import given

from analysis.finding.folded_words import folded_words, readings
from loaders.words import in_pieces
from tests.support.strange_texts import TEXTS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Straße STRASSE", "strasse strasse"),
        ("ΟΔΟΣ ὁδός", "οδοσ οδος"),
        ("İstanbul ISTANBUL", "ıstanbul istanbul"),
        ("Léa e\u0301te\u0301 naïve", "lea ete NAIVE"),
        ("Łódź Øresund Æsir", "lodz oresund aesir"),
        ("الاتفاقيّة", "اتفاقية"),
        ("والاتّفاقية للاتفاقية بالاتفاقية", "اتفاقية الاتفاقية اتفاقيه"),
        ("أمن إلى آخر", "امن الى اخر"),
        ("شَلُوم שָׁלוֹם", "شلوم שלום"),
        ("ﻻﺗﻔﺎﻗﻴﺔ", "لاتفاقية"),
        ("ёлка Йод", "елка иод"),
        ("ＣＹＢＥＲ ②０２４ ２٠٢٤", "cyber 2024 2024"),
        ("ガ ｶﾞ", "カ\u3099 ガ"),
        ("网络犯罪", "网 络 犯 罪"),
        ("⽉⽇", "月日"),
        ("cyber-crime, “cyber’crime” U.S.", "cyber crime cyber crime u s"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
    ],
)
def test_the_same_words_written_in_two_ways_are_the_same(one: str, other: str) -> None:
    assert folded_words(one) == folded_words(other) != []


@pytest.mark.parametrize(("one", "other"), [("か", "が"), ("कर", "किर"), ("อา", "อี"), ("a", "b")])
def test_what_is_another_word_stays_one(one: str, other: str) -> None:
    assert folded_words(one) != folded_words(other)


def test_signs_spaces_and_what_is_no_character_part_words_and_are_none() -> None:
    assert folded_words("\x00 \ud800 ★ -- NEAR(a_b)*") == ["near", "a", "b"]


@given(TEXTS)
def test_each_word_stands_where_it_is_said_to_stand(text: str) -> None:
    placed = next(readings(text))
    assert [one.word for one in placed] == folded_words(text)
    assert all(text[slice(*one.span)] for one in placed)
    # one sign may be several words (№, a Thai vowel that falls apart), which then share it
    assert all(one.span[0] < following.span[1] for one, following in pairwise(placed))


@given(TEXTS)
def test_the_words_of_a_text_are_those_of_its_pieces(text: str) -> None:
    if all(len(word) < 20 for word in text.split()):
        assert [word for piece in in_pieces(text, 20) for word in folded_words(piece)] == folded_words(text)
