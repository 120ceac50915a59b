"""The text of documents: what a reader sees of text, HTML and PDF, and words instead of a traceback for all else."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import document_text
from documents.document_files import open_document
from documents.document_text import kind_of, text_of
from documents.quotation_search import locate
from documents.text_extraction import READERS, REFUSED, TEXT, UnreadableError, answer
from loaders.problems import Problem
from tests.support.folders import DATA, pdf


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", b"plain", "text"),
        ("a", b"no ending", "text"),
        ("a.HTM", b"<p>x", "html"),
        ("a.txt", b"\xef\xbb\xbf <!doctype HTML>", "html"),
        ("a.txt", b"%PDF-1.7", "pdf"),
        ("a.pdf", b"not really", "pdf"),
    ],
)
def test_a_document_is_what_it_begins_like_else_what_its_name_says(name: str, content: bytes, kind: str) -> None:
    assert kind_of(name, content) == kind


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("naïve\r\n“x”".encode(), "naïve\r\n“x”"),
        (b"\xef\xbb\xbfmarked", "marked"),
        ("Ж".encode("utf-16"), "Ж"),
        ("nai\u0308ve".encode(), "na\u00efve"),  # composed, as quotations are
    ],
)
def test_plain_text_is_itself(content: bytes, text: str) -> None:
    assert text_of("a.txt", content) == text


def test_html_is_what_a_reader_sees_of_it() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>News</title><style>p{}</style></head><body><script>alert('no')</script>"
        "<!-- no --><p>A <b>lo</b>ng list</p><p>of &lt;offences&gt; &amp; more<br>there<div hidden>.</div>after"
        "<table><tr><td>one<td>two</table><noscript>no</noscript><iframe>no</iframe></body></html>"
    )
    found = text_of("a.html", page.encode()).split()
    assert " ".join(found) == "News A long list of <offences> & more there . after one two"


def test_html_is_decoded_as_it_says() -> None:
    page = '<html><meta charset="windows-1251"><p>список преступлений</p></html>'
    assert text_of("a.html", page.encode("windows-1251")) == "список преступлений"


def test_pdf_pages_are_read_in_order_and_words_that_lines_break_are_whole_in_quotations() -> None:
    lines = ["A cyber-attack is a seri-", "ous offence. Every cyber-", "attack counts in 2019-", "2024."]
    text = text_of("a.pdf", pdf(lines, ["The end"]))
    whole = "A cyber-attack is a serious offence. Every cyber-attack counts in 2019-2024. The end"
    assert locate(whole, text) == (0, len(text))
    assert [page.splitlines() for page in text.split("\n\f")] == [lines, ["The end"]]


@pytest.mark.parametrize("content", [pdf(["We want", "it."]), b"<p>We want<br>it.", b"We want\r\nit."])
def test_a_line_that_ends_without_a_hyphen_ends_a_word(content: bytes) -> None:
    text = text_of("a.html" if content.startswith(b"<") else "a", content)
    assert locate("We want it.", text)
    assert not locate("We wantit.", text)


@pytest.mark.parametrize("bits", [128, 256])
def test_a_pdf_that_only_its_owner_locked_is_read(bits: int) -> None:
    content = (DATA / f"owner-locked-aes-{bits}.pdf").read_bytes()
    assert locate("We want a long list of offences in the convention.", text_of("a.pdf", content))


def test_a_pdf_that_asks_its_reader_for_a_password_is_refused() -> None:
    with pytest.raises(UnreadableError, match="a PDF behind a password") as refusal:
        text_of("a.pdf", (DATA / "user-locked.pdf").read_bytes())
    assert refusal.value.hint == "save it without the password and register that"


def test_letters_that_a_pdf_prints_as_one_sign_are_read_as_the_letters_that_people_quote() -> None:
    assert text_of("a.pdf", pdf(["tra\x02c data that o\x02cers \x01nd"])).strip() == "traffic data that officers find"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"\xff\xfe\xff", "no text in UTF-8"),
        ("a.txt", "список".encode("windows-1251"), "no text in UTF-8 (line 1)"),
        ("a.txt", b"a\0b", "NUL characters"),
        ("a.pdf", b"%PDF-1.4 broken", "a PDF that cannot be read"),
        ("a.pdf", b"", "a PDF that cannot be read"),
        ("a.pdf", pdf([""]), "without text, as a scan is"),
    ],
)
def test_what_cannot_be_read_is_said_in_words(name: str, content: bytes, words: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        text_of(name, content)
    assert words in str(refusal.value)
    assert refusal.value.hint


@pytest.mark.parametrize("kind", READERS)
@given(st.binary(max_size=300) | st.text(st.sampled_from("<>!-/ab\"'&;[CDATA=")).map(str.encode))
def test_hostile_bytes_give_a_text_or_a_reason(kind: str, content: bytes) -> None:
    for start in (b"", b"%PDF-1.7\n", b"<html>"):
        code, told = answer(kind, start + content)
        assert code == TEXT or (code == REFUSED and all(told.split(b"\n")))


@given(st.binary(max_size=300) | st.text().map(str.encode))
def test_any_bytes_are_plain_text_or_none_for_a_reason(content: bytes) -> None:
    with suppress(UnreadableError):
        assert isinstance(text_of("a.txt", b"-" + content), str)


def test_deep_and_broken_markup_does_not_break_the_reader() -> None:
    for page in ("<div>" * 900, "<a " * 900, "</p>" * 900, "<!--" * 900, "<b>x" * 900):
        assert "Traceback" not in text_of("a.html", f"<html>said{page}".encode())


def test_too_much_is_refused_before_it_is_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("documents")
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(document_text.MOST_BYTES + 1)
    found = open_document(folder, "huge.txt")
    assert isinstance(found, Problem)
    assert "MB are too many" in found.message
    with pytest.raises(UnreadableError, match="MB are too many"):
        text_of("a.html", b"<html>" + b" " * document_text.MOST_MARKUP)
