"""Discourse networks: who says alike and who says otherwise, counted by statements rather than by positions in force.

After Leifeld, "Discourse Network Analysis", in: Victor, Montgomery and Lubell
(eds.), The Oxford Handbook of Political Networks, 2017. Relations and divisors
are those of his program Discourse Network Analyzer, with the stance as an
ordinal qualifier.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.alignment import STANCE_RANGE
from analysis.sides import Sides
from analysis.stance_matrix import Flags, Numbers
from loaders.vocabularies import Stance

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

STANCES = np.array(sorted(stance.score for stance in Stance))
"""The levels of the stance, least first."""


class Duplicates(StrEnum):
    """Within what an actor's repetition of one stance on one issue counts once."""

    kept = "kept"
    document = "document"
    day = "day"
    week = "week"
    month = "month"
    year = "year"
    range = "range"


class Normalisation(StrEnum):
    """What the weight of a tie between two actors is divided by, so that the talkative do not drown the rest."""

    none = "none"
    average = "average"
    jaccard = "jaccard"
    cosine = "cosine"


class Relation(StrEnum):
    """What ties two actors: saying alike, saying otherwise, or the first less the second."""

    congruence = "congruence"
    conflict = "conflict"
    subtract = "subtract"


LEAST_SHARE = 0.5
"""A line is drawn between two where they stand so on more than this share of the issues that they share."""


@dataclass(frozen=True, slots=True, eq=False)
class TwoMode:
    """Actors by issues: four arrays of one shape, a row an actor and a column an issue.

    `statements` counts all statements of a cell, `support` and `opposition`
    those on either side of mixed; `subtract` is the sum of the stances (-2 to
    2 each), so that mixed statements alone give 0.
    """

    statements: Counts
    support: Counts
    opposition: Counts
    subtract: Counts


def retain(
    positions: pd.DataFrame, duplicates: Duplicates, since: date | None = None, until: date | None = None
) -> pd.DataFrame:
    """The statements that count: those from `since` to `until` (both included), without repetitions.

    A statement counts on its latest day. Of an actor's statements with one
    stance on one issue within one document, day, ISO week, month, year or the
    whole range, the first is kept: by day, then by id of the document, then by
    row. Same columns, labels and order as `positions`.
    """
    dated = positions
    if since is not None:
        dated = dated[dated["latest"] >= pd.Timestamp(since)]
    if until is not None:
        dated = dated[dated["latest"] <= pd.Timestamp(until)]
    if duplicates is Duplicates.kept:
        return dated
    order = np.lexsort((pd.factorize(dated["source"], sort=True)[0], dated["latest"].to_numpy()))
    same = dated[["actor", "issue", "stance"]].assign(period=_periods(dated, duplicates))
    first = np.zeros(len(dated), dtype=bool)
    first[order] = ~same.iloc[order].duplicated().to_numpy()
    return dated[first]


def _periods(
    positions: pd.DataFrame, duplicates: Duplicates
) -> "pd.Series[str] | pd.Series[int] | pd.Series[pd.Timestamp]":
    days = positions["latest"].dt
    match duplicates:
        case Duplicates.document:
            return positions["source"]
        case Duplicates.day:
            return positions["latest"]
        case Duplicates.week:
            # the ISO year, since the last days of December may be in the first week of the next
            iso = days.isocalendar()
            numbers = iso["year"] * 100 + iso["week"]
        case Duplicates.month:
            numbers = days.year * 100 + days.month
        case Duplicates.year:
            numbers = days.year
        case _:
            numbers = 0
    return pd.Series(numbers, index=positions.index)


def two_mode(retained: pd.DataFrame, actors: Sequence[str], issues: Sequence[str]) -> TwoMode:
    """What each of `actors` said on each of `issues`, in these orders. Raises ValueError for an id given twice."""
    x = _count(retained, actors, issues)
    return TwoMode(
        statements=x.sum(axis=2),
        support=x[:, :, STANCES > 0].sum(axis=2),
        opposition=x[:, :, STANCES < 0].sum(axis=2),
        subtract=x @ STANCES,
    )


