"""The page at an address where a position stood that is there no more: what stood there, and what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.wording.figures import date_in_words
from analysis.wording.statements import in_one_line
from briefing.site import addresses
from briefing.site.former_addresses import standing_now
from briefing.site.page import Page
from briefing.site.website import Website
from loaders.joint_statements import once
from loaders.table_rows import PositionRow, records


@dataclass(frozen=True, slots=True)
class Shown:
    """What the template shows: the ways to the actor and to the issue are "" where these are gone too.

    `now` is the position that took the place of what stood here, in words, "" for none.
    """

    who: str
    actor: str
    about: str
    issue: str
    date: str
    now: str
    address: str


def former_pages(site: Website) -> Iterator[Page]:
    """A page for each address that is gone."""
    known = site.known_addresses
    now = {one: standing_now(one, known) for one, held in sorted(known.items()) if held.is_gone}
    lines = _in_words(set(now.values()), site)
    selection = site.selection
    titles = dict(zip(selection.data.joint["joint"], selection.data.joint["title"], strict=True))
    for identifier, successor in now.items():
        owner, about, day, _ = known[identifier].stood
        joint = owner.removeprefix("joint/") if "/" in owner else ""
        shown = Shown(
            titles.get(joint, joint) or selection.names.get(owner, owner),
            addresses.actor(owner) if owner in selection.actor_ids else "",
            selection.titles.get(about, about),
            addresses.issue(about) if about in selection.titles else "",
            date_in_words(day),
            lines.get(successor, ""),
            addresses.position(successor) if successor else "",
        )
        became = "corrected" if successor else "no longer in the data"
        title = f"{shown.who} on “{shown.about}”, {shown.date}: {became}"
        yield Page(addresses.position(identifier), title, "former.html", shown)


def _in_words(identifiers: set[str], site: Website) -> dict[str, str]:
    """Each of these positions in a line."""
    single = once(site.selection.stated.all)
    wanted = [label for label in single.index if site.ids[label] in identifiers]
    return {site.ids[row.Index]: in_one_line(row, site.selection) for row in records(single.loc[wanted], PositionRow)}
