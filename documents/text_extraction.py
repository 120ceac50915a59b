"""The text that is in HTML and PDF. Also a program, which `confined_process` runs for what may ask for too much.

As a program it is started by its path and knows nothing of the project, so that little is loaded: it reads a document
on stdin and writes its text, in UTF-8, or why there is none.
"""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
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
_UNSEEN = {"script", "style", "template", "noscript", "svg", "iframe", "object"}
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
            text = "".join(_seen(BeautifulSoup(content, "html.parser")))
    except MemoryError:
        raise
    except Exception as error:  # whatever a parser makes of hostile markup
        raise UnreadableError(f"its HTML cannot be read ({type(error).__name__})", "save the page as text") from error
    return trimmed_lines(text.replace("\0", "\ufffd")).strip()


def trimmed_lines(text: str) -> str:
    """The text without empty lines, and without white space at the beginnings and ends of the others."""
    return _LINE_END.sub("\n", text)


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


READERS: dict[str, Callable[[bytes], str]] = {"html": html_text, "pdf": pdf_text}


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
