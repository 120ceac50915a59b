"""New records and positions in the texts of a folder's files: each file as it is on disk, and as it becomes."""

from collections.abc import Sequence
from pathlib import Path

from editing.new_folder import record_text
from editing.saves import Version, find_version, unwritten
from editing.splice import add_records, edit_positions
from loaders.models import Actor, Position, Record


def with_records(folder: Path, name: str, added: Sequence[Record], order: Sequence[str]) -> dict[Version, str]:
    """The new text of a list such as sources.yaml, with records at its end; nothing where none is added.

    `order` names the fields as in `add_records`. Raises SaveError where the file cannot be opened, EditError where it
    cannot be edited.
    """
    if not added:
        return {}
    version = _version(folder, name)
    return {version: add_records(version.text, [_fields(one) for one in added], order)}


def with_positions(folder: Path, actor: str, added: Sequence[Position]) -> dict[Version, str]:
    """The new text of an actor's file, with positions where their dates put them. Raises SaveError and EditError."""
    version = _version(folder, _file_of(actor))
    return {version: edit_positions(version.text, {}, (), [_fields(one) for one in added])}


def begun(actor: str, record: Actor, positions: Sequence[Position]) -> dict[Version, str]:
    """The text of a new actor's file, its positions by date and issue."""
    ordered = tuple(sorted(positions, key=lambda one: (one.date.latest, one.issue)))
    return {unwritten(_file_of(actor)): record_text(record.model_copy(update={"positions": ordered}))}


def _file_of(actor: str) -> str:
    return f"actors/{actor}.yaml"


def _version(folder: Path, name: str) -> Version:
    return find_version(folder, name) or unwritten(name)


def _fields(record: Record) -> dict[str, str]:
    """The fields of a record that say something, as they are written."""
    return {name: _written(value) for name, value in record if name in record.model_fields_set}


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
