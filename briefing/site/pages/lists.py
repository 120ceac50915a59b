"""The lists of a site: all actors by kind, all issues by what is said on them, all documents by date."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from analysis.coverage import (
    CountRow,
    CoverageRow,
    DocumentCountRow,
    IssueCountRow,
    by_actor,
    by_document,
    by_issue,
)
from analysis.disputes import IssueKind
from analysis.filters import KIND_LABELS
from analysis.wording.disputes import actors_in_words, issues_in_words
from analysis.wording.document_kinds import kind_in_words
from analysis.wording.figures import count, date_in_words
from briefing.look.matrix_layout import NOTES, SILENT
from briefing.site import addresses
from briefing.site.page import Page
from briefing.site.website import Website
from loaders.table_rows import records
from loaders.vocabularies import Kind

ON_A_PAGE = 200
"""So many rows stand on a page; of more there are following pages."""

UNKNOWN = "—"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: under which heading it stands, where it leads, its name, and its cells."""

    heading: str
    goal: str
    name: str
    cells: tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class List:
    """All that there is of a kind; `numbers` are the places of the cells that are figures."""

    address: str
    title: str
    answer: str
    columns: tuple[str, ...]
    numbers: frozenset[int]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the template shows of a list: rows below headings, each with how many it has on all pages, and the pages."""

    whole: List
    groups: tuple[tuple[str, tuple[Entry, ...]], ...]
    pages: tuple[tuple[str, str], ...]


def list_pages(site: Website) -> Iterator[Page]:
    """The three lists, each on as many pages as it needs."""
    for one in (_actors(site), _issues(site), _documents(site)):
        yield from _pages(one)


def _pages(one: List) -> Iterator[Page]:
    number = Counter(entry.heading for entry in one.entries)
    parts = [one.entries[begin : begin + ON_A_PAGE] for begin in range(0, max(1, len(one.entries)), ON_A_PAGE)]
    begins = [1 + ON_A_PAGE * place for place in range(len(parts))]
    names = [f"{begin:,}–{begin + len(part) - 1:,}" for begin, part in zip(begins, parts, strict=True)]
    places = [addresses.following(one.address, place) for place in range(1, len(parts) + 1)]
    ways = tuple(zip(names, places, strict=True)) if len(parts) > 1 else ()
    for name, address, part in zip(names, places, parts, strict=True):
        headed = groupby(part, key=lambda entry: entry.heading)
        groups = tuple((f"{heading} ({number[heading]:,})", tuple(entries)) for heading, entries in headed)
        title = one.title if address == one.address else f"{one.title} {name}"
        yield Page(address, title, "list.html", _Shown(one, groups, ways))


def _actors(site: Website) -> List:
    """By kind, in each by name."""
    selection = site.selection
    stands = {actor: column.label for column in site.layout.columns for actor in column.actors}
    kinds = {actor: selection.actor_records[actor].kind for actor in selection.actor_ids}
    rows = records(by_actor(selection.stated.all, selection.actor_ids, selection.issue_ids), CoverageRow)
    entries = (
        Entry(
            KIND_LABELS[Kind(kinds[actor])],
            addresses.actor(actor),
            selection.names[actor],
            (stands.get(actor, "Silent"), row.positions, row.issues, _own(row), row.documents, _day(row.last)),
        )
        for actor, row in zip(selection.actor_ids, rows, strict=True)
    )
    return List(
        addresses.ACTORS,
        "Actors",
        f"{actors_in_words(kinds, kinds)}." if kinds else "No actors yet.",
        ("Actor", "Where it stands", "Positions", "Issues", "In own words", "Documents", "Newest"),
        frozenset({1, 2, 3, 4}),
        tuple(entries),
    )


def _issues(site: Website) -> List:
    """By what is said on them, in the order of Overview."""
    selection, layout = site.selection, site.layout
    tracks = {track.id: track.title for track in selection.data.negotiation.tracks}
    counted = records(by_issue(selection.stated.all, selection.issue_ids), IssueCountRow)
    rows = dict(zip(selection.issue_ids, counted, strict=True))
    entries = []
    for kind, (heading, note) in {**NOTES, IssueKind.silent: SILENT}.items():
        for issue in layout.issues[kind]:
            record, row = selection.issue_records[issue], rows[issue]
            signs = list(layout.signs.get(issue, {}).values())
            sides = [signs.count(side) if signs else UNKNOWN for side in (1, 0, -1)]
            track = [tracks.get(record.track, "")] if tracks else []
            cells = (*sides, _own(row), _day(row.last), *track)
            entries.append(
                Entry(f"{heading}: {note}" if note else heading, addresses.issue(issue), record.title, cells)
            )
    return List(
        addresses.ISSUES,
        "Issues",
        f"{count(len(entries), 'issue')}: {issues_in_words(layout.issues)}." if entries else "No issues yet.",
        ("Issue", "Actors for", "Mixed", "Against", "In own words", "Newest", *(("Track",) if tracks else ())),
        frozenset({0, 1, 2, 3}),
        tuple(entries),
    )


def _documents(site: Website) -> List:
    """The newest first, by year."""
    selection = site.selection
    known = sorted(selection.documents.values(), key=lambda one: (one.published_latest, one.source), reverse=True)
    rows = records(by_document(selection.stated.all, [one.source for one in known]), DocumentCountRow)
    entries = (
        Entry(
            str(one.published_latest.year),
            addresses.source(one.source),
            one.title,
            (
                " · ".join(filter(None, (one.publisher, kind_in_words(one.kind)))),
                date_in_words(one.published),
                row.positions,
                row.actors,
                row.issues,
                _own(row),
            ),
        )
        for one, row in zip(known, rows, strict=True)
    )
    number = count(len(known), "document")
    silent = len(known) - selection.stated.all["source"].nunique()
    carries_none = f", {count(silent, 'carries', 'carry')} no position" if silent else ""
    return List(
        addresses.SOURCES,
        "Documents",
        f"{number}{carries_none}." if known else "No documents yet.",
        ("Document", "Publisher", "Published", "Positions", "Actors", "Issues", "In own words"),
        frozenset({2, 3, 4, 5}),
        tuple(entries),
    )


def _own(row: CountRow | CoverageRow) -> str:
    return f"{row.own:,} of {row.positions:,}" if row.positions else UNKNOWN


def _day(written: str) -> str:
    return date_in_words(written) if written else UNKNOWN
