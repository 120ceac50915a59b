"""How soon the next words can be chosen on the page Code after Enter, by how soon a bare page with its text answers.

Medians of 12, the two pages taking turns so that both meet the same machine. Printed besides: the keys that a position
takes after the first of a document, how soon it says that it is saved, and the runs of the page that a save starts, one
of them since files have changed.
"""

import re
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.answering import FLAGS, IDLE, TARGET
from benchmarks.measure import Figure, show
from benchmarks.serving import ROOT, serve
from documents.document_files import document_of
from editing.source_entry import register_all

REPEATS = 12
SENTENCES = 600
WATCH = """
window.runs = 0;
addEventListener('keydown', (event) => { if (event.key === 'Enter') window.asked = performance.now(); }, true);
const roots = (node) => [node, ...[...node.querySelectorAll('*')].map((one) => one.shadowRoot).filter(Boolean)];
setInterval(() => {
  const app = document.querySelector('[data-testid=stApp]');
  const state = app?.dataset.testScriptState;
  if (state === 'running' && window.state !== 'running') window.runs++;
  window.state = state;
  for (const root of roots(document)) {
    const said = root.querySelector('.status')?.textContent;
    if (said && said !== window.said) { window.said = said; window.answered = performance.now(); }
    const quoted = root.querySelector('blockquote:not(.empty)')?.textContent;
    if (quoted && quoted !== window.quoted) { window.quoted = quoted; window.chosen = performance.now(); }
  }
}, 4);
"""


def coded_folder(place: Path) -> Path:
    """A copy of the default data with a document of SENTENCES sentences, and the text beside it."""
    text = " ".join(f"Sentence {n} says what nobody has said before it in so many words." for n in range(SENTENCES))
    folder = Path(shutil.copytree(ROOT / "positions", place / "positions"))
    (folder / "documents").mkdir()
    (folder / "documents" / "said.txt").write_text(text, encoding="utf-8")
    (place / "text.txt").write_text(text, encoding="utf-8")
    fields = {"id": "said", "title": "Said", "publisher": "Nobody", "published": "2024-01-02", "language": "en"}
    register_all(folder, [(fields, document_of("said.txt", text.encode()))])
    return folder


def answered(page: Page, then: str = "") -> float:
    """Press Enter and at once another key, and the milliseconds until the page says what became of it."""
    page.keyboard.press("Enter")
    if then:
        page.keyboard.press(then)
    page.wait_for_function("window.answered > window.asked && !/…$/.test(window.said)")
    taken = float(page.evaluate("window.answered - window.asked"))
    page.wait_for_selector(IDLE)
    page.wait_for_timeout(300)
    return taken


def code(page: Page, *, is_first: bool) -> tuple[int, float, float]:
    """A position by keys: how many; how soon the next words are chosen, and how soon it is saved (milliseconds)."""
    keys = ["4", "i", *"conv", "Enter"]
    if is_first:
        keys = ["n", *keys, "a", *"cuba", "Enter", "o", "d", *"2024", "Enter"]
    for key in keys:
        page.keyboard.press(key)
    saved = answered(page, "n")
    return len(keys) + 2, float(page.evaluate("window.chosen - window.asked")), saved


def measure(place: Path) -> Iterator[Figure]:
    """The figure of the page Code."""
    folder = coded_folder(place)
    ours_at = {"TRACKER_POSITIONS": str(folder), "TRACKER_DOCUMENTS": "", "TRACKER_HISTORY": str(place / "kept")}
    with (
        serve("dashboard.py", **ours_at) as ours,
        serve("benchmarks/bare_text.py", BARE_TEXT=str(place / "text.txt")) as bare,
        sync_playwright() as running,
    ):
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        pages = []
        for address in (f"{ours.address}/code?source=said", bare.address):
            page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
            page.add_init_script(WATCH)
            page.goto(address)
            page.get_by_role("document", name="The document").get_by_text(re.compile("Sentence 0")).first.wait_for()
            page.wait_for_selector(IDLE)
            page.wait_for_timeout(500)
            page.get_by_role("document", name="The document").focus()
            pages.append(page)
        page, floor = pages
        taken, least, keys, saves = [], [], [], []
        for number in range(REPEATS + 2):
            runs = page.evaluate("window.runs")
            pressed, waited, saved = code(page, is_first=number == 0)
            taken.append(waited)
            keys.append(pressed)
            saves.append(saved)
            least.append(answered(floor))
            last = page.evaluate("window.runs") - runs
        browser.close()
    said = f"saved after {statistics.median(saves[2:]):.0f} ms, with {last} runs of the page"
    print(f"keys a position after the first: {max(keys[1:])}; {said}")
    yield Figure(
        "code: from Enter to the next words chosen", statistics.median(taken[2:]), statistics.median(least[2:]), TARGET
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        show("Coding in a browser", measure(Path(name)))
