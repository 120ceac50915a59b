"""The dashboard: `streamlit run dashboard.py`. The pages, the view that the shared controls make, and the sidebar."""

import sys
from datetime import date
from pathlib import Path

import streamlit as st

from analysis.filters import Filters
from analysis.scenarios.pins import Pin, Scenario, as_word
from analysis.wording.display_text import cut
from documents.folder_report import Report, report_stamps
from loaders import Dataset
from loaders.data_files import Stamps, folder_stamps
from loaders.git.history import Edition
from loaders.settings import documents_folder, heed, positions_folder
from views.navigation import PAGES, SUPPOSING, UNFILTERED, navigation, title
from views.pages.edit import drafts
from views.scenarios.chosen_pins import choose_scenario
from views.scenarios.scenario_banner import say_set_aside, show_banner
from views.shared import links, session
from views.shared.downloads import PageFiles
from views.shared.find_box import go_where_words_are_found, show_find_box
from views.shared.link_note import say_lost
from views.shared.loaded_data import BY_HASH, history_of, load_edition, report_on
from views.shared.masthead import show_masthead
from views.shared.outside_requests import ask_nobody
from views.shared.sidebar import data_clock, shared_controls, show_clock, show_filters, show_folder
from views.shared.trouble_note import say_trouble
from views.shared.turns import TURNS
from views.shared.view import View

RECHECK_SECONDS = 0.5
TAB = 80
"""How long the title of the negotiation is at most in the browser's tab."""

VIEWS = Path(__file__).parent / "views" / "shared"

_KEYS = {**BY_HASH, Filters: hash, Edition: hash, Pin: as_word}
"""How the views that are kept are told from one another."""


@st.cache_resource(show_spinner=False, max_entries=12, hash_funcs=_KEYS)
def _view(
    version: str,  # noqa: ARG001 the version stands for the data in the key
    stamps: Stamps,  # noqa: ARG001 and this for the report on it
    as_of: date,
    filters: Filters,
    scenario: Scenario,
    edition: Edition | None,
    documents: Path | None,
    _data: Dataset,
    _report: Report,
) -> View:
    """The view that these choices make: what it finds out is kept for the next run that makes them."""
    return View(_data, as_of, filters, edition, _report, documents, scenario=scenario)


@st.fragment(run_every=RECHECK_SECONDS)
def _watch(folder: Path, seen: Stamps, documents: Path | None, stamps: Stamps, data: Dataset) -> None:
    """Run the page again when a file of the folder, or what it is held against, has changed."""
    if folder_stamps(folder) != seen or report_stamps(data, folder, documents) != stamps:
        st.rerun()


def _dress() -> None:
    """The style and the scripts that every page has."""
    st.html(VIEWS / "style.css")
    with st.container(key="scripts"):
        st.html(VIEWS / "accessibility.html", unsafe_allow_javascript=True)
        st.html(VIEWS / "back_button.html", unsafe_allow_javascript=True)


def main() -> None:
    """One run of the dashboard. The sidebar is drawn after the page, which is what a change in it is made for."""
    heed(sys.argv[1:])
    ask_nobody()
    st.set_page_config(page_title="Negotiation positions", page_icon=VIEWS / "icon.svg", layout="wide")
    _dress()
    session.begin()
    folder = positions_folder()
    documents = documents_folder(folder)
    files = folder_stamps(folder)
    history = history_of(folder)
    clock = data_clock(*history.days) if history and history.days else None
    data, edition = load_edition(folder, files, history, clock.value if clock else None)
    stamps = report_stamps(data, folder, documents)
    found = report_on(folder, documents, data.version, stamps, bool(edition and edition.day), data)
    name, pages = navigation(found)
    session.know(pages)
    if name == "edit":
        drafts.keep()
    else:
        drafts.leave()
    shared = shared_controls(data)
    negotiated = data.negotiation.title
    if negotiated:
        st.set_page_config(page_title=f"{title(name)} · {cut(negotiated, TAB)}")
    as_of, filters = (shared.latest, Filters()) if name in UNFILTERED else (shared.as_of, shared.filters)
    pins = choose_scenario(data)
    go_where_words_are_found()
    scenario = pins if name in SUPPOSING else ()
    view = _view(data.version, stamps, as_of, filters, scenario, edition, documents, data, found)
    session.hold(PageFiles(name, "" if as_of == shared.latest else as_of.isoformat(), bool(scenario)))
    # the page is drawn here rather than by page.run(), since here the view is at hand
    show, _, _ = PAGES[name]
    note = st.empty()
    if name != "problems":
        say_trouble(data, found)
    show_masthead(view)
    show_banner(view)
    if name not in (*SUPPOSING, *UNFILTERED):
        say_set_aside(pins)
    show(view)
    with st.sidebar:
        show_find_box()
        with st.container() if name in UNFILTERED else show_filters(shared, view):
            show_clock(clock, folder, history)
        links.link("method", "What do these words mean?")
        show_folder(folder, data)
    say_lost(note)
    _watch(folder, files, documents, stamps, data)
    session.finish()


with TURNS.turn():
    main()
