"""From a quotation to its place in its document, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from briefing.look.palette import LIGHT
from loaders.settings import DOCUMENTS_VARIABLE
from tests.browser.conftest import Watched
from tests.support.folders import ROOT
from tests.support.servers import serving

QUOTE = "called for equitable use of technology, for international collaboration"
WHOLE = f"{QUOTE} and the prevention of malicious propaganda to intervene in the internal affairs of nations"
MARKUP = '<img src=x onerror="document.title=1"> **bold** [a link](https://example.org) me@example.org -- :smile:'


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A dashboard to which the document of the default data is at hand with another text."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "000_3c8347687bade010.txt").write_text(f"{MARKUP}\n\nIn Havana he {WHOLE}.\n")
    monkeypatch.setenv(DOCUMENTS_VARIABLE, str(folder))
    with serving(ROOT / "positions", tmp_path / "server.log") as address:
        yield address


class TestDocument:
    def test_one_click_leads_to_the_passage_and_markup_stays_text(self, watched: Watched) -> None:
        page = watched.page
        watched.open("?cell_actor=russia&cell_issue=non-interference")
        page.get_by_role("link", name="In its document").first.click()
        expect(page.get_by_role("heading", name="The quotation in its context")).to_be_visible()
        watched.settle()
        washed = page.get_by_text(WHOLE, exact=True).first
        expect(washed).to_have_css("background-color", rgb(LIGHT.wash(1)))
        expect(page.get_by_text(MARKUP.replace("--", "-\u2060-").split(" :")[0][:60]).first).to_be_visible()
        assert page.locator("[data-testid=stMain] img").count() == 0
        assert page.locator("a[href*='example.org']").count() == 0
        page.get_by_role("link", name="Russia supports “No interference”").first.click()
        expect(page.get_by_role("heading", name="Russia: what does it want?")).to_be_visible()


def rgb(colour: str) -> str:
    """#a0b0c0 as a browser gives it."""
    return f"rgb({', '.join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))})"
