"""Text -> text: one record of a positions file is added, changed or removed, and every other byte stays.

Only the lines of that record are written; the marks of `yaml_tree` say which they are. Whatever was edited is read
again before it is given back: it says what was asked for, beside the same neighbours, or the edit is refused.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from editing.actor_template import PLACEHOLDERS, Examples, actor_template
from editing.editable_text import (
    EditableText,
    EditError,
    indent_of,
    is_comment,
    read_editable,
    refuse_by_hand,
    trimmed,
)
from editing.joint_template import joint_template
from editing.yaml_fields import Value, field_lines
from loaders.dates import parse_date
from loaders.models import Actor, Joint, Position, check_id
from loaders.problems import did_you_mean
from loaders.yaml_tree import Map, Seq

POSITION_FIELDS = tuple(Position.model_fields)
HEAD_FIELDS = tuple(name for name in Actor.model_fields if name != "positions")
JOINT_FIELDS = tuple(name for name in Joint.model_fields if name != "positions")

Fields = Mapping[str, Value]
_Edit = tuple[int, int, list[str]]  # the lines from the first up to, but without, the second become these
_When = tuple[date, str]

LISTS = {"member_of": ",", "actors": ",", "also_known_as": ";", "terms": ";"}
"""The fields that hold a list, and by what its items are joined in a form or a cell; names may have commas."""

_KEY = re.compile(r"""(?:"[^"]*"|'[^']*'|[^:]*?)\s*:(.*)""", re.DOTALL)
_BLOCK = re.compile(r"[|>][-+0-9]*(.*)", re.DOTALL)


def add_position(text: str, fields: Fields) -> str:
    """A file of positions with one more, behind the last one that is not later (by date, then issue).

    The file is that of an actor or of a joint statement. Fields that are empty are left out. A file without positions
    gets a list of them. Raises EditError.
    """
    return _add(read_editable(text, "positions"), fields, POSITION_FIELDS)


def change_position(text: str, index: int, fields: Fields) -> str:
    """A file with the position number `index` (from 0) saying what `fields` say.

    Only the lines of fields that differ change; a field that is empty or missing goes. Keys that no position has stay,
    unless they are given as empty. The position stays where it stands. Raises EditError.
    """
    return _change(read_editable(text, "positions"), index, fields, POSITION_FIELDS)


def remove_position(text: str, index: int) -> str:
    """A file without the position number `index` (from 0), its comments and the blank lines that set it off.

    The key `positions` goes with the last one. Raises EditError.
    """
    return _remove(read_editable(text, "positions"), index)


def edit_positions(text: str, changed: Mapping[int, Fields], removed: Collection[int], added: Sequence[Fields]) -> str:
    """An actor's file with many edits at once: those of change_position, remove_position and add_position.

    `changed` and `removed` go by the numbers of the positions in `text`. The file is read a few times,
    however many edits there are. Raises EditError.
    """
    file = read_editable(text, "positions")
    items: list[Any] = file.plain_items()
    last = min(removed, default=0) if len({*removed}) == len(items) > 1 else None
    going = {*removed} - {last}
    edits: list[_Edit] = []
    for index, fields in changed.items():
        made, items[index] = _item_change(file, index, fields, POSITION_FIELDS)
        edits += made
    edits += _removals(file, going)
    kept = [item for index, item in enumerate(items) if index not in going]
    text = file.write(_spliced(file.lines, edits), file.head(), kept) if edits else text
    if last is not None:
        text = remove_position(text, 0)
    return _add_all(text, added) if added else text


def add_record(text: str, fields: Fields, order: Sequence[str]) -> str:
    """A file that is one list with one more record: by date where records have one, else as the last.

    `order` names the fields of a record in the order in which they are written; `terms` is a list, or its items joined
    by semicolons. Raises EditError.
    """
    return _add(read_editable(text, ""), _with_lists(fields), order)


