"""The alignment of all pairs of actors at once, as a few matrix products.

The same figures as `alignment.align` gives for one pair. With thresholds t over
the levels, P_t = [x >= t] on stated cells and M = stated, the distances of all
pairs are sum over t of P_t M' + M P_t' - 2 P_t P_t'; and since the sum of the
P_t is x + 2 on stated cells, the first two terms are one product each.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from math import fsum

import numpy as np
import pandas as pd

from analysis.alignment import FIGURES, INTERVAL_LEVEL, PRIOR_WEIGHT, RANKED_FROM, STANCE_RANGE, Alignment, FiguresRow
from analysis.shared_passages import count_passages, effective_numbers, everything
from analysis.stance_matrix import Flags, Floats, Numbers, Stances

Bounds = tuple[Floats, Floats]

_TOP = STANCE_RANGE / 2


class NeighbourRow(FiguresRow):
    """The alignment of one actor with another (see `Pairs.of`)."""

    __slots__ = ()
    other: str


@dataclass(frozen=True)
class Pairs:
    """Figures of all pairs, each a symmetric array of actors by actors.

    `n` counts the shared issues, `either` those on which at least one has a
    position. `value` runs from 0 to 1 and is missing where n is 0;
    `range_stated` and `range_all` hold the least and the greatest value if the
    issues that only one has addressed, or all issues, were filled in. The
    diagonal holds each actor with itself. An issue on which one inherits what
    the other says, or both the same, is not shared by the two.
    """

    stances: Stances
    n: Numbers
    either: Numbers
    value: Floats
    range_stated: Bounds
    range_all: Bounds

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors, in the order of rows and columns."""
        return self.stances.actors

    @cached_property
    def effective(self) -> Floats:
        """How many issues on passages of their own the shared issues of every pair are worth."""
        return effective_numbers(self.stances, self.n)

    @cached_property
    def interval(self) -> Bounds:
        """The Jeffreys interval of every pair, missing where n is 0 (see alignment.jeffreys)."""
        low, high = np.full(self.value.shape, np.nan), np.full(self.value.shape, np.nan)
        above = np.triu(self.n > 0)
        low[above], high[above] = jeffreys_all(self.value[above], self.effective[above])
        for bound in (low, high):
            bound.T[above] = bound[above]
        return low, high

    @cached_property
    def passages(self) -> Numbers:
        """How many passages the shared positions of every pair rest on."""
        return count_passages(self.stances, everything(self.stances))

    @cached_property
    def ranked(self) -> Flags:
        """Which pairs share enough issues, on enough passages; never an actor with itself."""
        enough = (self.n >= RANKED_FROM) & (self.passages >= RANKED_FROM)
        np.fill_diagonal(enough, val=False)
        return enough

    @cached_property
    def mean(self) -> float:
        """The mean alignment of all pairs that share an issue, each weighed by its n; one half where none does.

        Summed without rounding, so that it is the same in whatever order the actors come.
        """
        apart = np.triu(self.n, 1)
        total = apart.sum()
        shared = apart > 0
        return fsum((apart[shared] * self.value[shared]).tolist()) / float(total) if total else 0.5

    @cached_property
    def shrunk(self) -> Floats:
        """The alignment shrunk to the mean of all pairs with PRIOR_WEIGHT: for sorting and clustering only."""
        near = self.n * np.nan_to_num(self.value)
        shrunk: Floats = (near + PRIOR_WEIGHT * self.mean) / (self.n + PRIOR_WEIGHT)
        np.fill_diagonal(shrunk, 1.0)
        return shrunk

    @cached_property
    def order(self) -> list[int]:
        """The places of the actors by what each says on one issue after the other (by id), then by what it shares.

        Neither the order of the lists nor the names of actors matter: ids decide only between actors that are alike in
        all of this. Whatever goes through the actors one by one finds the same under other names.
        """
        held = self.stances
        columns = sorted(range(len(held.issues)), key=held.issues.__getitem__)
        says = np.where(held.stated, held.score + STANCE_RANGE, 0).astype(np.uint8)[:, columns]
        shares = np.hstack([np.sort(self.n), np.sort(self.passages)])
        return sorted(
            range(len(held.actors)), key=lambda row: (says[row].tobytes(), shares[row].tobytes(), held.actors[row])
        )

    def of(self, actor: str) -> pd.DataFrame:
        """The alignment of one actor with each other: columns other and FIGURES.

        The ranked first, nearest first by the shrunk alignment; then, in the
        order of the actors, those that rest on too little, and last those that
        share nothing.
        """
        here = self.actors.index(actor)
        others = np.delete(np.arange(len(self.actors)), here)
        tier = np.where(self.ranked[here, others], 0, np.where(self.n[here, others] > 0, 1, 2))
        near = np.where(tier == 0, -self.shrunk[here, others], 0.0)
        others = others[np.lexsort((near, tier))]
        return self._rows(np.full(len(others), here), others).drop(columns="actor").reset_index(drop=True)

    def between(self, actors: Sequence[str], others: Sequence[str]) -> pd.DataFrame:
        """Alignment and n of each actor of one sequence with the one at its place in the other; missing for strangers.

        Columns alignment (missing where n is 0) and n.
        """
        names = pd.Index(self.actors)
        one, other = names.get_indexer(pd.Index(actors)), names.get_indexer(pd.Index(others))
        known = (one >= 0) & (other >= 0)
        n = np.where(known, self.n[one, other], 0)
        return pd.DataFrame({"alignment": np.where(n > 0, self.value[one, other], np.nan), "n": n})

    def alignment(self, one: int, other: int) -> Alignment:
        """The figures of two actors by their places, as `alignment.align_standing` gives them."""
        n, either, issues = int(self.n[one, other]), int(self.either[one, other]), len(self.stances.issues)
        return Alignment(
            n=n,
            value=float(self.value[one, other]) if n else None,
            effective=float(self.effective[one, other]),
            range_stated=_bounds(self.range_stated, one, other) if either else None,
            range_all=_bounds(self.range_all, one, other) if issues else None,
            one_sided=either - n,
            unstated=issues - either,
            passages=int(self.passages[one, other]),
        )

    def table(self) -> pd.DataFrame:
        """Every pair once: columns actor, other and FIGURES, and the ranges as least and most."""
        rows, columns = np.triu_indices(len(self.actors), 1)
        table = self._rows(rows, columns)
        bounds = zip(("least", "most", "least_all", "most_all"), (*self.range_stated, *self.range_all), strict=True)
        return table.assign(**{name: bound[rows, columns] for name, bound in bounds})

    def _rows(self, rows: Numbers, columns: Numbers) -> pd.DataFrame:
        names = np.array(self.actors, dtype=object)
        low, high = self.interval
        figures = (self.value, self.n, self.passages, low, high, self.ranked)
        cells = {name: figure[rows, columns] for name, figure in zip(FIGURES, figures, strict=True)}
        frame = pd.DataFrame({"actor": names[rows], "other": names[columns], **cells})
        return frame.astype({"actor": "str", "other": "str", **FIGURES})


