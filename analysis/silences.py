"""Red lines and silences: what actors strongly oppose, and what they once spoke of and no longer do."""

from datetime import date

import pandas as pd

from analysis.chronology import newest_first, oldest_first
from analysis.scenarios.pinned_positions import said_ones
from loaders.vocabularies import Attribution


def red_lines(standing: pd.DataFrame) -> pd.DataFrame:
    """The strong oppositions among the positions in force, the newest first."""
    return newest_first(standing[standing["stance"] == -2])


def silences(positions: pd.DataFrame, standing: pd.DataFrame, since: date) -> pd.DataFrame:
    """The direct positions in force of actors that have said nothing more on the issue after `since`, the oldest first.

    The columns of `standing`, and later: how many passages of the actor, on
    whatever issue, are of a later date. Without any, it has not fallen silent
    on the issue: it is not in the documents any more. What others say of an
    actor, and what a scenario supposes of it, is neither its word nor its silence.
    """
    day = pd.Timestamp(since)
    spoken, stands = (said_ones(one[one["attribution"] != Attribution.characterised]) for one in (positions, standing))
    after = spoken[spoken["latest"] > day].groupby("actor")["passage"].nunique()
    silent = oldest_first(stands[stands["latest"] <= day])
    return silent.assign(later=silent["actor"].map(after).fillna(0).astype("int64"))
