"""What agreement chance gives, against drawing every two of the stances that are compared."""

from itertools import combinations, product

import pytest
from hypothesis import given

from analysis.alignment_matrix import align_pairs
from analysis.chance_agreement import agreement_by_chance
from tests.support.rooms import Cell, compared_in, held, told, told_rooms


@given(told_rooms(actors=5, issues=4))
def test_it_is_the_mean_closeness_of_any_two_stances_that_are_compared(rows: list[list[Cell | None]]) -> None:
    compared = [both for one, other in combinations(rows, 2) for both in compared_in(one, other)]
    drawn = [stance for both in compared for _, stance, _ in both]
    closeness = [1 - abs(one - other) / 4 for one, other in product(drawn, drawn)]
    expected = sum(closeness) / len(closeness) if closeness else None
    assert agreement_by_chance(told(rows)) == (None if expected is None else pytest.approx(expected))


def test_two_actors_at_the_ends_have_scotts_pi() -> None:
    # 10 issues: 4 both support, 3 both oppose, 3 differ; 11 of 20 stances support
    ours = [2] * 4 + [-2] * 3 + [2, 2, -2]
    theirs = [2] * 4 + [-2] * 3 + [-2, -2, 2]
    room = held(ours, theirs)
    chance, mean = agreement_by_chance(room), align_pairs(room).mean
    assert chance == pytest.approx(0.55**2 + 0.45**2)
    assert mean == pytest.approx(0.7)


def test_a_room_of_one_mind_owes_all_its_agreement_to_chance() -> None:
    room = held([1, 1, None], [1, 1, 2], [1, None, None])
    assert agreement_by_chance(room) == align_pairs(room).mean == 1


def test_who_speaks_alone_is_not_compared() -> None:
    assert agreement_by_chance(held([2, None], [None, -2])) is None
