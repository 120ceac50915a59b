"""Agreement and polarisation: values worked by hand, and what must hold for any counts."""

import math
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.polarisation import ALPHA, LEAST_ACTORS, agreement, by_issue, polarisation
from loaders.vocabularies import Stance
from tests.support.folders import positions_table

COUNTS = st.lists(st.integers(0, 12), min_size=5, max_size=5)
SOME = COUNTS.filter(any)


def slow_agreement(counts: list[int]) -> float:
    """Van der Eijk's layers, one after the other."""
    k, rest, total = len(counts), list(counts), 0.0
    while any(rest):
        filled = [count > 0 for count in rest]
        height, s = min(count for count in rest if count), sum(filled)
        tu = tdu = 0
        for low, middle, high in product(range(k), repeat=3):
            if low < middle < high:
                triple = filled[low], filled[middle], filled[high]
                tu += triple in ((True, True, False), (False, True, True))
                tdu += triple == (True, False, True)
        u = 1.0 if s in (1, k) else ((k - 2) * tu - (k - 1) * tdu) / ((k - 2) * (tu + tdu))
        total += height * s / sum(counts) * u * (1 - (s - 1) / (k - 1))
        rest = [count - height if count else 0 for count in rest]
    return total


def slow_polarisation(counts: list[int], alpha: float) -> float:
    """Esteban and Ray's sum, over the same sum for half at either end."""

    def effective(shares: list[float]) -> float:
        levels = list(enumerate(shares))
        return sum(math.pow(p, 1 + alpha) * q * abs(i - j) for (i, p), (j, q) in product(levels, repeat=2))

    return effective([count / sum(counts) for count in counts]) / effective([0.5, 0, 0, 0, 0.5])


@pytest.mark.parametrize(
    ("counts", "value"),
    [
        ([0, 0, 7, 0, 0], 1),
        ([9, 0, 0, 0, 0], 1),
        ([1, 1, 1, 1, 1], 0),
        ([4, 4, 4, 4, 4], 0),
        # 101 three times, nothing else: U = (3 x 0 - 4 x 3) / (3 x 3) = -4/3; S = 2: A = -4/3 x 3/4
        ([5, 0, 0, 0, 5], -1),
        # 110 three times: U = 1; S = 2: A = 3/4
        ([1, 1, 0, 0, 0], 3 / 4),
        ([0, 0, 3, 3, 0], 3 / 4),
        # S = 3, no 101: A = 1 - 2/4
        ([0, 1, 1, 1, 0], 1 / 2),
        # S = 4, no 101: A = 1 - 3/4
        ([2, 2, 2, 2, 0], 1 / 4),
        # 101 once, 110 twice: U = (3 x 2 - 4 x 1) / (3 x 3) = 2/9; A = 2/9 x 3/4
        ([1, 0, 1, 0, 0], 1 / 6),
        # 101 four times, 110 and 011 once each: U = (3 x 2 - 4 x 4) / (3 x 6) = -5/9; S = 4: A = -5/9 x 1/4
        ([1, 1, 0, 1, 1], -5 / 36),
        # two layers: two thirds of 1 1 0 0 0 (3/4) and one third of 1 0 0 0 0 (1)
        ([2, 1, 0, 0, 0], 2 / 3 * 3 / 4 + 1 / 3),
        # three layers: 3/6 of 1 1 0 0 1 (101 four times, 110 twice: U = -5/9; S = 3: A = -5/18),
        # 2/6 of 1 0 0 0 1 (-1) and 1/6 of 1 0 0 0 0 (1)
        ([3, 1, 0, 0, 2], 3 / 6 * -5 / 18 - 2 / 6 + 1 / 6),
    ],
)
def test_agreement_is_as_worked_by_hand(counts: list[int], value: float) -> None:
    assert agreement(counts) == pytest.approx(value, abs=1e-12)


def test_agreement_is_that_of_the_r_package_agrmt() -> None:
    # the example in the manual of its function agreement
    assert agreement([30, 40, 210, 130, 530, 50, 10]) == pytest.approx(0.6113333, abs=5e-8)


@given(SOME)
def test_agreement_is_what_slow_layers_give(counts: list[int]) -> None:
    assert agreement(counts) == pytest.approx(slow_agreement(counts), abs=1e-12)


@given(SOME, st.floats(0.05, 1.6))
def test_polarisation_is_what_the_slow_sum_gives(counts: list[int], alpha: float) -> None:
    assert polarisation(counts, alpha) == pytest.approx(slow_polarisation(counts, alpha), abs=1e-12)
    assert polarisation(counts) == polarisation(counts, ALPHA)


@pytest.mark.parametrize(
    ("counts", "alpha", "value"),
    [
        ([0, 0, 7, 0, 0], 1.3, 0),
        ([3, 0, 0, 0, 3], 1.3, 1),
        ([3, 0, 0, 0, 3], 0.5, 1),
        # two halves at half the distance, and at a quarter
        ([1, 0, 1, 0, 0], 1.3, 1 / 2),
        ([0, 1, 1, 0, 0], 1.3, 1 / 4),
        # shares 1/3: (1/3)^2 x 1/3 x 2 (1 + 2 + 1) / 4 = 2/27; times 2^2
        ([1, 1, 1, 0, 0], 1, 8 / 27),
        # shares 1/5: (1/5)^3 x 2 (4 x 1 + 3 x 2 + 2 x 3 + 1 x 4) / 4 = 10/125; times 2^2
        ([1, 1, 1, 1, 1], 1, 0.32),
        # shares 3/4 and 1/4: (9/16 x 1/4 + 1/16 x 3/4) x 1 = 3/16; times 2^2
        ([3, 0, 0, 0, 1], 1, 3 / 4),
    ],
)
def test_polarisation_is_as_worked_by_hand(counts: list[int], alpha: float, value: float) -> None:
    assert polarisation(counts, alpha) == pytest.approx(value, abs=1e-12)


