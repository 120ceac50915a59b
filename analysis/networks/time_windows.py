"""Moving time windows over statements: so many days, ISO weeks, months, years, or statements at a time.

A date is a span of days that may be a whole year, so a window of days has only the statements that were certainly made
in it: every day that the date allows lies in the window. A date that is open to the past lies in none. Which statements
lie in no window at all is for whoever shows windows to say (`too_wide`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.chronology import oldest_first
from loaders.joint_statements import count_positions

Places = NDArray[np.intp]
Whole = NDArray[np.int64]

LEAST_STATEMENTS = 5
"""A window with fewer statements has no figures."""

_LONG_AGO = pd.Timestamp(date.min).as_unit("s")
"""What stands for the first day of a date that is open to the past."""

_MONDAY = np.datetime64("1969-12-29", "D")
"""A first day of an ISO week from which weeks are numbered."""


class Unit(StrEnum):
    """What a window is measured in."""

    days = "days"
    weeks = "weeks"
    months = "months"
    years = "years"
    statements = "statements"


@dataclass(frozen=True, slots=True)
class Length:
    """How long a window is: a number, at least 1, of a unit."""

    number: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError("a window is at least 1 long")

    def __str__(self) -> str:
        return f"{self.number}-{self.unit.removesuffix('s') if self.number == 1 else self.unit}"


@dataclass(frozen=True, slots=True, eq=False)
class TimeWindow:
    """A window: its first and last day, and the places of its statements in the table.

    `parted` says of a window of statements that a date allows another statement in the place of one of its own.
    """

    first: date
    last: date
    places: Places
    parted: bool = False


def parse_length(text: str) -> Length:
    """Read "12-months" or "1-year". Raises ValueError with advice."""
    number, _, unit = text.partition("-")
    named = unit if unit.endswith("s") else f"{unit}s"
    if not (number.isascii() and number.isdigit() and int(number) > 0 and len(number) < 7 and named in set(Unit)):
        raise ValueError(
            f"'{text}' is not a window; write one such as 90-days, 4-weeks, 12-months, 1-year, 20-statements"
        )
    return Length(int(number), Unit(named))


def time_windows(positions: pd.DataFrame, length: Length, step: int = 1) -> list[TimeWindow]:
    """The windows of a length over some statements, oldest first, each at most `step` units after the one before.

    Windows of days and longer units lie between the first and the last unit of the calendar in which a statement has
    its days; the first one begins and the last one ends there. Where all of it is shorter than a window, there is one
    window, over all of it. Before the first and after the last window that has any statement there is none.

    Windows of statements have just as many of them, in the order of `oldest_first`, and the last has the newest; where
    there are too few statements, there is no window. Raises ValueError for a step below 1.
    """
    if step < 1:
        raise ValueError("a step is at least 1 long")
    made = _of_statements if length.unit is Unit.statements else _of_days
    found = list(made(positions, length, step))[::-1]
    filled = [place for place, window in enumerate(found) if len(window.places)]
    return found[filled[0] : filled[-1] + 1] if filled else []


def too_wide(positions: pd.DataFrame, length: Length) -> int:
    """How many positions lie in no window of a length, those of a joint statement once: their dates are too wide."""
    if length.unit is Unit.statements:
        return 0
    begins, ends = _units(positions, length.unit)
    within = np.zeros(len(positions), dtype=bool)
    within[np.flatnonzero(positions["earliest"].notna().to_numpy())] = ends - begins < length.number
    return count_positions(positions[~within])


def statements_in(positions: pd.DataFrame, window: TimeWindow) -> int:
    """How many positions a window has, those of a joint statement once however many have signed it."""
    return count_positions(positions.iloc[window.places])


def step_for(positions: pd.DataFrame, length: Length, most: int) -> int:
    """The least step with which there are at most `most` windows."""
    units = len(positions)
    if length.unit is not Unit.statements:
        begins, ends = _units(positions, length.unit)
        units = int(ends.max() - begins.min()) + 1 if len(begins) else 0
    return max(1, -(-(units - length.number) // max(most - 1, 1)))


def _of_statements(positions: pd.DataFrame, length: Length, step: int) -> Iterator[TimeWindow]:
    """The windows of so many statements, newest first."""
    numbered = positions.assign(place=np.arange(len(positions)))
    ordered = oldest_first(numbered)
    places = ordered["place"].to_numpy()
    latest = ordered["latest"].to_numpy()
    begins = ordered["earliest"].fillna(ordered["latest"]).to_numpy()
    sure = _sure_cuts(ordered["earliest"].fillna(_LONG_AGO).to_numpy(), latest)
    for stop in _stops(len(ordered), length.number, step):
        start = stop - length.number
        first, last = _as_date(begins[start:stop].min()), _as_date(latest[start:stop].max())
        yield TimeWindow(first, last, places[start:stop], parted=not (sure[start] and sure[stop]))


def _stops(newest: int, oldest: int, step: int) -> Iterator[int]:
    """Where windows end, from the newest backwards by steps, and in the end the oldest whatever step leads to it."""
    yield from range(newest, oldest, -step)
    if newest >= oldest:
        yield oldest


def _sure_cuts(earliest: "NDArray[np.datetime64]", latest: "NDArray[np.datetime64]") -> NDArray[np.bool_]:
    """For each place from 0 to n whether all before it were certainly made before all from it on."""
    sure = np.ones(len(latest) + 1, dtype=bool)
    if len(latest) > 1:
        sure[1:-1] = np.maximum.accumulate(latest)[:-1] < np.minimum.accumulate(earliest[::-1])[::-1][1:]
    return sure


def _of_days(positions: pd.DataFrame, length: Length, step: int) -> Iterator[TimeWindow]:
    """The windows of so many units of the calendar, newest first."""
    known = np.flatnonzero(positions["earliest"].notna().to_numpy())
    begins, ends = _units(positions, length.unit)
    if not len(known):
        return
    oldest, newest = int(begins.min()), int(ends.max())
    number = min(length.number, newest - oldest + 1)
    for last in _stops(newest, oldest + number - 1, step):
        first = last - number + 1
        within = known[(begins >= first) & (ends <= last)]
        days = _first_day(first, length.unit), _first_day(last + 1, length.unit) - np.timedelta64(1, "D")
        yield TimeWindow(_as_date(days[0]), _as_date(days[1]), within)


def _units(positions: pd.DataFrame, unit: Unit) -> tuple[Whole, Whole]:
    """In which unit of the calendar the days of each statement begin and end, without those open to the past."""
    dated = positions[positions["earliest"].notna()]
    return _number(dated["earliest"], unit), _number(dated["latest"], unit)


def _number(days: "pd.Series[pd.Timestamp]", unit: Unit) -> Whole:
    """The units of the calendar in which days lie, numbered one after the other."""
    whole = days.to_numpy().astype("datetime64[D]")
    match unit:
        case Unit.weeks:
            return (whole - _MONDAY).astype(np.int64) // 7
        case Unit.months:
            return whole.astype("datetime64[M]").astype(np.int64)
        case Unit.years:
            return whole.astype("datetime64[Y]").astype(np.int64)
        case _:
            return whole.astype(np.int64)


def _first_day(number: int, unit: Unit) -> np.datetime64:
    """The first day of a unit by its number."""
    if unit is Unit.weeks:
        return _MONDAY + np.timedelta64(7 * number, "D")
    name: Literal["Y", "M", "D"] = "Y" if unit is Unit.years else "M" if unit is Unit.months else "D"
    day: np.datetime64 = np.datetime64(number, name).astype("datetime64[D]")
    return day


def _as_date(day: np.datetime64) -> date:
    found = min(day.astype("datetime64[D]"), np.datetime64(date.max)).item()  # a week may reach beyond the calendar
    assert isinstance(found, date)
    return found
