"""Bridges: the actors that stand nearest to both of two sides."""

import numpy as np
import pandas as pd

from analysis.alignment_matrix import Pairs
from analysis.stance_matrix import Flags, Floats, Numbers
from loaders.table_rows import Row


class BridgeRow(Row):
    """An actor between two sides (see `bridges`)."""

    __slots__ = ()
    actor: str
    left: float
    left_n: int
    right: float
    right_n: int
    nearer: float
    ranked: bool


def bridges(pairs: Pairs, left: Flags, right: Flags) -> pd.DataFrame:
    """Every actor by how near it stands to the farther of two sides, the nearest first.

    `left` and `right` say which actors make a side: one or a bloc. A member of
    a bloc is compared with its other members, and can be a bridge itself; an
    actor that is a side by itself has none, and is left out. Columns
    actor; left, left_n and right, right_n (the mean alignment with the members
    of the side, weighed by n, and the sum of n); nearer (the smaller of the
    two); ranked (whether a ranked pair links it with each side). Actors that
    share nothing with one of the sides are left out, and those that are not
    ranked come last, in the order of the actors.
    """
    here, n_here = _with_side(pairs, left)
    there, n_there = _with_side(pairs, right)
    ranked = pairs.ranked[:, left].any(axis=1) & pairs.ranked[:, right].any(axis=1)
    frame = pd.DataFrame(
        {
            "actor": pd.array(pairs.actors, dtype="str"),
            "left": here,
            "left_n": n_here,
            "right": there,
            "right_n": n_there,
            "nearer": np.minimum(here, there),
            "ranked": ranked,
        }
    )
    frame = frame[(n_here > 0) & (n_there > 0)]
    order = pd.DataFrame({"late": ~frame["ranked"], "far": -frame["nearer"].where(frame["ranked"], 0.0)})
    return frame.loc[order.sort_values(["late", "far"], kind="stable").index].reset_index(drop=True)


def _with_side(pairs: Pairs, side: Flags) -> tuple[Floats, Numbers]:
    n = (pairs.n - np.diag(pairs.n.diagonal()))[:, side]
    total = n.sum(axis=1)
    near = (n * np.nan_to_num(pairs.value[:, side])).sum(axis=1)
    with np.errstate(invalid="ignore"):
        mean: Floats = near / total
    return mean, total
