"""Positions in force: where each actor stands on each issue at a date."""

from datetime import date

import pandas as pd

from loaders import Dataset


def in_force(positions: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The latest position of each actor on each issue that was stated on or before `as_of`.

    A position counts from the latest day that its date allows. Of two on one
    day the one further down in the file counts. Same columns as `positions`,
    at most one row for each actor and issue, in the order of `positions`.
    """
    stated = positions[positions["latest"] <= pd.Timestamp(as_of)]
    latest = stated.sort_values("latest", kind="stable").drop_duplicates(["actor", "issue"], keep="last")
    return latest.sort_index()


def span(data: Dataset, today: date) -> tuple[date, date]:
    """The days to choose a date among: from the first statement to today, or to the last if that is later."""
    first, last = data.days or (today, today)
    return min(first, today), max(last, today)
