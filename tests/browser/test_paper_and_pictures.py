"""What leaves the screen: a picture and a print of a page have its title, answer, date and source."""

import io
import re

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser

NOTE_TEXTS = """
window.written = [];
const write = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
  if (this.canvas.width > 1000) window.written.push(text);
  return write.call(this, text, ...place);
};
undefined;
"""
FIRST = "The same as a table"


def picture(page: Page) -> tuple[str, bytes, str]:
    """The first picture of a page: its name, its bytes, and the words that were written around the chart."""
    page.evaluate(NOTE_TEXTS)
    page.get_by_text(FIRST, exact=True).first.click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Picture", exact=True).click()
    return (
        waiting.value.suggested_filename,
        waiting.value.path().read_bytes(),
        " ".join(page.evaluate("window.written")),
    )


def printed(page: Page, *, landscape: bool = False) -> list[str]:
    """The words on each sheet of A4."""
    document = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4", landscape=landscape)))
    return [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in document]


def test_a_table_leaves_as_a_picture_and_on_paper_with_what_stands_around_it(watched: Watched) -> None:
    page = watched.page
    watched.open("compare?left=russia&right=united-states&as_of=2024-03-29&evidence=all")
    expect(page.get_by_role("button", name="Duties for technology firms")).to_be_visible()
    name, content, words = picture(page)
    assert name == "compare-russia-united-states-2024-03-29.png"
    assert content.startswith(b"\x89PNG")
    assert len(content) > 40_000
    around = (
        "Where do Russia and the United States differ?",
        "On opposite sides on 4 of 5 shared issues",
        "none of 5 positions in its own words",
        "Source: The UN cybercrime treaty · 14 actors · 5 documents · to 29\u00a0March\u00a02024".replace(
            "\u00a0", " "
        ),
        "as of 29 March 2024",
    )
    assert [one for one in around if one not in words.replace("\u00a0", " ")] == []

    page.get_by_text(FIRST, exact=True).first.click()
    expect(page.locator("details[open]")).to_have_count(0)
    for landscape in (False, True):
        sheets = printed(page, landscape=landscape)
        words = " ".join(sheets)
        expected = (
            *around[:3],
            "as of 29 March 2024",
            "own words",
            "Strongly supports",
            "Only Russia has spoken (6)",
            "No interference",
        )
        assert [one for one in expected if one not in words] == []
        assert [one for one in ("Swap", "More filters", FIRST, "Briefing") if one in words] == []
        assert min(map(len, sheets)) > 40


def test_a_chart_leaves_with_its_legend_and_fits_the_paper(watched: Watched) -> None:
    page = watched.page
    watched.open("change?as_of=2025-06-01")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    sheets = printed(page)
    words = re.sub(r"\s+", " ", " ".join(sheets))
    assert words.count("no evidence since 29 March 2024 or before") == 3
    assert "Final round in New York (as announced)" in words
    assert page.locator(".js-plotly-plot .main-svg[viewBox]").count() == 0
    name, content, words = picture(page)
    assert name == "change-moved-lanes-2025-06-01.png"
    assert content.startswith(b"\x89PNG")
    assert len(content) > 40_000
    for one in (
        "Has anybody moved?",
        "12 statements in 6 lanes",
        "Filled: own words",
        "Minsk conference closes",
        "Source: ",
    ):
        assert one in words
    assert "Filters: As of 1 June 2025" in words.replace("\u00a0", " ")
