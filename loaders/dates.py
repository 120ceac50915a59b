"""Dates as they are known: EDTF text and the span of days that it allows.

EDTF is the Extended Date/Time Format of ISO 8601-2 (Library of Congress, 2019).
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

FORMS = "2019, 2019-07, 2019-07-08, 2019-07-08/2019-07-10, ../2014-12-18 (on or before), 2019-07-08~"

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPAN_BOUND = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?~?")  # no seasons: 2019-21 would be the spring of 2019


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date as a text states it.

    `earliest` is None where the date is open to the past. A position counts
    from `latest`, the last day that its date allows.
    """

    text: str
    earliest: date | None
    latest: date
    approximate: bool = False

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=4096)
def parse_date(text: str) -> StatedDate:
    """Read an EDTF date. Raises ValueError with advice for a coder."""
    if _DAY.fullmatch(text):
        day = _day(text)
        return StatedDate(text, day, day)
    bounds = text.split("/")
    if len(bounds) > 2 or not all(b == ".." or _SPAN_BOUND.fullmatch(b) for b in bounds):
        raise ValueError(f"'{text}' is not a date; write one of {FORMS}")
    if bounds[-1] == "..":
        raise ValueError(f"'{text}' has no last day; a position counts from the latest day it allows")
    for bound in bounds:
        if _DAY.match(bound):
            _day(bound[:10])
    return _parse_edtf(text)


def years_before(day: date, years: int) -> date:
    """The same day some years earlier, for 29 February the 28th where there is no 29th; not before the year 1."""
    if day.year <= years:
        return date.min
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"'{text}' is not a day of the calendar") from None


def _parse_edtf(text: str) -> StatedDate:
    from edtf import EDTFParseException, parse_edtf

    try:
        parsed = parse_edtf(text)
    except EDTFParseException:
        raise ValueError(f"'{text}' is not a date; write one of {FORMS}") from None
    earliest = None if text.startswith("..") else _to_day(parsed.lower_strict(), text)
    latest = _to_day(parsed.upper_strict(), text)
    if earliest is not None and earliest > latest:
        raise ValueError(f"'{text}' ends before it begins")
    return StatedDate(text, earliest, latest, approximate="~" in text)


def _to_day(bound: Any, text: str) -> date:
    try:
        year, month, day = tuple(bound)[:3]
        return date(year, month, day)
    except (TypeError, ValueError):
        raise ValueError(f"'{text}' is not a day of the calendar") from None
