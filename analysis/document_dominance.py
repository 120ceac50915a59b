"""What one document decides: the alignments as they would be without it.

Its share of the positions alone hides that what it carries may stand elsewhere too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from analysis.alignment_matrix import Pairs, align_pairs
from analysis.positions_in_force import in_force
from analysis.stance_matrix import stances


@dataclass(frozen=True)
class Loss:
    """How many pairs of actors can be compared and ranked, with a document and without it.

    `most_changed` is the pair, ranked with the document and comparable without
    it, whose alignment changes most (the larger n of those that tie), as places
    among the actors; None where there is none.
    """

    comparable: int
    comparable_without: int
    ranked: int
    ranked_without: int
    most_changed: tuple[int, int] | None


def without(
    source: str, positions: pd.DataFrame, actors: Sequence[str], issues: Sequence[str], as_of: date
) -> Pairs:  # fmt: skip
    """All pairs from the positions that do not rest on a document; earlier statements come into force again."""
    standing = in_force(positions[positions["source"] != source], as_of)
    return align_pairs(stances(standing, actors, issues))


def loss(pairs: Pairs, left: Pairs) -> Loss:
    """What is lost from `pairs` to `left`, both of the same actors in the same order."""
    above = np.triu(np.ones(pairs.n.shape, dtype=bool), 1)
    both = above & pairs.ranked & (left.n > 0)
    change = np.where(both, np.abs(np.nan_to_num(pairs.value) - np.nan_to_num(left.value)), 0.0)
    place = None
    if change.any():
        rows, columns = np.nonzero(np.isclose(change, change.max()))
        firmest = int(left.n[rows, columns].argmax())
        place = int(rows[firmest]), int(columns[firmest])
    return Loss(
        comparable=int((above & (pairs.n > 0)).sum()),
        comparable_without=int((above & (left.n > 0)).sum()),
        ranked=int((above & pairs.ranked).sum()),
        ranked_without=int((above & left.ranked).sum()),
        most_changed=place,
    )
