"""The files of the site, one after the other: the same bytes for the same data."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefing.site import addresses
from briefing.site.former_addresses import write_addresses
from briefing.site.page import OPENING, Page, render, render_search_script, render_style
from briefing.site.pages.actor import actor_pages
from briefing.site.pages.former import former_pages
from briefing.site.pages.issue import issue_pages
from briefing.site.pages.lists import list_pages
from briefing.site.pages.method import method_pages
from briefing.site.pages.news import news_feed, news_page
from briefing.site.pages.overview import overview_page
from briefing.site.pages.pair import pair_pages
from briefing.site.pages.position import position_pages
from briefing.site.pages.source import source_pages
from briefing.site.search import search_index
from briefing.site.sitemap import ALLOWED, sitemap_files
from briefing.site.website import Website
from loaders.joint_statements import count_positions

PAGES: tuple[Callable[[Website], Iterator[Page]], ...] = (
    overview_page,
    list_pages,
    issue_pages,
    source_pages,
    position_pages,
    actor_pages,
    pair_pages,
    news_page,
    method_pages,
)
"""What makes the pages, kind by kind."""


_USUAL = 13
"""So many files are in every site."""


class SiteFile(NamedTuple):
    """A file below the folder of the site."""

    address: str
    content: bytes


def site_files(site: Website) -> Iterator[SiteFile]:
    """All files but the data for machines."""
    # by this file the folder of a site is known, and it may not be lost where the rest cannot be written
    yield SiteFile(addresses.KNOWN, write_addresses(site.known_addresses))
    pages = []
    for file in _files(site):
        if addresses.is_page(file.address):
            pages.append(file.address)
        yield file
    for address, content in sitemap_files(site, pages):
        yield SiteFile(address, content)
    # nobody is to search for these
    for page in former_pages(site):
        yield SiteFile(page.address, render(page, site))


def _files(site: Website) -> Iterator[SiteFile]:
    yield SiteFile(addresses.STYLE, render_style())
    for pages in PAGES:
        for page in pages(site):
            yield SiteFile(page.address, render(page, site))
    yield from _search_files(site)
    if len(site.selection.stated.all):
        yield SiteFile(addresses.FEED, news_feed(site))


def _search_files(site: Website) -> Iterator[SiteFile]:
    index = search_index(site)
    page = Page(addresses.SEARCH, "Search", "search.html", index)
    yield SiteFile(page.address, render(page, site))
    yield SiteFile(addresses.SEARCH_INDEX, index.script())
    yield SiteFile(addresses.SEARCH_SCRIPT, render_search_script())


def number_of_files(site: Website) -> int:
    """About how many `site_files` there are, without making them: all but the further parts of long lists."""
    selection = site.selection
    records = (selection.actors, selection.issues, selection.data.sources, site.pairs)
    return _USUAL + count_positions(selection.stated.all) + sum(len(some) for some in records)


def sign(address: str) -> bytes | None:
    """How a file at this address begins if a site of ours had it there; None for an address that none has."""
    if addresses.is_page(address):
        return OPENING.encode()
    if address == addresses.ROBOTS:
        return ALLOWED
    return b"" if addresses.comes_and_goes(address) else None
