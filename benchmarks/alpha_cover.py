"""How often the interval of alpha holds the true alpha: a simulation of pairs of coders, as a table in Markdown.

A setting is how often the five stances are meant, by what error a coder departs from them, and whether one coder errs
or both. Its error is so frequent that alpha of infinitely many units is the one wanted. Units are then drawn, and the
interval is made wherever it would be given: the coders differ at least once, and alpha is defined.
"""

from collections.abc import Iterator
from itertools import product
from math import sqrt

import numpy as np
from scipy.special import stdtrit

from analysis.alignment import INTERVAL_LEVEL, Bounds
from analysis.codings.reliability import alpha, reliability
from analysis.stance_matrix import Floats
from loaders.vocabularies import Stance

SEED = 20261129
DRAWS = 400
TRUE = (0.5, 0.67, 0.8, 0.88, 0.93, 0.97)
UNITS = (10, 20, 40, 100)
LEAST_GIVEN = 0.1
"""In what share of the draws an interval must be given for the setting to count."""

STANCES = sorted(stance.score for stance in Stance)
SAME = np.eye(len(STANCES))
MEANT = {
    "alike": np.array([0.2, 0.2, 0.2, 0.2, 0.2]),
    "skewed": np.array([0.04, 0.08, 0.13, 0.45, 0.3]),
    "polar": np.array([0.42, 0.06, 0.04, 0.06, 0.42]),
}
Codings = tuple[tuple[int, int], ...]


def errors(meant: Floats) -> dict[str, Floats]:
    """What is coded in error (columns) for each stance that is meant (rows)."""
    beside = np.eye(5, k=1) + np.eye(5, k=-1)
    neighbour: Floats = beside / beside.sum(axis=1, keepdims=True)
    other_side: Floats = SAME[::-1]
    return {
        "the next stance": neighbour,
        "a guess": np.tile(meant, (5, 1)),
        "the other side": other_side,
        "the next stance, rarely the other side": 0.85 * neighbour + 0.15 * other_side,
    }


def joint(meant: Floats, error: Floats, often: float, both: bool) -> Floats:
    """How probable each two codings of a unit are."""
    coded = (1 - often) * SAME + often * error
    return (coded if both else SAME).T @ (meant[:, None] * coded)


def true_alpha(probable: Floats) -> float:
    """Ordinal alpha of infinitely many units: 1 - observed / expected disagreement."""
    coincidences = (probable + probable.T) / 2
    times = coincidences.sum(axis=0)
    rank = np.cumsum(times) - times / 2
    distances = (rank[:, None] - rank) ** 2
    return float(1 - (coincidences * distances).sum() / (np.outer(times, times) * distances).sum())


def with_alpha(wanted: float, meant: Floats, error: Floats, both: bool) -> Floats:
    """The probabilities for an error that is just so frequent."""
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if true_alpha(joint(meant, error, middle, both)) > wanted else (low, middle)
    return joint(meant, error, low, both)


def draw(probable: Floats, units: int) -> list[Codings]:
    """Codings of so many units by two coders, DRAWS times, in sorted order, where an interval is given."""
    kinds = list(product(STANCES, STANCES))
    drawn = np.random.default_rng(SEED).multinomial(units, probable.ravel(), size=DRAWS)
    codings = [tuple(kind for kind, n in zip(kinds, row, strict=True) for _ in range(n)) for row in drawn.tolist()]
    return [one for one in codings if any(left != right for left, right in one)]


def without_added_units(codings: Codings) -> Bounds | None:
    """What was given before: alpha plus and minus t standard errors from leaving out each unit in turn."""
    n = len(codings)
    without = {kind: alpha_of(_less(codings, kind)) for kind in set(codings)}
    found = [without[kind] for kind in codings]
    known = np.array([value for value in found if value is not None])
    centre = alpha_of(codings)
    if centre is None or len(known) < n:
        return None
    reach = float(stdtrit(n - 1, (1 + INTERVAL_LEVEL) / 2)) * sqrt((n - 1) * known.var())
    return centre - reach, centre + reach


def alpha_of(codings: Codings) -> float | None:
    """Ordinal alpha of pairs of values."""
    return alpha(list(zip(*codings, strict=True)), "ordinal")


def _less(codings: Codings, kind: tuple[int, int]) -> Codings:
    place = codings.index(kind)
    return codings[:place] + codings[place + 1 :]


def covers(wanted: float, units: int) -> Iterator[tuple[float, float]]:
    """In each setting, the share of intervals given that hold the true alpha: as it was, and as it is."""
    for meant in MEANT.values():
        for error, both in product(errors(meant).values(), (False, True)):
            probable = with_alpha(wanted, meant, error, both)
            if abs(true_alpha(probable) - wanted) > 1e-6:
                continue  # errors of this kind leave the coders closer, however frequent they are
            drawn = draw(probable, units)
            now = [holds(reliability([a for a, _ in one], [b for _, b in one]).interval, wanted) for one in drawn]
            given = [held for held in now if held is not None]
            before = [held for one in drawn if (held := holds(without_added_units(one), wanted)) is not None]
            if len(given) >= LEAST_GIVEN * DRAWS:
                yield sum(before) / len(before), sum(given) / len(given)


def holds(interval: Bounds | None, wanted: float) -> bool | None:
    """Whether the interval holds the true alpha; None where there is none."""
    return None if interval is None else interval[0] <= wanted <= interval[1]


def main() -> None:
    """Print in how many of 100 intervals the true alpha lay: the least and the most of all settings."""
    print("| true alpha | " + " | ".join(f"{units} units" for units in UNITS) + " |")
    print("| --- |" + " --- |" * len(UNITS))
    for wanted in TRUE:
        cells = []
        for units in UNITS:
            before, now = (
                sorted(round(100 * share) for share in one) for one in zip(*covers(wanted, units), strict=True)
            )
            cells.append(f"{now[0]} to {now[-1]} (was {before[0]} to {before[-1]})")
        print(f"| {wanted} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
