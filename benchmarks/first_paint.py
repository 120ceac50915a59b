"""The published site: a page of each kind from the disk to its first paint, by what an empty page with one word takes.

As the browser tells it (first-contentful-paint). The pages take turns, so that all meet the same machine.
"""

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.answering import FLAGS
from benchmarks.measure import Figure, show
from benchmarks.serving import ROOT
from commands.__main__ import main as tracker
from tests.browser.conftest import find_browser

ROUNDS = 25
EMPTY = '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Empty</title>\n<p>word\n'

PAINTED = """() => new Promise((told) => new PerformanceObserver((seen) => {
    for (const one of seen.getEntriesByName('first-contentful-paint')) told(one.startTime);
}).observe({ type: 'paint', buffered: true }))"""


def a_page_of_each_kind(site: Path) -> list[Path]:
    """The pages at the top of a site, and the largest of each folder of pages."""
    kinds = [kind for kind in sorted(site.iterdir()) if kind.is_dir() and kind.name != "data"]
    largest = [max(sorted(kind.rglob("*.html")), key=lambda page: page.stat().st_size) for kind in kinds]
    return [*sorted(site.glob("*.html")), *largest]


def first_paint(window: Page, page: Path) -> float:
    """Milliseconds from the beginning of the navigation to the first paint with something in it."""
    window.goto("about:blank")
    window.goto(page.as_uri())
    painted: float = window.evaluate(PAINTED)
    return painted


def measure(window: Page, folder: Path) -> Iterator[Figure]:
    """Each kind of page against the empty one."""
    empty = folder / "empty.html"
    empty.write_text(EMPTY, encoding="utf-8")
    site = folder / "site"
    tracker(["publish", str(site), "--folder", str(ROOT / "positions")])
    pages = [empty, *a_page_of_each_kind(site)]
    times: dict[Path, list[float]] = {page: [] for page in pages}
    for _ in range(ROUNDS):
        for page in pages:
            times[page].append(first_paint(window, page))
    floor = statistics.median(times.pop(empty))
    for page, found in times.items():
        yield Figure(page.relative_to(site).as_posix(), statistics.median(found), floor, 1.3)


def main() -> None:
    """Measure and print."""
    with sync_playwright() as running, tempfile.TemporaryDirectory() as folder:
        browser = running.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        window = browser.new_page(viewport={"width": 1280, "height": 800})
        show("From the disk to the first paint", measure(window, Path(folder)))
        browser.close()


if __name__ == "__main__":
    main()
