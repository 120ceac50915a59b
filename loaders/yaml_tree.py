"""YAML text -> plain dicts, lists and strings that know where they stand.

Every scalar stays the text that stands in the file: `NO`, `012` and `1:30` are
never turned into something else. What a hand-edited data file has no use for
(anchors, aliases, tags, several documents, deep nesting) is refused with its
line, so no file can make the reader grow or hang.

`parse` knows the place of every value and every fault. Files that are written as most are, loaders.plain_yaml reads in
a quarter of the time.
"""

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml
from yaml import events
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from loaders.plain_yaml import YamlValue

MAX_DEPTH = 8

Event = Any
"""What the parser in C gives: its classes have no types."""


class Mark(NamedTuple):
    """Where a key and its value begin, and where a text ends; lines and columns count from 0."""

    key_line: int
    key_column: int
    line: int
    column: int
    length: int
    end_line: int = 0
    end_column: int = 0
    """Just behind a text; a block of text ends where the next line with content begins. Collections know their own."""


class Map(dict[str, Any]):
    """A mapping with the mark of every key, also of keys whose value is empty; where it ends, as a Mark does."""

    __slots__ = ("end", "flow", "marks")

    def __init__(self, flow: bool = False) -> None:
        super().__init__()
        self.marks: dict[str, Mark] = {}
        self.flow = flow
        self.end = (0, 0)


class Seq(list[Any]):
    """A list with the mark of every item; where it ends, as a Mark does. `flow` is whether it stands in brackets."""

    __slots__ = ("end", "flow", "marks")

    def __init__(self, flow: bool = False) -> None:
        super().__init__()
        self.marks: list[Mark] = []
        self.flow = flow
        self.end = (0, 0)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong with the YAML itself; line and column count from 0."""

    message: str
    line: int
    column: int
    hint: str = ""


@dataclass(slots=True)
class Tree:
    """The value of a file (None where it could not be read) and its faults."""

    value: Map | Seq | str | None
    faults: list[Fault] = field(default_factory=list)

    def mark(self, path: tuple[int | str, ...]) -> Mark:
        """The mark of the value at `path`, or of the nearest thing that encloses it."""
        found = Mark(0, 0, 0, 0, 1)
        node: YamlValue | None = self.value
        for step in path:
            if isinstance(node, Map) and isinstance(step, str) and step in node.marks:
                found = node.marks[step]
                node = node.get(step)
            elif isinstance(node, Seq) and isinstance(step, int) and step < len(node):
                found = node.marks[step]
                node = node[step]
            else:
                break
        return found


class _StopError(Exception):
    """Reading cannot go on after this fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def parse(text: str) -> Tree:
    """Read one YAML document. Never raises: what is wrong is in the tree's faults."""
    tree = Tree(None)
    try:
        parser = CParser(text)
    except (yaml.reader.ReaderError, UnicodeEncodeError):  # the latter for half of a surrogate pair
        tree.faults.append(_reader_fault(text))
        return tree
    try:
        tree.value = _read(parser, tree.faults)
    except _StopError as stop:
        tree.faults.append(stop.fault)
    except yaml.reader.ReaderError:
        tree.faults.append(_reader_fault(text))
    except yaml.MarkedYAMLError as error:
        tree.faults.append(_conflict_fault(text) or _marked_fault(error))
    finally:
        parser.dispose()
    return tree


def _read(parser: Any, faults: list[Fault]) -> Map | Seq | str | None:
    """One pass over the parser's events; a stack holds the open collections."""
    root: Map | Seq | str | None = None
    stack: list[Map | Seq] = []
    keys: list[Any] = []  # for each open mapping the key that waits for its value; else None
    documents = 0
    end = (0, 0)  # of what was read last; a collection without brackets ends there, before the comments behind it
    while True:
        event = parser.get_event()
        kind = type(event)
        if kind is events.StreamEndEvent:
            return root
        if kind is events.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise _refuse(event, "a second document", "keep one document in a file: remove the '---'")
            continue
        if kind in (events.StreamStartEvent, events.DocumentEndEvent):
            continue
        if kind in (events.MappingEndEvent, events.SequenceEndEvent):
            closed = stack.pop()
            keys.pop()
            if closed.flow:
                end = (event.end_mark.line, event.end_mark.column)
            closed.end = end
            continue
        _refuse_extras(event, kind)
        value: Map | Seq | str
        length = 1
        if kind is events.ScalarEvent:
            value = event.value
            end = (event.end_mark.line, event.end_mark.column)
            if end[0] == event.start_mark.line:
                length = max(1, end[1] - event.start_mark.column)
        elif kind is events.MappingStartEvent:
            value = Map(event.flow_style)
        else:
            value = Seq(event.flow_style)
        if not stack:
            root = value
        elif isinstance(stack[-1], Map) and keys[-1] is None:
            keys[-1] = _key(event, kind, stack[-1], faults)
            continue
        else:
            _place(stack[-1], keys, event, value, length, end)
        if not isinstance(value, str):
            if len(stack) >= MAX_DEPTH:
                raise _refuse(event, f"nesting more than {MAX_DEPTH} deep", "no field of the data is nested like this")
            stack.append(value)
            keys.append(None)


