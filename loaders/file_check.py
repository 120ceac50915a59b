"""One file by itself: its text -> its valid records and every problem in it, whatever stands in the others."""

import hashlib
from collections.abc import Sequence
from sys import intern
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from loaders.advice import explain, what_to_write
from loaders.checked_file import DataFile, Part, Statement
from loaders.cut_texts import find_cut_texts
from loaders.file_names import NEGOTIATION, SINGLE_FILES, actor_of, joint_of
from loaders.models import (
    MODEL_OF,
    Actor,
    Electorate,
    Event,
    Issue,
    Joint,
    JointPosition,
    Negotiation,
    Position,
    Rule,
    Source,
    Track,
    check_id,
)
from loaders.placed_records import Path, Placed, R
from loaders.plain_yaml import Fields, YamlValue, read_plain
from loaders.position_columns import on_one_line, to_columns
from loaders.problems import Problem


def read_part(name: str, text: str) -> Part:
    """One file by itself."""
    part = Part(name, text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest())
    file = DataFile(name, text)
    value: YamlValue | None = read_plain(text)
    if value is None:
        value = file.tree.value
        part.problems += [file.fault(fault) for fault in file.tree.faults]
    if value is None and not part.problems and name in SINGLE_FILES and text.strip():
        part.mentioned = frozenset()  # only comments, such as a template of which nothing is filled in yet
    elif value is None:
        part.is_readable = False
        if not part.problems:
            part.problems.append(Problem("error", "the file is empty", name, hint=what_to_write(name)))
    elif name in MODEL_OF:
        _read_list(file, value, MODEL_OF[name], part)
    elif name == NEGOTIATION:
        _read_negotiation(file, value, part)
    else:
        _read_sheet(file, value, part)
    part.problems += find_cut_texts(file)
    return part


def _read_list(file: DataFile, value: YamlValue, model: type[Issue | Source | Event], part: Part) -> None:
    """The valid records of a file that is one list."""
    if not isinstance(value, list):
        noun = model.__name__.lower()
        part.is_readable = False
        part.problems.append(file.problem(f"the file is not a list of {noun}s", (), "begin each with '- '"))
        return
    part.mentioned = frozenset(str(item["id"]) for item in value if isinstance(item, dict) and "id" in item)
    placed = read_items(file, value, (), model, part.problems)
    part.records = placed if model is Event else _unique(file, placed, part.problems)
    if model is Source:
        part.problems += _doubled_documents(file, part.records)


def read_items(
    file: DataFile, items: Sequence[YamlValue], path: Path, model: type[R], problems: list[Problem]
) -> list[Placed[R]]:
    """The valid ones of a list of records that stands at `path`; what is wrong with the others goes to `problems`."""
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


def _read_negotiation(file: DataFile, value: YamlValue, part: Part) -> None:
    """What the negotiation is; of its tracks, rules and electorates the valid ones, each id once."""
    if not isinstance(value, dict):
        part.is_readable = False
        message = "the file does not hold the fields of a negotiation"
        part.problems.append(file.problem(message, (), "begin with 'title: '"))
        return
    lists: dict[str, type[Track | Rule | Electorate]] = {"tracks": Track, "rules": Rule, "electorates": Electorate}
    head = {key: item for key, item in value.items() if key not in lists}
    record = _validate(file, head, (), Negotiation, part.problems) or Negotiation()
    items = {name: _list_in(file, value, name, part.problems) for name in lists}
    part.mentioned = frozenset(str(item["id"]) for item in items["tracks"] if isinstance(item, dict) and "id" in item)
    placed = {
        name: _unique(file, read_items(file, items[name], (name,), model, part.problems), part.problems)
        for name, model in lists.items()
    }
    part.records = placed["electorates"]
    part.negotiation = record.model_copy(
        update={name: tuple(one.record for one in found) for name, found in placed.items()}
    )


def _list_in(file: DataFile, value: dict[str, YamlValue], name: str, problems: list[Problem]) -> list[YamlValue]:
    items = value.get(name, [])
    if isinstance(items, list):
        return items
    problems.append(file.problem(f"'{name}' is not a list", (name,), f"begin each {name.removesuffix('s')} with '- '"))
    return []


