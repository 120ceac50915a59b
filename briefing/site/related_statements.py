"""Statements that belong together: of one actor on one issue, one after the other, and those on the same words."""

from collections import defaultdict
from collections.abc import Collection

import pandas as pd

from analysis.chronology import oldest_first
from loaders.joint_statements import once, standing_in
from loaders.table_rows import PositionRow, records

CELL = ["actor", "issue"]


class RelatedStatements:
    """What leads from a position to others. A position of a joint statement has a way for each of its signatories.

    Positions are asked for by the label that stands for them in `once`, and found as rows of the positions table.
    """

    def __init__(self, positions: pd.DataFrame) -> None:
        """`positions` are all that are published."""
        stands_for = standing_in(positions).to_dict()
        self._earlier: defaultdict[int, dict[int, PositionRow]] = defaultdict(dict)
        self._later: defaultdict[int, dict[int, PositionRow]] = defaultdict(dict)
        before: dict[tuple[str, str], PositionRow] = {}
        for row in records(oldest_first(positions[positions.duplicated(CELL, keep=False)]), PositionRow):
            if former := before.get((row.actor, row.issue)):
                one, other = stands_for[former.Index], stands_for[row.Index]
                self._later[one].setdefault(other, row)
                self._earlier[other].setdefault(one, former)
            before[row.actor, row.issue] = row
        self._on_passage: defaultdict[int, list[PositionRow]] = defaultdict(list)
        single = once(positions)
        for row in records(single[single["passage"].duplicated(keep=False)], PositionRow):
            self._on_passage[row.passage].append(row)

    def earlier(self, label: int) -> Collection[PositionRow]:
        """What its actor had stated on the issue last before it."""
        return self._earlier.get(label, {}).values()

    def later(self, label: int) -> Collection[PositionRow]:
        """What its actor stated on the issue next."""
        return self._later.get(label, {}).values()

    def on_the_same_words(self, position: PositionRow) -> list[PositionRow]:
        """The other positions that rest on its passage."""
        return [row for row in self._on_passage.get(position.passage, []) if row.Index != position.Index]
