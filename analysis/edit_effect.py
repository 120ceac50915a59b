"""What an edit of the data changes in the picture."""

from collections.abc import Sequence

import pandas as pd

from analysis.alignment_matrix import Pairs
from analysis.moves import moves

FIGURES = ("alignment", "n", "ranked")


def changed_pairs(before: Pairs, after: Pairs) -> pd.DataFrame:
    """The pairs of actors whose figure, n or rank is another after an edit.

    Columns actor, other; alignment, n and ranked of both, with the endings
    _before and _after. A pair with an actor that is new, or gone, is missing
    on one side.
    """
    return changed_rows(before.table(), after.table(), FIGURES)


def changed_rows(before: pd.DataFrame, after: pd.DataFrame, figures: Sequence[str]) -> pd.DataFrame:
    """The same of two tables of pairs, for any figures that have alignment and n among them."""
    columns = ["actor", "other", *figures]
    both = before[columns].merge(after[columns], on=["actor", "other"], how="outer", suffixes=("_before", "_after"))
    nothing = both["n_before"].fillna(0).eq(0) & both["n_after"].fillna(0).eq(0)
    same = both["alignment_before"].eq(both["alignment_after"]) | both["n_after"].eq(0)
    for figure in figures:
        same &= both[f"{figure}_before"].eq(both[f"{figure}_after"]) | (figure == "alignment")
    return both[~same & ~nothing].reset_index(drop=True)


def changed_moves(before: pd.DataFrame, after: pd.DataFrame) -> dict[str, int]:
    """By kind of move how many more (or, below 0, fewer) there are among the positions after an edit."""
    counts = moves(after)["move"].value_counts().sub(moves(before)["move"].value_counts(), fill_value=0)
    return {str(kind): int(change) for kind, change in counts.items() if change}