def _read_sheet(file: DataFile, value: YamlValue, part: Part) -> None:
    """The head of an actor or a joint statement, and its positions, each position on its own."""
    joint = joint_of(file.name)
    actor = actor_of(file.name)
    try:
        check_id(joint or actor)
    except ValueError as error:
        hint = "rename it; from a copy that a synchroniser left take over what you need, and remove it"
        message = f"the file's name is the {'joint statement' if joint else 'actor'}'s id, and {error}"
        part.problems.append(Problem("error", message, file.name, hint=hint))
        return
    if not isinstance(value, dict):
        part.is_readable = False
        what, first = ("a joint statement", "title") if joint else ("an actor", "name")
        part.problems.append(
            file.problem(f"the file does not hold the fields of {what}", (), f"begin with '{first}: '")
        )
        return
    head = {key: item for key, item in value.items() if key != "positions"}
    record = _validate(file, head, (), Joint if joint else Actor, part.problems)
    items = _list_in(file, value, "positions", part.problems)
    positions = read_items(file, items, ("positions",), JointPosition if joint else Position, part.problems)
    valid = {one.path for one in positions}
    part.faulty = [
        (("positions", number), item)
        for number, item in enumerate(items)
        if isinstance(item, dict) and ("positions", number) not in valid
    ]
    if isinstance(record, Joint):
        part.joint = Placed(record, file.name, 1)
    elif isinstance(record, Actor):
        part.actor = Placed(record, file.name, 1)
    if record is not None:
        part.statements = _statements(positions)
        part.positions = to_columns(actor, positions, [one.item for one in part.statements], joint)


def _validate(file: DataFile, value: YamlValue, path: Path, model: type[R], problems: list[Problem]) -> R | None:
    if not isinstance(value, dict):
        noun = model.__name__.lower()
        problems.append(file.problem(f"this {noun} is not a set of fields", path, "write each as 'field: value'"))
        return None
    try:
        return model.model_validate(value)
    except ValidationError as errors:
        problems += [_explain(file, error, path, model) for error in errors.errors(include_url=False)]
        return None


def _explain(file: DataFile, error: ErrorDetails, path: Path, model: type[BaseModel]) -> Problem:
    message, hint = explain(error, model)
    at_key = error["type"] == "extra_forbidden"
    return file.problem(message, (*path, *error["loc"]), hint, at_key=at_key)


def _unique(file: DataFile, placed: Sequence[Placed[Any]], problems: list[Problem]) -> list[Placed[Any]]:
    """The first record of each id; the others are problems."""
    first: dict[str, Placed[Any]] = {}
    for one in placed:
        if one.record.id in first:
            message = f"the id '{one.record.id}' stands twice; it is also on line {first[one.record.id].line}"
            problems.append(file.problem(message, (*one.path, "id"), "give one of them another id"))
        else:
            first[one.record.id] = one
    return list(first.values())


def _doubled_documents(file: DataFile, sources: Sequence[Placed[Any]]) -> list[Problem]:
    """An error for each source whose document is registered under another id already."""
    first: dict[str, Placed[Any]] = {}
    found = []
    for one in sources:
        earlier = first.setdefault(one.record.sha256, one)
        if earlier is not one:
            same = f"'{earlier.record.id}' on line {earlier.line} has the same SHA-256"
            message = f"one document under two ids: {same} as '{one.record.id}'"
            hint = f"remove one of them, and let all positions name the other, such as '{earlier.record.id}'"
            found.append(file.problem(message, (*one.path, "sha256"), hint))
    return found


def _statements(positions: Sequence[Placed[Position]]) -> list[Statement]:
    """What other files and the order of the list have a say in. Ids stand there often, and are kept once."""
    first: dict[tuple[str, ...], int] = {}
    found = []
    for row, one in enumerate(positions):
        said = one.record
        same = first.setdefault((said.issue, said.date.text, said.source, on_one_line(said.quote)), row)
        named = intern(said.according_to) if said.according_to else None
        found.append(
            Statement(int(one.path[1]), one.line, intern(said.issue), intern(said.source), named, said.date, same)
        )
    return found