def add_records(text: str, added: Sequence[Fields], order: Sequence[str]) -> str:
    """A file that is one list with several more records at its end, as in add_record; for lists without dates."""
    records = [_wanted(_with_lists(fields), order)[0] for fields in added]
    if not all(records):
        raise EditError("there is nothing to add: fill in the fields")
    file = read_editable(text, "")
    if records and not file.items:
        text = file.write(_with_first(file, records[0]), file.head(), [trimmed(records[0])])
        return add_records(text, records[1:], order)
    if not records:
        return text
    number = len(file.items)
    items = [*file.plain_items(), *map(trimmed, records)]
    return file.write(_spliced(file.lines, [_insertion(file, number, records)]), file.head(), items)


def change_record(text: str, index: int, fields: Fields, order: Sequence[str]) -> str:
    """A file that is one list with the record number `index` (from 0) changed as in change_position."""
    return _change(read_editable(text, ""), index, _with_lists(fields), order)


def remove_record(text: str, index: int) -> str:
    """A file that is one list without the record number `index` (from 0); `[]` stands for none. Raises EditError."""
    return _remove(read_editable(text, ""), index)


def change_head(text: str, fields: Fields) -> str:
    """An actor's file with its own fields as in change_position; lists may be texts, their items joined.

    `member_of` is joined by commas, `also_known_as` by semicolons. Raises EditError.
    """
    return _change_head(text, fields, HEAD_FIELDS)


def change_joint_head(text: str, fields: Fields) -> str:
    """A joint statement's file with its own fields as in change_head; `actors` is a list, or its ids joined by commas.

    Raises EditError.
    """
    return _change_head(text, fields, JOINT_FIELDS)


def _change_head(text: str, fields: Fields, order: Sequence[str]) -> str:
    file = read_editable(text, "positions")
    root = file.mapping()
    wanted, gone = _wanted(_with_lists(fields), order)
    first = min((mark.key_line for mark in root.marks.values()), default=0)
    column = min((mark.key_column for mark in root.marks.values()), default=0)
    lines = _spliced(file.lines, _field_edits(file, root, wanted, gone, order, (first, column)))
    return file.write(lines, _edited(root, wanted, gone), file.plain_items())


def locate(text: str, line: int) -> int | None:
    """The index of the position that stands at a line (from 1), with its comments; None between them.

    Raises EditError where the text cannot be read.
    """
    file = read_editable(text, "positions")
    for number in range(len(file.items)):
        span = file.span(number)
        if span.start < line <= span.stop:
            return number
    return None


def new_actor_text(identifier: str, fields: Fields, examples: Examples = PLACEHOLDERS) -> str:
    """The text of a new actor's file: the commented template (naming `examples`) with the actor's own fields filled in.

    Raises EditError for an id or a name that cannot be one.
    """
    given, _ = _wanted(_with_lists(fields), HEAD_FIELDS)
    try:
        text = actor_template(check_id(identifier), str(given.get("name", "")), examples)
    except ValueError as error:
        raise EditError(str(error)) from None
    title, below = text.split("\nname: ", 1)
    below = f"name: {below}"
    for name, value in given.items():
        remark = re.search(rf"^# {re.escape(name)}: .*$", below, re.MULTILINE)
        if remark:
            below = below[: remark.start()] + "\n".join(_lines_of(name, value, 0)) + below[remark.end() :]
    return change_head(f"{title}\n{below}", {"kind": "state", **given})


def new_joint_text(identifier: str, fields: Fields) -> str:
    """The text of a new joint statement's file: the commented template with its own fields filled in.

    Raises EditError for an id, a title or signatories that cannot be.
    """
    given, _ = _wanted(_with_lists(fields), JOINT_FIELDS)
    try:
        text = joint_template(identifier, str(given.get("title", "")), given.get("actors", ()))
    except ValueError as error:
        raise EditError(str(error)) from None
    return change_joint_head(text, given)


def _add(file: EditableText, fields: Fields, order: Sequence[str]) -> str:
    wanted, _ = _wanted(fields, order)
    if not wanted:
        raise EditError("there is nothing to add: fill in the fields")
    if not file.items:
        return file.write(_with_first(file, wanted), file.head(), [trimmed(wanted)])
    times = [_when_if_right(item) for item in file.items]
    number = _number(times, wanted) if "date" in order else len(file.items)
    items = file.plain_items()
    items.insert(number, trimmed(wanted))
    return file.write(_spliced(file.lines, [_insertion(file, number, [wanted])]), file.head(), items)


