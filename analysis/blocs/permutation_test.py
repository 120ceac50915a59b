"""A permutation test: would the same stances, dealt out at random, divide the actors as clearly as they do?

After the test of Good, "Permutation, Parametric, and Bootstrap Tests of Hypotheses" (Springer, 2005), on the greatest
eigenvalue of a matrix of ties less what is expected of them (Newman, Phys. Rev. E 74, 2006).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np

from analysis.alignment import PRIOR_WEIGHT, STANCE_RANGE
from analysis.alignment_matrix import Pairs
from analysis.stance_matrix import Flags, Floats, Numbers, Stances

PERMUTATIONS = 99
"""How often the stances are dealt out anew."""

LEVEL = 0.05
"""The greatest p at which a room is told to be divided: four of the 99 may be divided as clearly."""

_SEED = 0

_BETWEEN_LEVELS = (-1.5, -0.5, 0.5, 1.5)

_ROUNDING = 1e-9
"""A room dealt anew counts as divided as clearly also where a rounding error says that it is a little less so."""


@dataclass(frozen=True)
class PermutationTest:
    """How many rooms were dealt out anew, and how many of them are divided at least as clearly as the real one."""

    as_clear: int
    rooms: int = PERMUTATIONS

    @property
    def p(self) -> float:
        """The share of such rooms, the real one among them."""
        return (self.as_clear + 1) / (self.rooms + 1)

    @property
    def is_passed(self) -> bool:
        """Whether chance alone hardly divides a room like this."""
        return self.p <= LEVEL


def permutation_test(pairs: Pairs, on_progress: Callable[[float], object] | None = None) -> PermutationTest:
    """Compare the division of a room with that of PERMUTATIONS rooms in which the same stances are dealt out anew.

    On each issue they are dealt among those who have spoken on it (see `deals`): who is silent stays so, and every
    pair shares as many issues on as many passages. Neither the order of actors and issues nor an actor's id matters.
    `on_progress` is told the share of the work that is done.
    """
    issues = pairs.stances.issues
    held = pairs.stances.at(pairs.order, sorted(range(len(issues)), key=issues.__getitem__))
    found = divisions(chain([held.score], deals(held)), held.stated, pairs.n[np.ix_(pairs.order, pairs.order)])
    real = next(found)
    as_clear = 0
    for done, dealt in enumerate(found, start=1):
        as_clear += dealt >= real - _ROUNDING
        if on_progress:
            on_progress(done / PERMUTATIONS)
    return PermutationTest(as_clear)


def divisions(scores: Iterable[Floats], stated: Flags, n: Numbers) -> Iterator[float]:
    """How clearly each of several rooms is divided in which the same actors share the same issues.

    That is the greatest eigenvalue of the matrix of shrunk alignments less their mean, with nothing on the diagonal.
    `scores` and `stated` are as in Stances, `n` as in Pairs. With s_t = 1 where a stance reaches the level t, -1 where
    it does not and 0 for silence, the closeness of two stances is the mean over t of (1 + s_t s_t') / 2: one product
    for all pairs, of whole numbers, which single precision holds exactly.
    """
    spoken = np.ascontiguousarray(stated.T, dtype=np.float32)
    passed_on = spoken.T @ spoken - n
    apart = ~np.eye(len(n), dtype=bool)
    shared = max(n[apart].sum(), 1)
    for score in scores:
        level = score.T.astype(np.float32)
        sides = np.concatenate([np.copysign(spoken, level - between) for between in _BETWEEN_LEVELS])
        near = n / 2 + (sides.T @ sides - STANCE_RANGE * passed_on) / (2 * STANCE_RANGE)
        closer = np.where(apart, (near - n * (near[apart].sum() / shared)) / (n + PRIOR_WEIGHT), 0.0)
        yield float(np.linalg.eigvalsh(closer).max(initial=0.0))


def deals(held: Stances, rooms: int = PERMUTATIONS) -> Iterator[Floats]:
    """The stances (`Stances.score`) of so many rooms dealt out anew, always the same ones.

    On each issue the stances that were taken are dealt among those who took them. What is inherited goes with the
    words that it is inherited from: a group and its members are dealt one stance, so that one remark of a group is
    no agreement among its members, nor of each of them with others.
    """
    chance = np.random.default_rng(_SEED)
    first = _first_of_same_words(held)
    dealt_to = (held.stated & (first == np.arange(len(held.actors))[:, None])).T
    score = np.where(dealt_to, held.score.T, 0.0)
    stances = np.take_along_axis(score, np.argsort(~dealt_to, axis=1, kind="stable"), axis=1)
    for _ in range(rooms):
        places = np.argsort(np.where(dealt_to, chance.random(score.shape), 1.0), axis=1)
        dealt = np.empty_like(score)
        np.put_along_axis(dealt, places, stances, axis=1)
        yield np.take_along_axis(dealt.T, first, axis=0) if held.inherited is not None else dealt.T


def _first_of_same_words(held: Stances) -> Numbers:
    """For every cell the first actor that holds the same words of a group on the issue; the actor itself elsewhere."""
    places = np.arange(len(held.actors))
    first = np.tile(places[:, None], len(held.issues))
    for column, (pairs, _) in held.passed_on.items():
        same = pairs | np.eye(len(places), dtype=bool)
        # of two who hold them as their own neither is the other's heir: both are found through those who inherit
        first[:, column] = np.where(same, same.argmax(axis=1), len(places)).min(axis=1)
    return first
