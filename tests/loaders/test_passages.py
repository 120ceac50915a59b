"""Passages: which quotations are the same words."""

from itertools import combinations
from pathlib import Path
from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from loaders import load, passages
from loaders.position_columns import on_one_line
from tests.support.folders import actor, position, write_folder
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


PLACES = st.sampled_from(["", "p. 1", "P.  1", "p. 2", "00:12"])


@given(st.lists(st.tuples(st.integers(0, 2), PLACES), max_size=10))
def test_the_same_words_are_two_passages_only_where_two_locators_differ(rows: list[tuple[int, str]]) -> None:
    numbers = np.array([passage for passage, _ in rows], np.int64)
    apart = passages.told_apart(numbers, [place for _, place in rows])
    places = [" ".join(place.lower().split()) for _, place in rows]
    for a, b in combinations(range(len(rows)), 2):
        if numbers[a] != numbers[b] or (places[a] and places[b] and places[a] != places[b]):
            assert apart[a] != apart[b]
        elif places[a] == places[b]:
            assert apart[a] == apart[b]
    for passage in {passage for passage, _ in rows}:
        said = {place for (other, _), place in zip(rows, places, strict=True) if other == passage} - {""}
        assert len(set(apart[numbers == passage])) == max(1, len(said))


def test_two_delegates_with_one_formula_at_two_places_are_two_passages(tmp_path: Path) -> None:
    def passages_of(*locators: str | None) -> list[int]:
        rows = {f"a{n}": actor(position(locator=where)) for n, where in enumerate(locators)}
        table = load(write_folder(tmp_path / str(locators), rows)).positions
        return [int(number) for number in table["passage"]]

    assert passages_of("p. 3", "p. 9") == [0, 1]
    assert passages_of(None, None) == passages_of("p. 3", None) == passages_of("p. 3", "P. 3") == [0, 0]
    assert passages_of("p. 3", None, "p. 9") == [0, 0, 1]
