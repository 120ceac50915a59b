"""The room at one date: everything that is found from all positions in force together, each found when first asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.actor_order import Ordering
from analysis.alignment_matrix import Pairs, align_pairs
from analysis.blocs.blocs import Bloc, Stability, find_blocs, firm, stability, why_by_chance, why_no_blocs, why_unstable
from analysis.blocs.permutation_test import PermutationTest, permutation_test
from analysis.scaling import Map, place
from analysis.sides import Sides, sides_of_pairs
from analysis.stance_matrix import Flags, Numbers, stances
from loaders.vocabularies import Attribution

PERMUTING = 0.5
"""The share of the work of both tests that the permutation test is, in a large room."""


@dataclass(frozen=True)
class BlocTests:
    """What both tests of blocs found: whether chance divides a room so, and how stable the communities are."""

    chance: PermutationTest
    stability: Stability


class Room:
    """The positions in force (one row an actor and issue) of some actors on some issues."""

    def __init__(self, standing: pd.DataFrame, actors: Sequence[str], issues: Sequence[str]) -> None:
        self._standing, self._actors, self._issues = standing, actors, issues
        self._tests: BlocTests | None = None

    @cached_property
    def pairs(self) -> Pairs:
        """The alignment of every pair."""
        return align_pairs(stances(self._standing, self._actors, self._issues))

    @cached_property
    def sides(self) -> Sides[Numbers]:
        """On how many issues every pair stands on the same side, and on how many on opposite sides."""
        return sides_of_pairs(self.pairs.stances)

    @cached_property
    def hearsay(self) -> Flags:
        """The pairs whose figures rest, among other things, on what another actor says of one of the two."""
        rests: Flags = self.told > 0
        return rests

    @cached_property
    def told(self) -> Numbers:
        """On how many of the issues that both of a pair have a position on one of the two rests on such an account."""
        told = self._standing[self._standing["attribution"] == Attribution.characterised]
        heard = stances(told, self._actors, self._issues).stated.astype(np.float64)
        shared = heard @ self.pairs.stances.stated.T
        return np.rint(shared + shared.T - heard @ heard.T).astype(np.int64)

    @cached_property
    def ordering(self) -> Ordering:
        """The order of actors in a matrix."""
        return Ordering(self.pairs)

    @cached_property
    def map(self) -> Map:
        """The places of actors on a map."""
        return place(self.pairs)

    @cached_property
    def communities(self) -> list[Bloc]:
        """The groups that the graph of ranked pairs falls into, whether the evidence carries them or not."""
        return find_blocs(self.pairs)

    @cached_property
    def blocs(self) -> list[Bloc]:
        """The communities that hold together, where the evidence carries blocs at all; tests them if nobody has yet."""
        return [] if self.why_no_blocs else firm(self.communities, self.test_blocs().stability)

    @cached_property
    def why_no_blocs(self) -> str:
        """What speaks against drawing blocs, "" for nothing; tests the communities where that alone can tell."""
        if self._missing:
            return self._missing
        tests = self.test_blocs()
        return why_by_chance(self.communities, tests.chance) or why_unstable(self.communities, tests.stability)

    @cached_property
    def _missing(self) -> str:
        return why_no_blocs(self.pairs, self.communities)

    @property
    def is_tested(self) -> bool:
        """Whether `blocs` are known without the work of a test: it is done, or there is nothing to test."""
        return self._tests is not None or bool(self._missing)

    def test_blocs(self, on_progress: Callable[[float], object] = lambda _: None) -> BlocTests:
        """How far the room is from chance and how stable the communities are: seconds in a large room, done once.

        `on_progress` is told the share of the work of both tests that is done, from 0 to 1.
        """
        if self._tests is None:
            on_progress(0.0)
            chance = permutation_test(self.pairs, lambda done: on_progress(PERMUTING * done))
            tested = stability(self.pairs, lambda done: on_progress(PERMUTING + (1 - PERMUTING) * done))
            self._tests = BlocTests(chance, tested)
            on_progress(1.0)
        return self._tests