def _add_all(text: str, added: Sequence[Fields]) -> str:
    """An actor's file with these positions, each where add_position puts it."""
    records = [_wanted(fields, POSITION_FIELDS)[0] for fields in added]
    if not all(records):
        raise EditError("there is nothing to add: fill in the fields")
    file = read_editable(text, "positions")
    if not file.items:
        first, *more = records
        text = file.write(_with_first(file, first), file.head(), [trimmed(first)])
        return _add_all(text, more) if more else text
    times = [_when_if_right(item) for item in file.items]
    placed = sorted(((_number(times, one), _when(one), place) for place, one in enumerate(records)), reverse=True)
    items = file.plain_items()
    edits: list[_Edit] = []
    for number, group in groupby(placed, key=lambda one: one[0]):
        here = [records[place] for _, _, place in group][::-1]
        edits.append(_insertion(file, number, here))
        items[number:number] = [trimmed(one) for one in here]
    return file.write(_spliced(file.lines, edits), file.head(), items)


def _insertion(file: EditableText, number: int, added: Sequence[Fields]) -> _Edit:
    """The lines of new items that come to stand before the item with a number."""
    like = max(number - 1, 0)
    span, mark = file.span(like), file.items.marks[like]
    gap = [file.end_of_line] if _is_set_off(file, like) else []
    lines: list[str] = []
    for wanted in added:
        item = file.broken(_item_lines(wanted, span.column, mark.column, own_line=mark.line > span.dash))
        lines += gap + item if number else item + gap
    at = span.stop if number else span.start
    return at, at, lines


def _number(times: Sequence[_When | None], wanted: Fields) -> int:
    """The number that a new record gets: behind the last one that is not later; a faulty one has no place in time."""
    try:
        mine = _when(wanted)
    except ValueError as error:
        raise EditError(str(error)) from None
    return max((number + 1 for number, other in enumerate(times) if other is not None and other <= mine), default=0)


def _when_if_right(record: Any) -> _When | None:
    try:
        return _when(record)
    except (TypeError, ValueError, AttributeError):
        return None


def _when(record: Mapping[str, Any]) -> _When:
    return parse_date(record.get("date", "")).latest, str(record.get("issue", ""))


def _is_set_off(file: EditableText, like: int) -> bool:
    """Whether a blank line stands between the items around this one; it does where there is only one."""
    if len(file.items) < 2:
        return True
    return not file.lines[file.span(min(like, len(file.items) - 2)).stop].strip()


def _with_first(file: EditableText, wanted: Fields) -> list[str]:
    """The lines of a file that has no item yet, with its first one."""
    root = file.mapping() if file.key else file.root
    empty = file.items
    if isinstance(root, Map) and file.key in root.marks:
        mark = root.marks[file.key]
        line, column = mark.key_line, mark.key_column
        key = file.lines[line]
        if file.key in root:
            key = _without_brackets(file, empty)
        item = _item_lines(wanted, column + 2, column + 4)
        return _spliced(file.lines, [(line, line + 1, [key, *file.broken(item)])])
    if isinstance(root, Seq):
        line = empty.end[0]
        rest = _without_brackets(file, empty)
        kept = [rest] if rest.strip() else []
        return _spliced(file.lines, [(line, line + 1, kept + file.broken(_item_lines(wanted, 0, 2)))])
    at = len(file.lines)
    while at and not file.lines[at - 1].strip():
        at -= 1
    column = min((mark.key_column for mark in root.marks.values()), default=0) if isinstance(root, Map) else 0
    item = _item_lines(wanted, column + 2, column + 4) if file.key else _item_lines(wanted, 0, 2)
    above = [""] * bool(at) + [" " * column + f"{file.key}:"] * bool(file.key)
    return _spliced(file.lines, [(at, at, file.broken(above + item))])


