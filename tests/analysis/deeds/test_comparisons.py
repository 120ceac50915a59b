"""A deed beside the words of its day, for every order that the dates allow."""

from collections.abc import Iterator
from itertools import product

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.deeds.comparisons import Comparison, Outcome, comparisons, wordless
from loaders.dates import parse_date
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import DEEDS
from tests.support.folders import positions_table

Said = tuple[int, str, str, str]
"""A stance, a date, a form and an attribution; what one actor says or does on one issue."""


def table_of(*rows: Said, passages: list[int] | None = None) -> pd.DataFrame:
    table = positions_table(
        *(("cuba", "treaty", stance, "2019-01-01") for stance, *_ in rows),
        form=[form for _, _, form, _ in rows],
        attribution=[attribution for *_, attribution in rows],
        according_to=["peru" if attribution == "characterised" else "" for *_, attribution in rows],
    )
    known = [parse_date(date) for _, date, *_ in rows]
    table = table.assign(
        date=[one.text for one in known],
        earliest=pd.Series([one.earliest for one in known], dtype="datetime64[s]"),
        latest=pd.Series([one.latest for one in known], dtype="datetime64[s]"),
    )
    return table if passages is None else table.assign(passage=passages)


def own(stance: int, date: str) -> Said:
    return stance, date, "statement", "own"


def vote(stance: int, date: str) -> Said:
    return stance, date, "vote", "own"


def found_in(*rows: Said, passages: list[int] | None = None) -> Comparison:
    """The one comparison of one deed with own words."""
    (found,) = comparisons(table_of(*rows, passages=passages))
    return found


@pytest.mark.parametrize(
    ("said", "done", "outcome"),
    [(2, 1, "spoken"), (-2, -1, "spoken"), (1, -1, "against"), (-1, 2, "against"), (0, 1, "mixed"), (2, 0, "mixed")],
)
def test_sides_decide_and_mixed_is_neither(said: int, done: int, outcome: str) -> None:
    assert found_in(own(said, "2019-01-01"), vote(done, "2019-02-01")).outcome is Outcome[outcome]


def test_the_last_words_by_the_day_count_and_the_first_after_it_are_shown() -> None:
    found = found_in(
        own(1, "2018-01-01"),
        own(-1, "2019-01-01"),
        vote(-1, "2019-02-01"),
        own(2, "2020-01-01"),
        own(1, "2021"),
    )
    assert found.outcome is Outcome.spoken
    assert [one.date for one in found.beside] == ["2019-01-01", "2020-01-01"]


def test_words_of_the_day_itself_are_said_by_then() -> None:
    assert found_in(own(1, "2018-01-01"), own(-1, "2019-02-01"), vote(1, "2019-02-01")).outcome is Outcome.against


def test_words_that_came_later_alone_are_nothing_said_by_then() -> None:
    found = found_in(vote(1, "2019-02-01"), own(-1, "2019-02-02"))
    assert (found.outcome, found.said) == (Outcome.unspoken, None)
    assert found.after is not None


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        (("2019",), "unordered"),  # the year may have said it before the vote or after it
        (("../2020-01-01",), "unordered"),
        (("2018-01-01", "2019"), "spoken"),  # whichever was the last, it is on the same side
    ],
)
def test_where_dates_allow_two_answers_the_order_is_not_known(words: tuple[str, ...], outcome: str) -> None:
    assert found_in(*(own(1, date) for date in words), vote(1, "2019-02-01")).outcome is Outcome[outcome]


def test_an_opposite_statement_of_the_same_year_leaves_the_order_open_and_both_stand_beside_the_deed() -> None:
    found = found_in(own(1, "2018-01-01"), own(-1, "2019"), vote(1, "2019-02-01"))
    assert found.outcome is Outcome.unordered
    assert [one.date for one in found.beside] == ["2018-01-01", "2019"]


def test_words_on_the_quotation_of_the_deed_itself_are_not_held_against_it() -> None:
    rows = (own(1, "2019-02-01"), vote(1, "2019-02-01"))
    assert found_in(*rows, passages=[1, 1]).outcome is Outcome.unspoken
    assert found_in(*rows, passages=[1, 2]).outcome is Outcome.spoken


def test_hearsay_stands_apart_from_own_words() -> None:
    table = table_of(
        own(1, "2018-01-01"),
        (-1, "2018-06-01", "statement", "reported"),
        (-1, "2018-07-01", "statement", "characterised"),
        vote(1, "2019-01-01"),
    )
    told = [(one.outcome, one.is_told, one.said and one.said.attribution) for one in comparisons(table)]
    assert told == [
        (Outcome.spoken, False, "own"),
        (Outcome.against, True, "reported"),
        (Outcome.against, True, "characterised"),
    ]


