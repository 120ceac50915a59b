"""Every pair of actors with all its figures, for people."""

import numpy as np
import pandas as pd

from analysis.sides import as_columns
from analysis.wording.figures import PLAIN_LEVEL
from views.shared.evidence_comparison import pair_changes
from views.shared.view import View

YES, TOLD, LITTLE, NO = range(4)
IN_WORDS = {YES: "yes", TOLD: "only as others tell it", LITTLE: "no: too little", NO: "not comparable"}
"""Whether a pair can be ranked: what a table of pairs is sorted by first."""


def pair_rows(view: View) -> pd.DataFrame:
    """Every pair once, those that can be ranked first, then those that can be only as others tell it."""
    above = np.triu_indices(len(view.actors), 1)
    ranking, room = view.ranking, view.ranking.heard
    tier = np.select([ranking.ranked[above], ranking.told[above], room.pairs.n[above] > 0], [YES, TOLD, LITTLE], NO)
    table = room.pairs.table().assign(hearsay=room.hearsay[above], tier=tier, **as_columns(room.sides, *above))
    return table.sort_values(["tier", "n"], ascending=[True, False], kind="stable")


def told_rows(table: pd.DataFrame) -> pd.DataFrame:
    """Of the rows of `pair_rows` the pairs that can be ranked only as others tell it, the nearest first."""
    return table[table["tier"] == TOLD].sort_values("alignment", ascending=False, kind="stable")


def pair_words(table: pd.DataFrame, view: View) -> pd.DataFrame:
    """The same rows with names, percents, what they rest on, and how they differ at other steps of evidence."""
    words = pd.DataFrame(
        {
            "Actor": table["actor"].map(view.names),
            "Other": table["other"].map(view.names),
            "Same side": table["same"],
            "Opposite sides": table["opposite"],
            "Mixed": table["mixed"],
            "Alignment %": (100 * table["alignment"]).round(1),
            "n": table["n"],
            "Separate quotations": table["passages"],
            f"{PLAIN_LEVEL} low": (100 * table["low"]).round(1),
            f"{PLAIN_LEVEL} high": (100 * table["high"]).round(1),
            "Least % if one-sided issues were filled in": (100 * table["least"]).round(1),
            "Most %": (100 * table["most"]).round(1),
            "Least % if all were": (100 * table["least_all"]).round(1),
            "Most % if all were": (100 * table["most_all"]).round(1),
            "Separate quotations of the same side": table["same_passages"],
            "of opposite sides": table["opposite_passages"],
            "of mixed ones": table["mixed_passages"],
            "Rests on others' accounts": np.where(table["hearsay"], "partly", "no"),
            "Ranked": [IN_WORDS[tier] for tier in table["tier"]],
        }
    )
    changes = pair_changes(view, list(table["actor"]), list(table["other"]))
    return pd.concat([words, changes.set_axis(words.index)], axis=1)
