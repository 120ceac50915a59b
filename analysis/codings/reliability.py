"""How far two coders give the same values, beyond what chance would: Krippendorff's alpha."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan, sqrt
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


def alpha(codings: Sequence[Sequence[float | None]], level: Level) -> float | None:
    """Krippendorff's alpha of the values that coders (rows) give to units (columns); None or NaN is no value.

    1 is agreement throughout, 0 what chance would give, less is worse than chance; None where the units to which two
    coders or more give values have one value in all, or there are none. On the ordinal level the distance of two
    values grows with how many values lie between them (Krippendorff, Content Analysis, 2004, chapter 11: observed over
    expected disagreement, from the matrix of coincidences).
    """
    found = float(_alphas(_coincidences(codings), level))
    return None if isnan(found) else found


def _coincidences(codings: Sequence[Sequence[float | None]]) -> Floats:
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


def reliability(left: Sequence[int], right: Sequence[int], level: Level = "ordinal") -> Reliability:
    """Alpha with an interval for what more units of this kind would give."""
    n, found = len(left), alpha([left, right], level)
    if found is None:
        why = "every coding is the same, so that chance would agree as well" if n else "no unit was coded by both"
        return Reliability(n, None, None, why)
    if left == right:
        return Reliability(n, found, None, "without a disagreement nothing shows how alpha would vary")
    if n < LEAST_PAIRS:
        return Reliability(n, found, None, f"fewer than {LEAST_PAIRS} units carry none")
    return Reliability(n, found, _interval(left, right, level))


def _interval(left: Sequence[int], right: Sequence[int], level: Level) -> Bounds:
    """Alpha of the units with CHANCE_UNITS more, plus and minus t times its standard error, held within [-1, 1].

    The units that are added agree as the values would by chance, for the reason for which Agresti and Coull add two
    successes and two failures to a proportion (The American Statistician 52, 1998): few disagreements vary more than
    they show. The standard error is a jackknife (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter
    11) that puts in one further unit of each kind instead of leaving one out, so that kinds count which are not among
    the units yet; t has n - 1 degrees of freedom.
    """
    from scipy.special import stdtrit

    seen = _coincidences([left, right])
    times = seen.sum(axis=0)
    units = len(left) + CHANCE_UNITS
    coincidences = seen + 2 * CHANCE_UNITS * np.outer(times, times) / times.sum() ** 2
    kinds = np.eye(times.size)[:, None, :, None] * np.eye(times.size)[:, None, :]
    further = _alphas(coincidences + kinds + kinds.swapaxes(-1, -2), level)
    shares = coincidences / coincidences.sum()
    spread = float((shares * (further - (shares * further).sum()) ** 2).sum())
    reach = float(stdtrit(len(left) - 1, (1 + INTERVAL_LEVEL) / 2)) * (units + 1) * sqrt(spread / units)
    centre = float(_alphas(coincidences, level))
    return max(-1.0, centre - reach), min(1.0, centre + reach)
