"""How far coders give the same values, beyond what chance would: Krippendorff's alpha."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from math import factorial, isnan, prod, sqrt
from typing import Literal

import numpy as np

from analysis.alignment import INTERVAL_LEVEL, Bounds
from analysis.stance_matrix import Floats
from analysis.wording.figures import LEVEL

LEAST_PAIRS = 10
"""From how many pairs an alpha of one issue is shown, and an interval of any."""

CHANCE_UNITS = 2
"""How many units on which coders agree as chance would are added for an interval."""

RELIABLE, TENTATIVE = 0.800, 0.667
"""From where data are relied on, and from where for tentative conclusions (Krippendorff, Content Analysis, 2004)."""

Level = Literal["nominal", "ordinal"]

Codings = Sequence[Sequence[float | None]]
"""The values that coders (rows) give to units (columns); None is no value."""

Unit = tuple[float, ...]
"""The values that coders give to one unit, two or more."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """Alpha over `n` pairs of values, or None with the reason; its interval, or None with the reason."""

    n: int
    alpha: float | None
    interval: Bounds | None
    why: str = ""

    @property
    def in_words(self) -> str:
        """The figure as a sentence without its full stop: "0.81, interval 0.70 to 0.92" with the level."""
        if self.alpha is None:
            return f"undefined: {self.why}"
        figure = alpha_in_words(self.alpha)
        if self.interval is None:
            return f"{figure}, no interval: {self.why}"
        low, high = (alpha_in_words(bound) for bound in self.interval)
        return f"{figure}, {LEVEL} interval {low} to {high}"


def alpha_in_words(alpha: float) -> str:
    """Two decimals; what is not quite 1 is not rounded to it."""
    rounded = "> 0.99" if 0.995 <= alpha < 1 - 1e-9 else f"{alpha:.2f}"
    return rounded.replace("-", "\u2212")


def alpha(codings: Codings, level: Level) -> float | None:
    """Krippendorff's alpha of the values that coders (rows) give to units (columns); None or NaN is no value.

    1 is agreement throughout, 0 what chance would give, less is worse than chance; None where the units to which two
    coders or more give values have one value in all, or there are none. On the ordinal level the distance of two
    values grows with how many values lie between them (Krippendorff, Content Analysis, 2004, chapter 11: observed over
    expected disagreement, from the matrix of coincidences).
    """
    found = float(_alphas(_coincidences(codings), level))
    return None if isnan(found) else found


def _coincidences(codings: Codings) -> Floats:
    """How often each two values are given to one unit, by values x values in rising order; each unit counts its n."""
    given = np.array(codings, dtype=float)
    values = np.unique(given[~np.isnan(given)])
    counts = (given[:, :, None] == values).sum(axis=0)
    counts = counts[counts.sum(axis=1) > 1]
    shares = counts / (counts.sum(axis=1, keepdims=True) - 1)
    found: Floats = counts.T @ shares - np.diag(shares.sum(axis=0))
    return found


def _alphas(coincidences: Floats, level: Level) -> Floats:
    """Alpha of each matrix of coincidences (the last two axes); NaN where all values are one."""
    times = coincidences.sum(axis=-1)
    distances = _rank_distances(times) if level == "ordinal" else 1.0 - np.eye(times.shape[-1])
    observed = (coincidences * distances).sum(axis=(-2, -1))
    expected = (times[..., :, None] * times[..., None, :] * distances).sum(axis=(-2, -1))
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Floats = np.where(expected > 0, 1 - (times.sum(axis=-1) - 1) * observed / expected, np.nan)
    return found


def _rank_distances(times: Floats) -> Floats:
    """The squared distances of values in rising order by the mean rank of each: half of both ends, all between."""
    rank = np.cumsum(times, axis=-1) - times / 2
    squares: Floats = (rank[..., :, None] - rank[..., None, :]) ** 2
    return squares


def reliability(codings: Codings, level: Level = "ordinal") -> Reliability:
    """Alpha of codings with an interval for what more units of this kind would give.

    Its `n` is how many units have values of two coders or more.
    """
    found = alpha(codings, level)
    values = [tuple(value for value in unit if value is not None) for unit in zip(*codings, strict=True)]
    units = [unit for unit in values if len(unit) > 1]
    n = len(units)
    if found is None:
        by_whom = "both" if len(codings) == 2 else "two coders"
        why = "every coding is the same, so that chance would agree as well" if n else f"no unit was coded by {by_whom}"
        return Reliability(n, None, None, why)
    if all(len({*unit}) == 1 for unit in units):
        return Reliability(n, found, None, "without a disagreement nothing shows how alpha would vary")
    if n < LEAST_PAIRS:
        return Reliability(n, found, None, f"fewer than {LEAST_PAIRS} units carry none")
    return Reliability(n, found, _interval(units, level))


def _interval(units: Sequence[Unit], level: Level) -> Bounds:
    """Alpha of the units with CHANCE_UNITS more, plus and minus t times its standard error, held within [-1, 1].

    The units that are added agree as the values would by chance, for the reason for which Agresti and Coull add two
    successes and two failures to a proportion (The American Statistician 52, 1998): few disagreements vary more than
    they show. They have as many values as the units have. The standard error is a jackknife (Efron and Tibshirani, An
    Introduction to the Bootstrap, 1993, chapter 11) that puts in one further unit of each kind instead of leaving one
    out, so that kinds count which are not among the units yet; t has n - 1 degrees of freedom.
    """
    from scipy.special import stdtrit

    seen = Counter(tuple(sorted(unit)) for unit in units)
    by_chance = {kind: CHANCE_UNITS * share for kind, share in _by_chance(seen).items()}
    often = {kind: seen[kind] + number for kind, number in by_chance.items()}
    of_each, total = _coincidences_of_each([*often]), len(units) + CHANCE_UNITS
    weights = np.array([*often.values()])
    coincidences: Floats = np.tensordot(weights, of_each, axes=1)
    further, shares = _alphas(coincidences + of_each, level), weights / total
    spread = float((shares * (further - (shares * further).sum()) ** 2).sum())
    reach = float(stdtrit(len(units) - 1, (1 + INTERVAL_LEVEL) / 2)) * (total + 1) * sqrt(spread / total)
    centre = float(_alphas(coincidences, level))
    return max(-1.0, centre - reach), min(1.0, centre + reach)


def _by_chance(seen: Mapping[Unit, int]) -> dict[Unit, float]:
    """How probable each kind of unit is if as many values as the units have are drawn from all values."""
    times, sizes = Counter[float](), Counter[int]()
    for unit, often in seen.items():
        sizes[len(unit)] += often
        for value in unit:
            times[value] += often
    share = {value: often / times.total() for value, often in times.items()}
    return {
        kind: often / sizes.total() * _orders(kind) * prod(share[value] for value in kind)
        for size, often in sizes.items()
        for kind in combinations_with_replacement(sorted(times), size)
    }


def _orders(unit: Unit) -> int:
    """In how many orders the values of a unit can stand."""
    return factorial(len(unit)) // prod(factorial(often) for often in Counter(unit).values())


def _coincidences_of_each(kinds: Sequence[Unit]) -> Floats:
    """The matrix of coincidences (the last two axes) of one unit of each kind."""
    values = sorted({value for unit in kinds for value in unit})
    counts = np.array([[unit.count(value) for value in values] for unit in kinds], dtype=float)
    pairs = counts[:, :, None] * (counts[:, None, :] - np.eye(len(values)))
    found: Floats = pairs / (counts.sum(axis=1) - 1)[:, None, None]
    return found
