"""How often the interval of alpha holds the true alpha: a simulation of two coders and of three, as tables in Markdown.

A setting is how often the five stances are meant, by what error a coder departs from them, and whether the first coder
never errs or all do. Its error is so frequent that alpha of infinitely many units is the one wanted. Units are then
drawn, and the interval is made wherever it would be given: the coders differ at least once, and alpha is defined.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
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
CODERS = (2, 3)
LEAST_GIVEN = 0.1
"""In what share of the draws an interval must be given for the setting to count."""

STANCES = sorted(stance.score for stance in Stance)
SAME = np.eye(len(STANCES))
MEANT = {
    "alike": np.array([0.2, 0.2, 0.2, 0.2, 0.2]),
    "skewed": np.array([0.04, 0.08, 0.13, 0.45, 0.3]),
    "polar": np.array([0.42, 0.06, 0.04, 0.06, 0.42]),
}
Unit = tuple[int, ...]
Codings = tuple[Unit, ...]


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


def joint(meant: Floats, error: Floats, often: float, erring: Sequence[bool]) -> Floats:
    """How probable the codings of a unit by all coders are (an axis a coder), of whom those that are `erring` err."""
    coded = (1 - often) * SAME + often * error
    found = meant
    for errs in erring:
        # the first axis is what is meant, and each coder adds one behind
        found = found[..., None] * (coded if errs else SAME).reshape(5, *[1] * (found.ndim - 1), 5)
    probable: Floats = found.sum(axis=0)
    return probable


def true_alpha(probable: Floats) -> float:
    """Ordinal alpha of infinitely many units: 1 - observed / expected disagreement."""
    axes = range(probable.ndim)
    pairs = [probable.sum(axis=tuple({*axes} - {*pair})) for pair in combinations(axes, 2)]
    coincidences = sum(pair + pair.T for pair in pairs) / (2 * len(pairs))
    times = coincidences.sum(axis=0)
    rank = np.cumsum(times) - times / 2
    distances = (rank[:, None] - rank) ** 2
    return float(1 - (coincidences * distances).sum() / (np.outer(times, times) * distances).sum())


def with_alpha(wanted: float, meant: Floats, error: Floats, erring: Sequence[bool]) -> Floats:
    """The probabilities for an error that is just so frequent."""
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if true_alpha(joint(meant, error, middle, erring)) > wanted else (low, middle)
    return joint(meant, error, low, erring)


def draw(probable: Floats, units: int) -> list[Codings]:
    """Codings of so many units, DRAWS times, in sorted order, where an interval is given."""
    kinds = list(product(STANCES, repeat=probable.ndim))
    drawn = np.random.default_rng(SEED).multinomial(units, probable.ravel(), size=DRAWS)
    codings = [tuple(kind for kind, n in zip(kinds, row, strict=True) for _ in range(n)) for row in drawn.tolist()]
    return [one for one in codings if any(len({*unit}) > 1 for unit in one)]


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
    """Ordinal alpha of the values of units."""
    return alpha(list(zip(*codings, strict=True)), "ordinal")


def _less(codings: Codings, kind: Unit) -> Codings:
    place = codings.index(kind)
    return codings[:place] + codings[place + 1 :]


def covers(wanted: float, units: int, coders: int) -> Iterator[tuple[float, float]]:
    """In each setting, the share of intervals given that hold the true alpha: as it was, and as it is."""
    for meant in MEANT.values():
        for error, first_errs in product(errors(meant).values(), (False, True)):
            probable = with_alpha(wanted, meant, error, (first_errs, *[True] * (coders - 1)))
            if abs(true_alpha(probable) - wanted) > 1e-6:
                continue  # errors of this kind leave the coders closer, however frequent they are
            drawn = draw(probable, units)
            now = [holds(reliability([*zip(*one, strict=True)]).interval, wanted) for one in drawn]
            given = [held for held in now if held is not None]
            before = [held for one in drawn if (held := holds(without_added_units(one), wanted)) is not None]
            if len(given) >= LEAST_GIVEN * DRAWS:
                yield sum(before) / len(before), sum(given) / len(given)


def holds(interval: Bounds | None, wanted: float) -> bool | None:
    """Whether the interval holds the true alpha; None where there is none."""
    return None if interval is None else interval[0] <= wanted <= interval[1]


def main() -> None:
    """Print in how many of 100 intervals the true alpha lay: the least and the most of all settings."""
    for coders in CODERS:
        print(f"\n{coders} coders:\n")
        print_table(coders)


def print_table(coders: int) -> None:
    """The table of so many coders."""
    print("| true alpha | " + " | ".join(f"{units} units" for units in UNITS) + " |")
    print("| --- |" + " --- |" * len(UNITS))
    for wanted in TRUE:
        cells = []
        for units in UNITS:
            before, now = (
                sorted(round(100 * share) for share in one) for one in zip(*covers(wanted, units, coders), strict=True)
            )
            cells.append(f"{now[0]} to {now[-1]} (was {before[0]} to {before[-1]})")
        print(f"| {wanted} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
