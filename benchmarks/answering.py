"""How soon a page answers in a real browser, by how soon a bare page with the same figure does.

From a choice to the last change of the first chart, and from an address to its first chart: medians of 20, the two
pages taking turns so that both meet the same machine. The bare page draws the very figures that ours drew, or sends the
same component the same data. In front of a table of names a chart is that table.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.testing.v1 import AppTest

from benchmarks.alignment import VOTES
from benchmarks.headless_page import headless_page
from benchmarks.measure import Figure, show
from benchmarks.serving import ROOT, Server, serve

REPEATS = 20
TARGET = 1.3
QUIET_MS = 400
"""A chart that has not changed for so long is painted."""

IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
CLOCK = """
window.painted = 0; window.asked = 0;
const ask = event => { if (event.type === 'click' || event.key === 'Enter') window.asked = performance.now(); };
addEventListener('keydown', ask, true);
addEventListener('click', ask, true);
const all = {subtree: true, childList: true, attributes: true, characterData: true};
const drawn = (change, chart) => chart.contains(change.target)
  || [...change.addedNodes].some(node => node.contains(chart));
const tables = new MutationObserver(() => { window.painted = performance.now(); });
const watched = new WeakSet();
new MutationObserver(changes => {
  const chart = document.querySelector('.js-plotly-plot');
  if (chart && changes.some(change => drawn(change, chart))) window.painted = performance.now();
  const isolated = '[data-testid=stBidiComponentIsolated]';
  for (const host of document.querySelectorAll(`${isolated}, ${isolated} *`))
    if (host.shadowRoot && !watched.has(host)) {
      watched.add(host);
      tables.observe(host.shadowRoot, all);
      window.painted = performance.now();
    }
}).observe(document, all);
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A page, and the control on it that goes between two options: a select box or a toggle."""

    page: str
    label: str
    control: str = "select"
    scripts: tuple[str, ...] = ()
    """Those of the component that is its chart, where that is no figure of Plotly, and ..."""
    html: str = ""
    """... the element that it draws in."""

    @property
    def chart(self) -> str:
        """What there is to see once the chart is drawn."""
        return f".{self.html} button" if self.html else ".js-plotly-plot .main-svg"


CARDS, LIST = (f"views/components/{name}.js" for name in ("passage_cards", "stance_list"))

CASES = (
    Case("overview", "Contested issues only", "toggle", ("views/pages/overview/stance_matrix.js",), "matrix"),
    Case("compare", "Right", "select", (CARDS, "views/components/stance_table.js"), "stance-table"),
    Case("alignment", "Find an actor"),
    Case("change", "Actor"),
    Case("actor", "Actor", "select", (LIST,), "stance-list"),
    Case("issue", "Issue", "select", (LIST,), "stance-list"),
)


def draw(case: Case, folder: Path) -> tuple[tuple[str, str], dict[str, Any]]:
    """The two options of a case, and the first figure that the page draws for each."""
    os.environ["TRACKER_POSITIONS"] = str(folder)
    app = headless_page(case.page, 300)
    figures = {}
    if case.control == "toggle":
        for on in (False, True):
            next(one for one in app.toggle if one.label == case.label).set_value(on)
            figures[str(on)] = _first_chart(app, case)
    else:
        for number in (1, 2):
            box = next(one for one in app.selectbox if one.label == case.label)
            option = box.options[number]
            box.set_value(option)
            figures[option] = _first_chart(app, case)
    one, other = figures
    return (one, other), figures


def _first_chart(app: AppTest, case: Case) -> Any:
    app.run()
    if case.scripts:
        return json.loads(app.get("bidi_component")[0].proto.json)
    return json.loads(app.get("plotly_chart")[0].proto.spec)


def choose(page: Page, case: Case, option: str) -> float:
    """Choose an option, and the milliseconds from that until the first chart had changed for the last time."""
    if case.control == "toggle":
        page.get_by_test_id("stCheckbox").filter(has_text=case.label).locator("label").first.click()
    else:
        entry = page.get_by_test_id("stSelectbox").filter(has_text=case.label).first.locator("input")
        entry.click()
        entry.fill(option)
        page.get_by_role("option").first.wait_for()
        entry.press("Enter")
    painted = (
        f"window.painted > window.asked && performance.now() - window.painted > {QUIET_MS} "
        f"&& document.querySelector('{IDLE}') !== null"
    )
    page.wait_for_function(painted, timeout=120_000)
    return float(page.evaluate("window.painted - window.asked"))


def open_page(page: Page, address: str, case: Case) -> None:
    """Open a page, and wait until it has drawn its chart."""
    page.goto(address)
    page.wait_for_selector(IDLE)
    page.wait_for_selector(case.chart)
    page.wait_for_timeout(QUIET_MS)


def opened(page: Page, address: str, case: Case) -> float:
    """The milliseconds from an address to the first chart on it."""
    page.goto(address)
    page.wait_for_selector(case.chart, timeout=120_000)
    return float(page.evaluate("performance.now()"))


@contextmanager
def window(browser: Browser) -> Iterator[Page]:
    """A fresh window with the clock in it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(CLOCK)
    context.set_default_timeout(120_000)
    try:
        yield context.new_page()
    finally:
        context.close()


