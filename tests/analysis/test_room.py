"""The room: each thing is found once, and blocs are told only where the evidence carries them."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis import room as module
from analysis.actor_order import Ordering
from analysis.alignment_matrix import align_pairs
from analysis.blocs.blocs import find_blocs, stability
from analysis.blocs.permutation_test import PermutationTest, permutation_test
from analysis.room import Room
from analysis.scaling import place
from analysis.stance_matrix import stances
from tests.support.folders import positions_table

ISSUES = list("ijklmn")
CAMPS = {"a": 2, "b": -2, "c": 2, "d": -2, "e": 2, "f": -2, "g": 2}


def standing(said: dict[str, int], issues: list[str] = ISSUES) -> pd.DataFrame:
    """Every actor says the same on every issue."""
    return positions_table(
        *[(actor, issue, stance, "2020-01-01") for actor, stance in said.items() for issue in issues]
    )


def room(said: dict[str, int], issues: list[str] = ISSUES) -> Room:
    return Room(standing(said, issues), list(said), issues)


@pytest.mark.parametrize("figure", ["pairs", "ordering", "map", "communities"])
def test_everything_is_found_once(figure: str) -> None:
    found = room(CAMPS)
    assert getattr(found, figure) is getattr(found, figure)


def test_everything_is_what_the_positions_in_force_give() -> None:
    found = room(CAMPS)
    pairs = align_pairs(stances(standing(CAMPS), list(CAMPS), ISSUES))
    assert found.pairs.table().equals(pairs.table())
    assert found.ordering.leaves.tolist() == Ordering(pairs).leaves.tolist()
    assert found.map.xy.tolist() == place(pairs).xy.tolist()
    assert found.communities == find_blocs(pairs) == [(0, 2, 4, 6), (1, 3, 5)]


def test_actors_and_issues_out_of_view_do_not_count() -> None:
    found = Room(standing({**CAMPS, "z": 1}, [*ISSUES, "unseen"]), list(CAMPS), ISSUES)
    assert found.pairs.actors == tuple(CAMPS)
    assert found.pairs.n.max() == len(ISSUES)


def test_blocs_are_the_communities_where_nothing_speaks_against_them() -> None:
    found = room(CAMPS)
    assert found.why_no_blocs == ""
    assert found.blocs == found.communities


def test_blocs_that_the_evidence_does_not_carry_are_not_told_though_communities_are() -> None:
    found = room({actor: CAMPS[actor] for actor in "abcd"})
    assert found.communities == [(0, 2), (1, 3)]
    assert found.blocs == []
    assert "That is 4 actors" in found.why_no_blocs


def test_blocs_are_tested_once_and_only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    found = room(CAMPS)
    assert found.communities
    assert not found.is_tested
    tests = found.test_blocs()
    assert found.is_tested
    monkeypatch.setattr(module, "stability", None)
    monkeypatch.setattr(module, "permutation_test", None)
    assert found.test_blocs() is tests
    assert tests.stability.issues.share.tolist() == stability(found.pairs).issues.share.tolist()
    assert tests.chance == permutation_test(found.pairs)
    assert found.blocs == found.communities


def test_the_progress_of_both_tests_is_told_as_one_from_nought_to_one() -> None:
    told: list[float] = []
    found = room(CAMPS)
    tests = found.test_blocs(told.append)
    assert (told[0], told[-1]) == (0, 1)
    assert told == sorted(told)
    # the permutation test tells of every room, stability of every run, and the whole of its beginning and its end
    assert len(told) == 1 + tests.chance.rooms + (tests.stability.issues.runs + tests.stability.actors.runs) + 1
    assert tests.stability.issues.runs + tests.stability.actors.runs == 6 + 7
    found.test_blocs(told.append)
    assert told[-2] < 1


def test_blocs_that_do_not_hold_are_not_told_whoever_tested_them_before(monkeypatch: pytest.MonkeyPatch) -> None:
    first, later = room(CAMPS), room(CAMPS)
    firm = stability(first.pairs)
    shaky = replace(firm, issues=replace(firm.issues, share=firm.issues.share / 2))
    monkeypatch.setattr(module, "stability", lambda *_: shaky)
    later.test_blocs()
    for found in (first, later):
        assert found.blocs == []
        assert "stay together in only 50\u00a0%, 50\u00a0% of cases" in found.why_no_blocs
        assert found.communities


@pytest.mark.parametrize(("as_clear", "told"), [(4, True), (5, False)])
def test_blocs_that_could_be_chance_are_not_told_whoever_tested_them_before(
    monkeypatch: pytest.MonkeyPatch, as_clear: int, told: bool
) -> None:
    first, later = room(CAMPS), room(CAMPS)
    monkeypatch.setattr(module, "permutation_test", lambda *_: PermutationTest(as_clear))
    later.test_blocs()
    for found in (first, later):
        assert found.blocs == (found.communities if told else [])
        assert ("5 are divided at least as clearly; at most 4 may be." in found.why_no_blocs) != told


def test_what_the_evidence_lacks_is_told_before_what_the_test_found() -> None:
    found = room({actor: CAMPS[actor] for actor in "abcd"})
    before = found.why_no_blocs
    assert found.is_tested  # there is nothing to test
    found.test_blocs()
    assert found.why_no_blocs == before


@pytest.mark.parametrize("said", [{}, {"a": 1}])
def test_a_room_without_anybody_or_with_one_is_a_normal_case(said: dict[str, int]) -> None:
    found = room(said)
    assert found.blocs == found.communities == []
    assert found.why_no_blocs
    assert found.ordering.leaves.tolist() == list(range(len(said)))
    assert found.map.placed.size == 0
    found.test_blocs()
    assert found.is_tested
