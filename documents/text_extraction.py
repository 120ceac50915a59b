"""The text that is in HTML, PDF and Word documents.

Also a program, which `confined_process` runs for what may ask for too much. As a program it is started by its path and
knows nothing of the project, so that little is loaded: it reads a document on stdin and writes its text, in UTF-8, or
why there is none.
"""

import codecs
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import Tag
    from docx.oxml.xmlchemy import BaseOxmlElement
    from pypdfium2 import PdfDocument

MOST_PAGES = 3_000
MOST_TEXT = 50_000_000
"""Characters."""

TEXT, REFUSED, OUT_OF_MEMORY = 0, 3, 4
"""How the program ends: with a text on stdout, with the reason and a hint on two lines, or with nothing."""

_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "div", "dl", "dt"),
    *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"),
    *("nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead"),
    *("title", "tr", "ul"),
}
_UNSEEN = {
    *("script", "style", "template", "noscript", "svg", "iframe", "object", "audio", "video", "canvas", "datalist"),
    *("noembed", "noframes", "rp"),
}
_STRUCK = {"del", "s", "strike"}
_ENDS = {
    "p": _BLOCKS - {"br", "body", "caption", "dd", "dt", "li", "option", "summary", "td", "th", "title", "tr"},
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "td": {"td", "th", "tr", "tbody", "tfoot"},
    "th": {"td", "th", "tr", "tbody", "tfoot"},
    "tr": {"tr", "tbody", "tfoot"},
    "option": {"option"},
}
"""What ends an element that has no closing tag; the parser takes it for a part of that element."""
_MOST_OPEN = 1_000
_LINE_END = re.compile(r"(?<![ \t])[ \t]*+\n\s*")

_LINE_END_HYPHEN = re.compile("[\x02\ufffe]")
"""What pdfium gives for a hyphen at a line's end, hard or soft, and the end of the line."""


