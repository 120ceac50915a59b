"""Inherited positions: named, never before a member's own words, only while a member, and counted only when asked."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.alignment import align_standing
from analysis.alignment_history import StepRow, alignment_over_time
from analysis.alignment_matrix import NeighbourRow, align_pairs
from analysis.coverage import count_passages
from analysis.filters import Filters
from analysis.inheritance import (
    INHERITED,
    ORIGIN,
    Inheritance,
    InheritedRow,
    inherited_statements,
    joined,
)
from analysis.positions_in_force import in_force
from analysis.stance_matrix import stances
from loaders import load
from loaders.frames import MEMBERSHIP_COLUMNS, tabulate
from loaders.table_rows import PositionRow, records
from tests.support.dashboard import figures, open_page, points, tables, text_of, use
from tests.support.folders import actor, issue, position, positions_table, write_folder
from views.shared.view import View

pytestmark = pytest.mark.usefixtures("fresh_caches")

MEMBERS, GROUPS, ISSUES = ("kenya", "peru"), ("sco", "un"), ("a", "b")
ISSUE_IDS = ("broad-offences", "un-convention", "third")
START = date(2010, 1, 1)

days = st.integers(0, 40).map(lambda week: START + timedelta(weeks=week))
statements = st.lists(
    st.tuples(
        st.sampled_from(MEMBERS + GROUPS),
        st.sampled_from(ISSUES),
        st.integers(-2, 2),
        days,
        st.sampled_from(["own", "reported", "characterised"]),
    ),
    max_size=12,
)
belongings = st.lists(
    st.tuples(st.sampled_from(MEMBERS), st.sampled_from(GROUPS), st.none() | days, st.none() | days), max_size=5
)


def memberships(*rows: tuple[str, str, date | None, date | None]) -> pd.DataFrame:
    """A table of memberships from (actor, group, first day, last day)."""
    return tabulate(
        (
            {"actor": one, "group": group, "since": "", "until": "", "first": first or pd.NaT, "last": last or pd.NaT}
            for one, group, first, last in rows
        ),
        MEMBERSHIP_COLUMNS,
    )


def table(rows: list[tuple[str, str, int, date, str]]) -> pd.DataFrame:
    told = positions_table(
        *((who, about, stance, day.isoformat()) for who, about, stance, day, _ in rows),
        attribution=[voice for *_, voice in rows],
    )
    return told.sort_values("actor", kind="stable", ignore_index=True)


@settings(max_examples=20, deadline=None)
@given(statements, belongings, days)
def test_inherited_positions_follow_the_rules_whatever_was_said(
    rows: list[tuple[str, str, int, date, str]],
    held: list[tuple[str, str, date | None, date | None]],
    as_of: date,
) -> None:
    positions = table(rows)
    handed = inherited_statements(positions, positions, memberships(*held), as_of)
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
    said = table([("sco", "a", 2, START, "own")])
    [row] = records(
        inherited_statements(said.head(0), said, memberships(("kenya", "sco", None, None)), START), InheritedRow
    )
    assert (row.actor, row.inherited_from, row.attribution, row.stance) == ("kenya", "sco", INHERITED, 2)
    assert (row.quote, row.passage, row.line) == tuple(said.loc[0, ["quote", "passage", "line"]])


def test_nothing_is_handed_on_twice() -> None:
    said = table([("un", "a", 2, START, "own")])
    held = memberships(("kenya", "sco", None, None), ("sco", "un", None, None))
    assert list(inherited_statements(said, said, held, START)["actor"]) == ["sco"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The group has spoken on two issues; kenya, a member, on one of them, otherwise; peru joined too late."""
    other = actor(position(issue="un-convention", stance="oppose", quote="we do not want it at all"), name="Cuba")
    group = actor(
        position(stance="strong_oppose", date="2015", quote="the group is firmly against it all the way"),
        position(issue="un-convention", date="2015", quote="the group would like to have a convention soon"),
        name="Group", kind="group",
    )  # fmt: skip
    return write_folder(
        tmp_path,
        {
            "group": group,
            "cuba": other,
            "kenya": actor(position(date="2012"), name="Kenya", member_of="[group since 2001]"),
            "peru": actor(
                position(issue="third", date="2012"), name="Peru", member_of="[group since 2017-06-09]"
            ),
        },
        issues="".join(map(issue, ISSUE_IDS)),
    )  # fmt: skip


def seen(folder: Path, inheritance: Inheritance, **filters: frozenset[str]) -> View:
    return View(load(folder), date(2024, 3, 29), Filters(inheritance=inheritance, **filters))  # type: ignore[arg-type]


def test_off_nothing_changes_and_shown_no_figure_does(folder: Path) -> None:
    off, shown = (seen(folder, one) for one in (Inheritance.off, Inheritance.shown))
    assert off.shown.in_force is off.counted.in_force is off.stated.in_force
    assert off.shown.all is off.stated.all
    assert shown.counted.in_force is shown.stated.in_force
    assert shown.room.pairs.table().equals(off.room.pairs.table())
    assert shown.over_time("kenya").equals(off.over_time("kenya"))
    assert list(zip(shown.inherited.in_force["actor"], shown.inherited.in_force["issue"], strict=True)) == [
        ("kenya", "un-convention")
    ]


