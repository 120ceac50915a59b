"""Moves: what each statement does to the one before it."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.moves import Move, classify, moves
from loaders.table_rows import PositionRow, records
from tests.support.folders import positions_table

DAYS = [f"2019-01-{day:02}" for day in range(1, 7)]
ROWS = st.lists(
    st.tuples(
        st.tuples(st.sampled_from(["a", "b"]), st.sampled_from(["i", "j"]), st.integers(-2, 2), st.sampled_from(DAYS)),
        st.sampled_from([("own", ""), ("reported", ""), ("characterised", "x"), ("characterised", "y")]),
    ),
    max_size=12,
)


def table_of(rows: list[tuple[tuple[str, str, int, str], tuple[str, str]]]) -> pd.DataFrame:
    return positions_table(
        *(row for row, _ in rows),
        attribution=[voice for _, (voice, _) in rows],
        according_to=[who for _, (_, who) in rows],
    )


SAME_VOICE = {
    #     to: -2  -1   0  +1  +2    r restatement, t change of strength, s change of side
    -2: "  r   t   s   s   s",
    -1: "  t   r   s   s   s",
    +0: "  s   s   r   s   s",
    +1: "  s   s   s   r   t",
    +2: "  s   s   s   t   r",
}


@pytest.mark.parametrize("before", SAME_VOICE)
def test_a_change_is_of_strength_on_one_side_and_of_side_elsewhere(before: int) -> None:
    letters = {Move.restatement: "r", Move.strength: "t", Move.side: "s"}
    found = [letters[classify(before, after, same_attribution=True)] for after in range(-2, 3)]
    assert found == SAME_VOICE[before].split()


@pytest.mark.parametrize("before", [-2, 0, 2])
@pytest.mark.parametrize("after", [-2, 0, 2])
def test_statements_of_different_voices_are_not_comparable(before: int, after: int) -> None:
    assert classify(before, after, same_attribution=False) is Move.not_comparable


@given(ROWS)
def test_every_position_appears_once_with_its_true_predecessor_and_size(
    rows: list[tuple[tuple[str, str, int, str], tuple[str, str]]],
) -> None:
    table = table_of(rows)
    found = moves(table)
    assert sorted(found.index) == list(table.index)
    assert found["latest"].is_monotonic_increasing
    pd.testing.assert_frame_equal(found.sort_index()[list(table.columns)], table)
    for label, row in found.iterrows():
        earlier = [
            other
            for other, ((name, issue, _, day), _) in enumerate(rows)
            if (name, issue) == (row["actor"], row["issue"]) and (day, other) < (row["date"], label)
        ]
        if not earlier:
            assert (row["move"], row["previous"]) == (Move.first.value, -1)
            assert pd.isna(row["before"])
            assert pd.isna(row["size"])
            continue
        last = max(earlier, key=lambda other: (rows[other][0][3], other))
        before = rows[last][0][2]
        assert (row["previous"], row["before"]) == (last, before)
        if rows[last][1] == (row["attribution"], row["according_to"]):
            assert row["move"] == classify(before, row["stance"], same_attribution=True).value
            assert row["size"] == row["stance"] - before
        else:
            assert row["move"] == Move.not_comparable.value
            assert pd.isna(row["size"])


def slowly(table: pd.DataFrame) -> list[tuple[str, int | None, int | None, int]]:
    """Move, stance before, size and label of the statement before, found statement by statement."""
    last: dict[tuple[str, str], PositionRow] = {}
    found: list[tuple[str, int | None, int | None, int]] = []
    for row in records(table.sort_values("latest", kind="stable"), PositionRow):
        before = last.get((row.actor, row.issue))
        last[row.actor, row.issue] = row
        if before is None:
            found.append((Move.first.value, None, None, -1))
            continue
        same = (before.attribution, before.according_to) == (row.attribution, row.according_to)
        kind = classify(before.stance, row.stance, same_attribution=same)
        found.append((kind.value, before.stance, row.stance - before.stance if same else None, before.Index))
    return found


@given(ROWS, st.integers(0, 5))
def test_moves_are_what_an_obvious_loop_finds_also_in_a_part_of_a_table(
    rows: list[tuple[tuple[str, str, int, str], tuple[str, str]]], left_out: int
) -> None:
    table = table_of(rows).iloc[left_out:]
    found = moves(table)[["move", "before", "size", "previous"]].astype(object)
    assert [tuple(None if pd.isna(one) else one for one in row) for row in found.to_numpy()] == slowly(table)


def test_what_two_opponents_say_about_an_actor_is_not_its_change_of_mind() -> None:
    rows = [
        (("a", "i", 2, "2019-01-01"), ("characterised", "x")),
        (("a", "i", -2, "2019-01-02"), ("characterised", "y")),
    ]
    assert list(moves(table_of(rows))["move"]) == ["first statement", "not comparable"]


def test_without_positions_there_are_no_moves_and_the_same_columns() -> None:
    full = moves(positions_table(("a", "i", 1, "2019-01-01"), ("a", "i", 2, "2019-01-02")))
    assert moves(positions_table()).dtypes.equals(full.dtypes)
