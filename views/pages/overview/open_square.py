"""The square of the matrix that is open: found by name too, and its quotations beside the matrix."""

import pandas as pd
import streamlit as st

from analysis.wording.figures import count
from views.scenarios.chosen_pins import offer_pin
from views.shared.links import link
from views.shared.markdown_text import plain
from views.shared.quotation_lists import ALL_OF_THEM, in_cell, show_cell
from views.shared.session import set_choices
from views.shared.view import View
from views.shared.widgets import find, first_of, offer_more


def find_square(view: View, actors: pd.DataFrame) -> tuple[str | None, str | None]:
    """The cell that is open: by a click, by a link, or by name in two boxes, which reach the silent ones too."""
    with st.expander("Find a square by name"):
        left, right = st.columns(2)
        with left:
            actor = find("Actor", "cell_actor", list(actors["actor"]), view.names, "Choose an actor")
        with right:
            issue = find("Issue", "cell_issue", view.issue_ids, view.titles, "Choose an issue")
    return actor, issue


def open_square(view: View, actor: str, issue: str) -> None:
    """The quotations behind one cell, beside the matrix; the address has it until it is closed."""
    title = f"{plain(view.names[actor])} on “{plain(view.titles[issue])}”"

    def beside() -> None:
        total = len(in_cell(view, actor, issue))
        length = first_of("cards", total)
        show_cell(view, actor, issue, length)
        offer_more("cards", total, f"{length} of {count(total, 'statement')}, newest first. {ALL_OF_THEM}")
        st.caption("What if it stood elsewhere?")
        if offer_pin(view, issue, actor, key="square"):
            st.rerun()
        with st.container(horizontal=True):
            link("actor", f"All of {plain(view.names[actor])}", actor=actor)
            link("issue", f"All on “{plain(view.titles[issue])}”", issue=issue)

    st.dialog(title, position="right", width="medium", on_dismiss=_close)(beside)()


def _close() -> None:
    set_choices(cell_actor=None, cell_issue=None)
