"""Blocs, against rooms small enough to work out by hand, and whatever the order of actors and issues."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.alignment_matrix import Pairs, align_pairs
from analysis.blocs.blocs import ALONE_UP_TO, Bloc, find_blocs, stability
from analysis.stance_matrix import Stances
from tests.support.rooms import EAST, NOTHING, WEST, Row, held, pairs_of, rooms


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
