"""The order of actors in a matrix, and groups of them where there are too many to show one by one."""

from functools import cached_property

import numpy as np

from analysis.alignment_matrix import Pairs
from analysis.leaf_order import leaf_order
from analysis.stance_matrix import Floats, Numbers

MOST_UNGROUPED, MOST_GROUPS = 40, 15
"""With more actors that can be compared than the first, a matrix is one of groups, at most so many as the second."""


class Ordering:
    """Actors as a tree: average linkage on 1 - shrunk alignment, in the optimal leaf order."""

    def __init__(self, pairs: Pairs) -> None:
        self._distance: Floats = 1 - pairs.shrunk

    @cached_property
    def leaves(self) -> Numbers:
        """The places of the actors in the order that the tree allows in which neighbours are nearest."""
        if len(self._distance) < 3:
            return np.arange(len(self._distance))
        from scipy.cluster.hierarchy import linkage
        from scipy.spatial.distance import squareform

        tree = linkage(squareform(self._distance, checks=False), "average")
        return leaf_order(self._distance, tree[:, :2].astype(np.int64))

    def groups(self, most: int) -> Numbers:
        """A group for every actor, at most `most` of them, numbered from 0 in the order of the leaves.

        Of all ways to cut the order of leaves into so many runs, the one with
        the least sum of squared distances of the pairs inside the runs, found
        by dynamic programming. It keeps runs both close and small enough to read.
        """
        size = len(self._distance)
        groups = np.zeros(size, dtype=np.int64)
        for number, (start, end) in enumerate(_runs(self._distance[np.ix_(self.leaves, self.leaves)], most)):
            groups[self.leaves[start:end]] = number
        return groups


def _runs(distance: Floats, most: int) -> list[tuple[int, int]]:
    """The best cut of the rows of an ordered distance matrix into at most `most` runs, as (start, end)."""
    size = len(distance)
    sums = np.zeros((size + 1, size + 1))
    sums[1:, 1:] = (distance**2).cumsum(axis=0).cumsum(axis=1)
    at = np.arange(size + 1)
    diagonal = sums[at, at]
    inside = diagonal[None, :] - 2 * sums + diagonal[:, None]
    # cost of the run from the row to before the column; runs end after they start
    cost = np.where(at[None, :] > at[:, None], inside, np.inf)
    best, cuts = cost[0], []
    for _ in range(min(most, size) - 1):
        totals = best[:, None] + cost
        cuts.append(totals.argmin(axis=0))
        best = totals.min(axis=0)
    runs, end = [], size
    for cut in reversed(cuts):
        runs.append((int(cut[end]), end))
        end = int(cut[end])
    return [(start, stop) for start, stop in [(0, end), *reversed(runs)] if stop > start]


def group_means(pairs: Pairs, groups: Numbers) -> tuple[Floats, Numbers, Numbers]:
    """Of every two groups: the mean alignment of their pairs, weighed by n; the sum of n; and how many share an issue.

    Arrays of groups by groups; the diagonal holds the pairs inside a group.
    The mean is missing where no pair shares an issue.
    """
    member = (groups[:, None] == np.arange(groups.max(initial=-1) + 1)).astype(np.float64)
    n = pairs.n.astype(np.float64)
    np.fill_diagonal(n, 0)
    near = n * np.nan_to_num(pairs.value)
    once = np.where(np.eye(member.shape[1], dtype=bool), 0.5, 1.0)
    shared = member.T @ n @ member
    comparable = once * (member.T @ (n > 0) @ member)
    with np.errstate(invalid="ignore"):
        mean: Floats = member.T @ near @ member / shared
    return mean, np.rint(once * shared).astype(np.int64), np.rint(comparable).astype(np.int64)
