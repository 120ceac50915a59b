"""How close two actors stand, how sure that is, and what could change it.

Alignment is (S + 1) / 2 for the S-score of Signorino and Ritter, "Tau-b or Not
Tau-b" (International Studies Quarterly 43, 1999), with absolute distances.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import pandas as pd

from analysis.inheritance import INHERITED, Held, is_passed_on
from analysis.shared_passages import effective_n
from loaders.table_rows import Row, columns_of

STANCE_RANGE = 4
"""R: the distance between strong opposition and strong support."""

RANKED_FROM = 3
"""Pairs with fewer shared issues, or on fewer passages, are shown, greyed, and never ranked."""

PRIOR_WEIGHT = 4
"""For sorting only: how many issues at the overall mean an alignment is shrunk by."""

INTERVAL_LEVEL = 0.90
"""The level of the Jeffreys interval."""

Bounds = tuple[float, float]


class FiguresRow(Row):
    """What every table of alignments has: the figure, what it rests on, its interval, and whether it may be ranked."""

    __slots__ = ()
    alignment: float
    n: int
    passages: int
    low: float
    high: float
    ranked: bool


FIGURES = columns_of(FiguresRow)


@dataclass(frozen=True, slots=True)
class Alignment:
    """The alignment of two actors over the issues on which both have a position in force.

    `value` and the bounds run from 0 to 1. `value` and `interval` are None where
    `n` is 0: the two are not comparable. `effective` is how many issues on
    passages of their own the shared ones are worth. `range_stated` is what the
    alignment could be if every issue on which only one has spoken were filled in,
    `range_all` if all issues were; both are None where there is nothing to
    compare at all.
    """

    n: int
    value: float | None
    effective: float
    range_stated: Bounds | None
    range_all: Bounds | None
    one_sided: int
    unstated: int
    passages: int | None = None
    """How many passages the shared positions rest on; None where it is not known."""

    @property
    def interval(self) -> Bounds | None:
        """The Jeffreys interval for `value` of `effective`; None where `n` is 0."""
        return None if self.value is None else jeffreys(self.value, self.effective)

    @property
    def ranked(self) -> bool:
        """Whether they share enough issues, on enough passages, for the figure to be ranked against others."""
        return self.n >= RANKED_FROM and (self.passages is None or self.passages >= RANKED_FROM)


def closeness(left: int, right: int) -> float:
    """1 for equal stances, 0 for opposite extremes."""
    return 1 - abs(left - right) / STANCE_RANGE


def align(left: Mapping[str, int], right: Mapping[str, int], issues: Sequence[str]) -> Alignment:
    """Compare two actors' stances by issue, over `issues`, as if each rested on a passage of its own."""
    shared = one_sided = 0
    near = one_least = 0.0
    for issue in issues:
        mine, theirs = left.get(issue), right.get(issue)
        if mine is not None and theirs is not None:
            shared += 1
            near += closeness(int(mine), int(theirs))
        elif mine is not None or theirs is not None:
            one_sided += 1
            known = int(mine if mine is not None else theirs)  # type: ignore[arg-type]
            one_least += closeness(known, -2 if known > 0 else 2)
    value = near / shared if shared else None
    stated, everything = shared + one_sided, len(issues)
    unstated = everything - stated
    least, most = near + one_least, near + one_sided
    return Alignment(
        n=shared,
        value=value,
        effective=float(shared),
        range_stated=(least / stated, most / stated) if stated else None,
        range_all=(least / everything, (most + unstated) / everything) if everything else None,
        one_sided=one_sided,
        unstated=unstated,
    )


def jeffreys(share: float, n: float, level: float = INTERVAL_LEVEL) -> Bounds:
    """The Jeffreys interval for `share` of `n`, where share times n may be a fraction.

    Quantiles of Beta(share n + 1/2, (1 - share) n + 1/2), with the bound at 0
    or 1 where the share is (Brown, Cai and DasGupta, "Interval Estimation for a
    Binomial Proportion", Statistical Science 16, 2001). They speak of whole
    successes; fractions of one are our extension.
    """
    from scipy.special import betaincinv

    a, b = share * n + 0.5, (1 - share) * n + 0.5
    low = 0.0 if share <= 0 else float(betaincinv(a, b, (1 - level) / 2))
    high = 1.0 if share >= 1 else float(betaincinv(a, b, (1 + level) / 2))
    return min(low, share), max(high, share)


def align_standing(left: pd.DataFrame, right: pd.DataFrame, issues: Sequence[str]) -> Alignment:
    """Compare the positions in force of two actors (one row an issue each), with the passages they rest on.

    What one of them inherits from the other, or both from one group, is no agreement: who inherits counts as silent.
    """
    mine, theirs = _held(left, issues), _held(right, issues)
    for issue in _passed_on(mine, theirs):
        for held in [held for held in (mine, theirs) if held[issue].inherited]:
            del held[issue]
    passages = [(mine[issue].passage, theirs[issue].passage) for issue in mine.keys() & theirs.keys()]
    left_stances, right_stances = ({i: one.stance for i, one in held.items()} for held in (mine, theirs))
    return replace(
        align(left_stances, right_stances, issues),
        effective=effective_n(passages),
        passages=len(set(chain.from_iterable(passages))),
    )


def compared(
    left: pd.DataFrame, right: pd.DataFrame, issues: Sequence[str]
) -> list[tuple[Held[int, bool], Held[int, bool]]]:
    """What both hold on each issue that their alignment counts. Arguments as for `align_standing`."""
    mine, theirs = _held(left, issues), _held(right, issues)
    both = (mine.keys() & theirs.keys()) - _passed_on(mine, theirs)
    return [(mine[issue], theirs[issue]) for issue in issues if issue in both]


def in_common(left: pd.DataFrame, right: pd.DataFrame, issues: Sequence[str]) -> tuple[int, int]:
    """How many passages carry positions in force of both, and on how many issues both hold one group's words.

    The latter are not compared, and their passages not counted. Arguments as for `align_standing`.
    """
    mine, theirs = _held(left, issues), _held(right, issues)
    passed_on = _passed_on(mine, theirs)
    both = (mine.keys() & theirs.keys()) - passed_on
    ours, others = ({held[issue].passage for issue in both} for held in (mine, theirs))
    return len(ours & others), len(passed_on)


def _passed_on(mine: Mapping[str, Held[int, bool]], theirs: Mapping[str, Held[int, bool]]) -> set[str]:
    """The issues on which the two hold one group's words."""
    return {issue for issue in mine.keys() & theirs.keys() if is_passed_on(mine[issue], theirs[issue])}


def _held(standing: pd.DataFrame, issues: Sequence[str]) -> dict[str, Held[int, bool]]:
    """What is held on each of the chosen issues."""
    wanted = set(issues)
    columns = (standing[column].tolist() for column in ("issue", "passage", "stance", "attribution"))
    return {
        issue: Held(passage, stance, attribution == INHERITED)
        for issue, passage, stance, attribution in zip(*columns, strict=True)
        if issue in wanted
    }
