"""Blocs and their stability, against rooms small enough to work out by hand and blocs found again by really leaving
something out."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.alignment_matrix import Pairs, align_pairs
from analysis.blocs import (
    ALONE_UP_TO,
    GROUPS_OUT,
    Bloc,
    Stability,
    Together,
    _left_out,
    find_blocs,
    firm,
    labels,
    letter,
    stability,
    why_no_blocs,
    why_unstable,
)
from analysis.stance_matrix import Stances
from tests.support.rooms import EAST, WEST, Row, held, pairs_of, rooms

NOTHING: Row = [None] * 6


def share_above_mean(rows: Sequence[Row]) -> tuple[dict[tuple[int, int], float], float]:
    """By pair of actors that share at least three issues the alignment, and the mean of all pairs by n: loops."""
    shares, near, total = {}, 0.0, 0
    for one, other in combinations(range(len(rows)), 2):
        both = [(x, y) for x, y in zip(rows[one], rows[other], strict=True) if x is not None and y is not None]
        closeness = sum(1 - abs(x - y) / 4 for x, y in both)
        near, total = near + closeness, total + len(both)
        if len(both) >= 3:
            shares[one, other] = closeness / len(both)
    return shares, near / total if total else 0.5


def test_two_camps_are_two_blocs() -> None:
    assert find_blocs(pairs_of(*[WEST] * 4, *[EAST] * 4)) == [(0, 1, 2, 3), (4, 5, 6, 7)]
    assert find_blocs(pairs_of(*[WEST, EAST] * 4)) == [(0, 2, 4, 6), (1, 3, 5, 7)]


def test_the_largest_bloc_comes_first_and_of_two_as_large_the_one_with_the_first_actor() -> None:
    assert find_blocs(pairs_of(*[WEST] * 3, *[EAST] * 5)) == [(3, 4, 5, 6, 7), (0, 1, 2)]
    assert find_blocs(pairs_of(EAST, WEST, WEST, EAST)) == [(0, 3), (1, 2)]


@given(
    st.permutations(range(8)),
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from([0, 1])), min_size=8, max_size=8),
)
def test_the_order_of_the_actors_and_a_step_of_each_on_one_issue_change_no_camp(
    order: list[int], steps: list[tuple[int, int]]
) -> None:
    rows = [list(WEST if place < 4 else EAST) for place in range(8)]
    for row, (issue, step) in zip(rows, steps, strict=True):
        row[issue] -= step if row[issue] > 0 else -step
    found = find_blocs(pairs_of(*[rows[place] for place in order]))
    assert {frozenset(order[place] for place in bloc) for bloc in found} == {
        frozenset(range(4)),
        frozenset(range(4, 8)),
    }


@settings(max_examples=60)
@given(rooms(7, 5))
def test_members_of_a_bloc_are_linked_by_ranked_pairs_closer_than_the_mean_and_nobody_is_in_two(
    rows: list[list[int | None]],
) -> None:
    shares, mean = share_above_mean(rows)
    near = {pair for pair, share in shares.items() if share > mean + 1e-9}
    blocs = find_blocs(pairs_of(*rows))
    members = [member for bloc in blocs for member in bloc]
    assert len(members) == len(set(members))
    assert [len(bloc) for bloc in blocs] == sorted((len(bloc) for bloc in blocs), reverse=True)
    assert bool(blocs) == bool(near)
    for bloc in blocs:
        reached = {bloc[0]}
        for _ in bloc:
            reached |= {end for pair in near if set(pair) <= set(bloc) and reached & set(pair) for end in pair}
        assert reached == set(bloc)
        assert len(bloc) > 1


@settings(max_examples=30)
@given(rooms(8, 5))
def test_blocs_are_the_same_from_run_to_run(rows: list[list[int | None]]) -> None:
    assert find_blocs(pairs_of(*rows)) == find_blocs(pairs_of(*rows))


def shuffled(held: Stances, actors: Sequence[int], issues: Sequence[int]) -> Stances:
    """The same positions with rows and columns in another order."""
    cells = np.ix_(actors, issues)
    return Stances(
        tuple(held.actors[row] for row in actors),
        tuple(held.issues[column] for column in issues),
        held.score[cells],
        held.stated[cells],
        held.passage[cells],
    )


def named(pairs: Pairs, blocs: list[Bloc]) -> list[set[str]]:
    return [{pairs.actors[place] for place in bloc} for bloc in blocs]


@settings(max_examples=60, deadline=None)
@given(rooms(14, 6), st.data())
def test_the_order_of_actors_and_issues_changes_nothing(rows: list[list[int | None]], data: st.DataObject) -> None:
    there = held(*rows)
    actors = data.draw(st.permutations(range(len(rows))))
    issues = data.draw(st.permutations(range(6)))
    pairs, others = align_pairs(there), align_pairs(shuffled(there, actors, issues))
    assert named(pairs, find_blocs(pairs)) == named(others, find_blocs(others))
    one, other = stability(pairs), stability(others)
    for mine, theirs in ((one.issues, other.issues), (one.actors, other.actors)):
        np.testing.assert_array_equal(mine.share[np.ix_(actors, actors)], theirs.share)


def crowd(actors: int, issues: int, seed: int) -> Stances:
    """Many actors who say whatever comes, so that there are many ways to part them."""
    score = np.random.default_rng(seed).integers(-2, 3, size=(actors, issues))
    return held(*score.tolist())


def test_neither_does_it_where_many_are_left_out_in_groups() -> None:
    there = crowd(ALONE_UP_TO + 5, ALONE_UP_TO + 3, seed=1)
    actors, issues = (np.random.default_rng(2).permutation(size).tolist() for size in there.score.shape)
    pairs, others = align_pairs(there), align_pairs(shuffled(there, actors, issues))
    assert named(pairs, find_blocs(pairs)) == named(others, find_blocs(others))
    one, other = stability(pairs), stability(others)
    np.testing.assert_array_equal(one.issues.share[np.ix_(actors, actors)], other.issues.share)
    np.testing.assert_array_equal(one.actors.share[np.ix_(actors, actors)], other.actors.share)


def test_an_actor_joins_those_it_is_close_to_on_many_issues_not_on_a_few() -> None:
    # issues: 3 that a0 shares with the first three, 20 of those three alone, 20 that a0 shares with the other three,
    # 20 on which the two threes differ wholly
    none = [None] * 20
    few: Row = [2, 2, 2, *[2] * 20, *none, *[2] * 20]
    many: Row = [None, None, None, *none, *[2] * 20, *[-2] * 20]
    between: Row = [2, 2, 2, *none, *[2] * 12, *[1] * 8, *none]
    pairs = pairs_of(between, few, few, few, many, many, many)
    # The mean of all pairs is (3 x 43 + 3 x 40 + 3 x 3 x 1 + 3 x 20 x 0.9) / (129 + 120 + 9 x 20 + 9 + 60) = 0.627.
    # a0 is above it by 0.373 and 0.273, but shrunk, by 3 / (3 + 4) and 20 / (20 + 4) of that: 0.160 and 0.228.
    assert (pairs.value[0, 1], pairs.value[0, 4]) == (1, pytest.approx(0.9))
    assert find_blocs(pairs) == [(0, 4, 5, 6), (1, 2, 3)]


def test_an_actor_without_a_ranked_pair_is_in_no_bloc() -> None:
    two_issues: Row = [2, 2, None, None, None, None]
    rows = [two_issues, *[WEST] * 4, *[EAST] * 4, NOTHING]
    assert find_blocs(pairs_of(*rows)) == [(1, 2, 3, 4), (5, 6, 7, 8)]


def test_positions_on_one_passage_make_no_bloc() -> None:
    room = held(*[WEST] * 4, *[EAST] * 4)
    # the first two speak in one passage each pair of issues: 6 shared issues, but 1 + 1 passages
    passage = room.passage.copy()
    passage[0], passage[1] = 900, 901
    pairs = align_pairs(replace(room, passage=passage))
    assert (pairs.n[0, 1], pairs.passages[0, 1]) == (6, 2)
    assert not pairs.ranked[0, 1]
    # with the others either still rests on 1 + 6 passages, so both stay in the bloc through them
    assert find_blocs(pairs)[0] == (0, 1, 2, 3)
    passage[2:4] = [[902] * 6, [903] * 6]
    assert find_blocs(align_pairs(replace(room, passage=passage))) == [(4, 5, 6, 7)]


@settings(max_examples=60)
@given(st.integers(1, 19), st.lists(st.integers(3, 30), min_size=28, max_size=28))
def test_where_all_stand_equally_close_nobody_is_a_bloc_whatever_the_rounding(
    twentieth: int, counts: list[int]
) -> None:
    pairs = pairs_of(*[WEST] * 8)
    n = np.zeros((8, 8), dtype=np.int64)
    n[np.triu_indices(8, 1)] = counts
    assert find_blocs(replace(pairs, n=n + n.T, value=np.full((8, 8), twentieth / 20))) == []


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
    out = [~kept for kept in _left_out(np.ones(size, dtype=bool), [f"{number:03}" for number in range(size)])]
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


@pytest.mark.parametrize("rows", [[], [WEST], [[]], [WEST, EAST], [NOTHING] * 6])
def test_too_few_actors_or_nothing_shared_is_a_normal_case(rows: list[Row]) -> None:
    pairs = pairs_of(*rows)
    assert find_blocs(pairs) == []
    tested = stability(pairs)
    for together in (tested.issues, tested.actors):
        assert together.share.shape == (len(rows), len(rows))
        assert not np.nansum(together.share)
    assert "blocs are looked for from 5" in why_no_blocs(pairs, [])


def test_the_stability_of_a_bloc_is_the_mean_of_its_pairs_that_are_known() -> None:
    together = np.array([[1, 0.5, 0.9], [0.5, 1, np.nan], [0.9, np.nan, 1]])
    tested = Stability(Together(together, 10, 1), Together(np.ones((3, 3)), 10, 1))
    assert tested.of((0, 1, 2)) == pytest.approx(0.7)
    assert tested.member(0, (0, 1, 2)) == pytest.approx(0.7)
    assert tested.member(1, (0, 1, 2)) == 0.5
    assert tested.member(1, (1, 2)) == tested.of((1, 2)) == 0


def test_four_actors_are_no_room() -> None:
    pairs = pairs_of(WEST, WEST, EAST, EAST, NOTHING)
    assert why_no_blocs(pairs, find_blocs(pairs)) == (
        "6 of 10 pairs of actors share at least 3 issues on 3 passages. That is 4 actors; blocs are looked for from 5."
    )


def star(*more: tuple[int, int]) -> Pairs:
    """One actor that shares three issues with each of four others, and `more` pairs that share three."""
    links = [(0, 1), (0, 2), (0, 3), (0, 4), *more]
    return pairs_of(*[[2 if actor in link else None for link in links for _ in range(3)] for actor in range(6)])


def test_a_room_where_less_than_half_of_the_pairs_can_be_ranked_has_no_blocs() -> None:
    assert why_no_blocs(star(), [(0, 1), (2, 3)]) == (
        "4 of 15 pairs of actors share at least 3 issues on 3 passages. Of the 10 pairs among the 5 actors "
        "concerned, less than 50\u00a0% can be ranked: who belongs together would rest on who was quoted."
    )
    assert why_no_blocs(star((1, 2)), [(0, 1), (2, 3)]) == ""


def test_a_room_of_one_mind_and_a_room_with_one_group_have_no_blocs() -> None:
    pairs = pairs_of(*[WEST] * 5)
    assert find_blocs(pairs) == []
    assert why_no_blocs(pairs, []) == (
        "10 of 10 pairs of actors share at least 3 issues on 3 passages, "
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
