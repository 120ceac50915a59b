"""Buttons whose file is made when it is asked for, and stays until the browser has fetched it."""

from collections.abc import Callable
from itertools import count
from typing import Any

import streamlit as st
from streamlit import runtime

KEPT = 20
"""So many of the files that were asked for last can still be fetched."""

_asked = count()


def offer_file(label: str, make: Callable[[], bytes], file_name: str, mime: str, key: str, **look: Any) -> None:
    """A button for a file that `make` gives."""
    # a run of the page would forget the file that the browser has been promised
    st.download_button(label, _kept(make, file_name, mime), file_name, mime, key=key, on_click="ignore", **look)


def _kept(make: Callable[[], bytes], file_name: str, mime: str) -> Callable[[], bytes]:
    """The same file, held on to.

    Streamlit drops a file that was made on demand at the second run of any fragment in any window, which the watch
    on the files makes within a second: less than a browser needs where the machine has other work. A reference to
    the file (it is known by its content) outside of all sessions keeps it; the oldest of KEPT gives way.
    """

    def made() -> bytes:
        content = make()
        if runtime.exists():
            place = f"download {next(_asked) % KEPT}"
            manager = runtime.get_instance().media_file_mgr
            manager.add(content, mime, place, file_name=file_name, is_for_static_download=True)
        return content

    return made
