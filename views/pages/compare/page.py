"""Compare: where do two actors differ?"""

from collections.abc import Collection

import streamlit as st

from analysis.alignment import Alignment
from analysis.compared_actor import align_compared, sides_compared, told_issues
from analysis.wording.scope import scope
from analysis.wording.sides import question, verdict
from views.pages.compare.certainty import show_certainty
from views.pages.compare.issue_rows import issue_rows, show_issue_rows
from views.pages.compare.whose_words import warning
from views.shared.bibliography import cite_pair
from views.shared.briefing_download import offer_pair
from views.shared.compared_actors import Side, choose_sides
from views.shared.first_steps import NO_ACTOR, show_first_steps
from views.shared.inheritance_note import say_inherited
from views.shared.markdown_text import plain
from views.shared.page_title import show_title
from views.shared.timelines import show_lanes
from views.shared.view import View


def show(view: View) -> None:
    """The page."""
    title = st.container()
    begins = show_first_steps(view, "two actors side by side, issue by issue")
    if begins or view.actors.empty:
        show_title(view, "Where do two actors differ?", title)
    if begins:
        return
    if view.actors.empty:
        st.info(NO_ACTOR)
        return
    answer = st.container()
    left, right = choose_sides(view)
    show_title(view, plain(question(left.short, right.short)), title)
    if left.actor == right.actor and left.selection == right.selection:
        st.info("An actor agrees with itself. Choose another actor, or switch on “At two dates”.")
        return
    found, rows = align_compared(left, right), issue_rows(left, right)
    with answer:
        _show_answer(found, left, right)
    if not rows.spoken:
        st.info("Neither has a stated position under these filters. Choose a later date, or let in more evidence.")
    issues = show_issue_rows(rows)
    say_inherited(view, rows.standing)
    if issues:
        _show_time(left, right, issues)
    show_certainty(found, left, right)
    offer_pair(left, right)
    cite_pair(left, right)


def _show_answer(found: Alignment, left: Side, right: Side) -> None:
    """On which sides they stand, and whose words that rests on."""
    other = len(left.selection.issue_ids) - found.n
    narrowed = plain(scope(left.selection, actors=False, day=left.selection.as_of == right.selection.as_of))
    taken, told = sides_compared(left, right), told_issues(left, right)
    words = verdict(taken, told, other, ranked=found.ranked, scope=narrowed)
    st.header(words if found.ranked or not found.n else f":gray[{words}]")
    whose = warning(left, right)
    if whose:
        st.container(key="whose_words").markdown(plain(whose))


@st.fragment
def _show_time(left: Side, right: Side, issues: Collection[str]) -> None:
    """Both actors' statements on one time line, a lane for each of the issues, drawn as the fold opens."""
    fold = st.expander("When did they speak?", key="fold_time", on_change="rerun")
    if not fold.open:
        return
    later = max(left, right, key=lambda side: side.selection.as_of)
    sides = [later.shown.all] if left.actor == right.actor else [left.shown.all, right.shown.all]
    with fold:
        if left.actor != right.actor:
            st.markdown(f"Circle: {plain(left.name)}. Square: {plain(right.name)}.")
        show_lanes(sides, later.selection, by="issue", key="compare_time", only=issues)
