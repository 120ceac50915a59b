"""What a draft on the Edit page is of: a position, what stands above a joint statement, a file, or a new record."""

from dataclasses import dataclass

from loaders.file_names import actor_of, joint_of

NEW = "new"
"""The choice, among the positions of a file, that is none of them."""

POSITION, HEAD = "position", "head"
"""What there is to edit of a joint statement: one of its positions, or what stands above them."""


@dataclass(frozen=True, slots=True)
class PositionKey:
    """A draft of a position in a file: of the one that begins in a line of it, or of a new one (line 0).

    The file is that of an actor, or of a joint statement (its path below the folder).

    A position is `lost` where it is no longer found; then `line` is where it stood when the draft was begun.
    """

    file: str
    line: int = 0
    is_lost: bool = False

    @property
    def choice(self) -> str:
        """Its name among the positions of the file, which is in the URL."""
        return f"{self.line or NEW}{'?' if self.is_lost else ''}"

    @property
    def choices(self) -> dict[str, str]:
        """The choices that open it on the page."""
        joint = joint_of(self.file)
        of_joint = {"task": "joint", "joint": joint, "joint_part": POSITION}
        of_actor = {"task": "position", "actor": actor_of(self.file)}
        return {**(of_joint if joint else of_actor), "line": self.choice}


@dataclass(frozen=True, slots=True)
class HeadKey:
    """A draft of the title, the signatories and the note of a joint statement."""

    joint: str

    @property
    def choices(self) -> dict[str, str]:
        """The choices that open it on the page."""
        return {"task": "joint", "joint": self.joint, "joint_part": HEAD}


@dataclass(frozen=True, slots=True)
class FileKey:
    """A draft of the text of a data file."""

    name: str

    @property
    def choices(self) -> dict[str, str]:
        """The choices that open it on the page."""
        return {"task": "file", "file": self.name}


@dataclass(frozen=True, slots=True)
class RecordKey:
    """A draft of a new record of a kind: actor, joint, issue or source."""

    kind: str

    @property
    def choices(self) -> dict[str, str]:
        """The choices that open it on the page."""
        return {"task": "records", "kind_of_new": self.kind}


DraftKey = PositionKey | HeadKey | FileKey | RecordKey
