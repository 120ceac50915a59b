"""What is published: a view of the data, what is known of its quotations, and the pages that there are of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from analysis.news.new_statements import News, before_newest_document, news_of
from analysis.news.pair_moves import Picture, picture_since
from analysis.ranking import Pair
from analysis.selection import Selection
from analysis.stance_matrix import Flags
from analysis.wording.display_text import legible
from analysis.wording.evidence import checked
from analysis.wording.figures import day_in_words
from briefing.bibliography.entry import DATA_SET, Entry, in_brief, page_entry, position_entry
from briefing.look.matrix_layout import MatrixLayout
from briefing.site import addresses
from briefing.site.former_addresses import Addresses, renewed, stood
from briefing.site.related_statements import RelatedStatements
from documents.quotation_check import How
from documents.unverified_quotations import VERIFIED
from loaders.joint_statements import once
from loaders.table_rows import PositionRow, records

MOST_PAIRED = 60
"""Of up to so many actors every pair has a page, of more only those that can be ranked."""

FEW = 20_000
"""Of so many positions each page has an entry for reference managers; of more, entries would be most of the site."""


@dataclass(frozen=True)
class Website:
    """All that pages ask. `ids` are the lasting ids of positions and `verified` how each quotation is checked, by the
    labels of the positions. `base_url` is where the site will stand, "" where nobody says so. What coders noted is on
    no page where `with_notes` is false."""

    selection: Selection
    ids: Mapping[int, str]
    verified: Mapping[int, How]
    title: str = ""
    base_url: str = ""
    with_notes: bool = True
    starts: Mapping[int, int] = field(default_factory=dict)
    """At which character of its document's text each quotation begins, by the labels of the positions; -1 where that is
    not known."""
    former: Addresses = field(default_factory=dict)
    """The addresses that a site had which was published before in its folder."""

    @cached_property
    def name(self) -> str:
        """What the site is called."""
        return legible(self.title or self.selection.data.negotiation.title or "") or DATA_SET

    @cached_property
    def related_statements(self) -> RelatedStatements:
        """What leads from one position to others."""
        return RelatedStatements(self.selection.stated.all)

    @cached_property
    def known_addresses(self) -> Addresses:
        """Every address at which a position stands or stood, and what became of those that are gone."""
        present = records(once(self.selection.stated.all), PositionRow)
        return renewed(self.former, {self.ids[row.Index]: stood(row) for row in present})

    @cached_property
    def has_many_positions(self) -> bool:
        """Whether there are so many positions that each has only what is its own on its page."""
        return len(self.selection.stated.all) > FEW

    @cached_property
    def layout(self) -> MatrixLayout:
        """Issues and actors in the order in which Overview reads them."""
        selection = self.selection
        standing = selection.actors["actor"].isin(selection.shown.in_force["actor"].unique())
        return MatrixLayout(selection, selection.actors[standing])

    @property
    def version(self) -> str:
        """The version of the data, as briefings and entries name it."""
        return self.selection.data.version[:12]

    @property
    def as_of(self) -> str:
        """The day up to which statements count, in words."""
        return day_in_words(self.selection.as_of)

    def is_verified(self, label: int) -> bool:
        """Whether the quotation of a position stands in its document, by the document or by its fingerprint."""
        return self.verified[label] in VERIFIED

    def checked(self, label: int) -> str:
        """How the quotation of a position is checked, in words."""
        return checked(self.verified[label])

    @cached_property
    def held(self) -> dict[str, dict[str, PositionRow]]:
        """The position in force of each actor that has one on each issue."""
        held: dict[str, dict[str, PositionRow]] = {actor: {} for actor in self.selection.actor_ids}
        for row in records(self.selection.stated.in_force, PositionRow):
            held[row.actor][row.issue] = row
        return held

    @cached_property
    def news(self) -> News:
        """What is new since before the newest document; there must be a position."""
        return news_of(self.selection, before_newest_document(self.selection.stated.all))

    @cached_property
    def picture(self) -> Picture:
        """The picture before the news and with them."""
        return picture_since(self.selection, self.news.since)

    @property
    def is_large(self) -> bool:
        """Whether the room has too many actors for a page on every pair of them."""
        return len(self.selection.actor_ids) > MOST_PAIRED

    @cached_property
    def pairs(self) -> list[Pair]:
        """The pairs that have a page, by the places of the two in the room."""
        ones, others = np.nonzero(np.triu(self._paired, 1))
        return list(zip(ones.tolist(), others.tolist(), strict=True))

    def pair(self, one: str, other: str) -> str:
        """Where the page of two actors stands, "" where they have none."""
        has_page = self._paired[self._places[one], self._places[other]]
        return addresses.pair(one, other) if has_page else ""

    @cached_property
    def _paired(self) -> Flags:
        ranking, actors = self.selection.ranking, len(self.selection.actor_ids)
        return ranking.ranked | ranking.told if self.is_large else ~np.eye(actors, dtype=bool)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {actor: place for place, actor in enumerate(self.selection.actor_ids)}

    @property
    def positions_table(self) -> str:
        """Where the table of all positions stands; it is packed where it is large."""
        return addresses.data(f"positions.csv{'.gz' if self.has_many_positions else ''}")

    def position(self, label: int) -> str:
        """Where the page of a position stands."""
        return addresses.position(self.ids[label])

    def url(self, address: str) -> str:
        """The whole address of a page; "" where nobody says where the site stands."""
        return f"{self.base_url.rstrip('/')}/{address}" if self.base_url else ""

    def entry(self, title: str, address: str) -> Entry:
        """How a page is cited. The site has no clock: when somebody looks at it, it cannot know."""
        day = self.selection.as_of
        name = f"{address.removesuffix('.html')}-{day}"
        return page_entry(title, name, [("As of", day)], self.selection, None, self.url(address))

    @cached_property
    def cited_in(self) -> str:
        """What stands behind the title of a page where it is cited in brief."""
        return in_brief(self.entry("", ""))

    def position_entry(self, position: PositionRow) -> Entry:
        """How the page of a position (a row of the positions table) is cited."""
        return position_entry(position, self.selection, None, self.url(self.position(position.Index)))
