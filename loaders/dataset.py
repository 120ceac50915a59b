"""A positions folder as one value: its tables, its problems, and what is shown from an earlier version."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from loaders.checking import check_texts
from loaders.frames import actors_frame, events_frame, issues_frame, positions_frame, sources_frame
from loaders.problems import Problem
from loaders.reading import read_folder


@dataclass(frozen=True)
class Dataset:
    """The tidy tables of a folder (columns in loaders.frames) and what is wrong with it.

    `problems` always describes the files as they are now. `stale` names the
    files of which an earlier, faultless version is shown instead.
    `last_good` holds the newest faultless text of every file.
    """

    positions: pd.DataFrame
    actors: pd.DataFrame
    issues: pd.DataFrame
    sources: pd.DataFrame
    events: pd.DataFrame
    problems: tuple[Problem, ...]
    stale: tuple[str, ...]
    files: int
    last_good: Mapping[str, str]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep something out of the tables."""
        return tuple(p for p in self.problems if p.severity == "error")


def load(folder: Path, last_good: Mapping[str, str] | None = None) -> Dataset:
    """Read a positions folder. Never raises: what is wrong is in `problems`.

    A file with errors is replaced by its text in `last_good` (path below the
    folder -> text) where there is one; else its valid records are kept.
    """
    texts = read_folder(folder)
    unread = {p.file for p in texts.problems}
    now = check_texts(texts.by_file, unread)
    problems = (*texts.problems, *now.problems)
    faulty = {p.file for p in problems if p.severity == "error"}
    # a reference into a faulty file is an error in the file that refers, but no fault of its text
    unchanged = {name for name in faulty if texts.by_file.get(name) == (last_good or {}).get(name)}
    fallback = {name: text for name, text in (last_good or {}).items() if name in faulty - unchanged}
    shown = check_texts({**texts.by_file, **fallback}, unread) if fallback else now
    good = {name: text for name, text in texts.by_file.items() if name not in faulty}
    return Dataset(
        positions=positions_frame(shown),
        actors=actors_frame(shown),
        issues=issues_frame(shown),
        sources=sources_frame(shown),
        events=events_frame(shown),
        problems=problems,
        stale=tuple(sorted(fallback)),
        files=len(texts.by_file),
        last_good={**(last_good or {}), **good},
    )
