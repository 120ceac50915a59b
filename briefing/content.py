"""What a briefing says, whatever file it becomes: plain texts, tables and numbered citations."""

import re
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, TypeVar

from analysis.wording.position_details import as_cited
from briefing.bibliography.entry import Entry
from loaders.steering_characters import visible

_SPACES = re.compile(r"[^\S\u00a0\u202f]+")

Some = TypeVar("Some")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, what it rests on in smaller lines below, and the numbers of its citations."""

    text: str
    below: tuple[str, ...] = ()
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `widths` are the shares of its columns. `more` says what of it was left out, "" for nothing."""

    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs, points and at most one table under a heading."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Coding:
    """How one position reads a passage, and where that is recorded.

    `quote`, `translation` with its mark, and `said` (speaker, venue, date) are "" where they are the citation's.
    `deed` is "" for a statement on no provision, `caution` unless a program wrote the document.
    """

    actor: str
    issue: str
    stance: str
    voice: str
    confidence: str
    note: str
    where: str
    quote: str = ""
    said: str = ""
    verified: str = ""
    deed: str = ""
    translation: str = ""
    caution: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """One passage of a document, with all positions of the briefing that rest on it.

    `url` and `archived` are "" unless they are of http or https; `affiliation` says whose source it is, `kind` what
    sort. `translation` has its `mark` with it, which says that nobody has verified it.
    """

    number: int
    quote: str
    said: str
    title: str
    publisher: str
    published: str
    affiliation: str
    url: str
    codings: tuple[Coding, ...]
    language: str = ""
    translation: str = ""
    mark: str = ""
    place: str = ""
    author: str = ""
    kind: str = ""
    archived: str = ""
    excerpt: str = ""

    @property
    def document(self) -> str:
        """The document as it is cited: author, title, publisher, date, and the place in it."""
        return as_cited(self.author, self.title, self.publisher, self.published, self.place)


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing in the order in which it is read.

    `name` is the stem of its file; `negotiation` is what is negotiated, "" where nobody says so. `scenario` says before
    the answer what the briefing supposes and what that changes; None where it is of what was said. `entry` is how it is
    cited.
    """

    name: str
    title: str
    about: str
    answer: tuple[str, ...]
    figures: Section
    sections: tuple[Section, ...]
    unknown: Section
    citations: tuple[Citation, ...]
    provenance: tuple[tuple[str, str], ...]
    negotiation: str = ""
    scenario: Section | None = None
    entry: Entry | None = None


def clean(text: str) -> str:
    """`text` on one line, without what no document can hold and what would reorder the words around it.

    Control characters, lone surrogates and characters of direction that embed or override become U+FFFD, so that
    a reader sees that something stood there. Letters of all scripts stay, as do the marks that join them.
    """
    return visible(_SPACES.sub(" ", text).strip(" "))


def cleaned(value: Some) -> Some:
    """The same value with every text in it clean."""
    result: Any = value
    if isinstance(value, str):
        result = clean(value)
    elif isinstance(value, tuple):
        result = tuple(cleaned(one) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        result = type(value)(**{field.name: cleaned(getattr(value, field.name)) for field in fields(value)})
    return result  # type: ignore[no-any-return]
