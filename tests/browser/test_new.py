"""What is new in a real browser: from the answer to a quotation, and from a pair that moved to its comparison."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser


def test_what_is_new_leads_to_its_words_and_a_pair_that_moved_to_compare(watched: Watched) -> None:
    page = watched.page
    watched.open("new?since=2019-10-25&as_of=2024-03-29")
    entry = page.locator(".moves details", has_text="broken silence").first
    entry.locator("summary").first.press("Enter")
    expect(entry.locator("blockquote")).to_contain_text("“")
    pair = page.locator(".pairs tr", has_text="Russia and United States")
    expect(pair).to_contain_text("on opposite sides on 4 of 5 issues")
    pair.locator("summary").press("Enter")
    expect(pair.locator("li")).to_have_count(10)
    page.get_by_role("button", name="Last month").click()
    expect(page.get_by_role("heading", name="Since 28 February 2024")).to_be_visible()
    expect(page).to_have_url(re.compile("since=2024-02-28"))
    page.locator(".pairs a", has_text="Russia and United States").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Where do Russia and the United States differ?")
    expect(page).to_have_url(re.compile(r"compare\?.*left=russia"))
