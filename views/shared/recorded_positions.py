"""Who recorded a position, and when, as git tells it; nothing where there is no history."""

from pathlib import Path

import streamlit as st

from analysis.wording.display_text import cut
from loaders.data_files import Stamps, folder_stamps
from loaders.file_names import joint_of
from loaders.git.history import Edition, head_stamp
from loaders.git.recording_dates import Recorded, Written, recorded
from loaders.joint_statements import once
from loaders.table_rows import PositionRow, records
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


def recorded_in(edition: Edition, name: str, actor: str) -> dict[int, Recorded]:
    """When the positions of a file were recorded for an actor, by their lines."""
    signatory = actor if joint_of(name) else ""
    then = edition.day is not None
    files = () if then else folder_stamps(edition.folder)
    return _recorded(
        edition.folder, name, head_stamp(edition.folder), edition.commit if then else None, files, signatory
    )


def day_of(written: Written | None) -> str:
    """On which day something was written, as far as it is known."""
    if written is None:
        return NOT_YET
    if written.day is None:
        return NO_DAY
    return f"on or before {written.day}" if written.cut else written.day.isoformat()


def author_of(written: Written | None) -> str:
    """Who wrote it; "" where that is not known."""
    return cut(written.by, WIDEST_NAME) if written else ""


def coded_by(view: View, source: str) -> dict[int, str]:
    """Of the positions that rest on a document, by their labels: who coded them and when, where git knows."""
    if view.edition is None:
        return {}
    mine = once(view.data.positions[view.data.positions["source"] == source])
    found = {}
    for (file, actor), some in mine.groupby(["file", "actor"]):
        known = {} if file in view.data.stale else recorded_in(view.edition, str(file), str(actor))
        for row in records(some, PositionRow):
            if row.line in known:
                first = known[row.line].first
                found[row.Index] = f"coded {' by '.join(part for part in (day_of(first), author_of(first)) if part)}"
    return found
