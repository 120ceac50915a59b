"""Whole positions folders from records, and the first text of an actor's or a joint statement's file."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from editing.actor_template import actor_template, examples_in
from editing.folder_template import folder_template
from editing.generated_files import write_schemas
from editing.joint_template import joint_template
from editing.progress import Progress, unseen
from editing.saves import refuse_if_read_only, save
from editing.yaml_fields import quoted
from loaders.dataset import load
from loaders.editor_schemas import schemas
from loaders.models import Actor, Issue, Record, Source, check_id, is_id


def write_new_actor(folder: Path, identifier: str, name: str) -> Path:
    """Write actors/<identifier>.yaml from the template, which names ids of the folder.

    Raises ValueError for a bad id or name, and SaveError: ConflictError where the actor exists.
    """
    file = f"actors/{check_id(identifier)}.yaml"
    save(folder, file, actor_template(identifier, name, examples_in(load(folder))), expect=None)
    return folder / file


def write_new_joint(folder: Path, identifier: str, title: str, actors: Sequence[str]) -> Path:
    """Write joint/<identifier>.yaml from the template.

    Raises ValueError for a bad id, title or signatories, and SaveError: ConflictError where the file exists,
    FaultyTextError where a signatory is no actor.
    """
    file = f"joint/{check_id(identifier)}.yaml"
    save(folder, file, joint_template(identifier, title, actors, examples_in(load(folder))), expect=None)
    return folder / file


def is_free(folder: Path) -> bool:
    """Whether a new folder can be written here: nothing is there, or an empty folder. Raises OSError."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def begin_folder(folder: Path, title: str) -> None:
    """Write a positions folder in which nothing but the title stands yet, and templates and schemas for the rest.

    Raises ValueError for a title that is none, FileExistsError where there is something in the folder, UnwritableError
    in read-only mode, and OSError where writing fails; then part of it may stand there.
    """
    write_texts(folder, folder_template(title))
    (folder / "documents").mkdir()


def write_texts(folder: Path, texts: Mapping[str, str]) -> None:
    """Write a whole positions folder from the text of each file, by its path below it and in this order, with schemas.

    Raises FileExistsError where there is something in the folder, UnwritableError in read-only mode, and OSError where
    writing fails; then part of it may stand there.
    """
    refuse_if_read_only()
    _claim(folder)
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        _write(folder / name, text)
    write_schemas(folder, schemas(load(folder)))


def write_new_folder(
    folder: Path,
    actors: Mapping[str, Actor],
    issues: Sequence[Issue],
    sources: Sequence[Source],
    documents: Mapping[str, str],
    progress: Progress = unseen,
) -> None:
    """Write a whole positions folder, with the text of documents by file name in documents/.

    Raises FileExistsError where there is something in the folder, ValueError for an actor whose id is none,
    UnwritableError in read-only mode, and OSError where writing fails; then part of the folder may stand there, without
    its sources.yaml.
    """
    refuse_if_read_only()
    files = {check_id(identifier): actor for identifier, actor in actors.items()}
    _claim(folder)
    (folder / "documents").mkdir()
    for name, text in documents.items():
        _write(folder / "documents" / name, text)
    for identifier, actor in progress(list(files.items()), "writing", "files"):
        _write(folder / "actors" / f"{identifier}.yaml", _fields(actor, ""))
    _write(folder / "issues.yaml", _list(issues, ""))
    _write(folder / "sources.yaml", _list(sources, ""))


def _claim(folder: Path) -> None:
    """Make the folder, with one for actors in it. Raises FileExistsError where there is something in it."""
    if not is_free(folder):
        raise FileExistsError(None, "there is something in the folder", str(folder))
    (folder / "actors").mkdir(parents=True)


def record_text(record: Record) -> str:
    """The text of a data file that is one record, such as an actor's: the fields that were given."""
    return _fields(record, "")


def _write(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _list(records: Sequence[Record], indent: str) -> str:
    return "".join(f"{indent}- {_fields(one, f'{indent}  ').lstrip()}" for one in records)


def _fields(record: Record, indent: str) -> str:
    """The fields that were given, in the order of the model; lists of records last, as they stand there."""
    lines = []
    for name, value in record:
        if name not in record.model_fields_set:
            continue
        if isinstance(value, tuple) and value and isinstance(value[0], Record):
            lines.append(f"{indent}{name}:\n{_list(value, f'{indent}  ')}")
        else:
            lines.append(f"{indent}{name}: {_value(value)}\n")
    return "".join(lines)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return value if is_id(value) else quoted(value)
    return str(value)
