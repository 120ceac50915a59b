"""The passages behind what two actors are compared on: how many they are, and how many issues they are worth.

Issues that share a passage are one remark. Two issues of a pair do so where the position of either actor on both rests
on one passage.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

import numpy as np

from analysis.stance_matrix import Flags, Floats, Numbers, Stances

Meetings = Sequence[tuple[Flags, Flags]]
"""Which positions meet on an issue: those of one actor among the first cells, those of another among the second.

Whatever meets in one order meets in the other too; no two meetings hold the same two positions."""

ALL = slice(None)

_AT_ONCE = 4096


def effective_n(passages: Sequence[tuple[int, int]]) -> float:
    """How many issues that share no passage a comparison is worth: from 1 to their number, 0 without any.

    `passages` are those of the two actors on each issue that they are compared on. Kish's effective number, the squared
    sum over the sum of squares, for groups of issues on one passage: the squared number of issues by the number of
    ordered pairs of issues that share a passage, each with itself among them. That is the same where groups are apart,
    and needs no groups where the first issue shares one passage with the second and the second another with the third.
    """
    mine, theirs = ([held[side] for held in passages] for side in (0, 1))
    together = _ordered_pairs(mine) + _ordered_pairs(theirs) - _ordered_pairs(passages)
    return len(passages) ** 2 / together if passages else 0.0


def _ordered_pairs(things: Sequence[Hashable]) -> int:
    """How many ordered pairs of these are equal, each with itself among them."""
    return sum(count**2 for count in Counter(things).values())


def effective_numbers(stances: Stances, n: Numbers) -> Floats:
    """The same for every pair, which share `n` issues each.

    Only issues that some actor addresses in one passage can be together. For two actors they are those that both have
    addressed, without those on which both have two passages: a matrix product each, over the pairs of such issues.
    """
    first, second = _issues_on_one_passage(stances)
    together = np.zeros(n.shape)
    for start in range(0, len(first), _AT_ONCE):
        ones, others = first[start : start + _AT_ONCE], second[start : start + _AT_ONCE]
        addressed = stances.stated[:, ones] & stances.stated[:, others]
        apart = addressed & (stances.passage[:, ones] != stances.passage[:, others])
        together += _meet(addressed, addressed) - _meet(apart, apart)
        for place, columns in enumerate(zip(ones.tolist(), others.tolist(), strict=True)):
            for_nothing = [stances.passed_on[column].pairs for column in columns if column in stances.passed_on]
            if for_nothing:
                both, both_apart = (np.logical_and.outer(of[:, place], of[:, place]) for of in (addressed, apart))
                together -= both & ~both_apart & np.logical_or.reduce(for_nothing)
    effective: Floats = n**2 / np.maximum(n + 2 * together, 1)
    return effective


def _issues_on_one_passage(stances: Stances) -> tuple[Numbers, Numbers]:
    """The pairs of issues, by their columns, that some actor addresses in one passage."""
    joined = np.zeros((len(stances.issues), len(stances.issues)), dtype=bool)
    for rows, columns in _cells_by_passage(stances, _several(stances)):
        ones, others = np.nonzero(rows[:, None] == rows)
        joined[columns[ones], columns[others]] = True
    first, second = np.nonzero(np.triu(joined, 1))
    return first, second


def _cells_by_passage(stances: Stances, passages: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Of each of the passages the rows and columns of the cells that it carries."""
    rows, columns = np.nonzero(np.isin(stances.passage, passages))
    order = np.argsort(stances.passage[rows, columns], kind="stable")
    ends = np.searchsorted(stances.passage[rows, columns][order], passages, side="right")
    for cells in np.split(order, ends[:-1]) if len(passages) else []:
        yield rows[cells], columns[cells]


def everything(stances: Stances) -> Meetings:
    """Any two positions."""
    return [(stances.stated, stances.stated)]


def count_issues(stances: Stances, meetings: Meetings, rows: Numbers | slice = ALL) -> Numbers:
    """For every pair the number of issues on which their positions meet so, without those that a group passes on.

    Of the actors in `rows`, by their places, with all.
    """
    found: Floats = np.add.reduce([_meet(mine[rows], theirs) for mine, theirs in meetings])
    for column, (pairs, _) in stances.passed_on.items():
        for mine, theirs in meetings:
            found = found - (pairs[rows] & np.logical_and.outer(mine[rows, column], theirs[:, column]))
    return np.rint(found).astype(np.int64)


def count_passages(stances: Stances, meetings: Meetings) -> Numbers:
    """For every pair the number of different passages behind the positions of both that meet so.

    A passage that carries one position counts for a pair if the other actor's position meets it: a matrix product. The
    few that carry several are gone through one by one.
    """
    several = _several(stances)
    alone = ~np.isin(stances.passage, several)
    zero = np.zeros([len(stances.actors)] * 2)
    counted = np.rint(sum((_meet(mine & alone, theirs) for mine, theirs in meetings), zero)).astype(np.int64)
    counts = counted + counted.T - np.diag(counted.diagonal())
    for rows, columns in _cells_by_passage(stances, several):
        holders, holder = np.unique(rows, return_inverse=True)
        hits = np.zeros((len(holders), len(counts)), dtype=bool)
        np.logical_or.at(hits, holder, _sharers(stances, meetings, rows, columns))
        counts[holders] += hits
        counts[:, holders] += hits.T
        both = hits[:, holders]
        counts[np.ix_(holders, holders)] -= both & both.T
    return counts


def _sharers(stances: Stances, meetings: Meetings, rows: Numbers, columns: Numbers) -> Flags:
    """For each cell of a passage whose positions meet it, without those who only hear the same words passed on."""
    sharers: Flags = np.zeros((len(rows), len(stances.actors)), dtype=bool)
    for mine, theirs in meetings:
        sharers |= mine[rows, columns][:, None] & theirs[:, columns].T
    for place, (row, column) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
        if column in stances.passed_on:
            sharers[place] &= ~stances.passed_on[column].pairs[row]
    return sharers


def _several(stances: Stances) -> Numbers:
    """The passages that carry more than one position, in order."""
    return np.flatnonzero(np.bincount(stances.passage[stances.stated]) > 1)


def _meet(mine: Flags, theirs: Flags) -> Floats:
    """For every two rows in how many columns the first holds of `mine` and the second of `theirs`."""
    product: Floats = mine.astype(np.float64) @ theirs.T.astype(np.float64)
    return product
