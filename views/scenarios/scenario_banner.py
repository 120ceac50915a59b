"""That a page shows a scenario: what is supposed, a button that takes each pin away, and that nothing of it is data."""

import streamlit as st

from analysis.scenarios.pins import Scenario
from analysis.wording.display_text import cut
from analysis.wording.figures import as_sentence
from analysis.wording.scenarios import NO_DATA, pins_in_words
from views.scenarios.chosen_pins import set_scenario, unpin
from views.shared.markdown_text import plain
from views.shared.view import View

WIDTH = 60
"""How many signs of a pin's words are shown."""

_HELP = (
    "Remove the scenario. Figures and latest positions are of the scenario; lists of statements, time lines and files "
    "of data keep to what was said."
)


def show_banner(view: View) -> None:
    """The line above the title of a page whose figures rest on pins; nothing where there are none."""
    if not view.scenario:
        return
    with st.container(key="scenario", horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.markdown("**Scenario: if**", width="content")
        for number, (pin, words) in enumerate(zip(view.scenario, pins_in_words(view.scenario, view), strict=True)):
            st.button(
                plain(cut(words, WIDTH)), key=f"pin_{number}", icon=":material/close:", icon_position="right",
                width="content", help=f"Take away: {plain(as_sentence(words))}",
                on_click=unpin, args=(view.scenario, pin),
            )  # fmt: skip
        st.markdown(f"**{NO_DATA}**", width="content")
        _offer_removal()


def say_set_aside(scenario: Scenario) -> None:
    """On a page that a scenario does not change, that there is one; nothing where there is none."""
    if not scenario:
        return
    with st.container(key="set_aside", horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.caption("Your scenario is set aside here: this page is about what was said.", width="content")
        _offer_removal()


def _offer_removal() -> None:
    st.button(
        "Remove", key="pin_reset", type="tertiary", width="content", help=_HELP,
        on_click=set_scenario, args=((),),
    )  # fmt: skip
