"""Hostile text in a real browser: shown as text, nothing runs, nothing is fetched, nothing breaks the page."""

from collections.abc import Iterator

import pytest

from tests.browser.conftest import Watched, unfold
from tests.support.dashboard import VIEWS
from tests.support.naughty import PIECES, hostile_folder
from tests.support.servers import serving

pytestmark = pytest.mark.browser

# of the pages on one actor, issue or course of time one is enough here, since they are all looked at without a browser
EVERY = [f"{'' if page == 'overview' else page}?{'&'.join(f'{k}={v}' for k, v in query.items())}"
         for page, query in VIEWS if not query or page not in ("actor", "issue", "change")]  # fmt: skip

LIVE = """() => ({
    caught: window.caught ?? null,
    pictures: [...document.querySelectorAll('img, iframe, video, object')].map(e => e.src || e.data)
        .filter(src => !src.startsWith(location.origin)),
    links: [...document.querySelectorAll('a')].map(a => a.getAttribute('href') ?? a.getAttribute('xlink:href') ?? '')
        .filter(href => /^(?!#).*(evil|^[a-z]+:)/i.test(href) && !href.startsWith(location.origin)),
    formulas: document.querySelectorAll('.katex').length,
    colours: document.querySelectorAll('.stMarkdownColoredText').length,
    drawn: [...document.querySelectorAll('svg text, svg tspan')].some(e => e.querySelector('a')),
})"""
NOTHING: dict[str, object] = {"caught": None, "pictures": [], "links": [], "formulas": 0, "colours": 0, "drawn": False}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One dashboard on a positions folder full of hostile text, in the place of the default data."""
    place = tmp_path_factory.mktemp("hostile")
    with serving(hostile_folder(place / "positions"), place / "server.log") as address:
        yield address


def test_hostile_text_is_text_on_every_page_wide_and_narrow(watched: Watched) -> None:
    widths = (1280, 400)
    for address in EVERY:
        watched.open(address)
        assert watched.page.evaluate(LIVE) == NOTHING, address
        for width in widths:
            assert watched.fits(width), f"{address} at {width} px"
        # the next page opens as wide as this one is left, and is drawn anew once
        widths = widths[::-1]


def test_the_letters_are_those_of_the_data(watched: Watched) -> None:
    watched.open("issue?issue=issue-1")
    main = watched.page.get_by_test_id("stMain")
    # innerText stops at components, so each is asked for its own
    main.get_by_text("The quotations (").click()
    main.get_by_role("link", name="In its document").first.wait_for()
    main.locator(".card details").evaluate_all("folds => folds.forEach(fold => { fold.open = true; })")
    parts = main.locator(".stance-list, .card-list").all_inner_texts()
    shown = "".join([*parts, main.inner_text()]).replace("\u2060", "")
    for name in ("script", "picture", "link", "emoji", "icon", "display", "host", "mail", "arrows", "stress", "table"):
        assert " ".join(PIECES[name].split()) in shown, name


def test_a_label_that_is_too_long_is_cut_and_whole_under_the_mouse(watched: Watched) -> None:
    watched.open("issue?issue=issue-3")
    title = watched.page.locator("h1 [data-heading-text]")
    height = title.evaluate("e => e.clientHeight")
    assert height < 200
    assert PIECES["word"] in title.inner_text()
    title.hover()
    assert title.evaluate("e => e.clientHeight") > 2 * height


def test_a_cell_says_under_the_mouse_and_to_a_screen_reader_what_its_headings_cut(watched: Watched) -> None:
    watched.open("?")
    cell = watched.page.locator(f".matrix button[title*={'w' * 100}]").first
    assert "w" * 100 in (cell.get_attribute("aria-label") or "")


def test_the_tables_offer_only_guarded_files(watched: Watched) -> None:
    watched.open("actor")
    fold = watched.page.get_by_test_id("stExpander").filter(has_text="The same as a table").first
    unfold(fold)
    fold.get_by_test_id("stDataFrame").first.hover()
    buttons = watched.page.get_by_role("button", name="Download as CSV")
    assert not [number for number in range(buttons.count()) if buttons.nth(number).is_visible()]
