"""The days that a text names, with the words around them, for a coder to choose from."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.dates import parse_date

CONTEXT = 40
"""Characters that are shown on each side of a date."""

_NAMES = (
    "january jan janvier janv enero января январь",
    "february feb février fevrier févr febrero февраля февраль",
    "march mar mars marzo марта март",
    "april apr avril avr abril апреля апрель",
    "may mai mayo мая май",
    "june jun juin junio июня июнь",
    "july jul juillet juil julio июля июль",
    "august aug août aout agosto августа август",
    "september sept sep septembre septiembre сентября сентябрь",
    "october oct octobre octubre октября октябрь",
    "november nov novembre noviembre ноября ноябрь",
    "december dec décembre decembre déc diciembre dic декабря декабрь",
)

MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
"""What months are called in English, French, Spanish and Russian, and which they are."""
_FIRST, _SECOND = ("".join(sorted({name[place] for name in MONTHS})) for place in (0, 1))
# most words are told from a month by their first two letters, ten times as fast as by all names
_MONTH = rf"(?=[{_FIRST}][{_SECOND}])(?P<name>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_YEAR, _DAY = r"(?P<year>(?:19|20)\d\d)", r"(?P<day>\d{1,2})"
_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"(?<!\d){_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?!\d)",
        rf"(?<!\d){_DAY}\.(?P<month>\d{{1,2}})\.{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}\s?年\s?(?P<month>\d{{1,2}})\s?月(?:\s?(?P<day>\d{{1,2}})\s?日)?",
        rf"(?<!\d){_DAY}(?:st|nd|rd|th|er)?\s(?:of\s|de\s)?{_MONTH}(?:,?\s|\sde\s){_YEAR}\b",
        rf"\b{_MONTH}\s{_DAY}(?:st|nd|rd|th)?,?\s{_YEAR}\b",
        rf"\b{_MONTH}(?:\s|\sof\s|\sde\s){_YEAR}\b",
    )
]
_SLASHED = re.compile(rf"(?<!\d)(?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})/{_YEAR}(?!\d)")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day or month in EDTF, how often the text names it, and the first such place with the words around it."""

    date: str
    times: int
    line: int
    context: str


def find_dates(text: str) -> list[FoundDate]:
    """Every date that the text names, in the order in which they first appear. `07/08/2019` is both of its readings."""
    first: dict[str, int] = {}
    times: Counter[str] = Counter()
    taken = 0
    for date, start, end in sorted(all_dates(text), key=lambda found: (found[1], -found[2], found[0])):
        if start >= taken or text[start:end].count("/") == 2:
            first.setdefault(date, start)
            times[date] += 1
        taken = max(taken, end)
    dates = []
    line, before = 1, 0
    for date, start in first.items():
        line, before = line + text.count("\n", before, start), start
        dates.append(FoundDate(date, times[date], line, _around(text, start)))
    return dates


def all_dates(text: str) -> Iterator[tuple[str, int, int]]:
    """(date, start, end) of everything in the text that is a date in one of the forms, though it be part of another."""
    for form in _FORMS:
        for found in form.finditer(text):
            parts = found.groupdict()
            month = int(parts["month"]) if parts.get("month") else MONTHS[parts["name"].casefold()]
            yield from _if_real(int(parts["year"]), month, int(parts.get("day") or 0), *found.span())
    for found in _SLASHED.finditer(text):
        one, two = int(found["one"]), int(found["two"])
        for day, month in {(one, two), (two, one)}:
            yield from _if_real(int(found["year"]), month, day, *found.span())


def _if_real(year: int, month: int, day: int, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    date = f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"
    try:
        parse_date(date)
    except ValueError:
        return
    yield date, start, end


def _around(text: str, start: int) -> str:
    return " ".join(text[max(0, start - CONTEXT) : start + CONTEXT].split())
