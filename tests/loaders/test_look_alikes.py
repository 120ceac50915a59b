"""What signs count as: what nobody sees as nothing, what looks like another sign as that, all others as themselves."""

import re
import unicodedata

import pytest

from loaders.look_alikes import UNSEEN, as_seen, seen_sign
from loaders.words import words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("inter\u00adnational", "international"),
        ("we\u200b \u200dwant\u2060", "we want"),
        ("\ufeffwe want", "we want"),
        ("\u202bنريد\u202c \u200fقائمة\u061c", "نريد قائمة"),
        ("می\u200cخواهیم", "میخواهیم"),
        ("non\u2011binding", "non-binding"),
        ("non\u2010binding", "non-binding"),
        ("oﬃcers conﬁrm", "officers confirm"),
        ("⼯作⽉⽇", "工作月日"),
        ("⻓⻛⻝⻢⻰⻳", "长风食马龙龟"),
        ("\u2e9f", "母"),
        ("ﻗﺎﺋﻤﺔ ﻻ", "قائمة لا"),
        ("nai\u0308ve", "na\u00efve"),
        ("nai\u200d\u0308ve", "na\u00efve"),
        ("ｶﾞ", "ガ"),
        ("☺\ufe0e", "☺"),
    ],
)
def test_what_looks_the_same_counts_the_same(one: str, other: str) -> None:
    assert as_seen(one) == as_seen(other)
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a – b", "a — b"),
        ("a – b", "a - b"),
        ("“a”", '"a"'),
        ("state’s", "state's"),
        ("We", "we"),
        ("10²", "102"),
        ("…", "..."),
        ("，", ","),
        ("№ 5", "No 5"),
    ],
)
def test_signs_that_people_tell_apart_stay_apart(one: str, other: str) -> None:
    assert as_seen(one) != as_seen(other)


def test_control_characters_part_words_and_white_space_stays() -> None:
    assert as_seen("a\x02b\nc\u00a0d").split() == ["a", "b", "c", "d"]
    assert as_seen("a\x02b é").split() == ["a", "b", "e\u0301"]


def test_every_radical_counts_as_an_ideograph() -> None:
    for code in [*range(0x2E81, 0x2E9A), *range(0x2E9B, 0x2EF4), *range(0x2F00, 0x2FD6)]:
        sign = seen_sign(chr(code))
        assert len(sign) == 1
        assert "\u3400" <= sign <= "\u9fff" or "\U00020000" <= sign <= "\U0003ffff", hex(code)


def test_the_class_of_unseen_signs_is_what_counts_as_nothing() -> None:
    listed = {chr(code) for code in range(0x110000) if re.match(f"[{UNSEEN}]", chr(code))}
    assigned = {sign for sign in listed if unicodedata.category(sign) != "Cn"}
    assert {sign for sign in assigned if seen_sign(sign)} == set()
