"""The files of the site, one after the other: the same bytes for the same data."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefing.site import addresses
from briefing.site.page import Page, render, render_style
from briefing.site.pages.method import method_pages
from briefing.site.pages.position import position_pages
from briefing.site.website import Website

PAGES: tuple[Callable[[Website], Iterator[Page]], ...] = (position_pages, method_pages)
"""What makes the pages, kind by kind."""


class SiteFile(NamedTuple):
    """A file below the folder of the site."""

    address: str
    content: bytes


def site_files(site: Website) -> Iterator[SiteFile]:
    """All files but the data for machines."""
    yield SiteFile(addresses.STYLE, render_style())
    for pages in PAGES:
        for page in pages(site):
            yield SiteFile(page.address, render(page, site))
