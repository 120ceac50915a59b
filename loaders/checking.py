"""Texts of a positions folder -> checked records and every problem in them.

Each file is read and validated on its own; then the references between files
are checked. A faulty position is left out and reported; its neighbours stay.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from loaders import yaml_tree
from loaders.dates import StatedDate
from loaders.memberships import read_membership
from loaders.models import Actor, Event, Issue, Position, Source, check_id, is_id
from loaders.problems import Problem, Severity, did_you_mean
from loaders.yaml_tree import Map, Seq, Tree

Advice = tuple[str, str]
"""What is wrong, and what to write instead ("" where the first says it)."""

REFERENCES = {"issue": "issue", "source": "source", "according_to": "actor"}
"""The fields of a position that name something else, and what they name."""

R = TypeVar("R", bound=BaseModel)
Named = TypeVar("Named", bound=Issue | Source)


@dataclass(frozen=True, slots=True)
class Placed(Generic[R]):
    """A record with the path of its file, and the lines on which it and its quotation begin, counted from 1."""

    record: R
    file: str
    line: int
    path: tuple[int | str, ...] = ()
    quote_line: int = 0


@dataclass(slots=True)
class Checked:
    """The valid records of a folder in file order, and what is wrong with the rest."""

    issues: list[Placed[Issue]] = field(default_factory=list)
    sources: list[Placed[Source]] = field(default_factory=list)
    events: list[Placed[Event]] = field(default_factory=list)
    actors: dict[str, Placed[Actor]] = field(default_factory=dict)
    positions: dict[str, list[Placed[Position]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    """Files of which nothing could be read."""
    faulty: list[tuple[str, tuple[int | str, ...], Map]] = field(default_factory=list)
    """File, path and fields of every position that is no valid record."""


@dataclass(frozen=True, slots=True)
class _File:
    """One parsed file: turns paths inside it into problems with line and excerpt."""

    name: str
    lines: list[str]
    tree: Tree

    def problem(
        self, message: str, path: tuple[int | str, ...], hint: str = "", *, at_key: bool = False, warning: bool = False
    ) -> Problem:
        mark = self.tree.mark(path)
        key = path[-1] if path else ""
        line, column, length = mark.line, mark.column, mark.length
        if at_key:
            line, column, length = mark.key_line, mark.key_column, len(str(key))
        return self._at(line, column, length, message, hint, warning)

    def fault(self, fault: yaml_tree.Fault) -> Problem:
        return self._at(fault.line, fault.column, 1, fault.message, fault.hint, False)

    def line(self, path: tuple[int | str, ...]) -> int:
        return self.tree.mark(path).key_line + 1

    def _at(self, line: int, column: int, length: int, message: str, hint: str, warning: bool) -> Problem:
        excerpt = self.lines[line] if line < len(self.lines) else ""
        severity: Severity = "warning" if warning else "error"
        return Problem(severity, message, self.name, line + 1, column + 1, length, excerpt, hint)


def check_texts(texts: Mapping[str, str], unread: Collection[str] = ()) -> Checked:
    """Validate the text of every file (path below the folder -> text) and their references. Never raises.

    `unread` names files that are there but could not be read: what they define may be referred to.
    """
    checked = Checked()
    files: dict[str, _File] = {}
    for name, text in texts.items():
        file = _File(name, text.splitlines(), yaml_tree.parse(text))
        files[name] = file
        checked.problems += [file.fault(fault) for fault in file.tree.faults]
        if file.tree.value is None:
            checked.unreadable.add(name)
            if not file.tree.faults:
                checked.problems.append(Problem("error", "the file is empty", name, hint="restore it or remove it"))
        elif name == "issues.yaml":
            checked.issues = _records(file, Issue, checked)
        elif name == "sources.yaml":
            checked.sources = _records(file, Source, checked)
        elif name == "events.yaml":
            checked.events = _records(file, Event, checked)
        else:
            _read_actor(file, checked)
    checked.issues = _unique(checked.issues, files, checked.problems)
    checked.sources = _unique(checked.sources, files, checked.problems)
    _check_references(checked, files, unread)
    _check_order(checked, files)
    _check_names(checked, files)
    checked.problems.sort(key=lambda p: (p.file, p.line, p.column))
    return checked


def _records(file: _File, model: type[R], checked: Checked) -> list[Placed[R]]:
    """The valid records of a file that is one list."""
    value = file.tree.value
    if not isinstance(value, Seq):
        noun = model.__name__.lower()
        checked.unreadable.add(file.name)
        checked.problems.append(file.problem(f"the file is not a list of {noun}s", (), "begin each with '- '"))
        return []
    return _items(file, value, (), model, checked.problems)


def _items(
    file: _File, items: Seq, path: tuple[int | str, ...], model: type[R], problems: list[Problem]
) -> list[Placed[R]]:
    placed = []
    for number, item in enumerate(items):
        at = (*path, number)
        record = _validate(file, item, at, model, problems)
        if record is not None:
            placed.append(Placed(record, file.name, file.line(at), at, file.line((*at, "quote"))))
    return placed


def _read_actor(file: _File, checked: Checked) -> None:
    """An actor's head and its positions, each position on its own."""
    actor = file.name.removeprefix("actors/").removesuffix(".yaml")
    try:
        check_id(actor)
    except ValueError as error:
        hint = "rename it; from a copy that a synchroniser left take over what you need, and remove it"
        message = f"the file's name is the actor's id, and {error}"
        checked.problems.append(Problem("error", message, file.name, hint=hint))
        return
    value = file.tree.value
    if not isinstance(value, Map):
        checked.unreadable.add(file.name)
        checked.problems.append(
            file.problem("the file does not hold the fields of an actor", (), "begin with 'name: '")
        )
        return
    head = {key: item for key, item in value.items() if key != "positions"}
    record = _validate(file, head, (), Actor, checked.problems)
    items = value.get("positions", Seq())
    if not isinstance(items, Seq):
        checked.problems.append(
            file.problem("'positions' is not a list", ("positions",), "begin each position with '- '")
        )
        items = Seq()
    positions = _items(file, items, ("positions",), Position, checked.problems)
    valid = {one.path for one in positions}
    checked.faulty += [
        (file.name, ("positions", number), item)
        for number, item in enumerate(items)
        if isinstance(item, Map) and ("positions", number) not in valid
    ]
    if record is not None:
        checked.actors[actor] = Placed(record, file.name, 1)
        checked.positions[actor] = positions


