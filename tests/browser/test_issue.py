"""The page of an issue in a real browser: it is put to a vote, and who votes how leads to the words."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser


def test_who_decides_and_by_which_rule_is_chosen_and_a_name_opens_its_words(watched: Watched) -> None:
    page = watched.page
    watched.open("issue?issue=budapest-baseline&as_of=2024-03-29&electorate=kind:state")
    expect(page.get_by_text("It would fail whatever the 2 unknown do: 1 for, 2 against.")).to_be_visible()
    page.get_by_role("combobox", name="By which rule").click()
    page.get_by_role("option", name="Consensus").click()
    expect(page.get_by_text("There would be no consensus: Azerbaijan and Russia object")).to_be_visible()
    expect(page).to_have_url(re.compile("rule=committee-consensus"))
    page.get_by_role("list", name="Against (2)").get_by_role("button", name="Azerbaijan").press("Enter")
    expect(page.get_by_role("dialog").get_by_text("Its latest position on this issue.")).to_be_visible()
