"""What a group says, for its members: who surely was one when it was said, and that every way to a figure agrees."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.alignment import align_standing
from analysis.alignment_history import StepRow, alignment_over_time
from analysis.alignment_matrix import NeighbourRow, align_pairs
from analysis.coverage import count_passages
from analysis.inheritance import INHERITED, InheritedRow, inherited_statements, joined
from analysis.positions_in_force import in_force
from analysis.stance_matrix import stances
from loaders.dates import parse_date
from loaders.frames import MEMBERSHIP_COLUMNS, tabulate
from loaders.table_rows import PositionRow, records
from tests.support.folders import positions_table
from tests.support.memberships import (
    GROUPS,
    MEMBERS,
    START,
    Belonging,
    Said,
    days_within,
    membership_table,
    said_table,
    statements,
)

TODAY = date(2024, 1, 1)
ISSUES = ("a", "b")

days = days_within(40)
all_said = statements(ISSUES, days, most=12)
belongings = st.lists(
    st.tuples(st.sampled_from(MEMBERS), st.sampled_from(GROUPS), st.none() | days, st.none() | days), max_size=5
)


def heirs(said: str, since: str, until: str = "", **member: list[str]) -> list[str]:
    """Who inherits what the group sco says on i at a date; peru has positions of the attributions in `member`."""
    voices = ["own", *member.get("peru", [])]
    table = positions_table(
        ("sco", "i", 2, "2000-01-01"),
        *[("peru", "i", -2, "2001-01-01") for _ in member.get("peru", [])],
        attribution=voices,
    )
    when = parse_date(said)
    table.loc[0, ["date", "earliest", "latest"]] = [said, day_of(when.earliest), day_of(when.latest)]
    row = {"actor": "peru", "group": "sco", "since": since, "until": until}
    first = parse_date(since).latest if since else None
    last = (parse_date(until).earliest or parse_date(until).latest) if until else None
    held = tabulate([{**row, "first": day_of(first), "last": day_of(last)}], MEMBERSHIP_COLUMNS)
    return list(inherited_statements(table, table, held, TODAY)["actor"])


def day_of(day: date | None) -> pd.Timestamp | None:
    return pd.Timestamp(day) if day else None


@pytest.mark.parametrize(
    ("said", "since", "inherits"),
    [
        ("2016", "2016-06-01", False),
        ("2016", "2016-01-01", True),
        ("2016-06", "2016-06-01", True),
        ("2016-06-01", "2016-06-01", True),
        ("2016-05-31/2016-06-02", "2016-06-01", False),
        ("../2016-12-31", "2016-06-01", False),
        ("../2016-12-31", "", True),
    ],
)
def test_only_who_was_a_member_on_the_earliest_day_of_the_date_inherits(said: str, since: str, inherits: bool) -> None:
    assert heirs(said, since) == (["peru"] if inherits else [])


@pytest.mark.parametrize(("voice", "inherits"), [("characterised", True), ("own", False), ("reported", False)])
def test_direct_words_of_a_member_stop_what_its_group_says_and_what_others_say_of_it_does_not(
    voice: str, inherits: bool
) -> None:
    assert heirs("2016", "", peru=[voice]) == (["peru"] if inherits else [])


def sorted_table(rows: list[Said]) -> pd.DataFrame:
    return said_table(rows).sort_values("actor", kind="stable", ignore_index=True)


@settings(max_examples=20, deadline=None)
@given(all_said, belongings, days)
def test_inherited_positions_follow_the_rules_whatever_was_said(
    rows: list[Said],
    held: list[Belonging],
    as_of: date,
) -> None:
    positions = sorted_table(rows)
    handed = inherited_statements(positions, positions, membership_table(held), as_of)
    standing = in_force(joined(positions, handed), as_of)
    found = standing[standing["attribution"] == INHERITED]
    direct = in_force(positions[positions["attribution"] != "characterised"], as_of)
    own = set(zip(direct["actor"], direct["issue"], strict=True))
    expected = {}
    for who in MEMBERS:
        for about in ISSUES:
            if (who, about) in own:
                continue
            said = [
                row.latest
                for row in records(positions, PositionRow)
                for member, group, first, last in held
                if (member, row.actor, row.issue) == (who, group, about)
                and row.attribution != "characterised"
                and row.latest.date() <= as_of
                and all((first or day) <= day <= (last or day) for day in (row.latest.date(), as_of))
            ]
            if said:
                expected[who, about] = max(said)
    cells = zip(found["actor"], found["issue"], found["latest"], strict=True)
    assert {(who, about): day for who, about, day in cells} == expected
    assert len(found) == len(expected)
    assert set(found["attribution"]) <= {INHERITED}
    assert not set(found.index) & set(positions.index)
    assert count_passages(joined(positions, found)) == count_passages(positions)


def test_an_inherited_position_is_the_groups_with_its_words_and_place() -> None:
    said = sorted_table([("sco", "a", 2, START, "own")])
    [row] = records(
        inherited_statements(said.head(0), said, membership_table([("kenya", "sco", None, None)]), START), InheritedRow
    )
    assert (row.actor, row.inherited_from, row.attribution, row.stance) == ("kenya", "sco", INHERITED, 2)
    assert (row.quote, row.passage, row.line) == tuple(said.loc[0, ["quote", "passage", "line"]])


def test_nothing_is_handed_on_twice() -> None:
    said = sorted_table([("un", "a", 2, START, "own")])
    held = membership_table([("kenya", "sco", None, None), ("sco", "un", None, None)])
    assert list(inherited_statements(said, said, held, START)["actor"]) == ["sco"]


class _PairRow(NeighbourRow):
    __slots__ = ()
    actor: str
    least: float
    most: float
    least_all: float
    most_all: float


@settings(max_examples=20, deadline=None)
@given(all_said, belongings, days)
def test_all_ways_to_an_alignment_agree_on_what_is_passed_on(
    rows: list[Said],
    held: list[Belonging],
    as_of: date,
) -> None:
    positions = sorted_table(rows)
    said = inherited_statements(positions, positions, membership_table(held), as_of)
    standing = in_force(joined(positions, said), as_of)
    pairs = align_pairs(stances(standing, MEMBERS + GROUPS, ISSUES))
    for row in records(pairs.table(), _PairRow):
        mine, theirs = (standing[standing["actor"] == one] for one in (row.actor, row.other))
        found = align_standing(mine, theirs, ISSUES)
        assert (row.n, row.passages) == (found.n, found.passages)
        assert found.value == (pytest.approx(row.alignment) if row.n else None)
        for bounds, least, most in (
            (found.interval, row.low, row.high),
            (found.range_stated, row.least, row.most),
            (found.range_all, row.least_all, row.most_all),
        ):
            assert bounds == pytest.approx((least, most)) if bounds else np.isnan([least, most]).all()
    for one in MEMBERS:
        steps = alignment_over_time(joined(positions, said), one, MEMBERS + GROUPS, ISSUES, as_of)
        for last in records(steps.groupby("other").tail(1), StepRow):
            now = pairs.between([one], [last.other])
            passages = pairs.passages[pairs.actors.index(one), pairs.actors.index(last.other)]
            assert (last.n, last.passages) == (now["n"].iloc[0], passages)
            assert last.alignment == pytest.approx(now["alignment"].iloc[0], nan_ok=True)
            interval = [bound[pairs.actors.index(one), pairs.actors.index(last.other)] for bound in pairs.interval]
            assert [last.low, last.high] == pytest.approx(interval, nan_ok=True)
