"""The dashboard: `streamlit run dashboard.py`. Pages, the shared sidebar, and loading."""

from datetime import date
from pathlib import Path

import streamlit as st

from analysis.filtering import Filters
from analysis.wording import count, day_in_words, in_part, listed
from loaders import Dataset, load
from loaders.dataset import build
from loaders.reading import Fingerprint, fingerprint
from loaders.reporting import Report, evidence_stamps, report
from loaders.settings import documents_folder, positions_folder
from loaders.versions import Edition, commit_on, days, head, head_stamp, texts_on
from views import (
    actor,
    alignment,
    change,
    coders,
    compare,
    coverage,
    drafts,
    edit,
    issue,
    method,
    overview,
    problems,
    selection,
    sources,
)
from views.outward import ask_nobody
from views.sidebar import data_clock, sidebar
from views.view import View
from views.wording import code, plain

RECHECK_SECONDS = 0.5
VIEWS = Path(__file__).parent / "views"

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


@st.cache_resource
def _last_good(folder: Path) -> dict[str, str]:  # noqa: ARG001 the folder is the key of the cache
    """The newest faultless text of every file, shared by all sessions."""
    return {}


# as a resource, since a copy for every run would take longer than most pages do
@st.cache_resource(show_spinner="Reading the positions", max_entries=4)
def _load(folder: Path, files: Fingerprint) -> Dataset:  # noqa: ARG001 the fingerprint is a key of the cache
    last_good = _last_good(folder)
    data = load(folder, dict(last_good))
    last_good.update(data.last_good)
    return data


@st.cache_resource(show_spinner="Reading the positions of that day", max_entries=4)
def _load_then(folder: Path, day: date, head: str) -> tuple[Dataset, Edition] | None:  # noqa: ARG001 the head is a key
    """The data as committed at the end of a day. Nothing of it stands in for a faulty file of today."""
    texts, commit = texts_on(folder, day), commit_on(folder, day)
    return (build(texts), Edition(folder, commit, day)) if texts and commit else None


@st.cache_resource(show_spinner="Checking the quotations", max_entries=4)
def _report(
    folder: Path,
    documents: Path | None,
    version: str,  # noqa: ARG001 the version stands for the data in the key
    evidence: Fingerprint,  # noqa: ARG001 documents and fingerprints are a key of the cache
    of_another_day: bool,
    _data: Dataset,
) -> Report:
    """The data held against documents and fingerprints, once for each state of both."""
    return report(_data, folder, documents, of_another_day=of_another_day)


@st.cache_data(show_spinner=False, max_entries=4)
def _days(folder: Path, head: str) -> tuple[date, date] | None:  # noqa: ARG001 the head is a key of the cache
    return days(folder)


# git is another program, and a page is drawn many times between two commits
@st.cache_data(show_spinner=False, max_entries=4)
def _head(folder: Path, stamp: tuple[int, ...]) -> str | None:  # noqa: ARG001 the stamp is a key of the cache
    return head(folder)


def _choose_edition(folder: Path, files: Fingerprint) -> tuple[Dataset, Edition | None]:
    """The data on disk, or where it has a history and the user names a day, as it was then."""
    stamp = head_stamp(folder)
    commit = head(folder) if stamp is None else _head(folder, stamp)
    known = _days(folder, commit) if commit else None
    if commit is None or known is None:
        return _load(folder, files), None
    day = data_clock(*known)
    then = _load_then(folder, day, commit) if day else None
    return then or (_load(folder, files), Edition(folder, commit))


@st.cache_resource(show_spinner=False, max_entries=12)
def _view(
    version: str,  # noqa: ARG001 the version stands for the data in the key
    evidence: Fingerprint,  # noqa: ARG001 and this for the report on it
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
def _watch(folder: Path, seen: Fingerprint, documents: Path | None, evidence: Fingerprint, data: Dataset) -> None:
    """Run the page again when a file of the folder, or what it is held against, has changed."""
    if fingerprint(folder) != seen or evidence_stamps(data, folder, documents) != evidence:
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
        selection.link("problems", "See what is wrong, and where")


def main() -> None:
    """One run of the dashboard."""
    ask_nobody()
    st.set_page_config(page_title="Negotiation positions", page_icon=VIEWS / "icon.svg", layout="wide")
    st.html(VIEWS / "style.css")
    folder, documents = positions_folder(), documents_folder()
    files = fingerprint(folder)
    pages = {
        name: st.Page(lambda: None, title=title, icon=icon, url_path=name, default=name == "overview")
        for name, (_, title, icon) in PAGES.items()
    }
    page = st.navigation(list(pages.values()))
    selection.begin(pages)
    drafts.keep()
    with st.sidebar:
        trouble = st.container()
        data, edition = _choose_edition(folder, files)
        evidence = evidence_stamps(data, folder, documents)
        found = _report(folder, documents, data.version, evidence, bool(edition and edition.day), data)
        view = _view(data.version, evidence, *sidebar(data), edition, documents, data, found)
        with trouble:
            _show_trouble(data, found, edition)
        size = f"{count(len(data.positions), 'position')} · {count(len(data.sources), 'document')}"
        st.caption(f"{code(f'{folder.name}/')} · {size}")
        link_here = st.empty()
    _watch(folder, files, documents, evidence, data)
    # the page is drawn here rather than by page.run(), since here the view is at hand
    show, _, _ = PAGES[next(name for name, one in pages.items() if one is page)]
    show(view)
    with link_here.popover("Link to this view", icon=":material/link:", width="stretch"):
        st.code(selection.address(), language=None, wrap_lines=True)
    selection.finish()


main()
