"""What files are called, and buttons whose file is made when it is asked for and stays until it is fetched."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread
from typing import Any

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from views.shared import session

CHOICES = ("actor", "left", "right", "issue", "source", "left_as_of", "right_as_of", "until", "since")
"""The choices that say what of a page a file holds, by their names in the URL."""


def offer_file(label: str, make: Callable[[], bytes], file_name: str, mime: str, key: str, **look: Any) -> None:
    """A button for a file that `make` gives."""
    # a run of the page would forget the file that the browser has been promised
    made = keeping(make, file_name, mime, key)
    st.download_button(label, made, file_name=file_name, mime=mime, key=key, on_click="ignore", **look)


@dataclass(frozen=True, slots=True)
class PageFiles:
    """What the files of a page are named for besides what they hold: the page, and the day if it is not the last.

    `scenario` says that the page shows one, which no file of data may hold.
    """

    page: str = ""
    day: str = ""
    scenario: bool = False


def is_scenario() -> bool:
    """Whether the page shows a scenario."""
    return session.held(PageFiles).scenario


def file_stem(what: str) -> str:
    """The name of a file of this page without its ending, such as `compare-russia-united-states`.

    The page, what the file holds, of whom or on what as the page has it chosen, and the day unless it is the last.
    Actors and issues go by their ids, which any system can read.
    """
    page, query = session.held(PageFiles), session.in_use()
    held = what.replace("_", "-").removeprefix(page.page).removeprefix("-")
    chosen = [word for key in CHOICES for word in query.get(key, [])]
    return "-".join(part for part in dict.fromkeys([page.page, held, *chosen, page.day]) if part)


def keeping(make: Callable[[], bytes], file_name: str, mime: str, key: str) -> Callable[[], bytes]:
    """The same file, held on to until the page runs again.

    Streamlit drops a file that was made on demand at the second run of any fragment in any window, and the watch on
    the files makes these within a second: less than a browser needs where the machine has other work. It knows files
    by their content, so a reference of this session to the same content keeps it.
    """
    context = get_script_run_ctx(suppress_warning=True)

    def made() -> bytes:
        content = make()
        if context is not None and runtime.exists():
            manager = runtime.get_instance().media_file_mgr
            options = {"file_name": file_name, "is_for_static_download": True}
            # the session is known to a thread by what is attached to it, and this one belongs to the server
            thread = Thread(target=manager.add, args=(content, mime, f"download {key}"), kwargs=options)
            add_script_run_ctx(thread, context)
            thread.start()
            thread.join()
        return content

    return made
