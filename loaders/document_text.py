"""The bytes of a document -> its text, by kind: plain text, HTML or PDF. Markup and scripts are no part of it."""

import logging
import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

Kind = Literal["text", "html", "pdf"]

MOST_BYTES = 50_000_000
MOST_MARKUP = 10_000_000
MOST_PAGES = 3_000

_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "div", "dl", "dt"),
    *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"),
    *("nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead"),
    *("title", "tr", "ul"),
}
_UNSEEN = {"script", "style", "template", "noscript", "svg", "iframe", "object"}
_MOST_OPEN = 1_000
_BROKEN_WORD = re.compile(r"(\w+)-[ \t]*\n[ \t]*(\w+)(\S*)[ \t]?")


class UnreadableError(ValueError):
    """No text can be had from a document; the message says why, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def kind_of(name: str, content: bytes) -> Kind:
    """What sort of document this is: by how it begins, else by the ending of its name."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"%pdf-"):
        return "pdf"
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    ending = name.lower().rpartition(".")[2]
    return "pdf" if ending == "pdf" else "html" if ending in ("html", "htm", "xhtml") else "text"


def text_of(name: str, content: bytes) -> str:
    """The text of a document, its letters composed (Unicode NFC). Raises UnreadableError and nothing else."""
    kind = kind_of(name, content)
    too_large(len(content), kind)
    text = _READERS[kind](content)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def too_large(size: int, kind: Kind = "text") -> None:
    """Raises UnreadableError for a document of more bytes than are read."""
    most = MOST_MARKUP if kind == "html" else MOST_BYTES
    if size > most:
        message = f"{size // 1_000_000} MB are too many: at most {most // 1_000_000} MB are read"
        raise UnreadableError(message, "register the part of it that is quoted")


def _plain(content: bytes) -> str:
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16")
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        hint = "save a copy as UTF-8 and register that, or give a PDF or HTML file its ending"
        raise UnreadableError(f"it is no text in UTF-8 (line {line})", hint) from None
    if "\0" in text:
        raise UnreadableError("it holds NUL characters, as no text does", "save it as text, HTML or PDF")
    return text


def _html(content: bytes) -> str:
    import warnings

    if content.count(b"<") - content.count(b">") > _MOST_OPEN:  # the parser would look for the end of each for ever
        raise UnreadableError("its HTML is broken: tags do not end", "save the page as text, or from a browser anew")
    from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
            text = "".join(_seen(BeautifulSoup(content, "html.parser")))
    except Exception as error:  # whatever a parser makes of hostile markup
        raise UnreadableError(f"its HTML cannot be read ({type(error).__name__})", "save the page as text") from error
    return re.sub(r"[ \t]*\n\s*", "\n", text.replace("\0", "\ufffd")).strip()


def _seen(page: "BeautifulSoup") -> Iterator[str]:
    """What a reader sees of a page, in its order, with line breaks around what stands in blocks.

    One walk with a stack of its own: changing the tree or asking for ancestors takes for ever in deep ones.
    """
    from bs4.element import CData, NavigableString, Tag

    inside: list[Tag] = [page]
    unseen = 0
    for element in page.descendants:
        while inside[-1] is not element.parent:
            closed = inside.pop()
            unseen -= closed.name in _UNSEEN
            if closed.name in _BLOCKS:
                yield "\n"
        if isinstance(element, Tag):
            inside.append(element)
            unseen += element.name in _UNSEEN
            if element.name in _BLOCKS:
                yield "\n"
        elif type(element) in (NavigableString, CData) and not unseen:
            yield str(element)


def _pdf(content: bytes) -> str:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it finds odd in a file is no news for an analyst
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("it is a PDF behind a password", "save it without the password and register that")
        if len(reader.pages) > MOST_PAGES:
            hint = "register the part of it that is quoted"
            raise UnreadableError(f"it has {len(reader.pages)} pages; at most {MOST_PAGES} are read", hint)
        text = "\n\f".join(page.extract_text() for page in reader.pages)
    except UnreadableError:
        raise
    except Exception as error:  # pypdf names many errors of its own, and a broken file raises others still
        hint = "open it in a reader and save it anew, or save its text"
        raise UnreadableError(f"it is a PDF that cannot be read ({type(error).__name__})", hint) from error
    if not text.strip():
        raise UnreadableError("it is a PDF without text, as a scan is", "have its text recognised, and register that")
    return _mend_words(text.replace("\0", "\ufffd").translate(_LIGATURES))


def _mend_words(text: str) -> str:
    """The text with the words whole that the printed lines break: without the hyphen unless they have it elsewhere."""
    seen = set(re.findall(r"\w+(?:-\w+)+", text.casefold()))

    def mended(broken: re.Match[str]) -> str:
        with_hyphen = f"{broken[1]}-{broken[2]}"
        keeps = with_hyphen.casefold() in seen or not broken[2][0].islower() or not broken[1][-1].isalpha()
        return f"{with_hyphen if keeps else broken[1] + broken[2]}{broken[3]}\n"

    return _BROKEN_WORD.sub(mended, text)


_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
"""Letters that are printed as one sign: nobody who quotes types `ﬃ`."""

_READERS = {"text": _plain, "html": _html, "pdf": _pdf}
