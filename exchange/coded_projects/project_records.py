"""What a project of another coding tool holds: its documents, and who says what of what in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.problems import Problem
from loaders.vocabularies import Stance


class ProjectError(ValueError):
    """Nothing can be made of the file; the message says why and what to do, in words for an analyst."""


@dataclass(frozen=True, slots=True)
class ProjectDocument:
    """A document with its text. `published` is a day, or "" where the project does not say it; others may be ""."""

    place: str
    title: str
    text: str
    published: str = ""
    publisher: str = ""
    author: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProjectStatement:
    """A passage in which an actor takes a stance on an issue, both named as the project or its map names them.

    `document` is the key of the document, and `span` the characters of its text from one up to another. `place` says
    where it stands in the project.
    """

    place: str
    document: str
    span: tuple[int, int]
    actor: str
    issue: str
    stance: Stance
    speaker: str = ""


@dataclass(slots=True)
class CodedProject:
    """The documents of a project by key, its statements, and all that is not taken of it.

    `left_out` has every row that cannot be taken, `not_taken` in words what is of no use here.
    """

    file: str
    tool: str
    documents: dict[str, ProjectDocument] = field(default_factory=dict)
    statements: list[ProjectStatement] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)
    not_taken: list[str] = field(default_factory=list)

    def leave_out(self, place: str, why: str, hint: str = "") -> None:
        """Note that a row cannot be taken, and why."""
        self.left_out.append(Problem("warning", why, f"{self.file}, {place}", hint=hint))


def characters(text: str, units: int) -> int:
    """How many characters of a text its first units of UTF-16 are; a letter that they cut is not counted.

    What lies outside the text stays outside.
    """
    if max(text, default="") <= "\uffff":
        return units
    encoded = text.encode("utf-16-le", "surrogatepass")
    beyond = units - len(encoded) // 2
    if units < 0:
        return units
    if beyond > 0:
        return len(text) + beyond
    return len(encoded[: 2 * units].decode("utf-16-le", "ignore"))


def counted(numbers: Mapping[str, int]) -> str:
    """What there is of each, in words: "links (3), notes (1)"."""
    return ", ".join(f"{name} ({number})" for name, number in numbers.items() if number)
