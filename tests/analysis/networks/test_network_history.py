"""Networks over time: windows worked by hand, and what one window over everything must say."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.networks.discourse_networks import Normalisation, Relation, one_mode
from analysis.networks.network_history import network_history, window_ties
from analysis.networks.time_windows import Length, Unit, time_windows
from analysis.polarisation import polarisation
from tests.analysis.networks.test_discourse_networks import ISSUES, ROWS, Rows, table_of
from tests.support.folders import positions_table

NORMALISATIONS = st.sampled_from(list(Normalisation))
YEAR = Length(1, Unit.years)


def test_each_window_is_as_worked_by_hand() -> None:
    table = positions_table(
        # 2018: four statements are too few
        *((actor, "i", 1, "2018-05-01") for actor in "abcd"),
        # 2019: a and b support i, c opposes it and supports j, d speaks on k alone
        ("a", "i", 1, "2019-01-01"),
        ("b", "i", 1, "2019-02-01"),
        ("c", "i", -1, "2019-03-01"),
        ("c", "j", 1, "2019-03-01"),
        ("d", "k", 2, "2019-04-01"),
    )
    years = network_history(table, time_windows(table, YEAR), Normalisation.none)
    assert list(years["statements"]) == [4, 5]
    assert list(years["actors"]) == [4, 4]
    assert years[["congruence", "conflict", "polarisation"]].iloc[0].isna().all()
    # a-b: 1 and 0; a-c and b-c: the stances differ by 2 of 4, so 0.5 and 0.5; d shares no issue: 6 pairs in all
    assert years["congruence"].iloc[1] == pytest.approx((1 + 0.5 + 0.5) / 6)
    assert years["conflict"].iloc[1] == pytest.approx((0.5 + 0.5) / 6)
    # divided by the mean number of statements: 1 for a-b, 1.5 for a-c and b-c
    averaged = network_history(table, time_windows(table, YEAR), Normalisation.average).iloc[1]
    assert averaged["congruence"] == pytest.approx((1 + 0.5 / 1.5 + 0.5 / 1.5) / 6)
    assert averaged["conflict"] == pytest.approx((0.5 / 1.5 + 0.5 / 1.5) / 6)
    # nobody can say how three actors divide
    assert np.isnan(averaged["polarisation"])
    assert averaged["issues"] == 0
    ties = window_ties(table, time_windows(table, YEAR), Normalisation.none)
    assert ties.drop(columns=["first", "last"]).to_numpy().tolist() == [
        ["a", "b", 1.0, 0.0, 1.0],
        ["a", "c", 0.5, 0.5, 0.0],
        ["b", "c", 0.5, 0.5, 0.0],
    ]
    assert set(ties["last"]) == {pd.Timestamp("2019-12-31")}


def test_polarisation_is_that_of_the_last_direct_words_in_the_window() -> None:
    table = positions_table(
        # on i two turn from opposition to support within the year, and what others say of f does not count
        *((actor, "i", -1, "2019-01-01") for actor in "ab"),
        *((actor, "i", 1, "2019-06-01") for actor in "abc"),
        *((actor, "i", -1, "2019-06-01") for actor in "de"),
        ("f", "i", -2, "2019-06-01"),
        # on j all five agree
        *((actor, "j", 1, "2019-06-01") for actor in "abcde"),
        # on k too few speak
        *((actor, "k", side, "2019-06-01") for actor, side in zip("abcd", (-2, -2, 2, 2), strict=True)),
        attribution=["own"] * 7 + ["characterised"] + ["own"] * 9,
    )
    (row,) = network_history(table, time_windows(table, YEAR), Normalisation.none).itertuples()
    assert row.issues == 2
    assert row.polarisation == pytest.approx((polarisation([0, 2, 0, 3, 0]) + 0) / 2)


@given(ROWS, NORMALISATIONS)
def test_one_window_over_everything_is_the_network_without_windows(rows: Rows, way: Normalisation) -> None:
    assume(len(rows) >= 5)
    table = table_of(rows)
    actors = sorted(set(table["actor"]))
    for length in (Length(9_000, Unit.days), Length(9, Unit.years), Length(len(table), Unit.statements)):
        windows = time_windows(table, length)
        (found,) = network_history(table, windows, way).itertuples()
        assert found.statements == len(table)
        ties = window_ties(table, windows, way)
        for relation in (Relation.congruence, Relation.conflict):
            whole = one_mode(table, actors, ISSUES, relation, way)
            pairs = [whole[i, j] for i in range(len(actors)) for j in range(i)]
            assert getattr(found, relation) == pytest.approx(np.mean(pairs) if pairs else np.nan, nan_ok=True)
            for tie in ties.itertuples():
                weight = getattr(tie, relation)
                assert weight == pytest.approx(whole[actors.index(tie.source), actors.index(tie.target)])


@given(ROWS, st.sampled_from([Length(3, Unit.months), YEAR, Length(6, Unit.statements)]), NORMALISATIONS)
def test_a_window_says_what_its_statements_say_alone(rows: Rows, length: Length, way: Normalisation) -> None:
    table = table_of(rows)
    windows = time_windows(table, length)
    history = network_history(table, windows, way)
    assert len(history) == len(windows)
    for place, window in enumerate(windows):
        alone = table.iloc[np.sort(window.places)]
        if alone.empty:
            assert history.iloc[place]["statements"] == 0
            continue
        (whole,) = time_windows(alone, Length(9_000, Unit.days))
        figures = ["statements", "actors", "congruence", "conflict", "polarisation", "issues"]
        expected = network_history(alone, [whole], way)[figures]
        pd.testing.assert_frame_equal(history.iloc[[place]][figures].reset_index(drop=True), expected)


def test_a_joint_statement_is_one_remark_however_many_sign_it() -> None:
    signed = positions_table(*((actor, "i", 1, "2019-01-01") for actor in "abcdefg"), joint=["letter"] * 7)
    table = signed.assign(file="joint/letter.yaml", line=3)
    history = network_history(table, time_windows(table, YEAR), Normalisation.none)
    assert history[["statements", "actors"]].to_numpy().tolist() == [[1, 7]]
    assert history["congruence"].isna().all()


def test_nothing_said_has_no_windows_and_an_empty_table() -> None:
    none = positions_table()
    assert time_windows(none, YEAR) == []
    assert network_history(none, [], Normalisation.none).empty
    assert window_ties(none, [], Normalisation.none).empty
