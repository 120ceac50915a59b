"""A database of Discourse Network Analyzer, a .dna file of SQLite -> its documents and statements.

The layouts are those that versions 2 and 3 make (github.com/leifeld/dna). Statements begin and end at units of UTF-16,
as Java counts characters. Version 2 keeps dates as milliseconds of a moment, which it shows in the time zone of the
machine; version 3 as seconds of the day as it was typed.
"""

import errno
import os
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import astuple, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from exchange.coded_projects.project_records import (
    CodedProject,
    ProjectDocument,
    ProjectError,
    ProjectStatement,
    characters,
    counted,
)
from loaders.problems import did_you_mean
from loaders.vocabularies import Stance

Layout = Literal[2, 3]
Value = str | int | float | bytes | None
_Values = Mapping[str, tuple[Value, str]]
"""Of a statement: by variable its value, and of what type it is."""

_TYPES = {"DATABOOLEAN": "boolean", "DATAINTEGER": "integer", "DATALONGTEXT": "long text"}
_NEEDED = {"DOCUMENTS", "STATEMENTS", "STATEMENTTYPES", "STATEMENTLINKS", "VARIABLES", "DATASHORTTEXT", *_TYPES}
_MOST_TEXT = 50_000_000
"""Bytes of one value."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class DnaVariables:
    """What the variables of a statement are called: who speaks, for whom, on what, and whether it agrees."""

    actor: str = "organization"
    speaker: str = "person"
    issue: str = "concept"
    agreement: str = "agreement"


def read_dna(path: Path, variables: DnaVariables) -> CodedProject:
    """The documents and statements of a database. It is opened for reading alone.

    Raises ProjectError, also where it has no variable of a name that is given, and OSError where there is no file. The
    actor is what the statement has for `variables.actor`, else for `variables.speaker`.
    """
    project = CodedProject(path.name, "DNA")
    if not path.is_file():  # of which SQLite says less
        number = errno.EISDIR if path.is_dir() else errno.ENOENT
        raise OSError(number, os.strerror(number))
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            database.text_factory = lambda content: content.decode("utf-8", "replace")
            database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_TEXT)
            database.execute("PRAGMA trusted_schema = OFF")
            layout = _layout(database, path.name)
            _refuse_unknown(database, variables)
            _add_documents(database, layout, project)
            values = _values(database, layout)
            _add_statements(database, values, variables, project)
            _add_rest(database, values.values(), astuple(variables), project)
    except sqlite3.Error as error:
        hint = "close it in DNA, save it anew, or take a copy that opens there"
        raise ProjectError(f"'{path.name}' cannot be read as a database of DNA ({error}); {hint}") from error
    return project


def _layout(database: sqlite3.Connection, name: str) -> Layout:
    """Which layout the tables have. Raises ProjectError where they are of no known version."""
    tables = {str(one).upper() for (one,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if missing := sorted(_NEEDED - tables):
        raise ProjectError(f"'{name}' is no database of DNA 2 or 3: it has no table {', '.join(missing)}")
    columns = {str(row[1]): str(row[2]) for row in database.execute("PRAGMA table_info(DATASHORTTEXT)")}
    if "VariableId" in columns and "Entity" in columns and "ENTITIES" in tables:
        return 3
    if "VariableId" in columns and columns.get("Value") == "TEXT":
        return 2
    raise ProjectError(f"'{name}' is of a version of DNA that is not read; open it in DNA 3 and save it there")


def _refuse_unknown(database: sqlite3.Connection, variables: DnaVariables) -> None:
    """Raise ProjectError for a name that no variable of the database has, which would leave out every statement.

    A name that nobody chose may be missing: what lacks it is listed statement by statement.
    """
    known = {str(one) for (one,) in database.execute("SELECT DISTINCT Variable FROM VARIABLES")}
    usual = astuple(DnaVariables())
    if unknown := [name for name in astuple(variables) if name not in known and name not in usual]:
        raise ProjectError(f"statements have no variable '{unknown[0]}': {did_you_mean(unknown[0], known)}")


def _add_documents(database: sqlite3.Connection, layout: Layout, project: CodedProject) -> None:
    query = "SELECT ID, Title, Text, Author, Source, Section, Notes, Type, Date FROM DOCUMENTS ORDER BY ID"
    for identifier, title, text, author, source, section, notes, kind, date in database.execute(query):
        place = f"document {identifier}"
        day = _day(date, layout)
        if not isinstance(text, str) or not text.strip():
            project.leave_out(place, f"'{_line(title)}' has no text")
        elif not day:
            project.leave_out(place, f"'{_line(title)}' has no date", "give it one in DNA")
        else:
            more = {"Section": _line(section), "Type": _line(kind), "Notes": _line(notes)}
            project.documents[str(identifier)] = ProjectDocument(
                place,
                _line(title) or place,
                text,
                day,
                publisher=_line(source),
                author=_line(author),
                note=" ".join(f"{name}: {said.rstrip('.')}." for name, said in more.items() if said),
            )


def _values(database: sqlite3.Connection, layout: Layout) -> dict[Value, dict[str, tuple[Value, str]]]:
    """By the id of the statement, what it has for each of its variables."""
    if layout == 3:
        short = (
            "SELECT StatementId, Variable, ENTITIES.Value FROM DATASHORTTEXT "
            "JOIN VARIABLES ON VARIABLES.ID = DATASHORTTEXT.VariableId JOIN ENTITIES ON ENTITIES.ID = Entity"
        )
    else:
        short = _of_table("DATASHORTTEXT")
    found: dict[Value, dict[str, tuple[Value, str]]] = {}
    for query, kind in ((short, "short text"), *((_of_table(table), kind) for table, kind in _TYPES.items())):
        for statement, variable, value in database.execute(query):
            found.setdefault(statement, {})[str(variable)] = value, kind
    return found


def _of_table(table: str) -> str:
    return (
        f"SELECT {table}.StatementId, Variable, {table}.Value FROM {table} "
        f"JOIN VARIABLES ON VARIABLES.ID = {table}.VariableId"
    )


def _add_statements(
    database: sqlite3.Connection,
    values: Mapping[Value, _Values],
    variables: DnaVariables,
    project: CodedProject,
) -> None:
    types = dict(database.execute("SELECT ID, Label FROM STATEMENTTYPES"))
    query = "SELECT ID, DocumentId, Start, Stop, StatementTypeId FROM STATEMENTS ORDER BY ID"
    for identifier, document, start, stop, kind in database.execute(query):
        place, said = f"statement {identifier}", values.get(identifier, {})
        where = project.documents.get(str(document))
        organisation, person, issue = (
            _line(said.get(name, ("", ""))[0]) for name in (variables.actor, variables.speaker, variables.issue)
        )
        stance = _stance(*said.get(variables.agreement, (None, "")))
        if where is None:
            project.leave_out(place, f"its document {document} is not taken")
        elif not (isinstance(start, int) and isinstance(stop, int)):
            project.leave_out(place, f"it does not begin and end at characters ({start}, {stop})")
        elif not issue:
            of_kind = _line(types.get(kind)) or str(kind)
            project.leave_out(place, f"it says nothing for '{variables.issue}'; its type is '{of_kind}'")
        elif not (organisation or person):
            project.leave_out(place, f"it says nothing for '{variables.actor}' nor '{variables.speaker}'")
        elif stance is None:
            given = said.get(variables.agreement, (None, ""))[0]
            what = "is not given" if given is None else f"is {given!r}"
            project.leave_out(
                place, f"its '{variables.agreement}' {what}", "read are 1 and 0, or a number from -2 to 2"
            )
        else:
            project.statements.append(
                ProjectStatement(
                    place,
                    str(document),
                    (characters(where.text, start), characters(where.text, stop)),
                    organisation or person,
                    issue,
                    stance,
                    speaker=person if organisation and person != organisation else "",
                )
            )


def _add_rest(
    database: sqlite3.Connection, values: Iterable[_Values], used: Collection[str], project: CodedProject
) -> None:
    """What the database holds beside that."""
    others = Counter(name for said in values for name, (value, _) in said.items() if name not in used and value != "")
    if others:
        project.not_taken.append(f"other variables of statements: {counted(others)}")
    (links,) = database.execute("SELECT COUNT(*) FROM STATEMENTLINKS").fetchone()
    if links:
        project.not_taken.append(f"links between statements ({links})")
    project.not_taken.append("who coded what, and attributes of actors")


def _day(date: Value, layout: Layout) -> str:
    """The day of a date as DNA keeps it, as 2019-07-08; "" for none."""
    if not isinstance(date, int):
        return ""
    try:
        if layout == 3:
            return (_EPOCH + timedelta(seconds=date)).date().isoformat()
        return (_EPOCH + timedelta(milliseconds=date)).astimezone().date().isoformat()
    except OverflowError:
        return ""


def _stance(value: Value, kind: str) -> Stance | None:
    """What an agreement says: 1 and 0 where it is one of two, else from -2 to 2; None for another."""
    if kind == "boolean":
        return {1: Stance.support, 0: Stance.oppose}.get(value) if isinstance(value, int) else None
    if kind == "integer":
        return next((stance for stance in Stance if stance.score == value), None)
    return None


def _line(value: Value) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
