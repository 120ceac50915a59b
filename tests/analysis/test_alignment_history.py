"""Alignment over time, against comparing the two afresh at every date."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.alignment import FIGURES, align_standing
from analysis.alignment_history import alignment_over_time
from analysis.positions_in_force import in_force
from tests.support.folders import positions_table

ISSUES = ["i", "j", "k", "l"]
UNTIL = date(2019, 1, 5)
STATEMENTS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", "d"]),
        st.sampled_from([*ISSUES, "elsewhere"]),
        st.integers(-2, 2),
        st.integers(1, 6).map(lambda day: f"2019-01-0{day}"),
        st.sampled_from("stuvwxyz"),
        st.sampled_from(["own", "own", "reported", "characterised"]),
    ),
    max_size=24,
)
ON_FEW_PASSAGES = st.lists(
    st.tuples(
        st.sampled_from(["a", "b"]),
        st.sampled_from(ISSUES[:3]),
        st.integers(-2, 2),
        st.integers(1, 6).map(lambda day: f"2019-01-0{day}"),
        st.sampled_from("stu"),
        st.sampled_from(["own", "own", "reported", "characterised"]),
    ),
    min_size=8,
    max_size=16,
)


def slow_line(table: pd.DataFrame, one: str, other: str) -> list[tuple[object, ...]]:
    """The figures on each day on which either spoke, each from the positions in force on that day."""
    either = table[table["actor"].isin([one, other]) & table["issue"].isin(ISSUES)]
    rows: list[tuple[object, ...]] = []
    for day in sorted(set(either["latest"])):
        if day.date() <= UNTIL and any(counts(either, row) for row in either.index[either["latest"] == day]):
            held = in_force(table, day.date())
            found = align_standing(held[held["actor"] == one], held[held["actor"] == other], ISSUES)
            low, high = found.interval or (None, None)
            rows.append((other, day, found.value, found.n, found.passages, low, high, found.ranked))
    return rows


def counts(table: pd.DataFrame, label: int) -> bool:
    """Whether a statement ever comes into force: an account does not once there are direct words."""
    row = table.loc[label]
    cell = table[(table["actor"] == row["actor"]) & (table["issue"] == row["issue"])]
    spoken = cell[(cell["attribution"] != "characterised") & (cell["latest"] < row["latest"])]
    return bool(row["attribution"] != "characterised" or spoken.empty)


@settings(max_examples=30)
@given(STATEMENTS | ON_FEW_PASSAGES)
def test_every_date_is_what_comparing_afresh_gives(statements: list[tuple[str, str, int, str, str, str]]) -> None:
    rows = [row[:4] for row in statements]
    table = positions_table(*rows, quote=[f"the words of passage {row[4]} in full" for row in statements],
                            attribution=[row[5] for row in statements])  # fmt: skip
    lines = alignment_over_time(table, "a", ["c", "a", "b"], ISSUES, UNTIL)
    expected = slow_line(table, "a", "c") + slow_line(table, "a", "b")
    slow = pd.DataFrame(expected, columns=["other", "date", *FIGURES])
    slow = slow.astype({"other": "str", "date": "datetime64[s]", **FIGURES})
    pd.testing.assert_frame_equal(lines, slow, check_exact=False, rtol=0, atol=1e-12)


def test_alignment_over_time_follows_every_statement_of_either() -> None:
    table = positions_table(
        ("a", "i", 2, "2019-01-01"),
        ("b", "i", 2, "2019-02-01"),
        ("c", "i", -2, "2019-03-01"),
        ("a", "x", -2, "2019-03-15"),
        ("b", "i", -2, "2019-04-01"),
        ("a", "i", -2, "2019-05-01"),
    )
    line = alignment_over_time(table, "a", ["b"], ["i"], date(2019, 4, 30))
    assert list(line["date"].dt.strftime("%m-%d")) == ["01-01", "02-01", "04-01"]
    assert line["alignment"].isna().to_list() == [True, False, False]
    assert (list(line["n"]), list(line["alignment"][1:])) == ([0, 1, 1], [1, 0])


@pytest.mark.parametrize("others", [[], ["a"], ["b"]])
def test_empty_data_gives_tables_of_the_same_types(others: list[str]) -> None:
    full = positions_table(("a", "i", 2, "2019-01-01"), ("b", "i", 2, "2019-01-01"))
    kinds = alignment_over_time(full, "a", ["b"], ["i"], date(2020, 1, 1)).dtypes
    none = alignment_over_time(positions_table(), "a", others, ["i"], date(2020, 1, 1))
    assert none.empty
    assert none.dtypes.equals(kinds)
