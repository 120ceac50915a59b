"""Who decides, and where they stand: a vote a state, no group's, and everybody who has not spoken is unknown."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from analysis.evidence_steps import HEARD, Step
from analysis.filters import Filters
from analysis.inheritance import Inheritance
from analysis.selection import Selection
from analysis.votes.ballots import ASSUMED, put_to_vote, rules
from analysis.votes.electorates import electorates
from analysis.votes.outcomes import Count
from analysis.votes.tallies import tally
from analysis.wording.votes import answer, basis, cases, counting, members_by_side, who_decides
from loaders import load
from loaders.vocabularies import RuleKind
from tests.support.folders import actor, position, write_folder

ISSUE = "broad-offences"
NEGOTIATION = """\
rules:
  - {id: vote, title: Two thirds, kind: two-thirds, provision: A/1}
  - {id: consensus, title: Consensus, kind: consensus, provision: A/2}
electorates:
  - {id: assembly, title: The assembly, size: 10}
  - {id: five, title: The five, members: [us, cuba, mali, peru, oman]}
  - {id: allies, title: The allies, group: alliance}
"""


def state(name: str, *positions: str, member_of: str = "[]") -> str:
    """The text of a state's file."""
    return actor(*positions, name=name, member_of=member_of)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Selection:
    """Five states of which two have spoken and one is spoken of, an organisation, and two groups that oppose."""
    against = position(stance="oppose", quote="we do not want any of it at all")
    told = position(
        stance="support", attribution="characterised", according_to="cuba", quote="they want all of that now"
    )
    sources = {
        "us": state("United States", position(), member_of="[alliance, club since 2020-01-01]"),
        "cuba": state("Cuba", against),
        "mali": state("Mali", told, member_of="[alliance]"),
        "peru": state("Peru", member_of="[alliance, club until 2019-12-31]"),
        "oman": state("Oman", member_of="[club until 2019-12-31]"),
        "alliance": actor(against, kind="group", name="The Alliance"),
        "club": actor(against, kind="group", name="The Club", member_of="[alliance]"),
        "office": actor(position(), kind="organisation", name="An Office", member_of="[alliance]"),
    }
    folder = write_folder(tmp_path_factory.mktemp("room"), sources, negotiation=NEGOTIATION)
    data = load(folder)
    assert not data.errors
    return Selection(data, date(2024, 6, 1), Filters())


def members(room: Selection) -> dict[str, set[str]]:
    """The members of each electorate by its key."""
    return {key: set(one.members) for key, one in electorates(room).items()}


def test_electorates_are_lists_of_the_folder_all_states_and_members_of_groups(room: Selection) -> None:
    states = {"us", "cuba", "mali", "peru", "oman"}
    assert members(room) == {
        "assembly": states,
        "five": states,
        "allies": {"us", "mali", "peru"},
        "kind:state": states,
        "group:alliance": {"us", "mali", "peru"},
    }
    assert {key: one.size for key, one in electorates(room).items()}["assembly"] == 10


def test_members_of_a_group_are_those_of_the_day(room: Selection) -> None:
    assert "group:club" not in members(room)
    assert members(room.at(date(2019, 7, 8)))["group:club"] == {"oman", "peru"}


def test_a_filter_of_actors_narrows_all_states_in_view_alone(room: Selection) -> None:
    narrowed = replace(room, filters=replace(room.filters, actors=frozenset({"us", "club"})))
    assert members(narrowed) == {**members(room), "kind:state": {"us"}}
    five = electorates(narrowed)["five"]
    assert put_to_vote(ISSUE, five, rules(room)["vote"], narrowed).count == Count(2, 1, 0, 2)


def test_each_state_counts_once_and_no_group_counts(room: Selection) -> None:
    found = tally(ISSUE, electorates(room)["five"], room)
    assert (found.in_favour, found.against, set(found.silent)) == (["mali", "us"], ["cuba"], {"peru", "oman"})
    assert found.told == 1


