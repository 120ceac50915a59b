"""What a word is: by spaces where a script has them, by letters where it has none, and the same for every check."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loaders import words as module
from loaders.editor_schemas import QUOTE_FORM
from loaders.models import FEWEST_WORDS, QUOTE_WORDS
from loaders.words import UNSPACED, count_words, in_pieces, words

LEAST, MOST = FEWEST_WORDS, QUOTE_WORDS[1]
SIGNS = st.sampled_from(
    [*"ab9-—.,(“” \n", *"网络、。「」·", *"コガー", *"ประเ่ีำ", *"ວ່", *"မျ", "ញ", "ុ", "é", "ж", "\u0301"]
)
SPACED = st.text(st.characters(codec="utf-8").filter(lambda sign: not re.match(f"[{UNSPACED}]", sign)))


@pytest.mark.parametrize(
    ("quote", "number"),
    [
        ("各国应当缔结打击网络犯罪公约。", 14),
        (
            "《公约》，UN公约 — ICT-2 网络",
            9,
        ),  # signs belong to what they stand at, between spaces they are words as ever
        ("（“公约”）和。", 3),
        ("サイバー犯罪", 6),
        ("ที่ประชุมสนับสนุน", 12),  # vowel signs and tone marks belong to their letter
        ("the state’s anti-terrorist law — 5 %", 7),
    ],
)
def test_letters_count_as_words_where_a_script_has_no_spaces(quote: str, number: int) -> None:
    assert count_words(quote) == number


@given(SPACED)
@example("— ... (a) b-c\n$5 %")
def test_words_are_what_stands_between_spaces_in_other_scripts(text: str) -> None:
    assert count_words(text) == len(text.split())


@given(st.text(SIGNS, max_size=60))
@example("word " * MOST)
@example("word " * (MOST + 1))
@example("网" * MOST)
@example("网、" * (MOST + 1))
def test_the_schema_counts_as_the_loaders_do(quote: str) -> None:
    assert bool(re.search(QUOTE_FORM, quote)) == (LEAST <= count_words(quote) <= MOST)


@given(st.text(st.sampled_from("网络ガประชม，「」"), max_size=60).map(lambda text: f"约{text}"))
def test_what_counts_as_a_word_is_compared_as_one(quote: str) -> None:
    assert len(words(quote)) == count_words(quote)


@given(
    st.lists(st.text(SIGNS, min_size=1, max_size=4) | st.sampled_from(["ที่น้ำ", "ກຳ", "網絡ﾞ", "ﷺ ", "ΐ"])).map(" ".join)
    | st.text(st.sampled_from("网络ガﾞกำ\u0301")),
    st.integers(12, 30),
)
def test_the_words_of_the_pieces_are_those_of_the_text(text: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "PIECE", size)
        pieces = list(in_pieces(text))
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= size for piece in pieces)
    longest = max(map(len, re.split(f"(?=[{UNSPACED}])|\\s", text)), default=0)
    if longest < size - 6:
        assert [word for piece in pieces for word in words(piece)] == words(text)


def test_a_word_that_is_longer_than_a_piece_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PIECE", 4)
    assert list(in_pieces("a bcdefghi j")) == ["a ", "bcde", "fghi", " j"]
