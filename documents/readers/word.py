"""The text of a Word document as it reads with all tracked changes accepted."""

from io import BytesIO
from typing import TYPE_CHECKING

from documents.readers.line_ends import trimmed_lines
from documents.readers.unreadable import UnreadableError

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

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
