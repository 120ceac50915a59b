"""The pins of a scenario in the address: read, added by a form, taken away."""

from collections.abc import Sequence

import streamlit as st

from analysis.scenarios.pinned_positions import NEWCOMER_NAME
from analysis.scenarios.pins import MOST, NEWCOMER, Pin, Pinnable, Scenario, as_word, with_pin, without_pin
from analysis.wording.display_text import legible
from analysis.wording.figures import VERBS, as_sentence
from loaders import Dataset
from loaders.vocabularies import Stance
from views.shared.session import chosen, set_choices, settle
from views.shared.url_parameters import read_words
from views.shared.view import View

_KEY = "if"

_STANCES = {stance: as_sentence(VERBS[stance.score].removeprefix("is ")) for stance in reversed(Stance)}


def choose_scenario(data: Dataset) -> Scenario:
    """The pins of the address that the data knows; of the others the page says what is wrong with them."""
    known = Pinnable(frozenset(data.actors["actor"]), frozenset(data.issues["issue"]))

    def kept(words: Sequence[str] | None) -> list[str]:
        return [as_word(pin) for pin in known.scenario(words or [])]

    def fault(words: str) -> str:
        return known.fault(words) or f"a later pin is on the same, or there are more than {MOST}"

    return known.scenario(settle(_KEY, read_words, kept, [], "Scenario", fault=fault))


def set_scenario(scenario: Scenario) -> None:
    """Suppose these pins from now on and no others, in a callback."""
    set_choices(**{_KEY: [as_word(pin) for pin in scenario]})


def unpin(scenario: Scenario, pin: Pin) -> None:
    """Take one pin away, in a callback."""
    set_scenario(without_pin(scenario, pin))


def offer_pin(view: View, issue: str, actor: str | None = None, *, key: str) -> bool:
    """A form that pins a stance on an issue, for the actor or one to choose. Whether it was pressed in this run."""

    def pin() -> None:
        # what stands chosen at the click, which may come along with the choice
        who = actor or chosen(f"{key}_actor")
        set_scenario(with_pin(view.scenario, Pin(who, issue, chosen(f"{key}_stance")))[-MOST:])

    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        if actor is None:
            _choose_actor(view, key)
        stances = list(_STANCES)
        st.selectbox("Stance", stances, key=f"{key}_stance", format_func=_STANCES.__getitem__, width=220)
        return st.button(
            "Pin", key=f"{key}_pin", icon=":material/push_pin:", help="Draw everything anew as if it were so",
            on_click=pin,
        )  # fmt: skip


def _choose_actor(view: View, key: str) -> None:
    known = {actor: legible(view.names[actor]) for actor in view.actor_ids}
    names = known if NEWCOMER in set(view.data.actors["actor"]) else {NEWCOMER: NEWCOMER_NAME} | known
    st.selectbox("Actor", list(names), key=f"{key}_actor", format_func=names.__getitem__, width=260)
