"""The published site in a real browser: from a disk and from a web host, its pages and its search."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from analysis.finding.folded_words import folded_words
from analysis.finding.occurrences import parts
from analysis.finding.query import read_query
from commands.__main__ import main
from tests.browser.conftest import Watched
from tests.support.axe import AXE, BROKEN, RULES, Scheme
from tests.support.folders import ROOT
from tests.support.naughty import hostile_folder

pytestmark = pytest.mark.browser

LOOKS: dict[int, Scheme] = {1280: "light", 400: "dark"}
GROUNDS: dict[Scheme, str] = {"light": "rgb(246, 245, 242)", "dark": "rgb(32, 32, 38)"}
FITS = "() => document.documentElement.scrollWidth <= window.innerWidth"

KINDS = {
    "index",
    "actors",
    "issues",
    "sources",
    "method",
    "words",
    "search",
    "actor",
    "issue",
    "source",
    "pair",
    "position",
}
"""The pages at the top of the site, and the folders of the others."""

TEXTS = {
    "Straße und STRASSE, ẞ": "strasse",
    "ὁδός ΟΔΟΣ": "οδος",
    "İstanbul": "istanbul",
    "Łódź, Øresund; Æsir": "lodz “oresund aesir”",
    "الاتفاقيّة والاتّفاقية": "اتفاقية",
    "שָׁלוֹם": "שלום",
    "ＣＹＢＥＲ ②０２４ ٢٠٢٤": "cyber 2024",
    "ガ ｶﾞ": "ガ",
    "《全球网络犯罪公约》": "网络",
    "ประเทศไทย": "ไทย",
    "we want sanctions, not a sanction": "sanction",
    "sanctions of the UN convention": '"the un convention" sanct of',
    "the they cyber-crime’s soft\u00adhyphen №5": "the cyber-crime softhyphen no",
    "nothing of it": "“” ★",
}
"""Texts, and what is looked for in each."""

MARKED = """([text, question]) => marked(text, readQuery(question))
    .map((node) => [node.textContent ?? node, node instanceof Element])"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default data as a site."""
    folder = tmp_path_factory.mktemp("published") / "site"
    assert main(["publish", str(folder), "--folder", str(ROOT / "positions")]) == 0
    return folder


