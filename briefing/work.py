"""The briefing on what is new, with what we did."""

from dataclasses import replace

from analysis.news.findings import Findings
from briefing.content import Briefing, Section, cleaned
from briefing.digest import Entry, work_part
from briefing.news import brief_news
from briefing.sections import MOST_ROWS, Origin


def brief_changes(found: Findings, origin: Origin) -> Briefing:
    """What is new in a view, and what we did, change by change."""
    briefing = brief_news(found.news, found.picture, found.selection, origin)
    return replace(briefing, sections=(*briefing.sections, work_section(found, origin)))


def work_section(found: Findings, origin: Origin) -> Section:
    """What we did: a sentence, what is not known of it, and each change as a point."""
    part = cleaned(work_part(found, origin.made))
    points = [_point(entry) for entry in part.entries[:MOST_ROWS]]
    if len(points) < len(part.entries):
        points.append(
            f"The first {len(points)} of {len(part.entries):,} changes. The command `tracker changes` has all."
        )
    return Section(part.heading, part.summary, tuple(points))


def _point(entry: Entry) -> str:
    quotations = [f"“{quoted.quote}” ({quoted.document}; {quoted.where})" for quoted in entry.quoted]
    return " · ".join([entry.line, *entry.details, *quotations])
