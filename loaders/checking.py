"""Texts of a positions folder -> checked records and every problem in them.

Each file is read and validated on its own; then the references between files
are checked. A faulty position is left out and reported; its neighbours stay.

What a file says by itself is kept by its text, and what it refers to by the lists that it was held to: after an edit
only that file is read again.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any, Generic, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from loaders import yaml_tree
from loaders.columns import Columns, to_columns
from loaders.dates import StatedDate, parse_date
from loaders.memberships import read_membership
from loaders.models import Actor, Event, Issue, Position, Source, check_id, is_id
from loaders.plain_yaml import Fields
from loaders.problems import Problem, Severity, did_you_mean
from loaders.recent import Recent
from loaders.yaml_tree import Tree

Advice = tuple[str, str]
"""What is wrong, and what to write instead ("" where the first says it)."""

Path = tuple[int | str, ...]
"""The way to a value in a file: keys, and numbers in lists."""

REFERENCES = {"issue": "issue", "source": "source", "according_to": "actor"}
"""The fields of a position that name something else, and what they name."""

MODEL_OF: Mapping[str, type[Issue | Source | Event]] = {
    "issues.yaml": Issue,
    "sources.yaml": Source,
    "events.yaml": Event,
}
"""Of which model the records of a list file are (the files are those of loaders.reading.LISTS)."""

R = TypeVar("R", bound=BaseModel)


class Placed(NamedTuple, Generic[R]):
    """A record with the path of its file, and the lines on which it and its quotation begin, counted from 1."""

    record: R
    file: str
    line: int
    path: Path = ()
    quote_line: int = 0


class _File:
    """One file: turns paths inside it into problems with line and excerpt. Only where there are some, it is parsed."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def tree(self) -> Tree:
        return yaml_tree.parse(self.text)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    def problem(
        self, message: str, path: Path, hint: str = "", *, at_key: bool = False, warning: bool = False
    ) -> Problem:
        mark = self.tree.mark(path)
        key = path[-1] if path else ""
        line, column, length = mark.line, mark.column, mark.length
        if at_key:
            line, column, length = mark.key_line, mark.key_column, len(str(key))
        return self._at(line, column, length, message, hint, warning)

    def fault(self, fault: yaml_tree.Fault) -> Problem:
        return self._at(fault.line, fault.column, 1, fault.message, fault.hint, False)

    def line(self, path: Path) -> int:
        return self.tree.mark(path).key_line + 1

    def _at(self, line: int, column: int, length: int, message: str, hint: str, warning: bool) -> Problem:
        excerpt = self.lines[line] if line < len(self.lines) else ""
        severity: Severity = "warning" if warning else "error"
        return Problem(severity, message, self.name, line + 1, column + 1, length, excerpt, hint)


@dataclass(slots=True, eq=False)
class Part:
    """What one file says, whatever stands in the others. Two are the same only if they are one and the same."""

    name: str
    text: str
    sha256: bytes
    problems: list[Problem] = field(default_factory=list)
    is_readable: bool = True
    records: Sequence[Placed[Any]] = ()
    """The valid records of a list."""
    mentioned: frozenset[str] | None = None
    """The ids that a list gives, also those of its faulty records; None where it could not be read."""
    actor: Placed[Actor] | None = None
    positions: Columns | None = None
    """The valid positions of an actor."""
    in_order: bool = True
    """Whether it is certain that they stand in date order and that none stands twice."""
    faulty: Sequence[tuple[Path, dict[str, Any]]] = ()
    """Path and fields of every position that is no valid record."""
    linked: "dict[References, Linked]" = field(default_factory=dict)
    """What came of it beside the lists that it was held to lately."""


@dataclass(frozen=True, slots=True, eq=False)
class References:
    """The ids that may be named: of valid records, and also of faulty ones (None where nobody knows which)."""

    valid: Mapping[str, Collection[str]]
    mentioned: Mapping[str, Collection[str] | None]
    sources: Mapping[str, Source]


class Linked(NamedTuple):
    """What of a file stands beside the other files, and what does not."""

    problems: Sequence[Problem] = ()
    records: Sequence[Placed[Any]] = ()
    positions: Columns | None = None