def answers(browser: Browser, ours: Server, case: Case, options: Sequence[str], bare: Server) -> Figure:
    """How soon a page answers a choice, by the bare page."""
    times: dict[str, list[float]] = {"ours": [], "bare": []}
    with window(browser) as page, window(browser) as floor:
        for one, server, path in ((page, ours, case.page), (floor, bare, "")):
            open_page(one, f"{server.address}/{'' if path == 'overview' else path}", case)
        for turn in range(REPEATS + 2):
            option = options[(turn + 1) % 2]
            times["ours"].append(choose(page, case, option))
            times["bare"].append(choose(floor, case, option))
    measured, least = (statistics.median(found[2:]) for found in (times["ours"], times["bare"]))
    return Figure(f"{case.page}: '{case.label}' to the painted chart", measured, least, TARGET)


def first_content(browser: Browser, ours: Server, bare: Server, case: Case) -> Figure:
    """How soon Overview shows its chart on a warm server, by the bare page."""
    times: dict[str, list[float]] = {"ours": [], "bare": []}
    for _ in range(REPEATS + 1):
        for name, server in (("ours", ours), ("bare", bare)):
            with window(browser) as page:
                times[name].append(opened(page, server.address, case))
    measured, least = (statistics.median(found[1:]) for found in (times["ours"], times["bare"]))
    return Figure("overview: from its address to its chart", measured, least, TARGET)


@contextmanager
def serve_bare(case: Case, drawn: Mapping[str, Any]) -> Iterator[Server]:
    """A bare page with the same control that draws these figures, by the option that shows each."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "drawn.json"
        path.write_text(json.dumps(drawn), encoding="utf-8")
        settings = {"BARE_DRAWN": str(path), "BARE_LABEL": case.label, "BARE_CONTROL": case.control}
        if case.scripts:
            scripts = os.pathsep.join(str(ROOT / script) for script in case.scripts)
            settings |= {"BARE_SCRIPTS": scripts, "BARE_HTML": f'<div class="{case.html}"></div>'}
        with serve("benchmarks/bare.py", **settings) as server:
            yield server


def measure(browser: Browser, folder: Path, cases: Sequence[Case]) -> Iterator[Figure]:
    """Every case on one data set."""
    with serve("dashboard.py", TRACKER_POSITIONS=str(folder)) as ours:
        for case in cases:
            options, drawn = draw(case, folder)
            with serve_bare(case, drawn) as bare:
                if case.page == "overview":
                    yield first_content(browser, ours, bare, case)
                yield answers(browser, ours, case, options, bare)


def assembly(place: Path) -> list[Path]:
    """The roll calls of the General Assembly as a positions folder, where they are at hand."""
    if not VOTES.exists():
        print(f"no roll calls at {VOTES}: measured on the default data only")
        return []
    command = [sys.executable, "-m", "commands", "import", "rollcalls", str(VOTES), str(place / "general-assembly")]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return [place / "general-assembly"]


def main(named: Sequence[str]) -> None:
    """Measure and print, on the named folders, else on the default data and on the roll calls."""
    with sync_playwright() as running, tempfile.TemporaryDirectory() as place:
        folders = [Path(one).absolute() for one in named] or [ROOT / "positions", *assembly(Path(place))]
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        for folder in folders:
            show(f"Answering in a browser: {folder.name}", measure(browser, folder, CASES))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
