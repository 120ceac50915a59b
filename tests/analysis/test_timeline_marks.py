"""Marks of a time line that would hide each other stand side by side."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.timeline_marks import FARTHEST, side_by_side

PLACES = st.lists(st.integers(0, 60), max_size=30).map(sorted)


@given(PLACES, st.floats(0.1, 20))
def test_marks_move_right_and_not_far_and_keep_their_order(places: list[int], gap: float) -> None:
    moved = side_by_side([float(place) for place in places], gap)
    assert moved == sorted(moved)
    assert all(0 <= there - place <= FARTHEST * gap + 1e-9 for place, there in zip(places, moved, strict=True))
    assert moved[:1] == places[:1]


@given(st.lists(st.integers(0, 60), max_size=FARTHEST + 1).map(sorted), st.floats(0.1, 20))
def test_of_few_marks_none_covers_another(places: list[int], gap: float) -> None:
    moved = side_by_side([float(place) for place in places], gap)
    assert all(after - before >= gap - 1e-9 for before, after in pairwise(moved))


def test_marks_that_stand_apart_stay() -> None:
    assert side_by_side([0.0, 10.0, 20.5], 10) == pytest.approx([0, 10, 20.5])
