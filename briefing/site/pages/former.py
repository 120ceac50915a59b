"""The page at an address where a position stood that is there no more: what stood there, and what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.wording.figures import date_in_words
from analysis.wording.statements import in_one_line
from briefing.site import addresses
from briefing.site.former_addresses import is_corrected, standing_now
from briefing.site.page import Page
from briefing.site.website import Website
from loaders.joint_statements import once
from loaders.table_rows import PositionRow, records

GONE = "no longer in the data", "This position is no longer in the data that is published here."
BECAME = {
    True: ("corrected", "This position was corrected. It is now:"),
    False: ("replaced", "This position was replaced by another:"),
}
"""What became of a position, in its title and in a sentence, by whether what is in its place corrects it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the template shows: the ways to the actor and to the issue are "" where these are gone too.

    `became` says what became of the position, and `now` is the one in its place, in words, "" for none.
    """

    who: str
    actor: str
    about: str
    issue: str
    date: str
    became: str
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
        owner, about, day, _ = before = known[identifier].stood
        became, sentence = GONE if not successor else BECAME[is_corrected(before, known[successor].stood)]
        joint = owner.removeprefix("joint/") if "/" in owner else ""
        shown = Shown(
            titles.get(joint, joint) or selection.names.get(owner, owner),
            addresses.actor(owner) if owner in selection.actor_ids else "",
            selection.titles.get(about, about),
            addresses.issue(about) if about in selection.titles else "",
            date_in_words(day),
            sentence,
            lines.get(successor, ""),
            addresses.position(successor) if successor else "",
        )
        title = f"{shown.who} on “{shown.about}”, {shown.date}: {became}"
        yield Page(addresses.position(identifier), title, "former.html", shown)


def _in_words(identifiers: set[str], site: Website) -> dict[str, str]:
    """Each of these positions in a line."""
    single = once(site.selection.stated.all)
    wanted = [label for label in single.index if site.ids[label] in identifiers]
    return {site.ids[row.Index]: in_one_line(row, site.selection) for row in records(single.loc[wanted], PositionRow)}
