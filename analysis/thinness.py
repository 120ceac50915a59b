"""What is thin in the evidence: few or old statements, one voice alone, readings that could be others."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from analysis.alignment import RANKED_FROM
from analysis.coverage import by_issue, coverage
from loaders.vocabulary import Confidence

OLD_YEARS = 3
"""An actor whose newest statement is more than so many years before the date of the view has old evidence."""


def thin_actors(positions: pd.DataFrame, actors: Sequence[str], issues: Sequence[str], as_of: date) -> pd.DataFrame:
    """The table of analysis.coverage.coverage with two columns more, the thinnest actors first.

    `few`: fewer passages than a ranking needs, so that no pair of the actor can
    be ranked. `old`: the newest statement is more than OLD_YEARS before
    `as_of`. A silent actor has few and, having none, no old ones.
    """
    table = coverage(positions, actors, issues)
    limit = pd.Timestamp(as_of) - pd.DateOffset(years=OLD_YEARS)
    table = table.assign(few=table["passages"] < RANKED_FROM, old=table["last"] < limit)
    return table.sort_values(["passages", "positions", "last"], kind="stable")


def thin_issues(positions: pd.DataFrame, issues: Sequence[str]) -> pd.DataFrame:
    """The table of analysis.coverage.by_issue of the issues with one actor, one document or none at all.

    The silent issues come first, then those with the fewest actors; otherwise
    in the order of `issues`.
    """
    table = by_issue(positions, issues)
    thin = table[(table["actors"] < 2) | (table["documents"] < 2)]
    return thin.sort_values(["actors", "documents", "positions"], kind="stable")


def doubts(positions: pd.DataFrame) -> pd.DataFrame:
    """The positions that are coded with less than high confidence or that carry a note, the least sure first."""
    doubtful = positions[(positions["confidence"] != Confidence.high) | (positions["note"] != "")]
    least_first = {confidence.value: number for number, confidence in enumerate(reversed(Confidence))}
    return doubtful.sort_values("confidence", key=lambda c: c.map(least_first), kind="stable")
