"""The page of a position: who stands where on what, in which words of which document."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from analysis.wording import evidence
from analysis.wording.display_text import web_address
from analysis.wording.document_kinds import caution_on
from analysis.wording.document_record import ARCHIVED_COPY, WHERE_PUBLISHED
from analysis.wording.figures import VERBS, as_sentence, date_in_words
from analysis.wording.joint_statements import is_joint, speakers
from analysis.wording.position_details import translation_mark
from analysis.wording.statements import circumstances, in_one_line, stands, told
from briefing.bibliography.entry import Entry
from briefing.site.page import Page
from briefing.site.website import Website
from loaders.joint_statements import once
from loaders.table_rows import PositionRow, records

MOST_LINKS = 12
"""So many ways to other positions of one kind."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Ways to other positions: what they are, each with its words and its address, and what is left out."""

    what: str
    links: list[tuple[str, str]]
    more: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What the template shows of a position. `entry` is None where it is cited in brief."""

    position: PositionRow
    title: str
    proposition: str
    language: str
    who: str
    signatories: list[str]
    stands: str
    circumstances: str
    said: list[str]
    document: str
    sort: list[str]
    away: list[tuple[str, str]]
    translation_mark: str
    caution: str
    remarks: list[str]
    ways: list[Ways]
    entry: Entry | None


def position_pages(site: Website) -> Iterator[Page]:
    """A page for each position, those of a joint statement once."""
    for position in records(once(site.selection.stated.all), PositionRow):
        yield Page(site.position(position.Index), _title(position, site), "position.html", _shown(position, site))


def _title(position: PositionRow, site: Website) -> str:
    """What a window or a list of pages found calls it; the heading says the same in full."""
    if site.has_many_positions:
        return f"{speakers(position, site.selection)}: {site.selection.titles[position.issue]}"
    return in_one_line(position, site.selection)


def _shown(position: PositionRow, site: Website) -> Shown:
    selection = site.selection
    source = selection.documents[position.source]
    away = [(WHERE_PUBLISHED, web_address(source.url)), (ARCHIVED_COPY, web_address(source.archived))]
    joint = evidence.joint_record(position, selection)
    noted = (joint.note if joint else "", position.note) if site.with_notes else ("", "")
    coded = " ".join(filter(None, (evidence.confidence_in_words(position), noted[1])))
    remarks = [joint.title if joint else "", noted[0], evidence.order_in_doubt(position, selection), coded]
    entry = None if site.has_many_positions else site.position_entry(position)
    return Shown(
        position,
        selection.titles[position.issue],
        # in a very large site that is left to the page of the issue
        "" if site.has_many_positions else selection.issue_records[position.issue].proposition,
        source.language,
        speakers(position, selection),
        selection.signatories[position.joint] if is_joint(position) else [],
        stands(position),
        circumstances(position, selection),
        [as_sentence(told(position, selection)), *evidence.said_by(position)],
        evidence.document_in_brief(position, selection),
        evidence.sort_of_document(position, selection),
        [(label, url) for label, url in away if url],
        as_sentence(translation_mark(position)) if position.translation else "",
        as_sentence(caution_on(position, selection)),
        [remark for remark in remarks if remark],
        list(_ways(position, site)),
        entry,
    )


def _ways(position: PositionRow, site: Website) -> Iterator[Ways]:
    """To the statements of its actor before and after it, and to what else rests on its words."""
    related = site.related_statements
    yield from _some("Before it", related.earlier(position.Index), site, _in_brief(position, site))
    yield from _some("After it", related.later(position.Index), site, _in_brief(position, site))
    same = related.on_the_same_words(position)
    yield from _some("On the same words", same, site, lambda row: in_one_line(row, site.selection))


def _in_brief(position: PositionRow, site: Website) -> Callable[[PositionRow], str]:
    """How another statement on the issue is named; of an actor that is not alone, with its name."""
    names = site.selection.names if is_joint(position) else {}
    return lambda row: f"{names.get(row.actor, '')} {VERBS[row.stance]}, {date_in_words(row.date)}"


def _some(
    what: str, rows: Collection[PositionRow], site: Website, words: Callable[[PositionRow], str]
) -> Iterator[Ways]:
    if rows:
        links = [(words(row), site.position(row.Index)) for row in islice(rows, MOST_LINKS)]
        yield Ways(what, links, f"{len(rows) - MOST_LINKS:,} more" if len(rows) > MOST_LINKS else "")
