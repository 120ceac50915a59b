"""The pages of a document: its record, and its quotations in their order, each once."""

import re
from html import unescape
from pathlib import Path

import pytest

from briefing.site.pages import source as source_module
from briefing.site.pages.position import position_pages
from briefing.site.pages.source import source_pages
from tests.support.folders import actor, issue, position, source, write_folder
from tests.support.naughty import MARK, hostile_folder
from tests.support.websites import pages_of, website

FIRST, SECOND, THIRD = (f"here stand the {word} words of this document" for word in ("first", "second", "third"))
TEXT = f"It begins: {FIRST}. Then {SECOND}. At its end {THIRD}."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    a = actor(position(quote=THIRD, locator="page 9"), position(quote="the second words of this document", date="2020"))
    b = actor(position(quote=SECOND), position(quote=FIRST, issue="un-convention"))
    sources = source("sputnik-2024", kind="press", excerpt="true", note="a note", url="https://example.org/a")
    write_folder(tmp_path, {"a": a, "b": b}, sources=sources + source("silent"))
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "sputnik-2024.txt").write_text(TEXT)
    return tmp_path


def quoted(page: str) -> list[str]:
    return re.findall("<blockquote[^>]*>“(.*?)”</blockquote>", page)


def test_its_quotations_stand_once_in_the_order_of_its_text_each_with_all_that_rests_on_it(folder: Path) -> None:
    site = website(folder, folder / "documents")
    page = pages_of(source_pages, site)["source/sputnik-2024.html"]
    assert quoted(page) == [FIRST, SECOND, THIRD]
    below = re.findall("<blockquote.*?(?=<blockquote|</ol>)", page, re.DOTALL)
    assert [len(re.findall('href="../position/', one)) for one in below] == [1, 2, 1]
    assert "page 9" in below[2]
    assert all(f'href="../{site.position(label)}"' in page for label in site.ids)


def test_without_its_text_they_stand_by_actor_and_are_marked_as_not_verified(folder: Path) -> None:
    page = pages_of(source_pages, website(folder))["source/sputnik-2024.html"]
    assert quoted(page) == [THIRD, SECOND, FIRST]
    assert page.count('<strong class="unverified">not verified</strong>') == 4
    assert "Quotations: all 4 not verified." in page


def test_its_record_stands_on_its_page_and_of_notes_only_what_may(folder: Path) -> None:
    page = pages_of(source_pages, website(folder))["source/sputnik-2024.html"]
    assert "4 positions on 3 separate quotations: Actor a (2) and Actor b (2)." in page
    assert "press · A publisher · 29 March 2024 · en" in page
    assert "Only an excerpt of the document is at hand" in page
    assert '<a href="https://example.org/a" rel="noopener noreferrer">Where it was published</a>' in page
    assert website(folder).selection.documents["sputnik-2024"].sha256 in page
    assert "a note" in page
    assert "a note" not in pages_of(source_pages, website(folder, with_notes=False))["source/sputnik-2024.html"]


def test_a_document_on_which_nothing_rests_has_a_page_that_says_so(folder: Path) -> None:
    page = pages_of(source_pages, website(folder))["source/silent.html"]
    assert "No position rests on this document." in page
    assert "<blockquote" not in page


def test_many_quotations_go_on_over_further_pages_and_none_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_module, "ROOM", 4_000)
    said = [position(quote=f"these are the words of statement {n:02}", issue=f"i-{n}") for n in range(40)]
    issues = "".join(issue(f"i-{n}") for n in range(40))
    pages = pages_of(source_pages, website(write_folder(tmp_path, {"a": actor(*said)}, issues=issues)))
    assert len(pages) > 3
    assert [text for page in pages.values() for text in quoted(page)] == [
        f"these are the words of statement {n:02}" for n in range(40)
    ]
    first, second, *_, last = pages
    assert first == "source/sputnik-2024.html"
    assert '<a href="sputnik-2024/2.html" rel="next">' in pages[first]
    assert '<a href="../sputnik-2024.html" rel="prev">' in pages[second]
    assert 'rel="next"' not in pages[last]
    assert all(len(page) < 10_000 for page in pages.values())


def test_of_very_many_quotations_the_first_are_there_and_the_rest_are_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_module, "MOST_QUOTATIONS", 2)
    page = pages_of(source_pages, website(folder, folder / "documents"))["source/sputnik-2024.html"]
    assert quoted(page) == [FIRST, SECOND]
    assert 'The first 2 of 3 quotations. All positions are in <a href="../data/positions.csv">' in page


def test_no_text_of_the_data_is_markup_on_the_pages_of_positions_and_documents(tmp_path: Path) -> None:
    site = website(hostile_folder(tmp_path))
    pages = {**pages_of(source_pages, site), **pages_of(position_pages, site)}
    tags = {tag for page in pages.values() for tag in re.findall(r"<(/?[a-z0-9]+)[\s>]", page)}
    assert not tags & {"script", "img", "style", "iframe", "i"}
    links = {unescape(link) for page in pages.values() for link in re.findall('<[^>]* href="([^"]*)"', page)}
    own = {address for one in site.selection.documents.values() for address in (one.url, one.archived)}
    assert not {link for link in links if ":" in link or MARK in link} - own
    assert not any("\u202e" in page or "\u2067" in page for page in pages.values())