def _validate(
    file: _File, value: Any, path: tuple[int | str, ...], model: type[R], problems: list[Problem]
) -> R | None:
    if not isinstance(value, dict):
        noun = model.__name__.lower()
        problems.append(file.problem(f"this {noun} is not a set of fields", path, "write each as 'field: value'"))
        return None
    try:
        return model.model_validate(value)
    except ValidationError as errors:
        problems += [_explain(file, error, path, model) for error in errors.errors(include_url=False)]
        return None


def _explain(file: _File, error: ErrorDetails, path: tuple[int | str, ...], model: type[BaseModel]) -> Problem:
    message, hint = explain(error, model)
    at_key = error["type"] == "extra_forbidden"
    return file.problem(message, (*path, *error["loc"]), hint, at_key=at_key)


def explain(error: ErrorDetails, model: type[BaseModel]) -> Advice:
    """A validation error in an analyst's words."""
    name = str(error["loc"][0]) if error["loc"] else ""
    given = error.get("input")
    noun = model.__name__.lower()
    match error["type"]:
        case "missing":
            return f"this {noun} has no '{name}'", f"add '{name}: ...': {_describe(model, name)}"
        case "extra_forbidden":
            return f"unknown field '{name}'", did_you_mean(name, model.model_fields)
        case "enum":
            words = [str(word) for word in _vocabulary(model, name)]
            return f"unknown {name} '{given}'", did_you_mean(str(given), words)
        case "value_error":
            return str(error["ctx"]["error"]), ""
        case "tuple_type":
            return f"'{name}' is not a list", f"write '{name}: [{given}]'"
        case _:
            return f"'{name}' is not text", f"write one line of text: {_describe(model, name)}"


def _describe(model: type[BaseModel], name: str) -> str:
    field_info = model.model_fields.get(name)
    return (field_info.description or "") if field_info else ""


def _vocabulary(model: type[BaseModel], name: str) -> Iterable[StrEnum]:
    annotation = model.model_fields[name].annotation
    for candidate in (annotation, *get_args(annotation)):
        if isinstance(candidate, type) and issubclass(candidate, StrEnum):
            return candidate
    return ()


def _unique(placed: list[Placed[Named]], files: Mapping[str, _File], problems: list[Problem]) -> list[Placed[Named]]:
    """The first record of each id; the others are problems."""
    first: dict[str, Placed[Named]] = {}
    for one in placed:
        if one.record.id in first:
            message = f"the id '{one.record.id}' stands twice; it is also on line {first[one.record.id].line}"
            problems.append(files[one.file].problem(message, (*one.path, "id"), "give one of them another id"))
        else:
            first[one.record.id] = one
    return list(first.values())


def _mentioned(file: _File | None) -> Collection[str] | None:
    """The ids that a list file gives, also those of its faulty records; None where it could not be read."""
    if file is None or not isinstance(file.tree.value, Seq):
        return None
    return {str(item["id"]) for item in file.tree.value if isinstance(item, dict) and "id" in item}


def unknown_id(noun: str, word: str, known: Iterable[str]) -> Advice:
    """What to say of an id that names nothing."""
    return f"unknown {noun} '{word}'", did_you_mean(word, known)


