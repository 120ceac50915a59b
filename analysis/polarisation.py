"""How far actors agree or fall into camps on each issue."""

from collections.abc import Sequence
from functools import cache
from itertools import combinations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from loaders.table_rows import Row
from loaders.vocabularies import Stance

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

ALPHA = 1.3
"""Esteban and Ray's alpha: how much the size of a camp counts. Their axioms admit (0, 1.6]; 0 would be Gini's index."""

GREATEST_ALPHA = 1.6

LEAST_ACTORS = 5
"""With fewer actors than levels of the stance, agreement and polarisation say little: they are left out."""

STANCES = sorted(Stance, key=lambda stance: stance.score)


class DivisionRow(Row):
    """How the actors divide on an issue (see `by_issue`)."""

    __slots__ = ()
    issue: str
    strong_oppose: int
    oppose: int
    mixed: int
    support: int
    strong_support: int
    n: int
    direct: int
    agreement: float
    polarisation: float


def agreement(counts: Sequence[int]) -> float:
    """Van der Eijk's agreement A of answers on an ordered scale of three or more levels, from -1 to 1.

    `counts` has the number of answers at each level, in order. 1 is all at one
    level, 0 is as many at each, -1 is half at either end; NaN where there are
    no answers. The counts are cut into layers, each as high as the least level
    in it that is not empty, and A is the mean of the layers' agreements,
    weighted by their answers. Raises ValueError for a negative count and for
    fewer than three levels.

    Van der Eijk, "Measuring Agreement in Ordered Rating Scales", Quality &
    Quantity 35, 2001.
    """
    return float(_agreements(_checked(counts))[0])


def polarisation(counts: Sequence[int], alpha: float = ALPHA) -> float:
    """Esteban and Ray's polarisation of answers on an ordered scale of two or more levels, from 0 to 1.

    With p_i the share at level i and d the distance of levels as a share of
    the scale: 2^(1 + alpha) times the sum over i and j of p_i^(1 + alpha) p_j
    d(i, j). 0 is all at one level, 1 is half at either end; NaN where there
    are no answers. Raises ValueError for a negative count, for fewer than two
    levels and for an alpha outside (0, 1.6].

    Esteban and Ray, "On the Measurement of Polarization", Econometrica 62, 1994.
    """
    if not 0 < alpha <= GREATEST_ALPHA:
        raise ValueError(f"alpha is not above 0 and up to {GREATEST_ALPHA}")
    return float(_polarisations(_checked(counts, least_levels=2), alpha)[0])


def by_issue(standing: pd.DataFrame, direct_standing: pd.DataFrame, issues: Sequence[str]) -> pd.DataFrame:
    """How the actors with a position in force divide on each issue, in the order of `issues`.

    `standing` has all positions in force, `direct_standing` those in force when
    characterisations are left out; both at most one row for each actor and
    issue. Columns: issue; strong_oppose, oppose, mixed, support, strong_support
    (actors, of `standing`) and n (their sum); direct (actors of
    `direct_standing`); agreement and polarisation over the direct ones, missing
    where they are fewer than LEAST_ACTORS.
    """
    everyone, direct = _count(standing, issues), _count(direct_standing, issues)
    enough = direct.sum(axis=1) >= LEAST_ACTORS
    return pd.DataFrame(
        {
            "issue": pd.Series(list(issues), dtype="str"),
            **{stance.value: everyone[:, level] for level, stance in enumerate(STANCES)},
            "n": everyone.sum(axis=1),
            "direct": direct.sum(axis=1),
            "agreement": np.where(enough, _agreements(direct), np.nan),
            "polarisation": np.where(enough, _polarisations(direct, ALPHA), np.nan),
        }
    )


def _checked(counts: Sequence[int], least_levels: int = 3) -> Counts:
    checked = np.array([counts], dtype=np.int64)
    if checked.shape[1] < least_levels:
        raise ValueError(f"a scale has at least {least_levels} levels here")
    if (checked < 0).any():
        raise ValueError("a count is negative")
    return checked


def _count(standing: pd.DataFrame, issues: Sequence[str]) -> Counts:
    """How many actors stand at each level (columns) on each of `issues` (rows)."""
    index = pd.Index(list(issues), dtype="str")
    about = index.get_indexer(pd.Index(standing["issue"]))
    level = standing["stance"].to_numpy() - STANCES[0].score
    cells = (about * len(STANCES) + level)[about >= 0]
    counts = np.bincount(cells, minlength=len(index) * len(STANCES))
    return counts.astype(np.int64).reshape(len(index), len(STANCES))


def _agreements(counts: Counts) -> Floats:
    """Agreement A of each row."""
    by_pattern = _pattern_agreements(counts.shape[1])
    bits = 1 << np.arange(counts.shape[1])
    rest, total = counts.copy(), np.zeros(len(counts))
    while rest.any():
        filled = rest > 0
        height = np.where(filled, rest, rest.max()).min(axis=1)
        total += by_pattern[filled @ bits] * height * filled.sum(axis=1)
        rest -= height[:, None] * filled
    return _over(total, counts.sum(axis=1))


@cache
def _pattern_agreements(levels: int) -> Floats:
    """The agreement of one layer, by its filled levels as bits."""
    patterns = [[bool(bits >> level & 1) for level in range(levels)] for bits in range(1 << levels)]
    return np.array([_pattern_agreement(pattern) for pattern in patterns])


def _pattern_agreement(filled: Sequence[bool]) -> float:
    """U (1 - (S - 1) / (K - 1)) for S filled levels of K, from -1 to 1.

    U = ((K - 2) TU - (K - 1) TDU) / ((K - 2) (TU + TDU)), where TU counts the
    triples of levels with two filled side by side (110, 011) and TDU those
    with a gap (101).
    """
    k, s = len(filled), sum(filled)
    triples = list(combinations(filled, 3))
    unimodal = triples.count((True, True, False)) + triples.count((False, True, True))
    deviating = triples.count((True, False, True))
    if unimodal + deviating == 0:
        return 1.0 if s == 1 else 0.0
    u = ((k - 2) * unimodal - (k - 1) * deviating) / ((k - 2) * (unimodal + deviating))
    return u * (1 - (s - 1) / (k - 1))


def _polarisations(counts: Counts, alpha: float) -> Floats:
    """Polarisation of each row."""
    shares = _over(counts.astype(np.float64), counts.sum(axis=1)[:, None])
    places = np.linspace(0, 1, counts.shape[1])
    distances = np.abs(np.subtract.outer(places, places))
    sums: Floats = ((shares ** (1 + alpha) @ distances) * shares).sum(axis=1)
    return sums * 2 ** (1 + alpha)


def _over(values: Floats, n: Counts) -> Floats:
    """Values over their number of answers, NaN where there are none."""
    shares: Floats = np.divide(values, n, out=np.full_like(values, np.nan), where=n > 0)
    return shares
