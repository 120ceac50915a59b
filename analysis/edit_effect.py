"""What an edit of the data changes in the picture."""

import pandas as pd

from analysis.alignment_matrix import Pairs
from analysis.moves import moves


def changed_pairs(before: Pairs, after: Pairs) -> pd.DataFrame:
    """The pairs of actors whose figure, n or rank is another after an edit.

    Columns actor, other; alignment, n and ranked of both, with the endings
    _before and _after. A pair with an actor that is new, or gone, is missing
    on one side.
    """
    figures = ["actor", "other", "alignment", "n", "ranked"]
    both = before.table()[figures].merge(
        after.table()[figures], on=["actor", "other"], how="outer", suffixes=("_before", "_after")
    )
    same = both["n_before"].eq(both["n_after"]) & both["ranked_before"].eq(both["ranked_after"])
    same &= both["alignment_before"].eq(both["alignment_after"]) | both["n_after"].eq(0)
    nothing = both["n_before"].fillna(0).eq(0) & both["n_after"].fillna(0).eq(0)
    return both[~same & ~nothing].reset_index(drop=True)


def changed_moves(before: pd.DataFrame, after: pd.DataFrame) -> dict[str, int]:
    """By kind of move how many more (or, below 0, fewer) there are among the positions after an edit."""
    counts = moves(after)["move"].value_counts().sub(moves(before)["move"].value_counts(), fill_value=0)
    return {str(kind): int(change) for kind, change in counts.items() if change}
