"""What sort of document a file is, whatever it is called; what is not read is refused with what to save instead."""

import pytest

from documents.document_formats import Unread, format_of
from documents.document_text import text_of
from documents.readers.unreadable import UnreadableError
from tests.support.documents import word_document

MIME = 'MIME-Version: 1.0\nContent-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n=E2'
BLINK = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nSubject: A page\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"\r\n\r\n'
)
MAIL = "Return-Path: <a@example.org>\nSubject: =?utf-8?B?Ww==?=\n wrapped\nContent-Transfer-Encoding: base64\n\nWw=="
SAVED = "<!-- saved from url=(0022)https://example.org/ -->\n"
XML = '<?xml version="1.0" encoding="utf-8"?>\n'


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", b"plain", "text"),
        ("a", b"no ending", "text"),
        (
            "a.txt",
            b"From: the minister\nTo: the press\n\nWe support it.",
            "text",
        ),  # a letter as people write it
        ("a.HTM", b"<p>x", "html"),
        ("a.txt", b"\xef\xbb\xbf <!doctype HTML>", "html"),
        ("a", f"{SAVED}<p>x".encode(), "html"),
        ("a", f"<!-- a banner -->\r\n{SAVED}<html>".encode(), "html"),
        ("a.xml", f"{XML}<!DOCTYPE html><html>".encode(), "html"),
        ("a.mht", b"<html><p>x", "html"),
        ("a", "<html><p>x".encode("utf-16"), "html"),
        ("a.txt", b"%PDF-1.7", "pdf"),
        ("a.pdf", b"not really", "pdf"),
        ("a.bin", word_document("x"), "word"),
        ("a.docx", b"not really", "word"),
    ],
)
def test_a_document_is_what_it_begins_like_else_what_its_name_says(name: str, content: bytes, kind: str) -> None:
    assert format_of(name, content) == kind


@pytest.mark.parametrize(
    ("content", "ending", "called"),
    [
        (MIME, "mht", "MHTML"),
        (BLINK, "mhtml", "MHTML"),
        (MAIL, "eml", "a mail"),
        (r"{\rtf1\ansi We support it.}", "rtf", "RTF"),
        (f"{XML}<speech>We support it.</speech>", "xml", "an XML file"),
        ("PK\x03\x04" + "\0" * 26 + "mimetypeapplication/vnd.oasis.opendocument.textPK", "odt", "OpenDocument"),
        ("PK\x03\x04" + "\0" * 26 + "mimetypeapplication/epub+zipPK", "epub", "EPUB"),
        ("PK\x03\x04 xl/workbook.xml", "xlsx", "a spreadsheet"),
        ("PK\x03\x04 speech.txt", "zip", "a ZIP archive"),
    ],
)
def test_what_is_not_read_is_refused_by_what_it_begins_like_and_by_its_ending(
    content: str, ending: str, called: str
) -> None:
    for name, written in (("a.txt", content), ("a", content), ("a.html", content), (f"A.{ending.upper()}", "text")):
        with pytest.raises(UnreadableError, match=called) as refusal:
            text_of(name, written.encode())
        assert refusal.value.hint


@pytest.mark.parametrize(
    "content",
    [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 a .doc", f"{XML}<rss>".encode("utf-16"), b"\x89PNG\r\n\x1a\n", b"bplist00"],
)
def test_formats_that_are_no_text_in_utf_8_are_named(content: bytes) -> None:
    assert isinstance(format_of("a.txt", content), Unread)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b""),
        ("a.html", b""),
        ("a.docx", b""),
        ("a.txt", b" \r\n\t\n"),
        ("a.txt", b"\xef\xbb\xbf"),
        ("a.txt", "\u200b\u00ad \ufeff".encode()),
        ("a.html", b"<html><script>draw()</script><div></div></html>"),
        ("a.docx", word_document("")),
    ],
)
def test_a_document_without_any_text_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"empty|no text"):
        text_of(name, content)
