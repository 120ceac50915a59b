"""What is cited: a page, a briefing or a position, as it stood in one version of the data."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analysis.selection import Selection
from analysis.wording.display_text import legible, web_address
from analysis.wording.figures import as_sentence, day_in_words
from analysis.wording.position_details import document_in_words
from analysis.wording.scenarios import scenario_in_words
from analysis.wording.scope import scope
from analysis.wording.statements import in_one_line
from loaders.table_rows import PositionRow

DATA_SET = "Negotiation positions"
"""What the data is called where negotiation.yaml gives no title."""

_SHORT = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a bibliography, its texts on one line each.

    `name` is the stem of its key. `about` says what narrows the view or on what a position rests, "" for nothing.
    `as_of` is the day up to which statements count, `sha256` the hash of the data, `accessed` when somebody looked,
    None for what is cited where it stands. `url` is the address of the page itself, "" for one that has none.
    """

    name: str
    title: str
    data_set: str
    about: str
    as_of: date
    sha256: str
    accessed: date | None
    url: str = ""

    @property
    def version(self) -> str:
        """The version of the data, as briefings name it."""
        return self.sha256[:_SHORT]

    @property
    def key(self) -> str:
        """By what a text refers to it: ASCII letters, digits and hyphens."""
        return re.sub("[^A-Za-z0-9]+", "-", f"{self.name}-{self.version}").strip("-")

    @property
    def note(self) -> str:
        """What the fields of bibliographies have no place for."""
        said = f"As of {day_in_words(self.as_of)}", self.about, f"SHA-256 of the data: {self.sha256}"
        return legible(". ".join(filter(None, said)))


def page_entry(
    title: str,
    name: str,
    days: Sequence[tuple[str, date]],
    selection: Selection,
    accessed: date | None,
    url: str = "",
) -> Entry:
    """The entry of a page or a briefing; `days` are those that it shows, each with what it is the day of."""
    told = [f"{label} {day_in_words(day)}" for label, day in days] if len(days) > 1 else []
    about = as_sentence(", ".join(filter(None, [*told, scope(selection, day=False)])))
    if supposed := scenario_in_words(selection):
        about = f"{about}. {supposed} No one said this"
    return _entry(name, title, about, max(day for _, day in days), selection, accessed, url)


def position_entry(position: PositionRow, selection: Selection, accessed: date | None, url: str = "") -> Entry:
    """The entry of one position: the coded statement, with its quotation, its document and where it is recorded."""
    document = document_in_words(position, selection.documents[position.source])
    about = f"“{position.quote}”, {document}. Recorded in {position.file}:{position.line}"
    name = f"{position.actor}-{position.issue}-{position.latest.date()}"
    return _entry(name, in_one_line(position, selection), about, selection.as_of, selection, accessed, url)


def _entry(
    name: str, title: str, about: str, as_of: date, selection: Selection, accessed: date | None, url: str
) -> Entry:
    data = selection.data
    named = legible(data.negotiation.title or "") or DATA_SET
    return Entry(name, legible(title), named, legible(about), as_of, data.version, accessed, web_address(url))


def in_prose(entry: Entry) -> str:
    """The entry as a sentence for people."""
    stop = "" if entry.title.endswith(("?", ".", "!")) else "."
    cited = f"{entry.title}{stop} {_in_data_set(entry)}. {entry.note}."
    accessed = f"Accessed {day_in_words(entry.accessed)}." if entry.accessed else ""
    return legible(" ".join(filter(None, [cited, entry.url, accessed])))


def in_brief(entry: Entry) -> str:
    """What follows the title where there is no room for its note."""
    return legible(f"{_in_data_set(entry)}, as of {day_in_words(entry.as_of)}.")


def _in_data_set(entry: Entry) -> str:
    return f"In: {entry.data_set} [data set], version {entry.version}"
