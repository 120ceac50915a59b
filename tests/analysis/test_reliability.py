"""Krippendorff's alpha: against worked examples and against its definition, computed slowly."""

from collections import Counter
from collections.abc import Sequence
from itertools import permutations, product
from math import prod, sqrt

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.codings.reliability import LEAST_PAIRS, Level, alpha, alpha_in_words, reliability

STANCES = st.integers(-2, 2)
PAIRS = st.lists(st.tuples(STANCES, STANCES), min_size=2, max_size=25)


Values = tuple[int, ...]
Weighted = list[tuple[Values, float]]
"""The values that units have, two or more, and how often each is found."""


def by_definition(units: Weighted, level: Level) -> float:
    """One minus observed over expected disagreement, from the coincidence matrix.

    Of m values of a unit each pair counts 1 / (m - 1), so that a unit counts m (Krippendorff, Content Analysis, 2004,
    chapter 11).
    """
    values = sorted({value for unit, _ in units for value in unit})
    coincidences = dict.fromkeys(product(values, values), 0.0)
    for unit, often in units:
        for one, other in permutations(unit, 2):
            coincidences[one, other] += often / (len(unit) - 1)
    times = {value: sum(coincidences[value, other] for other in values) for value in values}
    n = sum(times.values())

    def distance(one: int, other: int) -> float:
        if level == "nominal" or one == other:
            return float(one != other)
        between = sum(times[v] for v in values if min(one, other) <= v <= max(one, other))
        return (between - (times[one] + times[other]) / 2) ** 2

    observed = sum(coincidences[a, b] * distance(a, b) for a, b in product(values, values))
    expected = sum(times[a] * times[b] * distance(a, b) for a, b in product(values, values) if a != b) / (n - 1)
    return 1 - observed / expected


def once(pairs: list[tuple[int, int]]) -> Weighted:
    return [(pair, 1.0) for pair in pairs]


def of(pairs: list[tuple[int, int]], level: Level = "ordinal") -> float | None:
    return alpha(list(zip(*pairs, strict=True)), level)


def interval_of(pairs: list[tuple[int, int]], level: Level = "ordinal") -> tuple[float, float]:
    found = reliability([*zip(*pairs, strict=True)], level).interval
    assert found is not None
    return found


OF_FOUR = """
    1 2 3 3 2 1 4 1 2 . . .
    1 2 3 3 2 2 4 1 2 5 . 3
    . 3 3 3 2 3 4 2 2 5 1 .
    1 2 3 3 2 4 4 1 2 5 1 .
"""
OF_TWO = """
    0 1 0 0 0 0 0 0 1 0
    1 1 1 0 0 1 0 0 0 0
"""
OF_TWO_WITH_FIVE_VALUES = """
    1 1 2 2 4 3 3 3 5 4 4 1
    2 1 2 2 2 3 3 3 5 4 4 4
"""


def table(text: str) -> list[list[float | None]]:
    """Coders by units; a dot is no value."""
    return [[None if word == "." else float(word) for word in line.split()] for line in text.strip().split("\n")]


@pytest.mark.parametrize(
    ("text", "level", "published"),
    [
        (OF_TWO, "nominal", 0.095),
        (OF_TWO_WITH_FIVE_VALUES, "nominal", 0.692),
        (OF_FOUR, "nominal", 0.743),
        (OF_FOUR, "ordinal", 0.815),
    ],
)
def test_krippendorffs_own_tables(text: str, level: Level, published: float) -> None:
    """Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011: its worked examples."""
    assert alpha(table(text), level) == pytest.approx(published, abs=0.0005)


@given(
    st.lists(st.lists(st.none() | st.integers(0, 4), min_size=9, max_size=9), min_size=2, max_size=4),
    st.sampled_from(["nominal", "ordinal"]),
)
@settings(deadline=None)
def test_the_package_of_that_name_says_the_same(codings: list[list[float | None]], level: Level) -> None:
    package = pytest.importorskip("krippendorff")
    given_twice = [v for unit in zip(*codings, strict=True) for v in unit if sum(x is not None for x in unit) > 1]
    assume(len({value for value in given_twice if value is not None}) > 1)
    known = package.alpha([[float("nan") if v is None else v for v in coder] for coder in codings],
                          level_of_measurement=level)  # fmt: skip
    assert alpha(codings, level) == pytest.approx(known)


@pytest.mark.parametrize(
    "codings",
    [
        [[], []],
        [[1, 1], [1, 1]],
        [[1, None], [None, 2]],  # no unit has two values
        [[1, 1, 2], [1, 1, None]],  # those that have are all the same
    ],
)
@pytest.mark.parametrize("level", ["nominal", "ordinal"])
def test_where_nothing_varies_or_nothing_can_be_paired_there_is_no_alpha(
    codings: list[list[float | None]], level: Level
) -> None:
    assert alpha(codings, level) is None


def test_a_worked_example() -> None:
    # -1 twice, 0 once, 1 five times: squared distances 9 (0 to 1), 2.25 (-1 to 0) and 20.25 (-1 to 1);
    # observed 2 * 9 = 18, expected 2 * (2 * 2.25 + 10 * 20.25 + 5 * 9) / 7 = 72
    assert of([(-1, -1), (0, 1), (1, 1), (1, 1)]) == pytest.approx(1 - 18 / 72)