class UnreadableError(ValueError):
    """No text can be had from a document; the message says why, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def html_text(content: bytes) -> str:
    """What a reader sees of a page. Raises UnreadableError, and MemoryError where it is too much."""
    import warnings

    if content.count(b"<") - content.count(b">") > _MOST_OPEN:  # the parser would look for the end of each for ever
        raise UnreadableError("its HTML is broken: tags do not end", "save the page as text, or from a browser anew")
    from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
            text = "".join(_seen(BeautifulSoup(_decoded(content), "html.parser")))
    except MemoryError:
        raise
    except Exception as error:  # whatever a parser makes of hostile markup
        raise UnreadableError(f"its HTML cannot be read ({type(error).__name__})", "save the page as text") from error
    return trimmed_lines(text.replace("\0", "\ufffd")).strip()


def trimmed_lines(text: str) -> str:
    """The text without empty lines, and without white space at the beginnings and ends of the others."""
    return _LINE_END.sub("\n", text)


_AS_BROWSERS_READ = {
    **dict.fromkeys(("iso8859-1", "ascii"), "cp1252"),
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be", "utf-16le", "utf-16be"), "utf-8"),
}
"""Encodings that pages declare and browsers read as another one, by the names of Python: the WHATWG Encoding Standard,
section 4.2. (A page that could say so in ASCII is not in UTF-16.)"""


def _decoded(content: bytes) -> str | bytes:
    """A page as browsers decode it, by the encoding that it declares; its bytes where that is for the parser to find.

    So it is where it declares none or a wrong one, and where it begins with a byte-order mark, which goes first.
    """
    from bs4.dammit import EncodingDetector

    if content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content
    declared = EncodingDetector.find_declared_encoding(content, is_html=True) or ""
    try:
        found = codecs.lookup(declared.strip())
        codec = _AS_BROWSERS_READ.get(found.name, found.name)
        return content.decode(codec, _UNASSIGNED if codec.startswith("cp125") else "strict")
    except (LookupError, ValueError):  # an encoding that Python does not know, or that is no encoding of texts
        return content


_UNASSIGNED = "as-control-characters"
"""What browsers make of the few bytes that stand for no letter."""
codecs.register_error(
    _UNASSIGNED,
    lambda error: (
        (error.object[error.start : error.end].decode("latin-1"), error.end)
        if isinstance(error, UnicodeDecodeError)
        else ("", len(error.args))
    ),
)


@dataclass(slots=True)
class _Open:
    """An element that has not ended, and whether a reader sees what stands in it.

    What is `gone` takes no room, and nothing in it is seen; what is `blank` takes room and shows nothing.
    """

    tag: "Tag"
    is_gone: bool
    is_blank: bool


def _seen(page: "BeautifulSoup") -> Iterator[str]:
    """What a reader sees of a page, in its order, with line breaks around what stands in blocks.

    What is struck out or hidden is not seen. One walk with a stack of its own: changing the tree or asking for
    ancestors takes for ever in deep ones.
    """
    from bs4.element import CData, NavigableString, Tag

    inside = [_Open(page, False, False)]
    for element in page.descendants:
        while inside[-1].tag is not element.parent:
            closed = inside.pop()
            if closed.tag.name in _BLOCKS and not closed.is_gone:
                yield "\n"
        around = inside[-1]
        if isinstance(element, Tag):
            for ended, outer in pairwise(reversed(inside)):
                if element.name not in _ENDS.get(ended.tag.name, ()):
                    break
                around.is_gone, around.is_blank = outer.is_gone, outer.is_blank
            opened = _opened(element, around)
            inside.append(opened)
            if element.name in _BLOCKS and not opened.is_gone:
                yield "\n"
        elif type(element) in (NavigableString, CData) and not around.is_gone:
            yield " " if around.is_blank else str(element)


def _opened(tag: "Tag", around: _Open) -> _Open:
    """An element that begins inside of another."""
    if not tag.attrs or around.is_gone:
        return _Open(tag, around.is_gone or tag.name in _UNSEEN | _STRUCK, around.is_blank)
    style = _style(str(tag.get("style") or ""))
    lines = f"{style.get('text-decoration', '')} {style.get('text-decoration-line', '')}"
    is_gone = (
        tag.name in _UNSEEN | _STRUCK
        or ("hidden" in tag.attrs and style.get("display", "none") == "none")
        or style.get("display") == "none"
        or style.get("content-visibility") == "hidden"
        or "line-through" in lines
    )
    visibility = style.get("visibility", "")
    is_blank = visibility in ("hidden", "collapse") or (around.is_blank and visibility != "visible")
    return _Open(tag, is_gone, is_blank)


_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def _style(text: str) -> dict[str, str]:
    """What the style attribute of an element says, by property: of several the last."""
    parts = (part.partition(":") for part in _CSS_COMMENT.sub("", text).lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in parts}


def pdf_text(content: bytes) -> str:
    """The text of all pages, line by line as printed. Raises UnreadableError, and MemoryError where it is too much."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(content) as document:
            if len(document) > MOST_PAGES:
                raise _too_much(f"it has {len(document)} pages; at most {MOST_PAGES} are read")
            text = "\n\f".join(_pages(document))
    except (UnreadableError, MemoryError):
        raise
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            hint = "save it without the password and register that"
            raise UnreadableError("it is a PDF behind a password", hint) from error
        raise _broken_pdf(error) from error
    except Exception as error:  # whatever else a broken file raises
        raise _broken_pdf(error) from error
    if not text.strip():
        raise UnreadableError("it is a PDF without text, as a scan is", "have its text recognised, and register that")
    return text.replace("\0", "\ufffd")


def _pages(document: "PdfDocument") -> Iterator[str]:
    """The text of each page, which is closed before the next is read; no more than may be read in all."""
    size = 0
    for page in document:
        if size > MOST_TEXT:
            raise _too_much(f"its text has more than {MOST_TEXT:,} characters")
        lines = page.get_textpage()
        text = _LINE_END_HYPHEN.sub("-\n", lines.get_text_range().replace("\r\n", "\n"))
        lines.close()
        page.close()
        size += len(text)
        yield text


def _too_much(message: str) -> UnreadableError:
    return UnreadableError(message, "register the part of it that is quoted")


