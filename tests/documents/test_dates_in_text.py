"""The dates that a text names, for a coder to choose from; and what stands in it twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import dates_in_text
from documents.dates_in_text import find_dates
from documents.repeated_passages import LEAST, find_repeats
from loaders.dates import parse_date


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2024-03-29T05:52+0000", ["2024-03-29"]),
        ("/20240329/a-page-1117603180.html", ["2024-03-29"]),
        ("On 21-25 October 2019, Shenzhen", ["2019-10-25"]),
        ("4 Sep 2019 | 4th of September, 2019", ["2019-09-04"]),
        ("September 4, 2019; Sept. 2019", ["2019-09-04", "2019-09"]),
        ("le 1er août 2023, el 5 de mayo de 2021", ["2023-08-01", "2021-05-05"]),
        ("5 декабря 2018", ["2018-12-05"]),
        ("2018年12月5日", ["2018-12-05"]),
        ("29.03.2024", ["2024-03-29"]),
        ("07/08/2019 and 29/03/2024", ["2019-07-08", "2019-08-07", "2024-03-29"]),
        ("2019/07/08", ["2019-07-08"]),
        ("am 8. Juli 2019 und im Jänner 2020; 8. 7. 2018", ["2019-07-08", "2020-01", "2018-07-08"]),
        ("8 de julho de 2019, 1º de março de 2020", ["2019-07-08", "2020-03-01"]),
        ("8 de julio del 2019", ["2019-07-08"]),
        ("二〇一八年十二月五日，二零一九年十月三十一日", ["2018-12-05", "2019-10-31"]),
        ("二○二○年廿月, 二〇一九年七月", ["2019-07"]),
        ("２０１８年１２月５日; 2018年12月5号", ["2018-12-05"]),
        ("في 8 يوليو 2019م، و٩ أغسطس ٢٠١٩ و 10 ابريل 2018", ["2019-07-08", "2019-08-09", "2018-04-10"]),
        ("٨ تموز/يوليه ٢٠١٩ و5 كانون الأول/ديسمبر 2018", ["2019-07-08", "2018-12-05"]),
        ("٢٠١٩/٠٧/٠٨ - 08/07/٢٠١٩", ["2019-07-08", "2019-08-07"]),
        ("۸ ژوئیهٔ ۲۰۱۹ و ۹ اوت ۲۰۱۹", ["2019-07-08", "2019-08-09"]),
        ("۱۷ تیر ۱۳۹۸ و ۱۷ تیرماه ۱۳۹۸ و ۱۷ تیر\u200cماه ۱۳۹۸", ["2019-07-08"]),
        ("۱۳۹۸/۰۴/۱۷ و ۳۰ اسفند ۱۳۹۹", ["2019-07-08", "2021-03-20"]),
        ("۳۰ اسفند ۱۳۹۸، ۳۱ مهر ۱۳۹۸", []),  # no such days
        ("2024-02-30, 1234, call 20241399, maybe 2019, decision 2018", []),
    ],
)
def test_dates_are_found_in_the_ways_that_they_are_written(text: str, dates: list[str]) -> None:
    found = {one.date for one in find_dates(text)}
    assert found == set(dates)


def test_each_date_has_its_line_its_count_and_the_words_around_it() -> None:
    (one,) = find_dates("Nothing here.\nThe forum met on 8 July 2019 in Havana.\nAnd on 2019-07-08 again.")
    assert (one.date, one.times, one.line) == ("2019-07-08", 2, 2)
    assert "The forum met on 8 July 2019 in Havana." in one.context


@pytest.mark.parametrize("name", sorted(dates_in_text.MONTHS))
def test_every_month_is_known_by_its_names_however_they_are_written(name: str) -> None:
    for written in (name, name.upper(), name.title()):
        expected = f"2019-{dates_in_text.MONTHS[name]:02}"
        assert [one.date for one in find_dates(f"5 {written} 2019")] == [f"{expected}-05"]
        assert [one.date for one in find_dates(f"on {written} 7, 2019")] == [f"{expected}-07"]
        assert [one.date for one in find_dates(f"in {written} 2019")] == [expected]


# the first and the last day of years of the calendar of Iran, as its institute of geophysics publishes them
@pytest.mark.parametrize(
    ("solar", "date"),
    [
        ("1357/11/22", "1979-02-11"),
        ("1375/01/01", "1996-03-20"),
        ("1375/12/30", "1997-03-20"),
        ("1399/01/01", "2020-03-20"),
        ("1400/01/01", "2021-03-21"),
        ("1403/12/30", "2025-03-20"),
    ],
)
def test_days_of_the_iranian_calendar_are_told_in_ours(solar: str, date: str) -> None:
    assert [one.date for one in find_dates(solar)] == [date]


def place_by_place(text: str) -> list[tuple[str, int, int]]:
    """(date, times, line) in the obvious way: a date counts that begins where no other one has a character."""
    found: dict[str, list[int]] = {}
    taken: set[int] = set()
    for date, start, end in sorted(dates_in_text.all_dates(text), key=lambda one: (one[1], -one[2], one[0])):
        if start not in taken or "/" in text[start:end]:
            found.setdefault(date, []).append(start)
        taken |= set(range(start, end))
    return [(date, len(starts), text[: starts[0]].count("\n") + 1) for date, starts in found.items()]


PARTS = [
    "2019",
    "-07",
    "-08",
    "20190708",
    "7",
    "/08/2019",
    " ",
    "\n",
    "8 July 2019",
    "March ",
    "2018年12月5日",
    ".03.2024",
]


@given(st.lists(st.sampled_from(PARTS), max_size=25).map("".join))
def test_dates_are_counted_as_place_by_place(text: str) -> None:
    assert [(one.date, one.times, one.line) for one in find_dates(text)] == place_by_place(text)


@given(st.text(st.sampled_from("0123456789-/. 年月日MarchJune\n")))
def test_every_date_found_is_one(text: str) -> None:
    for one in find_dates(text):
        assert parse_date(one.date).latest.year > 1899
        assert one.times > 0


def test_a_body_that_stands_twice_is_found_whatever_its_white_space() -> None:
    body = " ".join(f"word{number}" for number in range(LEAST + 20))
    (one,) = find_repeats(f"A headline\n{body.upper()}.Related\nlinks\n\n{body.replace(' ', '  ')}\nThe end")
    # the last word of the first copy clings to what follows it and the first is whole
    assert (one.length, one.line, one.again) == (LEAST + 20, 2, 5)
    assert one.opening.startswith("word0 word1 word2")


@pytest.mark.parametrize("text", ["", "once " * 3, " ".join(map(str, range(500))), "They voted on it. " * 2])
def test_what_stands_once_or_is_short_is_not_reported(text: str) -> None:
    assert find_repeats(text) == []


def test_a_text_that_is_nothing_but_repetition_is_looked_through_at_once() -> None:
    assert find_repeats("again and " * 20_000)[0].length >= LEAST