def _without_brackets(file: EditableText, empty: Seq) -> str:
    """The line of an empty list without its `[]`, which have to stand together."""
    line, column = empty.end
    before, after = file.lines[line][:column], file.lines[line][column:]
    if not re.search(r"\[\s*\]$", before):
        refuse_by_hand()
    return before[: before.rindex("[")].rstrip() + after


def _item_lines(wanted: Fields, dash: int, column: int, own_line: bool = False) -> list[str]:
    """A record as an item of a list, with its dash and its fields in these columns."""
    lines = [line for name, value in wanted.items() for line in _lines_of(name, value, column)]
    start = " " * dash + "-"
    return [start, *lines] if own_line else [start.ljust(column) + lines[0][column:], *lines[1:]]


def _lines_of(name: str, value: Value, indent: int) -> list[str]:
    try:
        return field_lines(name, value, indent)
    except ValueError as error:
        raise EditError(str(error)) from None


def _change(file: EditableText, index: int, fields: Fields, order: Sequence[str]) -> str:
    items = file.plain_items()
    edits, items[index] = _item_change(file, index, fields, order)
    return file.write(_spliced(file.lines, edits), file.head(), items)


def _item_change(
    file: EditableText, index: int, fields: Fields, order: Sequence[str]
) -> tuple[list[_Edit], dict[str, Any]]:
    """What to do with the lines of one item, at most one edit, and what it says then."""
    record, mark = file.item(index), file.items.marks[index]
    if not isinstance(record, Map) or record.flow:
        raise EditError(f"number {index + 1} has no lines of its own for its fields; write each as 'field: value'")
    wanted, gone = _wanted(fields, order)
    if not wanted:
        raise EditError("nothing would be left; remove it instead")
    said = _edited(record, wanted, gone)
    at, column, stop = mark.line, mark.column, file.stop(record, mark)
    edits = _field_edits(file, record, wanted, gone, order, (at, column))
    if not edits:
        return [], said
    dash = file.lines[at][:column]
    lines = [" " * column + file.lines[at][column:], *file.lines[at + 1 : stop]]
    lines = _spliced(lines, [(start - at, end - at, new) for start, end, new in edits])
    if dash.strip():
        fits = lines[0].strip() and indent_of(lines[0]) == column and not is_comment(lines[0])
        lines[:1] = [dash + lines[0][column:]] if fits else [dash.rstrip() + file.end_of_line, lines[0]]
    return [(at, stop, lines)], said


def _field_edits(
    file: EditableText, record: Map, wanted: Fields, gone: set[str], order: Sequence[str], first: tuple[int, int]
) -> list[_Edit]:
    """What to do with the lines of a record whose first field stands at a line and column."""
    at, column = first
    stops = {name: file.stop(record.get(name, ""), mark) for name, mark in record.marks.items()}
    edits: list[_Edit] = []
    for name, mark in record.marks.items():
        if name in wanted and not _says(name, record.get(name), wanted[name]):
            lines = _replaced(file, record, name, _lines_of(name, wanted[name], column))
            edits.append((mark.key_line, stops[name], file.broken(lines)))
        elif name in gone and name in record:
            edits.append((mark.key_line, stops[name], []))
    rank = {name: number for number, name in enumerate(order)}
    for name in wanted:
        if name not in record.marks:
            before = [other for other in stops if rank.get(other, len(rank)) < rank[name]]
            after = stops[max(before, key=rank.__getitem__)] if before else at
            edits.append((after, after, file.broken(_lines_of(name, wanted[name], column))))
    return edits


