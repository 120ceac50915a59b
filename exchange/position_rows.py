"""The positions of a folder as rows of a spreadsheet, each with an id that follows from what it says."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from editing.editable_text import EditError, read_editable
from editing.usual_fields import usual_in
from loaders.file_names import SHEETS, actor_of, joint_of
from loaders.models import Position
from loaders.position_columns import on_one_line
from loaders.vocabularies import Attribution, Confidence, Form, Stance, Vocabulary
from loaders.yaml_tree import Map

OWNERS = ("actor", "joint")
FIELDS = tuple(Position.model_fields)
COLUMNS = ("position_id", *OWNERS, *FIELDS)
"""The columns of the sheet Positions."""

VOCABULARIES: Mapping[str, type[Vocabulary]] = {
    "stance": Stance,
    "form": Form,
    "attribution": Attribution,
    "confidence": Confidence,
}
"""The columns that hold a word of a closed list."""

_DIGITS = 12


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A position as it stands in its file: the number in its list, the line on which it begins, and its fields."""

    identifier: str
    file: str
    number: int
    line: int
    fields: Mapping[str, str]

    @property
    def cells(self) -> dict[str, str]:
        """What the sheet shows by COLUMNS, with what holds where the file leaves a field out."""
        usual = usual_in(self.file)
        shown = {name: on_one_line(self.fields.get(name, "")) or usual.get(name, "") for name in FIELDS}
        return {"position_id": self.identifier, "actor": actor_of(self.file), "joint": joint_of(self.file)} | shown


@dataclass(frozen=True, slots=True)
class FolderRows:
    """The positions of a folder by file, and why there are none of a file that cannot be edited line by line."""

    by_file: Mapping[str, tuple[PositionRow, ...]] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[PositionRow]:
        return (row for rows in self.by_file.values() for row in rows)


def rows_of(texts: Mapping[str, str]) -> FolderRows:
    """The positions in these texts of a folder (by path below it): actors first, then joint statements. Never raises.

    A position whose fields are not all texts is in no row.
    """
    by_file: dict[str, tuple[PositionRow, ...]] = {}
    left_out: dict[str, str] = {}
    for name in sorted(texts, key=lambda name: (joint_of(name), name)):
        if name.partition("/")[0] not in SHEETS:
            continue
        try:
            by_file[name] = tuple(_rows(name, texts[name]))
        except EditError as error:
            left_out[name] = str(error)
    return FolderRows(by_file, left_out)


def content_key(file: str, fields: Mapping[str, str]) -> str:
    """What a position says and of whom, in a few letters; how its text is broken into lines says nothing.

    A field that says what holds without it says nothing either.
    """
    usual = usual_in(file)
    said = {name: on_one_line(text) for name, text in fields.items()}
    kept = sorted((name, text) for name, text in said.items() if text and text != usual.get(name))
    content = "\x1e".join([actor_of(file), joint_of(file), *(f"{name}\x1f{text}" for name, text in kept)])
    # the letter keeps spreadsheets from taking it for a number
    return f"p{hashlib.sha256(content.encode('utf-8', 'surrogatepass')).hexdigest()[:_DIGITS]}"


def _rows(name: str, text: str) -> Iterator[PositionRow]:
    """Raises EditError."""
    items = read_editable(text, "positions").items
    seen: Counter[str] = Counter()
    for number, (item, mark) in enumerate(zip(items, items.marks, strict=True)):
        if isinstance(item, Map) and all(isinstance(value, str) for value in item.values()):
            key = content_key(name, item)
            seen[key] += 1
            again = f"-{seen[key]}" if seen[key] > 1 else ""
            yield PositionRow(key + again, name, number, mark.key_line + 1, dict(item))
