"""Who stands where at one date, as arrays of actors by issues."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.inheritance import INHERITED, Held, is_passed_on

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class PassedOn(NamedTuple):
    """The pairs that hold a group's words twice on an issue, and those of them in which both inherit these words."""

    pairs: Flags
    both_inherit: Flags


@dataclass(frozen=True)
class Stances:
    """The positions in force of `actors` (rows) on `issues` (columns).

    `score` runs from -2 to +2 and is 0 where `stated` is False, which is
    silence; `passage` is the number of the passage, -1 for silence.
    """

    actors: tuple[str, ...]
    issues: tuple[str, ...]
    score: Floats
    stated: Flags
    passage: Numbers
    inherited: Flags | None = None
    """Which cells hold what a group says rather than the actor; None where none does."""

    @cached_property
    def passed_on(self) -> Mapping[int, PassedOn]:
        """The columns in which somebody inherits, each with the pairs that are not compared on it (see inheritance)."""
        if self.inherited is None:
            return {}
        found = {}
        for column in np.flatnonzero(self.inherited.any(axis=0)).tolist():
            passage, score, heirs = self.passage[:, column], self.score[:, column], self.inherited[:, column]
            same = is_passed_on(Held(passage[:, None], score[:, None], heirs[:, None]), Held(passage, score, heirs))
            np.fill_diagonal(same, val=False)
            found[column] = PassedOn(same, same & heirs[:, None] & heirs)
        return found

    def on(self, columns: Flags) -> "Stances":
        """The same actors on fewer issues."""
        return self.at(range(len(self.actors)), np.flatnonzero(columns))

    def of(self, rows: Flags) -> "Stances":
        """Fewer actors on the same issues."""
        return self.at(np.flatnonzero(rows), range(len(self.issues)))

    def at(self, rows: Sequence[int] | Numbers, columns: Sequence[int] | Numbers) -> "Stances":
        """The actors and issues at these places, in this order."""
        cells = np.ix_(np.asarray(rows, dtype=np.int64), np.asarray(columns, dtype=np.int64))
        return Stances(
            tuple(self.actors[row] for row in rows),
            tuple(self.issues[column] for column in columns),
            self.score[cells],
            self.stated[cells],
            self.passage[cells],
            None if self.inherited is None else self.inherited[cells],
        )


def stances(standing: pd.DataFrame, actors: Sequence[str], issues: Sequence[str]) -> Stances:
    """The positions in force (one row an actor and issue) as arrays; others than `actors` and `issues` are left out."""
    row = pd.Index(actors).get_indexer(pd.Index(standing["actor"]))
    column = pd.Index(issues).get_indexer(pd.Index(standing["issue"]))
    kept = (row >= 0) & (column >= 0)
    at = (row[kept], column[kept])
    score = np.zeros((len(actors), len(issues)))
    stated = np.zeros(score.shape, dtype=bool)
    passage = np.full(score.shape, -1, dtype=np.int64)
    score[at] = standing["stance"].to_numpy()[kept]
    stated[at] = True
    passage[at] = standing["passage"].to_numpy()[kept]
    inherited = np.zeros(score.shape, dtype=bool)
    inherited[at] = (standing["attribution"] == INHERITED).to_numpy()[kept]
    return Stances(tuple(actors), tuple(issues), score, stated, passage, inherited if inherited.any() else None)
