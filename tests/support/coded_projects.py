"""Small projects of other coding tools, made by tests: databases of DNA in both layouts, and REFI-QDA projects."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

VARIABLES = ("person", "organization", "concept", "agreement", "place")
_COMMON = """
CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT, Source TEXT,
    Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);
CREATE TABLE STATEMENTTYPES(ID INTEGER PRIMARY KEY, Label TEXT);
CREATE TABLE VARIABLES(ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);
CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER,
    Stop INTEGER, Coder INTEGER);
CREATE TABLE STATEMENTLINKS(ID INTEGER PRIMARY KEY, SourceId INTEGER, TargetId INTEGER);
CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value TEXT);
"""
_SHORT = {
    2: "CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value TEXT);",
    3: "CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT);"
    "CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Entity INTEGER);",
}


@dataclass(frozen=True)
class DnaStatement:
    """A statement: its document, its characters in units of UTF-16, and what it has for its variables."""

    document: int
    start: int
    stop: int
    values: Mapping[str, str | int]


def units(text: str, quote: str) -> tuple[int, int]:
    """Where a quotation begins and ends in a text, as Java counts."""
    before = text[: text.index(quote)]
    start = len(before.encode("utf-16-le")) // 2
    return start, start + len(quote.encode("utf-16-le")) // 2


def write_dna(
    path: Path, layout: int, documents: Sequence[tuple[str, str, str]], statements: Sequence[DnaStatement]
) -> Path:
    """A database with documents (title, text, day or "") and statements, numbered from 1, in the layout of a version.

    An agreement that is a bool is a boolean, one that is a number an integer.
    """
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(_COMMON + _SHORT[layout])
        database.execute("INSERT INTO STATEMENTTYPES VALUES(1, 'DNA Statement')")
        for number, variable in enumerate(VARIABLES, start=1):
            database.execute("INSERT INTO VARIABLES VALUES(?, ?, '', 1)", (number, variable))
        for number, (title, text, day) in enumerate(documents, start=1):
            row = (number, title, text, "An Author", "The Paper", "", "", "article", _date(day, layout))
            database.execute("INSERT INTO DOCUMENTS VALUES(?, ?, ?, 1, ?, ?, ?, ?, ?, ?)", row)
        for number, one in enumerate(statements, start=1):
            place = (number, one.document, one.start, one.stop)
            database.execute("INSERT INTO STATEMENTS VALUES(?, 1, ?, ?, ?, 1)", place)
            for variable, value in one.values.items():
                _insert(database, layout, number, VARIABLES.index(variable) + 1, value)
    return path


def _date(day: str, layout: int) -> int | None:
    if not day:
        return None
    if layout == 2:  # a moment of the machine's own time
        return int(datetime.fromisoformat(day).timestamp() * 1000)
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


def _insert(database: sqlite3.Connection, layout: int, statement: int, variable: int, value: str | int) -> None:
    table = "DATABOOLEAN" if isinstance(value, bool) else "DATAINTEGER" if isinstance(value, int) else "DATASHORTTEXT"
    kept: str | int | None = value
    if isinstance(value, str) and layout == 3:
        kept = database.execute("INSERT INTO ENTITIES VALUES(NULL, ?, ?)", (variable, value)).lastrowid
    database.execute(f"INSERT INTO {table} VALUES(NULL, ?, ?, ?)", (statement, variable, kept))


@dataclass(frozen=True)
class Marked:
    """Characters of a source with their codes (by GUID); `words` are what the program says of them."""

    guid: str
    start: int
    end: int
    codes: Sequence[str]
    words: str = ""


def source_xml(guid: str, name: str, marked: Sequence[Marked], inside: str = "") -> str:
    """A source whose text is the part <guid>.txt."""
    selections = "".join(
        f'<PlainTextSelection guid="{one.guid}" name={quoteattr(one.words)} startPosition="{one.start}" '
        f'endPosition="{one.end}">{"".join(_coding(code) for code in one.codes)}</PlainTextSelection>'
        for one in marked
    )
    path = f'plainTextPath="internal://{guid}.txt"'
    return f"<TextSource guid={quoteattr(guid)} name={quoteattr(name)} {path}>{inside}{selections}</TextSource>"


def _coding(code: str) -> str:
    return f'<Coding guid="c-{code}"><CodeRef targetGUID={quoteattr(code)}/></Coding>'


def write_qdpx(
    path: Path, codes: str, sources: str, texts: Mapping[str, bytes], rest: str = "", head: str = ""
) -> Path:
    """A project with this XML of codes and sources, and the texts by GUID."""
    xml = (
        f'<?xml version="1.0" encoding="utf-8"?>{head}<Project xmlns="urn:QDA-XML:project:1.0" name="p">'
        f"<CodeBook><Codes>{codes}</Codes></CodeBook>{rest}<Sources>{sources}</Sources></Project>"
    )
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", xml)
        for guid, content in texts.items():
            archive.writestr(f"Sources/{guid}.txt", content)
    return path
