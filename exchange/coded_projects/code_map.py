"""What the codes of a project mean in a folder: a small table, drafted from the project and filled in by an analyst."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import pandas as pd

from exchange.coded_projects.project_records import CodedProject, ProjectDocument, ProjectStatement, counted
from exchange.coded_projects.qdpx_file import CASE, CODE, CodeName, Coding, QdpxProject
from exchange.table_files import Table, TableRow, open_table
from loaders.dataset import Dataset
from loaders.dates import parse_date
from loaders.doubled_actors import name_key
from loaders.problems import Problem, did_you_mean
from loaders.table_rows import ActorRow, IssueRow, records
from loaders.vocabularies import Stance

CONCEPT, DOCUMENT = "concept", "document"
COLUMNS = ("what", "name", "used", "issue", "stance", "actor", "date", "publisher")
SHEET = "Map"
"""The sheet that is read where the table is an Excel file."""

T = TypeVar("T")
_STANCES = {stance.value: stance for stance in Stance}
_STANCE_WORDS = {
    **{stance.value.replace("_", " "): stance for stance in Stance},
    **dict.fromkeys(("supports", "pro", "for", "in favour", "in favor", "agree", "agrees", "yes"), Stance.support),
    **dict.fromkeys(("opposes", "contra", "against", "disagree", "disagrees", "no"), Stance.oppose),
    **dict.fromkeys(("neutral", "ambivalent"), Stance.mixed),
}
"""Words of code names that a draft takes for a stance."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a row says; of what it does not say "" or None. `date` and `publisher` are of documents alone."""

    issue: str = ""
    stance: Stance | None = None
    actor: str = ""
    date: str = ""
    publisher: str = ""


@dataclass(slots=True)
class CodeMap:
    """The meanings by what (code, case, document or concept) and name, and what is wrong with the rows."""

    meanings: dict[CodeName, Meaning] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def draft_of_codes(project: QdpxProject, data: Dataset) -> pd.DataFrame:
    """A map with a row for every code, case and document, filled in where the folder knows a name."""
    used = Counter(coding.code for coding in project.codings)
    return _draft({code: used[code] for code in project.codes}, project.base.documents.values(), data)


def draft_of_concepts(project: CodedProject, data: Dataset) -> pd.DataFrame:
    """A map with a row for every concept that statements agree or disagree with, filled in as that of codes."""
    return _draft(Counter(CodeName(CONCEPT, one.issue) for one in project.statements), (), data)


def _draft(used: Mapping[CodeName, int], documents: Iterable[ProjectDocument], data: Dataset) -> pd.DataFrame:
    issues = {name_key(text): row.issue for row in records(data.issues, IssueRow) for text in (row.title, row.issue)}
    actors = {
        name_key(name): row.actor
        for row in records(data.actors, ActorRow)
        for name in (row.actor, row.name, row.short_name, *row.also_known_as.split("; "))
        if name
    }
    rows = []
    for code, number in used.items():
        parts = [name_key(part) for part in reversed(code.name.split(" / "))]
        issue = next((issues[part] for part in parts if part in issues), "")
        stance = next((_STANCE_WORDS[part].value for part in parts[:1] if part in _STANCE_WORDS), "")
        actor = next((actors[part] for part in parts[:1] if part in actors), "")
        rows.append((code.what, code.name, str(number), issue, stance, actor, "", ""))
    for document in documents:
        rows.append((DOCUMENT, document.title, "", "", "", "", document.published, document.publisher))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def read_map(path: Path) -> CodeMap:
    """Read a map in CSV or Excel. Raises TableError and OSError where it is no table or cannot be read."""
    table = open_table(path, SHEET)
    found = CodeMap()
    missing = [name for name in COLUMNS if name not in table.columns and name != "used"]
    if missing:
        hint = f"name the columns {', '.join(COLUMNS)}, or let a draft be made under another name"
        found.problems.append(table.problem("error", 1, "", f"the map has no column {', '.join(missing)}", hint))
        return found
    for row in table.rows:
        faults = _faults(table, row, found)
        found.problems += faults
        if not faults:
            cells = row.cells
            key = CodeName(cells["what"].casefold(), cells["name"])
            found.meanings[key] = Meaning(
                cells["issue"], _STANCES.get(cells["stance"]), cells["actor"], cells["date"], cells["publisher"]
            )
    return found


