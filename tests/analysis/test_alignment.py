"""Alignment: the measure, its interval and its ranges against slow and obvious references."""

from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import beta

from analysis.alignment import (
    INTERVAL_LEVEL,
    RANKED_FROM,
    Alignment,
    align,
    align_standing,
    jeffreys,
)
from loaders.vocabularies import Stance
from tests.support.folders import positions_table

ISSUES = ["i", "j", "k", "l"]
STANCES = [stance.score for stance in Stance]
ACTORS = st.dictionaries(st.sampled_from(ISSUES), st.sampled_from(STANCES))


def slow_value(left: dict[str, int], right: dict[str, int]) -> float | None:
    """Signorino and Ritter's S with absolute distances, and then (S + 1) / 2."""
    shared = [issue for issue in ISSUES if issue in left and issue in right]
    if not shared:
        return None
    s = 1 - 2 * sum(abs(left[issue] - right[issue]) / 4 for issue in shared) / len(shared)
    return (s + 1) / 2


def slow_range(left: dict[str, int], right: dict[str, int], fill: list[str]) -> tuple[float, float] | None:
    """The least and the greatest alignment over every way to fill in the issues of `fill`, with all five stances."""
    gaps = [(side, issue) for issue in fill for side in (0, 1) if issue not in (left, right)[side]]
    values = []
    for stances in product(STANCES, repeat=len(gaps)):
        filled = (dict(left), dict(right))
        for (side, issue), stance in zip(gaps, stances, strict=True):
            filled[side][issue] = stance
        values.append(slow_value(*filled))
    known = [value for value in values if value is not None]
    return (min(known), max(known)) if known else None


def near(found: float | None) -> object:
    return None if found is None else pytest.approx(found, abs=1e-12)


@given(ACTORS, ACTORS)
def test_alignment_is_the_s_score_from_nought_to_one(left: dict[str, int], right: dict[str, int]) -> None:
    assert align(left, right, ISSUES).value == near(slow_value(left, right))


@given(ACTORS, ACTORS, st.permutations(ISSUES))
def test_neither_the_order_of_actors_nor_of_issues_matters(
    left: dict[str, int], right: dict[str, int], order: list[str]
) -> None:
    assert _figures(align(left, right, ISSUES)) == _figures(align(right, left, order))


@given(ACTORS)
def test_an_actor_is_wholly_aligned_with_itself(actor: dict[str, int]) -> None:
    found = align(actor, actor, ISSUES)
    assert found.value == (1 if actor else None)
    assert (found.n, found.one_sided, found.unstated) == (len(actor), 0, len(ISSUES) - len(actor))


def _figures(found: Alignment) -> list[object]:
    bounds = [bound or (None, None) for bound in (found.interval, found.range_stated, found.range_all)]
    return [found.n, found.one_sided, found.unstated, near(found.value), *(near(x) for pair in bounds for x in pair)]


@settings(max_examples=60)
@given(ACTORS, ACTORS)
def test_ranges_are_what_filling_in_every_stance_gives(left: dict[str, int], right: dict[str, int]) -> None:
    unstated = [issue for issue in ISSUES if issue not in left and issue not in right]
    assume(len(unstated) <= 2)  # 5 ** 8 fillings would take a minute
    found = align(left, right, ISSUES)
    one_sided = [issue for issue in ISSUES if (issue in left) != (issue in right)]
    for bounds, fill in ((found.range_stated, one_sided), (found.range_all, ISSUES)):
        slow = slow_range(left, right, fill)
        assert bounds == (None if slow is None else pytest.approx(slow, abs=1e-12))


@given(ACTORS, ACTORS)
def test_figures_bound_each_other(left: dict[str, int], right: dict[str, int]) -> None:
    found = align(left, right, ISSUES)
    assert found.n + found.one_sided + found.unstated == len(ISSUES)
    assert (found.value is None) == (found.interval is None) == (found.n == 0)
    assert found.range_all is not None
    stated = found.range_stated or found.range_all
    assert -1e-12 < found.range_all[0] <= stated[0] + 1e-12
    assert stated[0] <= stated[1] <= found.range_all[1] + 1e-12 < 1 + 1e-9
    if found.value is not None and found.interval is not None:
        assert 0 <= found.interval[0] <= found.value <= found.interval[1] <= 1
        assert found.value <= stated[1] + 1e-12
        # an issue on which the other side is mixed cannot pull the figure below one half
        if all(abs((left | right)[issue]) == 2 for issue in set(left) ^ set(right)):
            assert stated[0] <= found.value + 1e-12


