"""Communities, against graphs small enough to try every way of parting them and against networkx."""

from collections.abc import Iterator

import networkx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.blocs import communities as module
from analysis.blocs.communities import communities, modularity
from analysis.stance_matrix import Floats


def graph(size: int, seed: int, density: float = 0.6) -> Floats:
    """Random ties between so many nodes."""
    chance = np.random.default_rng(seed)
    upper = np.triu(chance.random((size, size)) * (chance.random((size, size)) < density), 1)
    ties: Floats = upper + upper.T
    return ties


def partitions(nodes: list[int]) -> Iterator[list[list[int]]]:
    """Every way to part some nodes into groups."""
    if not nodes:
        yield []
        return
    for rest in partitions(nodes[1:]):
        yield [[nodes[0]], *rest]
        for place in range(len(rest)):
            yield [*rest[:place], [nodes[0], *rest[place]], *rest[place + 1 :]]


def test_two_triangles_with_one_tie_between_them_are_two_communities() -> None:
    weight = np.zeros((7, 7))
    for one, other in [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)]:
        weight[one, other] = weight[other, one] = 1
    found = communities(weight)
    assert found == [[0, 1, 2], [3, 4, 5], [6]]
    # of 7 ties 6 lie within; each triangle has 7 of 14 ends
    assert modularity(weight, found) == pytest.approx(6 / 7 - 2 * (7 / 14) ** 2)


def test_without_ties_everybody_is_alone() -> None:
    assert communities(np.zeros((3, 3))) == [[0], [1], [2]]
    assert communities(np.zeros((0, 0))) == []


@given(st.integers(2, 30), st.integers(0, 1000))
def test_modularity_is_that_of_networkx_and_every_node_has_one_community(size: int, seed: int) -> None:
    weight = graph(size, seed)
    found = communities(weight)
    assert sorted(node for group in found for node in group) == list(range(size))
    if weight.any():
        ours = modularity(weight, found)
        known = networkx.community.modularity(networkx.from_numpy_array(weight), [set(group) for group in found])
        assert ours == pytest.approx(known)
        assert ours >= modularity(weight, [[node] for node in range(size)])


def test_in_small_graphs_no_way_to_part_them_is_better() -> None:
    best = 0
    for seed in range(50):
        weight = graph(6, seed)
        limit = max(modularity(weight, groups) for groups in partitions(list(range(6))))
        found = modularity(weight, communities(weight))
        assert found <= limit + 1e-12
        best += found > limit - 1e-12
    assert best >= 48  # a search climbs, and may end on a lower hill


def test_larger_graphs_are_parted_as_well_as_by_networkx() -> None:
    ours, theirs = [], []
    for seed in range(20):
        weight = graph(40, seed, density=0.3)
        ours.append(modularity(weight, communities(weight)))
        drawn = networkx.from_numpy_array(weight)
        searches = [networkx.community.louvain_communities(drawn, seed=one) for one in range(module.SEARCHES)]
        theirs.append(max(networkx.community.modularity(drawn, groups) for groups in searches))
    assert np.mean(ours) > 0.98 * np.mean(theirs)


def test_of_several_searches_the_best_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    def parted(searches: int) -> list[float]:
        monkeypatch.setattr(module, "SEARCHES", searches)
        return [modularity(weight, communities(weight)) for weight in (graph(25, seed, 0.3) for seed in range(10))]

    one, several = parted(1), parted(5)
    assert all(better >= single - 1e-12 for better, single in zip(several, one, strict=True))
    assert sum(several) > sum(one) + 0.01