def align_pairs(stances: Stances) -> Pairs:
    """Compare every actor with every other over the issues of `stances`."""
    stated = stances.stated.astype(np.float64)
    # of the stances of one actor: their sum from the lowest level up, and how far an unknown answer could be
    level, far = stated * (stances.score + _TOP), stated * (np.abs(stances.score) + _TOP)
    above = np.hstack([stances.stated & (stances.score > step - _TOP) for step in range(STANCE_RANGE)])
    steps = above.astype(np.float64)

    shared, levels, far_shared = (np.vstack([stated, level, far]) @ stated.T).reshape(3, *[len(stated)] * 2)
    near = shared - (levels + levels.T - 2 * (steps @ steps.T)) / STANCE_RANGE

    own, own_far = stated.sum(axis=1), far.sum(axis=1)
    either = own[:, None] + own - shared
    alone_far = own_far[:, None] + own_far - far_shared - far_shared.T
    for column, (same, both_inherit) in stances.passed_on.items():
        # who inherits counts as silent: equal stances are taken out, and one alone has spoken unless both inherit
        shared, near, either = shared - same, near - same, either - both_inherit
        alone_far = alone_far + (same & ~both_inherit) * (np.abs(stances.score[:, column]) + _TOP)
    most = near + either - shared
    least = most - alone_far / STANCE_RANGE
    everything = float(len(stances.issues))
    return Pairs(
        stances=stances,
        n=np.rint(shared).astype(np.int64),
        either=np.rint(either).astype(np.int64),
        value=_share(near, shared),
        range_stated=(_share(least, either), _share(most, either)),
        range_all=(_share(least, everything), _share(most + everything - either, everything)),
    )


def _bounds(all_pairs: Bounds, one: int, other: int) -> tuple[float, float]:
    low, high = all_pairs
    return float(low[one, other]), float(high[one, other])


def _share(part: Floats, whole: Floats | float) -> Floats:
    """`part` of `whole`, missing where there is no whole; rounding never leads out of 0 to 1."""
    with np.errstate(invalid="ignore", divide="ignore"):
        share: Floats = np.true_divide(part, whole)
    return np.clip(share, 0.0, 1.0)


def jeffreys_all(share: Floats, n: Floats, level: float = INTERVAL_LEVEL) -> Bounds:
    """The Jeffreys intervals of many shares at once (see alignment.jeffreys)."""
    from scipy.special import betaincinv

    a, b = share * n + 0.5, (1 - share) * n + 0.5
    with ThreadPoolExecutor(2) as pool:  # side by side, since they hold no lock and are most of the work on all pairs
        lower, upper = pool.map(lambda quantile: betaincinv(a, b, quantile), ((1 - level) / 2, (1 + level) / 2))
    low, high = np.where(share <= 0, 0.0, lower), np.where(share >= 1, 1.0, upper)
    return np.minimum(low, share), np.maximum(high, share)
