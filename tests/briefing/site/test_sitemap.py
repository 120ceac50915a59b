"""The list of pages for search engines."""

import gzip
import re
from pathlib import Path

import pytest

from briefing.site import sitemap
from briefing.site.site_files import sign
from tests.support.folders import actor, position, write_folder
from tests.support.websites import website

PAGES = ["index.html", "actor/cuba.html", "issue/a.html"]


def test_of_too_many_pages_for_one_file_there_is_an_index_of_packed_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "MOST", 2)
    files = dict(
        sitemap.sitemap_files(
            website(write_folder(tmp_path, {"cuba": actor(position())}), base_url="https://example.org"), PAGES
        )
    )
    assert [*files] == ["sitemap-1.xml.gz", "sitemap-2.xml.gz", "sitemap.xml", "robots.txt"]
    parts = re.findall("<loc>https://example.org/(.*?)</loc>", files["sitemap.xml"].decode())
    assert parts == ["sitemap-1.xml.gz", "sitemap-2.xml.gz"]
    told = "".join(gzip.decompress(files[part]).decode() for part in parts)
    assert re.findall("<loc>https://example.org/(.*?)</loc>", told) == PAGES
    assert files["robots.txt"].decode().endswith("Sitemap: https://example.org/sitemap.xml\n")
    # a site that has them no more takes them away
    for address, content in files.items():
        known = sign(address)
        assert known is not None
        assert content.startswith(known)


def test_where_nobody_says_where_the_site_stands_there_is_none(tmp_path: Path) -> None:
    assert not [*sitemap.sitemap_files(website(write_folder(tmp_path, {"cuba": actor(position())})), PAGES)]
