"""Pins: stances that somebody supposes actors to take on issues, and a scenario of several of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from loaders.vocabularies import Stance

NEWCOMER = "me"
"""The id of an actor that may be pinned though the data does not have it."""

MOST = 20
"""How many pins a scenario has at most."""

SEPARATOR = "~"
"""Stands between the parts of a pin as one word; no id has it."""

_PARTS = ("actor", "issue", "stance")


@dataclass(frozen=True, slots=True)
class Pin:
    """The stance that an actor is supposed to take on an issue, both by their ids."""

    actor: str
    issue: str
    stance: Stance

    @property
    def cell(self) -> tuple[str, str]:
        """What is pinned: the actor and the issue."""
        return self.actor, self.issue


Scenario = tuple[Pin, ...]
"""Pins of different cells, in the order in which they were made. Without any it is no scenario."""


@dataclass(frozen=True, slots=True)
class Pinnable:
    """What can be pinned: the ids of the actors, besides the newcomer, and of the issues."""

    actors: Collection[str] = field(default_factory=frozenset)
    issues: Collection[str] = field(default_factory=frozenset)

    def fault(self, words: str) -> str:
        """What keeps words (see `as_word`) from being a pin, "" where nothing does."""
        parts = words.split(SEPARATOR)
        if len(parts) != len(_PARTS):
            return f"a pin is written {SEPARATOR.join(_PARTS)}"
        actor, issue, stance = parts
        if actor != NEWCOMER and actor not in self.actors:
            return f"there is no actor “{actor}”"
        if issue not in self.issues:
            return f"there is no issue “{issue}”"
        if stance not in list(Stance):
            return f"“{stance}” is no stance, but one of {', '.join(Stance)}"
        return ""

    def scenario(self, words: Iterable[str]) -> Scenario:
        """The pins of words without a fault; of several on one cell the last, of too many the first."""
        pins: dict[tuple[str, str], Pin] = {}
        for one in words:
            if not self.fault(one):
                actor, issue, stance = one.split(SEPARATOR)
                pins[actor, issue] = Pin(actor, issue, Stance(stance))
        return tuple(pins.values())[:MOST]


def as_word(pin: Pin) -> str:
    """A pin as one word, such as `russia~un-convention~support`."""
    return SEPARATOR.join((pin.actor, pin.issue, pin.stance))


def with_pin(scenario: Scenario, pin: Pin) -> Scenario:
    """The scenario with one pin more, in the place of another on the same cell."""
    return (*without_pin(scenario, pin), pin)


def without_pin(scenario: Scenario, pin: Pin) -> Scenario:
    """The scenario without what is pinned on the cell of the pin."""
    return tuple(one for one in scenario if one.cell != pin.cell)
