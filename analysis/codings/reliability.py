"""How far two coders give the same values, beyond what chance would: Krippendorff's alpha."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

import numpy as np

from analysis.alignment import INTERVAL_LEVEL, Bounds
from analysis.stance_matrix import Floats
from analysis.wording.figures import LEVEL

LEAST_PAIRS = 10
"""From how many pairs an alpha of one issue is shown, and an interval of any."""

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
    given = np.array(codings, dtype=float)
    values = np.unique(given[~np.isnan(given)])
    counts = (given[:, :, None] == values).sum(axis=0)
    counts = counts[counts.sum(axis=1) > 1]
    shares = counts / (counts.sum(axis=1, keepdims=True) - 1)
    coincidences = counts.T @ shares - np.diag(shares.sum(axis=0))
    times = coincidences.sum(axis=0)
    distances = _rank_distances(times) if level == "ordinal" else 1.0 - np.eye(len(values))
    expected = (times[:, None] * times * distances).sum()
    return float(1 - (times.sum() - 1) * (coincidences * distances).sum() / expected) if expected else None


def _rank_distances(times: Floats) -> Floats:
    """The squared distances of values in rising order by the mean rank of each: half of both ends, all between."""
    rank = np.cumsum(times) - times / 2
    squares: Floats = (rank[:, None] - rank) ** 2
    return squares


def reliability(left: Sequence[int], right: Sequence[int], level: Level = "ordinal") -> Reliability:
    """Alpha with a jackknife interval over the units, for what the units of this size would give again.

    The interval is alpha plus and minus t (n - 1 degrees of freedom) times the jackknife's standard error (Efron and
    Tibshirani, An Introduction to the Bootstrap, 1993, chapter 11), held within [-1, 1].
    """
    n, found = len(left), alpha([left, right], level)
    if found is None:
        why = "every coding is the same, so that chance would agree as well" if n else "no unit was coded by both"
        return Reliability(n, None, None, why)
    if left == right:
        return Reliability(n, found, None, "without a disagreement nothing shows how alpha would vary")
    if n < LEAST_PAIRS:
        return Reliability(n, found, None, f"fewer than {LEAST_PAIRS} units carry none")
    error = _jackknife_error(list(zip(left, right, strict=True)), level)
    if error is None:
        return Reliability(n, found, None, "all variation is in one unit")
    from scipy.special import stdtrit

    reach = float(stdtrit(n - 1, (1 + INTERVAL_LEVEL) / 2)) * error
    return Reliability(n, found, (max(-1.0, found - reach), min(1.0, found + reach)))


def _jackknife_error(pairs: Sequence[tuple[int, int]], level: Level) -> float | None:
    """The standard error of alpha from leaving out each unit in turn; equal pairs leave the same, so once will do."""
    n, sums, squares = len(pairs), 0.0, 0.0
    for pair, times in Counter(pairs).items():
        rest = list(pairs)
        rest.remove(pair)
        without = alpha(list(zip(*rest, strict=True)), level)
        if without is None:
            return None
        sums += times * without
        squares += times * without**2
    return sqrt(max(0.0, (n - 1) / n * (squares - sums**2 / n)))
