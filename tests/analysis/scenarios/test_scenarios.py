"""A picture under pins: itself without them or by what is held, else as if the rows had been exchanged by hand."""

from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.evidence_steps import HEARD, Step
from analysis.filters import Filters
from analysis.inheritance import INHERITED, Inheritance
from analysis.room import Room
from analysis.scenarios.differences import Differences, side_counts
from analysis.scenarios.pinned_positions import NEWCOMER_NAME, SCENARIO
from analysis.scenarios.pins import NEWCOMER, Pin, Scenario
from analysis.selection import Selection
from analysis.wording.scenarios import differences_in_words, scenario_in_words
from loaders import Dataset, load
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import Attribution, Stance
from tests.support.folders import actor, issue, position, write_folder

DAY = date(2024, 1, 1)
ISSUES = ("broad-offences", "un-convention", "third", "fourth")
ACTORS = ("cuba", "fiji", "group", "kenya", "peru")
OTHER_VIEWS = [
    Filters(),
    Filters(attributions=HEARD[Step.own]),
    Filters(inheritance=Inheritance.shown),
    Filters(inheritance=Inheritance.counted),
    Filters(contested_only=True),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Five actors, one of them a group with a member, on four issues; of some another actor tells."""
    number = count()

    def said(about: str, stance: str, **more: str) -> str:
        return position(issue=about, stance=stance, quote=f"these are the words of statement {next(number)}", **more)

    told = {"attribution": "characterised", "according_to": "cuba"}
    files = {
        "cuba": actor(*(said(one, "support") for one in ISSUES), name="Cuba"),
        "kenya": actor(*(said(one, "oppose") for one in ISSUES[:3]), name="Kenya", member_of="[group since 2001]"),
        "peru": actor(said("third", "mixed"), *(said(one, "oppose", **told) for one in ISSUES[:2]), name="Peru"),
        "group": actor(said("fourth", "strong_oppose"), name="Group", kind="group"),
        "fiji": actor(said("third", "support", date="2012"), said("third", "oppose"), name="Fiji"),
    }
    issues = "".join(issue(one, title=f"Title {one}", contested=str(one != "third").lower()) for one in ISSUES)
    return load(write_folder(Path(tmp_path_factory.mktemp("room")), files, issues=issues))


pins = st.builds(Pin, st.sampled_from([*ACTORS, NEWCOMER]), st.sampled_from(ISSUES), st.sampled_from(Stance))
scenarios = st.lists(pins, max_size=4, unique_by=lambda pin: pin.cell).map(tuple)


def by_hand(view: Selection) -> Room:
    """The room of a view whose members inherit nothing, its rows exchanged one by one."""
    said = view.as_said.counted.in_force
    columns = ["actor", "issue", "stance", "passage", "attribution"]
    rows = {tuple(row[:2]): list(row) for row in said[columns].values.tolist()}
    for place, pin in enumerate(view.scenario):
        held = rows.get(pin.cell)
        if pin.issue in view.issue_ids and (held is None or held[2] != pin.stance.score):
            rows[pin.cell] = [pin.actor, pin.issue, pin.stance.score, 1000 + place, SCENARIO]
    standing = pd.DataFrame(rows.values(), columns=columns).astype({"stance": "int64", "passage": "int64"})
    return Room(standing, view.actor_ids, view.issue_ids)


@pytest.mark.parametrize("filters", OTHER_VIEWS, ids=range(len(OTHER_VIEWS)))
def test_no_scenario_is_the_picture_itself(data: Dataset, filters: Filters) -> None:
    view, none = Selection(data, DAY, filters), Selection(data, DAY, filters, scenario=())
    assert view == none
    assert view.as_said is view
    assert view.known_actors is data.actors
    for one, other in ((view.stated, none.stated), (view.inherited, none.inherited), (view.shown, none.shown)):
        assert one.in_force.equals(other.in_force)
    assert SCENARIO not in set(view.shown.in_force["attribution"])
    assert Differences(view).pairs.empty
    assert not Differences(view).sides
    assert scenario_in_words(view) == ""


@settings(max_examples=15, deadline=None)
@given(scenarios, st.sampled_from(OTHER_VIEWS))
def test_pins_are_as_if_the_rows_were_exchanged_and_what_was_said_stays(
    data: Dataset, scenario: Scenario, filters: Filters
) -> None:
    view = Selection(data, DAY, filters, scenario=scenario)
    said = view.as_said
    if filters.inheritance is not Inheritance.counted:
        expected = by_hand(view)
        assert view.room.pairs.table().equals(expected.pairs.table())
        assert (view.room.sides.opposite.issues == expected.sides.opposite.issues).all()
    assert view.stated.all.equals(said.stated.all)
    assert view.moves.equals(said.moves)
    assert not view.stated.in_force.duplicated(["actor", "issue"]).any()
    for pin in scenario:
        if pin.issue in view.issue_ids:
            cell = view.counted.of(pin.actor).on(pin.issue).in_force
            assert cell["stance"].tolist() == [pin.stance.score]
    # the tables that a page asks for in turn are those of the whole
    narrowed = pd.concat([view.shown.of(one).in_force for one in view.actor_ids])
    assert len(narrowed) == len(view.shown.in_force)


@settings(max_examples=15, deadline=None)
@given(st.data(), st.sampled_from(OTHER_VIEWS))
def test_a_pin_of_the_stance_that_is_held_changes_nothing(data: Dataset, draw: st.DataObject, filters: Filters) -> None:
    said = Selection(data, DAY, filters)
    held = said.counted.in_force
    row = draw.draw(st.sampled_from(list(records(held, PositionRow))))
    view = replace(said, scenario=(Pin(row.actor, row.issue, list(Stance)[row.stance + 2]),))
    assert view.shown.in_force.equals(said.shown.in_force)
    assert side_counts(view, row.issue) == side_counts(said, row.issue)
    assert Differences(view).pairs.empty
    assert view.direct.room.pairs.table().equals(said.direct.room.pairs.table())
    assert view.ranking.told_pairs == said.ranking.told_pairs
    assert view.direct.room.communities == said.direct.room.communities


def test_what_a_group_is_supposed_to_say_its_members_inherit(data: Dataset) -> None:
    pin = Pin("group", "fourth", Stance.support)
    view = Selection(data, DAY, Filters(inheritance=Inheritance.counted), scenario=(pin,))
    heir = view.shown.of("kenya").on("fourth").in_force
    assert heir[["stance", "attribution", "inherited_from"]].values.tolist() == [[1, INHERITED, "group"]]
    assert view.inherited.in_force["stance"].tolist() == [1]
    both = replace(view, scenario=(pin, Pin("kenya", "fourth", Stance.mixed)))
    assert both.shown.of("kenya").on("fourth").in_force["attribution"].tolist() == [SCENARIO]
    assert both.inherited.in_force.empty


def test_a_pin_of_what_is_only_told_is_no_direct_evidence_and_another_pin_is(data: Dataset) -> None:
    told = Selection(data, DAY, Filters(), scenario=(Pin("peru", "un-convention", Stance.oppose),))
    assert Attribution.characterised in set(told.stated.of("peru").on("un-convention").in_force["attribution"])
    assert told.direct.stated.of("peru").on("un-convention").in_force.empty
    other = Selection(data, DAY, Filters(), scenario=(Pin("peru", "un-convention", Stance.support),))
    assert other.direct.stated.of("peru").on("un-convention").in_force["attribution"].tolist() == [SCENARIO]


def test_the_newcomer_is_in_view_and_on_another_day_nothing_is_supposed_of_others(data: Dataset) -> None:
    states = Filters(kinds=frozenset({"group"}), actors=frozenset({"group"}))
    mine, theirs = Pin(NEWCOMER, "third", Stance.mixed), Pin("group", "third", Stance.mixed)
    view = Selection(data, DAY, states, scenario=(mine, theirs))
    assert view.names[NEWCOMER] == NEWCOMER_NAME
    assert view.actor_ids == [NEWCOMER, "group"]
    assert view.direct.actor_ids == view.contested.actor_ids == view.actor_ids
    earlier = view.at(date(2023, 1, 1))
    assert earlier.names[NEWCOMER] == NEWCOMER_NAME
    assert earlier.scenario == (mine,)
    unknown = Selection(data, DAY, Filters(), scenario=(Pin("atlantis", "third", Stance.mixed),))
    assert unknown.stated.in_force.equals(unknown.as_said.stated.in_force)


def test_what_changes_is_told_with_what_was_before(data: Dataset) -> None:
    scenario = (Pin("cuba", "third", Stance.oppose), Pin("kenya", "third", Stance.oppose))
    found = Differences(Selection(data, DAY, Filters(), scenario=scenario))
    assert scenario_in_words(found.scenario) == (
        "If Cuba opposed “Title third” and Kenya opposed “Title third” (as it does)."
    )
    assert differences_in_words(found) == [
        "“Title third”: 0 for, 3 against, 1 mixed, 1 silent; without the scenario 1 for, 2 against, 1 mixed, 1 silent.",
        "2 of 10 pairs of actors change.",
        "Blocs: none, as without the scenario.",
    ]
    figures = ["n_before", "n_after", "opposite_before", "opposite_after", "same_after"]
    assert found.pairs.loc[found.pairs["other"] == "kenya", figures].values.tolist() == [[3, 3, 3, 2, 1]]
    assert set(found.pairs["actor"]) | set(found.pairs["other"]) == {"cuba", "fiji", "kenya"}
