"""The steps of evidence: own words only, then also reports, then also what others say of an actor."""

from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from typing import TypeVar

from loaders.vocabularies import Attribution

T = TypeVar("T")


class Step(StrEnum):
    """Whose words count: each step adds an attribution."""

    own = "own"
    reported = "reported"
    all = "all"


HEARD: Mapping[Step, frozenset[str]] = {
    Step.own: frozenset({Attribution.own}),
    Step.reported: frozenset({Attribution.own, Attribution.reported}),
    Step.all: frozenset(Attribution),
}
"""The attributions that count at each step."""

IN_WORDS = {Step.own: "own words only", Step.reported: "with reports", Step.all: "with what others say of them"}


def widest_step(attributions: Collection[str]) -> Step:
    """The widest step that hears only these attributions; the first where none does."""
    return max((one for one in Step if HEARD[one] <= frozenset(attributions)), key=list(Step).index, default=Step.own)


def alike(attributions: Collection[str]) -> dict[Step, Step]:
    """For each step the narrowest one at which as much is heard, where these are the attributions that there are."""
    there = frozenset(attributions)
    return {step: next(one for one in Step if HEARD[one] & there == HEARD[step] & there) for step in Step}


def by_step(attributions: Collection[str], figure: Callable[[Step], T]) -> dict[Step, T]:
    """What `figure` finds at each step, where these are the attributions that there are.

    It is asked once for steps that do not differ, which then share what it found.
    """
    found: dict[Step, T] = {}
    for step, narrowest in alike(attributions).items():
        found[step] = figure(step) if narrowest is step else found[narrowest]
    return found
