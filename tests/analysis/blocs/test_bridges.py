"""Bridges between two sides, against loops over the members of the sides."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.alignment_matrix import Pairs
from analysis.blocs.bridges import bridges
from analysis.stance_matrix import Flags
from tests.support.rooms import EAST, WEST, Row, pairs_of, rooms

SIDES = st.lists(st.sampled_from(["left", "right", "both", "", ""]), min_size=7, max_size=7)


def side(*members: int, size: int) -> Flags:
    return np.isin(np.arange(size), members)


def with_side(pairs: Pairs, actor: int, members: list[int]) -> tuple[float, int]:
    """The mean alignment of one actor with the members of a side, weighed by n, and the sum of n."""
    counted = [(int(pairs.n[actor, one]), float(pairs.value[actor, one])) for one in members if pairs.n[actor, one]]
    n = sum(count for count, _ in counted)
    return sum(count * value for count, value in counted) / n if n else np.nan, n


@given(rooms(7, 4), SIDES)
def test_every_actor_stands_as_a_loop_over_the_other_members_finds(
    rows: list[list[int | None]], drawn: list[str]
) -> None:
    pairs, sides = pairs_of(*rows), drawn[: len(rows)]
    left, right = ([n for n, one in enumerate(sides) if one in (name, "both")] for name in ("left", "right"))
    table = bridges(pairs, side(*left, size=len(rows)), side(*right, size=len(rows)))
    expected = {}
    for actor in range(len(rows)):
        others = [[one for one in members if one != actor] for members in (left, right)]
        here, there = (with_side(pairs, actor, members) for members in others)
        if here[1] and there[1]:
            ranked = all(any(pairs.ranked[actor, one] for one in members) for members in others)
            expected[f"a{actor}"] = (*here, *there, min(here[0], there[0]), ranked)
    found = {row[0]: row[1:] for row in table.itertuples(index=False)}
    assert found == {name: pytest.approx(figures) for name, figures in expected.items()}
    late = (~table["ranked"]).tolist()
    assert late == sorted(late)
    nearer = table.loc[table["ranked"], "nearer"].tolist()
    assert nearer == sorted(nearer, reverse=True)
    unranked = table.loc[~table["ranked"], "actor"].tolist()
    assert unranked == sorted(unranked)


def test_who_stands_halfway_bridges_better_than_who_stands_close_to_one_side() -> None:
    partisan: Row = [2, 2, 2, 2, 2, -2]
    halfway = [0] * 6
    few: Row = [0, 0, None, None, None, None]
    elsewhere: Row = [None] * 6
    pairs = pairs_of(elsewhere, few, WEST, partisan, halfway, EAST)
    table = bridges(pairs, side(2, size=6), side(5, size=6))
    # two issues are too few for a rank, although half and half is as near as it gets
    assert list(table["actor"]) == ["a4", "a3", "a1"]
    assert list(table["nearer"]) == [0.5, pytest.approx(1 / 6), 0.5]
    assert list(table["ranked"]) == [True, True, False]
    assert list(table["left"]) == [0.5, pytest.approx(5 / 6), 0.5]
    assert list(table["right_n"]) == [6, 6, 2]


def test_a_member_with_more_shared_issues_weighs_more_in_its_side() -> None:
    short: Row = [-2, -2, None, None, None, None]
    table = bridges(pairs_of(WEST, short, EAST, [2, 2, 2, 2, 0, 0]), side(0, 1, size=4), side(2, size=4))
    outsider = table[table["actor"] == "a3"]
    # with the first (4 + 2 * 0.5) / 6, with the second 0 of 2: 5 / 8
    assert outsider["left"].tolist() == [5 / 8]
    assert outsider["left_n"].tolist() == [8]


def test_a_member_of_a_bloc_can_be_its_bridge_and_an_actor_that_is_a_side_cannot() -> None:
    moderate: Row = [2, 2, 2, 2, -2, -2]
    table = bridges(pairs_of(WEST, WEST, moderate, EAST), side(0, 1, 2, size=4), side(3, size=4))
    assert table["actor"].tolist() == ["a2", "a0", "a1"]
    # 4 of 6 with each of the other two, 2 of 6 with the other side
    assert table.iloc[0][["left", "left_n", "right"]].tolist() == pytest.approx([4 / 6, 12, 2 / 6])


def test_equally_near_bridges_stay_in_the_order_of_the_actors() -> None:
    pairs = pairs_of(*[[0] * 6] * 12, WEST, EAST)
    table = bridges(pairs, side(12, size=14), side(13, size=14))
    assert list(table["actor"]) == [f"a{number}" for number in range(12)]


@pytest.mark.parametrize("size", [0, 1, 2])
def test_without_a_third_actor_nobody_bridges(size: int) -> None:
    pairs = pairs_of(*[WEST, EAST][:size])
    table = bridges(pairs, side(0, size=size), side(1, size=size))
    assert table.empty
    assert list(table.columns) == ["actor", "left", "left_n", "right", "right_n", "nearer", "ranked"]