@dataclass(slots=True)
class Checked:
    """The valid records of a folder in file order, and what is wrong with the rest."""

    parts: dict[str, Part] = field(default_factory=dict)
    issues: Sequence[Placed[Issue]] = ()
    sources: Sequence[Placed[Source]] = ()
    events: Sequence[Placed[Event]] = ()
    actors: dict[str, Placed[Actor]] = field(default_factory=dict)
    columns: dict[str, Columns] = field(default_factory=dict)
    """The positions of each actor."""
    problems: list[Problem] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    """Files of which nothing could be read."""

    @property
    def positions(self) -> dict[str, list[Placed[Position]]]:
        """The positions of each actor as records, made anew at every call; tables are made of the columns."""
        found = {}
        for actor, placed in self.actors.items():
            part = self.parts[placed.file]
            value = yaml_tree.skim(part.text) or yaml_tree.parse(part.text).value
            items = value.get("positions", []) if isinstance(value, dict) else []
            kept = set(self.columns[actor].numbers)
            records = _items(_File(part.name, part.text), items, ("positions",), Position, [])
            found[actor] = [one for one in records if one.path[1] in kept]
        return found


def check_texts(texts: Mapping[str, str], unread: Collection[str] = ()) -> Checked:
    """Validate the text of every file (path below the folder -> text) and their references. Never raises.

    `unread` names files that are there but could not be read: what they define may be referred to.
    """
    checked = Checked({name: _part(name, text) for name, text in texts.items()})
    actors = frozenset(_stem(name) for name in (*texts, *unread) if name.startswith("actors/"))
    references = _references(checked.parts.get("issues.yaml"), checked.parts.get("sources.yaml"), actors)
    for name, part in checked.parts.items():
        linked = _link(part, references)
        checked.problems += part.problems
        checked.problems += linked.problems
        if not part.is_readable:
            checked.unreadable.add(name)
        if name == "issues.yaml":
            checked.issues = linked.records
        elif name == "sources.yaml":
            checked.sources = linked.records
        elif name == "events.yaml":
            checked.events = linked.records
        elif part.actor is not None and linked.positions is not None:
            actor = _actor_id(name)
            checked.actors[actor] = part.actor
            checked.columns[actor] = linked.positions
    _check_names(checked)
    checked.problems.sort(key=lambda p: (p.file, p.line, p.column))
    return checked


PARTS: Recent[Part] = Recent(versions=3, characters=100_000_000)
"""The newest versions of the files that were read lately, shared by all sessions."""


def forget() -> None:
    """Drop what is kept of the files that were read."""
    PARTS.clear()
    _references.cache_clear()


def _part(name: str, text: str) -> Part:
    part = PARTS.find(name, text)
    if part is None:
        part = _read(name, text)
        PARTS.keep(name, text, part)
    return part


def _read(name: str, text: str) -> Part:
    """One file by itself."""
    part = Part(name, text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest())
    file = _File(name, text)
    value: Any = yaml_tree.skim(text)
    if value is None:
        value = file.tree.value
        part.problems += [file.fault(fault) for fault in file.tree.faults]
    if value is None:
        part.is_readable = False
        if not part.problems:
            part.problems.append(Problem("error", "the file is empty", name, hint="restore it or remove it"))
    elif name in MODEL_OF:
        _read_list(file, value, MODEL_OF[name], part)
    else:
        _read_actor(file, value, part)
    return part


def _read_list(file: _File, value: Any, model: type[Issue | Source | Event], part: Part) -> None:
    """The valid records of a file that is one list."""
    if not isinstance(value, list):
        noun = model.__name__.lower()
        part.is_readable = False
        part.problems.append(file.problem(f"the file is not a list of {noun}s", (), "begin each with '- '"))
        return
    part.mentioned = frozenset(str(item["id"]) for item in value if isinstance(item, dict) and "id" in item)
    placed = _items(file, value, (), model, part.problems)
    part.records = placed if model is Event else _unique(file, placed, part.problems)


def _items(file: _File, items: Sequence[Any], path: Path, model: type[R], problems: list[Problem]) -> list[Placed[R]]:
    placed = []
    for number, item in enumerate(items):
        at = (*path, number)
        record = _validate(file, item, at, model, problems)
        if record is not None:
            if isinstance(item, Fields):
                line, quote_line = item.line + 1, item.lines.get("quote", item.line) + 1
            else:
                line, quote_line = file.line(at), file.line((*at, "quote"))
            placed.append(Placed(record, file.name, line, at, quote_line))
    return placed


