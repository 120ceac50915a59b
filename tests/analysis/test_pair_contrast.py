"""Two actors issue by issue: every issue once, the largest difference first."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.pair_contrast import AGREE, DIFFER, LEFT_ONLY, NEITHER, RIGHT_ONLY, contrast
from tests.support.folders import positions_table

ISSUES = ["i", "j", "k", "l", "m"]
ACTORS = st.dictionaries(st.sampled_from(ISSUES), st.integers(-2, 2))


def both(left: dict[str, int], right: dict[str, int]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The positions of two actors, labelled as rows of one table."""
    rows = [("a", issue, stance, "2019-01-01") for issue, stance in left.items()]
    rows += [("b", issue, stance, "2019-01-01") for issue, stance in right.items()]
    table = positions_table(*rows)
    return table[table["actor"] == "a"], table[table["actor"] == "b"]


def test_issues_stand_from_the_largest_difference_to_common_silence() -> None:
    table = contrast(*both({"i": 1, "j": 2, "k": 0, "m": 1}, {"i": -1, "j": -2, "k": 0, "l": 1}), [*ISSUES, "x"])
    assert list(zip(table["issue"], table["group"], strict=True)) == [
        ("j", DIFFER),
        ("i", DIFFER),
        ("k", AGREE),  # both mixed, which is no silence
        ("m", LEFT_ONLY),
        ("l", RIGHT_ONLY),
        ("x", NEITHER),
    ]
    assert table["difference"].astype("object").where(table["difference"].notna(), None).to_list() == [
        4,
        2,
        0,
        None,
        None,
        None,
    ]


@given(ACTORS, ACTORS)
def test_every_issue_appears_once_and_leads_to_its_positions(left: dict[str, int], right: dict[str, int]) -> None:
    mine, theirs = both(left, right)
    table = contrast(mine, theirs, ISSUES)
    assert sorted(table["issue"]) == ISSUES
    for issue, label, other in zip(table["issue"], table["left"], table["right"], strict=True):
        assert (label == -1) == (issue not in left)
        assert (other == -1) == (issue not in right)
        assert label == -1 or mine.loc[label, "issue"] == issue
        assert other == -1 or theirs.loc[other, "issue"] == issue
    swapped = contrast(theirs, mine, ISSUES).set_index("issue")["difference"]
    pd.testing.assert_series_equal(swapped.loc[ISSUES], table.set_index("issue")["difference"].loc[ISSUES])
