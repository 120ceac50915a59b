"""The map of actors, against distances that fit the plane and a figure worked by hand."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from math import sqrt
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis import scaling
from analysis.alignment_matrix import Pairs
from analysis.scaling import Map, place
from analysis.stance_matrix import Floats, Numbers
from tests.support.rooms import EAST, WEST, Row, pairs_of, rooms

POINT = st.tuples(st.integers(0, 10), st.integers(0, 10))
POINTS = st.lists(POINT, min_size=4, max_size=8, unique=True)


def apart(xy: Floats) -> Floats:
    """The distance of every two points."""
    places = xy.tolist()
    return np.array([[sqrt((a - c) ** 2 + (b - d) ** 2) for c, d in places] for a, b in places]).reshape(
        len(xy), len(xy)
    )


def pairs_at(points: Sequence[tuple[float, float]], n: Numbers | None = None) -> Pairs:
    """Actors whose 1 - alignment is the distance of points in the plane, scaled to be at most 0.8."""
    distance = apart(np.array(points, dtype=np.float64))
    counts = np.full(distance.shape, 3) if n is None else n
    return replace(pairs_of(*[[0]] * len(points)), n=counts, value=1 - 0.8 * distance / distance.max())


def stress(found: Map, pairs: Pairs) -> float:
    """Kruskal's stress-1, pair by pair: known distances against those on the map, each weighed by its n."""
    off = total = 0.0
    for (one, here), (other, there) in combinations(zip(found.placed.tolist(), found.xy.tolist(), strict=True), 2):
        drawn = sqrt((here[0] - there[0]) ** 2 + (here[1] - there[1]) ** 2)
        n = int(pairs.n[one, other])
        if n:
            off += n * (drawn - (1 - float(pairs.value[one, other]))) ** 2
            total += n * drawn**2
    return sqrt(off / total) if total else 0.0


@given(POINTS)
def test_distances_that_fit_the_plane_are_drawn_as_they_are(points: list[tuple[int, int]]) -> None:
    pairs = pairs_at(points)
    found = place(pairs)
    assert found.placed.tolist() == list(range(len(points)))
    assert found.stress < 1e-3
    np.testing.assert_allclose(apart(found.xy), 1 - pairs.value, atol=2e-3)


def test_actors_along_one_line_are_drawn_along_it() -> None:
    found = place(pairs_of(*[[level] * 3 for level in (0, -2, 2, 1, -1)]))
    # 1 - alignment of levels k steps apart is k / 4; the first stands in the middle, so the ends may be swapped
    steps = found.xy[:, 0] * 4
    np.testing.assert_allclose(np.abs(steps), [0, 2, 2, 1, 1], atol=1e-3)
    assert steps[1] == pytest.approx(-steps[2], abs=1e-3)
    np.testing.assert_allclose(found.xy[:, 1], 0, atol=1e-3)


def test_the_stress_of_four_that_stand_equally_far_apart_is_that_of_a_square() -> None:
    # Each says 2 on one issue and -2 on the others, so every two differ wholly on 2 of 4: at distance 1 of a half.
    # Four such actors fit no plane; the best is a square. In units of their distance, with side s and diagonal
    # s sqrt 2, 4 (s - 1)^2 + 2 (s sqrt 2 - 1)^2 is least at s = (2 + sqrt 2) / 4, where it is 3 - 2 sqrt 2. The squares
    # of the distances drawn sum to 8 s^2 = 3 + 2 sqrt 2; the root of their ratio is again 3 - 2 sqrt 2.
    pairs = pairs_of([2, -2, -2, -2], [-2, 2, -2, -2], [-2, -2, 2, -2], [-2, -2, -2, 2])
    found = place(pairs)
    assert found.stress == pytest.approx(3 - 2 * sqrt(2), rel=1e-4)
    drawn = sorted(apart(found.xy)[np.triu_indices(4, 1)])
    side = 0.5 * (2 + sqrt(2)) / 4
    np.testing.assert_allclose(drawn, [side] * 4 + [side * sqrt(2)] * 2, rtol=1e-3)
    assert found.distances == 6


