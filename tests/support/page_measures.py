"""How a page of the dashboard is to read. By hand: `python -m tests.support.page_measures ADDRESS [PAGE ...]`."""

import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import FLAGS, IDLE, find_browser

READING_PAGES = ("overview", "new", "compare", "actor", "issue", "alignment", "change", "sources", "coverage")
SIZES = ((1280, 800), (1920, 1080), (400, 800))
"""Windows of a notebook, of a large screen and of a telephone, in pixels."""

MOST_WORDS_BEFORE = 60
LARGEST_GREY_SHARE = 1 / 3

DRAWN = """() => [...document.querySelectorAll('[data-testid=stPlotlyChart]')]
    .every((chart) => chart.querySelector('.main-svg'))"""

MEASURE = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class PageMeasures:
    """What stands on a page, in pixels and in words.

    `figure` is where the first chart or table begins, None where there is none; `before` counts the words above it;
    `cut` has the beginnings of texts that are clipped and have no title that says the whole; `overhang` is how much
    wider than its window the page is.
    """

    height: int
    figure: int | None
    before: int
    words: int
    grey: int
    cut: list[str]
    overhang: int

    @property
    def grey_share(self) -> float:
        return self.grey / max(1, self.words)

    def faults(self, room: int) -> list[str]:
        """What is not as it should be in a window of so many pixels in height, in words."""
        begins = self.figure
        return [
            *(["the page has no chart and no table"] if begins is None else []),
            *([f"the first figure begins at {begins} px"] if begins is not None and begins >= room else []),
            *([f"{self.before} words stand before the first figure"] if self.before > MOST_WORDS_BEFORE else []),
            *([f"{self.grey_share:.0%} of the words are grey"] if self.grey_share > LARGEST_GREY_SHARE else []),
            *(f"cut: {text}" for text in self.cut),
            *([f"{self.overhang} px are beyond the window"] if self.overhang > 0 else []),
        ]


def measured(page: Page, width: int, height: int) -> PageMeasures:
    """The measures of the page that is open, in a window of this size, once they stay the same."""
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_selector(IDLE)
    page.wait_for_function(DRAWN)
    before, now = None, page.evaluate(MEASURE)
    while now != before:
        page.wait_for_timeout(250)
        before, now = now, page.evaluate(MEASURE)
    return PageMeasures(**now)


def faults(page: Page) -> dict[int, list[str]]:
    """What is not as it should be on the page that is open, by the width of the window."""
    found = {width: measured(page, width, 800).faults(800) for width in (1280, 400)}
    return {width: said for width, said in found.items() if said}


def main(address: str, *pages: str) -> None:
    """Print the measures of pages of the dashboard at this address, at every size."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        window = browser.new_page(reduced_motion="reduce")
        print("| page | window | height | first figure | words before | words | grey | faults |\n" + "| --- " * 8 + "|")
        for page in pages or READING_PAGES:
            window.goto(f"{address}/{page}")
            window.wait_for_selector("h1")
            for width, height in SIZES:
                found = measured(window, width, height)
                said = "; ".join(found.faults(height))
                numbers = (found.height, found.figure, found.before, found.words, f"{found.grey_share:.0%}")
                print(f"| {page} | {width} | {' | '.join(map(str, numbers))} | {said} |", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
