"""The files of a briefing: whatever the data holds comes out as the text that it is."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from analysis.compared_actor import ComparedActor
from analysis.filters import Filters
from analysis.selection import Selection
from briefing.actor import brief_actor
from briefing.bibliography.entry import Entry
from briefing.content import Briefing, Cell, Citation, Coding, Section, Table, cleaned
from briefing.formats import FORMATS, form_of
from briefing.html import to_html
from briefing.issue import brief_issue
from briefing.markdown import to_markdown
from briefing.pair import brief_pair
from briefing.sections import Origin
from briefing.word import reads_from_right, to_word
from loaders import load
from tests.support.folders import ROOT

MADE = date(2026, 11, 22)
HOSTILE = [
    "<script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    "\"'><a href=javascript:alert(1)>x</a>&amp;&lt;",
    "[x](javascript:alert(1)) ![i](https://a.org/i.png) <https://a.org>",
    "**bold** _it_ `code` ~~gone~~ | cell | \\| $x^2$ :smile: [^1] {.c}",
    "# heading #",
    "- item",
    "1. first",
    "1) first",
    "===",
    "---",
    "+ plus",
    "> quoted",
    "```",
    "~~~",
    "| a | b |",
    "[1]: https://a.org",
    "trailing\\",
    "\x00\x07\x1b[31m\x9b\u202e\u2066",
    "مرحبا بالعالم שלום",
    "Привет, мир 你好，世界 こんにちは",
    "w" * 2000,
    "«Ünïcode» — “quotes” \U0001f600",
]
VOID = {"meta", "col", "br", "img", "link", "input"}


def briefing_of(words: list[str], url: str = "https://a.org/x") -> Briefing:
    """A briefing with these words in every place that data can come to."""
    word = iter(words * 60)

    def some() -> str:
        return next(word)

    coding = Coding(*(some() for _ in fields(Coding)))
    table = Table((some(), some()), (50, 50), ((Cell(some(), (some(),), (1,)), Cell(some())),), some())
    return cleaned(
        Briefing(
            name="a",
            title=some(),
            about=some(),
            answer=(some(), some()),
            figures=Section(some(), (some(),), (some(),), table),
            sections=(Section(some(), table=table),),
            unknown=Section(some(), points=(some(), some())),
            citations=(_citation(some, url, coding),),
            provenance=((some(), some()),),
            entry=Entry("a", some(), some(), some(), MADE, "0f" * 32, MADE),
        )
    )


def _citation(some: Callable[[], str], url: str, coding: Coding) -> Citation:
    """A citation with data in every field but its addresses and the language, which is not shown."""
    told = {field.name: some() for field in fields(Citation) if field.type is str or field.type == "str"}
    return Citation(**{**told, "number": 1, "url": url, "archived": url, "language": "en", "codings": (coding, coding)})  # type: ignore[arg-type]


def words_of(value: Any) -> Iterator[str]:
    """Every text that a briefing shows."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from words_of(one)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in ("name", "language"):
                yield from words_of(getattr(value, field.name))


def flat(text: str) -> str:
    return " ".join(text.split())


