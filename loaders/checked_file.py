"""What one file of a positions folder says, and the problems in it with their places."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from loaders import yaml_tree
from loaders.dates import StatedDate
from loaders.models import Actor, Joint, Negotiation, Source
from loaders.placed_records import Path, Placed
from loaders.plain_yaml import YamlValue
from loaders.position_columns import Columns
from loaders.problems import Problem, Severity
from loaders.yaml_tree import Tree


class DataFile:
    """One file: turns paths inside it into problems with line and excerpt. Only where there are some, it is parsed."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def tree(self) -> Tree:
        """Every value of it with its place."""
        return yaml_tree.parse(self.text)

    @cached_property
    def lines(self) -> list[str]:
        """Its lines without their breaks."""
        return self.text.splitlines()

    def problem(
        self, message: str, path: Path, hint: str = "", *, at_key: bool = False, warning: bool = False
    ) -> Problem:
        """What is wrong with the value at a path, or with its key."""
        mark = self.tree.mark(path)
        key = path[-1] if path else ""
        line, column, length = mark.line, mark.column, mark.length
        if at_key:
            line, column, length = mark.key_line, mark.key_column, len(str(key))
        return self._at(line, column, length, message, hint, warning)

    def fault(self, fault: yaml_tree.Fault) -> Problem:
        """What is wrong with the YAML."""
        return self._at(fault.line, fault.column, 1, fault.message, fault.hint, False)

    def line(self, path: Path) -> int:
        """The line on which the value at a path begins, counted from 1."""
        return self.tree.mark(path).key_line + 1

    def _at(self, line: int, column: int, length: int, message: str, hint: str, warning: bool) -> Problem:
        excerpt = self.lines[line] if line < len(self.lines) else ""
        severity: Severity = "warning" if warning else "error"
        return Problem(severity, message, self.name, line + 1, column + 1, length, excerpt, hint)


@dataclass(frozen=True, slots=True, eq=False)
class References:
    """The ids that may be named: of valid records, and also of faulty ones (None where nobody knows which)."""

    valid: Mapping[str, Collection[str]]
    mentioned: Mapping[str, Collection[str] | None]
    sources: Mapping[str, Source]
    names_tracks: bool = True
    """Whether the folder says anything of tracks; where it does not, an issue's track is no misspelt one."""


class Statement(NamedTuple):
    """What a position names and when it was said; which item of the file's list it is, and on which line it begins.

    `same` is the row of the first position of the file that says the same: its own, unless it repeats one.
    """

    item: int
    line: int
    issue: str
    source: str
    according_to: str | None
    date: StatedDate
    same: int


class Linked(NamedTuple):
    """What of a file stands beside the other files, and what does not."""

    problems: Sequence[Problem] = ()
    records: Sequence[Placed[Any]] = ()
    positions: Columns | None = None
    signatories: Sequence[str] = ()


@dataclass(slots=True, eq=False)
class Part:
    """What one file says, whatever stands in the others. Two are the same only if they are one and the same."""

    name: str
    text: str
    sha256: bytes
    problems: list[Problem] = field(default_factory=list)
    is_readable: bool = True
    records: Sequence[Placed[Any]] = ()
    """The valid records of a list; of negotiation.yaml the electorates."""
    mentioned: frozenset[str] | None = None
    """The ids that a list gives, also those of its faulty records; None where it could not be read."""
    negotiation: Negotiation | None = None
    actor: Placed[Actor] | None = None
    joint: Placed[Joint] | None = None
    statements: Sequence[Statement] = ()
    """The valid positions of an actor or a joint statement, as far as other files have a say in them."""
    positions: Columns | None = None
    """The same positions, row by row, with all that they say."""
    faulty: Sequence[tuple[Path, Mapping[str, YamlValue]]] = ()
    """Path and fields of every position that is no valid record."""
    linked: "dict[References, Linked]" = field(default_factory=dict)
    """What came of it beside the lists that it was held to lately."""
