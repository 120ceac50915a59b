"""The dashboard: `streamlit run dashboard.py`. The pages, the view that the shared controls make, and the sidebar."""

import sys
from datetime import date
from pathlib import Path

import streamlit as st

from analysis.filters import Filters
from analysis.wording.display_text import cut
from analysis.wording.figures import count, day_in_words, in_part, listed
from documents.folder_report import Report, report_stamps
from loaders import Dataset
from loaders.data_files import Stamps, folder_stamps
from loaders.git.history import Edition
from loaders.joint_statements import count_positions
from loaders.settings import documents_folder, heed, positions_folder
from views.pages.actor import page as actor
from views.pages.alignment import page as alignment
from views.pages.change import page as change
from views.pages.coders import page as coders
from views.pages.compare import page as compare
from views.pages.coverage import page as coverage
from views.pages.edit import drafts
from views.pages.edit import page as edit
from views.pages.issue import page as issue
from views.pages.method import page as method
from views.pages.overview import page as overview
from views.pages.problems import page as problems
from views.pages.sources import page as sources
from views.shared import links, session
from views.shared.link_note import say_lost
from views.shared.loaded_data import BY_HASH, history_of, load_edition, report_on
from views.shared.markdown_text import code, plain
from views.shared.outside_requests import ask_nobody
from views.shared.sidebar import data_clock, say_documents, say_past, shared_controls
from views.shared.turns import TURNS
from views.shared.view import View

RECHECK_SECONDS = 0.5
TAB = 80
"""How long the title of the negotiation is at most in the browser's tab."""

VIEWS = Path(__file__).parent / "views" / "shared"

PAGES = {
    "overview": (overview.show, "Overview", ":material/grid_on:"),
    "compare": (compare.show, "Compare", ":material/compare_arrows:"),
    "alignment": (alignment.show, "Alignment", ":material/hub:"),
    "change": (change.show, "Change over time", ":material/timeline:"),
    "actor": (actor.show, "Actor", ":material/person:"),
    "issue": (issue.show, "Issue", ":material/balance:"),
    "sources": (sources.show, "Sources", ":material/description:"),
    "coverage": (coverage.show, "Coverage", ":material/troubleshoot:"),
    "edit": (edit.show, "Edit", ":material/edit:"),
    "coders": (coders.show, "Two coders", ":material/group:"),
    "problems": (problems.show, "Data problems", ":material/rule:"),
    "method": (method.show, "Method", ":material/functions:"),
}


START = "overview"


@st.cache_resource(show_spinner=False, max_entries=12, hash_funcs={**BY_HASH, Filters: hash, Edition: hash})
def _view(
    version: str,  # noqa: ARG001 the version stands for the data in the key
    stamps: Stamps,  # noqa: ARG001 and this for the report on it
    as_of: date,
    filters: Filters,
    edition: Edition | None,
    documents: Path | None,
    _data: Dataset,
    _report: Report,
) -> View:
    """The view that these choices make: what it finds out is kept for the next run that makes them."""
    return View(_data, as_of, filters, edition, _report, documents)


@st.fragment(run_every=RECHECK_SECONDS)
def _watch(folder: Path, seen: Stamps, documents: Path | None, stamps: Stamps, data: Dataset) -> None:
    """Run the page again when a file of the folder, or what it is held against, has changed."""
    if folder_stamps(folder) != seen or report_stamps(data, folder, documents) != stamps:
        st.rerun()


def _show_trouble(data: Dataset, found: Report, edition: Edition | None) -> None:
    """Whether what is on view is of another day, and whether something is wrong with it."""
    if edition and edition.day:
        st.info(f"The data as recorded on {day_in_words(edition.day)}", icon=":material/history:")
    if found.errors:
        files = len({problem.file for problem in found.errors})
        st.error(f"{count(len(found.errors), 'error')} in {files} of {data.files} files", icon=":material/error:")
    elif found.problems:
        st.warning(count(len(found.problems), "warning"), icon=":material/warning:")
    if data.stale:
        st.warning(f"On view: an earlier version of {plain(listed(in_part(data.stale)))}", icon=":material/history:")
    if found.problems:
        links.link("problems", "See what is wrong, and where")


def main() -> None:
    """One run of the dashboard. The sidebar is drawn after the page, which is what a change in it is made for."""
    heed(sys.argv[1:])
    ask_nobody()
    st.set_page_config(page_title="Negotiation positions", page_icon=VIEWS / "icon.svg", layout="wide")
    st.html(VIEWS / "style.css")
    folder = positions_folder()
    documents = documents_folder(folder)
    files = folder_stamps(folder)
    pages = {
        name: st.Page(
            lambda: None, title=title, icon=icon, url_path="start" if name == START else name, default=name == START
        )
        for name, (_, title, icon) in PAGES.items()
    }
    # the page that the dashboard starts with has no address of its own
    also = st.Page(lambda: None, title=PAGES[START][1], url_path=START, visibility="hidden")
    page = st.navigation([*pages.values(), also])
    session.begin(pages)
    name = next((name for name, one in pages.items() if one is page), START)
    if name == "edit":
        drafts.keep()
    else:
        drafts.leave()
    history = history_of(folder)
    clock = data_clock(*history.days) if history and history.days else None
    data, edition = load_edition(folder, files, history, clock.value if clock else None)
    stamps = report_stamps(data, folder, documents)
    found = report_on(folder, documents, data.version, stamps, bool(edition and edition.day), data)
    shared = shared_controls(data)
    negotiated = data.negotiation.title
    if negotiated:
        st.set_page_config(page_title=f"{PAGES[name][1]} · {cut(negotiated, TAB)}")
    view = _view(data.version, stamps, shared.as_of, shared.filters, edition, documents, data, found)
    # the page is drawn here rather than by page.run(), since here the view is at hand
    show, _, _ = PAGES[name]
    note = st.empty()
    if negotiated:
        st.container(key="masthead").caption(f"**{plain(negotiated)}**")
    show(view)
    with st.sidebar:
        _show_trouble(data, found, edition)
        if clock:
            clock.draw()
        say_past(folder, history)
        shared.draw()
        say_documents(view)
        _show_folder(folder, data)
        st.html(VIEWS / "date_entry.html", unsafe_allow_javascript=True)
    say_lost(note)
    _watch(folder, files, documents, stamps, data)
    session.finish()


def _show_folder(folder: Path, data: Dataset) -> None:
    """What data is on view, and the link to this view of it."""
    size = f"{count(count_positions(data.positions), 'position')} · {count(len(data.sources), 'document')}"
    st.caption(f"{code(f'{folder.name}/')} · {size}")
    with st.popover("Link to this view", icon=":material/link:", width="stretch"):
        st.code(links.address(), language=None, wrap_lines=True)


with TURNS.turn():
    main()
