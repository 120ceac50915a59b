"""An entry for BibTeX and biblatex, in UTF-8."""

import re
from calendar import month_abbr

from analysis.wording.display_text import legible
from briefing.bibliography.entry import Entry

_SPECIAL = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{sign: f"\\{sign}" for sign in "%&$#_"},
}
"""BibTeX counts braces also behind a backslash, so that none of the data may stand there as it is."""

_SIGN = re.compile("|".join(map(re.escape, _SPECIAL)))


def to_bibtex(entry: Entry) -> str:
    """The entry as @misc, which every style knows; styles pass over the fields that they do not know."""
    looked = f". Accessed {entry.accessed.isoformat()}" if entry.accessed else ""
    fields = {
        # two braces keep the capitals as they are
        "title": f"{{{escaped(entry.title)}}}",
        "howpublished": escaped(f"In: {entry.data_set} [data set]"),
        "year": f"{entry.as_of.year:04}",
        "version": escaped(entry.version),
        # a field that TeX takes as it stands; no address has a brace or a backslash
        "url": entry.url,
        "urldate": entry.accessed.isoformat() if entry.accessed else "",
        "note": escaped(f"Version {entry.version}. {entry.note}{looked}"),
        # by which classic styles put an entry without author in order
        "key": escaped(entry.data_set),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    lines.insert(3, f"  month = {month_abbr[entry.as_of.month].lower()},")
    return "\n".join([f"@misc{{{entry.key},", *lines, "}", ""])


def escaped(text: str) -> str:
    """A text on one line that TeX prints as it is."""
    return _SIGN.sub(lambda found: _SPECIAL[found[0]], legible(text))
