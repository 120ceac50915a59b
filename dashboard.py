"""The dashboard: `streamlit run dashboard.py`. The pages, the view that the shared controls make, and the sidebar."""

import sys
from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from analysis.filters import Filters
from analysis.scenarios.pins import Pin, Scenario, as_word
from analysis.wording.display_text import cut
from documents.folder_report import Report, report_stamps
from loaders import Dataset
from loaders.data_files import Stamps, folder_stamps
from loaders.git.history import Edition
from loaders.settings import documents_folder, heed, positions_folder, second_folders
from views.pages.actor import page as actor
from views.pages.alignment import page as alignment
from views.pages.change import page as change
from views.pages.code import page as code
from views.pages.coders import page as coders
from views.pages.compare import page as compare
from views.pages.coverage import page as coverage
from views.pages.edit import drafts
from views.pages.edit import page as edit
from views.pages.find import page as find
from views.pages.issue import page as issue
from views.pages.method import page as method
from views.pages.new import page as new
from views.pages.overview import page as overview
from views.pages.problems import page as problems
from views.pages.sources import page as sources
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

PAGES = {
    "overview": (overview.show, "Overview", ":material/grid_on:"),
    "new": (new.show, "What is new", ":material/newspaper:"),
    "compare": (compare.show, "Compare", ":material/compare_arrows:"),
    "actor": (actor.show, "Actor", ":material/person:"),
    "issue": (issue.show, "Issue", ":material/balance:"),
    "alignment": (alignment.show, "Alignment", ":material/hub:"),
    "change": (change.show, "Change over time", ":material/timeline:"),
    "find": (find.show, "Find", ":material/search:"),
    "sources": (sources.show, "Sources", ":material/description:"),
    "coverage": (coverage.show, "Coverage", ":material/troubleshoot:"),
    "method": (method.show, "Method", ":material/functions:"),
    "code": (code.show, "Code", ":material/ink_highlighter:"),
    "edit": (edit.show, "Edit", ":material/edit:"),
    "problems": (problems.show, "Data problems", ":material/rule:"),
    "coders": (coders.show, "Two coders", ":material/group:"),
}

SECTIONS = {
    "Read": ("overview", "new", "compare", "actor", "issue"),
    "Analyse": ("alignment", "change"),
    "Evidence": ("find", "sources", "coverage", "method"),
    "Work": ("code", "edit", "problems", "coders"),
}

UNFILTERED = ("method", *SECTIONS["Work"])
"""The pages that are about all of the data: they take no filters, and keep them for the others."""

SUPPOSING = (*SECTIONS["Read"], "alignment")
"""The pages that are about where actors stand: they show a scenario, and all others what was said."""

START = "overview"


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


def _title(name: str) -> str:
    """The title of a page; the coders are two where no more are named."""
    return "Coders" if name == "coders" and len(second_folders()) > 1 else PAGES[name][1]


def _navigation(found: Report) -> tuple[str, dict[str, StreamlitPage]]:
    """The name of the page to draw, and all pages by their names; the browser gets them in sections."""
    number = len(found.problems)
    titles = {name: _title(name) for name in PAGES}
    hidden = {"find"} if second_folders() else {"find", "coders"}  # the box in the sidebar leads to the first
    titles["problems"] += f" ({number:,})" if number else ""
    pages = {
        name: st.Page(
            lambda: None, title=titles[name], icon=icon, url_path="start" if name == START else name,
            default=name == START, visibility="hidden" if name in hidden else "visible",
        )
        for name, (_, _, icon) in PAGES.items()
    }  # fmt: skip
    # the page that the dashboard starts with has no address of its own
    also = st.Page(lambda: None, title=PAGES[START][1], url_path=START, visibility="hidden")
    sections = {section: [pages[name] for name in names] for section, names in SECTIONS.items()}
    sections[next(iter(sections))].append(also)
    here = st.navigation(sections, expanded=True)
    return next((name for name, one in pages.items() if one is here), START), pages


def main() -> None:
    """One run of the dashboard. The sidebar is drawn after the page, which is what a change in it is made for."""
    heed(sys.argv[1:])
    ask_nobody()
    st.set_page_config(page_title="Negotiation positions", page_icon=VIEWS / "icon.svg", layout="wide")
    st.html(VIEWS / "style.css")
    st.container(key="accessibility").html(VIEWS / "accessibility.html", unsafe_allow_javascript=True)
    session.begin()
    folder = positions_folder()
    documents = documents_folder(folder)
    files = folder_stamps(folder)
    history = history_of(folder)
    clock = data_clock(*history.days) if history and history.days else None
    data, edition = load_edition(folder, files, history, clock.value if clock else None)
    stamps = report_stamps(data, folder, documents)
    found = report_on(folder, documents, data.version, stamps, bool(edition and edition.day), data)
    name, pages = _navigation(found)
    session.know(pages)
    go_where_words_are_found()
    if name == "edit":
        drafts.keep()
    else:
        drafts.leave()
    shared = shared_controls(data)
    negotiated = data.negotiation.title
    if negotiated:
        st.set_page_config(page_title=f"{_title(name)} · {cut(negotiated, TAB)}")
    as_of, filters = (shared.latest, Filters()) if name in UNFILTERED else (shared.as_of, shared.filters)
    pins = choose_scenario(data)
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