def _faults(table: Table, row: TableRow, found: CodeMap) -> list[Problem]:
    """What is wrong with a row."""
    cells = row.cells
    faults = [table.problem("error", row.number, column, *fault) for column, fault in row.faults.items()]
    what, stance, date = cells["what"].casefold(), cells["stance"], cells["date"]

    def fault(column: str, message: str, hint: str = "") -> None:
        faults.append(table.problem("error", row.number, column, message, hint))

    if what not in (CODE, CASE, DOCUMENT, CONCEPT):
        fault("what", f"'{cells['what']}' is none", f"write {CODE}, {CASE}, {DOCUMENT} or {CONCEPT}")
    if CodeName(what, cells["name"]) in found.meanings:
        fault("name", f"the {what} '{cells['name']}' stands in the map already", "leave one of the rows")
    if stance and stance not in _STANCES:
        fault("stance", f"'{stance}' is none", did_you_mean(stance, _STANCES))
    if what == DOCUMENT and (stance or cells["issue"]):
        fault("issue", "a document has no issue and no stance", "give them to the codes; a document may have an actor")
    if what == CONCEPT and stance not in ("", Stance.support.value, Stance.oppose.value):
        fault("stance", f"'{stance}' is none of a concept", "write support or oppose: what it says to agree with it")
    if date:
        try:
            parse_date(date)
        except ValueError as error:
            fault("date", str(error))
    return faults


def with_concepts(project: CodedProject, code_map: CodeMap) -> CodedProject:
    """The project with its statements on the issues that the map gives for their concepts.

    Where to agree with the concept is to oppose the issue, every stance is turned round. A concept that the map does
    not name, or gives no issue, stays as it is.
    """
    meant = []
    for statement in project.statements:
        meaning = code_map.meanings.get(CodeName(CONCEPT, statement.issue), Meaning())
        turned = next(one for one in Stance if one.score == -statement.stance.score)
        stance = turned if meaning.stance is Stance.oppose else statement.stance
        meant.append(replace(statement, issue=meaning.issue or statement.issue, stance=stance))
    project.statements = meant
    return project


def statements_of(project: QdpxProject, code_map: CodeMap) -> CodedProject:
    """The project with a statement for every coding whose code has an issue in the map.

    Where the code has no stance or no actor of its own, that of the shortest other coding counts which covers the
    passage and has no issue; the actor last is that of the document. What lacks one, or has two, is left out.
    """
    base = project.base
    by_document: dict[str, list[Coding]] = {key: [] for key in base.documents}
    for coding in project.codings:
        by_document[coding.document].append(coding)
    for key, codings in by_document.items():
        document = base.documents[key]
        meaning = code_map.meanings.get(CodeName(DOCUMENT, document.title), Meaning())
        if not meaning.date:
            why = f"the map gives no date for this document; what is coded in it ({len(codings)}) is left out"
            base.leave_out(document.title, why, "write the day on which it was said in its row of the map")
            del base.documents[key]
            continue
        publisher = meaning.publisher or document.publisher
        base.documents[key] = replace(document, published=meaning.date, publisher=publisher)
        for coding in codings:
            _add_statement(base, coding, codings, code_map, meaning.actor)
    silent = Counter(one.code.name for one in project.codings if code_map.meanings.get(one.code) == Meaning())
    if silent:
        base.not_taken.append(f"codes without a meaning in the map: {counted(silent)}")
    return base


def _add_statement(
    base: CodedProject, coding: Coding, codings: Sequence[Coding], code_map: CodeMap, speaker: str
) -> None:
    meaning = code_map.meanings.get(coding.code)
    name = f"'{coding.code.name}'"
    if meaning is None:
        hint = "add a row for it, or let a draft be made under another name"
        base.leave_out(coding.place, f"the map has no row for the {coding.code.what} {name}", hint)
    elif meaning.issue:
        beside = [
            (other.span, aid)
            for other in codings
            if other.span[0] <= coding.span[0] and coding.span[1] <= other.span[1]
            if (aid := code_map.meanings.get(other.code)) and not aid.issue
        ]
        stances = [meaning.stance] if meaning.stance else _nearest([(span, one.stance) for span, one in beside])
        actors = [meaning.actor] if meaning.actor else _nearest([(span, one.actor) for span, one in beside])
        actors = actors or [speaker] * bool(speaker)
        hint = "give it to the code in the map, or to one code that covers these words"
        if len(stances) != 1:
            told = " and ".join(stance.words for stance in stances) or "no stance"
            base.leave_out(coding.place, f"{name} has {told} here", hint)
        elif len(actors) != 1:
            told = " and ".join(actors) if actors else "no actor"
            base.leave_out(coding.place, f"{name} has {told} here", hint)
        else:
            base.statements.append(
                ProjectStatement(coding.place, coding.document, coding.span, actors[0], meaning.issue, stances[0])
            )


def _nearest(found: Sequence[tuple[tuple[int, int], T | None]]) -> list[T]:
    """What the shortest passages have of a meaning, each once."""
    given = [(end - start, one) for (start, end), one in found if one]
    shortest = min((length for length, _ in given), default=0)
    return list(dict.fromkeys(one for length, one in given if length == shortest))
