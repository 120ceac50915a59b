"""An entry in the RIS format, which Zotero, EndNote and Mendeley read: a tag and a value a line."""

from datetime import date

from analysis.wording.display_text import legible
from briefing.bibliography.entry import Entry


def to_ris(entry: Entry) -> str:
    """The entry as a data set, in lines that end as the format asks."""
    tags = [
        ("TY", "DATA"),
        ("ID", entry.key),
        ("TI", entry.title),
        ("T2", entry.data_set),
        ("PY", f"{entry.as_of.year:04}"),
        ("DA", _day(entry.as_of)),
        ("ET", entry.version),
        ("N1", entry.note),
        *([("UR", entry.url)] if entry.url else []),
        *([("Y2", _day(entry.accessed))] if entry.accessed else []),
        ("ER", ""),
    ]
    # a value that went over its line would be read as further tags
    return "".join(f"{tag}  - {legible(value)}\r\n" for tag, value in tags)


def _day(day: date) -> str:
    return f"{day.year:04}/{day.month:02}/{day.day:02}/"
