"""Red lines and silences: what actors strongly oppose, and what they once spoke of and no longer do."""

from datetime import date

import pandas as pd


def red_lines(standing: pd.DataFrame) -> pd.DataFrame:
    """The strong oppositions among the positions in force, the newest first."""
    return standing[standing["stance"] == -2].sort_values("latest", ascending=False, kind="stable")


def silences(positions: pd.DataFrame, standing: pd.DataFrame, since: date) -> pd.DataFrame:
    """The positions in force of actors that have said nothing more on the issue after `since`, the oldest first.

    The columns of `standing`, and later: how many passages of the actor, on
    whatever issue, are of a later date. Without any, it has not fallen silent
    on the issue: it is not in the documents any more.
    """
    day = pd.Timestamp(since)
    after = positions[positions["latest"] > day].groupby("actor")["passage"].nunique()
    silent = standing[standing["latest"] <= day].sort_values("latest", kind="stable")
    return silent.assign(later=silent["actor"].map(after).fillna(0).astype("int64"))
