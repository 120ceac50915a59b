"""A positions folder as one value: its tables, its problems, and what is shown from an earlier version."""

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pandas as pd

from loaders import folder_check, passages
from loaders.data_files import Texts, read_folder
from loaders.folder_check import Checked, check_texts
from loaders.frames import (
    actors_frame,
    events_frame,
    issues_frame,
    joint_frame,
    memberships_frame,
    positions_frame,
    sources_frame,
)
from loaders.garbage_collection import collector_paused
from loaders.models import Negotiation
from loaders.problems import Problem


@dataclass(frozen=True)
class Dataset:
    """The tidy tables of a folder (columns in loaders.frames) and what is wrong with it.

    `problems` always describes the files as they are now. `stale` names the
    files of which an earlier version with fewer faults is shown instead.
    `last_good` holds the text on view of every file that can be read, `unread`
    names the others that are there: what they define may be referred to.
    `version` is a hash of all that is on view: the same version, the same tables and problems.
    """

    negotiation: Negotiation
    positions: pd.DataFrame
    actors: pd.DataFrame
    memberships: pd.DataFrame
    joint: pd.DataFrame
    issues: pd.DataFrame
    sources: pd.DataFrame
    events: pd.DataFrame
    problems: tuple[Problem, ...]
    stale: tuple[str, ...]
    files: int
    last_good: Mapping[str, str]
    unread: frozenset[str]
    version: str

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """The first and the last of the days that positions count from; None without a position."""
        days = self.positions["latest"]
        return None if days.empty else (days.min().date(), days.max().date())

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep something out of the tables."""
        return tuple(p for p in self.problems if p.severity == "error")


def load(folder: Path, last_good: Mapping[str, str] | None = None) -> Dataset:
    """Read a positions folder. Never raises: what is wrong is in `problems`.

    A file is shown in its text in `last_good` (path below the folder -> text)
    where that has fewer faults beside the other files than the one on disk;
    else without its faulty records.
    """
    with collector_paused():
        return build(read_folder(folder), last_good)


def build(texts: Texts, last_good: Mapping[str, str] | None = None) -> Dataset:
    """The same from texts that are read already, such as those of an earlier day."""
    unread = {p.file for p in texts.problems if p.severity == "error"}
    shown, kept, replaced = _prefer_earlier(texts.by_file, unread, last_good or {})
    found = sorted([*replaced, *(p for p in shown.problems if p.file not in kept)], key=lambda p: (p.file, p.line))
    on_view = {n: t for n, t in {**texts.by_file, **kept}.items() if n not in shown.unreadable}
    files = len(texts.by_file.keys() | unread)
    left = (texts.unread | shown.unreadable) - on_view.keys()
    return _dataset(shown, (*texts.problems, *found), tuple(sorted(kept)), files, on_view, left)


def with_text(data: Dataset, name: str, text: str | None) -> Dataset:
    """The data as it would be with another text of one file, or without the file. Never raises."""
    texts = {**data.last_good, name: text or ""}
    if text is None:
        del texts[name]
    with collector_paused():
        checked = check_texts(texts, data.unread)
    unread = data.unread - {name} | checked.unreadable
    return _dataset(checked, tuple(checked.problems), data.stale, data.files, texts, unread)


def forget() -> None:
    """Drop all that is kept of the files that were read, so that the next load begins with nothing."""
    folder_check.forget()
    passages.forget()


def _dataset(
    checked: Checked,
    problems: tuple[Problem, ...],
    stale: tuple[str, ...],
    files: int,
    last_good: Mapping[str, str],
    unread: frozenset[str],
) -> Dataset:
    """The tables of what was checked, with what is said of it."""
    return Dataset(
        negotiation=checked.negotiation,
        positions=positions_frame(checked),
        actors=actors_frame(checked),
        memberships=memberships_frame(checked),
        joint=joint_frame(checked),
        issues=issues_frame(checked),
        sources=sources_frame(checked),
        events=events_frame(checked),
        problems=problems,
        stale=stale,
        files=files,
        last_good=last_good,
        unread=unread,
        version=_version(checked, problems),
    )


def _version(checked: Checked, problems: Collection[Problem]) -> str:
    digest = hashlib.sha256()
    for name, part in sorted(checked.parts.items()):
        digest.update(hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest())
        digest.update(part.sha256)
    digest.update(repr(problems).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


FAULTLESS = (False, 0)


def _prefer_earlier(
    texts: Mapping[str, str], unread: Set[str], last_good: Mapping[str, str]
) -> tuple[Checked, dict[str, str], list[Problem]]:
    """What is shown, the earlier texts in it, and what is wrong with those that they replace.

    Repeated until nothing more is gained: with a list of ids in place again,
    faults can show that a broken list had covered.
    """
    shown, kept = check_texts(texts, unread), dict[str, str]()
    replaced: list[Problem] = []
    while True:
        faults = _faults(shown, unread - kept.keys())
        earlier = {
            name: text
            for name, text in last_good.items()
            if name in faults and name not in kept and text != texts.get(name)
        }
        tried = check_texts({**texts, **kept, **earlier}, unread - kept.keys() - earlier.keys()) if earlier else shown
        then = _faults(tried, unread - kept.keys() - earlier.keys())
        better = {name: text for name, text in earlier.items() if then.get(name, FAULTLESS) < faults[name]}
        if not better:
            return shown, kept, replaced
        kept |= better
        replaced += [p for p in shown.problems if p.file in better]
        shown = tried if better == earlier else check_texts({**texts, **kept}, unread - kept.keys())


def _faults(checked: Checked, unread: Collection[str]) -> dict[str, tuple[bool, int]]:
    """How bad each faulty file is: whether nothing of it can be read, and how many errors it has."""
    errors = Counter(p.file for p in checked.problems if p.severity == "error")
    names = errors.keys() | set(unread)
    return {name: (name in unread or name in checked.unreadable, errors[name]) for name in names}