def _replaced(file: EditableText, record: Map, name: str, lines: list[str]) -> list[str]:
    """The new lines of a field with the comments that stood in the old ones."""
    value, mark = record.get(name, ""), record.marks[name]
    old = file.lines[mark.key_line : file.stop(value, mark)]
    if isinstance(value, Map | Seq) and any("#" in line for line in old[:-1]):
        raise EditError(f"comments stand inside the list '{name}'; change it in a text editor")
    if mark.line > mark.key_line:
        key = _KEY.match(old[0][mark.key_column :])
        tails = [key[1] if key else "", *old[1 : mark.line - mark.key_line]]
    else:
        tails = []
    line, column = value.end if isinstance(value, Map | Seq) else (mark.end_line, mark.end_column)
    block = _BLOCK.match(file.lines[mark.line][mark.column :]) if name in record else None
    tails.append(block[1] if block else file.lines[line][column:])
    first, *more = [tail.rstrip() for tail in tails if tail.strip()] or [""]
    indent = " " * mark.key_column
    above = f"  {first.lstrip()}" if first and not first[0].isspace() else first
    return [lines[0] + above, *lines[1:], *(indent + comment.lstrip() for comment in more)]


def _remove(file: EditableText, index: int) -> str:
    file.item(index)
    items = file.plain_items()
    del items[index]
    return file.write(_spliced(file.lines, _removals(file, {index})), file.head(), items)


def _removals(file: EditableText, gone: Collection[int]) -> list[_Edit]:
    """The lines that go with items, of which one stays if there were several: those that their addition brought."""
    if len(file.items) == 1 and 0 in gone:
        return [_removal_of_the_only(file)]
    leading = next(number for number in range(len(file.items) + 1) if number not in gone)
    edits: list[_Edit] = []
    for number in gone:
        span = file.span(number)
        start, stop = span.start, span.stop
        if number < leading:  # the blank lines behind it set off what is first then
            while stop < len(file.lines) and not file.lines[stop].strip():
                stop += 1
        else:
            while start > 0 and not file.lines[start - 1].strip():
                start -= 1
        edits.append((start, stop, []))
    return edits


def _removal_of_the_only(file: EditableText) -> _Edit:
    span = file.span(0)
    if not file.key:
        return span.start, span.stop, [f"[]{file.end_of_line}"]
    start = file.mapping().marks[file.key].key_line
    if start + 1 != span.start or file.lines[start].strip() != f"{file.key}:":
        return span.start, span.stop, []
    while start > 0 and not file.lines[start - 1].strip():
        start -= 1
    return start, span.stop, []


def _spliced(lines: list[str], edits: list[_Edit]) -> list[str]:
    """The lines with every edit made; what is inserted at a line stands before what replaces it."""
    made = [*lines]
    for start, stop, new in sorted(edits, key=lambda edit: edit[:2])[::-1]:
        made[start:stop] = new
    return made


def _wanted(fields: Fields, order: Sequence[str]) -> tuple[dict[str, Value], set[str]]:
    """The fields that say something, in their order, and the names of those that are not to be there."""
    settled = {name: trimmed(value) for name, value in fields.items()}
    for name, value in settled.items():
        if value and name not in order:
            hint = did_you_mean(name, order)
            raise EditError(f"unknown field '{name}'" + (f"; {hint}" if hint else ""))
    wanted = {name: settled[name] for name in order if settled.get(name)}
    return wanted, {*order, *fields} - wanted.keys()


def _edited(record: Map, wanted: Fields, gone: set[str]) -> dict[str, Any]:
    """What the fields of a record say after an edit, without the list that an actor's file holds beside them."""
    kept = {name: trimmed(value) for name, value in record.items() if name not in {*gone, "positions"}}
    return kept | {name: new for name, new in wanted.items() if not _says(name, record.get(name), new)}


def _with_lists(fields: Fields) -> Fields:
    """The fields with the lists among them as lists, whose items may be joined in one text."""
    joined = {name: value for name, value in fields.items() if name in LISTS and isinstance(value, str)}
    lists = {
        name: [" ".join(one.split()) for one in value.split(LISTS[name]) if one.strip()]
        for name, value in joined.items()
    }
    return {**fields, **lists}


def _says(name: str, old: Any, new: Value) -> bool:
    """Whether a field says this already; how a quotation is broken into lines says nothing."""
    if name == "quote" and isinstance(old, str) and isinstance(new, str):
        return old.split() == new.split()
    return bool(trimmed(old) == trimmed(new))
