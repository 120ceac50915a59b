"""Moving time windows: which statements lie in them, and slow loops over days that say the same."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.chronology import oldest_first
from analysis.networks.time_windows import (
    Length,
    TimeWindow,
    Unit,
    parse_length,
    step_for,
    time_windows,
    too_wide,
)
from tests.support.folders import dated

DATES = ["2018", "2018-12-30", "2018-12-31", "2019-01", "2019-01-06", "2019-01-07/2019-02-03", "2019-12-30",
         "2020-02-29", "../2019-06-30", "2018/2019"]  # fmt: skip
TABLES = st.lists(st.sampled_from(DATES), max_size=12).map(lambda dates: dated(*dates))
CALENDAR = [unit for unit in Unit if unit is not Unit.statements]
LENGTHS = st.builds(Length, st.sampled_from([1, 2, 7, 50]), st.sampled_from(list(Unit)))


def held(windows: list[TimeWindow]) -> list[list[int]]:
    return [window.places.tolist() for window in windows]


def days_of(windows: list[TimeWindow]) -> list[tuple[str, str]]:
    return [(window.first.isoformat(), window.last.isoformat()) for window in windows]


def unit_of(day: date, unit: Unit) -> object:
    """What names the unit of the calendar in which a day lies."""
    week = day.isocalendar()
    return {
        Unit.days: day, Unit.weeks: (week.year, week.week), Unit.months: (day.year, day.month), Unit.years: day.year,
    }[unit]  # fmt: skip


@pytest.mark.parametrize(
    ("length", "days"),
    [
        ("1-year", [("2018-01-01", "2018-12-31"), ("2019-01-01", "2019-12-31"), ("2020-01-01", "2020-12-31")]),
        ("2-years", [("2018-01-01", "2019-12-31"), ("2019-01-01", "2020-12-31")]),
        ("9-years", [("2018-01-01", "2020-12-31")]),
        ("26-months", [("2018-12-01", "2020-02-29")]),
        ("14-months", [("2018-12-01", "2020-01-31"), ("2019-01-01", "2020-02-29")]),
    ],
)
def test_windows_move_by_one_unit_between_the_first_and_the_last(length: str, days: list[tuple[str, str]]) -> None:
    table = dated("2018-12-30", "2019-01-01", "2020-02-29")
    assert days_of(time_windows(table, parse_length(length))) == days


def test_weeks_are_those_of_iso_and_days_are_days() -> None:
    table = dated("2018-12-30", "2018-12-31", "2019-01-06")
    weeks = time_windows(table, Length(1, Unit.weeks))
    assert days_of(weeks) == [("2018-12-24", "2018-12-30"), ("2018-12-31", "2019-01-06")]
    assert held(weeks) == [[0], [1, 2]]
    days = time_windows(table, Length(2, Unit.days))
    assert held(days)[:3] == [[0, 1], [1], []]
    assert len(days) == 7


def test_a_statement_lies_in_a_window_where_every_day_of_its_date_does() -> None:
    # 0: some day of 2019; 1: July; 2: the 8th of July; 3: on or before the 8th, nobody knows since when
    table = dated("2019", "2019-07", "2019-07-08", "../2019-07-08")
    years, months = (time_windows(table, parse_length(text)) for text in ("1-year", "1-month"))
    assert held(years) == [[0, 1, 2]]
    assert days_of(months) == [("2019-07-01", "2019-07-31")]  # the other months are empty at either end
    assert held(months) == [[1, 2]]
    assert [too_wide(table, parse_length(text)) for text in ("1-year", "1-month", "4-statements")] == [1, 2, 0]


def test_empty_windows_stand_between_others_and_not_around_them() -> None:
    table = dated("2018", "2014-12-18", "2010/2011")
    assert [len(window.places) for window in time_windows(table, Length(1, Unit.years))] == [1, 0, 0, 0, 1]


@given(TABLES, LENGTHS.filter(lambda length: length.unit is not Unit.statements))
def test_windows_of_days_hold_what_slow_loops_over_days_find(table: pd.DataFrame, length: Length) -> None:
    spans = {
        place: [first.date() + timedelta(days=n) for n in range((last - first).days + 1)]
        for place, (first, last) in enumerate(zip(table["earliest"], table["latest"], strict=True))
        if not pd.isna(first)
    }
    every = [day for days in spans.values() for day in days]
    if not every:
        assert time_windows(table, length) == []
        return
    calendar = [min(every) + timedelta(days=n) for n in range((max(every) - min(every)).days + 1)]
    units = list(dict.fromkeys(unit_of(day, length.unit) for day in calendar))
    number = min(length.number, len(units))
    expected = []
    for start in range(len(units) - number + 1):
        within = set(units[start : start + number])
        expected.append([p for p, days in spans.items() if {unit_of(day, length.unit) for day in days} <= within])
    filled = [place for place, found in enumerate(expected) if found]
    assert held(time_windows(table, length)) == (expected[filled[0] : filled[-1] + 1] if filled else [])


@given(TABLES, st.integers(1, 12))
def test_windows_of_statements_hold_just_so_many_in_their_order(table: pd.DataFrame, number: int) -> None:
    found = held(time_windows(table, Length(number, Unit.statements)))
    labels = list(oldest_first(table).index)
    assert found == [labels[start : start + number] for start in range(len(labels) - number + 1)]


def test_a_window_that_parts_statements_of_open_order_says_so() -> None:
    sure = dated("2018-01-01", "2018-06-01", "2019-01-01")
    assert [w.parted for w in time_windows(sure, Length(1, Unit.statements))] == [False, False, False]
    # the second and the third may have been made in either order, so may those of one day
    for other in ("2019-03", "2019-03-08"):
        open_order = dated("2018-01-01", other, "2019-03-08", "2020-01-01")
        parted = [window.parted for window in time_windows(open_order, Length(2, Unit.statements))]
        assert parted == [True, False, True]


def test_a_date_open_to_the_past_may_belong_before_all_others() -> None:
    table = dated("2018-01-01", "2019-01-01", "../2020-01-01")
    assert [w.parted for w in time_windows(table, Length(1, Unit.statements))] == [True, True, True]
    assert [w.parted for w in time_windows(table, Length(3, Unit.statements))] == [False]


@given(TABLES, LENGTHS, st.integers(1, 5))
def test_steps_leave_windows_out_and_keep_both_ends(table: pd.DataFrame, length: Length, step: int) -> None:
    every, some = held(time_windows(table, length)), held(time_windows(table, length, step))
    assert len(some) <= len(every)
    assert all(window in every for window in some)
    if some and length.unit is Unit.statements:
        assert (some[0], some[-1]) == (every[0], every[-1])


@given(TABLES, LENGTHS.filter(lambda length: length.unit is not Unit.statements))
def test_what_lies_in_no_window_is_what_is_too_wide(table: pd.DataFrame, length: Length) -> None:
    within = {place for window in time_windows(table, length) for place in window.places}
    assert too_wide(table, length) == len(table) - len(within)


@given(TABLES, LENGTHS, st.integers(2, 9))
def test_the_least_step_gives_no_more_windows_than_asked_for(table: pd.DataFrame, length: Length, most: int) -> None:
    step = step_for(table, length, most)
    assert len(time_windows(table, length, step)) <= most


@pytest.mark.parametrize("text", ["", "0-years", "-1-years", "year", "1-decade", "1.5-years", "1 year", "٣-years"])
def test_what_is_no_window_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="12-months"):
        parse_length(text)


def test_a_window_is_read_as_it_is_written() -> None:
    assert parse_length("1-year") == Length(1, Unit.years)
    assert [str(parse_length(text)) for text in ("1-years", "20-statements")] == ["1-year", "20-statements"]


@pytest.mark.parametrize("unit", CALENDAR)
def test_the_last_day_of_the_calendar_has_a_window(unit: Unit) -> None:
    (window,) = time_windows(dated("9999-12-31"), Length(1, unit))
    assert window.last == date(9999, 12, 31) or unit is Unit.weeks
