"""A positions folder at the end of an earlier day: what it said, who tells it, and of what nothing is known."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from loaders.dataset import Dataset, build
from loaders.git.history import days, texts_on, why_nothing_on


class Teller(StrEnum):
    """What tells of an earlier version."""

    git = "git"
    kept_versions = "kept versions"
    """The previous versions of single files, which saves keep."""


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """What a positions folder said at the end of a day, as far as anything tells it."""

    asked: date
    """The day that was asked for."""
    day: date
    """The day at whose end `data` was so: the one that was asked for, or a later one where git begins later."""
    data: Dataset | None
    """None where nothing tells it."""
    teller: Teller | None
    """None where nothing tells it."""
    gap: str = ""
    """Why nothing tells of the day that was asked for; "" where it is told."""
    unknown_files: tuple[str, ...] = ()
    """Files that were changed since and of which no version from then is kept: `data` has them as they are now."""


def committed_version(folder: Path, day: date) -> EarlierVersion:
    """The folder as it was committed at the end of a day; where git begins later, at the end of its first day.

    Asks git and checks all that it gives, which takes as long as loading the folder does.
    """
    texts = texts_on(folder, day)
    if texts is not None:
        return EarlierVersion(day, day, build(texts), Teller.git)
    gap = why_nothing_on(folder, day)
    told = days(folder)
    first = told[0] if told and told[0] > day else None
    texts = texts_on(folder, first) if first else None
    if first is None or texts is None:
        return EarlierVersion(day, day, None, None, gap)
    return EarlierVersion(day, first, build(texts), Teller.git, gap)