class Page(HTMLParser):
    """What a browser makes of a page: its elements, and its words outside style."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.words += data


@pytest.fixture(scope="module", params=["pair", "actor", "issue"])
def real(request: pytest.FixtureRequest) -> Briefing:
    selection = Selection(load(ROOT / "positions"), date(2024, 3, 29), Filters())
    if request.param == "pair":
        return brief_pair(ComparedActor("russia", selection), ComparedActor("united-states", selection), Origin(MADE))
    make: Any = brief_actor if request.param == "actor" else brief_issue
    briefing: Briefing = make("russia" if request.param == "actor" else "un-convention", selection, Origin(MADE))
    return briefing


def assert_in_html(briefing: Briefing) -> None:
    text = to_html(briefing)
    page = Page(text)
    assert page.open == []
    assert not {"script", "img", "link", "iframe", "object", "base", "form"} & {tag for tag, _ in page.elements}
    places = {attributes.get("id") for _, attributes in page.elements}
    for tag, attributes in page.elements:
        assert not {"src", "srcset", "onerror", "onclick", "onload", "action"} & attributes.keys()
        address = attributes.get("href")
        if address is not None:
            assert tag == "a"
            assert address.startswith(("https://", "http://")) or address.removeprefix("#") in places
    style = text[text.index("<style>") : text.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    shown = flat(page.words)
    for words in words_of(briefing):
        assert flat(words) in shown


def assert_in_markdown(briefing: Briefing) -> None:
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    tokens = reader.parse(to_markdown(briefing))
    inside = [child for token in tokens for child in token.children or []]
    assert not [token for token in (*tokens, *inside) if token.type in ("html_block", "html_inline", "image", "fence")]
    addresses = [child.attrGet("href") for child in inside if child.type == "link_open"]
    assert addresses == [one for citation in briefing.citations for one in (citation.url, citation.archived) if one]
    shown = flat(Page(reader.render(to_markdown(briefing))).words)
    for words in words_of(briefing):
        assert flat(words) in shown


def assert_in_word(briefing: Briefing) -> None:
    document = Document(BytesIO(to_word(briefing, MADE)))
    namespace = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    paragraphs = document.element.body.iter(f"{namespace}p")
    shown = "\n".join("".join(t.text or "" for t in p.iter(f"{namespace}t")) for p in paragraphs)
    for words in words_of(briefing):
        assert words in shown


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_text_in_html_and_markdown(words: str) -> None:
    assert_in_html(briefing_of([words]))
    assert_in_markdown(briefing_of([words]))


def test_hostile_text_is_text_in_word() -> None:
    assert_in_word(briefing_of(HOSTILE))


SIGNS = st.text(st.sampled_from("[]()<>!*_`~|\\#-+=&:.1 x\n"), min_size=1)
SOME = (st.text(min_size=1) | SIGNS).map(lambda text: f"x{text}") | SIGNS.map(lambda text: f"{text}x")


@settings(max_examples=40, deadline=None)
@given(st.lists(SOME, min_size=1, max_size=5))
def test_any_text_is_text_in_html_and_markdown(words: list[str]) -> None:
    assert_in_html(briefing_of(words))
    assert_in_markdown(briefing_of(words))


def test_the_default_data_is_whole_in_every_file(real: Briefing) -> None:
    assert_in_html(real)
    assert_in_markdown(real)
    assert_in_word(real)


def test_word_repeats_header_rows_keeps_rows_whole_and_numbers_pages(real: Briefing) -> None:
    document = Document(BytesIO(to_word(real, MADE)))
    assert document.core_properties.title == real.title
    assert document.core_properties.author == ""
    assert len(document.tables) == 1 + sum(bool(s.table) for s in (real.figures, *real.sections, real.unknown))
    for table in document.tables:
        rows = [row._tr.trPr for row in table.rows]
        assert [bool(row.xpath("w:tblHeader")) for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.xpath("w:cantSplit") for row in rows)
    footer = document.sections[0].footer._element
    assert footer.xpath("//w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]
    assert round(document.sections[0].page_width.mm) == 210  # type: ignore[union-attr]


def test_word_links_to_addresses_of_the_web_only(real: Briefing) -> None:
    document = Document(BytesIO(to_word(real, MADE)))
    outside = [r.target_ref for r in document.part.rels.values() if r.is_external]
    assert outside
    assert set(outside) == {citation.url for citation in real.citations if citation.url}


def test_the_same_briefing_is_the_same_page(real: Briefing) -> None:
    assert to_html(real) == to_html(real)
    assert to_markdown(real) == to_markdown(real)


def test_a_format_is_known_by_the_ending_of_its_file() -> None:
    endings = (".docx", ".HTML", ".htm", ".md", ".markdown", ".pdf", "")
    assert [form_of(ending) for ending in endings] == ["docx", "html", "html", "md", "md", None, None]
    assert {name for name, form in FORMATS.items()} == {"docx", "html", "md"}


HEBREW, ARABIC = "ישראל תומכת באמנה בינלאומית בעניין זה (2024).", "نؤيد اتفاقية دولية (2024)."


@pytest.mark.parametrize(
    ("text", "expected"),
    [(HEBREW, True), (f"[1] “{ARABIC}”", True), ("2024 (12) – “x” ישראל", False), ("12 % – …", False), ("", False)],
)
def test_the_first_letter_decides_from_where_a_text_runs(text: str, expected: bool) -> None:
    assert reads_from_right(text) is expected


@pytest.mark.parametrize("words", [HEBREW, ARABIC])
def test_word_has_text_from_right_to_left_marked_as_such(words: str) -> None:
    document = Document(BytesIO(to_word(briefing_of([words]), MADE)))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]
    from_right = [p for p in paragraphs if reads_from_right(p.text)]
    assert from_right
    for paragraph in from_right:
        assert paragraph._p.pPr.find(qn("w:bidi")) is not None
        assert paragraph.runs[0].font.rtl
    for paragraph in paragraphs:
        order = [child.tag for child in paragraph._p.pPr] if paragraph._p.pPr is not None else []
        if qn("w:bidi") in order and qn("w:spacing") in order:
            assert order.index(qn("w:bidi")) < order.index(qn("w:spacing"))
        if not reads_from_right(paragraph.text):
            assert qn("w:bidi") not in order
