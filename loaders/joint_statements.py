"""Joint statements in the table of positions, where each of their positions has a row for every signatory.

To an actor its row is a position like any other. Whoever counts evidence of several actors together, or lists
quotations of several, takes each position once.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from loaders.vocabularies import Attribution

Flags = npt.NDArray[np.bool_]

_STATED = tuple(Attribution)
_PLACE = ["file", "line"]


def once(positions: pd.DataFrame) -> pd.DataFrame:
    """The rows, of those of several signatories for one position the first that is there; the same table without any.

    Rows that no file has, such as inherited ones, all stay.
    """
    repeated = _repeated(positions)
    return positions[~repeated] if repeated.any() else positions


def count_positions(positions: pd.DataFrame) -> int:
    """How many positions the rows are: one of a joint statement is one, however many have signed it."""
    return len(positions) - int(_repeated(positions).sum())


def standing_in(positions: pd.DataFrame) -> "pd.Series[int]":
    """For each row the label of the one that stands for it in `once`, by its own label."""
    labels = positions.index.to_series()
    signed = _signed(positions)
    if signed.any():
        labels[signed] = labels[signed].groupby([positions.loc[signed, column] for column in _PLACE]).transform("first")
    return labels


def _repeated(positions: pd.DataFrame) -> Flags:
    signed = _signed(positions)
    repeated = np.zeros(len(positions), dtype=bool)
    if signed.any():
        repeated[signed] = positions.loc[signed, _PLACE].duplicated()
    return repeated


def _signed(positions: pd.DataFrame) -> Flags:
    """Which rows a file has for several actors at once."""
    joint: Flags = (positions["joint"] != "").to_numpy(dtype=bool)
    return joint & positions["attribution"].isin(_STATED).to_numpy() if joint.any() else joint
