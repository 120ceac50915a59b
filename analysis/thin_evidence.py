"""What is thin in the evidence: few or old statements, one voice alone, readings that could be others.

Few is what cannot be ranked, so that "thin" says what is lost by it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from analysis.alignment import RANKED_FROM
from analysis.alignment_matrix import Pairs
from analysis.chronology import most_then_newest
from analysis.coverage import CoverageRow, by_actor, by_actor_and_document, by_document, by_issue, sole
from analysis.document_dominance import without
from loaders.dates import years_before
from loaders.joint_statements import once
from loaders.vocabularies import Confidence

OLD_YEARS = 3
"""An actor whose newest statement is more than so many years before the date of the view has old evidence: that is
about a round of negotiation."""


class ThinRow(CoverageRow):
    """What is known of an actor, and whether that is thin (see `thin_actors`)."""

    __slots__ = ()
    few: bool
    old: bool


def thin_actors(positions: pd.DataFrame, actors: Sequence[str], issues: Sequence[str], as_of: date) -> pd.DataFrame:
    """The table of analysis.coverage.by_actor with two columns more, the thinnest actors first.

    `few`: fewer passages than a ranking needs, so that no pair of the actor can
    be ranked. `old`: the newest statement is more than OLD_YEARS before
    `as_of`. A silent actor has few and, having none, no old ones.
    """
    table = by_actor(positions, actors, issues)
    limit = pd.Timestamp(years_before(as_of, OLD_YEARS))
    table = table.assign(few=table["passages"] < RANKED_FROM, old=table["last_day"] < limit)
    return table.sort_values(["passages", "positions", "last_day"], kind="stable")


def thin_issues(positions: pd.DataFrame, issues: Sequence[str]) -> pd.DataFrame:
    """The table of analysis.coverage.by_issue of the issues with one actor, one document or none at all.

    The silent issues come first, then those with the fewest actors; otherwise
    in the order of `issues`.
    """
    table = by_issue(positions, issues)
    thin = table[(table["actors"] < 2) | (table["documents"] < 2)]
    return thin.sort_values(["actors", "documents", "positions"], kind="stable")


def doubts(positions: pd.DataFrame) -> pd.DataFrame:
    """The positions that are coded with less than high confidence or that carry a note, each once, least sure first."""
    single = once(positions)
    doubtful = single[(single["confidence"] != Confidence.high) | (single["note"] != "")]
    least_first = {confidence.value: number for number, confidence in enumerate(reversed(Confidence))}
    return doubtful.sort_values("confidence", key=lambda c: c.map(least_first), kind="stable")


@dataclass(frozen=True)
class Thinness:
    """What is thin in some positions, each table made when first asked for."""

    positions: pd.DataFrame
    actor_ids: Sequence[str]
    issue_ids: Sequence[str]
    sources: Sequence[str]
    as_of: date

    @cached_property
    def actors(self) -> pd.DataFrame:
        """See thin_actors."""
        return thin_actors(self.positions, self.actor_ids, self.issue_ids, self.as_of)

    @cached_property
    def issues(self) -> pd.DataFrame:
        """See thin_issues."""
        return thin_issues(self.positions, self.issue_ids)

    @cached_property
    def documents(self) -> pd.DataFrame:
        """See coverage.by_document; those with the most positions, then the newest, first."""
        return by_document(self.positions, most_then_newest(once(self.positions), "source", self.sources))

    @cached_property
    def cells(self) -> pd.DataFrame:
        """See coverage.by_actor_and_document."""
        return by_actor_and_document(self.positions)

    @cached_property
    def doubts(self) -> pd.DataFrame:
        """See doubts."""
        return doubts(self.positions)

    @cached_property
    def sole(self) -> "Mapping[tuple[str, str], pd.Series[str]]":
        """See coverage.sole: by ("actor", "source"), ("issue", "source") and ("issue", "actor")."""
        ways = (("actor", "source"), ("issue", "source"), ("issue", "actor"))
        return {way: sole(self.positions, *way) for way in ways}

    @cached_property
    def without_first(self) -> Pairs:
        """All pairs without the document that most positions rest on. There must be one."""
        first = str(self.documents.index[0])
        return without(first, self.positions, self.actor_ids, self.issue_ids, self.as_of)
