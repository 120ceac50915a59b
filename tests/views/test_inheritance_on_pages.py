"""Inherited positions: named, never before a member's own words, only while a member, and counted only when asked."""

from datetime import date
from pathlib import Path

import pytest

from analysis.filters import Filters
from analysis.inheritance import (
    ORIGIN,
    Inheritance,
)
from loaders import load
from tests.support.dashboard import (
    cells,
    component_data,
    component_text,
    open_page,
    tables,
    text_of,
    use,
)
from tests.support.folders import actor, issue, position, write_folder
from views.shared.view import View

pytestmark = pytest.mark.usefixtures("fresh_caches")

ISSUE_IDS = ("broad-offences", "un-convention", "third")


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


def test_own_words_only_leave_nothing_inherited_and_the_steps_say_so(folder: Path) -> None:
    counted = seen(folder, Inheritance.counted)
    assert seen(folder, Inheritance.counted, attributions=frozenset({"own"})).inherited.in_force.empty
    assert [len(one.counted.in_force) for one in counted.at_steps.values()] == [5, 6, 6]


def test_only_states_in_view_still_inherit_from_their_groups(folder: Path) -> None:
    assert list(seen(folder, Inheritance.shown, kinds=frozenset({"state"})).inherited.in_force[ORIGIN]) == ["group"]


def test_a_cell_is_hatched_and_says_from_whom(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(folder, monkeypatch)
    cell = {"cell_actor": "kenya", "cell_issue": "un-convention"}
    plain = cells(open_page("overview", **cell))
    app = open_page("overview", inherited="shown", **cell)
    hatched = cells(app)
    assert hatched.keys() - plain.keys() == {("kenya", "un-convention")}
    assert hatched["kenya", "un-convention"][1] == "i"
    assert "i" not in {voice for _, voice, *_ in plain.values()}
    assert "inherited from Group, not its own words" in component_text(app)
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
    assert ("inherited from Group" in component_text(compare)) == (choice != "off")
    assert ("No figure counts them." in text_of(compare)) == (choice == "shown")
    words = text_of(open_page("actor", actor="kenya", inherited=choice))
    assert ("**Inherited from Group**: supports" in words) == (choice != "off")
    stances, _ = component_data(open_page("issue", issue="un-convention", inherited=choice))
    placed = {mark["id"]: mark for level in stances["levels"] for kind in level["kinds"] for mark in kind["marks"]}
    assert ("kenya" in placed) == (choice != "off")
    assert choice == "off" or placed["kenya"]["told"] == "inherited from Group"
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
    assert "n = 1 issue, resting on 1 quotation, 1 of them coded for both and counted once." in text_of(compare)
    assert "compared with themselves" not in text_of(compare)


def test_without_memberships_there_is_no_switch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(tmp_path, {"kenya": actor(position(), name="Kenya")})
    use(tmp_path, monkeypatch)
    app = open_page("overview", inherited="shown")
    assert "inherited" not in app.query_params
    assert "inherited" not in text_of(app)
