"""Positions of an actor or on an issue: the same as those picked out of all, whatever is asked first."""

from datetime import date

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.inheritance import ORIGIN, inherited_statements
from analysis.position_sets import Positions, inherited_positions, joined_positions, stated_positions
from loaders.table_rows import PositionRow, records
from tests.support.memberships import (
    GROUPS,
    MEMBERS,
    START,
    Said,
    days_within,
    membership_table,
    said_table,
    statements,
)

ISSUES = ("a", "b", "c")

days = days_within(20)
all_said = statements(ISSUES, days, most=14)
belongings = st.lists(st.tuples(st.sampled_from(MEMBERS), st.sampled_from(GROUPS)), max_size=4)


def sets(rows: list[Said], held: list[tuple[str, str]], as_of: date) -> list[Positions]:
    """The stated positions, the inherited ones, and both."""
    table = said_table(rows)
    said = table[table["latest"] <= pd.Timestamp(as_of)]
    memberships = membership_table([(one, group, None, None) for one, group in held])
    stated = stated_positions(said, as_of)
    inherited = inherited_positions(inherited_statements(said, said, memberships, as_of), stated, as_of)
    return [stated, inherited, joined_positions(stated, inherited, as_of)]


def same(found: pd.DataFrame, expected: pd.DataFrame) -> bool:
    """Whether two tables are equal; where nothing is inherited, it need not be told from whom."""
    if ORIGIN not in found and ORIGIN in expected:
        assert not expected[ORIGIN].any()
        expected = expected.drop(columns=ORIGIN)
    return found.equals(expected)


@settings(max_examples=25, deadline=None)
@given(all_said, belongings, days, st.sampled_from(MEMBERS + GROUPS), st.sampled_from(ISSUES))
def test_those_of_an_actor_on_an_issue_are_picked_out_of_all(
    rows: list[Said], held: list[tuple[str, str]], as_of: date, actor: str, issue: str
) -> None:
    narrowed = [(one.of(actor), one.on(issue), one.of(actor).on(issue)) for one in sets(rows, held, as_of)]
    for whole, (mine, on_it, cell) in zip(sets(rows, held, as_of), narrowed, strict=True):
        for wanted in ("in_force", "all"):
            table = getattr(whole, wanted)
            of, on = table["actor"] == actor, table["issue"] == issue
            assert same(getattr(mine, wanted), table[of])
            assert same(getattr(on_it, wanted), table[on])
            assert same(getattr(cell, wanted), table[of & on])


@settings(max_examples=25, deadline=None)
@given(all_said, belongings, days)
def test_a_member_stands_by_its_own_words_then_by_its_groups_then_by_what_others_say(
    rows: list[Said], held: list[tuple[str, str]], as_of: date
) -> None:
    stated, inherited, both = sets(rows, held, as_of)
    cells = [{(row.actor, row.issue): row for row in records(one.in_force, PositionRow)} for one in (stated, both)]
    handed = {(row.actor, row.issue): row for row in records(inherited.in_force, PositionRow)}
    direct = {cell for cell, row in cells[0].items() if row.attribution != "characterised"}
    assert cells[1].keys() == cells[0].keys() | handed.keys()
    assert not direct & handed.keys()
    for cell, row in cells[1].items():
        assert row.Index == (handed.get(cell) or cells[0][cell]).Index
    spoken_for = {(member, row[1]) for member, group in held for row in rows
                  if row[0] == group and row[3] <= as_of and row[4] != "characterised"}  # fmt: skip
    silent = {cell for cell in spoken_for if cell not in direct}
    assert silent <= handed.keys()


def test_what_is_asked_for_again_is_not_found_again() -> None:
    for one in sets([("kenya", "a", 1, START, "own"), ("sco", "b", 2, START, "own")], [("kenya", "sco")], START):
        assert one.all is one.all
        assert one.of("kenya").in_force is one.of("kenya").in_force
        assert one.on("b").all is one.on("b").all
