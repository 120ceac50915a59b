"""The bytes of a document -> its text, by kind: plain text, HTML, PDF or Word. Markup and scripts are no part of it."""

import re
from pathlib import Path

from documents import confined_process, text_extraction
from documents.composed_letters import TooManyMarksError, compose
from documents.document_formats import Kind, Unread, format_of
from documents.readers.unreadable import UnreadableError
from documents.reversed_words import runs_backwards
from loaders.look_alikes import UNSEEN

MOST_BYTES = 50_000_000
MOST_MARKUP = 10_000_000
MOST_MARKS = 5_000_000
VERY_LONG = 10_000_000
"""A text of more characters is searched for quotations, and nothing else is done with it."""

_SEEN = re.compile(rf"[^\s{UNSEEN}]")
_WITHOUT_TEXT: dict[Kind, str] = {
    "text": "download or save it anew",
    "html": "open it in a browser, save what is shown there as text or print it to PDF, and take that",
    "pdf": "have its text recognised, and register that",
    "word": "save it as PDF, or have its text recognised where it is an image",
}


def text_of(name: str, content: bytes) -> str:
    """The text of a document, its letters composed (Unicode NFC). Raises UnreadableError and nothing else."""
    kind = format_of(name, content)
    if not content:
        raise UnreadableError("it is empty", "download or save it anew")
    if isinstance(kind, Unread):
        raise UnreadableError(f"it is {kind.name}, whose text is not read", kind.instead)
    too_large(len(content), kind)
    text = _plain(content) if kind == "text" else _extracted(kind, content)
    try:
        text = compose(text, MOST_MARKS)
    except TooManyMarksError:
        message = f"its letters carry more than {MOST_MARKS:,} combining marks"
        raise UnreadableError(message, "register the part of it that is quoted") from None
    if not _SEEN.search(text):
        raise UnreadableError("there is no text in it", _WITHOUT_TEXT[kind])
    if kind == "pdf" and runs_backwards(text):
        hint = "take it as HTML, Word or text from where it was published, or have its text recognised anew"
        raise UnreadableError("it is a PDF whose words run backwards when they are read", hint)
    return text


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
        hint = "save a copy as UTF-8 and register that, or give a PDF, HTML or Word file its ending"
        raise UnreadableError(f"it is no text in UTF-8 (line {line})", hint) from None
    if "\0" in text:
        raise UnreadableError("it holds NUL characters, as no text does", "save it as text, HTML, PDF or .docx")
    return text


_NAMES: dict[Kind, str] = {"html": "an HTML page", "pdf": "a PDF", "word": "a Word document"}
_INSTEAD: dict[Kind, str] = {
    "html": "save the page as text",
    "pdf": "open it in a reader and save it anew, or save its text",
    "word": "save it as PDF or as text",
}


def _extracted(kind: Kind, content: bytes) -> str:
    """The text in markup, read in a process of its own: a small file can ask a parser for hours and for gigabytes."""
    answer = confined_process.run_confined(Path(text_extraction.__file__), kind, content=content)
    text = answer.content.decode("utf-8", "surrogatepass")
    if answer.code == text_extraction.TEXT:
        return text
    if answer.code == text_extraction.REFUSED:
        message, _, hint = text.partition("\n")
        raise UnreadableError(message, hint)
    if answer.is_late:
        reason = f"takes more than {confined_process.SECONDS} seconds to read"
    elif answer.code == text_extraction.OUT_OF_MEMORY or answer.is_aborted:
        reason = f"takes more than {confined_process.MEMORY / 1e9:g} GB of memory to read"
    else:
        reason = "ends the program that reads it"
    raise UnreadableError(f"it is {_NAMES[kind]} that {reason}", _INSTEAD[kind])
