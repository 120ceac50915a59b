"""Change over time: has anybody moved?"""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.positions_in_force import span
from analysis.wording.deeds import QUESTION_OF_ALL
from analysis.wording.time_windows import QUESTION as TOGETHER
from views.pages.change.alignment_with_all import follow_all
from views.pages.change.movers import moves_of, of_actor, of_everybody, on_issue, show_movers
from views.pages.change.pair_alignment import follow_pair
from views.pages.change.playhead import playhead
from views.pages.change.time_windows import follow_windows
from views.pages.change.words_and_deeds import show_words_and_deeds
from views.shared.first_steps import show_first_steps
from views.shared.page_title import show_title
from views.shared.view import View
from views.shared.widgets import choose

FOLLOW = {
    "everybody": "Everybody",
    "actor": "One actor",
    "issue": "One issue",
    "pair": "Two actors",
    "all": "One actor with all others",
    "deeds": "Words and deeds",
    "windows": "Networks over time",
}

MOVED = "Has anybody moved?"
QUESTIONS = {"deeds": QUESTION_OF_ALL, "windows": TOGETHER}
"""What the page asks where it is not who has moved, by what is followed."""


def show(view: View) -> None:
    """The page."""
    title = st.container()
    if show_first_steps(view, "who has moved, and when"):
        show_title(view, MOVED, title)
        return
    if view.actors.empty or view.issues.empty:
        show_title(view, MOVED, title)
        st.info("There is nothing to follow: choose other actors or tracks in the sidebar.")
        return
    first, _ = span(view.data, date.today())
    until = playhead("Play: what had been stated by", first, view.as_of)
    _follow(view.at(until.value or view.as_of), title)
    until.draw()


def _follow(view: View, title: DeltaGenerator) -> None:
    """The controls, the question that goes with what they choose to follow, and that."""
    controls = st.container(horizontal=True)
    with controls:
        follow = choose("Follow", "follow", list(FOLLOW), FOLLOW, "everybody", label_visibility="collapsed", width=210)
    show_title(view, QUESTIONS.get(follow, MOVED), title)
    if follow == "everybody":
        show_movers(view.moves, of_everybody(view), view)
    elif follow == "actor":
        with controls:
            actor = choose("Actor", "actor", view.actor_ids, view.names, view.coverage.most_spoken_actor,
                           label_visibility="collapsed", width=230)  # fmt: skip
        show_movers(moves_of(view, actor=actor), of_actor(view, actor), view)
    elif follow == "issue":
        with controls:
            issue = choose("Issue", "issue", view.issue_ids, view.titles, view.coverage.most_spoken_issue,
                           label_visibility="collapsed", width=230)  # fmt: skip
        show_movers(moves_of(view, issue=issue), on_issue(view, issue), view)
    elif follow == "pair":
        follow_pair(view, controls)
    elif follow == "all":
        follow_all(view, controls)
    elif follow == "windows":
        follow_windows(view, controls)
    else:
        show_words_and_deeds(view)
