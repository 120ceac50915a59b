"""The documents behind the data, where they are at hand: their bytes, their text, whether they are still the same."""

import hashlib
import stat
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePath

import pandas as pd

from documents.document_formats import Unread, format_of
from documents.document_text import text_of, too_large
from documents.readers.unreadable import UnreadableError
from loaders.data_files import Stamps, entries, stamps
from loaders.problems import Problem
from loaders.table_rows import SourceRow, records

_MOST_KEPT = 50_000_000
_KEPT: dict[tuple[str, str], str | tuple[str, str]] = {}
"""The texts of HTML, PDF and Word documents, which take long to be had from their bytes, by kind and SHA-256; or why
there is none, and what to do."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that is at hand: its text, and the SHA-256 of its bytes."""

    name: str
    text: str
    sha256: str


def document_stamps(folder: Path | None, names: Iterable[str]) -> Stamps:
    """(name, modification time in ns, size) of those documents that are at hand: it changes when one does."""
    if folder is None:
        return ()
    found = stamps(folder, sorted(set(names)))
    others = {other for name in set(names) - {name for name, _, _ in found} if (other := _other_name(folder, name))}
    return (*found, *stamps(folder, sorted(others)))


def names_at_hand(folder: Path) -> tuple[str, ...]:
    """The names in the folder of documents, sorted, without those that begin with a dot. Never raises."""
    return tuple(name for name in entries(folder) if not name.startswith("."))


def _other_name(folder: Path, name: str) -> str | None:
    """The name under which a document stands that is not there under its own: other in composition or case alone.

    Systems compose letters (é) in their own ways, and some make no difference between capitals and small letters.
    """
    found = PurePath()
    for part in PurePath(name).parts:
        other = _by_form(tuple(entries(folder / found))).get(_form(part))
        if other is None:
            return None
        found /= other
    return str(found)


def _form(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


@lru_cache(maxsize=16)
def _by_form(names: tuple[str, ...]) -> Mapping[str, str]:
    """The first of the names of each form."""
    return {_form(name): name for name in reversed(names)}


def document_text(folder: Path | None, source: SourceRow) -> str | Problem | None:
    """The text of a registered document (a row of the sources' table); None where it is not at hand. Never raises."""
    found = open_document(folder, source.document)
    return found.text if isinstance(found, Document) else found


def texts_at_hand(folder: Path | None, sources: pd.DataFrame) -> dict[str, str]:
    """The text of each of the documents that is at hand and can be read, by the id of its source."""
    texts = {source.source: document_text(folder, source) for source in records(sources, SourceRow)}
    return {source: text for source, text in texts.items() if isinstance(text, str)}


def open_document(folder: Path | None, name: str) -> Document | Problem | None:
    """A document of the folder; None where it is not at hand, and a problem where it cannot be read. Never raises."""
    content = None if folder is None else read_document(folder, name)
    if content is None or isinstance(content, Problem):
        return content
    try:
        return document_of(name, content)
    except UnreadableError as error:
        return Problem("error", f"the document '{name}' cannot be read: {error}", "sources.yaml", hint=error.hint)


def document_of(name: str, content: bytes) -> Document:
    """The document with these bytes. Raises UnreadableError."""
    sha256, kind = hashlib.sha256(content).hexdigest(), format_of(name, content)
    if kind == "text" or isinstance(kind, Unread):
        return Document(name, text_of(name, content), sha256)
    if (kind, sha256) not in _KEPT:
        text = _text_or_reason(name, content)
        if sum(map(len, _KEPT.values())) + len(text) > _MOST_KEPT:
            _KEPT.clear()
        _KEPT[kind, sha256] = text
    kept = _KEPT[kind, sha256]
    if isinstance(kept, tuple):
        raise UnreadableError(*kept)
    return Document(name, kept, sha256)


def _text_or_reason(name: str, content: bytes) -> str | tuple[str, str]:
    try:
        return text_of(name, content)
    except UnreadableError as error:
        return str(error), error.hint


def changed_document(name: str, found: str, registered: str) -> tuple[str, str] | None:
    """What to say of a document whose SHA-256 is not the registered one, and what to do; None where it is."""
    if found == registered:
        return None
    message = f"the document '{name}' is not the one that was registered: its SHA-256 differs"
    return message, "put the registered file there, or check its quotations again and 'register' it with --update"


def hash_at_hand(folder: Path | None, name: str) -> str | None:
    """The SHA-256 of a document; None where it is not at hand or cannot be read."""
    content = read_document(folder, name) if folder and name else None
    return hashlib.sha256(content).hexdigest() if isinstance(content, bytes) else None


def read_document(folder: Path, name: str) -> bytes | Problem | None:
    """The content of a document; None where it is not at hand, and a problem where it cannot be read.

    It is found also where its name on disk differs in the composition of letters or in their case alone.
    """
    path = folder / name
    try:
        if not path.exists() and (other := _other_name(folder, name)):
            path = folder / other
        if not path.resolve().is_relative_to(folder.resolve()):
            return Problem("error", f"the document '{name}' is outside the documents folder", "sources.yaml")
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Problem("error", f"the document '{name}' cannot be read: it is no ordinary file", "sources.yaml")
        too_large(status.st_size)
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except UnreadableError as error:
        return Problem("error", f"the document '{name}' cannot be read: {error}", "sources.yaml", hint=error.hint)
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: a loop of links; ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or "no such name is possible, or it is a loop of links"
        return Problem("error", f"the document '{name}' cannot be read: {reason}", "sources.yaml")
