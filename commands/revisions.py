"""What `compare` prints of two versions of one folder."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap

from analysis.codings.revisions import Change
from analysis.wording.revisions import NOUNS, changes_in_words, field_in_words, given
from commands.console import WIDTH, position_in_lines
from loaders.table_rows import PositionRow


def changes_in_lines(found: Sequence[Change], before: str, after: str) -> Iterator[str]:
    """The report for people; `before` and `after` stand before the names of the files."""
    yield f"From {before} to {after}"
    told = changes_in_words(found)
    yield f"{told}." if told else "Nothing is changed."
    for (kind, name), some in groupby(found, key=lambda change: (change.kind, change.name)):
        if kind == "position":
            yield from ["", f"Positions of {name}"]
        for change in some:
            if isinstance(change.row, PositionRow):
                yield from _position_lines(change, change.row, before, after)
            else:
                yield from [
                    "",
                    f"{NOUNS.get(kind, kind)} {given(name)}: {change.what}  {_where(change, before, after)}",
                ]
                yield from _field_lines(change)


def _position_lines(change: Change, row: PositionRow, before: str, after: str) -> Iterator[str]:
    if change.what != "changed":
        yield from position_in_lines(f"  {change.what}  ", row, before if change.now is None else after)
        return
    yield f"  changed  {row.issue}, {row.date}  {_where(change, before, after)}"
    yield from (f"    {line}" for line in wrap(f"“{row.quote}”", WIDTH))
    yield from _field_lines(change)


def _field_lines(change: Change) -> Iterator[str]:
    for one in change.fields:
        yield f"    {field_in_words(one)}"


def _where(change: Change, before: str, after: str) -> str:
    sides = ((change.then, before), (change.now, after))
    return " -> ".join(f"{folder}{row.file}:{row.line}" for row, folder in sides if row is not None)


def changes_as_dict(found: Sequence[Change], before: str, after: str) -> dict[str, object]:
    """The report for tools."""
    return {
        "from": before,
        "to": after,
        "changes": [
            {
                "kind": change.kind,
                "what": change.what,
                "name": change.name,
                "quote": getattr(change.row, "quote", None),
                "then": change.then and f"{before}{change.then.file}:{change.then.line}",
                "now": change.now and f"{after}{change.now.file}:{change.now.line}",
                "fields": {one.field: {"old": one.old, "new": one.new} for one in change.fields},
            }
            for change in found
        ],
    }
