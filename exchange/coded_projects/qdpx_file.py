"""A project in the exchange format REFI-QDA, a .qdpx file, as QualCoder, NVivo, MAXQDA and ATLAS.ti write it.

A zip with `project.qde` in XML (urn:QDA-XML:project:1.0) and the sources beside it. What is coded begins and ends at
characters of the plain text of a source, by the standard at code points; programs differ in how they count the ends of
lines and letters beyond the first 65,536. Where selections carry their words, these tell how.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from zipfile import BadZipFile, ZipFile, ZipInfo

from exchange.coded_projects.project_records import (
    CodedProject,
    ProjectDocument,
    ProjectError,
    characters,
    counted,
)
from loaders.dates import parse_date

CODE, CASE = "code", "case"
PROJECT = "project.qde"

_AGAIN = "export it again as a REFI-QDA project (.qdpx)"
_MOST_UNPACKED = 200_000_000
"""Bytes of the project and the texts of its sources, as the directory has them: no part gives more."""

_DEEPEST = 50
"""Codes that stand in one another; without a limit their names could fill any memory."""

_MOST_LIKE = 40
"""Characters of a selection's words that are compared; programs cut them."""

_SOURCES = {
    "TextSource": "text",
    "PDFSource": "PDF",
    "PictureSource": "picture",
    "AudioSource": "sound recording",
    "VideoSource": "film",
}


_NOT_TAKEN = {"notes": "Note", "links": "Link", "sets": "Set", "variables": "Variable"}
_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


class CodeName(NamedTuple):
    """A code, by its name with those above it, or a case."""

    what: str
    name: str


@dataclass(frozen=True, slots=True)
class Coding:
    """Characters of a document that carry a code, or belong to a case. `place` says where they are."""

    place: str
    document: str
    span: tuple[int, int]
    code: CodeName


