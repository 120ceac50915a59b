"""The pages of a document: its record, what rests on it, and its quotations in their order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from analysis.wording.display_text import web_address
from analysis.wording.document_record import (
    ARCHIVED_COPY,
    MADE_BY_A_PROGRAM,
    ONLY_AN_EXCERPT,
    WHERE_PUBLISHED,
    in_own_words,
    is_machine_made,
    record_in_words,
    what_rests_on,
)
from analysis.wording.evidence import checked_in_all
from analysis.wording.figures import count
from analysis.wording.statements import in_one_line
from briefing.site import addresses
from briefing.site.page import Page
from briefing.site.website import Website
from loaders.joint_statements import once
from loaders.table_rows import PositionRow, SourceRow, records

ROOM = 70_000
"""Bytes of quotations on one page, about: no page has more than 100 kB."""

AROUND = 130
"""Bytes around the words of a quotation or of a position, about."""

MOST_QUOTATIONS = 5_000
"""So many quotations of a document are on its pages."""

MOST_POSITIONS = 100
"""So many positions stand below one quotation."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of the document: the quotations that no other of them holds, and the positions that rest on them.

    `lines` are the positions in words, and `more` says how many are left out.
    """

    texts: list[str]
    place: str
    positions: list[PositionRow]
    lines: list[str]
    more: str

    @property
    def size(self) -> int:
        """How many bytes it takes on the page, about."""
        return sum(len(escape(text).encode()) + AROUND for text in (*self.texts, *self.lines))


@dataclass(frozen=True, slots=True)
class Shown:
    """What the template shows of a document. What is known of it stands on its first page alone."""

    source: SourceRow
    record: str
    cautions: list[str]
    note: str
    away: list[tuple[str, str]]
    answer: str
    own: str
    checked: str
    quotations: Sequence[Quotation]
    number: int
    parts: int
    more: str


def source_pages(site: Website) -> Iterator[Page]:
    """A page for each document, and further ones where it has many quotations."""
    positions = site.selection.stated.all
    rows = positions.groupby("source", sort=False).indices
    for source in records(site.selection.data.sources, SourceRow):
        yield from _pages(source, positions.iloc[rows.get(source.source, [])], site)


def _pages(source: SourceRow, mine: pd.DataFrame, site: Website) -> Iterator[Page]:
    parts = list(in_parts(quotations_of(mine, site)))
    number = mine["passage"].nunique()
    left = f"The first {MOST_QUOTATIONS:,} of {count(number, 'quotation')}." if number > MOST_QUOTATIONS else ""
    for place, part in enumerate(parts, 1):
        title = source.title if place == 1 else f"{source.title}, page {place} of {len(parts)}"
        shown = _shown(source, mine, site, part, place, len(parts), left)
        yield Page(addresses.following(addresses.source(source.source), place), title, "source.html", shown)


def _shown(
    source: SourceRow,
    mine: pd.DataFrame,
    site: Website,
    quotations: Sequence[Quotation],
    number: int,
    parts: int,
    more: str,
) -> Shown:
    away = [(WHERE_PUBLISHED, web_address(source.url)), (ARCHIVED_COPY, web_address(source.archived))]
    cautions = [MADE_BY_A_PROGRAM if is_machine_made(source) else "", ONLY_AN_EXCERPT if source.excerpt else ""]
    first = number == 1 and len(mine) > 0
    how = once(mine).index.map(site.verified).to_series() if first else None
    return Shown(
        source,
        record_in_words(source, site.selection),
        [caution for caution in cautions if caution],
        source.note if site.with_notes else "",
        [(label, url) for label, url in away if url],
        what_rests_on(mine, site.selection) if first else "No position rests on this document.",
        in_own_words(mine) if first else "",
        checked_in_all(how) if how is not None else "",
        quotations,
        number,
        parts,
        more,
    )


def quotations_of(positions: pd.DataFrame, site: Website) -> Iterator[Quotation]:
    """The first of those that positions of one document rest on, in the order of its text.

    Those whose place in it nobody knows come behind, by the names of their actors.
    """
    single = once(positions)
    starts = np.array([site.starts.get(label, -1) for label in single.index], np.int64)
    names = [site.selection.names[actor].casefold() for actor in single["actor"]]
    order = pd.DataFrame({"unknown": starts < 0, "start": starts, "name": names}, index=single.index)
    ordered = single.loc[order.sort_values(["unknown", "start", "name"], kind="stable").index]
    chosen = ordered["passage"].unique()[:MOST_QUOTATIONS]
    by_passage: dict[int, list[PositionRow]] = {}
    for row in records(ordered[ordered["passage"].isin(chosen)], PositionRow):
        by_passage.setdefault(row.passage, []).append(row)
    for rows in by_passage.values():
        yield _quotation(rows, site)


def _quotation(rows: list[PositionRow], site: Website) -> Quotation:
    texts = list(dict.fromkeys(row.quote for row in rows))
    seen = rows[:MOST_POSITIONS]
    return Quotation(
        [text for text in texts if not any(text in other for other in texts if other != text)],
        next((row.locator for row in rows if row.locator), ""),
        seen,
        [in_one_line(row, site.selection) for row in seen],
        f"{len(rows) - len(seen):,} more" if len(rows) > len(seen) else "",
    )


def in_parts(quotations: Iterable[Quotation]) -> Iterator[list[Quotation]]:
    """The quotations page by page, each of which has room for them; there is one page at least."""
    part: list[Quotation] = []
    taken = 0
    for quotation in quotations:
        if part and taken + quotation.size > ROOM:
            yield part
            part, taken = [], 0
        part.append(quotation)
        taken += quotation.size
    yield part
