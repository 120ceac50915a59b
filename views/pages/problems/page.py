"""Data problems: is the data in order?"""

from itertools import groupby

import streamlit as st

from analysis.wording.figures import day_in_words, in_part, listed
from documents.folder_report import quotations
from documents.quotation_check import unchecked, what_they_do
from loaders.problems import Problem, printable, tally
from views.shared.first_steps import show_first_steps
from views.shared.markdown_text import plain
from views.shared.page_title import show_title
from views.shared.view import View
from views.shared.widgets import first_of, offer_more


def show(view: View) -> None:
    """The page."""
    data = view.data
    show_title(view, "Is the data in order?")
    st.markdown(f"**{tally(view.problems, data.files)}.** {_of_when(view)}")
    if data.stale:
        st.warning(
            f"An earlier version of {plain(listed(in_part(data.stale)))} is on view until it is mended.",
            icon=":material/history:",
        )
    elif data.errors:
        st.warning("What is faulty is left out; all the rest is on view.", icon=":material/warning:")
    if not view.problems:
        st.success(f"Every file reads, every reference holds; {_of_quotations(view)}.", icon=":material/check:")
    else:
        st.caption(f"Beside what is listed: {_of_quotations(view)}.")
    show_first_steps(view, "whether each quotation stands in its document")
    ordered = sorted(view.problems, key=lambda p: (p.severity, p.file, p.line))
    shown = first_of("cards", len(ordered))
    for file, problems in groupby(ordered[:shown], key=lambda p: p.file):
        with st.container(border=True):
            st.subheader(plain(file))
            for problem in problems:
                _show_problem(problem)
    offer_more("cards", len(ordered), f"The first {shown} of {len(ordered):,}, errors first.")


def _of_quotations(view: View) -> str:
    """How the quotations are checked, those of positions and of milestones, as `check` counts them."""
    counts = (view.report.verification if view.report else unchecked(quotations(view.data))).counts
    said = [f"{number} {what_they_do(how, number)}" for how, number in counts.items() if number]
    return f"of the quotations of positions and milestones, {listed(said)}" if said else "there is no quotation yet"


def _of_when(view: View) -> str:
    if view.edition and view.edition.day:
        return f"This is the data as recorded on {day_in_words(view.edition.day)}, not the files on disk."
    return "`tracker check` lists the same."


def _show_problem(problem: Problem) -> None:
    color = "red" if problem.severity == "error" else "orange"
    where = f" · line {problem.line}, column {problem.column}" if problem.line else ""
    st.markdown(f":{color}-badge[{problem.severity}] **{plain(problem.message)}**{where}")
    if problem.excerpt:
        st.code(printable(f"{problem.window[0]}\n{problem.carets}"), language=None)
    if problem.hint:
        st.markdown(plain(problem.hint))
