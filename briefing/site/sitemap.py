"""What tells search engines which pages there are, where it is known at which address the site will stand.

As sitemaps.org has it: at most 50,000 addresses a file, and an index of the files where there are more, which
are packed then.
"""

import gzip
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from markupsafe import escape

from briefing.site import addresses
from briefing.site.website import Website

MOST = 50_000

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"

ALLOWED = b"User-agent: *\nAllow: /\nSitemap: "
"""How robots.txt begins."""


def sitemap_files(site: Website, pages: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The files by address, for these pages; none where nobody says where the site stands."""
    if not site.base_url:
        return
    parts = [pages[start : start + MOST] for start in range(0, len(pages), MOST)]
    if len(parts) > 1:
        names = [addresses.sitemap(number) for number in range(1, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            yield name, gzip.compress(_listed(site, part, "urlset", "url"), mtime=0)
        yield addresses.SITEMAP, _listed(site, names, "sitemapindex", "sitemap")
    else:
        yield addresses.SITEMAP, _listed(site, pages, "urlset", "url")
    # nobody looks for it but at the root of a host
    if urlsplit(site.base_url).path in ("", "/"):
        yield addresses.ROBOTS, ALLOWED + f"{site.url(addresses.SITEMAP)}\n".encode()


def _listed(site: Website, listed: Sequence[str], whole: str, each: str) -> bytes:
    lines = [f"<{each}><loc>{escape(site.url(address))}</loc></{each}>" for address in listed]
    return "\n".join([_HEAD, f'<{whole} xmlns="{_XMLNS}">', *lines, f"</{whole}>", ""]).encode()
