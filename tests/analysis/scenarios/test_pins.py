"""Pins as words of a link: read back as they were written, and what is wrong with them is said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.scenarios.pins import MOST, NEWCOMER, Pin, Pinnable, as_word, with_pin, without_pin
from loaders.vocabularies import Stance

KNOWN = Pinnable({"kenya", "cuba"}, {"a-convention", "un-bodies"})

actors, issues = st.sampled_from([*sorted(KNOWN.actors), NEWCOMER]), st.sampled_from(sorted(KNOWN.issues))
pins = st.builds(Pin, actors, issues, st.sampled_from(Stance))
scenarios = st.lists(pins, max_size=6, unique_by=lambda pin: pin.cell).map(tuple)


@settings(max_examples=15, deadline=None)
@given(scenarios, pins)
def test_a_scenario_is_read_back_and_a_pin_is_added_and_taken_away(scenario: tuple[Pin, ...], pin: Pin) -> None:
    assert KNOWN.scenario(map(as_word, scenario)) == scenario
    more = with_pin(scenario, pin)
    assert pin in more
    assert len({one.cell for one in more}) == len(more)
    others = tuple(one for one in scenario if one.cell != pin.cell)
    assert without_pin(more, pin) == others


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("atlantis~a-convention~support", "there is no actor “atlantis”"),
        ("kenya~the-moon~support", "there is no issue “the-moon”"),
        ("kenya~a-convention~2", "“2” is no stance, but one of strong_oppose, oppose, mixed, support, strong_support"),
        ("kenya~a-convention", "a pin is written actor~issue~stance"),
        ("kenya~a-convention~support~now", "a pin is written actor~issue~stance"),
        ("", "a pin is written actor~issue~stance"),
        ("<script>~a-convention~support", "there is no actor “<script>”"),
    ],
)
def test_what_is_no_pin_is_said_and_left_out(words: str, fault: str) -> None:
    assert KNOWN.fault(words) == fault
    assert KNOWN.scenario([words, "cuba~un-bodies~mixed"]) == (Pin("cuba", "un-bodies", Stance.mixed),)


def test_of_two_pins_on_a_cell_the_last_counts_and_there_are_not_endlessly_many() -> None:
    assert KNOWN.scenario(["cuba~un-bodies~mixed", "cuba~un-bodies~oppose"]) == (
        Pin("cuba", "un-bodies", Stance.oppose),
    )
    many = Pinnable({f"a{number}" for number in range(99)}, {"un-bodies"})
    assert len(many.scenario(f"a{number}~un-bodies~mixed" for number in range(99))) == MOST
