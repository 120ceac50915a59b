"""What is new since before the newest document, as a page and as a feed: what the world did, and to the picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.news.new_statements import Kind
from analysis.news.pair_moves import PairMove
from analysis.wording.disputes import own_words_in_words
from analysis.wording.figures import day_in_words
from analysis.wording.news import (
    NEW_IN_SHORT,
    SEVERAL,
    how_many_are_new,
    pair_before_and_after,
    pairs_in_words,
    what_is_new,
)
from analysis.wording.scope import scope, scoped
from analysis.wording.statements import in_one_line
from briefing.digest import Part, digest_of_news
from briefing.feed import to_atom
from briefing.news import MOST_PAIRS
from briefing.site import addresses
from briefing.site.moves import ToldMove, moves_in_news
from briefing.site.page import Page
from briefing.site.website import Website
from loaders.table_rows import PositionRow

QUESTION = "What is new?"

MOST = 24
"""How many new statements the page has at most, each with the words of two."""

AGAIN = 12
"""How many restatements it has."""


@dataclass(frozen=True, slots=True)
class ToldPair:
    """A pair that stands otherwise than before, its page ("" for none), and each statement that moved it in a line."""

    names: str
    page: str
    before: str
    after: str
    is_ranked: bool
    causes: tuple[tuple[PositionRow, str], ...]


@dataclass(frozen=True, slots=True)
class NewsShown:
    """What the template shows; `again` are restatements. Of both kinds of statements the first stand there."""

    answer: str
    own: str
    numbers: str
    since: str
    until: str
    moves: tuple[ToldMove, ...]
    number: int
    again: tuple[ToldMove, ...]
    again_heading: str
    again_number: int
    picture: str
    pairs: tuple[tuple[str, tuple[ToldPair, ...]], ...]
    how: str


def news_page(site: Website) -> Iterator[Page]:
    """The page; without any position it has nothing to say."""
    shown = _shown(site) if len(site.selection.stated.all) else None
    yield Page(addresses.NEWS, QUESTION, "new.html", shown)


def _shown(site: Website) -> NewsShown:
    selection, news, picture = site.selection, site.news, site.picture
    again = [item for item in news.items if item.kind is Kind.restatement]
    first = [item for item in news.items if item.kind is not Kind.restatement]
    direct, told = (picture.number(told=one) for one in (False, True))
    lists = {
        f"In direct words ({direct:,})": picture.moved(MOST_PAIRS, told=False),
        f"As others tell it ({told:,})": picture.moved(MOST_PAIRS, told=True),
    }
    return NewsShown(
        scoped(scope(selection, day=False), what_is_new(news, selection)),
        own_words_in_words(news.rows),
        how_many_are_new(news),
        day_in_words(news.since),
        day_in_words(news.until),
        moves_in_news(first[:MOST], site),
        len(first),
        moves_in_news(again[:AGAIN], site),
        f"{SEVERAL[Kind.restatement].capitalize()} ({news.number[Kind.restatement]:,})",
        len(again),
        pairs_in_words(direct, told, news.since),
        tuple((heading, tuple(_pair(one, site) for one in moved)) for heading, moved in lists.items() if moved),
        NEW_IN_SHORT,
    )


def _pair(move: PairMove, site: Website) -> ToldPair:
    names, (before, after) = site.selection.names, pair_before_and_after(move)
    return ToldPair(
        f"{names[move.actor]} and {names[move.other]}",
        site.pair(move.actor, move.other),
        before,
        after,
        move.after.ranked,
        tuple((row, in_one_line(row, site.selection)) for row in move.moved_by),
    )


def news_feed(site: Website) -> bytes:
    """The same as an Atom feed, whose entries lead to pages where it is known at which address the site will stand."""
    selection = site.selection
    digest = digest_of_news(site.news, site.picture, selection, selection.as_of)
    world, pairs = digest.parts
    statements = [site.position(item.row.Index) for item in site.news.items]
    compared = [site.pair(move.actor, move.other) or addresses.NEWS for move in site.picture.farthest(MOST_PAIRS)]
    parts = (_with_pages(world, statements, site), _with_pages(pairs, compared, site))
    return to_atom(replace(digest, parts=parts, page=site.url(addresses.NEWS)), site.name, site.url(addresses.FEED))


def _with_pages(part: Part, pages: Sequence[str], site: Website) -> Part:
    """The part with the page of each of its entries."""
    both = zip(part.entries, pages, strict=True)
    return replace(part, entries=tuple(replace(entry, page=site.url(page)) for entry, page in both))