@dataclass(slots=True)
class QdpxProject:
    """All that is coded in a project; its documents, what is left out and what is not taken are those of `base`."""

    base: CodedProject
    codes: list[CodeName] = field(default_factory=list)
    codings: list[Coding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Selection:
    guid: str
    words: str
    start: int
    end: int
    codes: tuple[str, ...]


class _NoTextError(ValueError):
    """There is no text of a source; the message says why."""


class _NoDoctype(TreeBuilder):
    """Refuses a document type before it is read: a project needs none, and entities can make a text of any size."""

    def doctype(self, name: str, *_: object) -> None:
        raise ProjectError(f"its {PROJECT} declares a document type ({name}), as no project does; export it anew")


def read_qdpx(path: Path) -> QdpxProject:
    """The documents and codings of a project. Raises ProjectError, and OSError where the file cannot be read."""
    try:
        with ZipFile(path) as archive:
            return _Reader(path.name, archive).read()
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise ProjectError(f"'{path.name}' cannot be read ({error}); {_AGAIN}") from error
    except ProjectError as error:
        raise ProjectError(f"'{path.name}' is not read: {error}") from error


class _Reader:
    """One project while it is read."""

    def __init__(self, name: str, archive: ZipFile) -> None:
        self.archive = archive
        self.parts = {PurePosixPath(one.filename.replace("\\", "/")).name.casefold(): one for one in archive.infolist()}
        self.unpacked = 0
        self.found = QdpxProject(CodedProject(name, "REFI-QDA"))
        self.names: dict[str, CodeName] = {}
        self.spans: dict[str, tuple[str, tuple[int, int]]] = {}
        """By GUID of a selection its document and characters."""

    def read(self) -> QdpxProject:
        part = self.parts.get(PROJECT)
        if part is None:
            raise ProjectError(f"there is no {PROJECT} in it; export it as a REFI-QDA project, not as a codebook")
        root = _parsed(self.unpack(part))
        self.name_codes(root)
        cases = [*_all(root, "Case")]
        for case in cases:
            self.name(case, CodeName(CASE, _line(case.get("name"))))
        for sources in _children(root, "Sources"):
            for number, source in enumerate(sources, start=1):
                self.add_source(source, number)
        for case in cases:
            self.add_case(case)
        rest = {name: sum(1 for _ in _all(root, tag)) for name, tag in _NOT_TAKEN.items()}
        if any(rest.values()):
            self.found.base.not_taken.append(counted(rest))
        self.found.base.not_taken.append("who coded what")
        return self.found

    def unpack(self, part: ZipInfo) -> bytes:
        self.unpacked += part.file_size
        if self.unpacked > _MOST_UNPACKED:
            raise ProjectError(f"its project and texts have more than {_MOST_UNPACKED // 1_000_000} MB; split it")
        return self.archive.read(part)

    def name_codes(self, root: Element) -> None:
        """Codes stand in one another; each is known by its name and the names above it."""
        top = [code for codes in _all(root, "Codes") for code in _children(codes, "Code")]
        stack: list[tuple[Element, tuple[str, ...]]] = [(code, ()) for code in reversed(top)]
        while stack:
            code, above = stack.pop()
            names = (*above, _line(code.get("name")))
            if len(names) > _DEEPEST:
                raise ProjectError(f"its codes stand in one another more than {_DEEPEST} deep")
            self.name(code, CodeName(CODE, " / ".join(names)))
            stack += [(below, names) for below in [*_children(code, "Code")][::-1]]

    def name(self, element: Element, code: CodeName) -> None:
        self.names[_guid(element)] = code
        if code not in self.found.codes:
            self.found.codes.append(code)

    def add_source(self, source: Element, number: int) -> None:
        title = _line(source.get("name")) or f"source {number}"
        if any(document.title == title for document in self.found.base.documents.values()):
            title = f"{title} ({number})"
        holders = [source, *_children(source, "Representation")]
        marked = [one for holder in holders for one in holder if _tag(one).endswith("Selection")]
        plain = [one for one in marked if _tag(one) == "PlainTextSelection"]
        for other in marked:
            if _tag(other) != "PlainTextSelection" and any(_codes(other)):
                self.leave_out(f"{title}, {_line(other.get('name')) or _guid(other)}", "a part without words is coded")
        for transcript in _children(source, "Transcript"):
            for one in _children(transcript, "TranscriptSelection"):
                if any(_codes(one)):
                    place = f"{title}, {_line(one.get('name')) or _guid(one)}"
                    self.leave_out(place, "it is coded by time; code the transcript as a text")
        try:
            text = self.text_of(holders)
        except _NoTextError as error:
            coded = sum(1 for one in (*plain, source) for _ in _codes(one))
            kind = _SOURCES.get(_tag(source), "source")
            self.leave_out(title, f"there is no text of this {kind}, which has {coded} codings: {error}")
            return
        key = _guid(source) or f"source {number}"
        text, alike = _read_alike(text, [one for one in map(self.selection, plain) if one])
        document = ProjectDocument(title, title, text, _day(source, title))
        self.found.base.documents[key] = document
        for marked_words in alike:
            span = marked_words.start, marked_words.end
            self.spans[marked_words.guid] = key, span
            for code in marked_words.codes:
                self.add_coding(f"{title}, characters {span[0]} to {span[1]}", key, span, code)
        for code in _codes(source):
            self.add_coding(title, key, (0, len(text)), code)

    def add_coding(self, place: str, document: str, span: tuple[int, int], guid: str) -> None:
        if guid in self.names:
            self.found.codings.append(Coding(place, document, span, self.names[guid]))
        else:
            self.leave_out(place, f"it carries a code that the project does not name ({guid})")

    def selection(self, element: Element) -> _Selection | None:
        start, end = element.get("startPosition", ""), element.get("endPosition", "")
        if start.isdecimal() and end.isdecimal() and len(start) < 12 and len(end) < 12:
            words = _line(element.get("name"))
            return _Selection(_guid(element), words, int(start), int(end), tuple(_codes(element)))
        self.leave_out(_guid(element), f"a selection does not begin and end at characters ('{start}', '{end}')")
        return None

    def text_of(self, holders: Sequence[Element]) -> str:
        """The plain text of a source. Raises _NoTextError."""
        where = ""
        for holder in holders:
            for content in _children(holder, "PlainTextContent"):
                return content.text or ""
            where = holder.get("plainTextPath", "") or where
        name = PurePosixPath(where.replace("\\", "/").removeprefix("internal://")).name.casefold()
        if not where:
            raise _NoTextError("export it with plain text")
        if "://" in where and not where.startswith("internal://"):
            raise _NoTextError(f"it stands at '{where}'; export the project with its sources")
        if name not in self.parts:
            raise _NoTextError(f"'{where}' is missing; export the project with its sources")
        part = self.unpack(self.parts[name])
        try:
            return part.decode("utf-16" if part.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
        except UnicodeDecodeError:
            raise _NoTextError(f"'{where}' is no text in UTF-8") from None

    def add_case(self, case: Element) -> None:
        """A case is what a selection or a whole source belongs to."""
        name = self.names[_guid(case)]
        for ref in _children(case, "SelectionRef"):
            if _target(ref) in self.spans:
                key, span = self.spans[_target(ref)]
                self.found.codings.append(Coding(f"case {name.name}", key, span, name))
        for ref in _children(case, "SourceRef"):
            if document := self.found.base.documents.get(_target(ref)):
                self.found.codings.append(Coding(f"case {name.name}", _target(ref), (0, len(document.text)), name))

    def leave_out(self, place: str, why: str) -> None:
        self.found.base.leave_out(place, why)


def _parsed(content: bytes) -> Element:
    """The project's XML. Raises ProjectError."""
    parser = XMLParser(target=_NoDoctype())
    try:
        parser.feed(content)
        root: Element = parser.close()
    except ProjectError:
        raise
    except (ParseError, LookupError, ValueError) as error:  # the last two for encodings that Python does not read
        raise ProjectError(f"its {PROJECT} is no XML that can be read ({error}); {_AGAIN}") from error
    return root


def _read_alike(text: str, selections: list[_Selection]) -> tuple[str, list[_Selection]]:
    """A text and its selections in characters of it, counted as most of their words tell; else as the standard has it.

    Programs may count the end of a line as one or two, and letters by code points or units of UTF-16.
    """
    ways = [(one, by_units) for one in dict.fromkeys((text, text.replace("\r\n", "\n"))) for by_units in (False, True)]
    if max(text, default="") <= "\uffff":
        ways = [way for way in ways if not way[1]]
    read = [
        (one, [_counted(selection, one) if by_units else selection for selection in selections])
        for one, by_units in ways
    ]
    return max(read, key=lambda way: sum(_says_its_words(way[0], selection) for selection in way[1]))


def _counted(selection: _Selection, text: str) -> _Selection:
    start, end = characters(text, selection.start), characters(text, selection.end)
    return _Selection(selection.guid, selection.words, start, end, selection.codes)


def _says_its_words(text: str, selection: _Selection) -> bool:
    words = selection.words.removesuffix("...").removesuffix("…").strip()[:_MOST_LIKE]
    return bool(words) and " ".join(text[selection.start : selection.end].split()).startswith(words)


def _day(source: Element, title: str) -> str:
    """The day that a variable of a source gives, else its title; "" for none."""
    given = [
        (one.findtext("{*}DateValue") or one.findtext("{*}DateTimeValue") or "")[:10]
        for one in _children(source, "VariableValue")
    ]
    for text in (*given, *_ISO_DAY.findall(title)):
        if _ISO_DAY.fullmatch(text):
            try:
                return parse_date(text).text
            except ValueError:
                continue
    return ""


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _children(element: Element, tag: str) -> Iterator[Element]:
    return (one for one in element if _tag(one) == tag)


def _all(element: Element, tag: str) -> Iterator[Element]:
    return (one for one in element.iter() if _tag(one) == tag)


def _codes(element: Element) -> Iterator[str]:
    """The GUIDs of the codes of a selection or source."""
    return (_target(ref) for coding in _children(element, "Coding") for ref in _children(coding, "CodeRef"))


def _guid(element: Element) -> str:
    return element.get("guid", "").strip("{}").casefold()


def _target(element: Element) -> str:
    return element.get("targetGUID", "").strip("{}").casefold()


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
