"""The page of an issue: who stands where on one proposition, and in which words?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.chronology import newest_first
from analysis.moves import Move, MoveRow, by_weight, told_at_once
from analysis.selection import Selection
from analysis.votes.ballots import Ballot
from analysis.wording.figures import count
from analysis.wording.joint_statements import joint_in_words
from analysis.wording.moves import what_else_moved
from analysis.wording.summaries import by_kind, for_and_against, who_stands_where, whose_words
from analysis.wording.votes import answer, basis, counting, who_decides
from briefing.bibliography.entry import Entry
from briefing.sections import low_confidence
from briefing.site import addresses
from briefing.site.actors_by_stance import Level, actors_by_stance
from briefing.site.issue_records import IssueRecords
from briefing.site.moves import ToldMove, moves_of
from briefing.site.page import Page
from briefing.site.quoted import Quoted, quoted
from briefing.site.website import Website
from loaders.joint_statements import once
from loaders.table_rows import IssueRow, PositionRow, records

SIDES = {1: "Support", 0: "Mixed", -1: "Opposition"}

MOST_QUOTED = 24
"""So many positions have their words on the page, so that it stays below 100 kB however many actors have spoken."""

MOST_MOVES = 30

NOBODY = (
    "No stated position on this issue in these documents. What a set of documents does not say is a finding, and it is "
    "not neutrality."
)


@dataclass(frozen=True, slots=True)
class Quotations:
    """The positions in force on a side, those on one passage together; `number` is how many passages there are."""

    side: str
    number: str
    cards: tuple[tuple[Quoted, ...], ...]


@dataclass(frozen=True, slots=True)
class Vote:
    """Whether it would carry, who could turn that, and what it rests on."""

    answer: str
    deciders: str
    basis: str


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the template shows. `rest` says which quotations are left out, and `older` which moves, "" for none."""

    issue: IssueRow
    track: str
    answer: str
    others: tuple[str, ...]
    whose: str
    levels: list[Level]
    voices: frozenset[str]
    counted: str
    silent: list[str]
    quotations: tuple[Quotations, ...]
    rest: str
    points: list[str]
    vote: Vote | None
    moved: str
    moves: tuple[ToldMove, ...]
    older: str
    entry: Entry


def issue_pages(site: Website) -> Iterator[Page]:
    """A page for each issue."""
    known = IssueRecords(site.selection)
    for issue in site.selection.issue_ids:
        title = who_stands_where(site.selection.titles[issue])
        yield Page(addresses.issue(issue), title, "issue.html", _shown(issue, title, known, site))


def _shown(issue: str, title: str, known: IssueRecords, site: Website) -> _Shown:
    selection, standing, moves = site.selection, known.in_force(issue), known.moves(issue)
    record, actors = selection.issue_records[issue], len(selection.actors)
    lead, *others = by_kind(standing, known.kinds) or [NOBODY]
    spoken = set(standing["actor"])
    quotations, rest = _quotations(standing, site)
    told, older = _moves(moves, site)
    ballot = known.ballot(issue)
    return _Shown(
        record,
        known.tracks.get(record.track, ""),
        lead,
        tuple(others),
        whose_words(standing, actors, selection.names) if spoken else "",
        actors_by_stance(records(standing, PositionRow), site),
        frozenset(standing["attribution"]),
        " ".join(for_and_against(standing, actors)) if spoken else "",
        [actor for actor in selection.actor_ids if actor not in spoken],
        quotations,
        rest,
        [*joint_in_words(standing, selection), *(low_confidence(standing) if site.with_notes else [])],
        _vote(ballot, selection) if ballot else None,
        what_else_moved(by_weight(moves)) if spoken else "",
        told,
        older,
        site.entry(title, addresses.issue(issue)),
    )


def _quotations(standing: pd.DataFrame, site: Website) -> tuple[tuple[Quotations, ...], str]:
    """The passages of each side, the newest first; of very many as many of each side as there is room for."""
    sides: dict[str, dict[int, list[PositionRow]]] = {side: {} for side in SIDES.values()}
    for row in records(newest_first(once(standing)), PositionRow):
        sides[SIDES[(row.stance > 0) - (row.stance < 0)]].setdefault(row.passage, []).append(row)
    filled = {side: list(passages.values()) for side, passages in sides.items() if passages}
    each = MOST_QUOTED // max(1, len(filled))
    shown = tuple(
        Quotations(side, count(len(passages), "quotation"), tuple(_first(passages, each, site)))
        for side, passages in filled.items()
    )
    every = sum(len(some) for passages in filled.values() for some in passages)
    number = sum(len(card) for one in shown for card in one.cards)
    rest = f"{number} of {count(every, 'position')}, the newest of each side. Each name above leads to its words."
    return shown, rest if number < every else ""


def _first(passages: Iterable[Sequence[PositionRow]], most: int, site: Website) -> Iterator[tuple[Quoted, ...]]:
    """The first passages, with so many positions at most."""
    for some in passages:
        if most > 0:
            yield tuple(quoted(row, site) for row in some[:most])
        most -= len(some)


def _moves(moves: pd.DataFrame, site: Website) -> tuple[tuple[ToldMove, ...], str]:
    """The changes of stance, the newest first."""
    changed = moves[~moves["move"].isin([Move.first, Move.restatement])]
    together = told_at_once(newest_first(changed.iloc[::-1]), MoveRow) if len(changed) else []
    left = len(together) - MOST_MOVES
    return moves_of(together[:MOST_MOVES], site), f"{count(left, 'older move')} not listed." if left > 0 else ""


def _vote(ballot: Ballot, selection: Selection) -> Vote:
    rests_on = f"{basis(ballot, selection)} {counting(selection.counts_inherited)}"
    return Vote(answer(ballot, selection.names), who_decides(ballot, selection.names), rests_on)
