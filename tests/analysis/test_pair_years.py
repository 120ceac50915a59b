"""Two actors year by year, against each year cut out by hand."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.pair_years import YearRow, pair_years
from loaders.table_rows import records
from tests.support.folders import positions_table

ISSUES = ["i", "j", "k"]
ROWS = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.sampled_from(ISSUES),
        st.integers(-2, 2),
        st.sampled_from(["2019-03-01", "2019-11-05", "2020-02-02", "2022-07-07"]),
    ),
    max_size=16,
)


@given(ROWS)
def test_each_year_counts_its_own_statements_and_no_others(rows: list[tuple[str, str, int, str]]) -> None:
    found = {row.year: row for row in records(pair_years(positions_table(*rows), "a", "b", ISSUES), YearRow)}
    assert list(found) == sorted({int(day[:4]) for who, _, _, day in rows if who in "ab"})
    for year, row in found.items():
        said = [one for one in sorted(rows, key=lambda one: one[3]) if one[3].startswith(str(year))]
        mine, theirs = ({one[1]: one[2] for one in said if one[0] == who} for who in "ab")
        shared = [(mine[issue], theirs[issue]) for issue in mine if issue in theirs]
        assert (row.left, row.right) == tuple(sum(one[0] == who for one in said) for who in "ab")
        assert (row.same, row.opposite) == (sum(a * b > 0 for a, b in shared), sum(a * b < 0 for a, b in shared))
        assert (row.n, row.mixed) == (len(shared), sum(a * b == 0 for a, b in shared))
        if shared:
            assert abs(row.alignment - sum(1 - abs(a - b) / 4 for a, b in shared) / len(shared)) < 1e-9
        else:
            assert pd.isna(row.alignment)
