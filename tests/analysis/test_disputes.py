"""Which issues are disputed and who stands on which side, against slow counting; and the sentences made of it."""

from random import Random

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.disputes import (
    HOLD_FROM,
    IssueKind,
    OpposingSides,
    Side,
    by_kind,
    issues_by_kind,
    opposing_sides,
    signs_by_issue,
)
from analysis.wording.disputes import (
    actors_in_words,
    dispute_headline,
    other_side_in_words,
    own_words_in_words,
    sides_headline,
)
from tests.support.folders import positions_table

ACTORS, ISSUES = "abcdef", ["i", "j", "k", "l"]
KINDS = dict(zip(ACTORS, ["state", "state", "group", "state", "organisation", "group"], strict=True))
NAMES = {actor: actor.upper() for actor in ACTORS}
TITLES = {issue: f"Title {issue}" for issue in ISSUES}

Held = tuple[str, str, int, str]
"""An actor, an issue, the stance and in whose words."""

ROOMS = st.lists(
    st.tuples(
        st.sampled_from(ACTORS), st.sampled_from(ISSUES), st.integers(-2, 2), st.sampled_from(["own", "characterised"])
    ),
    unique_by=lambda cell: cell[:2],
    max_size=20,
)


def table(cells: list[Held]) -> pd.DataFrame:
    rows = [(actor, issue, stance, "2019-01-01") for actor, issue, stance, _ in cells]
    return positions_table(*rows, attribution=[voice for *_, voice in cells])


def sides_in(cells: list[Held], kinds: dict[str, str] = KINDS) -> OpposingSides | None:
    found = table(cells)
    disputed = issues_by_kind(signs_by_issue(found), ISSUES, ())[IssueKind.disputed]
    return opposing_sides(found, disputed, kinds)


def two_camps() -> list[Held]:
    return [(actor, issue, 1 if actor in "ab" else -1, "own") for actor in "abc" for issue in ISSUES]


@given(ROOMS)
def test_every_issue_is_of_one_kind_as_counted_by_hand(cells: list[Held]) -> None:
    found = issues_by_kind(signs_by_issue(table(cells)), ISSUES, ())
    assert sorted(issue for issues in found.values() for issue in issues) == ISSUES
    for kind, issues in found.items():
        for issue in issues:
            stances = [stance for _, about, stance, _ in cells if about == issue]
            both = any(stance > 0 for stance in stances) and any(stance < 0 for stance in stances)
            assert (kind is IssueKind.disputed) == both
            assert (kind is IssueKind.silent) == (not stances)
            assert (kind is IssueKind.one_voice) == (len(stances) == 1)


@given(ROOMS)
def test_actors_stand_with_those_they_agree_with_more_than_not(cells: list[Held]) -> None:
    found = sides_in(cells)
    if found is None:
        return
    stance = {cell[:2]: cell[2] for cell in cells}
    disputed = issues_by_kind(signs_by_issue(table(cells)), ISSUES, ())[IssueKind.disputed]
    assert sorted(actor for actors in found.actors.values() for actor in actors) == sorted(ACTORS)
    met = fitting = 0
    for side, actors in found.actors.items():
        for actor in set(actors) - {found.lead}:
            products = [stance.get((actor, one), 0) * stance.get((found.lead, one), 0) for one in disputed]
            same, other = sum(one > 0 for one in products), sum(one < 0 for one in products)
            met, fitting = met + same + other, fitting + max(same, other)
            assert (side is Side.beside) == (same > other)
            assert (side is Side.against) == (same < other)
            assert (side is Side.unheard) == (not any((actor, one) in stance for one in disputed))
    assert fitting >= HOLD_FROM * met
    assert found.actors[Side.beside][0] == found.lead
    assert set(found.faced) <= set(disputed)


@given(ROOMS, st.randoms())
def test_the_order_of_actors_and_rows_changes_nothing(cells: list[Held], chance: Random) -> None:
    shuffled, actors = list(cells), list(ACTORS)
    chance.shuffle(shuffled)
    chance.shuffle(actors)
    assert sides_in(shuffled, {actor: KINDS[actor] for actor in actors}) == sides_in(cells)


@given(ROOMS, st.permutations(ACTORS))
def test_ids_decide_nothing_where_one_actor_is_heard_most(cells: list[Held], ids: list[str]) -> None:
    found = sides_in(cells)
    new = dict(zip(ACTORS, ids, strict=True))
    others = [(new[actor], issue, stance, voice) for actor, issue, stance, voice in cells]
    renamed = sides_in(others, {new[actor]: kind for actor, kind in KINDS.items()})
    if found is None or not found.outspoken:
        return
    assert renamed is not None
    assert renamed.lead == new[found.lead]
    assert {side: {new[actor] for actor in actors} for side, actors in found.actors.items()} == {
        side: set(actors) for side, actors in renamed.actors.items()
    }
    assert renamed.faced == found.faced


