"""Where no blocs are told, and why; and the letters of those that are."""

import numpy as np
import pytest

from analysis.alignment_matrix import Pairs
from analysis.blocs.blocs import (
    Stability,
    Together,
    find_blocs,
    firm,
    labels,
    letter,
    stability,
    why_no_blocs,
    why_unstable,
)
from tests.support.rooms import EAST, NOTHING, WEST, Row, pairs_of


@pytest.mark.parametrize("rows", [[], [WEST], [[]], [WEST, EAST], [NOTHING] * 6])
def test_too_few_actors_or_nothing_shared_is_a_normal_case(rows: list[Row]) -> None:
    pairs = pairs_of(*rows)
    assert find_blocs(pairs) == []
    tested = stability(pairs)
    for together in (tested.issues, tested.actors):
        assert together.share.shape == (len(rows), len(rows))
        assert not np.nansum(together.share)
    assert "blocs are looked for from 5" in why_no_blocs(pairs, [])


def test_four_actors_are_no_room() -> None:
    pairs = pairs_of(WEST, WEST, EAST, EAST, NOTHING)
    assert why_no_blocs(pairs, find_blocs(pairs)) == (
        "6 of 10 pairs of actors share at least 3 issues on 3 separate quotations. "
        "That is 4 actors; blocs are looked for from 5."
    )


def star(*more: tuple[int, int]) -> Pairs:
    """One actor that shares three issues with each of four others, and `more` pairs that share three."""
    links = [(0, 1), (0, 2), (0, 3), (0, 4), *more]
    return pairs_of(*[[2 if actor in link else None for link in links for _ in range(3)] for actor in range(6)])


def test_a_room_where_less_than_half_of_the_pairs_can_be_ranked_has_no_blocs() -> None:
    assert why_no_blocs(star(), [(0, 1), (2, 3)]) == (
        "4 of 15 pairs of actors share at least 3 issues on 3 separate quotations. Of the 10 pairs among the 5 actors "
        "concerned, less than 50\u00a0% can be ranked: who belongs together would rest on who was quoted."
    )
    assert why_no_blocs(star((1, 2)), [(0, 1), (2, 3)]) == ""


def test_a_room_of_one_mind_and_a_room_with_one_group_have_no_blocs() -> None:
    pairs = pairs_of(*[WEST] * 5)
    assert find_blocs(pairs) == []
    assert why_no_blocs(pairs, []) == (
        "10 of 10 pairs of actors share at least 3 issues on 3 separate quotations, "
        "and they do not fall into two groups: nobody stands apart as a bloc."
    )
    loners = [[2, -2, -2, -2, -2, -2], [-2, -2, -2, 2, 2, 2]]
    one_group = pairs_of(*[[2, 2, 2, 2, -2, -2]] * 4, *loners)
    assert find_blocs(one_group) == [(0, 1, 2, 3)]
    assert "do not fall into two groups" in why_no_blocs(one_group, find_blocs(one_group))


def test_two_camps_are_blocs_that_nothing_speaks_against() -> None:
    pairs = pairs_of(*[WEST] * 3, *[EAST] * 2)
    assert why_no_blocs(pairs, find_blocs(pairs)) == ""


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ([1.0, 0.75], ""),
        ([1.0, 0.8, 0.1], ""),  # two that hold are blocs, whatever the third is
        ([1.0, 0.5], "1 of them stay together in only 50\u00a0% of cases; at least 75\u00a0% are asked for"),
        # must not be shown as the 75 % that is asked for
        ([0.749, 0.2], "2 of them stay together in only 20\u00a0%, 74\u00a0% of cases"),
    ],
)
def test_blocs_that_do_not_stay_together_are_not_to_be_believed(shares: list[float], words: str) -> None:
    together = np.eye(2 * len(shares))
    for number, share in enumerate(shares):
        together[2 * number, 2 * number + 1] = together[2 * number + 1, 2 * number] = share
    blocs = [(2 * number, 2 * number + 1) for number in range(len(shares))]
    tested = Stability(Together(np.ones(together.shape), 10, 1), Together(together, 10, 1))
    reason = why_unstable(blocs, tested)
    assert words in reason
    assert bool(words) == bool(reason)
    assert firm(blocs, tested) == [bloc for bloc, share in zip(blocs, shares, strict=True) if share >= 0.75]


def test_actors_carry_the_letter_of_their_bloc() -> None:
    assert labels([(1, 4, 5), (0, 2)], 7) == ["B", "A", "B", "", "A", "A", ""]
    assert labels([], 2) == ["", ""]


def test_letters_go_on_after_z() -> None:
    found = [letter(number) for number in (0, 1, 25, 26, 27, 51, 52, 701, 702)]
    assert found == ["A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]
    assert len({letter(number) for number in range(1000)}) == 1000
