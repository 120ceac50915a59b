"""Positions in force: the latest on or before a day, and never silence as a stance."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.alignment import align_standing
from analysis.inheritance import INHERITED
from analysis.positions_in_force import assumed_order, in_force, span, succession
from loaders import load
from tests.support.folders import actor, position, positions_table, write_folder

Row = tuple[str, str, int, str, str]

DAYS = [f"2019-01-{day:02}" for day in range(1, 7)]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["i", "j"]),
        st.integers(-2, 2),
        st.sampled_from(DAYS),
        st.sampled_from(["own", "reported", INHERITED, "characterised"]),
    ),
    max_size=12,
)
RANK = {"characterised": 0, INHERITED: 1, "reported": 2, "own": 2}


def table_of(rows: list[Row]) -> pd.DataFrame:
    return positions_table(*(row[:4] for row in rows), attribution=[row[4] for row in rows])


def slowly(rows: list[Row], as_of: str) -> list[int]:
    """The numbers of the rows in force, cell by cell."""
    kept = []
    for who in "abc":
        for about in "ij":
            held = [(RANK[row[4]], row[3], row[4] == "own", number) for number, row in enumerate(rows)
                    if row[:2] == (who, about) and row[3] <= as_of]  # fmt: skip
            if held:
                kept.append(max(held)[-1])
    return sorted(kept)


@given(ROWS, st.sampled_from(["2018-12-31", *DAYS, "2020-01-01"]))
def test_in_force_is_what_an_obvious_loop_finds(rows: list[Row], as_of: str) -> None:
    table = table_of(rows)
    pd.testing.assert_frame_equal(in_force(table, date.fromisoformat(as_of)), table.loc[slowly(rows, as_of)])


@given(ROWS, st.sampled_from(DAYS))
def test_at_any_day_the_last_to_have_come_into_force_is_in_force(rows: list[Row], as_of: str) -> None:
    table = table_of(rows)
    came = succession(table)
    last = came[came["latest"] <= pd.Timestamp(as_of)].drop_duplicates(["actor", "issue"], keep="last")
    pd.testing.assert_frame_equal(last.sort_index(), in_force(table, date.fromisoformat(as_of)))
    assert came["latest"].is_monotonic_increasing


@given(ROWS, st.integers(-2, 2), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_an_account_of_an_actor_with_direct_words_on_the_issue_changes_nothing(
    rows: list[Row], stance: int, day: str, as_of: str
) -> None:
    spoken = {row[:2] for row in rows if row[4] in ("own", "reported") and row[3] <= as_of}
    accounts = [(who, about, stance, day, "characterised") for who, about in sorted(spoken)]
    before, after = (in_force(table_of(some), date.fromisoformat(as_of)) for some in (rows, [*rows, *accounts]))
    assert list(after.index) == list(before.index)


def test_an_opponents_later_account_does_not_cover_own_words() -> None:
    said: list[Row] = [
        ("a", "i", 2, "2019-01-01", "own"),
        ("b", "i", 2, "2019-01-01", "own"),
        ("a", "i", -2, "2020-01-01", "characterised"),
    ]
    standing = in_force(table_of(said), date(2021, 1, 1))
    found = align_standing(standing[standing["actor"] == "a"], standing[standing["actor"] == "b"], ["i"])
    assert found.value == 1


@pytest.mark.parametrize("swapped", [False, True])
def test_of_two_on_one_day_own_comes_before_reported_wherever_they_stand(swapped: bool) -> None:
    said: list[Row] = [("a", "i", 2, "2019-07-08", "own"), ("a", "i", -1, "2019-07-08", "reported")]
    standing = in_force(table_of(said[::-1] if swapped else said), date(2020, 1, 1))
    assert list(standing["attribution"]) == ["own"]


@pytest.mark.parametrize(
    ("first", "last", "voices", "assumed"),
    [
        ("2019-01-01", "2019-12-31", ("own", "own"), True),
        ("2019-01-01", "2019-12-31", ("reported", "own"), True),
        (None, "2020-01-01", ("own", "own"), True),
        ("2019-07-08", "2019-07-08", ("own", "own"), True),
        ("2019-07-08", "2019-07-08", ("reported", "own"), False),  # own comes first, whatever the order
        ("2019-07-09", "2019-12-31", ("own", "own"), False),
        ("2019-01-01", "2019-12-31", ("characterised", "own"), False),  # direct words go first, whatever the order
    ],
)
def test_where_dates_allow_either_order_the_one_whose_latest_day_is_later_counts_and_its_order_is_assumed(
    first: str | None, last: str, voices: tuple[str, str], assumed: bool
) -> None:
    table = table_of([("a", "i", 1, "2019-07-08", voices[0]), ("a", "i", -1, last, voices[1])])
    table["earliest"] = [pd.Timestamp("2019-07-08"), pd.Timestamp(first) if first else pd.NaT]
    standing = in_force(table, date(2021, 1, 1))
    assert list(standing["stance"]) == [-1]
    assert assumed_order(table, standing) == (frozenset(standing.index) if assumed else frozenset())


@pytest.mark.parametrize(
    ("as_of", "stance"), [("2019-07-07", None), ("2019-07-08", 1), ("2024-03-28", 1), ("2024-03-29", -1)]
)
def test_a_position_holds_from_its_day_until_the_next(as_of: str, stance: int | None) -> None:
    table = positions_table(("a", "i", -1, "2024-03-29"), ("a", "i", 1, "2019-07-08"))
    found = list(in_force(table, date.fromisoformat(as_of))["stance"])
    assert found == ([] if stance is None else [stance])


def test_a_span_of_days_counts_from_its_last_day() -> None:
    table = positions_table(("a", "i", 1, "2019-07-10"))
    table["earliest"] = pd.Timestamp("2019-07-08")
    assert in_force(table, date(2019, 7, 9)).empty
    assert len(in_force(table, date(2019, 7, 10))) == 1


def test_of_two_on_one_day_the_one_further_down_the_file_counts() -> None:
    table = positions_table(("a", "i", 2, "2019-07-08"), ("a", "i", -1, "2019-07-08"))
    assert list(in_force(table, date(2020, 1, 1))["stance"]) == [-1]


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        ("2019-01-01", "2019-01-01", "2024-03-29"),
        ("2023-06-01", "2019-07-08", "2024-03-29"),
        ("2026-11-22", "2019-07-08", "2026-11-22"),
    ],
)
def test_a_date_is_chosen_from_the_first_statement_to_the_last_or_to_today(
    tmp_path: Path, today: str, first: str, last: str
) -> None:
    said = actor(position(), position(date="2024-03-29", quote="we want no long list of offences at all"))
    days = span(load(write_folder(tmp_path / "some", {"cuba": said})), date.fromisoformat(today))
    assert days == (date.fromisoformat(first), date.fromisoformat(last))
    nothing = load(write_folder(tmp_path / "none"))
    assert span(nothing, date.fromisoformat(today)) == (date.fromisoformat(today),) * 2


def test_without_positions_nobody_stands_anywhere() -> None:
    assert in_force(positions_table(), date(2020, 1, 1)).empty
