"""The order of dates that are spans: by time where one lies before the other, and settled where they overlap."""

from datetime import date
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.chronology import ends, ends_by, most_then_newest, newest_first, oldest_first
from loaders.dates import parse_date
from tests.support.folders import dated

DAYS = st.dates(date(2019, 1, 1), date(2021, 12, 31)).map(date.isoformat)
BOUNDS = st.one_of(DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]))


def _can_be_read(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


DATES = st.one_of(
    BOUNDS,
    BOUNDS.map("../{}".format),
    st.tuples(BOUNDS, BOUNDS).map("/".join).filter(_can_be_read),
)


@given(st.lists(DATES, max_size=8))
def test_what_lies_wholly_before_something_else_stands_before_it(dates: list[str]) -> None:
    oldest, newest = (list(order(dated(*dates))["date"]) for order in (oldest_first, newest_first))
    assert sorted(oldest) == sorted(newest) == sorted(dates)
    for some in (oldest, newest[::-1]):
        spans = [parse_date(text) for text in some]
        for place, one in enumerate(spans):
            assert not [later for later in spans[place + 1 :] if one.earliest and later.latest < one.earliest]


@settings(max_examples=40, deadline=None)
@given(st.lists(DATES, unique=True, max_size=4))
def test_the_order_of_dates_does_not_depend_on_where_they_stand(dates: list[str]) -> None:
    # 2019 and 2019-01/2019-12 are one span
    different = list({(one.earliest, one.latest): one.text for one in map(parse_date, dates)}.values())
    table = dated(*different)
    shuffled = (table.iloc[list(places)].reset_index(drop=True) for places in permutations(range(len(table))))
    assert {tuple(oldest_first(some)["date"]) for some in shuffled} == {tuple(newest_first(table)["date"])[::-1]}


@pytest.mark.parametrize(
    "order",
    [
        ("2025-10", "2025-10-29"),
        ("2025", "2025-10", "2025-10-15", "2025-11"),
        ("2025-10-01/2025-10-05", "2025-10-01/2025-10-09", "2025-10"),
        ("2019", "../2024-03-29", "2024-03-29", "2024-03-30"),
        ("2025-09-30", "../2025-10", "2025-10", "2025-10-29"),
    ],
    ids=["month-and-day", "year-month-day", "same-beginning", "by-a-day", "by-a-month"],
)
def test_of_overlapping_dates_that_which_begins_later_is_newer(order: tuple[str, ...]) -> None:
    for earlier, later in pairwise(order):
        assert ends(dated(later, earlier)) == ends(dated(earlier, later)) == (earlier, later)


def test_statements_of_one_date_stay_in_the_order_of_the_file() -> None:
    table = dated("2019", "2020", "2019", "2020")
    assert list(oldest_first(table).index) == [0, 2, 1, 3]
    assert list(newest_first(table).index) == [1, 3, 0, 2]
    assert oldest_first(table.head(0)).empty


def test_the_first_and_last_dates_are_found_for_each_actor() -> None:
    table = dated("2025-10", "2025-10-29", "../2025-10-15", "2018").assign(actor=["a", "a", "b", "b"])
    oldest, newest = ends_by(table, "actor")
    assert oldest["date"].to_dict() == {"a": "2025-10", "b": "2018"}
    assert newest["date"].to_dict() == {"a": "2025-10-29", "b": "../2025-10-15"}
    nobody, nothing = ends_by(table.head(0), "actor")
    assert nobody.empty
    assert nothing.empty


def test_those_with_the_most_come_first_then_those_with_the_newest_then_as_they_come() -> None:
    table = dated("2025-10", "2025-10-29", "2018", "2019", "2025-10", "2025-10")
    table["actor"] = ["month", "day", "most", "most", "first", "not asked for"]
    asked = ["silent", "first", "month", "mute", "day", "most"]
    assert most_then_newest(table, "actor", asked) == ["most", "day", "first", "month", "silent", "mute"]
