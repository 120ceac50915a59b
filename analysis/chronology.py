"""The order of statements by their dates, where a date is the span of days that it allows and two spans may overlap.

This is the order of lists, and of "the newest". From which day a position counts is another matter: see
analysis.positions_in_force.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from loaders.dates import parse_date

DATED = ["date", "earliest", "latest"]
"""The columns of a table that say when: the date as it is written, and the days between which it lies."""


def oldest_first(dated: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table by date (columns date, earliest, latest), those of one date in the order of the table.

    What lies wholly before something else comes before it. Of two dates that overlap, such as 2025-10 and
    2025-10-29, that which begins later is the newer one, and of two that begin on one day that which ends later. A
    date that is open to the past, such as ../2025-10, stands at the bound that is known of it, just before 2025-10: at
    its beginning, which nobody knows, it would stand below all that is years older.
    """
    return dated.iloc[np.lexsort(_keys(dated))]


def newest_first(dated: pd.DataFrame) -> pd.DataFrame:
    """The same from the other end; those of one date stay in the order of the table."""
    return dated.iloc[np.lexsort([-key for key in _keys(dated)])]


def _keys(dated: pd.DataFrame) -> list[NDArray[np.int64]]:
    """What rows are ordered by, the most important last."""
    begins = dated["earliest"].to_numpy(copy=True)
    is_open = np.isnat(begins)
    bounds = [parse_date(date.removeprefix("../")).earliest for date in dated["date"][is_open]]
    begins[is_open] = np.array(bounds, begins.dtype)
    return [key.astype(np.int64) for key in (~is_open, dated["latest"].to_numpy(), begins)]


def ends(dated: pd.DataFrame) -> tuple[str, str]:
    """The dates, as they are written, of the oldest and of the newest row; there must be one."""
    days = dated[DATED]
    *_, begins = _keys(days)
    # of very many only those at either end are put in order
    oldest, newest = (oldest_first(days[begins == bound])["date"] for bound in (begins.min(), begins.max()))
    return str(oldest.iloc[0]), str(newest.iloc[-1])


def ends_by(dated: pd.DataFrame, by: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The oldest and the newest row for each value of the column `by`: columns DATED, index `by`."""
    days = dated[[by, *DATED]]
    order = np.lexsort(_keys(days))
    places = pd.Series(np.argsort(order), days.index).groupby(days[by])
    oldest, newest = (days.iloc[order[place]].set_index(by) for place in (places.min(), places.max()))
    return oldest, newest


def most_then_newest(dated: pd.DataFrame, by: str, ids: Sequence[str]) -> list[str]:
    """The `ids` by how many rows they have in the column `by`, the most first; of as many those with the newest row."""
    _, newest = ends_by(dated, by)
    ordered = newest_first(newest.reindex([one for one in ids if one in newest.index])).index
    number = dated[by].value_counts().to_dict()
    silent = [one for one in ids if one not in number]
    return sorted([*map(str, ordered), *silent], key=lambda one: -number.get(one, 0))
