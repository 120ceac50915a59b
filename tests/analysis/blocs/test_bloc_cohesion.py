"""What a bloc is made of, against loops over its members and their pairs."""

from collections.abc import Sequence
from dataclasses import astuple
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.alignment_matrix import Pairs, align_pairs
from analysis.blocs.bloc_cohesion import Cohesion, bloc_issues, cohesion, dissent, outside
from analysis.stance_matrix import Flags
from tests.support.rooms import Row, held, pairs_of, rooms

MEMBERS = st.lists(st.booleans(), min_size=7, max_size=7)


def flags(*members: int, size: int) -> Flags:
    return np.isin(np.arange(size), members)


def pooled(pairs: Pairs, chosen: list[tuple[int, int]]) -> tuple[object, int, int]:
    """Value, pairs and n of the chosen pairs, one by one."""
    counted = [(int(pairs.n[pair]), float(pairs.value[pair])) for pair in chosen if pairs.n[pair]]
    n = sum(count for count, _ in counted)
    near = sum(count * value for count, value in counted)
    return pytest.approx(near / n) if n else None, len(counted), n


def side_of(stances: Sequence[int]) -> int | None:
    """The side of more than half of at least three."""
    signs = [(stance > 0) - (stance < 0) for stance in stances]
    sides = [sign for sign in (-1, 0, 1) if signs.count(sign) * 2 > len(signs)]
    return sides[0] if len(signs) >= 3 and sides else None


@given(rooms(7, 4), MEMBERS)
def test_cohesion_is_the_mean_of_the_pairs_inside_and_distance_that_of_those_across(
    rows: list[list[int | None]], drawn: list[bool]
) -> None:
    pairs, chosen = pairs_of(*rows), np.array(drawn[: len(rows)])
    inside, others = np.flatnonzero(chosen).tolist(), np.flatnonzero(~chosen).tolist()
    assert astuple(cohesion(pairs, chosen)) == pooled(pairs, list(combinations(inside, 2)))
    assert astuple(outside(pairs, chosen)) == pooled(pairs, list(product(inside, others)))


def test_pairs_that_share_more_issues_weigh_more_in_cohesion() -> None:
    pairs = pairs_of([2, 2, 2], [2, 2, 2], [-2, None, None], [None, None, None])
    # 1 on 3 issues, 0 on one issue twice, nothing with the fourth: 3 / 5
    assert cohesion(pairs, flags(0, 1, 2, 3, size=4)) == Cohesion(0.6, 3, 5)
    assert outside(pairs, flags(0, 1, size=4)) == Cohesion(0.0, 2, 2)
    assert cohesion(pairs, flags(0, size=4)) == cohesion(pairs, flags(0, 3, size=4)) == Cohesion(None, 0, 0)


@given(rooms(7, 3), MEMBERS)
def test_what_a_bloc_says_on_each_issue_is_what_a_loop_over_its_members_finds(
    rows: list[list[int | None]], drawn: list[bool]
) -> None:
    chosen = np.array(drawn[: len(rows)])
    table = bloc_issues(held(*rows), chosen)
    expected = []
    for issue in range(3):
        said = [(row[issue] or 0, member) for row, member in zip(rows, chosen, strict=True) if row[issue] is not None]
        inside = [stance for stance, member in said if member]
        beyond = [stance for stance, member in said if not member]
        if len(inside) < 2:
            continue
        close = [1 - abs(one - other) / 4 for one, other in combinations(inside, 2)]
        side = side_of(inside)
        others_side = [stance for stance in inside if (stance > 0) - (stance < 0) != side] if side is not None else []
        expected.append(
            {
                "issue": f"i{issue}",
                "members": len(inside),
                "mean": sum(inside) / len(inside),
                "closeness": sum(close) / len(close),
                "others": len(beyond),
                "others_mean": sum(beyond) / len(beyond) if beyond else np.nan,
                "side": np.nan if side is None else side,
                "dissenters": len(others_side),
            }
        )
    found = table.to_dict("records")
    assert len(found) == len(expected)
    for row, slow in zip(found, expected, strict=True):
        assert row.pop("issue") == slow.pop("issue")
        assert row == pytest.approx(slow, nan_ok=True)


@pytest.mark.parametrize(
    ("stances", "side", "dissenters"),
    [
        ([2, 1, -1], 1, 1),
        ([0, 0, 1], 0, 1),
        ([-2, -1, 0, 0, -1], -1, 2),
        # half is not more than half
        ([1, 1, -1, -1], None, 0),
        ([1, 0, -1], None, 0),
        # two are too few for a side
        ([2, 2], None, 0),
    ],
)
def test_a_bloc_has_the_side_of_more_than_half_of_at_least_three(
    stances: list[int], side: int | None, dissenters: int
) -> None:
    [row] = bloc_issues(held(*[[stance] for stance in stances]), np.ones(len(stances), dtype=bool)).to_dict("records")
    assert row["side"] == side or (side is None and np.isnan(row["side"]))
    assert row["dissenters"] == dissenters


@given(rooms(7, 4), MEMBERS)
def test_dissent_is_what_a_loop_over_members_and_issues_finds(rows: list[list[int | None]], drawn: list[bool]) -> None:
    chosen = drawn[: len(rows)]
    said = {f"a{place}": row for place, row in enumerate(rows) if chosen[place]}
    sides = [side_of([row[issue] or 0 for row in said.values() if row[issue] is not None]) for issue in range(4)]
    table = dissent(held(*rows), np.array(chosen))
    assert sorted(table["actor"]) == sorted(said)
    for row in table.to_dict("records"):
        spoken = {
            issue: (stance > 0) - (stance < 0)
            for issue, stance in enumerate(said[row["actor"]])
            if stance is not None and sides[issue] is not None
        }
        against = [issue for issue, sign in spoken.items() if sign != sides[issue]]
        assert (row["addressed"], row["dissents"]) == (len(spoken), len(against))
        assert row["issues"] == tuple(f"i{issue}" for issue in against)
        assert row["share"] == pytest.approx(len(against) / len(spoken) if spoken else np.nan, nan_ok=True)


def test_those_who_dissent_most_often_come_first_and_those_that_no_side_was_heard_of_last() -> None:
    never: Row = [None, None, None, 2]
    rows: list[Row] = [
        never,  # speaks only where the bloc has no side
        [1, 1, 1, None],  # 0 of 3
        [-1, 1, 1, None],  # 1 of 3
        [-1, None, None, None],  # 1 of 1
        [1, -1, -1, None],  # 2 of 3
        [1, 1, 1, None],  # 0 of 3, after the other
        [1, 1, 1, None],
    ]
    table = dissent(held(*rows), np.ones(7, dtype=bool))
    assert list(table["actor"]) == ["a3", "a4", "a2", "a1", "a5", "a6", "a0"]
    assert table["issues"].iloc[1] == ("i1", "i2")


@pytest.mark.parametrize("members", [(), (0,), (0, 1, 2)])
def test_a_bloc_of_nobody_of_one_and_of_all_are_normal_cases(members: tuple[int, ...]) -> None:
    room, chosen = held([2], [1], [None]), flags(*members, size=3)
    assert len(bloc_issues(room, chosen)) == (len(members) == 3)
    assert len(dissent(room, chosen)) == len(members)
    assert cohesion(align_pairs(room), chosen).pair_count == (len(members) == 3)
