"""Coverage: where is the evidence thin?"""

from collections import Counter

import streamlit as st

from analysis.wording.disputes import own_words_in_words
from analysis.wording.figures import count, day_in_words, percent
from loaders.joint_statements import count_positions
from views.pages.coverage.coding_status import documents_to_code, show_status, statuses
from views.pages.coverage.document_reliance import dominant_document, unused_documents
from views.pages.coverage.doubtful_positions import doubtful_positions, unverified_quotations
from views.pages.coverage.thin_actors import hardly_known, long_ago, without_own_words
from views.pages.coverage.thin_issues import silent_issues, sole_issues
from views.pages.coverage.weakness_rows import show_weaknesses
from views.shared.first_steps import show_first_steps
from views.shared.markdown_text import plain
from views.shared.page_title import show_title
from views.shared.view import View

WEAKNESSES = (
    silent_issues,
    sole_issues,
    hardly_known,
    without_own_words,
    long_ago,
    dominant_document,
    unused_documents,
    documents_to_code,
    unverified_quotations,
    doubtful_positions,
)
"""The rows of the page: what is not known, then whom it is known from, then how surely."""


def show(view: View) -> None:
    """The page."""
    show_title(view, "Where is the evidence thin?")
    if show_first_steps(view, "which issues and actors hardly anybody has spoken of"):
        if len(view.data.sources):
            show_status(statuses(view), view)
        return
    stated = view.stated.all
    with st.container(gap="xsmall"):
        st.header(_answer(view), anchor=False)
        if len(stated):
            st.container(key="whose_words").markdown(_whose_words(view))
    show_weaknesses([one(view) for one in WEAKNESSES])
    st.caption(
        f"Of {count(count_positions(stated), 'position')} in view, "
        f"of {count_positions(view.data.positions):,} in the data: "
        f"as of {day_in_words(view.as_of)} and with the filters in the sidebar."
    )


def _whose_words(view: View) -> str:
    """How much is in own words, and through whom most actors are known that speak through one other alone."""
    own = plain(own_words_in_words(view.stated.all))
    tellers = Counter(voice for actor, voice in view.coverage.sole_voices.items() if actor in view.names)
    if not tellers:
        return own
    (voice, number), *_ = tellers.most_common(1)
    through = plain(view.names.get(voice, voice))
    return f"{own} **{count(number, 'actor is', 'actors are')} known through {through} alone.**"


def _answer(view: View) -> str:
    """How many issues are silent, how many actors hardly known, and how much one document carries."""
    actors, issues, documents = view.thinness.actors, view.thinness.issues, view.thinness.documents
    if not documents["positions"].any():
        return "No position is in view: choose a later date, or more evidence."
    silent, few = int((issues["positions"] == 0).sum()), int(actors["few"].sum())
    share = percent(int(documents["positions"].iloc[0]) / int(documents["positions"].sum()))
    return (
        f"{silent} of {count(len(view.issues), 'issue')} silent, {few} of {count(len(actors), 'actor')} hardly known, "
        f"{share} of positions from one document."
    )
