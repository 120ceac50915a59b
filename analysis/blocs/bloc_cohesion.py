"""What a bloc is made of: how close it stands, what holds it together, where it splits, who dissents."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.alignment import STANCE_RANGE
from analysis.alignment_matrix import Pairs
from analysis.stance_matrix import Flags, Floats, Stances
from loaders.table_rows import Row

MAJORITY_FROM = 3
"""A bloc has a side on an issue only if at least so many of its members have addressed it."""

AGREED, DIVIDED = 0.9, 0.75
"""From, and below, which mean closeness on an issue the members of a bloc count as agreed, and as divided."""


@dataclass(frozen=True, slots=True)
class Cohesion:
    """The mean alignment of pairs, each weighed by its n; None where no pair shares an issue."""

    value: float | None
    pair_count: int
    n: int


def cohesion(pairs: Pairs, members: Flags) -> Cohesion:
    """How close the members stand to each other."""
    inside = np.triu(np.outer(members, members), 1)
    return _pooled(pairs, inside)


def outside(pairs: Pairs, members: Flags) -> Cohesion:
    """How close the members stand to all others."""
    return _pooled(pairs, np.outer(members, ~members))


def _pooled(pairs: Pairs, chosen: Flags) -> Cohesion:
    n = np.where(chosen, pairs.n, 0)
    total = int(n.sum())
    value = float((n * np.nan_to_num(pairs.value)).sum() / total) if total else None
    return Cohesion(value, int((n > 0).sum()), total)


def bloc_issues(held: Stances, members: Flags) -> pd.DataFrame:
    """What the members of a bloc say on each issue that two of them have addressed, in the order of the issues.

    Columns issue; members (how many have addressed it); mean (their mean
    stance, -2 to 2); closeness (the mean over their pairs of 1 - |x - x'| / 4);
    others (how many outside have addressed it) and others_mean; side (1, -1, 0
    for mixed: that of more than half of at least MAJORITY_FROM members; missing
    where there is none); dissenters (how many members stand on another side).
    """
    inside, beyond = held.of(members), held.of(~members)
    count, others = inside.stated.sum(axis=0), beyond.stated.sum(axis=0)
    with np.errstate(invalid="ignore"):
        mean, others_mean = inside.score.sum(axis=0) / count, beyond.score.sum(axis=0) / others
    side = _side(inside)
    facing = inside.stated & (np.sign(inside.score) != side)
    frame = pd.DataFrame(
        {
            "issue": pd.array(held.issues, dtype="str"),
            "members": count,
            "mean": mean,
            "closeness": _closeness(inside),
            "others": others,
            "others_mean": others_mean,
            "side": side,
            "dissenters": np.where(np.isnan(side), 0, facing.sum(axis=0)),
        }
    )
    return frame[frame["members"] >= 2].reset_index(drop=True)


class DissentRow(Row):
    """How often a member stands on another side than its bloc (see `dissent`)."""

    __slots__ = ()
    actor: str
    addressed: int
    dissents: int
    issues: tuple[str, ...]
    share: float


def dissent(held: Stances, members: Flags) -> pd.DataFrame:
    """How often each member stands on another side than its bloc, those who do so most first.

    Columns actor; addressed (on how many issues on which the bloc has a side
    the member has spoken) and dissents; share (dissents of addressed); issues
    (a tuple of the ids).
    """
    inside = held.of(members)
    side = _side(inside)
    addressed = inside.stated & ~np.isnan(side)
    against = addressed & (np.sign(inside.score) != side)
    issues = np.array(held.issues, dtype=object)
    frame = pd.DataFrame(
        {
            "actor": pd.array(inside.actors, dtype="str"),
            "addressed": addressed.sum(axis=1),
            "dissents": against.sum(axis=1),
            "issues": [tuple(issues[row]) for row in against],
        }
    )
    frame["share"] = frame["dissents"] / frame["addressed"].where(frame["addressed"] > 0)
    return frame.sort_values(["share", "dissents"], ascending=False, kind="stable", ignore_index=True)


def _side(inside: Stances) -> Floats:
    """The side of more than half of the members that have addressed an issue; missing where there is none."""
    count = inside.stated.sum(axis=0)
    side = np.full(len(inside.issues), np.nan)
    for sign in (-1.0, 0.0, 1.0):
        on_it = (inside.stated & (np.sign(inside.score) == sign)).sum(axis=0)
        side[(on_it * 2 > count) & (count >= MAJORITY_FROM)] = sign
    return side


def _closeness(inside: Stances) -> Floats:
    """The mean closeness of the pairs of members on each issue; missing where fewer than two have addressed it."""
    above = [(inside.stated & (inside.score > step - 2)).sum(axis=0) for step in range(STANCE_RANGE)]
    count = inside.stated.sum(axis=0)
    apart = sum(at * (count - at) for at in above)
    with np.errstate(invalid="ignore", divide="ignore"):
        closeness: Floats = 1 - apart / (count * (count - 1) / 2) / STANCE_RANGE
    return np.where(count >= 2, closeness, np.nan)