@given(SOME, st.integers(1, 9))
def test_neither_knows_the_ends_apart_or_the_number_of_actors(counts: list[int], times: int) -> None:
    for measure in (agreement, polarisation):
        assert measure(counts[::-1]) == pytest.approx(measure(counts), abs=1e-12)
        assert measure([count * times for count in counts]) == pytest.approx(measure(counts), abs=1e-12)


@given(SOME, st.floats(0.05, 1.6))
def test_both_keep_to_their_range(counts: list[int], alpha: float) -> None:
    assert -1 - 1e-12 <= agreement(counts) <= 1 + 1e-12
    assert 0 <= polarisation(counts, alpha) <= 1 + 1e-12


@given(SOME)
def test_full_agreement_and_no_polarisation_are_one_level_alone(counts: list[int]) -> None:
    alone = sum(count > 0 for count in counts) == 1
    assert (agreement(counts) == pytest.approx(1, abs=1e-12)) == alone
    assert (polarisation(counts) == 0) == alone


@given(SOME)
def test_only_two_equal_camps_at_the_ends_are_wholly_polarised(counts: list[int]) -> None:
    assume(not (counts[0] == counts[4] and not any(counts[1:4])))
    assert polarisation(counts) < 1 - 1e-6
    assert agreement(counts) > -1 + 1e-6


def test_no_answers_have_no_value() -> None:
    assert math.isnan(agreement([0] * 5))
    assert math.isnan(polarisation([0] * 5))


@pytest.mark.parametrize("measure", [agreement, polarisation])
def test_negative_counts_and_short_scales_are_refused(measure: object) -> None:
    assert callable(measure)
    with pytest.raises(ValueError, match="negative"):
        measure([1, -1, 1])
    with pytest.raises(ValueError, match="levels"):
        measure([1])


@pytest.mark.parametrize("alpha", [0, -1, 1.7, math.nan])
def test_an_alpha_that_the_axioms_do_not_admit_is_refused(alpha: float) -> None:
    with pytest.raises(ValueError, match="alpha"):
        polarisation([1, 0, 0, 0, 1], alpha)


def standing_table(stances: dict[str, list[int]]) -> pd.DataFrame:
    """A position in force of each actor 0, 1, 2 ... on each issue."""
    return positions_table(
        *(
            (f"actor-{n}", issue, stance, "2019-01-01")
            for issue, held in stances.items()
            for n, stance in enumerate(held)
        )
    )


def test_issues_are_described_in_the_given_order_and_from_direct_evidence() -> None:
    everyone = standing_table({"i": [-2, -2, 2, 2, 2, 0], "j": [1, 1], "x": [1]})
    # actor 5 has been characterised only, and what actor 4 said itself is another stance than the one in force
    direct = standing_table({"i": [-2, -2, 2, 2, 1], "j": [1, 1]})
    found = by_issue(everyone, direct, ["j", "i", "silent"]).set_index("issue")
    assert list(found.index) == ["j", "i", "silent"]
    levels = [stance.value for stance in Stance]
    assert list(found.columns) == [*levels, "n", "direct", "agreement", "polarisation"]
    assert found[levels].to_numpy().tolist() == [[0, 0, 0, 2, 0], [2, 0, 1, 0, 3], [0, 0, 0, 0, 0]]
    assert found["n"].tolist() == [2, 6, 0]
    assert found["direct"].tolist() == [2, 5, 0]
    assert found["agreement"].isna().tolist() == [True, False, True]
    assert found["polarisation"].isna().tolist() == [True, False, True]
    assert found.loc["i", "agreement"] == pytest.approx(agreement([2, 0, 0, 1, 2]))
    assert found.loc["i", "polarisation"] == pytest.approx(polarisation([2, 0, 0, 1, 2]))


@pytest.mark.parametrize("direct", range(LEAST_ACTORS + 2))
def test_fewer_actors_than_levels_have_no_value(direct: int) -> None:
    standing = standing_table({"i": [2] * direct})
    found = by_issue(standing, standing, ["i"])
    assert found["agreement"].notna().tolist() == [direct >= 5]
    assert found["polarisation"].notna().tolist() == [direct >= 5]


@given(st.lists(COUNTS, min_size=1, max_size=4))
def test_each_issue_has_the_values_of_its_own_counts(rows: list[list[int]]) -> None:
    stances = {
        f"issue-{n}": [stance.score for stance, count in zip(Stance, counts, strict=True) for _ in range(count)]
        for n, counts in enumerate(rows)
    }
    standing = standing_table(stances)
    found = by_issue(standing, standing, list(stances))
    assert found[[stance.value for stance in Stance]].to_numpy().tolist() == rows
    for n, counts in enumerate(rows):
        enough = sum(counts) >= LEAST_ACTORS
        expected = [agreement(counts), polarisation(counts)] if enough else [math.nan, math.nan]
        np.testing.assert_allclose(found.loc[n, ["agreement", "polarisation"]].astype(float), expected, atol=1e-12)


@pytest.mark.parametrize("issues", [[], ["i"]])
def test_empty_data_gives_tables_of_the_same_types(issues: list[str]) -> None:
    full = standing_table({"i": [1] * 6})
    none = positions_table()
    assert by_issue(none, none, issues).dtypes.equals(by_issue(full, full, ["i"]).dtypes)
    assert len(by_issue(full, full, issues)) == len(issues)
