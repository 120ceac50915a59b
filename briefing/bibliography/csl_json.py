"""An entry as CSL-JSON, which citeproc, pandoc and Zotero read."""

import json
from datetime import date

from analysis.wording.display_text import legible
from briefing.bibliography.entry import Entry


def to_csl_json(entry: Entry) -> str:
    """A list with the one entry, a line for each of its fields."""
    made: dict[str, object] = {
        "id": entry.key,
        "type": "dataset",
        "title": legible(entry.title),
        "container-title": legible(entry.data_set),
        "version": entry.version,
        "issued": _day(entry.as_of),
        **({"URL": entry.url} if entry.url else {}),
        **({"accessed": _day(entry.accessed)} if entry.accessed else {}),
        "note": legible(entry.note),
    }
    lines = (f'  "{name}": {json.dumps(value, ensure_ascii=False)}' for name, value in made.items())
    return "\n".join(["[{", ",\n".join(lines), "}]", ""])


def _day(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
