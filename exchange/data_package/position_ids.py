"""An id for each row of the positions' table, the one that the workbook has: it follows from what the position says."""

from collections import defaultdict

import pandas as pd

from exchange.position_rows import FIELDS, content_key
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import Stance

STANCES = {stance.score: stance for stance in Stance}


def position_ids(positions: pd.DataFrame) -> list[str]:
    """The ids of these rows, which are all of a folder. All signatories of a joint statement have one for its position.

    Of positions in one file that say the same, each after the first has a number behind its id.
    """
    known: dict[tuple[str, int], str] = {}
    said: defaultdict[tuple[str, str], int] = defaultdict(int)
    for row in records(positions, PositionRow):
        place = row.file, row.line
        if place not in known:
            key = content_key(row.file, {name: str(getattr(row, name)) for name in FIELDS} | {"stance": stance_of(row)})
            said[row.file, key] += 1
            times = said[row.file, key]
            known[place] = key if times == 1 else f"{key}-{times}"
    return [known[row.file, row.line] for row in records(positions, PositionRow)]


def stance_of(position: PositionRow) -> str:
    """The word for the stance of a row: 1 -> "support"."""
    return STANCES[position.stance].value
