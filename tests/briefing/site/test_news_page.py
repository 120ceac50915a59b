"""What is new, as a page and as a feed: changes of side first, then the pairs that moved; and hostile data is text."""

import re
from datetime import date
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briefing.site import addresses
from briefing.site.pages.actor import actor_pages
from briefing.site.pages.news import news_feed, news_page
from briefing.site.pages.pair import pair_pages
from briefing.site.site_files import site_files
from briefing.site.website import Website
from tests.support.folders import ROOT, actor, issue, position, source, write_folder
from tests.support.naughty import MARK, hostile_folder
from tests.support.websites import pages_of, website

NAME = "{http://www.w3.org/2005/Atom}"
BEFORE, TURNED, AGAIN, OTHER = (f"here it says {what} of this treaty" for what in ("no", "yes", "no again", "much"))


@pytest.fixture
def site(tmp_path: Path) -> Website:
    """One actor changes sides in the newest document, another repeats what it said, and both part on four issues."""
    more = [f"issue-{letter}" for letter in "abc"]
    shared = [position(issue=one, date="2018", source="old", quote=f"old words on {one} at length") for one in more]
    a = actor(
        position(issue="x", stance="oppose", date="2018", source="old", quote=BEFORE),
        position(issue="x", stance="support", date="2020-05", source="new", quote=TURNED),
        *shared,
    )
    b = actor(
        position(issue="x", stance="oppose", date="2018", source="old", quote=OTHER),
        position(issue="x", stance="oppose", date="2020-05", source="new", quote=AGAIN),
        *[one.replace("old words", "other words") for one in shared],
    )
    folder = write_folder(
        tmp_path,
        {"a": a, "b": b},
        issues="".join(issue(one) for one in ("x", *more)),
        sources=source("old", published="2018-12-31") + source("new", published="2020-05-31"),
    )
    return website(folder, base_url="https://example.org/site")


def test_who_changed_sides_comes_first_and_restatements_fold(site: Website) -> None:
    page = pages_of(news_page, site)[addresses.NEWS]
    assert site.news.since == date(2018, 12, 31)
    assert "Since 31 December 2018: Actor a (2020) changed sides in own words." in page
    assert page.index("Actor a</bdi>") < page.index("Restatements (1)") < page.index(AGAIN)
    turned = page[: page.index("Restatements (1)")]
    assert re.findall("“(here.*?)”", turned) == [BEFORE, TURNED]
    assert "2 new statements: 1 change of side and 1 restatement." in page


def test_the_pairs_that_moved_lead_to_their_comparison_and_to_what_moved_them(site: Website) -> None:
    page = pages_of(news_page, site)[addresses.NEWS]
    table = page[page.index('<table class="moved"') : page.index("New is what counts")]
    assert 'href="pair/a/b.html"' in table
    assert "on the same side on all 4 issues, 100 % on n = 4" in table
    assert "on the same side on 3 of 4 issues, 88 % on n = 4" in table
    assert "Moved by 1 statement<" in table
    (turned,) = [label for label, row in site.selection.data.positions["quote"].items() if row == TURNED]
    assert f'href="{site.position(int(turned))}"' in table  # type: ignore[call-overload]


def test_what_was_done_to_the_data_is_said_to_stand_elsewhere(site: Website) -> None:
    assert "The command <code>tracker changes</code> tells it." in pages_of(news_page, site)[addresses.NEWS]


def test_entries_of_the_feed_lead_to_pages_where_the_site_will_stand(site: Website) -> None:
    feed = ElementTree.fromstring(news_feed(site))
    links = [one.find(f"{NAME}link[@rel='alternate']") for one in feed.iter(f"{NAME}entry")]
    ways = [one.attrib["href"].removeprefix("https://example.org/site/") for one in links if one is not None]
    positions = [site.position(item.row.Index) for item in site.news.items]
    assert ways == [*positions, "pair/a/b.html"]
    own = {one.attrib["rel"]: one.attrib["href"] for one in feed.findall(f"{NAME}link")}
    assert own == {"alternate": "https://example.org/site/new.html", "self": "https://example.org/site/new.atom"}


def test_without_an_address_the_feed_leads_nowhere_and_is_the_same_twice() -> None:
    site = website(ROOT / "positions")
    assert b'rel="alternate"' not in news_feed(site)
    assert news_feed(site) == news_feed(website(ROOT / "positions"))


def test_where_nobody_has_said_anything_there_is_a_page_and_no_feed(tmp_path: Path) -> None:
    site = website(write_folder(tmp_path, {"a": actor(position(date="2020"))}))
    assert addresses.FEED in {address for address, _ in site_files(site)}
    silent = Website(site.selection.at(date(2019, 1, 1)), site.ids, site.verified)
    assert "Nothing: nobody has a stated position." in pages_of(news_page, silent)[addresses.NEWS]
    assert addresses.FEED not in {address for address, _ in site_files(silent)}


def test_no_text_of_the_data_is_markup_on_pages_of_actors_pairs_and_news(tmp_path: Path) -> None:
    site = website(hostile_folder(tmp_path))
    pages = {**pages_of(actor_pages, site), **pages_of(news_page, site)}
    pages |= dict(list(pages_of(pair_pages, site).items())[:20])
    tags = {tag for page in pages.values() for tag in re.findall(r"<(/?[a-z0-9]+)[\s>]", page)}
    assert not tags & {"script", "img", "style", "iframe"}
    links = {unescape(link) for page in pages.values() for link in re.findall('<[^>]* href="([^"]*)"', page)}
    assert not {link for link in links if ":" in link or MARK in link}
    assert not any("\u202e" in page or "\u2067" in page for page in pages.values())
