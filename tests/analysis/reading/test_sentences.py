"""The sentences of documents, and ranges set to whole words and whole sentences."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.passage_marks import Span
from analysis.reading.sentences import in_words, nearest_bounds, sentences
from loaders.models import QUOTE_WORDS
from loaders.words import count_words, is_unspaced
from tests.support.naughty import PIECES


def parts(text: str) -> list[str]:
    return [text[slice(*span)] for span in sentences(text)]


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    "found",
    [
        ["Mr. Li spoke.", "Dr. J. R. Ost of the U.S. Senate answered."],
        ["It rests on Art. 6 and on No. 5.", "No.", "It does not."],
        ["See e.g. Annex A.", "The text says so (cf. p. 5)."],
        ["He left the U.S.", "The delegation stayed."],
        ["It rose by 3.5 per cent on Dec. 18.", "Then it fell."],
        ["It was so in 2019.", "Nobody spoke.", "Why?", "They had left!"],
        ["“We agree.”", "He sat down.", "(So did we.)", "Yes."],
        ["“Why?” he asked.", "Nothing ... was said.", "Nothing..."],
        ["It is for security.[12]", "It is for trust.³", "So be it.14", "And so on."],
        ["Am 5. Mai sprach er.", "Alle schwiegen."],
        ["Мы за это.", "См. п. 3 и ст. 4.", "Это так."],
        ["¿Por qué?", "¡Nadie lo sabe!", "El Sr. Paz calla."],
    ],
)
def test_a_sentence_ends_at_its_signs_and_not_behind_what_is_short_for_more(found: list[str]) -> None:
    assert parts(" ".join(found)) == found


@pytest.mark.parametrize(
    "found",
    [
        ["他说：“好。”", "我们同意。", "是吗？", "是！"],
        ["条約を支持する。", "次に進む。"],
        ["مرحبا بكم.", " هل توافق؟", " نعم، نوافق!", " اچھا۔"],
        ["هل توافق؟\u200f", " نعم."],
        ["हम सहमत हैं।", " वे नहीं।"],
        ["𐐀𐐨𐐨 𐐨𐐨.", " 𐐀𐐨 👩‍👩‍👧 𐐨."],
        ["ሰላም።", " እሺ።"],
    ],
)
def test_sentences_of_other_scripts_end_at_their_own_signs(found: list[str]) -> None:
    assert parts("".join(found)) == [one.strip() for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A line that is\nbroken in it. And\nanother one.", ["A line that is\nbroken in it.", "And\nanother one."]),
        ("No stop\n\nand a blank line", ["No stop", "and a blank line"]),
        ("No stop\r\n \r\nand a blank line", ["No stop", "and a blank line"]),
        ("it goes on over\n\fthe page. Then", ["it goes on over\n\fthe page.", "Then"]),
        ("Both parties:\n- act\n- wait\n• agree", ["Both parties:", "- act", "- wait", "• agree"]),
        (
            "1. We act.\n2. We\nwait.\n(a) They too;\n(b) all.",
            ["1. We act.", "2. We\nwait.", "(a) They too;", "(b) all."],
        ),
        ("一、我们同意\n二、他们反对", ["一、我们同意", "二、他们反对"]),
        (
            "General remarks\nThe parties to this convention shall act together and\nwithout delay.",
            ["General remarks", "The parties to this convention shall act together and\nwithout delay."],
        ),
        (
            "The parties agree that the\nRussian text is as good as the French one, and that the\nothers are.",
            ["The parties agree that the\nRussian text is as good as the French one, and that the\nothers are."],
        ),
        ("it was so, he added.On Monday it was not.", ["it was so, he added.", "On Monday it was not."]),
        ("  \n  ", []),
        ("", []),
    ],
)
def test_lines_end_a_sentence_only_where_they_mean_to(text: str, found: list[str]) -> None:
    assert parts(text) == found


TEXTS = st.one_of(
    st.text(
        st.sampled_from(list("aBé1 .\n!?。؟,;:-'’\"”(“)中国אם\u0301\u200d\u200f\U00010400👩ก\u0e31 A.\n\n")),
        max_size=60,
    ),
    st.text(max_size=40),
    st.lists(
        st.sampled_from([*PIECES.values(), "Mr. ", "U.S. ", "No. 5", "\n\n", ". ", " The", "。", "1. ", "\n- "]),
        max_size=8,
    ).map("".join),
)


@given(TEXTS)
def test_every_word_is_in_one_sentence_and_no_letter_is_cut_off(text: str) -> None:
    spans = sentences(text)
    assert "".join(text[slice(*one)] for one in spans).split() == "".join(parts(text)).split()
    assert "".join("".join(parts(text)).split()) == "".join(text.split())
    assert all(before[1] <= behind[0] for before, behind in pairwise(spans))
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""
        assert start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
        assert start == 0 or text[start - 1].isspace() or unicodedata.category(text[start])[0] != "M"


@given(TEXTS)
def test_what_stands_behind_a_blank_line_changes_no_sentence_before_it(text: str) -> None:
    alone = parts(text.strip() + "\n\nX")
    assert parts(text.strip() + "\n\nThe end. Or not")[: len(alone) - 1] == alone[:-1]


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
