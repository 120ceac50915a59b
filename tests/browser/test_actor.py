"""The page of an actor in a real browser: from where it stands to its words, and on to the document."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser


def test_a_name_opens_its_passage_from_which_a_link_leads_on(watched: Watched) -> None:
    page = watched.page
    watched.open("actor?actor=united-states&as_of=2024-03-29")
    four = page.locator(".card", has_text="the Americans and their allies want a narrow agreement")
    expect(four).to_have_count(1)
    expect(four.locator("li")).to_have_count(4)
    page.get_by_role("button", name="Budapest as the model").press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Washington is actively working towards")).to_be_visible()
    dialog.get_by_text("Source, file and doubts").click()
    expect(dialog.get_by_text("actors/united-states.yaml:")).to_be_visible()
    dialog.get_by_role("link", name="Edit this position").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What should the data say?")
    expect(page).to_have_url(re.compile("edit.*actor=united-states"))
