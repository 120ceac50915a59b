"""What is new since a day, entry by entry: a line each, with the words and documents that it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from analysis.codings.revisions import Change
from analysis.news.coding_work import what_was_done
from analysis.news.findings import Findings
from analysis.news.new_statements import Item, News
from analysis.news.pair_moves import PairMove, Picture
from analysis.selection import Selection
from analysis.wording.display_text import web_address
from analysis.wording.figures import as_sentence, day_in_words
from analysis.wording.news import (
    how_many_are_new,
    in_one_line,
    pair_before_and_after,
    pairs_in_words,
    what_is_new,
)
from analysis.wording.position_details import document_in_words, translation_in_words
from analysis.wording.revisions import change_in_one_line, fields_in_words, unknown_work, work_in_words
from analysis.wording.statements import in_one_line as statement_in_one_line
from briefing.content import cleaned
from briefing.news import MOST_PAIRS
from loaders.table_rows import PositionRow


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: its document, and where in the positions folder it stands. `url` is "" unless it may be a link."""

    quote: str
    document: str
    where: str
    url: str
    translation: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is new. `kind` is what sort of news it is, `day` when it became so.

    `identity` is the same for the same news, whenever it is told and by whomever. `page` is the whole address of the
    page that shows it, "" where there is none.
    """

    kind: str
    line: str
    details: tuple[str, ...]
    quoted: tuple[Quoted, ...]
    day: date
    identity: tuple[str, ...]
    page: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the three parts: what the world did, what that did to the picture, and what we did."""

    heading: str
    summary: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """All that is new after `since` and up to `until`, as it was found on the day `made`; `page` as of an entry."""

    negotiation: str
    since: date
    until: date
    made: date
    answer: str
    parts: tuple[Part, ...]
    page: str = ""

    @property
    def title(self) -> str:
        """What it answers, on which days."""
        return f"What is new since {day_in_words(self.since)}, up to {day_in_words(self.until)}"


def make_digest(found: Findings, made: date) -> Digest:
    """All that is found, in clean words."""
    world = digest_of_news(found.news, found.picture, found.selection, made)
    return replace(world, parts=(*world.parts, cleaned(work_part(found, made))))


def digest_of_news(news: News, picture: Picture, view: Selection, made: date) -> Digest:
    """What the world did and what that did to the picture, an entry for each item of the news and each pair told."""
    world = tuple(_statement(item, view) for item in news.items)
    summary = how_many_are_new(news) if news.statements else "No statement is dated later."
    parts = (Part("What the world did", (summary,), world), _picture(picture, view, news.since))
    title = view.data.negotiation.title or ""
    return cleaned(Digest(title, news.since, news.until, made, what_is_new(news, view), parts))


def _statement(item: Item, view: Selection) -> Entry:
    row = item.row
    actors = sorted(one.actor for one in item.rows)
    return Entry(
        item.kind.value,
        in_one_line(item, view),
        (),
        (_quoted(row, view),),
        row.latest.date(),
        ("statement", *_what_it_says(row), row.joint, *actors),
    )


def _picture(picture: Picture, view: Selection, since: date) -> Part:
    direct, told = (picture.number(told=one) for one in (False, True))
    moves = picture.farthest(MOST_PAIRS)
    summary = [pairs_in_words(direct, told, since)]
    if len(moves) < direct + told:
        summary.append(f"Those that moved farthest are told: {len(moves)} of {direct + told:,}.")
    return Part("What it did to the picture", tuple(summary), tuple(_pair(move, view) for move in moves))


def _pair(move: PairMove, view: Selection) -> Entry:
    before, after = pair_before_and_after(move)
    told = ", as others tell it" if move.told else ""
    rows = move.moved_by
    days = [row.latest.date() for row in rows]
    what = [word for row in rows for word in (row.actor, *_what_it_says(row))]
    return Entry(
        "pair",
        f"{view.names[move.actor]} and {view.names[move.other]}: {before} → {after}{told}",
        tuple(f"Moved by: {statement_in_one_line(row, view)}" for row in rows),
        tuple({row.quote: _quoted(row, view) for row in reversed(rows)}.values())[::-1],
        max(days, default=view.as_of),
        ("pair", move.actor, move.other, *(what or (before, after))),
    )


def work_part(found: Findings, made: date) -> Part:
    """What we did, each change with what it is about."""
    work = found.work
    entries = tuple(_change(change, found, made) for change in work.changes)
    return Part("What we did", (work_in_words(work), *unknown_work(work)), entries)


def _change(change: Change, found: Findings, made: date) -> Entry:
    at = found.then if change.now is None else found.selection
    row, what = change.row, what_was_done(change)
    new = [word for one in change.fields for word in (one.field, one.new)]
    return Entry(
        what,
        f"{as_sentence(what)}: {change_in_one_line(change, found.selection, found.then)}",
        tuple(fields_in_words(change)),
        (_quoted(row, at),) if isinstance(row, PositionRow) else (),
        made,
        ("change", what, change.kind, change.name, *(_what_it_says(row) if isinstance(row, PositionRow) else ()), *new),
    )


def _quoted(row: PositionRow, view: Selection) -> Quoted:
    source = view.documents[row.source]
    where, url = f"{row.file}:{row.line}", web_address(source.url)
    return Quoted(row.quote, document_in_words(row, source), where, url, translation_in_words(row))


def _what_it_says(row: PositionRow) -> tuple[str, ...]:
    """What makes a position the same one elsewhere: not its stance, which may be coded anew."""
    return (row.issue, row.source, row.date, row.quote)


def entries_of(digest: Digest) -> Iterator[tuple[Part, Entry]]:
    """All entries, each with its part."""
    return ((part, entry) for part in digest.parts for entry in part.entries)
