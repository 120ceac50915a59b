"""Positions in force: the latest on or before a day, and never silence as a stance."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.positions_in_force import in_force, span
from loaders import load
from tests.support.folders import actor, position, positions_table, write_folder

Row = tuple[str, str, int, str]

DAYS = [f"2019-01-{day:02}" for day in range(1, 7)]
ROWS = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(["i", "j"]), st.integers(-2, 2), st.sampled_from(DAYS)),
    max_size=12,
)


def slowly(rows: list[Row], as_of: str) -> list[int]:
    """The numbers of the rows in force, cell by cell."""
    kept = []
    for who in "abc":
        for about in "ij":
            best = None
            for number, (name, issue, _, day) in enumerate(rows):
                if (name, issue) == (who, about) and day <= as_of and (best is None or day >= rows[best][3]):
                    best = number
            if best is not None:
                kept.append(best)
    return sorted(kept)


@given(ROWS, st.sampled_from(["2018-12-31", *DAYS, "2020-01-01"]))
def test_in_force_is_what_an_obvious_loop_finds(rows: list[Row], as_of: str) -> None:
    table = positions_table(*rows)
    pd.testing.assert_frame_equal(in_force(table, date.fromisoformat(as_of)), table.loc[slowly(rows, as_of)])


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
