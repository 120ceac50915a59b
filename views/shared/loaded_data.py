"""The data on view, kept between runs and shared by all sessions: read once for each state of the files."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st

from analysis.news.coding_work import CodingWork, coding_work
from documents.folder_report import Report, report
from editing.folder_past import version_on
from loaders import Dataset, load
from loaders.data_files import Stamps
from loaders.dataset import build
from loaders.git.history import Edition, commit_on, cut_off, days, head, head_stamp, holds_data, texts_on

BY_HASH: dict[str | type[Any], Callable[[Any], Any]] = {tuple: hash}
"""How the state of the files is looked up: Streamlit would go through it number by number at every run."""


# as a resource, since a copy for every run would take longer than most pages do
@st.cache_resource(show_spinner="Reading the positions", max_entries=6, hash_funcs=BY_HASH)
def load_folder(folder: Path, files: Stamps) -> Dataset:  # noqa: ARG001 the stamps are a key of the cache
    """The data on disk, in which the newest faultless text of a file stands in for one with faults."""
    last_good = _last_good(folder)
    data = load(folder, dict(last_good))
    last_good.update(data.last_good)
    return data


@st.cache_resource
def _last_good(folder: Path) -> dict[str, str]:  # noqa: ARG001 the folder is the key of the cache
    """The newest faultless text of every file."""
    return {}


class History(NamedTuple):
    """What git knows of a folder: what is checked out, and the first and the last day with a commit to its data.

    `days` is None where no commit has a day; `cut` is the day at which a clone with its past cut off begins.
    """

    commit: str
    days: tuple[date, date] | None
    cut: date | None


def history_of(folder: Path) -> History | None:
    """What git knows of the folder; None where its data is not among what is committed."""
    stamp = head_stamp(folder)
    return _history(folder, stamp) if stamp else None


def load_edition(
    folder: Path, files: Stamps, history: History | None, day: date | None
) -> tuple[Dataset, Edition | None]:
    """The data on disk, or as it was at the end of a day; and which state of its history that is, if it has one."""
    if history is None:
        return load_folder(folder, files), None
    then = _load_then(folder, day, history.commit) if day else None
    return then or (load_folder(folder, files), Edition(folder, history.commit))


@st.cache_resource(show_spinner="Checking the quotations", max_entries=4, hash_funcs=BY_HASH)
def report_on(
    folder: Path,
    documents: Path | None,
    version: str,  # noqa: ARG001 the version stands for the data in the key
    stamps: Stamps,  # noqa: ARG001 documents and fingerprints are a key of the cache
    of_another_day: bool,
    _data: Dataset,
) -> Report:
    """The data held against documents and fingerprints, once for each state of both."""
    return report(_data, folder, documents, of_another_day=of_another_day)


@st.cache_resource(show_spinner="Reading the positions of that day", max_entries=4)
def _load_then(folder: Path, day: date, head: str) -> tuple[Dataset, Edition] | None:  # noqa: ARG001 the head is a key
    """The data as committed at the end of a day. Nothing of it stands in for a faulty file of today."""
    texts, commit = texts_on(folder, day), commit_on(folder, day)
    return (build(texts), Edition(folder, commit, day)) if texts and commit else None


@st.cache_resource(show_spinner="Looking for what was changed", max_entries=4)
def work_since(
    folder: Path,
    day: date,
    version: str,  # noqa: ARG001 the version stands for the data in the key
    commit: str,  # noqa: ARG001 what is checked out is a key of the cache
    _data: Dataset,
) -> CodingWork:
    """What was done to the data since the end of a day: what was there then is loaded for it."""
    return coding_work(version_on(folder, _data, day), _data)


# git is another program, and a page is drawn many times between two commits
@lru_cache(maxsize=4)
def _history(folder: Path, stamp: tuple[int, ...]) -> History | None:  # noqa: ARG001 the stamp is a key of the cache
    commit = head(folder)
    return History(commit, days(folder), cut_off(folder)) if commit and holds_data(folder) else None
