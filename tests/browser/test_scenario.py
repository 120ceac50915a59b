"""A scenario in a real browser: pinned on Issue, carried to another page by a link, and removed."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser


def test_a_stance_is_pinned_follows_to_another_page_and_is_removed(watched: Watched) -> None:
    page = watched.page
    watched.open("issue?issue=un-convention&as_of=2024-03-29")
    page.get_by_text("What if?", exact=True).click()
    page.get_by_role("button", name="Pin", exact=True).click()
    expect(page).to_have_url(re.compile(r"if=me%7Eun-convention%7Estrong_support|if=me~un-convention~strong_support"))
    banner = page.locator(".st-key-scenario")
    expect(banner).to_contain_text("My delegation strongly supported “A UN convention”")
    expect(page.locator(".stance-list").get_by_role("button", name="My delegation scenario").first).to_be_visible()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Overview").click()
    expect(page.get_by_role("heading", name=re.compile("^In the scenario: "))).to_be_visible()
    square = page.get_by_role("button", name=re.compile(r"^My delegation strongly supports \(scenario\)"))
    expect(square).to_be_visible()
    assert watched.fits(400)
    banner.get_by_role("button", name="Remove").click()
    expect(banner).to_have_count(0)
    expect(page).not_to_have_url(re.compile("if="))
