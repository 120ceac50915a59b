"""The page of a position: who stands where on what, in which words of which document."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.wording.figures import VERIFIED
from analysis.wording.statements import in_one_line
from briefing.site.page import Page
from briefing.site.website import Website
from documents.quotation_check import How
from loaders.joint_statements import once
from loaders.table_rows import IssueRow, PositionRow, SourceRow, records


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the template shows."""

    position: PositionRow
    issue: IssueRow
    source: SourceRow
    checked: str


def position_pages(site: Website) -> Iterator[Page]:
    """A page for each position, those of a joint statement once."""
    selection = site.selection
    for position in records(once(selection.stated.all), PositionRow):
        how: How = site.verified[position.Index]
        shown = _Shown(
            position,
            selection.issue_records[position.issue],
            selection.documents[position.source],
            VERIFIED[how][0],
        )
        yield Page(site.position(position.Index), in_one_line(position, selection), "position.html", shown)
