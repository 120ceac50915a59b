"""Passages: which quotations are the same words."""

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from loaders import passages
from loaders.position_columns import on_one_line
from tests.support.passages import number_passages

WORDS = st.lists(st.sampled_from(["we", "want", "no", "narrow", "treaty,"]), min_size=1, max_size=7).map(" ".join)
QUOTATIONS = st.lists(st.tuples(st.sampled_from(["s", "t"]), WORDS), max_size=12)


def slow_numbers(texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """For each text the longest of all that holds it, compared with every other."""
    longest_first = sorted(set(texts), key=lambda text: (-len(text[1]), text))
    return [next(other for other in longest_first if other[0] == s and q in other[1]) for s, q in texts]


@given(QUOTATIONS, st.integers(0, 4))
def test_the_same_number_means_held_by_the_same_longest_quotation(texts: list[tuple[str, str]], many: int) -> None:
    with patch.object(passages, "MANY", many):  # both ways of looking quotations up
        numbers = number_passages(texts)
    longest = slow_numbers(texts)
    assert len(numbers) == len(texts)
    pairs = [(a, b) for a in range(len(texts)) for b in range(a)]
    assert [numbers[a] == numbers[b] for a, b in pairs] == [longest[a] == longest[b] for a, b in pairs]


def test_a_quotation_cut_inside_a_word_is_still_found_in_the_longer_one() -> None:
    whole, part = "delegates want narrow agreements on scope", "gates want narrow agree"
    one, other, elsewhere = number_passages([("s", part), ("s", whole), ("t", part)])
    assert one == other != elsewhere


@given(st.lists(st.lists(WORDS, max_size=8), min_size=2, max_size=4))
def test_after_a_change_the_holders_are_those_found_from_the_beginning(versions: list[list[str]]) -> None:
    passages.forget()
    for quotes in versions:
        assert passages.holders_in("s", [tuple(quotes)]) == passages.find_holders(quotes)


@given(st.text(st.sampled_from("ab \t\n\u00a0\u2003é")))
def test_a_quotation_on_one_line_has_single_spaces_for_all_white_space(quote: str) -> None:
    assert on_one_line(quote) == " ".join(quote.split())
