"""The order of actors and their groups, against trying every order and every cut."""

from collections.abc import Iterator
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.cluster.hierarchy import ClusterNode, linkage, to_tree

from analysis.actor_order import Ordering, group_means
from analysis.alignment_matrix import Pairs
from analysis.stance_matrix import Floats
from tests.support.rooms import EAST, WEST, Row, pairs_of, rooms


def along(distance: Floats, order: list[int]) -> float:
    """The sum of the distances of neighbours."""
    return sum(float(distance[one, other]) for one, other in pairwise(order))


def orders(tree: ClusterNode) -> Iterator[list[int]]:
    """Every order of the leaves that turning the branches of a tree about allows."""
    if tree.is_leaf():
        yield [tree.id]
        return
    for left in orders(tree.left):
        for right in orders(tree.right):
            yield left + right
            yield right + left


def cuts(size: int, most: int) -> Iterator[list[range]]:
    """Every way to cut so many places into at most `most` runs."""
    for number in range(min(most, size)):
        for ends in combinations(range(1, size), number):
            yield [range(start, end) for start, end in pairwise((0, *ends, size))]


@settings(max_examples=60)
@given(rooms(6, 4))
def test_neighbours_are_as_near_as_the_tree_allows(rows: list[list[int | None]]) -> None:
    pairs = pairs_of(*rows)
    leaves = Ordering(pairs).leaves.tolist()
    assert sorted(leaves) == list(range(len(rows)))
    if len(rows) >= 3:
        # of an order and its reverse, the one that begins with the earlier actor
        assert leaves[0] < leaves[-1]
        distance = 1 - pairs.shrunk
        tree = to_tree(linkage(distance[np.triu_indices(len(rows), 1)], "average"))
        allowed = list(orders(tree))
        assert leaves in allowed
        assert along(distance, leaves) == pytest.approx(min(along(distance, order) for order in allowed))


def test_the_order_that_scipy_misses_is_found() -> None:
    rows: list[Row] = [[-2, -2, -2, -2], [-2, -2, -2, None], [-2, -2, -1, -2], [-2, 0, -2, -2]]
    # the tree joins 0 with 1, then 2, then 3: so 3 stands at an end, and 0 may stand next to it
    assert Ordering(pairs_of(*rows)).leaves.tolist() == [2, 1, 0, 3]


@given(st.permutations(range(-2, 3)))
def test_actors_along_one_line_stand_in_its_order(levels: list[int]) -> None:
    pairs = pairs_of(*[[level] * 4 for level in levels])
    order = [levels[leaf] for leaf in Ordering(pairs).leaves]
    assert order in ([-2, -1, 0, 1, 2], [2, 1, 0, -1, -2])


@settings(max_examples=60)
@given(rooms(8, 4), st.integers(1, 5))
def test_groups_are_the_closest_runs_of_the_order(rows: list[list[int | None]], most: int) -> None:
    pairs = pairs_of(*rows)
    ordering = Ordering(pairs)
    groups = ordering.groups(most)[ordering.leaves].tolist()
    # numbered from 0 in the order of the leaves, each group without a gap
    assert groups[0] == 0
    assert all(after - before in (0, 1) for before, after in pairwise(groups))
    assert groups[-1] < most
    squares = (1 - pairs.shrunk)[np.ix_(ordering.leaves, ordering.leaves)] ** 2

    def inside(runs: list[range]) -> float:
        return sum(float(squares[one, other]) for run in runs for one, other in combinations(run, 2))

    size = len(rows)
    found = [range(groups.index(number), size - groups[::-1].index(number)) for number in range(groups[-1] + 1)]
    assert inside(found) == pytest.approx(min(inside(runs) for runs in cuts(size, most)), abs=1e-9)


def test_two_camps_and_a_loner_are_three_groups_however_they_are_mixed() -> None:
    middle: Row = [2, 2, 2, -2, -2, -2]
    rows = [WEST, EAST, WEST, middle, EAST, WEST, EAST]
    groups = Ordering(pairs_of(*rows)).groups(3).tolist()
    assert groups[0] == groups[2] == groups[5]
    assert groups[1] == groups[4] == groups[6]
    assert len({groups[0], groups[1], groups[3]}) == 3


