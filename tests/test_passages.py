"""Passages: which quotations are the same words."""

from hypothesis import given
from hypothesis import strategies as st

from loaders.passages import number_passages

WORDS = st.lists(st.sampled_from(["we", "want", "no", "narrow", "treaty,"]), min_size=1, max_size=7).map(" ".join)
QUOTATIONS = st.lists(st.tuples(st.sampled_from(["s", "t"]), WORDS), max_size=12)


def slow_numbers(texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """For each text the longest of all that holds it, compared with every other."""
    longest_first = sorted(set(texts), key=lambda text: (-len(text[1]), text))
    return [next(other for other in longest_first if other[0] == s and q in other[1]) for s, q in texts]


@given(QUOTATIONS)
def test_the_same_number_means_held_by_the_same_longest_quotation(texts: list[tuple[str, str]]) -> None:
    numbers, longest = number_passages(texts), slow_numbers(texts)
    assert len(numbers) == len(texts)
    pairs = [(a, b) for a in range(len(texts)) for b in range(a)]
    assert [numbers[a] == numbers[b] for a, b in pairs] == [longest[a] == longest[b] for a, b in pairs]


def test_a_quotation_cut_inside_a_word_is_still_found_in_the_longer_one() -> None:
    whole, part = "delegates want narrow agreements on scope", "gates want narrow agree"
    one, other, elsewhere = number_passages([("s", part), ("s", whole), ("t", part)])
    assert one == other != elsewhere
