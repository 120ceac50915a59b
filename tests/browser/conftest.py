"""A running dashboard on a copy of the default data, and a browser to look at it with."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Playwright,
    Request,
    TimeoutError,
    ViewportSize,
    WebSocket,
    expect,
    sync_playwright,
)

from tests.support.axe import axe_script
from tests.support.folders import ROOT
from tests.support.servers import serving

CANDIDATES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = (
    "no Chromium or Chrome was found: install one (Debian: apt install chromium), "
    "or name it in TRACKER_BROWSER, to run the browser tests"
)
WIDE: ViewportSize = {"width": 1280, "height": 900}

# long enough for a machine that has other work; a condition that holds is met at once
expect.set_options(timeout=15_000)

IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"

DRAWN = """() => !document.querySelector('[data-testid=stSkeleton]')
    && [...document.querySelectorAll('.stance-table, .stance-list, .card-list, .matrix, .moves, .pairs')]
        .every(part => part.hasChildNodes())"""
"""Whether the dashboard's own components, which draw after the script has run, have drawn."""

FITS = "() => { const e = document.querySelector('[data-testid=stMain]'); return e.scrollWidth <= e.clientWidth; }"

# Streamlit's own page script looks for the server below the page's path before it looks at the root.
PROBES = ("/_stcore/health", "/_stcore/host-config")


def find_browser() -> str | None:
    """The executable of a Chromium or Chrome."""
    named = os.environ.get("TRACKER_BROWSER")
    return named or next((found for name in CANDIDATES if (found := shutil.which(name))), None)


