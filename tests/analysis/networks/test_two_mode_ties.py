"""Ties between actors and issues: cells worked by hand, and what each normalisation promises."""

import numpy as np
import pytest
from hypothesis import given

from analysis.networks.discourse_networks import TwoMode, two_mode
from analysis.networks.two_mode_ties import TwoModeNormalisation, TwoModeValue, two_mode_ties
from tests.analysis.networks.test_discourse_networks import ACTORS, ISSUES, ROWS, Rows, table_of
from tests.support.folders import positions_table

# a: 2, 2, -1 on i and mixed on j; b: 1 on i and -2 on j; c: 2 on k; nobody else says anything
FOUND = two_mode(
    positions_table(
        ("a", "i", 2, "2019-01-01"),
        ("a", "i", 2, "2019-01-02"),
        ("a", "i", -1, "2019-01-03"),
        ("a", "j", 0, "2019-01-04"),
        ("b", "i", 1, "2019-01-01"),
        ("b", "j", -2, "2019-01-01"),
        ("c", "k", 2, "2019-01-01"),
    ),
    ["a", "b", "c", "silent"],
    ["i", "j", "k"],
)
NOTHING = [0, 0, 0]


@pytest.mark.parametrize(
    ("value", "normalisation", "rows"),
    [
        ("subtract", "none", [[3, 0, 0], [1, -2, 0], [0, 0, 2]]),
        ("statements", "none", [[3, 1, 0], [1, 1, 0], [0, 0, 1]]),
        ("binary", "none", [[1, 1, 0], [1, 1, 0], [0, 0, 1]]),
        # both sides of i and the mixed words on j are both; b supports i and opposes j
        ("combine", "none", [[3, 3, 0], [1, 2, 0], [0, 0, 1]]),
        # a has 4 statements, b 2, c 1
        ("subtract", "activity", [[3 / 4, 0, 0], [1 / 2, -1, 0], [0, 0, 2]]),
        ("statements", "activity", [[3 / 4, 1 / 4, 0], [1 / 2, 1 / 2, 0], [0, 0, 1]]),
        # a speaks on 2 issues, b on 2, c on 1
        ("binary", "activity", [[1 / 2, 1 / 2, 0], [1 / 2, 1 / 2, 0], [0, 0, 1]]),
        # i has 4 statements, j 2, k 1
        ("subtract", "prominence", [[3 / 4, 0, 0], [1 / 4, -1, 0], [0, 0, 2]]),
        ("statements", "prominence", [[3 / 4, 1 / 2, 0], [1 / 4, 1 / 2, 0], [0, 0, 1]]),
        # 2 actors speak on i, 2 on j, 1 on k
        ("binary", "prominence", [[1 / 2, 1 / 2, 0], [1 / 2, 1 / 2, 0], [0, 0, 1]]),
    ],
)
def test_ties_are_as_worked_by_hand(value: str, normalisation: str, rows: list[list[float]]) -> None:
    found = two_mode_ties(FOUND, TwoModeValue(value), TwoModeNormalisation(normalisation))
    assert found.weight == pytest.approx(np.array([*rows, NOTHING]))


def test_a_tie_has_the_sign_of_its_side_where_its_value_has_one() -> None:
    none = TwoModeNormalisation.none
    assert two_mode_ties(FOUND, TwoModeValue.subtract, none).sign.tolist()[:2] == [
        ["positive", "", ""],
        ["positive", "negative", ""],
    ]
    assert two_mode_ties(FOUND, TwoModeValue.combine, none).sign.tolist()[:2] == [
        ["both", "both", ""],
        ["positive", "negative", ""],
    ]
    assert not two_mode_ties(FOUND, TwoModeValue.statements, none).sign.any()


@pytest.mark.parametrize("normalisation", ["activity", "prominence"])
def test_codes_are_not_divided(normalisation: str) -> None:
    with pytest.raises(ValueError, match="codes"):
        two_mode_ties(FOUND, TwoModeValue.combine, TwoModeNormalisation(normalisation))


@given(ROWS)
def test_shares_add_up_to_one_for_whoever_spoke_and_codes_tell_who_was_heard(rows: Rows) -> None:
    found: TwoMode = two_mode(table_of(rows), ACTORS, ISSUES)
    heard = found.statements > 0
    for value in (TwoModeValue.statements, TwoModeValue.binary):
        by_actor = two_mode_ties(found, value, TwoModeNormalisation.activity).weight.sum(axis=1)
        by_issue = two_mode_ties(found, value, TwoModeNormalisation.prominence).weight.sum(axis=0)
        assert by_actor == pytest.approx(heard.any(axis=1).astype(float))
        assert by_issue == pytest.approx(heard.any(axis=0).astype(float))
    none = TwoModeNormalisation.none
    codes = two_mode_ties(found, TwoModeValue.combine, none).weight
    assert ((codes > 0) == heard).all()
    said = {(actor, issue): {stance for (who, on, stance, _), _ in rows if (who, on) == (actor, issue)}
            for actor in ACTORS for issue in ISSUES}  # fmt: skip
    for (actor, issue), stances in said.items():
        code = (any(s >= 0 for s in stances)) + 2 * any(s <= 0 for s in stances)
        assert codes[ACTORS.index(actor), ISSUES.index(issue)] == code
