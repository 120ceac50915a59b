"""Who stands near to an actor and who far, as its page shows it: ranked on direct evidence, apart what others tell."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.ranking import RankedRow
from analysis.wording.figures import count, percent, percent_range
from analysis.wording.summaries import nearest_and_farthest
from briefing.site.website import Website
from loaders.table_rows import records

ENDS = 15
"""Of very many actors so many of the nearest and so many of the farthest are drawn."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another actor: its alignment from 0 to 1 with its interval, both in words too; `pair` is the page of the two."""

    actor: str
    pair: str
    n: int
    value: float
    interval: tuple[float, float]
    share: str
    bounds: str


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Those that are ranked on direct evidence, the nearest first, of very many only the ends; `middle` are the rest.

    `told` are ranked only with another actor's account. With those of `thin` too little is shared to rank them, with
    those of `thin_told` even with such an account; with those of `alone`, which have their pages, nothing is.
    """

    answer: str
    ranked: tuple[Neighbour, ...]
    middle: tuple[Neighbour, ...]
    told: tuple[Neighbour, ...]
    thin: tuple[Neighbour, ...]
    thin_told: tuple[Neighbour, ...]
    alone: tuple[tuple[str, str], ...]
    answer_alone: str


def neighbours_of(actor: str, site: Website) -> Neighbours:
    """The neighbours of an actor."""
    ranking, names = site.selection.ranking, site.selection.names
    direct, heard = ranking.direct_of(actor), ranking.heard_of(actor)
    told, shared = heard[heard["told"]], direct[direct["n"] > 0]
    ranked = _each(actor, records(shared[shared["ranked"]], RankedRow), site)
    far = max(ENDS, len(ranked) - ENDS)
    alone = [str(other) for other in heard.loc[heard["n"] == 0, "other"]]
    return Neighbours(
        nearest_and_farthest(direct, told, names.__getitem__),
        ranked[:ENDS] + ranked[far:],
        ranked[ENDS:far],
        _each(actor, records(told[told["ranked"]], RankedRow), site),
        _each(actor, records(shared[~shared["ranked"] & ~shared["other"].isin(told["other"])], RankedRow), site),
        _each(actor, records(told[~told["ranked"]], RankedRow), site),
        tuple((other, site.pair(actor, other)) for other in alone),
        f"Not comparable with {count(len(alone), 'other actor')}: no issue is shared." if alone else "",
    )


def _each(actor: str, rows: Iterable[RankedRow], site: Website) -> tuple[Neighbour, ...]:
    return tuple(
        Neighbour(
            row.other,
            site.pair(actor, row.other),
            row.n,
            row.alignment,
            (row.low, row.high),
            percent(row.alignment),
            percent_range((row.low, row.high)),
        )
        for row in rows
    )