def test_members_vote_as_their_group_says_only_where_that_is_counted(room: Selection) -> None:
    found = {
        how: put_to_vote(
            ISSUE,
            electorates(room)["five"],
            rules(room)["vote"],
            replace(room, filters=replace(room.filters, inheritance=how)),
        )
        for how in Inheritance
    }
    assert found[Inheritance.off].count == found[Inheritance.shown].count == Count(2, 1, 0, 2)
    assert found[Inheritance.counted].count == Count(1, 3, 0, 1)
    assert "2 inherited from a group" in basis(found[Inheritance.counted], room)
    assert "for none of its members" in counting(inherits=False)
    assert "for its members" in counting(inherits=True)


def test_a_folder_without_rules_is_tried_by_assumed_ones(tmp_path: Path) -> None:
    selection = Selection(load(write_folder(tmp_path, {"cuba": actor(position())})), date(2024, 6, 1), Filters())
    assert rules(selection) == ASSUMED
    assert {rule.kind for rule in ASSUMED.values()} == set(RuleKind)
    [only] = electorates(selection).values()
    ballot = put_to_vote(ISSUE, only, ASSUMED["two-thirds"], selection)
    assert "assumed: negotiation.yaml names no rule" in basis(ballot, selection)
    assert answer(ballot, selection.names) == (
        "Not known: only Actor cuba of 1 member has a stated position on it, which is no prediction."
    )


@pytest.mark.parametrize(
    ("electorate", "rule", "said", "decides"),
    [
        (
            "five",
            "vote",
            "Open: it would carry if the 2 unknown stay away (2 for, 1 against), and fail if all of them vote against.",
            "Oman or Peru alone voting against, while the others stay away, would turn it.",
        ),
        (
            "assembly",
            "vote",
            "Open, and no prediction with 3 of 10 members known: it would carry if the 7 unknown stay away "
            "(2 for, 1 against), and fail if all of them vote against.",
            "Any one of the 7 unknown voting against, while the others stay away, would turn it.",
        ),
        ("five", "consensus", "There would be no consensus: Cuba objects, and blocks it.", ""),
        (
            "allies",
            "consensus",
            "Open: nobody objects so far (2 for, 0 against), and the one unknown could.",
            "Peru alone objecting would turn it.",
        ),
    ],
)
def test_the_answer_is_one_sentence_and_the_next_says_who_decides(
    room: Selection, electorate: str, rule: str, said: str, decides: str
) -> None:
    ballot = put_to_vote(ISSUE, electorates(room)[electorate], rules(room)[rule], room)
    assert answer(ballot, room.names) == said
    assert who_decides(ballot, room.names) == decides


def test_an_account_of_another_is_marked_and_the_rule_has_its_provision(room: Selection) -> None:
    ballot = put_to_vote(ISSUE, electorates(room)["assembly"], rules(room)["vote"], room)
    assert basis(ballot, room) == (
        "Rule: Two thirds (A/1). Who decides: The assembly; n = 3 of 10 with a position, 1 only in another’s account."
    )
    own = replace(room, filters=replace(room.filters, attributions=HEARD[Step.own]))
    assert "n = 2 of 10 with a position (in own words)." in basis(
        put_to_vote(ISSUE, electorates(room)["assembly"], rules(room)["vote"], own), own
    )
    assert list(members_by_side(ballot, room.names)) == [
        "For (2): Mali (another’s account) and United States.",
        "Against (1): Cuba.",
        "Unknown (7): Oman, Peru and 5 without a file here.",
    ]


def test_the_range_is_a_table_of_what_the_unknown_could_do(room: Selection) -> None:
    table = cases(put_to_vote(ISSUE, electorates(room)["five"], rules(room)["vote"], room))
    assert table.values.tolist() == [
        ["Stay away", "Carries", 2, 1, 0, "2 for"],
        ["All vote against", "Fails", 2, 3, 0, "4 for"],
        ["All vote for it", "Carries", 4, 1, 0, "4 for"],
    ]
