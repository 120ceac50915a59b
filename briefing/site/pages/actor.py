"""The page of an actor: what does it want, and how well do we know?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.chronology import newest_first
from analysis.moves import MoveRow, by_weight, told_at_once
from analysis.wording.figures import date_in_words, percent
from analysis.wording.intermediaries import in_own_media, second_hand, whose_in_brief
from analysis.wording.moves import what_else_moved, who_changed_sides
from analysis.wording.scope import scope
from analysis.wording.summaries import how_much_is_stated, sides_taken, what_it_wants, when_a_member
from briefing.sections import low_confidence, whose_words
from briefing.site import addresses
from briefing.site.moves import ToldMove, moves_of
from briefing.site.neighbours import Neighbours, neighbours_of
from briefing.site.page import Page
from briefing.site.quoted import Quoted, quoted
from briefing.site.stance_levels import Level, by_stance, levels
from briefing.site.told_deeds import Deeds, deeds_of
from briefing.site.website import Website
from loaders.table_rows import ActorRow, MembershipRow, PositionRow, records
from loaders.vocabularies import Attribution

IN_SIGHT = 20
"""So many issues of a stance stand on the page of an actor at most; further pages have all."""

ON_A_PAGE = 500
"""So many issues a further page has."""

LATEST = 3
"""How many of the newest passages stand on the page."""

MOST = 12
"""How many moves of a kind the page lists at most."""

SILENT = 100
"""How many of the issues on which an actor is silent are named at most."""


@dataclass(frozen=True, slots=True)
class Moves:
    """Who changed sides and what else moved; the changes of side, those that are softer, and how many of these."""

    answer: str
    rests: str
    sides: tuple[ToldMove, ...]
    softer: tuple[ToldMove, ...]
    number: int


@dataclass(frozen=True, slots=True)
class ActorShown:
    """What the template shows of an actor. `told` are its issues as others tell it, `further` the pages with all.

    `groups` have the span of each membership, and `members` are those of a group. `known` names figures.
    """

    actor: ActorRow
    answer: str
    whose: str
    is_second_hand: bool
    levels: tuple[Level, ...]
    told: tuple[Level, ...]
    further: tuple[str, ...]
    voices: frozenset[str]
    silent: tuple[str, ...]
    silent_on: int
    latest: tuple[tuple[Quoted, ...], ...]
    neighbours: Neighbours | None
    deeds: Deeds | None
    moves: Moves | None
    groups: tuple[tuple[str, str], ...]
    members: tuple[tuple[str, str], ...]
    known: tuple[tuple[str, str], ...]
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssuesShown:
    """A further page: all issues of an actor by stance, in parts."""

    actor: str
    levels: tuple[Level, ...]
    number: int
    further: tuple[str, ...]


def actor_pages(site: Website) -> Iterator[Page]:
    """A page for each actor, and further ones for those with very many issues."""
    for actor in site.selection.actor_ids:
        address, held = addresses.actor(actor), list(site.held[actor].values())
        title, every = what_it_wants(site.selection.names[actor]), by_stance(held, site)
        whole = Counter(row.stance for row in held)
        is_long = any(number > IN_SIGHT for number in whole.values())
        parts = [every[start : start + ON_A_PAGE] for start in range(0, len(every) if is_long else 0, ON_A_PAGE)]
        further = tuple(addresses.part(address, f"issues-{number}") for number in range(1, len(parts) + 1))
        yield Page(address, title, "actor.html", _shown(actor, further, site))
        for number, (there, some) in enumerate(zip(further, parts, strict=True), 1):
            shown = IssuesShown(actor, levels(some, site, ON_A_PAGE, whole), number, further)
            yield Page(there, f"{title} Issues, part {number} of {len(parts)}", "actor_issues.html", shown)


def _shown(actor: str, further: tuple[str, ...], site: Website) -> ActorShown:
    selection = site.selection
    positions, held = selection.stated.of(actor), site.held[actor]
    direct = [row for row in held.values() if row.attribution != Attribution.characterised]
    told = [row for row in held.values() if row.attribution == Attribution.characterised]
    silent = [issue for issue in selection.issue_ids if issue not in held]
    second, spoken = second_hand(selection, actor, selection.names[actor]), bool(held)
    return ActorShown(
        selection.actor_records[actor],
        _answer(positions.in_force, site),
        f"{second.wholly}." if second.wholly else whose_in_brief(selection, actor) if spoken else "",
        bool(second.wholly),
        levels(direct, site, IN_SIGHT),
        levels(told, site, IN_SIGHT),
        further,
        frozenset(row.attribution for row in held.values()),
        tuple(silent[:SILENT]),
        len(silent),
        tuple(_latest(positions.all, site)),
        neighbours_of(actor, site) if spoken else None,
        deeds_of(actor, site),
        _moves(actor, site) if spoken else None,
        tuple(_memberships("actor", "group", actor, site)),
        tuple(_memberships("group", "actor", actor, site)),
        tuple(_known(actor, site)) if spoken else (),
        tuple(_points(actor, site)),
    )


def _answer(standing: pd.DataFrame, site: Website) -> str:
    """What it supports and opposes, and what narrows that."""
    if standing.empty:
        return "No stated position. That is silence, not neutrality."
    taken, narrowed = sides_taken(standing, len(site.selection.issue_ids)), scope(site.selection, actors=False)
    return f"{taken.removesuffix('.')} ({narrowed})." if narrowed else taken


def _latest(mine: pd.DataFrame, site: Website) -> Iterator[tuple[Quoted, ...]]:
    """The newest passages, each with the positions that rest on it."""
    ordered = newest_first(mine)
    for passage in ordered["passage"].unique()[:LATEST]:
        yield tuple(quoted(row, site) for row in records(ordered[ordered["passage"] == passage], PositionRow))


def _moves(actor: str, site: Website) -> Moves:
    every = site.selection.moves
    found = by_weight(every[every["actor"] == actor])
    sides, softer = ((rows, told_at_once(rows.head(MOST), MoveRow)) for rows in (found.sides, found.softer))
    return Moves(
        who_changed_sides(found, site.selection.names),
        what_else_moved(found),
        moves_of(sides[1], site),
        moves_of(softer[1], site),
        len(found.softer),
    )


def _memberships(column: str, other: str, actor: str, site: Website) -> Iterator[tuple[str, str]]:
    """The groups of an actor or the members of a group, that have a page, each with the span."""
    held, there = site.selection.data.memberships, set(site.selection.actor_ids)
    for row in records(held[held[column] == actor], MembershipRow):
        one = str(getattr(row, other))
        if one in there:
            yield one, when_a_member(row)


def _known(actor: str, site: Website) -> Iterator[tuple[str, str]]:
    """How much is in own words and since when it speaks, a name and a figure each."""
    known = site.selection.coverage.of(actor)
    yield "Own words", f"{percent(known.own / known.positions)}, n\u00a0=\u00a0{known.positions:,}"
    yield "First and last", f"{date_in_words(known.first)}; {date_in_words(known.last)}"


def _points(actor: str, site: Website) -> Iterator[str]:
    """Whose words its positions are, how sure their reading is, and what its file notes where notes are published."""
    selection = site.selection
    mine, record = selection.stated.of(actor).all, selection.actor_records[actor]
    if len(mine):
        standing = selection.stated.of(actor).in_force
        yield how_much_is_stated(selection.names[actor], mine, len(standing), len(selection.issue_ids))
    yield from whose_words(actor, mine, selection, record.note if site.with_notes else "")
    yield from (f"{words}." for words in in_own_media(selection, actor))
    yield from low_confidence(mine, with_notes=site.with_notes)
