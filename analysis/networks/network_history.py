"""Discourse networks over time: how alike and how otherwise actors speak within each time window."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from analysis.networks.discourse_networks import Floats, Normalisation, Relation, one_modes
from analysis.networks.time_windows import LEAST_STATEMENTS, TimeWindow, statements_in
from analysis.polarisation import by_issue
from analysis.positions_in_force import in_force
from loaders.table_rows import Row, columns_of
from loaders.vocabularies import Attribution

RELATIONS = (Relation.congruence, Relation.conflict, Relation.subtract)


class WindowRow(Row):
    """A time window (see `network_history`): its days, what it rests on, and its figures, which may be missing."""

    __slots__ = ()
    first: pd.Timestamp
    last: pd.Timestamp
    statements: int
    actors: int
    congruence: float
    conflict: float
    polarisation: float
    issues: int
    parted: bool


class WindowTieRow(Row):
    """Two actors in a time window, and how strongly each relation ties them."""

    __slots__ = ()
    first: pd.Timestamp
    last: pd.Timestamp
    source: str
    target: str
    congruence: float
    conflict: float
    subtract: float


COLUMNS = columns_of(WindowRow)
TIE_COLUMNS = columns_of(WindowTieRow)


_NEEDED = ["actor", "issue", "stance", "latest", "attribution", "joint", "file", "line"]
"""What of a statement counts here: to take few columns for each window is several times as fast."""


@dataclass(frozen=True, slots=True)
class _Figures:
    """The figures of the statements of one window."""

    statements: int
    actors: int
    congruence: float = np.nan
    conflict: float = np.nan
    polarisation: float = np.nan
    issues: int = 0


def network_history(
    retained: pd.DataFrame, windows: Sequence[TimeWindow], normalisation: Normalisation
) -> pd.DataFrame:
    """The networks of the statements in each window, in a row each: columns as WindowRow.

    - statements: how many, those of a joint statement once; actors: how many make them.
    - congruence and conflict: the mean tie (`one_modes`) over every two of these actors, tied or not.
    - polarisation: the mean over issues of `analysis.polarisation`, from the last direct words of each actor in the
      window, over the issues on which at least LEAST_ACTORS have some; `issues` is how many these are.

    Figures are missing where the window has fewer than LEAST_STATEMENTS statements; congruence and conflict also where
    one actor alone speaks, and polarisation where there is no such issue.
    """
    known: dict[bytes, _Figures] = {}
    narrow = retained[_NEEDED]
    rows = []
    for window in windows:
        # a window that moves by a day mostly has the statements of the one before
        held = window.places.tobytes()
        if held not in known:
            known = {held: _figures(narrow, window, normalisation)}
        one = known[held]
        days = pd.Timestamp(window.first), pd.Timestamp(window.last)
        figures = one.congruence, one.conflict, one.polarisation, one.issues
        rows.append((*days, one.statements, one.actors, *figures, window.parted))
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def window_ties(retained: pd.DataFrame, windows: Sequence[TimeWindow], normalisation: Normalisation) -> pd.DataFrame:
    """Every two actors that are tied in a window that has figures: columns as WindowTieRow, in the order of ids."""
    every = (row for window in windows for row in _ties(retained, window, normalisation))
    return pd.DataFrame(every, columns=list(TIE_COLUMNS)).astype(TIE_COLUMNS)


def _ties(
    retained: pd.DataFrame, window: TimeWindow, normalisation: Normalisation
) -> Iterator[tuple[date, date, str, str, float, float, float]]:
    if statements_in(retained, window) < LEAST_STATEMENTS:
        return
    said = retained.iloc[window.places]
    actors, issues = _spoken(said, "actor"), _spoken(said, "issue")
    every = one_modes(said, actors, issues, normalisation)
    congruence, conflict, subtract = (every[one] for one in RELATIONS)
    for left, right in zip(*np.nonzero(np.triu((congruence != 0) | (conflict != 0), 1)), strict=True):
        weights = (float(ties[left, right]) for ties in (congruence, conflict, subtract))
        yield (window.first, window.last, actors[left], actors[right], *weights)


def _figures(retained: pd.DataFrame, window: TimeWindow, normalisation: Normalisation) -> _Figures:
    said = retained.iloc[window.places]
    actors, issues = _spoken(said, "actor"), _spoken(said, "issue")
    statements = statements_in(retained, window)
    if statements < LEAST_STATEMENTS:
        return _Figures(statements, len(actors))
    ties = one_modes(said, actors, issues, normalisation)
    congruence, conflict = (_mean(ties[one]) for one in RELATIONS[:2])
    direct = said[said["attribution"] != Attribution.characterised]
    standing = in_force(direct, window.last)
    divided = by_issue(standing, standing, issues)["polarisation"].dropna()
    return _Figures(statements, len(actors), congruence, conflict, float(divided.mean()), len(divided))


def _mean(ties: Floats) -> float:
    """The mean tie over every two actors, NaN for one alone."""
    actors = len(ties)
    return float(ties.sum() / (actors * (actors - 1))) if actors > 1 else np.nan


def _spoken(said: pd.DataFrame, column: str) -> list[str]:
    return sorted(map(str, said[column].unique()))
