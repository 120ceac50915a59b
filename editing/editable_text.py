"""The text of a positions file as something that can be edited: its lines, and where the items of its list stand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Never

from loaders.yaml_tree import Map, Mark, Seq, parse

_BREAK = re.compile("\r\n|\n|\r")
_BREAKS = ("\n", "\r", "\x85", "\u2028", "\u2029")


class EditError(ValueError):
    """The edit cannot be made; the message says why and what to do, in words for an analyst."""


@dataclass(frozen=True, slots=True)
class Span:
    """The lines of an item: its comments from `start`, its dash, and what follows it up to, but without, `stop`."""

    start: int
    dash: int
    column: int
    stop: int


@dataclass(frozen=True, slots=True)
class EditableText:
    """A text that can be edited: its lines with their breaks, and the list in it."""

    lines: list[str]
    end_of_line: str
    ended: bool
    """Whether the last line has a break; an edit keeps it so."""
    root: Map | Seq | str | None
    key: str
    """The key of the list; "" where the file itself is the list."""

    @property
    def items(self) -> Seq:
        """The list. Raises EditError where it cannot be edited line by line."""
        found = self.mapping().get(self.key, Seq()) if self.key else Seq() if self.root is None else self.root
        if not isinstance(found, Seq):
            what = f"'{self.key}'" if self.key else "the file"
            raise EditError(f"{what} is not a list; begin each item of it with '- '")
        if found.flow and found:
            raise EditError("the list stands in brackets; write each item on lines of its own that begin with '- '")
        return found

    def mapping(self) -> Map:
        """The fields of an actor or a joint statement. Raises EditError."""
        if not isinstance(self.root, Map) or self.root.flow:
            raise EditError("the file does not hold the fields of an actor; begin with 'name: '")
        return self.root

    def plain_items(self) -> list[Any]:
        """What the items say."""
        return [trimmed(item) for item in self.items]

    def head(self) -> dict[str, Any]:
        """What the fields beside the list say."""
        return {name: trimmed(value) for name, value in self.mapping().items() if name != self.key} if self.key else {}

    def item(self, index: int) -> Any:
        """The item with this number. Raises EditError."""
        if not 0 <= index < len(self.items):
            raise EditError(f"there is no number {index + 1}: the file has {len(self.items)}; read it again")
        return self.items[index]

    def stop(self, value: Any, mark: Mark) -> int:
        """The line behind a value. Blank lines at its end only set off what follows."""
        line, column = value.end if isinstance(value, Map | Seq) else (mark.end_line, mark.end_column)
        stop = line + (column > 0)
        while stop - 1 > mark.key_line and not self.lines[stop - 1].strip():
            stop -= 1
        return stop

    def span(self, number: int) -> Span:
        """The lines of an item; a comment is its own where it stands deeper than its dash, or directly above."""
        value, mark = self.items[number], self.items.marks[number]
        dash, column = self.dash(mark)
        start, stop = dash, self.stop(value, mark)
        while stop < len(self.lines) and is_comment(self.lines[stop]) and indent_of(self.lines[stop]) > column:
            stop += 1
        while start > 0 and is_comment(self.lines[start - 1]) and indent_of(self.lines[start - 1]) <= column:
            start -= 1
        # what the file begins with is said of the whole file
        return Span(start or dash, dash, column, stop)

    def dash(self, mark: Mark) -> tuple[int, int]:
        """Line and column of the dash before an item."""
        line = mark.line
        before = self.lines[line][: mark.column]
        while not before.strip() or is_comment(before):
            if line == 0:
                refuse_by_hand()
            line -= 1
            before = self.lines[line]
        if not before.lstrip().startswith("-"):
            refuse_by_hand()
        return line, indent_of(before)

    def broken(self, lines: list[str]) -> list[str]:
        """New lines with the line break of the file."""
        return [line + self.end_of_line for line in lines]

    def write(self, lines: list[str], head: dict[str, Any], items: list[Any]) -> str:
        """The lines as a text that says exactly this. Raises EditError where it would not."""
        text = "".join(lines)
        if not self.ended:
            text = text.removesuffix(self.end_of_line)
        try:
            read = read_editable(text, self.key)
            as_wanted = (read.head(), read.plain_items()) == (head, items) if text.strip() or head else not items
        except EditError:
            as_wanted = False
        if not as_wanted:
            refuse_by_hand()
        return text


def read_editable(text: str, key: str) -> EditableText:
    """The text with the list that stands under `key`, or is the whole file for "". Raises EditError for a fault."""
    tree = parse(text)
    for fault in tree.faults:
        hint = f"; {fault.hint}" if fault.hint else ""
        raise EditError(f"the file has a fault on line {fault.line + 1}, to be mended first: {fault.message}{hint}")
    found = _BREAK.search(text)
    end_of_line = found[0] if found else "\n"
    ended = not text or text.endswith(_BREAKS)
    lines = (text if ended else text + end_of_line).splitlines(keepends=True)
    return EditableText(lines, end_of_line, ended, tree.value, key)


def trimmed(value: Any) -> Any:
    """A value without white space around its texts, which the models take away."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        return {name: settled for name, inner in value.items() if (settled := trimmed(inner)) != ""}
    return [trimmed(inner) for inner in value or ()]


def is_comment(line: str) -> bool:
    """Whether nothing but a comment stands on the line."""
    return line.lstrip(" \t").startswith("#")


def indent_of(line: str) -> int:
    """How many spaces the line begins with."""
    return len(line) - len(line.lstrip(" "))


def refuse_by_hand() -> Never:
    """Raise EditError for lines that only a person can edit."""
    raise EditError("the lines around it are written in a way that cannot be edited here; change it in a text editor")
