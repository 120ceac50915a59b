"""Communities of a graph: groups that are tied more closely within than their ties would give by chance."""

import numpy as np

from analysis.stance_matrix import Floats, Numbers

SEARCHES = 5
"""A search goes through the nodes in a random order; of so many the best one counts."""

_ROUNDING = 1e-9
"""Differences that rounding could make move nobody and prefer nothing."""


def communities(weight: Floats) -> list[list[int]]:
    """The communities of a graph, each in rising order, the largest first; a node may be alone in its own.

    `weight` holds the ties, nodes by nodes, symmetric and not negative, with
    nothing on the diagonal. By the Louvain method (Blondel, Guillaume, Lambiotte
    and Lefebvre, "Fast unfolding of communities in large networks", J. Stat.
    Mech., 2008); of SEARCHES the one with the greatest modularity counts, and of
    those as good always the same one.
    """
    if not weight.any():
        return [[node] for node in range(len(weight))]
    searches = (_groups(_search(weight, np.random.default_rng(seed))) for seed in range(SEARCHES))
    return min(searches, key=lambda groups: (-round(modularity(weight, groups) / _ROUNDING), groups))


def modularity(weight: Floats, groups: list[list[int]]) -> float:
    """The share of ties that lie within groups, less what it would be by chance (Newman, Phys. Rev. E 69, 2004)."""
    share, degree = weight / weight.sum(), weight.sum(axis=1) / weight.sum()
    return float(sum(share[np.ix_(group, group)].sum() - degree[group].sum() ** 2 for group in groups))


def _search(weight: Floats, chance: np.random.Generator) -> Numbers:
    """The group of every node: nodes are moved where that gains most, then whole groups as if they were nodes."""
    group = np.arange(len(weight))
    while True:
        moved = _move(weight, chance)
        _, label = np.unique(moved, return_inverse=True)
        if len(weight) == label.max() + 1:
            return group
        group = label[group]
        into = np.eye(label.max() + 1)[label]
        weight = into.T @ weight @ into


def _move(weight: Floats, chance: np.random.Generator) -> Numbers:
    """Each node in the group where it adds most to the modularity, each being alone at first, until none moves."""
    total, degree = weight.sum(), weight.sum(axis=1)
    group, held = np.arange(len(weight)), degree.copy()
    moving = True
    while moving:
        moving = False
        for node in chance.permutation(len(weight)).tolist():
            here = group[node]
            ties = np.bincount(group, weights=weight[node], minlength=len(weight))
            ties[here] -= weight[node, node]
            held[here] -= degree[node]
            gain = ties - degree[node] * held / total
            best = gain.argmax()
            if gain[best] > gain[here] + _ROUNDING:
                group[node], moving = best, True
            held[group[node]] += degree[node]
    return group


def _groups(group: Numbers) -> list[list[int]]:
    members = (np.flatnonzero(group == label).tolist() for label in np.unique(group))
    return sorted(members, key=lambda found: (-len(found), found))
