"""What we did: the positions that were added, recoded, corrected or removed since an earlier version of the data."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain

from analysis.codings.revisions import Change, changes
from loaders.dataset import Dataset
from loaders.git.earlier_version import EarlierVersion
from loaders.table_rows import PositionRow


class Work(StrEnum):
    """What was done to a position, in the order in which it is told."""

    added = "added"
    recoded = "recoded"
    """Its stance is another one."""
    corrected = "corrected"
    """Anything else of it is another one: its words, date, issue, attribution or note."""
    removed = "removed"


@dataclass(frozen=True)
class CodingWork:
    """What was done to a data set since an earlier version of it, and what is not known of that."""

    earlier: EarlierVersion
    positions: Mapping[Work, tuple[Change, ...]]
    """The changed positions by what was done to them; those of a joint statement once."""
    records: tuple[Change, ...]
    """The issues, documents, milestones, actors and joint statements that were added, removed or changed."""

    @property
    def is_known(self) -> bool:
        """Whether anything tells what was done."""
        return self.earlier.data is not None

    @cached_property
    def is_nothing(self) -> bool:
        """Whether it is known that nothing was done."""
        return self.is_known and not (any(self.positions.values()) or self.records or self.earlier.unknown_files)

    @property
    def changes(self) -> tuple[Change, ...]:
        """All of it: the positions in the order of Work, and then the other records."""
        return (*chain.from_iterable(self.positions.values()), *self.records)

    @cached_property
    def added_late(self) -> tuple[Change, ...]:
        """Of the added positions those that are dated by the day that was asked for: they are new to us alone."""
        day = self.earlier.asked
        return tuple(one for one in self.positions[Work.added] if position_of(one).latest.date() <= day)


def coding_work(earlier: EarlierVersion, now: Dataset) -> CodingWork:
    """What was done since the earlier version; nothing where that is not known."""
    found = changes(earlier.data, now) if earlier.data is not None else []
    of_positions = [change for change in found if change.kind == "position"]
    by_work = {work: tuple(change for change in of_positions if work_of(change) is work) for work in Work}
    return CodingWork(earlier, by_work, tuple(change for change in found if change.kind != "position"))


def work_of(change: Change) -> Work:
    """What was done to the position of a change."""
    if change.what != "changed":
        return Work(change.what)
    return Work.recoded if any(one.field == "stance" for one in change.fields) else Work.corrected


def what_was_done(change: Change) -> str:
    """What was done to the record of a change, in a word: added, recoded, corrected, changed or removed."""
    return work_of(change).value if change.kind == "position" else change.what


def position_of(change: Change) -> PositionRow:
    """The row of the position of a change, as it is now, or as it was where it was removed."""
    assert isinstance(change.row, PositionRow)
    return change.row