def one_mode(
    retained: pd.DataFrame,
    actors: Sequence[str],
    issues: Sequence[str],
    relation: Relation,
    normalisation: Normalisation,
) -> Floats:
    """How strongly each two of `actors` are tied by what they said on `issues`: actors x actors, in their order.

    With x[i,j,k] the number of statements of actor i on issue j with stance k,
    n_i their sum over j and k, and R = 4:

    - congruence = sum over j, k, k' of x[i,j,k] x[i',j,k'] (1 - |k - k'| / R);
      conflict the same with |k - k'| / R; subtract = congruence - conflict.
    - divided by 1 (none), (n_i + n_i') / 2 (average), n_i n_i' (cosine), or
      (jaccard) the sum over j and k of x[i] where x[i'] is 0, of x[i'] where
      x[i] is 0, and of x[i] x[i'].

    Symmetric; the diagonal is 0, and so is every pair whose divisor is 0.
    Raises ValueError for an id given twice.
    """
    return one_modes(retained, actors, issues, normalisation)[relation]


def one_modes(
    retained: pd.DataFrame, actors: Sequence[str], issues: Sequence[str], normalisation: Normalisation
) -> dict[Relation, Floats]:
    """The same for each relation, from one count of all pairs of statements."""
    x = _count(retained, actors, issues).astype(np.float64)
    together, conflict = _pairs(x)
    divisors = _divisors(x, normalisation)
    every = {
        Relation.congruence: together - conflict,
        Relation.conflict: conflict,
        Relation.subtract: together - 2 * conflict,
    }
    for relation, ties in every.items():
        every[relation] = np.divide(ties, divisors, out=np.zeros_like(ties), where=divisors != 0)
        np.fill_diagonal(every[relation], 0)
    return every


def _count(retained: pd.DataFrame, actors: Sequence[str], issues: Sequence[str]) -> Counts:
    who, about = _places(retained["actor"], actors), _places(retained["issue"], issues)
    level = retained["stance"].to_numpy() - STANCES[0]
    shape = len(actors), len(issues), len(STANCES)
    chosen = (who >= 0) & (about >= 0)
    cells = ((who * shape[1] + about) * shape[2] + level)[chosen]
    return np.bincount(cells, minlength=shape[0] * shape[1] * shape[2]).astype(np.int64).reshape(shape)


def _places(found: "pd.Series[str]", ids: Sequence[str]) -> NDArray[np.intp]:
    index = pd.Index(list(ids), dtype="str")
    if not index.is_unique:
        raise ValueError("an id is given twice")
    return index.get_indexer(pd.Index(found))


def _pairs(x: Floats) -> tuple[Floats, Floats]:
    """For each two actors the pairs of statements on one issue, and the sum of their distances |k - k'| / R.

    With T the statements of each actor on each issue and P those at or above a
    level, the distances are the sum over levels of P T' + T P' - 2 P P'.
    """
    total = x.sum(axis=2)
    distances = np.zeros((len(x), len(x)))
    for level in range(1, len(STANCES)):
        above = x[:, :, level:].sum(axis=2)
        reach = above @ total.T
        distances += reach + reach.T - 2 * (above @ above.T)
    return total @ total.T, distances / STANCE_RANGE


def _divisors(x: Floats, normalisation: Normalisation) -> Floats:
    n: Floats = x.sum(axis=(1, 2))
    match normalisation:
        case Normalisation.none:
            return np.ones((len(n), len(n)))
        case Normalisation.average:
            return (n[:, None] + n) / 2
        case Normalisation.cosine:
            return n[:, None] * n
        case Normalisation.jaccard:
            flat = x.reshape(len(x), x.shape[1] * x.shape[2])
            alone: Floats = flat @ (flat == 0).T.astype(np.float64)
            same: Floats = flat @ flat.T
            return alone + alone.T + same


def drawn_ties(relation: Relation, weight: Floats, sides: Sides[Numbers], enough: Flags) -> Flags:
    """Actors by actors: whether the weight of two is drawn as a line.

    `enough` says which pairs rest on enough evidence to be ranked. A line that joins (a weight of congruence, or one
    above 0 of subtract) is drawn between two on the same side on more than LEAST_SHARE of their shared issues, so never
    between opponents; a line of opposition (conflict, or below 0) between two on opposite sides on more than that.
    """
    alike: Flags = sides.same.issues > LEAST_SHARE * sides.n
    opposed: Flags = sides.opposite.issues > LEAST_SHARE * sides.n
    joining = -weight if relation is Relation.conflict else weight
    drawn: Flags = enough & (((joining > 0) & alike) | ((joining < 0) & opposed))
    return drawn
