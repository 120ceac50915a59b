"""What is new since a day, statement by statement."""

from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.filters import Filters
from analysis.moves import Move, MoveRow, moves
from analysis.news.new_statements import (
    SILENT_YEARS,
    Kind,
    News,
    before_newest_document,
    new_statements,
    news_of,
)
from analysis.positions_in_force import in_force
from analysis.selection import Selection
from analysis.silences import silences
from loaders.dataset import load
from loaders.dates import years_before
from loaders.table_rows import records
from tests.support.folders import actor, joint, position, positions_table, write_folder, write_joint

LAST = date(2024, 6, 30)
DAYS = ["2014-02-28", "2017-03-01", "2020-02-29", "2020-03-01", "2023-02-28", "2023-03-01", "2024-06-30"]
ROWS = st.lists(
    st.tuples(
        st.tuples(st.sampled_from("ab"), st.sampled_from("ij"), st.integers(-2, 2), st.sampled_from(DAYS)),
        st.sampled_from([("own", ""), ("own", ""), ("reported", ""), ("characterised", "x")]),
        st.sampled_from([0, 0, 0, 1, 400, None]),
    ),
    max_size=14,
)
SINCE = st.sampled_from([date.fromisoformat(day) - timedelta(days=back) for day in DAYS for back in (0, 1)])

Rows = list[tuple[tuple[str, str, int, str], tuple[str, str], int | None]]


def table_of(rows: Rows) -> pd.DataFrame:
    """The last of each is how many days before its last day a date begins; None stands for an open beginning."""
    table = positions_table(
        *(row for row, _, _ in rows),
        attribution=[voice for _, (voice, _), _ in rows],
        according_to=[who for _, (_, who), _ in rows],
    )
    begins = [None if wide is None else date.fromisoformat(row[3]) - timedelta(days=wide) for row, _, wide in rows]
    return table.assign(earliest=pd.Series(begins, table.index, dtype="datetime64[s]"))


def told(news: News) -> dict[int, str]:
    return dict(zip(news.rows.index.tolist(), news.rows["news"], strict=True))


@given(ROWS, SINCE, SINCE)
def test_what_is_new_up_to_a_day_and_since_it_is_all_that_is_new_and_nothing_since_today(
    rows: Rows, one: date, other: date
) -> None:
    moved = moves(table_of(rows))
    nothing = new_statements(moved, LAST, LAST)
    assert (nothing.statements, nothing.items, dict(nothing.number)) == (0, (), {})
    first, then = sorted([one, other])
    early, late = new_statements(moved, first, then), new_statements(moved, then, LAST)
    every = new_statements(moved, first, LAST)
    assert told(early) | told(late) == told(every)
    assert not told(early).keys() & told(late).keys()
    assert early.number + late.number == every.number


def slowly(table: pd.DataFrame, row: MoveRow) -> Kind:
    """What a statement tells, by the silences on the day before it counts and by what was said before."""
    by_now = table[table["latest"] < row.latest]
    mine = by_now[(by_now["actor"] == row.actor) & (by_now["issue"] == row.issue)]
    direct = row.attribution != "characterised"
    if row.move == Move.side and row.attribution == "own":
        return Kind.side
    if direct and not pd.isna(row.earliest):
        yesterday = row.latest.date() - timedelta(days=1)
        silent = silences(by_now, in_force(by_now, yesterday), years_before(row.earliest.date(), SILENT_YEARS))
        if (row.actor, row.issue) in set(zip(silent["actor"], silent["issue"], strict=True)):
            return Kind.silence
    if row.move == Move.first:
        heard = (mine["attribution"] != "characterised").any()
        return Kind.first if direct and not heard else Kind.voice
    if row.before == row.stance:
        return Kind.restatement
    return Kind.strength if direct and row.move == Move.strength else Kind.softer