@settings(max_examples=60)
@given(rooms(8, 4))
def test_the_stress_is_that_of_the_pairs_one_by_one(rows: list[list[int | None]]) -> None:
    pairs = pairs_of(*rows)
    found = place(pairs)
    assert found.stress == pytest.approx(stress(found, pairs), abs=1e-5)
    known = [pair for pair in combinations(found.placed.tolist(), 2) if pairs.n[pair]]
    assert found.distances == len(known)


@given(POINTS, st.integers(0, 100), st.floats(0, 1))
def test_a_distance_that_is_not_known_does_not_matter(points: list[tuple[int, int]], pick: int, value: float) -> None:
    pairs = pairs_at(points)
    n = pairs.n.copy()
    one, other = list(combinations(range(len(points)), 2))[pick % (len(points) * (len(points) - 1) // 2)]
    n[one, other] = n[other, one] = 0
    other_value = pairs.value.copy()
    other_value[one, other] = other_value[other, one] = value
    missing = pairs.value.copy()
    missing[one, other] = missing[other, one] = np.nan
    here, there = (place(replace(pairs, n=n, value=figures)) for figures in (other_value, missing))
    np.testing.assert_array_equal(here.xy, there.xy)
    assert here.stress == there.stress


def test_a_distance_that_is_not_known_is_found_from_the_others() -> None:
    points = [(0.0, 0.0), (0.0, 6.0), (8.0, 0.0), (8.0, 6.0), (4.0, 1.0)]
    n = np.full((5, 5), 3)
    n[0, 3] = n[3, 0] = 0
    pairs = pairs_at(points, n)
    found = place(pairs)
    assert found.distances == 9
    # the diagonal that nobody told is that of the rectangle: 10 of 10, scaled to 0.8
    assert apart(found.xy)[0, 3] == pytest.approx(0.8, abs=0.01)


def test_a_pair_that_shares_more_issues_is_drawn_closer_to_its_distance() -> None:
    rows = [[2, -2, -2, -2], [-2, 2, -2, -2], [-2, -2, 2, -2], [-2, -2, -2, 2]]
    pairs = pairs_of(*rows)
    n = np.full((4, 4), 3)
    n[0, 1] = n[1, 0] = 300
    off = np.abs(apart(place(replace(pairs, n=n)).xy) - 0.5)
    assert off[0, 1] < 0.005 < off[2, 3]


def test_those_that_share_nothing_are_alone_and_those_linked_only_among_themselves_apart() -> None:
    other: list[Row] = [[None, 2], [None, -2]]
    found = place(pairs_of([None, None], other[0], *[[level, None] for level in (2, 1, 0, -2)], other[1]))
    assert found.alone.tolist() == [0]
    assert found.apart.tolist() == [1, 6]
    assert found.placed.tolist() == [2, 3, 4, 5]
    assert found.distances == 6


def test_a_chain_of_comparable_pairs_is_enough_to_be_on_the_map() -> None:
    rows: list[Row] = [[2, None, None], [1, 1, None], [None, 2, 0], [None, None, 2]]
    found = place(pairs_of(*rows))
    assert found.placed.tolist() == [0, 1, 2, 3]
    assert found.distances == 3
    # the chain can be drawn without stress: steps of 1, 1 and 2 quarters
    drawn = apart(found.xy)
    assert [drawn[0, 1], drawn[1, 2], drawn[2, 3]] == pytest.approx([0.25, 0.25, 0.5], abs=1e-3)
    assert found.stress < 1e-2


@pytest.mark.parametrize(
    "rows", [[], [[]], [WEST], [WEST, EAST], [WEST, EAST, [0] * 6], [WEST, EAST, [0] * 6, [None] * 6]]
)
def test_fewer_than_four_comparable_actors_are_not_drawn(rows: list[Row]) -> None:
    found = place(pairs_of(*rows))
    assert found.placed.size == 0
    assert found.xy.shape == (0, 2)
    assert (found.stress, found.distances) == (0, 0)
    silent = [number for number, row in enumerate(rows) if len(rows) == 1 or None in row]
    assert found.alone.tolist() == silent
    assert found.apart.tolist() == [number for number in range(len(rows)) if number not in silent]


def test_actors_of_one_mind_are_drawn_at_one_place() -> None:
    found = place(pairs_of(*[WEST] * 5))
    np.testing.assert_allclose(found.xy, 0, atol=1e-9)
    assert found.stress == 0


@settings(max_examples=30)
@given(rooms(8, 4))
def test_the_map_is_the_same_from_run_to_run(rows: list[list[int | None]]) -> None:
    np.testing.assert_array_equal(place(pairs_of(*rows)).xy, place(pairs_of(*rows)).xy)


@settings(max_examples=40)
@given(rooms(8, 4))
def test_no_step_of_the_search_makes_the_map_worse(rows: list[list[int | None]]) -> None:
    pairs = pairs_of(*rows)
    off = []
    with pytest.MonkeyPatch.context() as patched:
        for steps in (0, 1, 2, 3, 5, 10, 40):
            patched.setattr(scaling, "_STEPS", steps)
            found = place(pairs)
            inside = np.ix_(found.placed, found.placed)
            n, value = pairs.n[inside], np.nan_to_num(pairs.value[inside])
            off.append(float((n * (apart(found.xy) - (1 - value)) ** 2).sum()))
    assert all(after <= before + 1e-9 for before, after in pairwise(off))


@settings(max_examples=60)
@given(POINTS, st.randoms(use_true_random=False), st.lists(st.integers(-2, 2), min_size=28, max_size=28))
def test_the_order_of_the_actors_changes_no_distance_on_a_map_that_fits(
    points: list[tuple[int, int]], random: Random, shifts: list[int]
) -> None:
    pairs = pairs_at(points)
    value = pairs.value.copy()
    for (one, other), shift in zip(combinations(range(len(points)), 2), shifts, strict=False):
        value[one, other] = value[other, one] = value[one, other] + shift / 200
    pairs = replace(pairs, value=value)
    order = list(range(len(points)))
    random.shuffle(order)
    found, again = place(pairs), place(replace(pairs, value=value[np.ix_(order, order)]))
    assume(found.stress < 0.05)
    assert again.stress == pytest.approx(found.stress, abs=1e-3)
    np.testing.assert_allclose(apart(again.xy), apart(found.xy)[np.ix_(order, order)], atol=0.02)


@given(POINTS)
def test_the_map_is_centred_lies_lengthwise_and_has_its_first_actor_to_the_left_and_below(
    points: list[tuple[int, int]],
) -> None:
    xy = place(pairs_at(points)).xy
    np.testing.assert_allclose(xy.mean(axis=0), 0, atol=1e-9)
    assert xy[:, 0].std() >= xy[:, 1].std() - 1e-9
    assert (xy[0] <= 1e-9).all()
    # turned so that the directions do not depend on each other
    assert float(xy[:, 0] @ xy[:, 1]) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("rows", "needs"),
    [
        ([WEST, WEST, EAST], "at least 4 actors"),
        ([WEST, WEST, EAST, EAST], "at least 10 known distances between actors; there are 6"),
        ([[1]] * 5, "to rank 50\u00a0% of its 10 distances; 0 can be ranked"),
        ([WEST, WEST, EAST, EAST, WEST], ""),
    ],
)
def test_a_map_says_what_it_needs_to_be_read(rows: list[Row], needs: str) -> None:
    why = place(pairs_of(*rows)).why_unread
    assert needs in why
    assert bool(needs) == bool(why)


@given(st.floats(0, 1), st.integers(4, 200), st.integers(0, 200))
def test_a_map_may_be_read_only_if_distances_are_enough_sure_and_fit(stress: float, known: int, sure: int) -> None:
    found = replace(place(pairs_of(WEST, WEST, EAST, EAST)), stress=stress, distances=known, sure=min(sure, known))
    may = known >= 10 and 2 * min(sure, known) >= known and stress <= 0.2
    assert (found.why_unread == "") == may
    if known >= 10 and 2 * min(sure, known) >= known and not may:
        assert "distances that fit a plane" in found.why_unread
