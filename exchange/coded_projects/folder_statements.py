"""What a coded project becomes in a folder: its documents sources, its statements positions of actors on issues."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from editing.coded_passage import PassageError, QuotedText
from editing.progress import Progress, unseen
from editing.saves import Version
from editing.source_entry import FIELDS
from exchange.added_records import begun, with_positions, with_records
from exchange.coded_projects.project_records import CodedProject, ProjectDocument, ProjectStatement
from exchange.vote_records import free_id
from loaders.advice import explain, said_too_late
from loaders.dataset import Dataset
from loaders.dates import parse_date
from loaders.doubled_actors import name_key
from loaders.models import Actor, Issue, Position, Record, Source
from loaders.position_columns import on_one_line
from loaders.problems import did_you_mean
from loaders.table_rows import ActorRow, IssueRow, PositionRow, SourceRow, records
from loaders.vocabularies import Attribution, Kind, Stance

R = TypeVar("R", bound=Record)
_UNWRITTEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, and what is no character: no data file has them."""

SOURCES, ISSUES = "sources.yaml", "issues.yaml"
_ISSUE_FIELDS = tuple(Issue.model_fields)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the analyst says of an import: how the words are attributed, what new actors are, and what is begun.

    `kind` is None where an actor without a file is left out.
    """

    attribution: Attribution = Attribution.reported
    kind: Kind | None = None
    new_issues: bool = False


@dataclass(slots=True)
class FolderStatements:
    """What an import would do: the texts of files before and after, the new documents, and what it comes to."""

    new_texts: dict[Version, str] = field(default_factory=dict)
    """What is to be saved, sources and issues first: what names them follows."""
    documents: list[tuple[str, str, bytes]] = field(default_factory=list)
    added: int = 0
    known: int = 0
    positions: dict[str, list[Position]] = field(default_factory=dict)
    """What is new, by the id of the actor."""
    begun: dict[str, Actor] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    """By id, the actors that get a file, and the issues that are begun."""


def statements_in_folder(
    folder: Path,
    data: Dataset,
    project: CodedProject,
    languages: Mapping[str, str],
    wanted: Wanted,
    progress: Progress = unseen,
) -> FolderStatements:
    """What the statements of a project become in a folder; `languages` has the language of documents by key.

    An actor and an issue are known by their ids, then by their names. What cannot be done is added to what the project
    leaves out. Raises SaveError where a file cannot be opened, EditError where one cannot be edited.
    """
    work = _Import(folder, data, project, wanted)
    for key, document in progress(list(project.documents.items()), "reading", "documents"):
        work.add_document(key, document, languages.get(key, ""))
    for statement in progress(project.statements, "coding", "statements"):
        work.add_statement(statement)
    work.write()
    return work.found


class _Import:
    """One project beside one folder."""

    def __init__(self, folder: Path, data: Dataset, project: CodedProject, wanted: Wanted) -> None:
        self.folder, self.project, self.wanted = folder, project, wanted
        self.found = FolderStatements()
        actors, issues = [*records(data.actors, ActorRow)], [*records(data.issues, IssueRow)]
        self.actors = _Known(
            {row.actor: (row.name, row.short_name, *filter(None, row.also_known_as.split("; "))) for row in actors}
        )
        self.issues = _Known({row.issue: (row.title, row.proposition) for row in issues})
        sources = [*records(data.sources, SourceRow)]
        self.of_hash = {row.sha256: row.source for row in sources}
        self.published = {row.source: row.published for row in sources}
        there = records(data.positions, PositionRow)
        self.there = {_key(row.actor, row.issue, row.source, row.quote): row for row in there}
        self.new: dict[tuple[str, ...], tuple[str, Stance]] = {}
        """Of each new position the statement that it comes from, and its stance."""
        self.sources: list[Source] = []
        self.read: dict[str, tuple[str, QuotedText]] = {}
        """By key of a document the id of its source, and its text."""

    def add_document(self, key: str, document: ProjectDocument, language: str) -> None:
        """Take a document as the source that has its text, or as a new one."""
        content = document.text.encode()
        sha256 = hashlib.sha256(content).hexdigest()
        known = self.of_hash.get(sha256)
        if not (known or language):
            self.project.leave_out(document.place, "its language is not clear", "name it: --language en")
            return
        identifier = known or free_id(document.title, self.published, "document")
        try:
            text = QuotedText(f"{identifier}.txt", document.text)
        except PassageError as error:
            self.project.leave_out(document.place, str(error))
            return
        source = None if known else self.source(identifier, document, language, sha256)
        if source:
            self.of_hash[sha256] = identifier
            self.published[identifier] = document.published
            self.sources.append(source)
            self.found.documents.append((identifier, source.file, content))
        if source or known:
            self.read[key] = identifier, text

    def source(self, identifier: str, document: ProjectDocument, language: str, sha256: str) -> Source | None:
        """The entry of a document; None where it is left out."""
        note = f"From {document.place} of the {self.project.tool} project {self.project.file}. {document.note}".strip()
        publisher = document.publisher or document.author or "not stated"
        fields = {
            "id": identifier,
            "title": document.title,
            "author": document.author if document.author != publisher else "",
            "publisher": publisher,
            "published": document.published,
            "language": language,
            "sha256": sha256,
            "file": f"{identifier}.txt",
            "note": note,
        }
        return self.record(document.place, Source, fields)

    def record(self, place: str, model: type[R], fields: Mapping[str, str]) -> R | None:
        """The record with those fields that say something; None where it is left out, and why is noted."""
        odd = next((name for name, text in fields.items() if _UNWRITTEN.search(text)), "")
        if odd:
            self.project.leave_out(place, f"its {odd} holds a control character", "take it out in the project")
            return None
        try:
            return model.model_validate({name: text for name, text in fields.items() if text})
        except ValidationError as errors:
            self.project.leave_out(place, *explain(errors.errors(include_url=False)[0], model))
            return None

    def add_statement(self, statement: ProjectStatement) -> None:
        if statement.document not in self.read:
            self.project.leave_out(statement.place, "its document is left out")
            return
        source, text = self.read[statement.document]
        day = self.project.documents[statement.document].published
        late = said_too_late(parse_date(day), source, parse_date(self.published[source]))
        issue = self.issue_of(statement)
        actor = self.actor_of(statement) if issue else ""
        if late:
            self.project.leave_out(statement.place, *late)
        if late or not actor:
            return
        try:
            quotation = text.quotation(*statement.span)
        except PassageError as error:
            self.project.leave_out(statement.place, str(error))
            return
        fields = {
            "issue": issue,
            "stance": statement.stance.value,
            "date": day,
            "source": source,
            "locator": quotation.locator,
            "quote": quotation.quote,
            "speaker": statement.speaker,
            "attribution": self.wanted.attribution.value,
        }
        position = self.record(statement.place, Position, fields)
        if position:
            self.add_position(actor, position, statement)

    def add_position(self, actor: str, position: Position, statement: ProjectStatement) -> None:
        key = _key(actor, position.issue, position.source, position.quote)
        row, twin = self.there.get(key), self.new.get(key)
        if row and row.stance == position.stance.score:
            self.found.known += 1
        elif row:
            other = f"these words are coded there with another stance: {row.file}:{row.line}"
            self.project.leave_out(statement.place, other, "correct it there by hand, if the project is right")
        elif twin:
            said = "the same" if twin[1] is position.stance else f"the same, but as {twin[1].words}"
            self.project.leave_out(statement.place, f"{twin[0]} says {said}")
        else:
            self.new[key] = statement.place, position.stance
            self.found.positions.setdefault(actor, []).append(position)

    def actor_of(self, statement: ProjectStatement) -> str:
        """The id of the actor, begun where that is wanted; "" where it is left out."""
        name = statement.actor
        if found := self.actors.find(name):
            return found
        if self.wanted.kind is None:
            self.unknown(statement, "actor", name, self.actors, "--new-actors makes a file for each")
            return ""
        actor = self.record(statement.place, Actor, {"name": name, "kind": self.wanted.kind.value})
        if actor is None:
            return ""
        made = self.actors.begin(name, "actor")
        self.found.begun[made] = actor
        return made

    def issue_of(self, statement: ProjectStatement) -> str:
        """The id of the issue, begun where that is wanted; "" where it is left out."""
        name = statement.issue
        if found := self.issues.find(name):
            return found
        if not self.wanted.new_issues:
            self.unknown(statement, "issue", name, self.issues, "--new-issues begins one for each")
            return ""
        fields = {
            "id": self.issues.free(name, "issue"),
            "title": name,
            "proposition": name,
            "support_means": "agrees with it",
            "oppose_means": "disagrees with it",
            "contested": "true",
        }
        issue = self.record(statement.place, Issue, fields)
        if issue is None:
            return ""
        made = self.issues.begin(name, "issue")
        self.found.issues[made] = issue
        return made

    def unknown(self, statement: ProjectStatement, noun: str, name: str, known: "_Known", otherwise: str) -> None:
        near = did_you_mean(name, known.names)
        hint = near if near.startswith("did") else otherwise
        self.project.leave_out(statement.place, f"the folder has no {noun} '{name}'", hint)

    def write(self) -> None:
        """The texts of all files that change."""
        found = self.found
        found.begun = {actor: one for actor, one in found.begun.items() if actor in found.positions}
        used = {position.issue for positions in found.positions.values() for position in positions}
        found.issues = {issue: one for issue, one in found.issues.items() if issue in used}
        found.new_texts |= with_records(self.folder, SOURCES, self.sources, FIELDS)
        found.new_texts |= with_records(self.folder, ISSUES, [*found.issues.values()], _ISSUE_FIELDS)
        for actor, positions in found.positions.items():
            record = found.begun.get(actor)
            found.new_texts |= (
                begun(actor, record, positions) if record else with_positions(self.folder, actor, positions)
            )
        found.added = sum(map(len, found.positions.values()))


class _Known:
    """Actors or issues by their ids and names."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._ids = set(names)
        self._of_name = {name_key(text): one for one, texts in names.items() for text in texts}
        self.names = [*names, *(text for texts in names.values() for text in texts)]

    def find(self, name: str) -> str:
        """The id of what is called so; "" where nothing is."""
        return name if name in self._ids else self._of_name.get(name_key(name), "")

    def free(self, name: str, otherwise: str) -> str:
        """An id for a name that nothing has."""
        return free_id(name, self._ids, otherwise)

    def begin(self, name: str, otherwise: str) -> str:
        """The id that `free` gives, for what is called so from then on."""
        made = self.free(name, otherwise)
        self._ids.add(made)
        self._of_name[name_key(name)] = made
        return made


def _key(actor: str, issue: str, source: str, quote: str) -> tuple[str, ...]:
    return actor, issue, source, on_one_line(quote)
