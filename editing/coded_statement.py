"""A statement coded while reading: of one actor a position in its file, of several a position in a joint statement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from editing.actor_template import id_from_name
from editing.draft import Remark, check_draft
from editing.saves import SaveError, Version, find_version, open_version
from editing.splice import add_position, new_joint_text
from editing.usual_fields import usual_in
from loaders.dataset import Dataset
from loaders.file_names import joint_of
from loaders.models import Position
from loaders.table_rows import JointRow, records
from loaders.vocabularies import Attribution

ACTORS, TITLE = "actors", "title"
"""Where remarks on who makes the statement, and on what a joint one is called, stand."""


@dataclass(frozen=True, slots=True)
class CodedStatement:
    """Who makes it (ids), what it is called where several do, and the fields of its position."""

    actors: Sequence[str]
    title: str
    fields: Mapping[str, str]

    @property
    def is_joint(self) -> bool:
        """Whether several make it together."""
        return len(self.actors) > 1


@dataclass(frozen=True, slots=True)
class Written:
    """The new text of the one file that the statement goes into; `version` is None where there is none yet."""

    name: str
    version: Version | None
    text: str


def missing_fields(statement: CodedStatement) -> list[str]:
    """What is to be filled in before it can be a position, in the order of a form. Nothing is guessed for these."""
    needed = ["quote", "stance", "issue", "attribution", "date", "source"]
    if statement.fields.get("attribution") == Attribution.characterised:
        needed.append("according_to")
    empty = [name for name in needed if not statement.fields.get(name, "").strip()]
    who = [] if statement.actors else [ACTORS]
    return [*empty, *who, *([TITLE] if statement.is_joint and not statement.title.strip() else [])]


def file_of(statement: CodedStatement, data: Dataset) -> str:
    """The file that it belongs into: a joint statement of this title and these signatories, else a new one."""
    if not statement.is_joint:
        files = dict(zip(data.actors["actor"], data.actors["file"], strict=True))
        return str(files.get(statement.actors[0], f"actors/{statement.actors[0]}.yaml"))
    taken = {row.joint: row for row in records(data.joint, JointRow)}
    for row in taken.values():
        if set(row.actors.split("; ")) == set(statement.actors) and row.title == statement.title.strip():
            return f"joint/{row.joint}.yaml"
    first = _id_of(statement.title)
    names = (first if number == 1 else f"{first}-{number}" for number in count(1))
    return f"joint/{next(name for name in names if name not in taken)}.yaml"


def _id_of(title: str) -> str:
    try:
        return id_from_name(title)
    except ValueError:  # in a script of which no id can be made
        return "joint-statement"


def remarks_on(statement: CodedStatement, data: Dataset, documents: Path | None, folder: Path) -> list[Remark]:
    """All that is wrong with it, as `check_draft` says it, and with who makes it."""
    name = file_of(statement, data)
    joint = joint_of(name)
    known = joint in set(data.joint["joint"])
    # of a joint statement that is not there yet each signatory may have said this already
    speakers = statement.actors if statement.is_joint and not known else statement.actors[:1]
    found = [
        remark
        for actor in speakers
        for remark in check_draft(statement.fields, data, actor, documents, positions=folder, joint=joint)
    ]
    return list(dict.fromkeys(found))


def written(statement: CodedStatement, data: Dataset, folder: Path) -> Written:
    """The file with the statement in it, spliced into the text that is on disk now.

    Raises EditError where it cannot be written, and SaveError where the file is not at hand or has faults.
    """
    name = file_of(statement, data)
    usual = usual_in(name)
    fields = {field: text.strip() for field, text in statement.fields.items() if field in Position.model_fields}
    fields = {field: text for field, text in fields.items() if text and text != usual.get(field)}
    version = find_version(folder, name) if statement.is_joint else open_version(folder, name)
    if version is None:
        head = {"title": statement.title.strip(), "actors": ", ".join(statement.actors)}
        return Written(name, None, add_position(new_joint_text(joint_of(name), head), fields))
    if version.text != data.last_good.get(name):
        raise SaveError(f"{name} has faults on disk: mend it first, under Edit as a text")
    return Written(name, version, add_position(version.text, fields))