def test_one_far_member_tells_more_against_a_group_than_several_near_ones() -> None:
    # On four issues each the mean of all pairs is (1 + 2 x 0.75 + 2 x 0 + 0.25) / 6 = 0.458, and 1 - (share + mean) / 2
    # is 0.271 for the first two, 0.396 between them and the third, 0.646 between the third and the fourth. The squares
    # inside: three and one 0.271^2 + 2 x 0.396^2 = 0.387, two and two 0.271^2 + 0.646^2 = 0.490. The distances
    # themselves would say the other: 1.06 against 0.92.
    groups = Ordering(pairs_of([-2] * 4, [-2] * 4, [-1] * 4, [2] * 4)).groups(2)
    assert groups[0] == groups[1] == groups[2] != groups[3]


def test_more_groups_than_actors_are_a_group_for_each() -> None:
    groups = Ordering(pairs_of([2, 2, 2], [0, 0, 0], [-2, -2, -2])).groups(9)
    assert sorted(groups) == [0, 1, 2]


@pytest.mark.parametrize("size", [0, 1, 2])
def test_fewer_than_three_actors_keep_their_order(size: int) -> None:
    ordering = Ordering(pairs_of(*[WEST, EAST][:size]))
    assert ordering.leaves.tolist() == list(range(size))
    assert ordering.groups(1).tolist() == [0] * size
    assert ordering.groups(5).tolist() == list(range(size))


def slow_means(pairs: Pairs, groups: list[int]) -> list[list[tuple[float, int, int]]]:
    """The mean by n, the sum of n and the number of comparable pairs, of every two groups and inside each."""

    def of(left: int, right: int) -> tuple[float, int, int]:
        near, total, count = 0.0, 0, 0
        for one, other in combinations(range(len(groups)), 2):
            if sorted((groups[one], groups[other])) == sorted((left, right)) and pairs.n[one, other]:
                near += float(pairs.value[one, other]) * int(pairs.n[one, other])
                total += int(pairs.n[one, other])
                count += 1
        return near / total if total else np.nan, total, count

    numbers = range(max(groups) + 1)
    return [[of(left, right) for right in numbers] for left in numbers]


@given(rooms(7, 4), st.lists(st.integers(0, 2), min_size=7, max_size=7))
def test_group_means_are_those_of_their_pairs_one_by_one(rows: list[list[int | None]], drawn: list[int]) -> None:
    pairs, groups = pairs_of(*rows), drawn[: len(rows)]
    mean, n, compared = group_means(pairs, np.array(groups))
    slow = slow_means(pairs, groups)
    assert mean.tolist() == [[pytest.approx(cell[0], nan_ok=True) for cell in row] for row in slow]
    assert n.tolist() == [[cell[1] for cell in row] for row in slow]
    assert compared.tolist() == [[cell[2] for cell in row] for row in slow]


def test_group_means_weigh_pairs_by_what_they_share() -> None:
    pairs = pairs_of([2, 2, 2, None], [2, 2, 1, None], [-2, None, None, None], [None, None, None, 2])
    mean, n, compared = group_means(pairs, np.array([0, 0, 1, 2]))
    # inside the first group one pair: (1 + 1 + 0.75) / 3; with the second: 0 on one issue each; with the third nothing
    assert mean[0, 0] == pytest.approx(2.75 / 3)
    assert (mean[0, 1], mean[1, 0]) == (0, 0)
    assert np.isnan(mean[2]).all()
    assert np.isnan(mean[1, 1])
    assert n.tolist() == [[3, 2, 0], [2, 0, 0], [0, 0, 0]]
    assert compared.tolist() == [[1, 2, 0], [2, 0, 0], [0, 0, 0]]


def test_of_nobody_there_are_no_group_means() -> None:
    for part in group_means(pairs_of(), np.zeros(0, dtype=np.int64)):
        assert part.shape == (0, 0)
