"""What new statements did to the picture: which pairs moved, how far, and by which statement."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.alignment import align_standing
from analysis.filters import Filters
from analysis.inheritance import Inheritance
from analysis.news.pair_moves import Footing, picture_since
from analysis.positions_in_force import in_force
from analysis.scenarios.pins import Pin
from analysis.selection import Selection
from analysis.sides import Sides, sides
from loaders import Dataset
from loaders.dataset import load
from loaders.vocabularies import Stance
from tests.support.folders import actor, issue, position, positions_table, write_folder

ACTORS, ISSUES = "abc", "ijkl"
LAST = date(2024, 1, 1)
DAYS = ["2018-01-01", "2019-06-30", "2019-07-01", "2021-01-01"]
ROWS = st.lists(
    st.tuples(
        st.tuples(st.sampled_from(ACTORS), st.sampled_from(ISSUES), st.integers(-2, 2), st.sampled_from(DAYS)),
        st.sampled_from([("own", ""), ("own", ""), ("characterised", "x")]),
    ),
    max_size=24,
)
Rows = list[tuple[tuple[str, str, int, str], tuple[str, str]]]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder: Path = tmp_path_factory.mktemp("room")
    issues = "".join(issue(name) for name in ISSUES)
    return load(write_folder(folder, {name: actor() for name in ACTORS}, issues=issues))


def seen(room: Dataset, rows: Rows) -> Selection:
    table = positions_table(
        *(row for row, _ in rows),
        attribution=[voice for _, (voice, _) in rows],
        according_to=[who for _, (_, who) in rows],
    )
    return Selection(replace(room, positions=table), LAST, Filters())


def own(*rows: tuple[str, str, int, str]) -> Rows:
    return [(row, ("own", "")) for row in rows]


def at_day(positions: pd.DataFrame, one: str, other: str, day: date) -> tuple[float | None, Sides[int], bool]:
    standing = in_force(positions, day)
    left, right = (standing[standing["actor"] == name] for name in (one, other))
    found = align_standing(left, right, list(ISSUES))
    return None if found.value is None else round(found.value, 9), sides(left, right, list(ISSUES)), found.ranked


def rests_on_an_account(standing: pd.DataFrame, one: str, other: str) -> bool:
    held = standing[standing["actor"].isin([one, other])]
    shared = held[held["issue"].duplicated(keep=False)]
    return bool((shared["attribution"] == "characterised").any())


@given(ROWS, st.sampled_from([date.fromisoformat(day) for day in DAYS]))
def test_the_pairs_that_moved_are_those_that_compare_otherwise_on_both_days(
    room: Dataset, rows: Rows, since: date
) -> None:
    at = seen(room, rows)
    picture = picture_since(at, since)
    found = [*picture.moved(99, told=False), *picture.moved(99, told=True)]
    table = at.data.positions
    expected = {}
    for one, other in [("a", "b"), ("a", "c"), ("b", "c")]:
        before, after = at_day(table, one, other, since), at_day(table, one, other, LAST)
        counts = [[kind.issues for kind in (s.same, s.opposite, s.mixed)] for s in (before[1], after[1])]
        if any(counts[1]) and (before[0] != after[0] or counts[0] != counts[1]):
            expected[one, other] = before, after
    assert {(move.actor, move.other) for move in found} == expected.keys()
    old, new = in_force(table, since), in_force(table, LAST)
    for move in found:
        for state, (value, taken, ranked) in zip(
            (move.before, move.after), expected[move.actor, move.other], strict=True
        ):
            assert (None if state.value is None else round(state.value, 9), state.ranked) == (value, ranked)
            assert state.sides == taken
        assert move.after.n > 0
        assert move.moved_by
        for row in move.moved_by:
            stood = old[(old["actor"] == row.actor) & (old["issue"] == row.issue)]["stance"].tolist()
            assert row.Index in new.index
            assert row.actor in (move.actor, move.other)
            assert stood != [row.stance]
        assert move.told == any(rests_on_an_account(standing, move.actor, move.other) for standing in (old, new))


@given(ROWS)
def test_no_pair_moves_where_nothing_is_new(room: Dataset, rows: Rows) -> None:
    picture = picture_since(seen(room, rows), LAST)
    assert [picture.number(told=told) for told in (False, True)] == [0, 0]


def test_a_scenario_moves_no_pair(room: Dataset) -> None:
    known = own(*((name, about, 1, "2018-01-01") for name in "ab" for about in "ijk"))
    at = seen(room, [*known, *own(("b", "i", -1, "2021-01-01"))])
    supposed = replace(at, scenario=(Pin("a", "j", Stance.strong_oppose),))
    since = date(2019, 1, 1)
    assert picture_since(supposed, since).moved(5, told=False) == picture_since(at, since).moved(5, told=False)


def test_what_moved_a_pair_is_the_new_stance_and_no_restatement(room: Dataset) -> None:
    known = own(*((name, about, 1, "2018-01-01") for name in "ab" for about in "ijk"))
    at = seen(
        room, [*known, *own(("a", "i", 1, "2021-01-01"), ("b", "i", -1, "2021-01-01"), ("b", "j", 1, "2021-01-01"))]
    )
    (move,) = picture_since(at, date(2019, 1, 1)).moved(5, told=False)
    assert [(row.actor, row.issue, row.stance) for row in move.moved_by] == [("b", "i", -1)]
    assert (move.footing, move.before.n, move.after.n, move.after.sides.opposite.issues) == (Footing.firm, 3, 3, 1)


def test_firm_pairs_come_before_thin_ones_and_the_farthest_first(room: Dataset) -> None:
    known = own(*((name, about, 1, "2018-01-01") for name in "abc" for about in "ijk"))
    moved = own(("a", "i", -1, "2021-01-01"), ("b", "i", 0, "2021-01-01"))
    found = picture_since(seen(room, [*known, *moved]), date(2019, 1, 1)).moved(5, told=False)
    assert [(move.actor, move.other) for move in found] == [("a", "c"), ("a", "b"), ("b", "c")]
    thin = own(("a", "i", 1, "2018-01-01"), ("b", "i", 1, "2018-01-01"), ("b", "i", -1, "2021-01-01"))
    firm = own(*((name, about, 1, "2018-01-01") for name in "ac" for about in "jkl"), ("c", "j", 2, "2021-01-01"))
    both = picture_since(seen(room, [*thin, *firm]), date(2019, 1, 1))
    assert [(one.other, one.footing) for one in both.moved(5, told=False)] == [("c", Footing.firm), ("b", Footing.thin)]
    assert [(one.actor, one.other) for one in both.moved(1, "a", told=False)] == [("a", "c")]
    assert (both.number("c", told=False), both.number("b", "c", told=False)) == (1, 0)


def test_of_two_alignments_that_fell_alike_that_with_a_change_of_side_comes_first(room: Dataset) -> None:
    stances = {"i": 2, "j": 1, "k": 1}
    known = own(*((name, about, stance, "2018-01-01") for name in "abc" for about, stance in stances.items()))
    moved = own(("b", "i", 0, "2021-01-01"), ("c", "j", -1, "2021-01-01"))
    found = picture_since(seen(room, [*known, *moved]), date(2019, 1, 1)).moved(5, "a", told=False)
    assert [move.other for move in found] == ["c", "b"]
    assert {round(move.after.value or 0, 9) for move in found} == {round(5 / 6, 9)}


def test_a_pair_that_needs_an_account_stands_among_those_that_others_tell(room: Dataset) -> None:
    rows: Rows = [*own(("a", "i", 1, "2018-01-01")), (("b", "i", -1, "2021-01-01"), ("characterised", "a"))]
    picture = picture_since(seen(room, rows), date(2019, 1, 1))
    assert picture.moved(5, told=False) == ()
    (move,) = picture.moved(5, told=True)
    assert (move.before.n, move.before.value, move.after.n, move.told) == (0, None, 1, True)


def test_a_pair_that_shares_nothing_any_more_is_no_pair_that_moved(tmp_path: Path) -> None:
    """What a member inherits is compared with other groups, and not with the group that says it."""
    says = {"g": [("2018-06-01", "what the first group has said")], "h": [("2018-01-01", "what the second group said")]}
    says["h"].append(("2021-01-01", "what the second group says again"))
    groups = {
        name: actor(*(position(date=day, quote=quote) for day, quote in rows), kind="group")
        for name, rows in says.items()
    }
    folder = write_folder(tmp_path, {**groups, "a": actor(member_of="[g, h]")})
    at = Selection(load(folder), LAST, Filters(inheritance=Inheritance.counted))
    before = at.at(date(2019, 1, 1)).room.pairs
    assert before.n[before.actors.index("a"), before.actors.index("h")] == 1
    found = picture_since(at, date(2019, 1, 1)).moved(5, told=False)
    assert [({move.actor, move.other}, move.after.n) for move in found] == [({"a", "g"}, 1)]