@given(PAIRS, st.sampled_from(["ordinal", "nominal"]))
@settings(deadline=None)
def test_it_is_what_the_definition_says(pairs: list[tuple[int, int]], level: Level) -> None:
    assume(len({value for pair in pairs for value in pair}) > 1)
    assert of(pairs, level) == pytest.approx(by_definition(once(pairs), level))


@given(PAIRS)
@settings(deadline=None)
def test_neither_coder_comes_first(pairs: list[tuple[int, int]]) -> None:
    one, other = [a for a, _ in pairs], [b for _, b in pairs]
    assert reliability([one, other]) == reliability([other, one])


@given(st.lists(STANCES, max_size=30))
@settings(deadline=None)
def test_coders_of_one_mind_have_an_alpha_of_one_or_none_at_all(values: list[int]) -> None:
    found = reliability([values, values])
    assert found.alpha == (1.0 if len(set(values)) > 1 else None)
    assert found.interval is None
    assert found.why


def test_without_variation_it_is_undefined_and_says_so() -> None:
    found = reliability([[1] * 20, [1] * 20])
    assert found.in_words.startswith("undefined: every coding is the same")
    assert reliability([[], []]).in_words == "undefined: no unit was coded by both"


def test_few_units_have_no_interval() -> None:
    pairs = [(1, 2), *[(1, 1), (2, 2)] * 10]
    few, enough = pairs[: LEAST_PAIRS - 1], pairs[:LEAST_PAIRS]
    assert reliability([*zip(*few, strict=True)]).interval is None
    assert reliability([*zip(*enough, strict=True)]).interval is not None


COMPARED = st.lists(st.tuples(STANCES, STANCES), min_size=LEAST_PAIRS, max_size=20)
LEVELS: st.SearchStrategy[Level] = st.sampled_from(["ordinal", "nominal"])


@given(COMPARED, LEVELS)
@settings(deadline=None, max_examples=40)
def test_the_interval_is_from_two_chance_units_more_and_what_one_further_unit_would_change(
    pairs: list[tuple[int, int]], level: Level
) -> None:
    assume(any(one != other for one, other in pairs))
    assert interval_of(pairs, level) == pytest.approx(slow_interval(pairs, level), abs=1e-6)


WITH_GAPS = st.one_of(
    [st.tuples(*(st.none() if n == gap else st.integers(0, 2) for n in range(3))) for gap in range(4)]
)
"""What three coders give to a unit, of whom one may have missed it."""


@given(st.lists(WITH_GAPS, min_size=LEAST_PAIRS, max_size=14), LEVELS)
@settings(deadline=None, max_examples=25)
def test_so_it_is_of_several_coders_whose_codings_have_gaps(
    codings: list[tuple[int | None, ...]], level: Level
) -> None:
    codings.append((0, None, 1))
    units = [tuple(value for value in unit if value is not None) for unit in codings]
    of_one_alone = (None, 1, None)
    found = reliability([*zip(*codings, of_one_alone, strict=True)], level)
    assert found.n == len(units)
    assert found.alpha == pytest.approx(by_definition([(unit, 1.0) for unit in units], level))
    assert found.interval == pytest.approx(slow_interval(units, level), abs=1e-6)


def slow_interval(codings: Sequence[Values], level: Level) -> tuple[float, float]:
    """From every draw of as many values as a unit has, with the share of units of that size, in place of kinds."""
    from scipy.stats import t

    n, often = len(codings), Counter(value for unit in codings for value in unit)
    total = often.total()
    by_chance = [
        (draw, 2 * number / n * prod(often[value] / total for value in draw))
        for size, number in Counter(map(len, codings)).items()
        for draw in product(often, repeat=size)
    ]
    units = [*((unit, 1.0) for unit in codings), *by_chance]
    centre = by_definition(units, level)
    changes = [by_definition([*units, (unit, 1.0)], level) - centre for unit, _ in units]
    weights = [weight / (n + 2) for _, weight in units]
    mean = sum(weight * change for weight, change in zip(weights, changes, strict=True))
    variance = sum(weight * (change - mean) ** 2 for weight, change in zip(weights, changes, strict=True))
    reach = float(t.ppf(0.95, n - 1)) * (n + 3) * sqrt(variance / (n + 2))
    return max(-1, centre - reach), min(1, centre + reach)


@given(COMPARED, LEVELS)
@settings(deadline=None)
def test_alpha_lies_in_its_interval(pairs: list[tuple[int, int]], level: Level) -> None:
    assume(any(one != other for one, other in pairs))
    found, (low, high) = of(pairs, level), interval_of(pairs, level)
    assert found is not None
    assert -1 <= low <= found <= high <= 1
    assert low < high


def test_one_disagreement_among_many_units_leaves_a_low_alpha_possible() -> None:
    pairs = [*[(-1, -1), (1, 1)] * 19, (2, 2), (1, 2)]
    found, (low, high) = of(pairs), interval_of(pairs)
    assert found == pytest.approx(0.987, abs=0.0005)
    assert low < 0.9
    assert high == 1


def test_what_is_not_quite_one_is_not_rounded_to_it() -> None:
    assert [alpha_in_words(value) for value in (1.0, 0.999, 0.5, -0.25)] == ["1.00", "> 0.99", "0.50", "−0.25"]