@dataclass
class Watched:
    """A page of the browser, and everything that should not have happened on it."""

    page: Page
    base: str
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._on_request)
        self.page.on("websocket", self._on_socket)
        self.page.on("console", self._on_console)
        self.page.on("pageerror", self._on_error)

    def let_go(self) -> None:
        """Leave the dashboard, with nothing of it kept, and watch the page no more."""
        self.page.context.clear_cookies()
        if self.page.url.startswith(self.base):
            self.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        self.page.goto("about:blank")
        self.page.remove_listener("request", self._on_request)
        self.page.remove_listener("websocket", self._on_socket)
        self.page.remove_listener("console", self._on_console)
        self.page.remove_listener("pageerror", self._on_error)

    def _on_request(self, request: Request) -> None:
        self._on_address(request.url)

    def _on_socket(self, socket: WebSocket) -> None:
        self._on_address(socket.url)

    def _on_error(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _on_address(self, url: str) -> None:
        if not url.startswith((f"{self.base}/", f"{self.base.replace('http', 'ws', 1)}/", "data:", "blob:")):
            self.foreign.append(url)

    def _on_console(self, message: ConsoleMessage) -> None:
        where = message.location.get("url", "")
        if message.type == "error" and not where.endswith(PROBES):
            self.complaints.append(f"{message.text} ({where})")

    def open(self, address: str) -> None:
        """Open an address below the dashboard's and wait until the page is complete."""
        self.page.goto(f"{self.base}/{address}")
        self.settle()

    def fits(self, width: int) -> bool:
        """Whether the page, in a window of so many pixels, is soon no wider than the window."""
        self.page.set_viewport_size({"width": width, "height": 900})
        try:
            self.page.wait_for_function(FITS, timeout=10_000)
        except TimeoutError:
            return False
        return True

    def settle(self) -> None:
        """Wait until the page is drawn: before it has its title the script may not have begun."""
        self.page.wait_for_selector("h1")
        self.page.wait_for_selector(IDLE)
        self.page.wait_for_function(DRAWN)


def open_more_filters(page: Page) -> None:
    """Open the fold of the filters that few need, until it stands still."""
    page.get_by_test_id("stSidebar").get_by_text("More filters").click()
    expect(page.get_by_test_id("stSidebar").get_by_text("Contested issues only")).to_be_visible()
    page.wait_for_selector(IDLE)


def unfold(fold: Locator) -> None:
    """Open a fold of Streamlit's as a user does, who clicks again where a page that is drawn anew has shut it."""
    for _ in range(5):
        fold.locator("summary").click()
        try:
            expect(fold.locator("details[open]")).to_be_visible(timeout=5_000)
        except AssertionError:
            continue
        return
    raise AssertionError("the fold does not open")


def choose(page: Page, label: str, option: str) -> None:
    """Choose in a select box as a user does: click it, then click the option.

    A page that still scrolls to its top closes the list; whoever sees that opens it again.
    """
    page.wait_for_selector(IDLE)
    wanted = page.get_by_role("option", name=option, exact=True)
    for _ in range(5):
        page.get_by_test_id("stSelectbox").get_by_role("combobox", name=label).click()
        try:
            wanted.click(timeout=5_000)
        except TimeoutError:
            page.keyboard.press("Escape")
        else:
            return
    wanted.click()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    executable = find_browser()
    if executable is None:
        if os.environ.get("TRACKER_NEEDS_BROWSER"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    running = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
    yield running
    running.close()


@pytest.fixture(scope="session")
def axe() -> str | None:
    """The script of axe-core, None where nobody says where it is."""
    return axe_script()


@dataclass(frozen=True)
class Editable:
    """A dashboard on data that tests write to."""

    folder: Path
    original: Path
    history: Path
    address: str

    def put_back(self) -> Path:
        """The folder as it was before anybody wrote to it, with nothing that could be undone."""
        shutil.rmtree(self.history, ignore_errors=True)
        for path in (path for path in self.folder.rglob("*") if path.is_file()):
            if not (self.original / path.relative_to(self.folder)).is_file():
                path.unlink()
        for path in (path for path in self.original.rglob("*") if path.is_file()):
            here = self.folder / path.relative_to(self.original)
            if not here.is_file() or here.read_bytes() != path.read_bytes():
                here.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, here)
        return self.folder


@contextmanager
def editing(original: Path, place: Path) -> Iterator[Editable]:
    """A dashboard on a copy of the data in `original`, which is made in `place`."""
    folder, history = Path(shutil.copytree(original, place / "positions")), place / "history"
    # what every test sets or takes away is set too late for a dashboard that begins before the first of them
    variables = {"TRACKER_HISTORY": str(history), "TRACKER_READ_ONLY": "", "TRACKER_SECOND_CODING": ""}
    with serving(folder, place / "server.log", variables) as address:
        yield Editable(folder, original, history, address)


@pytest.fixture(scope="session")
def editable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editable]:
    """The one dashboard for all tests that write to the default data."""
    with editing(ROOT / "positions", tmp_path_factory.mktemp("editable")) as dashboard:
        yield dashboard


@pytest.fixture
def folder(editable: Editable) -> Path:
    """A copy of the default data that a test may edit."""
    return editable.put_back()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one dashboard on a copy of the default data, for all tests that write nothing."""
    place = tmp_path_factory.mktemp("shared")
    with serving(Path(shutil.copytree(ROOT / "positions", place / "positions")), place / "server.log") as address:
        yield address


@pytest.fixture
def base(request: pytest.FixtureRequest) -> str:
    """The address of a dashboard: the one on `folder` for a test that asks for the folder, else the shared one."""
    if "folder" not in request.fixturenames:
        return str(request.getfixturevalue("shared"))
    request.getfixturevalue("folder")
    return str(request.getfixturevalue("editable").address)


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[Page]:
    """The one window of all tests: a new one compiles all of Streamlit anew, which takes more than half of a visit."""
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce")
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def watched(window: Page, base: str) -> Iterator[Watched]:
    """The window, 1280 px wide and light, without memories; it must end without complaints or requests elsewhere."""
    window.set_viewport_size(WIDE)
    window.emulate_media(color_scheme="light")
    page = Watched(window, base)
    yield page
    page.let_go()
    assert page.foreign == []
    assert page.complaints == []
