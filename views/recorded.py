"""When positions were recorded, as git tells it; nothing where there is no history."""

from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st

from analysis.wording import date_in_words
from loaders.frames import records
from loaders.reading import Fingerprint, fingerprint
from loaders.versions import Edition, Recorded, recorded
from views.exhibit import show_table
from views.view import View

NOT_YET = "not committed yet"


@st.cache_data(show_spinner=False, max_entries=200)
def _recorded(
    folder: Path,
    name: str,
    head: str,  # noqa: ARG001 a key of the cache, as the files are
    commit: str | None,
    files: Fingerprint,  # noqa: ARG001
) -> dict[int, Recorded]:
    return recorded(folder, name, commit)


def show_recorded(positions: pd.DataFrame, view: View) -> None:
    """A fold that says of each of one actor's positions when it was recorded and last changed, and by whom."""
    if view.edition is None or positions.empty:
        return
    edition: Edition = view.edition
    name = str(positions["file"].iloc[0])
    then = edition.day is not None
    # the lines of an earlier version on view are not those of the file that git is asked about
    if name in view.data.stale:
        return
    files = () if then else fingerprint(edition.folder)
    history = _recorded(edition.folder, name, edition.commit, edition.commit if then else None, files)
    known = [(row, history[row.line]) for row in records(positions) if row.line in history]
    if not known:
        return
    table = pd.DataFrame(
        {
            "Issue": [view.titles[row.issue] for row, _ in known],
            "Stated": [date_in_words(row.date) for row, _ in known],
            "Recorded on": [_day(one.first) for _, one in known],
            "Recorded by": [one.first_by for _, one in known],
            "Last changed on": [_day(one.last) for _, one in known],
            "Changed by": [one.last_by for _, one in known],
            "Where": [f"{row.file}:{row.line}" for row, _ in known],
        }
    )
    show_table(table, key="recorded", label="When was it recorded?")


def _day(day: date | None) -> str:
    return NOT_YET if day is None else day.isoformat()
