"""The permutation test: against loops over pairs and rooms, and whatever actors and issues are called and listed."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.alignment_matrix import Pairs, align_pairs
from analysis.blocs.blocs import ALONE_UP_TO, find_blocs, stability
from analysis.blocs.permutation_test import PermutationTest, deals, divisions, permutation_test
from analysis.stance_matrix import Floats, Stances
from tests.support.rooms import EAST, NOTHING, WEST, Row, held, pairs_of, rooms


def division_by_loops(rows: Sequence[Row]) -> float:
    """The greatest eigenvalue of shrunk alignment less the mean, pair by pair and issue by issue."""
    shared, near = np.zeros((2, len(rows), len(rows)))
    for one, other in combinations(range(len(rows)), 2):
        for x, y in zip(rows[one], rows[other], strict=True):
            if x is not None and y is not None:
                shared[[one, other], [other, one]] += 1
                near[[one, other], [other, one]] += 1 - abs(x - y) / 4
    mean = near.sum() / shared.sum() if shared.any() else 0.5
    closer = np.zeros(shared.shape)
    for one, other in combinations(range(len(rows)), 2):
        shrunk = (near[one, other] + 4 * mean) / (shared[one, other] + 4)
        closer[[one, other], [other, one]] = shrunk - mean
    return float(max(np.linalg.eigvals(closer).real))


def rows_of(score: Floats, stances: Stances) -> list[Row]:
    return [
        [int(x) if known else None for x, known in zip(*row, strict=True)]
        for row in zip(score, stances.stated, strict=True)
    ]


def inheriting(rows: Sequence[Row], heirs: int) -> Stances:
    """The first actor is a group, and so many that follow it have inherited whatever it says."""
    room = held(*rows)
    for array in (room.score, room.stated, room.passage):
        array[1 : heirs + 1] = array[0]
    inherited = np.zeros(room.stated.shape, dtype=bool)
    inherited[1 : heirs + 1] = room.stated[0]
    return Stances(room.actors, room.issues, room.score, room.stated, room.passage, inherited)


def crowd(actors: int, issues: int, seed: int) -> list[list[int]]:
    """Actors who say whatever comes."""
    return np.random.default_rng(seed).integers(-2, 3, (actors, issues)).tolist()  # type: ignore[no-any-return]


@given(rooms(7, 5))
def test_the_division_of_a_room_is_what_loops_over_pairs_and_issues_find(rows: list[list[int | None]]) -> None:
    pairs = pairs_of(*rows)
    [found] = divisions([pairs.stances.score], pairs.stances.stated, pairs.n)
    assert found == pytest.approx(division_by_loops(rows), abs=1e-9)


@given(rooms(7, 5), st.integers(1, 3))
def test_what_is_passed_on_divides_nobody(rows: list[list[int | None]], heirs: int) -> None:
    pairs = align_pairs(inheriting(rows, min(heirs, len(rows) - 1)))
    closer = pairs.shrunk - pairs.mean
    np.fill_diagonal(closer, 0)
    [found] = divisions([pairs.stances.score], pairs.stances.stated, pairs.n)
    assert found == pytest.approx(max(np.linalg.eigvals(closer).real), abs=1e-9)


@settings(max_examples=15, deadline=None)
@given(rooms(7, 5))
def test_the_test_counts_the_rooms_dealt_anew_that_loops_find_as_divided(rows: list[list[int | None]]) -> None:
    pairs = pairs_of(*rows)
    room = pairs.stances.at(pairs.order, range(5))
    dealt = [division_by_loops(rows_of(score, room)) for score in deals(room)]
    as_clear = sum(one >= division_by_loops(rows) - 1e-7 for one in dealt)
    found = permutation_test(pairs)
    assert found == PermutationTest(as_clear, 99)
    assert found.p == (1 + as_clear) / 100
    assert found.is_passed == (as_clear <= 4)


@given(rooms(7, 4))
def test_stances_are_dealt_on_each_issue_among_those_who_spoke(rows: list[list[int | None]]) -> None:
    room = held(*rows)
    for score in deals(room, 5):
        assert not score[~room.stated].any()
        for issue in range(4):
            assert Counter(score[room.stated[:, issue], issue]) == Counter(
                room.score[room.stated[:, issue], issue],
            )


def test_every_way_to_deal_is_as_likely_on_each_issue_by_itself() -> None:
    room = held([2, 1], [None, 0], [0, -1], [-2, None])
    dealt = Counter(tuple(score.ravel().tolist()) for score in deals(room, 3600))
    assert len(dealt) == 6 * 6
    assert min(dealt.values()) > 60
    assert max(dealt.values()) < 140


def test_the_rooms_that_are_dealt_are_always_the_same() -> None:
    room = held(*crowd(6, 5, seed=1))
    assert [score.tolist() for score in deals(room)] == [score.tolist() for score in deals(room)]


@given(rooms(7, 4), st.integers(1, 4))
def test_what_is_inherited_goes_with_the_words_of_the_group(rows: list[list[int | None]], heirs: int) -> None:
    room = inheriting(rows, min(heirs, len(rows) - 1))
    others = [place for place in range(len(rows)) if not 1 <= place <= heirs]
    for score in deals(room, 5):
        assert (score[1 : heirs + 1] == score[0]).all()
        assert not score[~room.stated].any()
        assert np.sort(score[others], axis=0).tolist() == np.sort(room.score[others], axis=0).tolist()


def test_one_who_has_words_of_its_own_in_the_passage_of_a_group_is_dealt_its_own() -> None:
    room = inheriting([[2], [2], [-2], [1], [0]], 1)
    room.passage[2] = room.passage[0]
    assert {(score[0, 0] == score[1, 0], score[0, 0] == score[2, 0]) for score in deals(room)} == {(True, False)}


def test_two_groups_that_said_it_together_and_one_who_inherits_it_are_dealt_one_stance() -> None:
    room = inheriting([[2], [2], [-2], [1], [0]], 1).at([4, 0, 3, 2, 1], [0])  # the heir stands last
    room.passage[3], room.score[3] = room.passage[1], 2
    for score in deals(room):
        assert score[1, 0] == score[3, 0] == score[4, 0]
        assert sorted(score[[0, 1, 2], 0]) == [0, 1, 2]


@pytest.mark.parametrize("seed", range(4))
def test_many_who_inherit_one_groups_words_do_not_make_a_room_divided(seed: int) -> None:
    rows = crowd(16, 10, seed)
    assert permutation_test(align_pairs(inheriting(rows, 7))).p > 0.05
    # as if each of them had said the same in words of its own
    assert permutation_test(pairs_of(*[rows[0]] * 8, *rows[8:])).p == 0.01


def renamed(held: Stances, actors: Sequence[int], names: Sequence[int], issues: Sequence[int]) -> Stances:
    """The same positions with actors and issues listed in another order, and the actors called by other names."""
    room = held.at(actors, issues)
    return Stances(
        tuple(f"b{names[actor]:02}" for actor in actors), room.issues, room.score, room.stated, room.passage,
        room.inherited,
    )  # fmt: skip


def assert_nothing_changes(pairs: Pairs, other: Pairs, actors: Sequence[int]) -> None:
    """Whether both rooms have the same blocs, as stable and as far from chance."""
    found = [{actors[place] for place in bloc} for bloc in find_blocs(other)]
    assert sorted(map(sorted, found)) == sorted(map(sorted, find_blocs(pairs)))
    assert permutation_test(other) == permutation_test(pairs)
    one, two = stability(pairs), stability(other)
    for mine, theirs in ((one.issues, two.issues), (one.actors, two.actors)):
        np.testing.assert_array_equal(mine.share[np.ix_(actors, actors)], theirs.share)


@settings(max_examples=25, deadline=None)
@given(rooms(9, 6), st.data())
def test_neither_names_nor_order_change_the_blocs_and_how_far_they_are_from_chance(
    rows: list[list[int | None]], data: st.DataObject
) -> None:
    rows = [row for place, row in enumerate(rows) if row not in rows[:place]]
    actors, names = (data.draw(st.permutations(range(len(rows)))) for _ in range(2))
    issues = data.draw(st.permutations(range(6)))
    room = held(*rows)
    assert_nothing_changes(align_pairs(room), align_pairs(renamed(room, actors, names, issues)), actors)


@settings(max_examples=25, deadline=None)
@given(rooms(9, 6), st.integers(0, 3), st.data())
def test_of_actors_that_are_alike_names_decide_at_most_who_is_in_which_bloc(
    rows: list[list[int | None]], heirs: int, data: st.DataObject
) -> None:
    rows = [*rows, *rows[:2]]
    actors, names = (data.draw(st.permutations(range(len(rows)))) for _ in range(2))
    room = inheriting(rows, min(heirs, len(rows) - 1)) if heirs else held(*rows)
    other = renamed(room, actors, names, range(6))
    found = [
        sorted(sorted(str(rows_of(one.score, one)[place]) for place in bloc) for bloc in find_blocs(align_pairs(one)))
        for one in (room, other)
    ]
    assert found[0] == found[1]
    assert permutation_test(align_pairs(other)) == permutation_test(align_pairs(room))


def test_neither_do_they_where_many_are_left_out_in_groups() -> None:
    room = held(*crowd(ALONE_UP_TO + 5, 12, seed=1))
    chance = np.random.default_rng(2)
    actors, names, issues = (chance.permutation(size).tolist() for size in (ALONE_UP_TO + 5, ALONE_UP_TO + 5, 12))
    assert_nothing_changes(align_pairs(room), align_pairs(renamed(room, actors, names, issues)), actors)


def test_who_says_the_same_in_one_remark_is_told_apart_by_that_and_not_by_its_name() -> None:
    room = held(*[WEST] * 3, *[EAST] * 3)
    room.passage[1] = 900
    places = [
        align_pairs(renamed(room, range(6), names, range(6))).order.index(1)
        for names in ([0, 1, 2, 3, 4, 5], [2, 0, 1, 3, 4, 5], [0, 2, 1, 3, 4, 5])
    ]
    assert len(set(places)) == 1


def test_two_clear_camps_are_far_from_chance() -> None:
    found = permutation_test(pairs_of(*[WEST] * 4, *[EAST] * 4))
    assert (found.as_clear, found.rooms, found.p) == (0, 99, 0.01)


def test_actors_who_say_whatever_comes_are_not() -> None:
    assert sum(permutation_test(pairs_of(*crowd(10, 8, seed))).is_passed for seed in range(30)) <= 2


@pytest.mark.parametrize("rows", [[], [WEST], [[]], [NOTHING] * 3, [WEST] * 6, [WEST, EAST]])
def test_a_room_that_can_be_dealt_in_one_way_only_is_as_divided_by_chance(rows: list[Row]) -> None:
    assert permutation_test(pairs_of(*rows)).p == 1


def test_progress_is_told_after_every_room_up_to_the_whole() -> None:
    told: list[float] = []
    permutation_test(pairs_of(*[WEST] * 4, *[EAST] * 4), told.append)
    assert told == [number / 99 for number in range(1, 100)]
