"""The text of a data file in its usual order: positions by date and issue, fields as in the dictionary.

Whole lines move and nothing is written anew, so comments, quotation marks and folded texts stay as they were typed.
What is not written in lines of its own (`{issue: ..., stance: ...}`) stays where it is.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from operator import itemgetter
from typing import Any

from yaml import events
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from loaders.dates import parse_date
from loaders.file_names import NEGOTIATION, joint_of
from loaders.models import (
    MODEL_OF,
    Actor,
    Electorate,
    Joint,
    JointPosition,
    Negotiation,
    Position,
    Record,
    Rule,
    Track,
)
from loaders.yaml_tree import Map, Seq, parse

MARK = "\ufeff"


class FormatError(ValueError):
    """The text cannot be put in order; `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def format_text(name: str, text: str) -> str:
    """The text of the file `name` (its path below the folder) in order; the same text where it is in order already.

    Raises FormatError where the text cannot be read, or cannot be put in order without changing what it says.
    """
    mark = MARK if text.startswith(MARK) else ""
    body = text.removeprefix(MARK)
    tree = parse(body)
    if tree.faults:
        raise FormatError(tree.faults[0].message, tree.faults[0].line + 1)
    page = _Page(_ended(body), _inside_scalars(body))
    lines = _top(name, tree.value, page)
    if lines == page.lines:
        return text
    result = "".join(lines)
    after = parse(result)
    if after.faults or _content(after.value) != _content(tree.value):
        raise FormatError(
            "a comment or an unusual layout is in the way of putting this file in order; put it in order by hand",
            next(number for number, (a, b) in enumerate(zip(page.lines, lines, strict=True), 1) if a != b),
        )
    return mark + result


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a file with their ends, and the numbers (from 0) of those that lie inside a text."""

    lines: list[str]
    inside: frozenset[int]

    def is_gap(self, number: int) -> bool:
        """Whether a line is blank or a comment."""
        return number not in self.inside and self.lines[number].lstrip()[:1] in ("", "#")

    def end(self, start: int, stop: int) -> int:
        """The line after the last one of [start, stop) that is neither blank nor a comment."""
        return next((n + 1 for n in range(stop - 1, start, -1) if not self.is_gap(n)), start + 1)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A field or an item: the comments above it, its lines with the comments below it, and those comments."""

    lead: list[str]
    body: list[str]
    trail: list[str]


def _ended(text: str) -> list[str]:
    lines = text.splitlines(keepends=True)
    if lines and lines[-1].splitlines()[0] == lines[-1]:
        lines[-1] += _line_end(lines[0])
    return lines


def _line_end(line: str) -> str:
    return line[len(line.splitlines()[0]) :] or "\n"


def _inside_scalars(text: str) -> frozenset[int]:
    """The lines of texts that run over several lines, but for the blank ones after a folded text."""
    found: set[int] = set()
    lines = text.splitlines()
    parser: Any = CParser(text)
    try:
        while True:
            event = parser.get_event()
            kind = type(event)
            if kind is events.StreamEndEvent:
                break
            if kind is not events.ScalarEvent:
                continue
            first, last = event.start_mark.line, event.end_mark.line
            if event.style in ("|", ">"):
                last = min(last, len(lines)) - 1
                while last > first and not lines[last].strip():
                    last -= 1
            found.update(range(first, last + 1))
    finally:
        parser.dispose()
    return frozenset(found)


def _content(value: Any) -> Any:
    """What a file says, without the order of fields and items and the space around texts."""
    if isinstance(value, dict):
        return {key: _content(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted((_content(item) for item in value), key=_stable)
    return value.strip() if isinstance(value, str) else value


def _stable(value: Any) -> str:
    return repr(sorted(value.items())) if isinstance(value, dict) else repr(value)


def _top(name: str, value: Any, page: _Page) -> list[str]:
    if isinstance(value, Seq) and name in MODEL_OF:
        return _items(value, 0, len(page.lines), page, MODEL_OF[name], None)
    if isinstance(value, Map) and name not in MODEL_OF:
        model = Negotiation if name == NEGOTIATION else Joint if joint_of(name) else Actor
        return _fields(value, 0, len(page.lines), page, model)
    return page.lines


def _fields(fields: Map, start: int, stop: int, page: _Page, model: type[Record]) -> list[str]:
    """The lines [start, stop) of a mapping with its fields in the order of the model.

    An item's first field stands behind the item's dash, and whichever field comes first goes there.
    """
    marks = list(fields.marks.items())
    starts = [mark.key_line for _, mark in marks]
    column = marks[0][1].key_column if marks else 0
    dash = page.lines[starts[0]][:column] if marks else ""
    usual = (
        all(mark.key_column == column for _, mark in marks)
        and _rises(starts)
        and dash.strip() in ("", "-")
        and not any(page.lines[line][:column].strip() for line in starts[1:])
    )
    if not marks or not usual:
        return page.lines[start:stop]

    def body(number: int, first: int, last: int) -> list[str]:
        key = marks[number][0]
        value = fields.get(key)
        if (model, key) in _ITEMS and isinstance(value, Seq):
            return [page.lines[first], *_items(value, first + 1, last, page, *_ITEMS[model, key])]
        head = page.lines[first]
        return [" " * column + head[column:] if first == starts[0] else head, *page.lines[first + 1 : last]]

    order = list(model.model_fields)
    ranks = [order.index(key) if key in order else len(order) for key, _ in marks]
    if not dash:
        top = next((n + 1 for n in range(starts[0] - 1, start - 1, -1) if not page.lines[n].strip()), starts[0])
        return [*page.lines[start:top], *_arrange(starts, ranks, top, stop, column, page, body)]
    end = page.end(starts[-1], stop)
    lines = _arrange(starts, ranks, start, end, column, page, body)
    first = next(n for n, line in enumerate(lines) if line.lstrip()[:1] not in ("", "#"))
    # comments that come to stand above the dash are set as far left as it is, or they would be those of the item above
    above = [line[_indent(line) - min(_indent(line), _indent(dash)) :] for line in lines[:first]]
    return [*above, dash + lines[first][column:], *lines[first + 1 :], *page.lines[end:stop]]


def _items(
    items: Seq,
    start: int,
    stop: int,
    page: _Page,
    model: type[Record],
    rank: Callable[[Any], tuple[Any, ...]] | None,
) -> list[str]:
    """The lines [start, stop) of a list, each item in order, and the items by their rank if there is one."""
    starts = [_dash_line(mark.line, page) for mark in items.marks]
    columns = {_indent(page.lines[line]) for line in starts}
    usual = len(columns) == 1 and _rises([start - 1, *starts]) and all(_is_dash(page.lines[line]) for line in starts)
    if not usual:
        return page.lines[start:stop]

    def body(number: int, first: int, last: int) -> list[str]:
        item = items[number]
        behind_dash = isinstance(item, Map) and items.marks[number].line == first
        return _fields(item, first, last, page, model) if behind_dash else page.lines[first:last]

    ranks: list[Any] = list(range(len(items)))
    if rank:
        for number, item in enumerate(items):
            try:
                ranks[number] = rank(item)
            except (KeyError, TypeError, ValueError):
                raise FormatError("a position without an issue and a date", starts[number] + 1) from None
    return _arrange(starts, ranks, start, stop, columns.pop(), page, body)


def _rises(numbers: Sequence[int]) -> bool:
    return all(a < b for a, b in pairwise(numbers))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_dash(line: str) -> bool:
    return line.lstrip(" ").startswith("-")


def _dash_line(line: int, page: _Page) -> int:
    """The line of an item's dash: that of the item's beginning, or one above it with nothing but comments between."""
    above = line
    while above > 0 and not _is_dash(page.lines[above]):
        above -= 1
        if not page.is_gap(above) and page.lines[above].split("#")[0].strip() != "-":
            return line
    return above


def _when(item: Any) -> tuple[Any, ...]:
    """The day from which a position counts, and its issue."""
    return parse_date(item["date"]).latest, item["issue"]


_ITEMS: Mapping[tuple[type[Record], str], tuple[type[Record], Callable[[Any], tuple[Any, ...]] | None]] = {
    (Actor, "positions"): (Position, _when),
    (Joint, "positions"): (JointPosition, _when),
    (Negotiation, "tracks"): (Track, None),
    (Negotiation, "rules"): (Rule, None),
    (Negotiation, "electorates"): (Electorate, None),
}
"""Of which model the items of a list in a record are, and by what they are put in order."""


def _arrange(
    starts: Sequence[int],
    ranks: Sequence[Any],
    start: int,
    stop: int,
    column: int,
    page: _Page,
    body: Callable[[int, int, int], list[str]],
) -> list[str]:
    """The lines [start, stop) with what begins at `starts` sorted by rank; blank lines between keep their places."""
    heading, space, lead = _split(page.lines[start : starts[0]], column)
    units, spaces = list[_Unit](), list[list[str]]()
    rest = list[str]()
    for number, (first, following) in enumerate(zip(starts, [*starts[1:], stop], strict=True)):
        end = page.end(first, following)
        gap = page.lines[end:following]
        if following == stop:
            near = sum(1 for _ in takewhile(lambda line: line.strip() and _indent(line) >= column, gap))
            reach = _reach(gap, near, column)
            trail, rest = gap[:reach], gap[reach:]
            below, after = list[str](), list[str]()
        else:
            trail, after, below = _split(gap, column)
        units.append(_Unit(lead, body(number, first, end + len(trail)), trail))
        spaces.append(space)
        lead, space = below, after
    lines, above = list(heading), heading
    for space, (unit, _) in zip(spaces, sorted(zip(units, ranks, strict=True), key=itemgetter(1)), strict=True):
        lines += [*(space or _needed(above, unit.lead, column, page)), *unit.lead, *unit.body]
        above = unit.trail
    return lines + rest


def _split(gap: list[str], column: int) -> tuple[list[str], list[str], list[str]]:
    """The comments of what stands before a gap, its first blank lines, and the comments of what comes after.

    A comment belongs to what follows it, unless a blank line parts them or it is indented more than what follows.
    """
    near = sum(1 for _ in takewhile(str.strip, gap)) if any(not line.strip() for line in gap) else 0
    reach = _reach(gap, near, column)
    blank = list(takewhile(lambda line: not line.strip(), gap[reach:]))
    return gap[:reach], blank, gap[reach + len(blank) :]


def _reach(gap: Sequence[str], near: int, column: int) -> int:
    """How many of the lines belong to what stands above: `near`, and what is indented deeper than what follows."""
    reach = near
    for number in range(near, len(gap)):
        if gap[number].strip():
            if _indent(gap[number]) <= column:
                break
            reach = number + 1
    return reach


def _needed(above: list[str], lead: list[str], column: int, page: _Page) -> list[str]:
    """A blank line where the comments on either side would else change hands."""
    stays = _split([*above, *lead], column) == (above, [], lead)
    return [] if stays else [_line_end(page.lines[0])]