@dataclass(frozen=True, slots=True)
class _References:
    """The ids that may be named, and the problems of those that may not."""

    valid: Mapping[str, Collection[str]]
    mentioned: Mapping[str, Collection[str] | None]
    files: Mapping[str, _File]
    problems: list[Problem]

    def known(self, file: str, path: tuple[int | str, ...], noun: str, word: str | None) -> bool:
        """Whether the id names a valid record. A record with faults of its own is not reported again here."""
        if word is None or word in self.valid[noun]:
            return True
        mentioned = self.mentioned[noun]
        if mentioned is not None and word not in mentioned:
            message, hint = unknown_id(noun, word, mentioned)
            self.problems.append(self.files[file].problem(message, path, hint))
        return False

    def all_known(self, file: str, path: tuple[int | str, ...], words: Mapping[str, Any]) -> bool:
        """Whether a position's ids are known, each checked even where another is not."""
        results = []
        for name, noun in REFERENCES.items():
            word = words.get(name)
            if word is None or is_id(word):
                results.append(self.known(file, (*path, name), noun, word))
        return all(results)


def _check_references(checked: Checked, files: Mapping[str, _File], unread: Collection[str]) -> None:
    """Every id that a record names exists; a position that names an unknown one is left out."""
    sources = {one.record.id: one.record for one in checked.sources}
    actors = {PurePosixPath(name).stem for name in (*files, *unread) if name.startswith("actors/")}
    references = _References(
        valid={"issue": {one.record.id for one in checked.issues}, "source": sources.keys(), "actor": actors},
        mentioned={
            "issue": _mentioned(files.get("issues.yaml")),
            "source": _mentioned(files.get("sources.yaml")),
            "actor": actors,
        },
        files=files,
        problems=checked.problems,
    )
    for source in checked.sources:
        references.known(source.file, (*source.path, "affiliation"), "actor", source.record.affiliation)
    checked.events = [
        one for one in checked.events if references.known(one.file, (*one.path, "source"), "source", one.record.source)
    ]
    for file, path, fields in checked.faulty:
        references.all_known(file, path, fields)
    for actor, placed in checked.actors.items():
        for number, given in enumerate(placed.record.member_of):
            group = read_membership(given).group
            references.known(placed.file, ("member_of", number), "actor", group)
            if group == actor:
                problem = files[placed.file].problem("an actor is no member of itself", ("member_of", number))
                checked.problems.append(problem)
        checked.positions[actor] = [
            one
            for one in checked.positions[actor]
            if all(
                [
                    references.all_known(one.file, one.path, dict(one.record)),
                    _is_someone_else(one, actor, files, checked.problems),
                    _is_published_later(one, sources, files, checked.problems),
                ]
            )
        ]


CHARACTERISES_ITSELF: Advice = "an actor does not characterise itself", "write attribution: own, without it"


def _is_someone_else(one: Placed[Position], actor: str, files: Mapping[str, _File], problems: list[Problem]) -> bool:
    if one.record.according_to != actor:
        return True
    message, hint = CHARACTERISES_ITSELF
    problems.append(files[one.file].problem(message, (*one.path, "according_to"), hint))
    return False


def _is_published_later(
    one: Placed[Position], sources: Mapping[str, Source], files: Mapping[str, _File], problems: list[Problem]
) -> bool:
    source = sources.get(one.record.source)
    late = source and said_too_late(one.record.date, source.id, source.published)
    if not late:
        return True
    message, hint = late
    problems.append(files[one.file].problem(message, (*one.path, "date"), hint))
    return False


def said_too_late(said: StatedDate, source: str, published: StatedDate) -> Advice | None:
    """What to say of a date after its source's; None where it is not, as far as both are exact.

    Nothing can be said after the document that prints it.
    """
    if said.earliest is None or published.approximate or said.earliest <= published.latest:
        return None
    message = f"said {said}, but its source '{source}' was published {published}"
    return message, "correct the date here or in sources.yaml"


def _check_names(checked: Checked, files: Mapping[str, _File]) -> None:
    """No two actors bear one name on the charts."""
    first: dict[str, str] = {}
    for actor, placed in checked.actors.items():
        shown = placed.record.short_name or placed.record.name
        if shown in first:
            key = "short_name" if placed.record.short_name else "name"
            message = f"'{shown}' is also what actors/{first[shown]}.yaml is called on charts"
            problem = files[placed.file].problem(message, (key,), "give one of them another short_name", warning=True)
            checked.problems.append(problem)
        first.setdefault(shown, actor)


def _check_order(checked: Checked, files: Mapping[str, _File]) -> None:
    """Positions stand in date order, and none stands twice."""
    for positions in checked.positions.values():
        seen: dict[tuple[str, str, str, str], int] = {}
        last: Placed[Position] | None = None
        for one in positions:
            record, file = one.record, files[one.file]
            key = (record.issue, record.date.text, record.source, " ".join(record.quote.split()))
            if key in seen:
                message = f"this position stands twice; it is also on line {seen[key]}"
                checked.problems.append(file.problem(message, one.path, "remove one of them", warning=True))
            seen.setdefault(key, one.line)
            if last is not None and record.date.latest < last.record.date.latest:
                message = f"out of date order: {record.date} stands after {last.record.date}"
                hint = "move it up, so that the file reads from the oldest to the newest"
                checked.problems.append(file.problem(message, (*one.path, "date"), hint, warning=True))
            last = one
