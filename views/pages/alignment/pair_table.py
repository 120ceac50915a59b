"""Every pair of actors with all its figures, for people."""

import numpy as np
import pandas as pd

from analysis.wording.figures import PLAIN_LEVEL
from views.shared.evidence_comparison import pair_changes
from views.shared.view import View


def pair_rows(view: View) -> pd.DataFrame:
    """Every pair once, the comparable ones first."""
    told = view.room.hearsay[np.triu_indices(len(view.actors), 1)]
    return view.room.pairs.table().assign(told=told).sort_values(["ranked", "n"], ascending=False, kind="stable")


def pair_words(table: pd.DataFrame, view: View) -> pd.DataFrame:
    """The same rows with names, percents, what they rest on, and how they differ at other steps of evidence."""
    words = pd.DataFrame(
        {
            "Actor": table["actor"].map(view.names),
            "Other": table["other"].map(view.names),
            "Alignment %": (100 * table["alignment"]).round(1),
            "n": table["n"],
            "Passages": table["passages"],
            f"{PLAIN_LEVEL} low": (100 * table["low"]).round(1),
            f"{PLAIN_LEVEL} high": (100 * table["high"]).round(1),
            "Least % if one-sided issues were filled in": (100 * table["least"]).round(1),
            "Most %": (100 * table["most"]).round(1),
            "Least % if all were": (100 * table["least_all"]).round(1),
            "Most % if all were": (100 * table["most_all"]).round(1),
            "Rests on others' accounts": np.where(table["told"], "partly", "no"),
            "Ranked": np.where(table["ranked"], "yes", np.where(table["n"] > 0, "no: too little", "not comparable")),
        }
    )
    changes = pair_changes(view, list(table["actor"]), list(table["other"]))
    return pd.concat([words, changes.set_axis(words.index)], axis=1)
