"""What sort of document a file is, and for what is not read what it is called and what to save in its place."""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "html", "pdf", "word"]


@dataclass(frozen=True, slots=True)
class Unread:
    """A format whose text is not read: what to call it, and what to do instead."""

    name: str
    instead: str


_PAGE = Unread(
    "a page saved as one file (MHTML)", "open it in a browser and save it as 'Web page, HTML only', or print it to PDF"
)
_MAIL = Unread("a mail with its codes", "save its text, or print it to PDF")
_RTF = Unread("a rich text file (RTF)", "save it as .docx or PDF")
_ODT = Unread("an OpenDocument file", "save it as .docx or PDF")
_EPUB = Unread("an e-book (EPUB)", "save the chapter that is quoted as text, HTML or PDF")
_XML = Unread("an XML file", "save the page that shows it as HTML or PDF, or its text")
_OLD_WORD = Unread("an Office file of before 2007, or a mail of Outlook", "save it as .docx or PDF")
_SHEET = Unread("a spreadsheet", "save it as PDF, or the sheet that is quoted as text")
_SLIDES = Unread("a presentation", "save it as PDF")
_ARCHIVE = Unread("a ZIP archive", "unpack it and take the document that is in it")
_SAFARI = Unread("a web archive of Safari", "save the page as HTML source, or export it as PDF")
_POSTSCRIPT = Unread("a PostScript file", "save it as PDF")
_IMAGE = Unread("an image", "have its text recognised, and take the PDF or the text")

_BY_ENDING: dict[str, Kind | Unread] = {
    **dict.fromkeys(("pdf",), "pdf"),
    **dict.fromkeys(("html", "htm", "xhtml"), "html"),
    **dict.fromkeys(("docx", "docm", "dotx"), "word"),
    **dict.fromkeys(("mht", "mhtml"), _PAGE),
    **dict.fromkeys(("eml", "emlx"), _MAIL),
    **dict.fromkeys(("doc", "dot", "wps", "msg"), _OLD_WORD),
    **dict.fromkeys(("odt", "ott", "fodt", "odp", "ods", "sxw"), _ODT),
    **dict.fromkeys(("xls", "xlsx"), _SHEET),
    **dict.fromkeys(("ppt", "pptx"), _SLIDES),
    **dict.fromkeys(("jpg", "jpeg", "png", "gif", "tif", "tiff", "webp", "heic"), _IMAGE),
    "rtf": _RTF,
    "epub": _EPUB,
    "xml": _XML,
    "zip": _ARCHIVE,
    "webarchive": _SAFARI,
    "ps": _POSTSCRIPT,
}

_BY_MAGIC: tuple[tuple[bytes, Kind | Unread], ...] = (
    (b"%PDF-", "pdf"),
    (rb"{\rtf", _RTF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLD_WORD),
    (b"bplist0", _SAFARI),
    (b"%!PS", _POSTSCRIPT),
    (b"\xff\xd8\xff", _IMAGE),
    (b"\x89PNG\r\n", _IMAGE),
    (b"II*\0", _IMAGE),
    (b"MM\0*", _IMAGE),
)
_ZIP = b"PK\x03\x04"
_IN_ZIP: tuple[tuple[bytes, Kind | Unread], ...] = (
    (b"word/document", "word"),
    (b"mimetypeapplication/epub+zip", _EPUB),
    (b"mimetypeapplication/vnd.", _ODT),
    (b"xl/workbook", _SHEET),
    (b"ppt/presentation", _SLIDES),
)

_LOOKED_AT = 4096
_PROLOGUE = re.compile(r"(?:\s++|<!--.*?-->|<\?.*?\?>)*+", re.DOTALL)
_SAVED = re.compile(r"<!--\s*saved from\b", re.IGNORECASE)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE)
_HEAD_OF_MAIL = re.compile(r"(?:From [^\n]*+\n)?+(?:[A-Za-z][A-Za-z0-9-]*+:[^\n]*+(?:\n[ \t][^\n]*+)*+(?:\n|\Z))++")
_CODED = re.compile(r"^(?:mime-version|content-transfer-encoding):", re.IGNORECASE | re.MULTILINE)
_WHOLE_PAGE = re.compile(r"multipart/related|^content-location:|saved by|^content-type: *text/html", re.I | re.M)


def format_of(name: str, content: bytes) -> Kind | Unread:
    """What sort of document this is: by how it begins, else by the ending of its name, else plain text."""
    return _by_content(content) or _BY_ENDING.get(name.lower().rpartition(".")[2], "text")


def _by_content(content: bytes) -> Kind | Unread | None:
    if content.startswith(_ZIP):
        return next((kind for mark, kind in _IN_ZIP if mark in content), _ARCHIVE)
    start = content[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, kind in _BY_MAGIC:
        if start.startswith(magic):
            return kind
    return _by_markup(_as_text(content[:_LOOKED_AT]))


def _as_text(start: bytes) -> str:
    """What the bytes say of marks and tags, which are ASCII in every encoding but UTF-16."""
    code = "utf-16" if start.startswith((b"\xff\xfe", b"\xfe\xff")) else "latin-1"
    return start.removeprefix(b"\xef\xbb\xbf").decode(code, "replace").replace("\r\n", "\n").lstrip()


def _by_markup(start: str) -> Kind | Unread | None:
    prologue = _PROLOGUE.match(start)
    after = prologue.end() if prologue else 0
    if _HTML.match(start, after) or _SAVED.match(start):
        return "html"
    if start.startswith("<?xml"):
        return _XML
    head = _HEAD_OF_MAIL.match(start)
    if head and _CODED.search(head[0]):
        return _PAGE if _WHOLE_PAGE.search(head[0]) else _MAIL
    return None
