"""Find: what is coded and what the documents say, for words and narrowed as somebody asks."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from analysis.filters import kinds_of
from analysis.finding.library import FoundPassages, Library
from analysis.finding.query import Query
from analysis.finding.quotation_index import Flags, QuotationIndex
from loaders import Dataset


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Where to look: an actor, an issue, the days from one and until one, and a kind of documents; "" or None: all."""

    actor: str = ""
    issue: str = ""
    since: date | None = None
    until: date | None = None
    kind: str = ""


ALL = Narrowing()


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: labels of positions, the best first; passages of documents; and ids."""

    quotations: tuple[int, ...] = ()
    passages: tuple[FoundPassages, ...] = ()
    actors: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.quotations or self.passages or self.actors or self.issues or self.sources)


def find(query: Query, data: Dataset, coded: QuotationIndex, library: Library, where: Narrowing = ALL) -> Found:
    """Everything with all of what is looked for. Where it is narrowed, actors, issues and titles are not looked in.

    The text of a document is nobody's: with an actor or an issue, those documents are looked in that have positions of
    this actor or on this issue, or that are the actor's own.
    """
    if not query.terms:
        return Found()
    if where == ALL:
        return Found(
            tuple(coded.find(query)), tuple(library.find(query)),
            tuple(coded.actors(query)), tuple(coded.issues(query)), tuple(coded.sources(query)),
        )  # fmt: skip
    kept = _kept(data, where)
    return Found(tuple(coded.find(query, kept)), tuple(library.find(query, _documents(data, where, kept))))


def _kept(data: Dataset, where: Narrowing) -> Flags:
    """Which positions are of this actor, on this issue, surely or possibly of these days, and from such documents."""
    table = data.positions
    kept = np.ones(len(table), dtype=bool)
    if where.actor:
        kept &= (table["actor"] == where.actor).to_numpy()
    if where.issue:
        kept &= (table["issue"] == where.issue).to_numpy()
    if where.since:
        kept &= (table["latest"] >= pd.Timestamp(where.since)).to_numpy()
    if where.until:
        kept &= (table["earliest"].fillna(pd.Timestamp.min) <= pd.Timestamp(where.until)).to_numpy()
    if where.kind:
        kept &= table["source"].isin(_of_kind(data, where.kind)["source"]).to_numpy()
    return kept


def _documents(data: Dataset, where: Narrowing, kept: Flags) -> set[str]:
    sources = _of_kind(data, where.kind)
    if where.since:
        sources = sources[sources["published_latest"] >= pd.Timestamp(where.since)]
    if where.until:
        sources = sources[sources["published_latest"] <= pd.Timestamp(where.until)]
    if where.actor or where.issue:
        own = (sources["affiliation"] == where.actor) & (where.actor != "")
        sources = sources[own | sources["source"].isin(data.positions.loc[kept, "source"])]
    return set(sources["source"])


def _of_kind(data: Dataset, kind: str) -> pd.DataFrame:
    return data.sources[kinds_of(data.sources) == kind] if kind else data.sources
