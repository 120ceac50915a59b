"""Alignment: who stands with whom?"""

import numpy as np
import streamlit as st

from views.pages.alignment.answer import show_answer, show_certainty
from views.pages.alignment.blocs import test_blocs
from views.pages.alignment.pair_matrix import show_matrix
from views.pages.alignment.parts import show_parts
from views.shared.first_steps import show_first_steps
from views.shared.inheritance_note import say_inherited
from views.shared.page_title import show_title
from views.shared.view import View


def show(view: View) -> None:
    """The page: the answer in words, every pair, and the other parts in folds, of which one is open."""
    show_title(view, "Who stands with whom?")
    if show_first_steps(view, "how close every two actors stand"):
        return
    if len(view.actors) < 2 or not (view.room.pairs.n.sum() - np.trace(view.room.pairs.n)):
        st.info(
            "No two actors in view share an issue on which both have a stated position. "
            "Choose a later date, let in more evidence or more actors in the sidebar, or add positions."
        )
        return
    test_blocs(view)
    show_answer(view)
    show_matrix(view)
    if view.counts_inherited:
        say_inherited(view, view.counted.in_force, "counted")
    show_certainty(view)
    show_parts(view)