@given(ROOMS, st.sampled_from(ISSUES))
def test_an_issue_that_is_worded_the_other_way_round_changes_no_side(cells: list[Held], turned: str) -> None:
    other = [(actor, issue, -stance if issue == turned else stance, voice) for actor, issue, stance, voice in cells]
    assert sides_in(other) == sides_in(cells)


def test_an_actor_that_is_only_told_of_does_not_lead() -> None:
    told = [("a", issue, 1, "characterised") for issue in ISSUES]
    found = sides_in([*told, *(("b", issue, -1, "own") for issue in ISSUES[:2])])
    assert found is not None
    assert (found.lead, found.actors[Side.against]) == ("b", ("a",))


def test_where_stances_cross_no_sides_hold() -> None:
    crossed = [("a", issue, 1, "own") for issue in ISSUES]
    crossed += [("b", "i", 1, "own"), ("b", "j", -1, "own"), ("b", "k", 1, "own")]
    crossed += [("c", "i", -1, "own"), ("c", "j", 1, "own"), ("c", "k", -1, "own"), ("d", "l", -1, "own")]
    assert sides_in(crossed) is None


def test_states_stand_before_groups_before_organisations_and_those_heard_most_first() -> None:
    cells = [("c", "i", 1, "own"), ("a", "i", 1, "own"), ("b", "i", 1, "own"), ("b", "j", 1, "own")]
    assert by_kind(table(cells), {actor: KINDS[actor] for actor in "abce"}) == {
        "state": ("b", "a"),
        "group": ("c",),
        "organisation": ("e",),
    }


def test_the_most_evenly_disputed_issue_among_states_stands_first() -> None:
    cells = [("a", "i", 1, "own"), ("b", "i", 1, "own"), ("c", "i", -1, "own"), ("f", "i", -1, "own")]
    cells += [("a", "j", 1, "own"), ("b", "j", -1, "own")]
    assert issues_by_kind(signs_by_issue(table(cells)), ISSUES, {"a", "b"})[IssueKind.disputed] == ["j", "i"]


def test_states_are_counted_apart_from_groups() -> None:
    assert actors_in_words("abc", KINDS) == "2 states and 1 group"


def headline(cells: list[Held]) -> str:
    found, sides = table(cells), sides_in(cells)
    signs = signs_by_issue(found)
    if sides:
        return sides_headline(sides, signs, NAMES, TITLES, KINDS, len(ISSUES))
    return dispute_headline(issues_by_kind(signs, ISSUES, ()), signs, TITLES, KINDS)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (two_camps(), "C faces A and B on all 4 issues."),
        ([("a", "i", 1, "own"), ("b", "i", -1, "own")], "A faces B on 1 of 4 issues."),
        (
            [("a", "i", 1, "own"), ("b", "i", 1, "own"), ("c", "j", 1, "own")],
            "Nobody is known to be on opposite sides: of 4 issues 1 agreed, 1 with one voice and 2 silent.",
        ),
        (
            [("a", one, 1, "own") for one in "ij"] + [(actor, "i", -1, "own") for actor in "bcde"],
            "A faces 2 states, 1 group and 1 organisation on 1 of 4 issues, most evenly on “Title i”: "
            "1 state for, 2 states, 1 group and 1 organisation against.",
        ),
    ],
)
def test_the_headline_names_few_and_counts_many(cells: list[Held], words: str) -> None:
    assert headline(cells) == words


def test_the_other_side_is_said_to_be_known_through_whoever_tells_it() -> None:
    cells = [("a", "i", 1, "own"), ("b", "i", -1, "characterised"), ("c", "i", -1, "own")]
    sides = sides_in(cells)
    assert sides is not None
    assert other_side_in_words(sides, table(cells), {"b": "a"}, NAMES) == (
        "1 of 2 positions of the other side are others' accounts."
    )
    assert other_side_in_words(sides, table(cells), {"b": "a", "c": "a"}, NAMES) == (
        "The other side speaks only through A."
    )
    own = [("a", "i", 1, "own"), ("b", "i", -1, "own")]
    alone = sides_in(own)
    assert alone is not None
    assert other_side_in_words(alone, table(own), {}, NAMES) == ""


def test_own_words_are_counted() -> None:
    assert own_words_in_words(table([("a", "i", 1, "own"), ("b", "i", 1, "characterised")])) == (
        "Own words: 1 of 2 positions."
    )
    assert own_words_in_words(table([("a", "i", 1, "own")])) == "Every position is in the actor's own words."
