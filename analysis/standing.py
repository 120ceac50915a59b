"""Positions in force: where each actor stands on each issue at a date."""

from collections.abc import Sequence
from datetime import date

import pandas as pd


def in_force(positions: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The latest position of each actor on each issue that was stated on or before `as_of`.

    A position counts from the latest day that its date allows. Of two on one
    day the one further down in the file counts. Same columns as `positions`,
    at most one row for each actor and issue, in the order of `positions`.
    """
    stated = positions[positions["latest"] <= pd.Timestamp(as_of)]
    latest = stated.sort_values("latest", kind="stable").drop_duplicates(["actor", "issue"], keep="last")
    return latest.sort_index()


def stances(standing: pd.DataFrame, actor: str) -> "pd.Series[int]":
    """The actor's stance from -2 to +2 by issue, for the issues on which it has one in `standing`."""
    mine = standing[standing["actor"] == actor]
    return pd.Series(mine["stance"].to_numpy(), index=mine["issue"].to_numpy(), dtype="int64")


def matrix(standing: pd.DataFrame, actors: Sequence[str], issues: Sequence[str]) -> pd.DataFrame:
    """Actors by issues, the stance or a missing value where none is in force. `standing` has one row a cell."""
    wide = standing.pivot(index="actor", columns="issue", values="stance")
    return wide.reindex(index=list(actors), columns=list(issues)).astype("Int64")


def counts_by_stance(standing: pd.DataFrame) -> pd.DataFrame:
    """Issues by stance (-2 to +2): how many actors stand there. Issues without positions are left out."""
    counts = pd.crosstab(standing["issue"], standing["stance"])
    return counts.reindex(columns=range(-2, 3), fill_value=0)
