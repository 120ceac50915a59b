"""Every page opens from its URL, is no wider than its window, and breaks no rule of axe-core: in one visit of each."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched
from tests.support.axe import AXE, BROKEN, RULES, Scheme
from tests.support.page_measures import READING_PAGES, faults

pytestmark = pytest.mark.browser

PAGES = {
    "": "Who is on opposite sides?",
    "new": "What is new?",
    "compare?left=russia&right=united-states": "Where do Russia and the United States differ?",
    "alignment": "Who stands with whom?",
    "alignment?part=blocs": "Who stands with whom?",
    "alignment?part=issues": "Who stands with whom?",
    "alignment?part=networks": "Who stands with whom?",
    "alignment?part=next": "Who stands with whom?",
    "change": "Has anybody moved?",
    "actor?actor=belarus": "Belarus: what does it want?",
    "issue?issue=un-convention": "A UN convention: who stands where?",
    "find?q=convention": "Where did they say that?",
    "sources?source=sputnik-2024": "What do the documents say, and where?",
    "coverage": "Where is the evidence thin?",
    "code": "What does this document say, and who says it?",
    "edit": "What should the data say?",
    "problems": "Is the data in order?",
    "method": "How are the figures made?",
    "coders": "Do two coders agree?",
    "?evidence=own&kinds=state": "Who is on opposite sides?",
}

GROUNDS: dict[Scheme, str] = {"light": "rgb(255, 255, 255)", "dark": "rgb(22, 22, 26)"}

LOOKS: dict[int, Scheme | None] = {1920: None, 1280: "light", 400: "dark"}


@pytest.mark.parametrize(("address", "title"), PAGES.items())
def test_a_page_opens_fits_its_window_and_breaks_no_rule(
    watched: Watched, axe: str | None, address: str, title: str
) -> None:
    page = watched.page
    watched.open(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page).to_have_title(re.compile(r"^[A-Z][a-z ]+ · The UN cybercrime treaty$"))
    if address.partition("?")[0] in (*READING_PAGES, "") and "part=" not in address:
        assert faults(page) == {}
    if axe:
        page.evaluate(axe)
    for width, scheme in LOOKS.items():
        assert watched.fits(width), f"{width} px"
        if axe and scheme:
            show_in(watched, scheme)
            assert page.evaluate(BROKEN, RULES[scheme]) == [], f"{scheme}, {width} px"
    if not axe:
        pytest.skip(f"{AXE} does not name axe.min.js: get axe-core by `npm pack axe-core` and unpack it")


def show_in(watched: Watched, scheme: Scheme) -> None:
    """The page in light or dark as the system of its reader is set, which it follows without a reload."""
    watched.page.emulate_media(color_scheme=scheme)
    expect(watched.page.get_by_test_id("stApp")).to_have_css("background-color", GROUNDS[scheme])
    watched.settle()
