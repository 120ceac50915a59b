"""No page breaks a rule of axe-core, in light and in dark; skipped where axe-core is not at hand."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched
from tests.browser.test_dashboard import PAGES

pytestmark = pytest.mark.browser

AXE = "TRACKER_AXE"
"""Names the file axe.min.js of axe-core."""

BROKEN = """async () => {
    const found = await axe.run(document, { resultTypes: ["violations"] });
    return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} (${rule.impact}): ${node.html}`));
}"""

GROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(22, 22, 26)"}


@pytest.fixture(scope="session")
def axe() -> str:
    named = os.environ.get(AXE)
    if not named:
        pytest.skip(f"{AXE} does not name axe.min.js: get axe-core by `npm pack axe-core` and unpack it")
    return Path(named).read_text(encoding="utf-8")


@pytest.mark.parametrize("address", [*PAGES, "coders", "?evidence=own&kinds=state"])
def test_no_page_breaks_a_rule(watched: Watched, axe: str, address: str) -> None:
    page = watched.page
    watched.open(address)
    page.evaluate(axe)
    for scheme, ground in GROUNDS.items():
        page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
        expect(page.get_by_test_id("stApp")).to_have_css("background-color", ground)
        watched.settle()
        assert page.evaluate(BROKEN) == [], scheme
