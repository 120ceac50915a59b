"""Ties between actors and issues: what a tie is worth, and what it is divided by.

After Leifeld's Discourse Network Analyzer, where the stance takes the place of
its qualifier (agreement or disagreement).
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from analysis.networks.discourse_networks import Floats, TwoMode

Words = NDArray[np.str_]

SIGNS = ("", "positive", "negative", "both")
"""What `sign` calls a cell by its code in `TwoModeValue.combine`."""


class TwoModeValue(StrEnum):
    """What a tie between an actor and an issue is worth.

    subtract: the sum of the stances, -2 to 2 each. statements: how many (DNA's "ignore"). binary: 1 where there
    is any. combine: 1 where all support the issue, 2 where all oppose it, 3 where there is both; a mixed statement is
    both by itself, so that no statement is 0, which is silence.
    """

    subtract = "subtract"
    statements = "statements"
    binary = "binary"
    combine = "combine"


class TwoModeNormalisation(StrEnum):
    """What a tie is divided by: all statements of the actor (activity), or all on the issue (prominence)."""

    none = "none"
    activity = "activity"
    prominence = "prominence"


@dataclass(frozen=True, slots=True, eq=False)
class TwoModeTies:
    """Actors by issues: what each tie is worth, and its sign, one of SIGNS; "" also where the value has no side."""

    weight: Floats
    sign: Words
    are_codes: bool = False
    """Whether the weights are codes, which say what and not how much."""


def two_mode_ties(found: TwoMode, value: TwoModeValue, normalisation: TwoModeNormalisation) -> TwoModeTies:
    """The ties of a two-mode network.

    Activity divides the ties of an actor by the number of its statements, prominence those on an issue by the number
    of statements on it; of binary ties by the number of its issues, or of the actors on it. A tie whose divisor is 0
    is 0. Raises ValueError for a normalised combine, whose values are codes and no amounts.
    """
    if value is TwoModeValue.combine and normalisation is not TwoModeNormalisation.none:
        raise ValueError("the values of 'combine' are codes and cannot be divided")
    spoken = (found.statements > 0).astype(np.int64)
    mixed = found.statements - found.support - found.opposition
    sides = ((found.support + mixed) > 0) + 2 * ((found.opposition + mixed) > 0).astype(np.int64)
    signs = np.array(SIGNS)
    match value:
        case TwoModeValue.subtract:
            cells, sign, said = found.subtract, signs[found.subtract.clip(-1, 1) % 3], found.statements
        case TwoModeValue.statements:
            cells, sign, said = found.statements, np.zeros_like(sides, dtype=signs.dtype), found.statements
        case TwoModeValue.binary:
            cells, sign, said = spoken, np.zeros_like(sides, dtype=signs.dtype), spoken
        case TwoModeValue.combine:
            cells, sign, said = sides, signs[sides], found.statements
    weight = cells.astype(np.float64)
    match normalisation:
        case TwoModeNormalisation.activity:
            weight /= np.maximum(said.sum(axis=1, keepdims=True), 1)
        case TwoModeNormalisation.prominence:
            weight /= np.maximum(said.sum(axis=0, keepdims=True), 1)
    return TwoModeTies(weight, sign, value is TwoModeValue.combine)
