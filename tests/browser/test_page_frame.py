"""The frame of every page: sections, filters as chips, and what keyboards and screen readers need."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser

ONE_LINE = "() => { const e = document.querySelector('.st-key-masthead p'); return e.clientHeight < 26; }"


@pytest.mark.parametrize("width", [1280, 400])
def test_a_filter_that_is_pressed_is_gone_from_the_page_and_from_the_url(watched: Watched, width: int) -> None:
    page = watched.page
    page.set_viewport_size({"width": width, "height": 800})
    watched.open("?as_of=2019-12-31&evidence=own&kinds=state&kinds=group")
    chips = page.get_by_role("group", name="Filters: press one to remove it")
    expect(chips.get_by_role("button")).to_have_text(
        ["Own words onlyclose", "As of 31 December 2019close", "Statesclose", "Groupsclose", "Reset"]
    )
    chips.get_by_role("button", name="States").click()
    expect(page).to_have_url(re.compile("kinds=group"))
    expect(page).not_to_have_url(re.compile("kinds=state"))
    expect(chips.get_by_role("button", name="States")).to_have_count(0)
    assert page.evaluate(ONE_LINE)
    chips.get_by_role("button", name="Reset").click()
    expect(page).to_have_url(re.compile("evidence=all"))
    expect(page).not_to_have_url(re.compile("kinds=|2019-12-31"))
    expect(chips).to_have_count(0)


def test_pages_stand_in_sections_and_take_the_filters_along_past_pages_that_have_none(watched: Watched) -> None:
    page = watched.page
    watched.open("?as_of=2019-12-31&contested=true")
    nav = page.get_by_test_id("stSidebarNav")
    expect(page.get_by_test_id("stNavSectionHeader")).to_have_text(
        [re.compile(name) for name in ("Read", "Analyse", "Evidence", "Work")]
    )
    expect(nav.get_by_role("link", name="Two coders")).to_have_count(0)
    nav.get_by_role("link", name="Edit", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What should the data say?")
    expect(page.get_by_test_id("stSidebar").get_by_text("As of", exact=True)).to_have_count(0)
    nav.get_by_role("link", name="Issue", exact=True).click()
    expect(page).to_have_url(re.compile("/issue.*as_of=2019-12-31.*contested=true"))
    expect(page.get_by_role("button", name="Contested issues only")).to_be_visible()


def test_what_the_words_mean_is_a_click_away(watched: Watched) -> None:
    page = watched.page
    watched.open("change")
    page.get_by_role("link", name="What do these words mean?").click()
    glossary = page.get_by_role("heading", name="What the words mean", exact=True)
    expect(glossary).to_be_in_viewport()
    page.get_by_role("link", name="The statistics", exact=True).first.click()
    expect(page.get_by_role("heading", name="The statistics", exact=True)).to_be_in_viewport()
    expect(glossary).not_to_be_in_viewport()
    jeffreys = page.get_by_text("Jeffreys interval for")
    expect(jeffreys).to_be_hidden()
    page.get_by_role("group").filter(has_text="Signorino").locator("summary").click()
    expect(jeffreys).to_be_visible()


def test_the_keyboard_skips_the_sidebar_with_two_presses(watched: Watched) -> None:
    page = watched.page
    watched.open("?evidence=own")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Own words only")).to_be_focused()
    assert "#" not in page.url


FOCUS = """() => {
    let inner = document.activeElement;
    while (inner?.shadowRoot?.activeElement) inner = inner.shadowRoot.activeElement;
    const { outlineStyle, boxShadow } = getComputedStyle(inner);
    return [inner.getAttribute("aria-label") ?? inner.textContent, outlineStyle !== "none" || boxShadow !== "none"];
}"""
"""What has the focus, by its name for those who do not see it, and whether those who see can tell."""


def test_a_quotation_is_at_most_fifteen_presses_away_and_the_focus_is_seen_at_each(watched: Watched) -> None:
    page = watched.page
    watched.open("")
    presses = 0
    name = ""
    for key in ("Tab", "Enter", *["Tab"] * 12):
        page.keyboard.press(key)
        presses += 1
        if key == "Tab":
            name, seen = page.evaluate(FOCUS)
            assert seen, name
        if re.search(r"\b(supports|opposes) \(own words\)", name):
            break
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("blockquote").first).to_be_visible()
    for _ in ("the button that closes", "the fold of the card"):
        page.keyboard.press("Tab")
        name, seen = page.evaluate(FOCUS)
        assert seen, name
    page.keyboard.press("Enter")
    expect(dialog.get_by_text(re.compile(r"actors/[a-z-]+\.yaml:\d+")).first).to_be_visible()
    assert presses + 4 <= 15


def test_every_page_opens_from_the_sidebar_which_stays_no_broken_list_for_screen_readers(watched: Watched) -> None:
    page = watched.page
    watched.open("")
    nav = page.get_by_test_id("stSidebarNav")
    for name in (
        "Compare",
        "Alignment",
        "Change over time",
        "Actor",
        "Issue",
        "Sources",
        "Coverage",
        "Edit",
        "Data problems",
        "Method",
        "Overview",
    ):
        nav.get_by_role("link", name=name, exact=True).click()
        watched.settle()
        expect(page.get_by_test_id("stException")).to_have_count(0)
        expect(nav.get_by_role("group")).to_have_count(1)
        expect(nav.get_by_role("list")).to_have_count(0)
        expect(nav.get_by_role("listitem")).to_have_count(0)
