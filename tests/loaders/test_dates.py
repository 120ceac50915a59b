"""Dates: what each form allows, and advice where it is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.dates import parse_date, years_before


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "approximate"),
    [
        ("2019", "2019-01-01", "2019-12-31", False),
        ("2019-07", "2019-07-01", "2019-07-31", False),
        ("2020-02", "2020-02-01", "2020-02-29", False),
        ("2019-07-08", "2019-07-08", "2019-07-08", False),
        ("2019-07-08/2019-07-10", "2019-07-08", "2019-07-10", False),
        ("2018/2019-02", "2018-01-01", "2019-02-28", False),
        ("../2014-12-18", None, "2014-12-18", False),
        ("../2014", None, "2014-12-31", False),
        ("2019-07-08~", "2019-07-08", "2019-07-08", True),
        ("2019~", "2019-01-01", "2019-12-31", True),
        ("../2019~", None, "2019-12-31", True),
        ("0001", "0001-01-01", "0001-12-31", False),
        ("9999-12", "9999-12-01", "9999-12-31", False),
    ],
)
def test_a_date_allows_a_span_of_days(text: str, earliest: str | None, latest: str, approximate: bool) -> None:
    found = parse_date(text)
    assert found.earliest == (date.fromisoformat(earliest) if earliest else None)
    assert found.latest == date.fromisoformat(latest)
    assert found.approximate is approximate
    assert str(found) == text


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("2024-02-30", "'2024-02-30' is not a day of the calendar"),
        ("2024-02-30~", "'2024-02-30' is not a day of the calendar"),
        ("2024-01-01/2024-02-30", "'2024-02-30' is not a day of the calendar"),
        ("0000", "is not a day of the calendar"),
        ("2020/2019", "ends before it begins"),
        ("2019/..", "has no last day"),
        ("..", "has no last day"),
        ("2019-13", "is not a date; write one of 2019, 2019-07"),
        ("2019-21", "is not a date"),  # EDTF's spring of 2019, which nobody means who writes this
        ("2019-7-8", "is not a date"),
        ("08.07.2019", "is not a date"),
        ("July 2019", "is not a date"),
        ("2019?", "is not a date"),
        ("/2019", "is not a date"),
        ("2018/2019/2020", "is not a date"),
        ("٢٠١٩", "is not a date"),
        ("", "is not a date"),
    ],
)
def test_what_is_no_date_is_refused_with_advice(text: str, advice: str) -> None:
    with pytest.raises(ValueError) as raised:  # noqa: PT011 the message is what is tested
        parse_date(text)
    assert advice in str(raised.value)


@given(st.text(st.sampled_from("0123456789-/.~?uXTZ ")) | st.text())
def test_any_text_is_a_span_in_order_or_a_value_error(text: str) -> None:
    try:
        found = parse_date(text)
    except ValueError:
        return
    assert found.earliest is None or found.earliest <= found.latest


@given(st.dates(), st.dates())
def test_two_days_make_a_span_only_in_order(first: date, last: date) -> None:
    text = f"{first}/{last}"
    if first > last:
        with pytest.raises(ValueError, match="ends before it begins"):
            parse_date(text)
    else:
        assert (parse_date(text).earliest, parse_date(text).latest) == (first, last)


@pytest.mark.parametrize(
    ("day", "years", "before"),
    [
        ("2024-03-29", 3, "2021-03-29"),
        ("2024-12-31", 1, "2023-12-31"),
        ("2024-02-29", 3, "2021-02-28"),
        ("2024-02-29", 4, "2020-02-29"),
        ("2023-02-28", 3, "2020-02-28"),
        ("0002-02-02", 3, "0001-01-01"),  # the calendar begins there
    ],
)
def test_some_years_before_a_day(day: str, years: int, before: str) -> None:
    assert years_before(date.fromisoformat(day), years) == date.fromisoformat(before)
