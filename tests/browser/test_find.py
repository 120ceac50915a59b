"""From words in the sidebar to the place in a document, in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from loaders.settings import DOCUMENTS_VARIABLE
from tests.browser.conftest import Watched
from tests.support.servers import serving
from tests.support.words_room import write_room

pytestmark = pytest.mark.browser


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A dashboard on a folder with two documents at hand."""
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)
    with serving(write_room(tmp_path / "positions"), tmp_path / "server.log") as address:
        yield address


def test_words_lead_from_any_page_to_the_place_in_a_document_and_a_press_of_back_leads_a_step_back(
    watched: Watched,
) -> None:
    page = watched.page
    watched.open("issue?issue=second")
    box = page.get_by_role("textbox", name="Find words")
    box.fill("“sanctions on cyber crime”")
    box.press("Enter")
    expect(page.get_by_role("heading", name="is in 1 quotation and 1 place")).to_be_visible()
    watched.settle()
    expect(page.locator("mark")).to_have_text(["sanctions on cyber crime"] * 2)
    expect(page.get_by_role("textbox", name="Words", exact=True)).to_have_value("“sanctions on cyber crime”")
    page.get_by_role("link", name="In its document").last.click()
    expect(page.get_by_role("heading", name="The place that was found")).to_be_visible()
    watched.settle()
    expect(page.get_by_text("All agree:").first).to_be_visible()

    page.go_back()
    expect(page.get_by_role("heading", name="is in 1 quotation and 1 place")).to_be_visible()
    expect(page.get_by_role("textbox", name="Words", exact=True)).to_have_value("“sanctions on cyber crime”")
    watched.settle()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("who stands where.$"))
