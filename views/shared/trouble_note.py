"""That something is wrong with the data, in one line above every page."""

import streamlit as st

from analysis.wording.figures import count, in_part, listed
from documents.folder_report import Report
from loaders import Dataset
from views.shared import links
from views.shared.markdown_text import plain


def say_trouble(data: Dataset, found: Report) -> None:
    """How many errors there are and which files are on view as they were, with the way to them; else nothing."""
    said = []
    if found.errors:
        files = len({problem.file for problem in found.errors})
        said.append(f"{count(len(found.errors), 'error')} in {files} of {data.files} files.")
    if data.stale:
        said.append(f"On view: an earlier version of {plain(listed(in_part(data.stale)))}.")
    if not said:
        return
    with st.container(key="trouble", horizontal=True, vertical_alignment="center", gap="small"):
        st.error(" ".join(said), icon=":material/error:")
        links.link("problems", "See what is wrong, and where")
