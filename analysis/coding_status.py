"""How far each document has been coded: as its entry says it, or as follows from what rests on it."""

import pandas as pd

from loaders.table_rows import Row
from loaders.vocabularies import CodingStatus


class StatusRow(Row):
    """A document: its status, whether its entry gives it, and how many positions and milestones rest on it."""

    __slots__ = ()
    Index: str
    status: str
    is_given: bool
    positions: int
    milestones: int

    @property
    def is_partly(self) -> bool:
        """Whether it is still to be read though something of it is coded."""
        return self.status == CodingStatus.to_code and bool(self.positions or self.milestones)

    @property
    def contradicts(self) -> bool:
        """Whether there is nothing to code in it, and positions rest on it all the same."""
        return self.status == CodingStatus.nothing_to_code and self.positions > 0


def coding_statuses(sources: pd.DataFrame, positions: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """A row a document (StatusRow, index source): those to code first, then the coded, then those with nothing.

    A position of a joint statement is one, however many sign it. Where an entry gives no status, a document is coded
    if a position or a milestone rests on it, else to code.
    """
    table = pd.DataFrame({"status": sources["status"].to_numpy()}, index=pd.Index(sources["source"], name="source"))
    table["is_given"] = table["status"] != ""
    said = positions.drop_duplicates(["file", "line"])["source"].value_counts()
    for column, counts in (("positions", said), ("milestones", events["source"].value_counts())):
        table[column] = counts.reindex(table.index).fillna(0).astype("int64")
    rests = (table["positions"] > 0) | (table["milestones"] > 0)
    follows = rests.map({True: CodingStatus.coded.value, False: CodingStatus.to_code.value})
    table["status"] = table["status"].where(table["is_given"], follows)
    order = {status.value: number for number, status in enumerate(CodingStatus)}
    return table.sort_values("status", key=lambda column: column.map(order), kind="stable")
