"""Moves: what each statement does to the one before it in the same voice."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.moves import Move, MoveRow, by_weight, classify, moves, told_at_once
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
    found = [letters[classify(before, after)] for after in range(-2, 3)]
    assert found == SAME_VOICE[before].split()


def slowly(table: pd.DataFrame) -> list[tuple[str, int | None, int | None, int]]:
    """Move, stance before, size and label of the statement before, found statement by statement."""
    last: dict[tuple[str, str, str, str], PositionRow] = {}
    found: list[tuple[str, int | None, int | None, int]] = []
    for row in records(table.sort_values("latest", kind="stable"), PositionRow):
        cell = (row.actor, row.issue, row.attribution, row.according_to)
        before = last.get(cell)
        last[cell] = row
        if before is None:
            found.append((Move.first.value, None, None, -1))
        elif pd.isna(row.earliest) or before.latest >= row.earliest:
            found.append((Move.order_unknown.value, before.stance, None, before.Index))
        else:
            kind = classify(before.stance, row.stance)
            found.append((kind.value, before.stance, row.stance - before.stance, before.Index))
    return found


@given(ROWS, st.lists(st.integers(0, 3), min_size=12, max_size=12), st.integers(0, 5))
def test_moves_are_what_an_obvious_loop_finds_also_in_a_part_of_a_table(
    rows: list[tuple[tuple[str, str, int, str], tuple[str, str]]], spans: list[int], left_out: int
) -> None:
    table = with_spans(table_of(rows), spans).iloc[left_out:]
    found = moves(table)
    assert sorted(found.index) == list(table.index)
    pd.testing.assert_frame_equal(found.sort_index()[list(table.columns)], table)
    told = found[["move", "before", "size", "previous"]].astype(object)
    assert [tuple(None if pd.isna(one) else one for one in row) for row in told.to_numpy()] == slowly(table)


def with_spans(table: pd.DataFrame, spans: list[int]) -> pd.DataFrame:
    """The same with dates that begin so many days before they end; 3 stands for a date without a first day."""
    wide = pd.Series(spans[: len(table)], table.index, dtype="int64")
    first = table["latest"] - pd.to_timedelta(wide, "D")
    return table.assign(earliest=first.where(wide < 3).astype("datetime64[s]"))


@given(ROWS)
def test_words_of_others_neither_add_nor_take_a_move_in_own_words(
    rows: list[tuple[tuple[str, str, int, str], tuple[str, str]]],
) -> None:
    table = table_of(rows)
    figures = ["move", "before", "size", "previous"]
    every, own = moves(table), moves(table[table["attribution"] == "own"])
    pd.testing.assert_frame_equal(every[every["attribution"] == "own"][figures], own[figures])


@pytest.mark.parametrize("swapped", [False, True])
def test_an_account_of_the_same_day_hides_no_change_of_side_whatever_the_order_in_the_file(swapped: bool) -> None:
    rows = [
        (("us", "treaty", -2, "2019-11-18"), ("own", "")),
        (("us", "treaty", -1, "2019-11-18"), ("characterised", "russia")),
    ]
    later = (("us", "treaty", 1, "2022-05-30"), ("own", ""))
    found = moves(table_of([*(rows[::-1] if swapped else rows), later]))
    last = found.iloc[-1]
    assert (last["move"], last["size"], found.loc[last["previous"], "attribution"]) == ("change of side", 3, "own")


@pytest.mark.parametrize(
    ("earliest", "latest", "move"),
    [
        ("2019-01-01", "2019-12-31", Move.order_unknown),  # 2019
        (None, "2020-01-01", Move.order_unknown),  # ../2020-01-01
        ("2019-07-08", "2019-07-08", Move.order_unknown),  # the same day
        ("2019-07-09", "2019-07-31", Move.side),
    ],
)
def test_where_two_dates_overlap_the_order_is_not_known(earliest: str | None, latest: str, move: Move) -> None:
    table = positions_table(("a", "i", 1, "2019-07-08"), ("a", "i", -1, latest))
    table["earliest"] = [pd.Timestamp("2019-07-08"), pd.Timestamp(earliest) if earliest else pd.NaT]
    found = moves(table).iloc[-1]
    assert (found["move"], pd.isna(found["size"])) == (move.value, move is Move.order_unknown)


def test_what_two_opponents_say_about_an_actor_is_not_its_change_of_mind() -> None:
    rows = [
        (("a", "i", 2, "2019-01-01"), ("characterised", "x")),
        (("a", "i", -2, "2019-01-02"), ("characterised", "y")),
    ]
    assert list(moves(table_of(rows))["move"]) == ["first statement", "first statement"]


def test_without_positions_there_are_no_moves_and_the_same_columns() -> None:
    full = moves(positions_table(("a", "i", 1, "2019-01-01"), ("a", "i", 2, "2019-01-02")))
    assert moves(positions_table()).dtypes.equals(full.dtypes)


@given(ROWS, st.lists(st.integers(0, 3), min_size=12, max_size=12))
def test_moves_by_weight_are_all_moves_and_only_own_words_change_sides(
    rows: list[tuple[tuple[str, str, int, str], tuple[str, str]]], spans: list[int]
) -> None:
    every = moves(with_spans(table_of(rows), spans))
    found = by_weight(every)
    parts = [found.sides, found.softer, found.restated, found.first]
    assert sorted(label for part in parts for label in part.index) == sorted(every.index)
    for label, row in every.iterrows():
        first, same = pd.isna(row["before"]), row["before"] == row["stance"]
        signs = None if first else (row["before"] > 0) - (row["before"] < 0), (row["stance"] > 0) - (row["stance"] < 0)
        certain = row["move"] != Move.order_unknown and row["attribution"] == "own"
        place = 3 if first else 2 if same else 0 if certain and signs[0] != signs[1] else 1
        assert label in parts[place].index
    assert found.later == len(every) - len(found.first)
    assert found.later_in_own_words == sum(
        row["attribution"] == "own" for _, row in every.iterrows() if not pd.isna(row["before"])
    )


def test_a_move_that_several_make_with_one_passage_is_told_once() -> None:
    words = ["we were for it all of the time", "we are now against it all together"]
    table = positions_table(
        *((who, "i", stance, day) for stance, day in ((1, "2019-01-01"), (-1, "2020-01-01")) for who in "abc"),
        quote=[words[0]] * 3 + [words[1]] * 3,
    )
    together = told_at_once(by_weight(moves(table)).sides, MoveRow)
    assert [[row.actor for row in one] for one in together] == [["a", "b", "c"]]
