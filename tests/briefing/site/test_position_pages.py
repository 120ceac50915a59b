"""The page of a position: what it says, where it leads, and how it is cited."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from briefing.bibliography.bibtex import to_bibtex
from briefing.bibliography.csl_json import to_csl_json
from briefing.bibliography.ris import to_ris
from briefing.site import website as websites
from briefing.site.pages.position import position_pages
from briefing.site.related_statements import RelatedStatements
from loaders.table_rows import PositionRow, records
from tests.support.folders import QUOTE, actor, position, positions_table, source, write_folder
from tests.support.joint_room import SIGNATORIES, write_joint_room
from tests.support.websites import pages_of, website

HERE = "https://example.org/site"


def text_of(page: str) -> str:
    """What a reader sees, in one line."""
    return " ".join(unescape(re.sub("<[^>]*>", " ", page.partition("<main>")[2])).split())


def ways(page: str) -> dict[str, str]:
    """What leads to other positions, by what they are."""
    found = (re.match("(Before it|After it|On the same words):(.*)", part, re.DOTALL) for part in page.split("<p>"))
    return {one[1]: one[2].partition("<section")[0] for one in found if one}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    told = {"attribution": "characterised", "according_to": "cuba", "confidence": "low", "note": "as Cuba has it"}
    cuba = actor(
        position(date="2018", stance="mixed"),
        position(locator="page 3", speaker="Mr X", venue="Committee", translation="una lista larga"),
        position(date="2024-03-01", stance="oppose", form="vote", article="6(2)"),
        name="Cuba",
    )
    address = {"url": "https://example.org/doc?a=1&b=2", "archived": "javascript:alert(1)"}
    kinds = {"kind": "machine-summary", "language": "es", "title": "Summary"}
    return write_folder(
        tmp_path_factory.mktemp("site"),
        {"cuba": cuba, "peru": actor(position(**told), name="Peru")},
        sources=source("sputnik-2024", **address, **kinds),
    )


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, str]:
    """The pages of positions by the beginning of their titles."""
    found = pages_of(position_pages, website(folder, base_url=HERE))
    return {page.partition("<title>")[2].partition(",")[0]: page for page in found.values()}


def test_a_position_is_told_with_its_words_its_document_and_what_is_in_doubt(pages: dict[str, str]) -> None:
    said = text_of(pages["Cuba supports “A title”"])
    assert f"“{QUOTE}”" in said
    assert "“una lista larga” Translation (not verified; only the original is)" in said
    assert "Own words · Mr X · Committee · Summary (A publisher), page 3 · machine summary" in said
    assert "From a machine summary, whose words may be the program's" in said
    assert "Something should be done" in said
    told = text_of(pages["Peru supports “A title”"])
    assert "Cuba's account, not its own words" in told
    assert "Coded with low confidence. as Cuba has it" in told


def test_a_position_leads_to_its_actor_its_issue_and_its_document(
    pages: dict[str, str],
) -> None:
    page = pages["Cuba supports “A title”"]
    assert "<a href=../../actor/cuba.html>Cuba</a>" in page
    assert "<a href=../../issue/broad-offences.html>“A title”</a>" in page
    assert "<a href=../../source/sputnik-2024.html>Summary" in page
    assert 'href="https://example.org/doc?a=1&amp;b=2" rel="noopener noreferrer"' in page
    assert "javascript" not in page
    assert '<blockquote lang="es"' in page


def test_a_position_leads_to_what_was_stated_before_and_after_it_and_on_its_words(folder: Path) -> None:
    site = website(folder)
    found = pages_of(position_pages, site)
    first, middle, last, other = (site.ids[row.Index] for row in records(site.selection.data.positions, PositionRow))
    page = found[f"position/{middle[1:3]}/{middle}.html"]
    assert {what: re.findall(r"/(p\w+)\.html", links) for what, links in ways(page).items()} == {
        "Before it": [first],
        "After it": [last],
        "On the same words": [first, last, other],
    }
    assert "is mixed, 2018" in page


def test_a_quotation_that_nobody_checked_or_that_is_not_there_is_marked(folder: Path, tmp_path: Path) -> None:
    for text, words in ((None, "not verified"), ("something else", "NOT FOUND in its document")):
        if text:
            (tmp_path / "sputnik-2024.txt").write_text(text)
        for page in pages_of(position_pages, website(folder, tmp_path)).values():
            assert f"<p class=caution>This quotation is {words}." in page
    (tmp_path / "sputnik-2024.txt").write_text(f"They said: {QUOTE}.")
    for page in pages_of(position_pages, website(folder, tmp_path)).values():
        assert " · found word for word in its document\n" in page
        assert "caution" not in page.replace("class=caution>From a machine summary", "")


def test_what_coders_noted_can_be_left_out(folder: Path, tmp_path: Path) -> None:
    assert "as Cuba has it" in "".join(pages_of(position_pages, website(folder)).values())
    assert "as Cuba has it" not in "".join(pages_of(position_pages, website(folder, with_notes=False)).values())
    room = write_joint_room(tmp_path)
    assert "the year is not named" in "".join(pages_of(position_pages, website(room)).values())
    without = "".join(pages_of(position_pages, website(room, with_notes=False)).values())
    assert "the year is not named" not in without
    assert "read out by the first delegate" not in without


def test_a_joint_statement_has_one_page_for_all_who_make_it(tmp_path: Path) -> None:
    site = website(write_joint_room(tmp_path))
    rows = [row for row in records(site.selection.data.positions, PositionRow) if row.joint and row.issue == "funding"]
    (address,) = {site.position(row.Index) for row in rows}
    page = pages_of(position_pages, site)[address]
    assert "Joint statement of " in page
    assert "All 11 signatories: " in page
    assert all(f'href="../../actor/{one}.html"' in page for one in SIGNATORIES)
    assert re.search("<a [^>]*>[^<]+ is mixed, 6", ways(page)["After it"])


def test_a_position_is_cited_by_its_own_address_in_every_format(folder: Path) -> None:
    site = website(folder, base_url=HERE)
    row = next(records(site.selection.data.positions, PositionRow))
    entry = site.position_entry(row)
    assert entry.url == f"{HERE}/{site.position(row.Index)}"
    page = pages_of(position_pages, site)[site.position(row.Index)]
    written = [unescape(text) for text in re.findall(r"<pre>(.*?)</pre>", page, re.DOTALL)]
    assert written == [
        to_bibtex(entry).rstrip("\n"),
        to_ris(entry).replace("\r\n", "\n").rstrip("\n"),
        to_csl_json(entry).rstrip("\n"),
    ]
    assert json.loads(written[2])[0]["URL"] == entry.url
    assert f"SHA-256 of the data: {entry.sha256}. {entry.url}" in page


def test_of_very_many_positions_each_page_is_cited_in_brief_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(websites, "FEW", 3)
    site = website(folder, base_url=HERE)
    for page in pages_of(position_pages, site).values():
        assert "<pre>" not in page
        version = site.selection.data.version[:12]
        in_data_set = f"In: Negotiation positions [data set], version {version}, as of 1 March 2024."
        assert f">Cite by its heading. {in_data_set}\n" in page.replace("\u00a0", " ")


def test_of_very_many_ways_the_first_are_there_and_the_rest_are_counted(tmp_path: Path) -> None:
    many = {f"a{number}": actor(position()) for number in range(15)}
    pages = pages_of(position_pages, website(write_folder(tmp_path, many)))
    for page in pages.values():
        same = ways(page)["On the same words"]
        assert same.count("<a ") == 12
        assert "<li>2 more\n" in same


def test_the_statement_before_and_after_is_that_of_the_same_actor_on_the_same_issue() -> None:
    table = positions_table(
        ("a", "i", 1, "2019-01-02"),
        ("b", "i", 1, "2019-01-03"),
        ("a", "j", 1, "2019-01-03"),
        ("a", "i", 2, "2019-01-05"),
        ("a", "i", 0, "2019-01-01"),
    )
    related = RelatedStatements(table)
    ways = {
        label: ([row.Index for row in related.earlier(label)], [row.Index for row in related.later(label)])
        for label in table.index
    }
    assert ways == {0: ([4], [3]), 1: ([], []), 2: ([], []), 3: ([0], []), 4: ([], [0])}
