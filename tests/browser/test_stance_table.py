"""The table of stances in a real browser: its rows open by keyboard, stay open over a reload, and no names collide."""

import re
from collections.abc import Iterator
from itertools import combinations

import pytest
from playwright.sync_api import FloatRect, Locator, expect

from tests.browser.conftest import Watched, open_more_filters
from tests.support.folders import actor, issue, position, source, write_folder
from tests.support.naughty import PIECES, scalar
from tests.support.servers import serving

pytestmark = pytest.mark.browser

PAIR = "compare?left=russia&right=united-states&as_of=2024-03-29"
LONG = "The Commonwealth of the Northern and the Southern Archipelago"
STANCES = ("strong_oppose", "oppose", "mixed", "support", "strong_support")


def row(watched: Watched, title: str) -> Locator:
    return watched.page.get_by_role("table").get_by_role("button", name=title, exact=True)


def test_a_row_opens_by_keyboard_one_at_a_time_and_is_in_the_url(watched: Watched) -> None:
    page = watched.page
    watched.open(PAIR)
    row(watched, "A long list of offences").focus()
    page.keyboard.press("Tab")
    expect(row(watched, "Budapest as the model")).to_be_focused()
    page.keyboard.press("Enter")
    quotation = page.get_by_text("will undermine the digital hegemony of the West")
    expect(quotation).to_be_visible()
    expect(page).to_have_url(re.compile("row=budapest-baseline"))
    expect(row(watched, "Budapest as the model")).to_be_focused()

    page.reload()
    watched.settle()
    expect(quotation).to_be_visible()
    row(watched, "A UN convention").click()
    expect(quotation).to_have_count(0)
    expect(page).to_have_url(re.compile("row=un-convention"))
    page.go_back()
    expect(quotation).to_be_visible()
    expect(page.get_by_role("table").locator("[data-row][aria-expanded=true]")).to_have_count(1)


def test_a_fold_shows_who_alone_has_spoken_and_an_open_row_stays_over_a_run_of_the_page(watched: Watched) -> None:
    page = watched.page
    watched.open(PAIR)
    alone = row(watched, "Terrorist and extremist use")
    expect(alone).to_be_hidden()
    page.get_by_role("button", name="Only Russia has spoken").press("Enter")
    alone.click()
    expect(page).to_have_url(re.compile("row=terrorism-extremism"))
    open_more_filters(page)
    page.get_by_test_id("stSidebar").get_by_text("Medium or high").click()
    expect(page).to_have_url(re.compile("confidence=medium"))
    expect(alone).to_be_visible()
    expect(alone).to_have_attribute("aria-expanded", "true")


def test_a_card_leads_to_its_passage_in_the_document(watched: Watched) -> None:
    watched.open(f"{PAIR}&row=industry-duties")
    watched.page.get_by_role("link", name="In its document").click()
    expect(watched.page.get_by_role("heading", level=1)).to_have_text("What do the documents say, and where?")
    expect(watched.page).to_have_url(
        re.compile("source=sputnik-2024.*as_of=2024-03-29|as_of=2024-03-29.*source=sputnik")
    )


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard on two actors with long names at every two stances, and on hostile and RTL names."""
    place = tmp_path_factory.mktemp("names")
    issues = [f"issue-{number}" for number in range(len(STANCES) ** 2)]

    def saying(name: str, pick: int) -> str:
        stances = [STANCES[number // 5 if pick else number % 5] for number in range(len(issues))]
        said = zip(issues, stances, strict=True)
        return actor(*(position(issue=one, stance=stance) for one, stance in said), name=scalar(name))

    hostile = {key: saying(f"{key} {PIECES[key]}", 1) for key in ("script", "arabic", "word", "emoticons", "heap")}
    folder = write_folder(
        place / "positions",
        {"long": saying(LONG, 0), "other": saying(LONG.replace("The", "Our"), 1), **hostile},
        issues="".join(issue(one, title=f"Title of {one}") for one in issues),
        sources=source("sputnik-2024"),
    )
    with serving(folder, place / "server.log") as address:
        yield address


class TestNames:
    @pytest.fixture
    def base(self, names: str) -> str:
        return names

    @pytest.mark.parametrize("width", [1280, 400])
    @pytest.mark.parametrize("right", ["other", "word", "arabic", "script"])
    def test_no_two_names_collide_and_none_leaves_the_table(self, watched: Watched, width: int, right: str) -> None:
        watched.page.set_viewport_size({"width": width, "height": 900})
        watched.open(f"compare?left=long&right={right}&rows=40")
        table = watched.page.get_by_role("table")
        expect(table.locator(".chip")).to_have_count(2 * len(STANCES) ** 2)
        room = table.bounding_box()
        boxes = [box for chip in table.locator(".chip").all() if (box := chip.bounding_box())]
        assert room
        assert len(boxes) == 2 * len(STANCES) ** 2
        assert not [box for box in boxes if box["x"] < room["x"] - 1 or _right(box) > room["x"] + room["width"] + 1]
        assert not [pair for pair in combinations(boxes, 2) if _overlap(*pair)]
        assert watched.fits(width)

    def test_names_are_letter_for_letter_and_keep_their_direction(self, watched: Watched) -> None:
        watched.open("compare?left=long&right=script")
        chips = watched.page.get_by_role("table").locator(".chip .name")
        expect(chips).to_have_count(2 * len(STANCES) ** 2)
        assert {LONG, f"script {PIECES['script']}"} == set(chips.all_inner_texts())
        watched.open("compare?left=arabic&right=long")
        name = watched.page.get_by_role("table").locator(".chip bdi", has_text=PIECES["arabic"]).first
        assert name.get_attribute("dir") == "auto"
        assert watched.page.evaluate("window.caught ?? null") is None


def _right(box: FloatRect) -> float:
    return box["x"] + box["width"]


def _overlap(one: FloatRect, other: FloatRect) -> bool:
    apart = _right(one) <= other["x"] + 0.5 or _right(other) <= one["x"] + 0.5
    above = one["y"] + one["height"] <= other["y"] + 0.5 or other["y"] + other["height"] <= one["y"] + 0.5
    return not (apart or above)
