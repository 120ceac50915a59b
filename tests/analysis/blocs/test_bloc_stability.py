"""The stability of blocs, against rooms worked out by hand and blocs found again by really leaving something out."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings

from analysis.blocs.blocs import (
    ALONE_UP_TO,
    GROUPS_OUT,
    Bloc,
    Stability,
    Together,
    _left_out,
    find_blocs,
    stability,
    why_unstable,
)
from tests.support.rooms import EAST, NOTHING, WEST, Row, pairs_of, rooms


def test_camps_that_hinge_on_nothing_stay_together_whatever_is_left_out() -> None:
    pairs = pairs_of(*[WEST] * 4, *[EAST] * 4)
    tested = stability(pairs)
    camp = np.arange(8) < 4
    for together in (tested.issues, tested.actors):
        np.testing.assert_array_equal(together.share, np.equal.outer(camp, camp).astype(float))
    assert (tested.issues.runs, tested.issues.out) == (6, 1)
    assert (tested.actors.runs, tested.actors.out) == (8, 1)
    assert [tested.of(bloc) for bloc in find_blocs(pairs)] == [1, 1]
    assert tested.member(0, (0, 1, 2, 3)) == 1
    assert why_unstable(find_blocs(pairs), tested) == ""


def room_with_a_couple_that_one_issue_holds() -> list[Row]:
    """Two camps on issues 0 to 5, and two actors that share issues 6 to 9 with each other and nothing with others."""
    silent: Row = [None] * 4
    couple: list[Row] = [[*NOTHING, 2, 2, 2, 2], [*NOTHING, 2, -1, -1, -1]]
    return [*[[*WEST, *silent]] * 4, *[[*EAST, *silent]] * 4, *couple]


def test_two_that_one_issue_holds_together_fall_apart_without_it() -> None:
    pairs = pairs_of(*room_with_a_couple_that_one_issue_holds())
    couple = (8, 9)
    assert find_blocs(pairs) == [(0, 1, 2, 3), (4, 5, 6, 7), couple]
    # Both say 2 on issue 6, and on 7 to 9 they are 3 steps apart: (1 + 3/4) / 4 = 0.4375. The mean of all pairs:
    # 12 pairs in a camp on 6 issues at 1, 16 across at 0: (72 + 1.75) / (72 + 96 + 4) = 0.4288. Without
    # - issue 6:      0.25 against (72 + 0.75) / 171 = 0.4254: apart
    # - one of 7-9:   (1 + 2/4) / 3 = 0.5 against (72 + 1.5) / 171 = 0.4298: together
    # - one of 0-5:   0.4375 against (60 + 1.75) / 144 = 0.4288: together
    # - one of a camp: 9 pairs inside, 12 across: 0.4375 against (54 + 1.75) / 130 = 0.4288: together
    # - one of the two: not both there, so it does not count
    # together in 3 + 6 of 10 issues and 8 of 8 actors: the lower of the two counts
    tested = stability(pairs)
    assert tested.issues.of(couple) == pytest.approx(9 / 10)
    assert tested.actors.of(couple) == 1
    assert tested.of(couple) == tested.member(8, couple) == pytest.approx(9 / 10)
    assert [tested.of(bloc) for bloc in find_blocs(pairs)[:2]] == [1, 1]
    assert tested.issues.share[0, 8] == tested.actors.share[0, 8] == 0


def test_two_that_share_no_more_than_three_issues_fall_apart_without_any_of_them() -> None:
    silent: Row = [None] * 3
    rows = [[*WEST, *silent]] * 4 + [[*EAST, *silent]] * 4 + [[*NOTHING, 2, 2, 2]] * 2
    # 9 issues left out: together but without one of their own three
    assert stability(pairs_of(*rows)).of((8, 9)) == pytest.approx((9 - 3) / 9)


def test_leaving_out_an_issue_or_an_actor_without_positions_is_no_test() -> None:
    rows = [[*row, None, None] for row in [WEST] * 4 + [EAST] * 4] + [[*NOTHING, None, None]]
    tested = stability(pairs_of(*rows))
    assert (tested.issues.runs, tested.actors.runs) == (6, 8)


@settings(max_examples=20)
@given(rooms(6, 5))
def test_stability_is_what_really_leaving_out_each_issue_and_each_actor_gives(rows: list[list[int | None]]) -> None:
    size = len(rows)

    def shares(runs: list[tuple[list[int], list[Bloc]]]) -> np.typing.NDArray[np.float64]:
        together, present = np.zeros((size, size)), np.zeros((size, size))
        for kept, blocs in runs:
            for one, other in product(kept, kept):
                present[one, other] += 1
                together[one, other] += any(one in bloc and other in bloc for bloc in blocs)
        with np.errstate(invalid="ignore"):
            return together / present

    without_issues, without_actors = [], []
    for issue in range(5):
        if any(row[issue] is not None for row in rows):
            fewer = [row[:issue] + row[issue + 1 :] for row in rows]
            without_issues.append((list(range(size)), find_blocs(pairs_of(*fewer))))
    for actor in range(size):
        if any(cell is not None for cell in rows[actor]):
            kept = [place for place in range(size) if place != actor]
            found = find_blocs(pairs_of(*[rows[place] for place in kept]))
            without_actors.append((kept, [tuple(kept[place] for place in bloc) for bloc in found]))
    tested = stability(pairs_of(*rows))
    np.testing.assert_allclose(tested.issues.share, shares(without_issues))
    np.testing.assert_allclose(tested.actors.share, shares(without_actors))


@pytest.mark.parametrize(
    ("issues", "runs", "at_most"),
    [(ALONE_UP_TO, ALONE_UP_TO, 1), (ALONE_UP_TO + 1, GROUPS_OUT, 7), (ALONE_UP_TO + 11, GROUPS_OUT, 8)],
)
def test_many_issues_are_left_out_in_groups(issues: int, runs: int, at_most: int) -> None:
    tested = stability(pairs_of(*[[2] * issues] * 3, *[[-2] * issues] * 3))
    assert (tested.issues.runs, tested.issues.out) == (runs, at_most)
    assert (tested.actors.runs, tested.actors.out) == (6, 1)


@pytest.mark.parametrize("size", [0, 1, ALONE_UP_TO, ALONE_UP_TO + 1, 3 * ALONE_UP_TO - 1])
def test_everything_is_left_out_once_in_groups_as_even_as_can_be(size: int) -> None:
    out = [~kept for kept in _left_out(np.ones(size, dtype=bool), range(size))]
    assert len(out) == (size if size <= ALONE_UP_TO else GROUPS_OUT)
    assert np.sum(out, axis=0).tolist() == ([1] * size if size else 0)
    sizes = [int(group.sum()) for group in out]
    assert not sizes or max(sizes) - min(sizes) <= 1


def test_many_actors_are_left_out_in_groups_too() -> None:
    tested = stability(pairs_of(*[WEST] * 33, *[EAST] * 32))
    assert (tested.actors.runs, tested.actors.out) == (GROUPS_OUT, 7)
    assert tested.of(tuple(range(33))) == tested.of(tuple(range(33, 65))) == 1


def test_progress_is_told_from_nought_upwards_before_every_run() -> None:
    told: list[float] = []
    stability(pairs_of(*[WEST] * 4, *[EAST] * 4), told.append)
    assert told == [number / 14 for number in range(14)]


def test_the_stability_of_a_bloc_is_the_mean_of_its_pairs_that_are_known() -> None:
    together = np.array([[1, 0.5, 0.9], [0.5, 1, np.nan], [0.9, np.nan, 1]])
    tested = Stability(Together(together, 10, 1), Together(np.ones((3, 3)), 10, 1))
    assert tested.of((0, 1, 2)) == pytest.approx(0.7)
    assert tested.member(0, (0, 1, 2)) == pytest.approx(0.7)
    assert tested.member(1, (0, 1, 2)) == 0.5
    assert tested.member(1, (1, 2)) == tested.of((1, 2)) == 0