def test_another_actors_account_of_a_deed_is_hearsay_whatever_words_it_is_held_against() -> None:
    found = found_in(own(1, "2018-01-01"), (-1, "2019-01-01", "vote", "characterised"))
    assert (found.outcome, found.is_told) == (Outcome.against, True)


def test_only_words_of_the_same_actor_on_the_same_issue_are_held_against_a_deed() -> None:
    table = positions_table(
        ("cuba", "treaty", 1, "2018-01-01"),
        ("peru", "treaty", -1, "2019-01-01"),
        ("cuba", "fund", -1, "2019-01-01"),
        form=["statement", "vote", "ratification"],
    )
    assert list(comparisons(table)) == []
    assert wordless(table).to_numpy().tolist() == [["peru", "treaty", "vote"], ["cuba", "fund", "ratification"]]


DATES = ["2019-01", "../2019-01-03", *(f"2019-01-0{day}" for day in range(1, 6)), "2019-01-02/2019-01-04"]
DATES += ["2019-01-01/2019-01-02", "2019-01-04/2019-01-05"]
DAYS = pd.date_range("2018-12-31", "2019-01-31")
CLOSE = [one for one in DATES if one != "2019-01"]


@given(
    st.lists(st.tuples(st.integers(-2, 2), st.sampled_from(DATES)), max_size=3),
    st.tuples(st.integers(-2, 2), st.sampled_from(CLOSE)),
)
def test_what_is_found_holds_in_every_order_of_days_that_the_dates_allow(
    words: list[tuple[int, str]], deed: tuple[int, str]
) -> None:
    table = table_of(*(own(*one) for one in words), vote(*deed))
    if words:
        (found,) = comparisons(table)
        assert found.outcome is _slowly(table)
    else:
        assert len(wordless(table)) == 1


def _slowly(table: pd.DataFrame) -> Outcome:
    """The outcome from each choice of a day for every date: on which sides the last words by the deed may be."""
    rows = list(records(table, PositionRow))
    (deed,) = (row for row in rows if row.form in DEEDS)
    words = [row for row in rows if row is not deed]
    answers: set[Outcome | None] = set()
    for done, *said in product(*(list(_days(row)) for row in (deed, *words))):
        by_then = [(day, row) for day, row in zip(said, words, strict=True) if day <= done]
        if not by_then:
            answers.add(None)
        last = max((day for day, _ in by_then), default=None)
        answers |= {_stands(deed.stance, row.stance) for day, row in by_then if day == last}
    if answers == {None}:
        return Outcome.unspoken
    (only, *others) = answers
    return Outcome.unordered if others or only is None else only


def _days(row: PositionRow) -> Iterator[pd.Timestamp]:
    """The days that a date allows; one that is open to the past may be of before all others."""
    first = DAYS[0] if pd.isna(row.earliest) else row.earliest
    near = [day for day in DAYS if first <= day <= row.latest]
    # a month is no more than its first five days and one after all others
    yield from (day for day in near if day.day <= 5 or day.day in (6, 31))


def _stands(done: int, said: int) -> Outcome:
    if 0 in (done, said):
        return Outcome.mixed
    return Outcome.spoken if (done > 0) == (said > 0) else Outcome.against


CELLS = st.tuples(
    st.sampled_from(["a", "b"]),
    st.sampled_from(["i", "j"]),
    st.integers(-2, 2),
    st.sampled_from(["2019-01-01", "2019-01-02", "2019-01-03"]),
)
KINDS = st.tuples(st.sampled_from(["statement", "vote"]), st.sampled_from(["own", "reported"]))


@given(st.lists(st.tuples(CELLS, KINDS), max_size=12))
def test_a_room_is_its_actors_and_issues_one_by_one(
    rows: list[tuple[tuple[str, str, int, str], tuple[str, str]]],
) -> None:
    room = positions_table(
        *(cell for cell, _ in rows),
        form=[form for _, (form, _) in rows],
        attribution=[attribution for *_, (_, attribution) in rows],
    )
    found = list(comparisons(room))
    alone = [one for _, cell in room.groupby(["actor", "issue"]) for one in comparisons(cell)]
    assert sorted(map(_named, found)) == sorted(map(_named, alone))
    deeds = set(room.index[room["form"] == "vote"])
    held = {one.deed.Index for one in found}
    assert held.isdisjoint(wordless(room).index)
    assert held | set(wordless(room).index) == deeds
    assert sum(not one.is_told for one in found) == len(held)  # each deed once beside own words, which may be none


def _named(found: Comparison) -> tuple[int, bool, str, int]:
    return found.deed.Index, found.is_told, found.outcome.value, found.said.Index if found.said else -1