def _read_actor(file: _File, value: Any, part: Part) -> None:
    """An actor's head and its positions, each position on its own."""
    actor = _actor_id(file.name)
    try:
        check_id(actor)
    except ValueError as error:
        hint = "rename it; from a copy that a synchroniser left take over what you need, and remove it"
        message = f"the file's name is the actor's id, and {error}"
        part.problems.append(Problem("error", message, file.name, hint=hint))
        return
    if not isinstance(value, dict):
        part.is_readable = False
        part.problems.append(file.problem("the file does not hold the fields of an actor", (), "begin with 'name: '"))
        return
    head = {key: item for key, item in value.items() if key != "positions"}
    record = _validate(file, head, (), Actor, part.problems)
    items = value.get("positions", [])
    if not isinstance(items, list):
        part.problems.append(file.problem("'positions' is not a list", ("positions",), "begin each position with '- '"))
        items = []
    positions = _items(file, items, ("positions",), Position, part.problems)
    valid = {one.path for one in positions}
    part.faulty = [
        (("positions", number), item)
        for number, item in enumerate(items)
        if isinstance(item, dict) and ("positions", number) not in valid
    ]
    if record is not None:
        part.actor = Placed(record, file.name, 1)
        part.positions = to_columns(actor, positions, [int(one.path[1]) for one in positions])
        part.in_order = _is_in_order([one.record for one in positions])


def _actor_id(file: str) -> str:
    return file.removeprefix("actors/").removesuffix(".yaml")


def _stem(file: str) -> str:
    return file.removeprefix("actors/").rsplit(".", 1)[0]


def _validate(file: _File, value: Any, path: Path, model: type[R], problems: list[Problem]) -> R | None:
    if not isinstance(value, dict):
        noun = model.__name__.lower()
        problems.append(file.problem(f"this {noun} is not a set of fields", path, "write each as 'field: value'"))
        return None
    try:
        return model.model_validate(value)
    except ValidationError as errors:
        problems += [_explain(file, error, path, model) for error in errors.errors(include_url=False)]
        return None


def _explain(file: _File, error: ErrorDetails, path: Path, model: type[BaseModel]) -> Problem:
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


def _unique(file: _File, placed: Sequence[Placed[Any]], problems: list[Problem]) -> list[Placed[Any]]:
    """The first record of each id; the others are problems."""
    first: dict[str, Placed[Any]] = {}
    for one in placed:
        if one.record.id in first:
            message = f"the id '{one.record.id}' stands twice; it is also on line {first[one.record.id].line}"
            problems.append(file.problem(message, (*one.path, "id"), "give one of them another id"))
        else:
            first[one.record.id] = one
    return list(first.values())


def unknown_id(noun: str, word: str, known: Iterable[str]) -> Advice:
    """What to say of an id that names nothing."""
    return f"unknown {noun} '{word}'", did_you_mean(word, known)


@lru_cache(maxsize=8)  # parts are compared as objects
def _references(issues: Part | None, sources: Part | None, actors: frozenset[str]) -> References:
    """What files may refer to, beside these lists and actors."""
    by_id: dict[str, Source] = {one.record.id: one.record for one in sources.records} if sources else {}
    return References(
        valid={
            "issue": {one.record.id for one in issues.records} if issues else (),
            "source": by_id.keys(),
            "actor": actors,
        },
        mentioned={
            "issue": issues.mentioned if issues else None,
            "source": sources.mentioned if sources else None,
            "actor": actors,
        },
        sources=by_id,
    )


MOST_LINKED = 4


def _link(part: Part, references: References) -> Linked:
    """What of a file stands beside the others. It is found out once for the same lists."""
    linked = part.linked.get(references)
    if linked is None:
        linked = _Link(_File(part.name, part.text), references, []).linked(part)
        if len(part.linked) >= MOST_LINKED:
            part.linked.clear()
        part.linked[references] = linked
    return linked


