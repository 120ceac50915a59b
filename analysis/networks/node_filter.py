"""Networks without some of their nodes: whoever is left out counts nowhere, not even in a divisor."""

from collections.abc import Collection

import pandas as pd


def leave_out(table: pd.DataFrame, *, actors: Collection[str] = (), issues: Collection[str] = ()) -> pd.DataFrame:
    """The rows of a table that are of other actors and issues, as far as it has columns for them."""
    for column, ids in (("actor", actors), ("issue", issues)):
        if ids and column in table:
            table = table[~table[column].isin(list(ids))]
    return table