def test_counted_it_enters_the_alignment_but_never_with_its_own_group(folder: Path) -> None:
    off, counted = (seen(folder, one) for one in (Inheritance.off, Inheritance.counted))
    inherited = ("kenya", "un-convention")
    assert inherited in set(zip(counted.counted.in_force["actor"], counted.counted.in_force["issue"], strict=True))
    others = [one.room.pairs.between(["kenya", "kenya"], ["group", "cuba"])["n"].tolist() for one in (off, counted)]
    assert others == [[1, 0], [1, 1]]


class _PairRow(NeighbourRow):
    __slots__ = ()
    actor: str
    least: float
    most: float
    least_all: float
    most_all: float


@settings(max_examples=20, deadline=None)
@given(statements, belongings, days)
def test_all_ways_to_an_alignment_agree_on_what_is_passed_on(
    rows: list[tuple[str, str, int, date, str]],
    held: list[tuple[str, str, date | None, date | None]],
    as_of: date,
) -> None:
    positions = table(rows)
    said = inherited_statements(positions, positions, memberships(*held), as_of)
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


def test_own_words_only_leave_nothing_inherited_and_the_steps_say_so(folder: Path) -> None:
    counted = seen(folder, Inheritance.counted)
    assert seen(folder, Inheritance.counted, attributions=frozenset({"own"})).inherited.in_force.empty
    assert [len(one.counted.in_force) for one in counted.at_steps.values()] == [5, 6, 6]


def test_only_states_in_view_still_inherit_from_their_groups(folder: Path) -> None:
    assert list(seen(folder, Inheritance.shown, kinds=frozenset({"state"})).inherited.in_force[ORIGIN]) == ["group"]


def test_a_cell_is_hatched_and_says_from_whom(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(folder, monkeypatch)
    cell = {"cell_actor": "kenya", "cell_issue": "un-convention"}
    [plain] = figures(open_page("overview", **cell))
    app = open_page("overview", inherited="shown", **cell)
    [hatched] = figures(app)
    assert set(points(hatched)) - set(points(plain)) == {("kenya", "un-convention")}
    assert [t for t in hatched["data"] if t["marker"]["symbol"] == "line-ne-open"]
    assert not [t for t in plain["data"] if t["marker"]["symbol"] == "line-ne-open"]
    assert "inherited from Group, not its own words" in text_of(app)
    assert "Hatched: 1 position of Kenya inherited from Group. No figure counts them." in text_of(app)
    assert app.query_params["inherited"] == "shown"


@pytest.mark.parametrize("choice", ["off", "shown", "counted"])
def test_every_page_opens_with_inherited_positions(folder: Path, choice: str, monkeypatch: pytest.MonkeyPatch) -> None:
    use(folder, monkeypatch)
    compare = open_page("compare", left="group", right="kenya", inherited=choice)
    assert "on the one issue that they share" in compare.header[0].value
    passed_on = "1 issue more would be a group's words compared with themselves: not counted"
    assert (passed_on in text_of(compare)) == (choice == "counted")
    other = open_page("compare", left="cuba", right="kenya", inherited=choice)
    assert ("on the one issue that they share" in other.header[0].value) == (choice == "counted")
    [rows] = [t for t in tables(compare) if "Difference" in t.columns]
    assert rows["Difference"].notna().sum() == (1 if choice == "off" else 2)
    assert ("inherited from Group" in set(rows["Kenya: attribution"])) == (choice != "off")
    assert ("inherited from Group" in text_of(compare)) == (choice != "off")
    words = text_of(open_page("actor", actor="kenya", inherited=choice))
    assert ("**Inherited from Group**: supports" in words) == (choice != "off")
    placed = points(figures(open_page("issue", issue="un-convention", inherited=choice))[0])
    assert (("kenya",) in placed) == (choice != "off")
    for page, query in (("change", {"follow": "actor", "actor": "kenya"}), ("change", {"follow": "all"}),
                        ("alignment", {"part": "issues"}), ("alignment", {"part": "next"})):  # fmt: skip
        open_page(page, inherited=choice, **query)


def test_a_passage_that_gives_two_sides_different_stances_is_compared(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "the group would like to have a convention soon, with the exception of one that does not"
    group = actor(position(issue="un-convention", date="2015", quote=told), name="Group", kind="group")
    dissenter = actor(position(issue="un-convention", date="2015", stance="oppose", quote=told), name="Cuba")
    write_folder(folder, {"group": group, "cuba": dissenter}, issues="".join(map(issue, ISSUE_IDS)))
    use(folder, monkeypatch)
    compare = open_page("compare", left="cuba", right="kenya", inherited="counted")
    assert "on the one issue that they share" in compare.header[0].value
    assert "n = 1 issue, resting on 1 passage, 1 of them coded for both and counted once." in text_of(compare)
    assert "compared with themselves" not in text_of(compare)


def test_without_memberships_there_is_no_switch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(tmp_path, {"kenya": actor(position(), name="Kenya")})
    use(tmp_path, monkeypatch)
    app = open_page("overview", inherited="shown")
    assert "inherited" not in app.query_params
    assert "inherited" not in text_of(app)