@dataclass(frozen=True, slots=True)
class _Link:
    """One file and what it may refer to."""

    file: _File
    references: References
    problems: list[Problem]

    def linked(self, part: Part) -> Linked:
        """Every id that a record names exists; a position that names an unknown one is left out."""
        if part.name == "sources.yaml":
            for one in part.records:
                self.known((*one.path, "affiliation"), "actor", one.record.affiliation)
        elif part.name == "events.yaml":
            records = [one for one in part.records if self.known((*one.path, "source"), "source", one.record.source)]
            return Linked(self.problems, records)
        for path, fields in part.faulty:
            self.all_known(path, fields)
        if part.actor is None or part.positions is None:
            return Linked(self.problems, part.records)
        actor = _actor_id(part.name)
        self.groups_are_known(actor, part.actor.record)
        positions = part.positions.only(self.kept(actor, part.positions))
        if not part.in_order:
            self.check_order(positions)
        return Linked(self.problems, (), positions)

    def known(self, path: Path, noun: str, word: str | None) -> bool:
        """Whether the id names a valid record. A record with faults of its own is not reported again here."""
        if word is None or word in self.references.valid[noun]:
            return True
        mentioned = self.references.mentioned[noun]
        if mentioned is not None and word not in mentioned:
            message, hint = unknown_id(noun, word, mentioned)
            self.problems.append(self.file.problem(message, path, hint))
        return False

    def all_known(self, path: Path, words: Mapping[str, Any]) -> bool:
        """Whether a position's ids are known, each checked even where another is not."""
        results = []
        for name, noun in REFERENCES.items():
            word = words.get(name)
            if word is None or is_id(word):
                results.append(self.known((*path, name), noun, word))
        return all(results)

    def groups_are_known(self, actor: str, record: Actor) -> None:
        """Report the groups of an actor that are none."""
        for number, given in enumerate(record.member_of):
            group = read_membership(given).group
            self.known(("member_of", number), "actor", group)
            if group == actor:
                self.problems.append(self.file.problem("an actor is no member of itself", ("member_of", number)))

    def kept(self, actor: str, positions: Columns) -> list[int]:
        """The rows of the positions that refer to what there is."""
        rows = positions.rows("issue", "source", "according_to", "date")
        valid = self.references.valid
        kept = []
        for row, (issue, source, according_to, date) in enumerate(rows):
            said = parse_date(date)
            if (
                issue in valid["issue"]
                and source in valid["source"]
                and (not according_to or according_to in valid["actor"])
                and according_to != actor
                and not said_too_late(said, source, self.references.sources[source].published)
            ):
                kept.append(row)
                continue
            path: Path = ("positions", positions.numbers[row])
            self.all_known(path, {"issue": issue, "source": source, "according_to": according_to or None})
            if according_to == actor:
                message, hint = CHARACTERISES_ITSELF
                self.problems.append(self.file.problem(message, (*path, "according_to"), hint))
            published = self.references.sources.get(source)
            late = published and said_too_late(said, source, published.published)
            if late:
                self.problems.append(self.file.problem(late[0], (*path, "date"), late[1]))
        return kept

    def check_order(self, positions: Columns) -> None:
        """Warn of positions that are not in date order, and of those that stand twice."""
        seen: dict[tuple[str, ...], int] = {}
        last: StatedDate | None = None
        rows = positions.rows("issue", "date", "source", "quote", "line")
        for number, (issue, said, source, quote, line) in zip(positions.numbers, rows, strict=True):
            path: Path = ("positions", number)
            date = parse_date(said)
            key = (issue, said, source, quote)
            if key in seen:
                message = f"this position stands twice; it is also on line {seen[key]}"
                self.problems.append(self.file.problem(message, path, "remove one of them", warning=True))
            seen.setdefault(key, line)
            if last is not None and date.latest < last.latest:
                message = f"out of date order: {date} stands after {last}"
                hint = "move it up, so that the file reads from the oldest to the newest"
                self.problems.append(self.file.problem(message, (*path, "date"), hint, warning=True))
            last = date


def _is_in_order(records: Sequence[Position]) -> bool:
    """Whether `check_order` has certainly nothing to say of them, nor of some of them."""
    days = [one.date.latest for one in records]
    statements = {(one.issue, one.date.text, one.source) for one in records}
    return len(statements) == len(records) and days == sorted(days)


CHARACTERISES_ITSELF: Advice = "an actor does not characterise itself", "write attribution: own, without it"


def said_too_late(said: StatedDate, source: str, published: StatedDate) -> Advice | None:
    """What to say of a date after its source's; None where it is not, as far as both are exact.

    Nothing can be said after the document that prints it.
    """
    if said.earliest is None or published.approximate or said.earliest <= published.latest:
        return None
    message = f"said {said}, but its source '{source}' was published {published}"
    return message, "correct the date here or in sources.yaml"


def _check_names(checked: Checked) -> None:
    """No two actors bear one name on the charts."""
    first: dict[str, str] = {}
    for actor, placed in checked.actors.items():
        shown = placed.record.short_name or placed.record.name
        if shown in first:
            key = "short_name" if placed.record.short_name else "name"
            message = f"'{shown}' is also what actors/{first[shown]}.yaml is called on charts"
            file = _File(placed.file, checked.parts[placed.file].text)
            checked.problems.append(file.problem(message, (key,), "give one of them another short_name", warning=True))
        first.setdefault(shown, actor)