def test_nothing_shared_and_nothing_stated_are_normal_cases() -> None:
    assert align({"i": 2}, {"j": 2}, ["i", "j"]) == Alignment(0, None, 0, (0, 1), (0, 1), 2, 0)
    assert align({}, {}, ["i"]) == Alignment(0, None, 0, None, (0, 1), 0, 1)
    assert align({"i": 2}, {"i": 2}, []) == Alignment(0, None, 0, None, None, 0, 0)


def test_issues_outside_the_chosen_ones_do_not_count() -> None:
    assert align({"i": 2, "x": -2}, {"i": 2, "x": 2}, ["i"]).value == 1


def test_a_mixed_stance_is_a_stance() -> None:
    found = align({"i": 0}, {"i": 2}, ["i"])
    assert (found.n, found.value) == (1, 0.5)


def test_three_shared_issues_are_the_least_that_is_ranked() -> None:
    actor = dict.fromkeys(ISSUES, 1)
    assert [align(actor, actor, ISSUES[:n]).ranked for n in range(5)] == [False, False, False, True, True]
    assert RANKED_FROM == 3


@pytest.mark.parametrize("n", [1, 2, 3, 7.5, 19])
@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.8125, 1.0])
@pytest.mark.parametrize("level", [0.5, INTERVAL_LEVEL, 0.99])
def test_the_interval_holds_the_quantiles_of_the_beta_distribution(share: float, n: float, level: float) -> None:
    tails = beta.ppf([(1 - level) / 2, (1 + level) / 2], share * n + 0.5, (1 - share) * n + 0.5)
    expected = (0 if share == 0 else min(tails[0], share), 1 if share == 1 else max(tails[1], share))
    assert jeffreys(share, n, level) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("left", "right", "value"), [(2, 2, 1), (2, 1, 0.75), (1, -1, 0.5), (0, 0, 1), (2, -1, 0.25), (2, -2, 0)]
)
def test_one_shared_issue_reads_as_expected(left: int, right: int, value: float) -> None:
    assert align({"i": left}, {"i": right}, ["i"]).value == value


def test_many_issues_on_one_passage_are_one_remark_and_never_ranked() -> None:
    rows = [(actor, issue, 1, "2019-01-01") for actor in ("a", "b") for issue in ISSUES]
    remark = positions_table(*rows, quote=["the same sentence about both of them"] * len(rows))
    standing = remark[remark["actor"] == "a"], remark[remark["actor"] == "b"]
    found = align_standing(*standing, ISSUES)
    assert (found.value, found.n, found.passages, found.ranked) == (1, 4, 1, False)
    several = positions_table(*rows)
    found = align_standing(several[several["actor"] == "a"], several[several["actor"] == "b"], ISSUES)
    assert (found.passages, found.ranked) == (8, True)


def test_three_issues_on_one_remark_have_the_interval_of_one() -> None:
    words = ["one sentence on three issues"] * 3 + ["another sentence on the last"]
    rows = [(actor, issue, 1, "2019-01-01") for actor in ("a", "b") for issue in ISSUES]
    table = positions_table(*rows, quote=[*words, *(f"b on issue number {number}" for number in range(4))])
    a, b = (table[table["actor"] == actor] for actor in ("a", "b"))
    three = align_standing(a, b, ISSUES[:3])
    assert (three.n, three.effective, three.interval) == (3, 1, jeffreys(1.0, 1))
    # 3 issues on one remark, which makes 9 ordered pairs, and one by itself
    assert align_standing(a, b, ISSUES).effective == 4**2 / (9 + 1)
    assert align_standing(b, b, ISSUES).effective == 4
