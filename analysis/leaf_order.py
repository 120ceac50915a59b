"""The optimal order of the leaves of a tree.

scipy has the same algorithm, but its order is often not the optimal one (scipy issue 11227).
"""

import numpy as np

from analysis.stance_matrix import Floats, Numbers


def leaf_order(distance: Floats, joined: Numbers) -> Numbers:
    """Of the orders that turning the branches of a tree about allows, the one with the nearest neighbours.

    Row k of `joined` holds the two nodes that node `size + k` joins. Bar-Joseph,
    Gifford and Jaakkola, "Fast optimal leaf ordering for hierarchical clustering"
    (Bioinformatics 17, 2001). Of an order and its mirror image the one that begins
    with the earlier leaf is given.
    """
    size = len(distance)
    branches = [(0, 0)] * size
    leaves = [np.array([leaf]) for leaf in range(size)]
    # by the two ends of a node's leaves, the least sum of distances between them; an end in either branch
    across: list[Floats] = [np.zeros((1, 1))] * size

    def ends(node: int) -> Floats:
        if node < size:
            return across[node]
        large, small = across[node].shape
        least = np.full((large + small,) * 2, np.inf)
        least[:large, large:], least[large:, :large] = across[node], across[node].T
        return least

    def between(large: int, small: int) -> Floats:
        gap: Floats = distance[np.ix_(leaves[large], leaves[small])]
        return gap

    for pair in joined.tolist():
        large, small = sorted(pair, key=lambda node: -len(leaves[node]))
        branches.append((large, small))
        leaves.append(np.concatenate([leaves[large], leaves[small]]))
        across.append(_least_sums(_least_sums(ends(large), between(large, small)), ends(small)))

    order: list[int] = []
    first, last = np.unravel_index(across[-1].argmin(), across[-1].shape)
    todo = [(len(across) - 1, int(first), int(last) + len(across[-1]))]
    while todo:
        node, start, end = todo.pop()
        if node < size:
            order.append(node)
            continue
        large, small = branches[node]
        turned = start > end
        outer, other = (end, start - len(leaves[large])) if turned else (start, end - len(leaves[large]))
        sums = ends(large)[outer][:, None] + between(large, small) + ends(small)[:, other]
        inner, near = (int(at) for at in np.unravel_index(sums.argmin(), sums.shape))
        if turned:
            todo += [(large, inner, outer), (small, other, near)]
        else:
            todo += [(small, near, other), (large, outer, inner)]
    return np.array(order if order[0] < order[-1] else order[::-1], dtype=np.int64)


def _least_sums(left: Floats, right: Floats) -> Floats:
    """The product of two matrices with sums for products and the least for the sum; `right` has few columns."""
    return np.stack([(left + column).min(axis=1) for column in right.T], axis=1)
