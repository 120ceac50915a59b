"""The lists of a site: all actors, issues and documents, each below its heading and on as many pages as it needs."""

import re
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from briefing.site.pages import lists
from briefing.site.pages.lists import list_pages
from tests.support.folders import ROOT, actor, issue, position, source, write_folder
from tests.support.websites import pages_of, website


def rows(page: str) -> dict[str, list[str]]:
    """The cells of each row by its name."""
    found = re.findall('<tr><th scope="row"><a[^>]*>(.*?)</a></th>(.*?)</tr>', page)
    return {unescape(name): re.findall(">([^<]*)</td>", cells) for name, cells in found}


def headings(page: str) -> list[str]:
    """The headings of the groups."""
    return re.findall('<th scope="rowgroup"[^>]*>(.*?)</th>', page)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return pages_of(list_pages, website(ROOT / "positions"))


def test_actors_stand_by_kind_with_how_much_is_their_own(pages: dict[str, str]) -> None:
    found = rows(pages["actors.html"])
    assert headings(pages["actors.html"]) == ["States (5)", "Groups (6)", "Organisations (3)"]
    assert len(found) == 14
    assert found["Russia"] == ["With Russia", "15", "11", "14 of 15", "2", "by 29 March 2024"]
    assert found["US allies"][3] == "0 of 4"
    assert '<a href="actor/russia.html"' in pages["actors.html"]


def test_issues_stand_by_what_is_said_on_them_and_silence_has_no_figures(pages: dict[str, str]) -> None:
    found = rows(pages["issues.html"])
    assert "19 issues: 5 disputed, 7 agreed, 4 with one voice and 3 silent." in pages["issues.html"]
    assert headings(pages["issues.html"])[-1] == "Silent: nobody has a stated position, which is not neutral (3)"
    assert found["A UN convention"] == ["7", "0", "1", "2 of 9", "by 29 March 2024", "The crime treaty"]
    assert found["Real-time collection"][:5] == ["—"] * 5


def test_documents_stand_by_year_the_newest_first(pages: dict[str, str]) -> None:
    page = pages["sources.html"]
    assert headings(page) == ["2024 (1)", "2019 (3)", "2014 (1)"]
    assert next(iter(rows(page).values()))[2:] == ["22", "5", "10", "10 of 22"]


def test_long_lists_go_on_on_further_pages_that_lead_to_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "ON_A_PAGE", 2)
    ids = [f"issue-{number}" for number in range(5)]
    folder = write_folder(
        tmp_path,
        {"cuba": actor(position(issue=ids[0]), name="Cuba")},
        issues="".join(issue(one, title=f"About {one}") for one in ids),
        sources=source("sputnik-2024") + source("unused"),
    )
    found = pages_of(list_pages, website(folder))
    parts = ["issues.html", "issues/2.html", "issues/3.html"]
    assert [len(rows(found[address])) for address in parts] == [2, 2, 1]
    assert {name for address in parts for name in rows(found[address])} == {f"About {one}" for one in ids}
    for address in parts:
        ways = re.findall('href="([^"]*)"', found[address])
        assert {normpath(join(dirname(address), one)) for one in ways} >= set(parts)
    assert headings(found["issues/2.html"]) == ["Silent: nobody has a stated position, which is not neutral (4)"]
    assert "2 documents, 1 carries no position." in found["sources.html"]