@given(ROWS, SINCE)
def test_kinds_and_their_order_are_what_an_obvious_loop_finds(rows: Rows, since: date) -> None:
    table = table_of(rows)
    news = new_statements(moves(table), since, LAST)
    expected = {
        row.Index: slowly(table, row).value for row in records(moves(table), MoveRow) if row.latest.date() > since
    }
    assert told(news) == expected
    order = [(list(Kind).index(Kind(row["news"])), -row["latest"].toordinal()) for _, row in news.rows.iterrows()]
    assert order == sorted(order) or any(wide for _, _, wide in rows)
    assert [item.kind for item in news.items] == sorted((item.kind for item in news.items), key=list(Kind).index)
    assert sum(len(item.rows) for item in news.items) == len(news.rows)


@pytest.mark.parametrize(
    ("date_of_it", "kind"),
    [
        ("2020-07-08", Kind.silence),
        ("2020-07-07", Kind.restatement),  # a day less than three years
        ("2020", Kind.restatement),  # it may be of January
    ],
)
def test_a_silence_is_broken_three_years_after_the_last_own_word(tmp_path: Path, date_of_it: str, kind: Kind) -> None:
    said = [position(date="2017-07-08"), position(date=date_of_it, quote="we still want that list of ours in here")]
    seen = Selection(load(write_folder(tmp_path, {"a": actor(*said)})), LAST, Filters())
    (item,) = news_of(seen, date(2019, 1, 1)).items
    assert item.kind is kind
    if kind is Kind.silence:
        assert seen.data.positions.loc[item.row.spoke, "date"] == "2017-07-08"


def test_what_another_says_meanwhile_neither_fills_a_silence_nor_breaks_it() -> None:
    table = positions_table(
        ("a", "i", 1, "2014-02-28"), ("a", "i", -1, "2020-03-01"), ("a", "i", 1, "2023-03-01"),
        attribution=["own", "characterised", "own"], according_to=["", "x", ""],
    )  # fmt: skip
    assert told(new_statements(moves(table), date(2019, 1, 1), LAST)) == {2: Kind.silence, 1: Kind.voice}


def test_a_change_of_side_comes_first_however_long_the_silence_before_it() -> None:
    table = positions_table(("a", "i", 1, "2014-02-28"), ("a", "i", -1, "2020-03-01"), ("b", "i", 1, "2021-03-01"))
    (first, second) = new_statements(moves(table), date(2019, 1, 1), LAST).items
    assert ([first.kind, first.row.actor], [second.kind, second.row.actor]) == (
        ["change of side", "a"],
        ["first statement", "b"],
    )


def test_a_joint_statement_is_told_once_by_those_for_whom_it_tells_most(tmp_path: Path) -> None:
    before = position(stance="oppose", date="2018-01-01")
    folder = write_folder(tmp_path, {"a": actor(before), "b": actor(), "c": actor()})
    together = position(date="2019-07-08", quote="all of us want a long list of offences", attribution=None)
    write_joint(folder, three=joint("[a, b, c]", together))
    news = news_of(Selection(load(folder), LAST, Filters()), date(2018, 12, 31))
    assert (news.statements, dict(news.number)) == (1, {Kind.side: 1})
    assert [[row.actor for row in item.rows] for item in news.items] == [["a"]]
    assert dict(zip(news.rows["actor"], news.rows["news"], strict=True)) == {
        "a": "change of side", "b": "first statement", "c": "first statement",
    }  # fmt: skip
    assert [row.actor for row in news.of("b").items[0].rows] == ["b"]


@pytest.mark.parametrize(
    ("rows", "day"),
    [
        ([("one", "2019-07-08"), ("two", "2024-03-27"), ("two", "2024-03-29")], "2019-07-08"),
        ([("one", "2019-07-08"), ("two", "2024-03-29"), ("one", "2024-03-29")], "2024-03-28"),  # both are the newest
        ([("two", "2023-01-01"), ("two", "2024-03-29")], "2024-03-28"),
    ],
)
def test_something_is_always_new_since_the_day_before_the_newest_document(
    rows: list[tuple[str, str]], day: str
) -> None:
    table = positions_table(*(("a", "i", 1, when) for _, when in rows), source=[source for source, _ in rows])
    found = before_newest_document(table)
    assert found == date.fromisoformat(day)
    assert new_statements(moves(table), found, LAST).statements
