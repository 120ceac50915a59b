"""Buttons whose file is made when it is asked for, and stays until the browser has fetched it."""

from collections.abc import Callable
from threading import Thread
from typing import Any

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx


def offer_file(label: str, make: Callable[[], bytes], file_name: str, mime: str, key: str, **look: Any) -> None:
    """A button for a file that `make` gives."""
    # a run of the page would forget the file that the browser has been promised
    made = keeping(make, file_name, mime, key)
    st.download_button(label, made, file_name=file_name, mime=mime, key=key, on_click="ignore", **look)


def keeping(make: Callable[[], bytes], file_name: str, mime: str, key: str) -> Callable[[], bytes]:
    """The same file, held on to until the page runs again.

    Streamlit drops a file that was made on demand at the second run of any fragment in any window, and the watch on
    the files makes these within a second: less than a browser needs where the machine has other work. It knows files
    by their content, so a reference of this session to the same content keeps it.
    """
    session = get_script_run_ctx(suppress_warning=True)

    def made() -> bytes:
        content = make()
        if session is not None and runtime.exists():
            manager = runtime.get_instance().media_file_mgr
            options = {"file_name": file_name, "is_for_static_download": True}
            # the session is known to a thread by what is attached to it, and this one belongs to the server
            thread = Thread(target=manager.add, args=(content, mime, f"download {key}"), kwargs=options)
            add_script_run_ctx(thread, session)
            thread.start()
            thread.join()
        return content

    return made
