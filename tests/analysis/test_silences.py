"""Red lines and silences."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.positions_in_force import in_force
from analysis.silences import red_lines, silences
from tests.support.folders import positions_table

TODAY = date(2024, 1, 1)
ROWS = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.sampled_from("ijk"),
        st.integers(-2, 2),
        st.sampled_from(["2018-01-01", "2019-06-30", "2019-07-01", "2021-01-01"]),
    ),
    max_size=12,
)


def listed(table: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(table["actor"], table["issue"], strict=True))


def test_red_lines_are_strong_oppositions_that_stand_the_newest_first() -> None:
    standing = in_force(
        positions_table(
            ("a", "i", -2, "2018-01-01"),
            ("a", "j", -2, "2020-01-01"),
            ("a", "k", -1, "2021-01-01"),
            ("b", "i", -2, "2019-01-01"),
            ("b", "i", 2, "2020-06-01"),
            ("b", "j", 2, "2019-01-01"),
            ("c", "i", -2, "2020-01-01"),
        ),
        TODAY,
    )
    # b gave its red line up; of two on one day the one higher up stays first
    assert listed(red_lines(standing)) == [("a", "j"), ("c", "i"), ("a", "i")]


@given(ROWS, st.sampled_from([date(2017, 1, 1), date(2019, 6, 30), date(2019, 7, 1), date(2022, 1, 1)]))
def test_a_silence_is_an_issue_without_a_later_word_and_counts_the_later_passages(
    rows: list[tuple[str, str, int, str]], since: date
) -> None:
    # statements of one actor on one day are one passage
    positions = positions_table(*rows, quote=[f"the words of {actor} on {day}" for actor, _, _, day in rows])
    found = silences(positions, in_force(positions, TODAY), since)
    expected = {}
    for actor, issue, _, _ in rows:
        days = [date.fromisoformat(day) for name, about, _, day in rows if (name, about) == (actor, issue)]
        if max(days) <= since:
            later = {day for name, _, _, day in rows if name == actor and date.fromisoformat(day) > since}
            expected[actor, issue] = len(later)
    assert dict(zip(listed(found), found["later"], strict=True)) == expected
    assert len(found) == len(expected)
    assert found["latest"].is_monotonic_increasing


def test_a_word_on_the_day_itself_is_no_later_word() -> None:
    positions = positions_table(("a", "i", 1, "2019-06-30"), ("a", "j", 1, "2019-07-01"))
    found = silences(positions, positions, date(2019, 6, 30))
    assert listed(found) == [("a", "i")]
    assert found["later"].tolist() == [1]
    assert listed(silences(positions, positions, date(2019, 6, 29))) == []


def test_words_on_an_issue_that_were_taken_up_again_are_no_silence_and_one_passage_counts_once() -> None:
    positions = positions_table(
        ("a", "i", 1, "2018-01-01"),
        ("a", "j", 1, "2018-01-01"),
        ("a", "j", 1, "2020-01-01"),
        ("a", "k", 2, "2020-01-01"),
        ("b", "i", 1, "2017-01-01"),
        quote=["one", "two", "the same passage", "the same passage", "three"],
    )
    found = silences(positions, in_force(positions, TODAY), date(2019, 1, 1))
    # b's is older; it has not been heard since
    assert listed(found) == [("b", "i"), ("a", "i")]
    assert found["later"].tolist() == [0, 1]


def test_what_others_say_of_an_actor_is_neither_its_word_nor_its_silence() -> None:
    voices = ["own", "characterised", "characterised"]
    positions = positions_table(
        ("a", "i", 1, "2018-01-01"), ("a", "i", 1, "2020-01-01"), ("a", "j", 1, "2018-01-01"), attribution=voices
    )
    found = silences(positions, in_force(positions, TODAY), date(2019, 1, 1))
    assert listed(found) == [("a", "i")]
    assert found["later"].tolist() == [0]


@pytest.mark.parametrize("rows", [[], [("a", "i", 1, "2020-01-01")]])
def test_without_positions_or_without_old_ones_nobody_is_silent(rows: list[tuple[str, str, int, str]]) -> None:
    positions = positions_table(*rows)
    found = silences(positions, positions, date(2019, 1, 1))
    assert found.empty
    assert found["later"].dtype == "int64"
    assert list(found.columns) == [*positions.columns, "later"]
    assert red_lines(positions).empty