def _refuse_extras(event: Event, kind: type) -> None:
    if kind is events.AliasEvent:
        raise _refuse(event, f"an alias (*{event.anchor})", "write the value out")
    if event.anchor is not None:
        raise _refuse(event, f"an anchor (&{event.anchor})", "remove it, or put a value that begins with '&' in quotes")
    if event.tag is not None and event.tag != "!":
        raise _refuse(event, f"a tag ({event.tag})", "remove it, or put a value that begins with '!' in quotes")


def _key(event: Event, kind: type, mapping: Map, faults: list[Fault]) -> tuple[str, Event]:
    mark = event.start_mark
    if kind is not events.ScalarEvent:
        raise _refuse(event, "a key that is not a word", "put the text in quotes")
    key: str = event.value
    if key == "<<":
        raise _refuse(event, "a merge key (<<)", "write the fields out")
    if key in mapping.marks:
        first = mapping.marks[key].key_line + 1
        faults.append(
            Fault(f"'{key}' stands twice; it is also on line {first}", mark.line, mark.column, "remove one of them")
        )
    return key, mark


def _place(
    parent: Map | Seq, keys: list[Any], event: Event, value: Map | Seq | str, length: int, end: tuple[int, int]
) -> None:
    mark = event.start_mark
    if isinstance(parent, Seq):
        parent.append(value)
        parent.marks.append(Mark(mark.line, mark.column, mark.line, mark.column, length, *end))
        return
    key, key_mark = keys[-1]
    keys[-1] = None
    empty = isinstance(value, str) and not value.strip()
    line, column = (key_mark.line, key_mark.column) if empty else (mark.line, mark.column)
    parent.marks[key] = Mark(key_mark.line, key_mark.column, line, column, len(key) if empty else length, *end)
    if not empty:
        parent[key] = value


def _refuse(event: Event, what: str, hint: str) -> _StopError:
    mark = event.start_mark
    return _StopError(Fault(f"{what} is not allowed here", mark.line, mark.column, hint))


_PLAIN_WORDS = {
    "mapping values are not allowed in this context": (
        "a second ': ' on this line",
        "put the text in quotes, or begin it on the next line after '>-'",
    ),
    "did not find expected key": (
        "the indentation or a quotation mark is off here",
        "line the field up with its fellows",
    ),
    "could not find expected ':'": ("a field without ': '", "write the field as 'name: value', with a space"),
    "found character that cannot start any token": (
        "a character that cannot begin a value",
        "use spaces, not tabs; put text that begins with @, ` or % in quotes",
    ),
    "found unexpected end of stream": ("a quotation mark is opened and never closed", "close it"),
    "found a tab character that violates indentation": ("a tab in the indentation", "use spaces, not tabs"),
    "found unknown escape character": (
        "a backslash with a meaning that YAML does not know",
        "write two backslashes, or put the text in single quotes",
    ),
    "found invalid Unicode character escape code": (
        "half of a character, or one that there is not",
        "write the character itself instead of its code",
    ),
}

_UNCLOSED = ("a bracket is opened and never closed", "close it, or put a text that begins with '[' or '{' in quotes")
_PLAIN_WORDS["did not find expected ',' or ']'"] = _UNCLOSED
_PLAIN_WORDS["did not find expected ',' or '}'"] = _UNCLOSED

_SEEN_TOO_LATE = (
    "could not find expected ':'",
    "found unexpected end of stream",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
)
"""Problems that show only further down than where they begin."""


_CONFLICT = re.compile(r"^(?:<{7} .*|={7}|>{7} .*|\|{7} .*)$", re.MULTILINE)
"""The lines with which version control marks what it could not merge."""


def _conflict_fault(text: str) -> Fault | None:
    """The first mark of an unsettled merge, to which any fault of the YAML is owed."""
    found = _CONFLICT.search(text.replace("\r\n", "\n"))
    if found is None:
        return None
    line = len((text.replace("\r\n", "\n")[: found.start()] + "|").splitlines()) - 1
    hint = "keep one of the two versions and remove the lines with <<<<<<<, ======= and >>>>>>>"
    return Fault("two versions that were not merged", line, 0, hint)


def _marked_fault(error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    if error.problem in _SEEN_TOO_LATE and error.context_mark:
        mark = error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    plain, hint = _PLAIN_WORDS.get(error.problem or "", (error.problem or "this is not YAML", ""))
    return Fault(f"cannot be read as YAML: {plain}", line, column, hint)


def _reader_fault(text: str) -> Fault:
    """libyaml counts bytes; the first character that YAML forbids says where to look."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    before = (text[: found.start()] if found else "") + "|"  # never ends in a line break
    lines = before.splitlines()
    at = (len(lines) - 1, len(lines[-1]) - 1)
    if found and set(text[found.start() :]) == {"\0"}:
        return Fault("the file ends in zeros: it was not written whole", *at, "restore it from a copy, or delete them")
    if text[1::2].count("\0") > len(text) // 4:
        return Fault("the file seems to be UTF-16", *at, "save the file as UTF-8")
    return Fault("a control character that YAML does not allow", *at, "delete it")
