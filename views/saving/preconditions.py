"""What keeps positions from being written here: the dashboard, the day on view, or what they need and is not there."""

import streamlit as st

from loaders.settings import read_only
from views.shared.links import link
from views.shared.view import View

NEEDED = (
    ("actors", "belongs to an actor", "actor", "actor"),
    ("issues", "names an issue", "issue", "issue"),
    ("sources", "names a document", "document", "source"),
)
"""Tables of a Dataset, what a position does with a row of each, and the noun for it, on pages and in links."""


def say_closed(view: View) -> bool:
    """Say so where nothing may be written: the dashboard is read-only, or on view is the data of an earlier day."""
    if read_only():
        st.info("This dashboard is read-only: it was started with READ_ONLY=1 or `--read-only`, and saves nothing.")
        return True
    if view.edition and view.edition.day:
        st.info(
            "On view is the data of an earlier day. Clear “What our data said on” in the sidebar to edit it as it is."
        )
        return True
    return False


def lacks_something(view: View) -> bool:
    """Whether there is nothing yet of something that a position needs."""
    return any(getattr(view.data, table).empty for table, *_ in NEEDED)


def say_lacking(view: View) -> bool:
    """Say so where a position cannot be written yet, with the way to the first of what it needs."""
    for table, does, noun, kind in NEEDED:
        if getattr(view.data, table).empty:
            st.markdown(f"A position {does}, and there is none yet.")
            link("edit", f"Write the first {noun}", task="records", kind_of_new=kind)
            return True
    return False
