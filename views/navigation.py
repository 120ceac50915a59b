"""The pages of the dashboard in their sections, and what each of them takes of the shared controls."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from documents.folder_report import Report
from loaders.settings import second_folders
from views.pages.actor import page as actor
from views.pages.alignment import page as alignment
from views.pages.change import page as change
from views.pages.code import page as code
from views.pages.coders import page as coders
from views.pages.compare import page as compare
from views.pages.coverage import page as coverage
from views.pages.edit import page as edit
from views.pages.find import page as find
from views.pages.issue import page as issue
from views.pages.method import page as method
from views.pages.new import page as new
from views.pages.overview import page as overview
from views.pages.problems import page as problems
from views.pages.sources import page as sources

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

SUPPOSING = ("overview", "compare", "actor", "issue", "alignment")
"""The pages that are about where actors stand: they show a scenario, and all others what was said."""

START = "overview"


def title(name: str) -> str:
    """The title of a page; the coders are two where no more are named."""
    return "Coders" if name == "coders" and len(second_folders()) > 1 else PAGES[name][1]


def navigation(found: Report) -> tuple[str, dict[str, StreamlitPage]]:
    """The name of the page to draw, and all pages by their names; the browser gets them in sections."""
    number = len(found.problems)
    titles = {name: title(name) for name in PAGES}
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
