"""The first page of a site: who is on opposite sides, in whose words, and the matrix behind it."""

import re
from collections.abc import Sequence
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from analysis.filters import Filters
from analysis.selection import Selection
from briefing.site.matrix import MOST_LINES, Tally, matrix
from briefing.site.pages.lists import list_pages
from briefing.site.pages.overview import overview_page
from briefing.site.pages.position import position_pages
from briefing.site.website import Website
from loaders.dataset import load
from tests.support.folders import ROOT, actor, issue, position, write_folder
from tests.support.naughty import MARK, hostile_folder
from tests.support.websites import pages_of, website

LIMIT = 100_000
"""How many bytes a page has at most."""


def overview(folder: Path) -> str:
    """The page of a folder."""
    return pages_of(overview_page, website(folder))["index.html"]


def text_of(page: str) -> str:
    """What a reader sees, in one line."""
    return " ".join(unescape(re.sub("<[^>]*>", " ", page.partition("<main")[2])).split())


def room(folder: Path, stances: Sequence[str], issues: int = 1) -> Path:
    """As many states as stances, each with its stance on each issue."""
    ids = [f"issue-{number:03}" for number in range(issues)]
    return write_folder(
        folder,
        {
            f"state-{number:02}": actor(*(position(issue=one, stance=stance) for one in ids))
            for number, stance in enumerate(stances)
        },
        issues="".join(issue(one, title=f"Title {one}") for one in ids),
    )


@pytest.fixture(scope="module")
def first_page() -> str:
    return overview(ROOT / "positions")


def test_it_answers_in_the_words_of_the_dashboard(first_page: str) -> None:
    text = text_of(first_page)
    assert (
        "Russia, with 2 states, 1 group and 2 organisations, faces the United States, US allies and The West "
        "on 5 of 19 issues."
    ) in text
    assert "The other side speaks only through Russia. Own words: 34 of 54 positions." in text
    assert "54 positions of 14 actors on 16 issues, resting on 38 separate quotations. Quotations: " in text


def test_every_stance_in_force_leads_to_the_page_of_its_position(first_page: str) -> None:
    cells = re.findall(r'<a class="stance (\w+) v(-?\d)" href="([^"]*)" aria-label="([^"]*)"', first_page)
    assert len(cells) == 48
    said = {unescape(words): (voice, stance, goal) for voice, stance, goal, words in cells}
    voice, stance, goal = said["United States opposes (as Russia tells it): A long list of offences"]
    assert (voice, stance) == ("characterised", "-1")
    pages = pages_of(position_pages, website(ROOT / "positions"))
    assert {one for *_, one, _ in cells} <= set(pages)
    assert "United States opposes “A long list of offences”" in text_of(pages[goal])


def test_what_nobody_speaks_of_is_named_and_not_drawn(first_page: str) -> None:
    text = text_of(first_page)
    assert "Silent (3) nobody has a stated position, which is not neutral" in text
    assert all(heading in text for heading in ("Disputed (5)", "Agreed (7)", "One voice only (4)"))
    rows = re.findall(r'<tr role="row" class="line">(.*?)</tr>', first_page)
    assert len(rows) == 16
    assert {len(re.findall("<td", row)) for row in rows} == {14}


def test_many_actors_are_counted_by_side(tmp_path: Path) -> None:
    folder = room(tmp_path, ["support"] * 12 + ["strong_oppose"] * 10 + ["mixed"])
    told = position(issue="issue-000", stance="support", attribution="characterised", according_to="state-00")
    (folder / "actors" / "state-01.yaml").write_text(actor(told, name="Actor state-01"))
    found = matrix(website(folder))
    assert found.folds
    ((line,),) = [group.lines for group in found.groups]
    tallies = [cell for cell in line.cells if isinstance(cell, Tally)]
    assert [tally.signs for tally in tallies] == ["10−", "12+", "1±"]
    assert sum(len(column.actors) for column in found.columns) == 23
    text = text_of(overview(folder))
    assert "With Actor state-12: states (10)" in text
    assert "Against: states (12)" in text
    assert "Numbers of actors: + for, ± mixed, − against; 1 of 23 positions as others tell it." in text


def test_a_large_room_says_what_it_leaves_out_and_where_that_is(tmp_path: Path) -> None:
    page = overview(room(tmp_path, ["support", "oppose"] * 11, issues=30))
    assert f"The first {MOST_LINES} of 30. All issues" in text_of(page)
    assert len(re.findall('class="line"', page)) == MOST_LINES
    assert len(page.encode()) < LIMIT


def test_a_full_matrix_of_few_actors_is_counted_too_where_its_page_would_be_heavy(tmp_path: Path) -> None:
    page = overview(room(tmp_path, ["support", "oppose"] * 10, issues=13))
    assert "With Actor state-00: states (10)" in text_of(page)
    assert len(page.encode()) < LIMIT


def test_where_nobody_has_spoken_it_says_so_and_names_the_issues(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"cuba": actor(name="Cuba")})
    site = Website(Selection(load(folder), date.min, Filters()), {}, {})
    text = text_of(pages_of(overview_page, site)["index.html"])
    assert "Nobody has a stated position in this data." in text
    assert "Silent (2)" in text


def test_no_text_of_the_data_is_markup_on_the_first_page_and_in_the_lists(tmp_path: Path) -> None:
    site = website(hostile_folder(tmp_path))
    pages = {**pages_of(overview_page, site), **pages_of(list_pages, site)}
    assert set(pages) == {"index.html", "actors.html", "issues.html", "sources.html"}
    tags = {tag for page in pages.values() for tag in re.findall(r"<(/?[a-z0-9]+)[\s>]", page)}
    assert not tags & {"script", "img", "style", "iframe", "br"}
    links = {unescape(link) for page in pages.values() for link in re.findall('<[^>]* href="([^"]*)"', page)}
    assert not {link for link in links if ":" in link or MARK in link}
    assert not any(sign in page for page in pages.values() for sign in "\u202e\u2067")
    assert all(len(page.encode()) < LIMIT for page in pages.values())
