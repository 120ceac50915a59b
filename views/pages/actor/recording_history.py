"""When positions were recorded, as git tells it; nothing where there is no history."""

from pathlib import Path

import pandas as pd
import streamlit as st

from analysis.wording.display_text import cut
from analysis.wording.figures import date_in_words
from loaders.data_files import Stamps, folder_stamps
from loaders.file_names import joint_of
from loaders.git.history import Edition, head_stamp
from loaders.git.recording_dates import Recorded, Written, recorded
from loaders.table_rows import PositionRow, records
from views.shared.chart_panel import show_table
from views.shared.view import View

NOT_YET = "not committed yet"
NO_DAY = "day not known"
WIDEST_NAME = 60


@st.cache_data(show_spinner=False, max_entries=200)
def _recorded(
    folder: Path,
    name: str,
    head: tuple[int, ...] | None,  # noqa: ARG001 a key of the cache, as the files are
    commit: str | None,
    files: Stamps,  # noqa: ARG001
    signatory: str,
) -> dict[int, Recorded]:
    return recorded(folder, name, commit, signatory)


def show_recorded(positions: pd.DataFrame, view: View) -> None:
    """A fold that says of each of one actor's positions when it was recorded and last changed, and by whom."""
    if view.edition is None or positions.empty:
        return
    # the lines of an earlier version on view are not those of the file that git is asked about
    names = [str(name) for name in positions["file"].unique() if name not in view.data.stale]
    actor = str(positions["actor"].iloc[0])
    history = {name: _history(view.edition, name, actor) for name in names}
    known = [
        (row, history[row.file][row.line])
        for row in records(positions, PositionRow)
        if row.line in history.get(row.file, {})
    ]
    if not known:
        return
    table = pd.DataFrame(
        {
            "Issue": [view.titles[row.issue] for row, _ in known],
            "Stated": [date_in_words(row.date) for row, _ in known],
            "Recorded on": [_day(one.first) for _, one in known],
            "Recorded by": [_by(one.first) for _, one in known],
            "Last changed on": [_day(one.last) for _, one in known],
            "Changed by": [_by(one.last) for _, one in known],
            "Where": [f"{row.file}:{row.line}" for row, _ in known],
        }
    )
    show_table(table, key="recorded", label="When was it recorded?")


def _history(edition: Edition, name: str, actor: str) -> dict[int, Recorded]:
    """When the positions of a file were recorded for an actor, by their lines."""
    signatory = actor if joint_of(name) else ""
    then = edition.day is not None
    files = () if then else folder_stamps(edition.folder)
    return _recorded(
        edition.folder, name, head_stamp(edition.folder), edition.commit if then else None, files, signatory
    )


def _day(written: Written | None) -> str:
    if written is None:
        return NOT_YET
    if written.day is None:
        return NO_DAY
    return f"on or before {written.day}" if written.cut else written.day.isoformat()


def _by(written: Written | None) -> str:
    return cut(written.by, WIDEST_NAME) if written else ""