def _broken_pdf(error: Exception) -> UnreadableError:
    hint = "open it in a reader and save it anew, or save its text"
    return UnreadableError(f"it is a PDF that cannot be read ({type(error).__name__})", hint)


_MOST_UNPACKED = 200_000_000
"""Bytes of all parts of a Word document, as its directory has them: no part gives more when it is unpacked."""

_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LETTERS = {f"{_WORDS}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
_SIGNS = {f"{_WORDS}{name}": sign for name, sign in {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.items()}
_NOT_READ = {
    *(f"{_WORDS}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",  # says again what stands beside it
}
_PARAGRAPH_REMOVED = f"{_WORDS}pPr/{_WORDS}rPr/{_WORDS}del"
_UNSEEN_RUN = tuple(f"{_WORDS}rPr/{_WORDS}{name}" for name in ("vanish", "strike", "dstrike"))
_NOTE_KINDS = ("/footnotes", "/endnotes")


def word_text(content: bytes) -> str:
    """The text of a Word document as it reads with all tracked changes accepted, its notes at the end; no headers.

    What is struck out or hidden is not read. Raises UnreadableError, and MemoryError where it is too much.
    """
    from zipfile import ZipFile

    import docx
    from docx.oxml import parse_xml

    try:
        size = sum(part.file_size for part in ZipFile(BytesIO(content)).infolist())
        if size > _MOST_UNPACKED:
            hint = "save it without its images, or as PDF"
            raise UnreadableError(f"unpacked it has {size // 1_000_000} MB; at most 200 MB are read", hint)
        main = docx.Document(BytesIO(content)).part
        notes = [one.target_part for one in main.rels.values() if one.reltype.endswith(_NOTE_KINDS)]
        written: list[str] = []
        for part in (main, *notes):
            _write(parse_xml(part.blob), written)
        text = "".join(written)
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:  # a broken package raises errors of zipfile, lxml and python-docx
        hint = "open it in Word or LibreOffice and save it as .docx or PDF"
        raise UnreadableError(f"it is a Word document that cannot be read ({type(error).__name__})", hint) from error
    return trimmed_lines(text.replace("\0", "\ufffd")).strip()


def _write(element: "BaseOxmlElement", written: list[str]) -> None:
    """Add the text in an element of a Word document, a line for each paragraph. XML nests 256 deep at most."""
    tag = element.tag
    if tag in _NOT_READ or (tag == f"{_WORDS}r" and _is_unseen(element)):
        return
    written.append((element.text or "") if tag in _LETTERS else _SIGNS.get(tag, ""))
    for child in element:
        _write(child, written)
    if tag == f"{_WORDS}p" and element.find(_PARAGRAPH_REMOVED) is None:
        written.append("\n")


def _is_unseen(run: "BaseOxmlElement") -> bool:
    off = ("0", "false", "off", "none")
    found = (run.find(path) for path in _UNSEEN_RUN)
    return any(one is not None and one.get(f"{_WORDS}val") not in off for one in found)


READERS: dict[str, Callable[[bytes], str]] = {"html": html_text, "pdf": pdf_text, "word": word_text}


def answer(kind: str, content: bytes) -> tuple[int, bytes]:
    """How reading a document ends, and what is to be told."""
    try:
        text = READERS[kind](content)
        if len(text) > MOST_TEXT:
            raise _too_much(f"its text has {len(text):,} characters; at most {MOST_TEXT:,} are read")
        return TEXT, text.encode("utf-8", "surrogatepass")
    except UnreadableError as error:
        return REFUSED, f"{error}\n{error.hint}".encode("utf-8", "surrogatepass")
    except MemoryError:
        return OUT_OF_MEMORY, b""


def _limit(seconds: int, memory: int) -> None:
    """Have the system end this process where it computes for longer, and refuse it more memory (bytes)."""
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limits, and some systems have not all
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds + 1, seconds + 1))  # whoever started it comes first
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    _limit(int(sys.argv[2]), int(sys.argv[3]))
    code, told = answer(sys.argv[1], sys.stdin.buffer.read())
    sys.stdout.buffer.write(told)
    sys.stdout.flush()
    sys.exit(code)