@pytest.fixture
def base(site: Path) -> str:
    """Where the site stands on the disk."""
    return site.as_uri()


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """The address of a web host that has the folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def a_page_of_each_kind(site: Path) -> list[str]:
    """The addresses of the pages at the top of the site, and of one in each folder of pages."""
    found = sorted(site.glob("*.html"))
    found += [min(kind.rglob("*.html")) for kind in sorted(site.iterdir()) if kind.is_dir() and kind.name != "data"]
    return [page.relative_to(site).as_posix() for page in found]


def test_a_page_of_each_kind_fits_its_window_and_breaks_no_rule(watched: Watched, site: Path, axe: str | None) -> None:
    page = watched.page
    found = a_page_of_each_kind(site)
    assert {address.partition("/")[0].removesuffix(".html") for address in found} >= KINDS
    said = {}
    for address in found:
        page.goto(f"{watched.base}/{address}")
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        if axe:
            page.evaluate(axe)
        for width, scheme in LOOKS.items():
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            expect(page.locator("header")).to_have_css("background-color", GROUNDS[scheme])
            broken = page.evaluate(BROKEN, RULES[scheme]) if axe else []
            said[address, width] = broken if page.evaluate(FITS) else [*broken, "it is wider than its window"]
    assert {where: faults for where, faults in said.items() if faults} == {}
    if not axe:
        pytest.skip(f"{AXE} does not name axe.min.js: get axe-core by `npm pack axe-core` and unpack it")


def test_hostile_texts_stay_inside_their_page_and_its_window(window: Page, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert (
        main(["publish", str(site), "--folder", str(hostile_folder(tmp_path / "positions")), "--allow-unverified"]) == 0
    )
    page = window.context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": 400, "height": 900})
    for address in (*a_page_of_each_kind(site), "search.html?q=five"):
        page.goto(f"{site.as_uri()}/{address}")
        assert page.evaluate(FITS), address
        assert page.evaluate("window.caught") is None
    expect(page.get_by_role("heading", name="Quotations (72)")).to_be_visible()
    assert [url for url in asked if not url.startswith(site.as_uri())] == []
    page.close()


def test_words_are_found_from_any_page_and_stand_in_the_address(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{watched.base}/method.html")
    box = page.get_by_role("searchbox", name="Search the site")
    box.fill("rùssia")
    box.press("Enter")
    expect(page.get_by_role("heading", name="Actors (1)")).to_be_visible()
    assert page.url.endswith("search.html?q=r%C3%B9ssia")
    expect(page.locator("mark").first).to_have_text("Russia")

    box = page.get_by_role("searchbox", name="Words")
    box.fill("“list of criminal” russ")
    expect(page.get_by_role("status")).to_have_text("1 found")
    expect(page.locator("blockquote mark")).to_have_text("list of criminal")
    assert "list+of+criminal" in page.url
    page.reload()
    expect(page.get_by_role("status")).to_have_text("1 found")
    page.get_by_role("link", name="strongly supports “A long list of offences”").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Russia strongly supports")
    page.goto(f"{watched.base}/search.html?q=<img src=x onerror=alert(1)>")
    expect(page.get_by_role("status")).to_have_text("Nothing has all of this.")


def test_the_script_folds_words_and_reads_questions_as_the_dashboard_does(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{watched.base}/search.html")
    for text, question in TEXTS.items():
        query = read_query(question)
        assert page.evaluate("foldedWords", text) == folded_words(text)
        assert page.evaluate("(text) => placedWords(text).map((one) => one.word)", text) == folded_words(text)
        terms = [{"words": list(term.words), "isOpen": term.is_open} for term in query.terms]
        assert page.evaluate("readQuery", question) == terms
        shown = page.evaluate(MARKED, [text, question])
        assert [tuple(one) for one in shown if one[0]] == [tuple(part) for part in parts(text, query)]

    # Cherokee has its small letters for the fold in Python and its large ones in the browser, each for both
    signs = [chr(code) for code in range(0x2E80) if unicodedata.category(chr(code))[0] in "LMNPSZ"]
    signs = [sign for sign in signs if "CHEROKEE" not in unicodedata.name(sign)]
    folded = page.evaluate("(signs) => signs.map((sign) => foldedWords(`${sign}а`))", signs)
    assert {sign: one for sign, one in zip(signs, folded, strict=True) if one != folded_words(f"{sign}а")} == {}


def test_no_script_runs_but_that_of_the_search_and_nothing_comes_from_elsewhere(
    site: Path, window: Page, tmp_path: Path
) -> None:
    page = window.context.new_page()
    met: list[str] = []
    page.on("response", lambda response: met.append(response.url))
    (tmp_path / "x.js").write_text("window.caught = 1")
    (tmp_path / "x.css").write_text("p { color: rgb(255, 0, 0) !important }")
    names = ("method.html", "search.html")
    with hosted(site) as host, hosted(tmp_path) as other:
        hostile = (
            f"<script>window.caught = 1</script><img src='{other}/x.css' onerror='window.caught = 2'>"
            f"<script src='{other}/x.js'></script><link rel=stylesheet href='{other}/x.css'>"
            "<p style='color: rgb(255, 0, 0)' onclick='window.caught = 3'>press</p>"
        )
        for name in names:
            text = (site / name).read_text(encoding="utf-8").replace("</main>", f"{hostile}</main>")
            (site / f"hostile-{name}").write_text(text, encoding="utf-8")
        for base in (site.as_uri(), host):
            for name in names:
                page.goto(f"{base}/hostile-{name}?q=russia")
                expect(page.locator("header")).to_have_css("background-color", GROUNDS["light"])
                pressed = page.get_by_text("press", exact=True)
                pressed.click()
                expect(pressed).not_to_have_css("color", "rgb(255, 0, 0)")
                assert page.evaluate("window.caught") is None
            expect(page.get_by_role("status")).to_contain_text("found")
        assert f"{host}/site.css" in met
        assert [url for url in met if url.startswith(other)] == []
    page.close()
    for name in names:
        (site / f"hostile-{name}").unlink()
