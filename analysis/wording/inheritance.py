"""What is inherited, in words: how many positions of whom, from whom, and whether figures count them."""

from collections.abc import Callable

import pandas as pd

from analysis.inheritance import INHERITED, ORIGIN
from analysis.selection import Selection
from analysis.wording.figures import count, in_part, listed
from loaders.vocabularies import Attribution

NOT_COUNTED = "No figure counts them."
COUNTED = "Alignments count them, but not between a group and its members, nor between members that inherit the same."


def inherited_in_words(selection: Selection, rows: pd.DataFrame, write: Callable[[str], str] = str) -> str:
    """Which of the rows are inherited, from whom, and whether figures count them; "" where they are not to be seen.

    `write` makes names fit for where the words will stand.
    """
    if not selection.inherits:
        return ""
    if Attribution.reported not in selection.filters.attributions:
        return "Nothing is inherited where only own words are heard: what a group says is not in its members' words."
    derived = inherited_among(rows)
    if derived.empty:
        return (
            "Nothing is inherited here: nobody was a member, on both days, of a group that has spoken for the silent."
        )
    heirs = write(listed(in_part(selection.names[actor] for actor in derived["actor"].unique())))
    groups = write(listed(in_part(selection.names[group] for group in derived[ORIGIN].unique())))
    counted = COUNTED if selection.counts_inherited else NOT_COUNTED
    return f"{count(len(derived), 'position')} of {heirs} inherited from {groups}. {counted}"


def inherited_among(rows: pd.DataFrame) -> pd.DataFrame:
    """Those of the rows that are inherited."""
    return rows[rows["attribution"] == INHERITED]
