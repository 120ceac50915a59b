"""Words and deeds in a real browser: both quotations of a deed against its words are one click away."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched
from tests.support.servers import serving
from tests.support.spoken_votes import write_spoken_votes

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place = tmp_path_factory.mktemp("spoken")
    with serving(write_spoken_votes(place), place / "server.log") as address:
        yield address


def test_a_deed_against_its_words_opens_both_quotations_and_leads_to_their_documents(watched: Watched) -> None:
    page = watched.page
    watched.open("change?follow=deeds")
    expect(page.get_by_role("heading", name="Cuba (2 of 4) voted against its own words.")).to_be_visible()
    page.get_by_role("button", name="The treaty · vote, 27 December 2019").click()
    expect(page.get_by_text("we want this treaty to be made")).to_be_visible()
    expect(page.get_by_text("On 2019-12-27 Cuba voted no on R/2.")).to_be_visible()
    expect(page).to_have_url(re.compile(r"row=cuba\.treaty\.vote\.2019-12-27"))
    assert watched.fits(400)
    box = page.get_by_role("table", name="Deeds against the words").bounding_box()
    assert box
    assert box["y"] < 800
    card = page.get_by_role("article").filter(has_text="Cuba voted no")
    card.get_by_role("link", name="In its document").click()
    expect(page).to_have_url(re.compile("sources.*source=vote-r-2"))
