"""The text of a PDF, page by page, as it reads."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from documents.readers.page_columns import in_columns
from documents.readers.unreadable import MOST_TEXT, UnreadableError, too_much

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PAGES = 3_000

_LINE_END_HYPHEN = re.compile("[\x02\ufffe]\n?")
"""What pdfium gives for a hyphen at a line's end, hard or soft, and the end of the line."""


def pdf_text(content: bytes) -> str:
    """The text of all pages, line by line as printed. Raises UnreadableError, and MemoryError where it is too much."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(content) as document:
            if len(document) > MOST_PAGES:
                raise too_much(f"it has {len(document)} pages; at most {MOST_PAGES} are read")
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
            raise too_much(f"its text has more than {MOST_TEXT:,} characters")
        signs = page.get_textpage()
        text = in_columns(signs, signs.get_text_range())
        signs.close()
        page.close()
        size += len(text)
        yield _LINE_END_HYPHEN.sub("-\n", text.replace("\r\n", "\n"))


def _broken_pdf(error: Exception) -> UnreadableError:
    hint = "open it in a reader and save it anew, or save its text"
    return UnreadableError(f"it is a PDF that cannot be read ({type(error).__name__})", hint)
