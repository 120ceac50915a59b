"""All pairs at once, against the comparison of one pair at a time."""

from math import nan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.alignment import FIGURES, Alignment, align, align_standing
from analysis.alignment_matrix import Pairs, align_pairs
from analysis.stance_matrix import stances
from tests.support.folders import ROOT, positions_table

ACTORS, ISSUES = ["a", "b", "c", "d"], ["i", "j", "k", "l"]
CELLS = st.lists(
    st.tuples(st.sampled_from(ACTORS), st.sampled_from(ISSUES), st.integers(-2, 2), st.sampled_from("stuvw")),
    unique_by=lambda cell: cell[:2],
)
VOTES = ROOT.parent / "shared" / "data" / "unga-rollcalls-2010-2019.csv.gz"


def table_of(cells: list[tuple[str, str, int, str]]) -> pd.DataFrame:
    """Positions of one day; the last letter of a cell says on which passage it rests."""
    rows = [(actor, issue, stance, "2019-01-01") for actor, issue, stance, _ in cells]
    return positions_table(*rows, quote=[f"the words of passage {cell[3]} in full" for cell in cells])


def pairs_of(*rows: tuple[str, str, int], actors: list[str], issues: list[str]) -> Pairs:
    return align_pairs(stances(positions_table(*[(*row, "2019-01-01") for row in rows]), actors, issues))


def figures(pairs: Pairs, one: int, other: int) -> list[float]:
    bounds = (*pairs.interval, *pairs.range_stated, *pairs.range_all)
    return [pairs.n[one, other], pairs.value[one, other], *(bound[one, other] for bound in bounds)]


def expected(found: Alignment) -> list[float]:
    bounds = (found.interval, found.range_stated, found.range_all)
    missing = (nan, nan)
    return [found.n, nan if found.value is None else found.value, *(x for pair in bounds for x in pair or missing)]


@given(CELLS)
def test_every_pair_is_what_comparing_the_two_alone_gives(cells: list[tuple[str, str, int, str]]) -> None:
    table = table_of(cells)
    pairs = align_pairs(stances(table, ACTORS, ISSUES))
    for one, left in enumerate(ACTORS):
        for other, right in enumerate(ACTORS):
            alone = align_standing(table[table["actor"] == left], table[table["actor"] == right], ISSUES)
            assert figures(pairs, one, other) == pytest.approx(expected(alone), abs=1e-12, nan_ok=True)
            if one != other:
                assert (pairs.passages[one, other], pairs.ranked[one, other]) == (alone.passages, alone.ranked)
                found = pairs.alignment(one, other)
                assert (found.one_sided, found.unstated) == (alone.one_sided, alone.unstated)
                assert found.effective == pytest.approx(alone.effective, abs=1e-12)
                assert expected(found) == pytest.approx(expected(alone), abs=1e-12, nan_ok=True)


@given(CELLS)
def test_every_figure_is_symmetric(cells: list[tuple[str, str, int, str]]) -> None:
    pairs = align_pairs(stances(table_of(cells), ACTORS, ISSUES))
    for figure in (pairs.value, *pairs.interval, *pairs.range_stated, *pairs.range_all, pairs.shrunk, pairs.passages):
        np.testing.assert_array_equal(figure, figure.T)


@pytest.mark.skipif(not VOTES.exists(), reason="the roll calls are not at hand")
def test_the_roll_calls_of_the_general_assembly_agree_with_a_loop() -> None:
    votes = pd.read_csv(VOTES, dtype="str")
    score = votes["vote"].map({"yes": 2, "abstain": 0, "no": -2}).astype("int64")
    table = pd.DataFrame(
        {"actor": votes["country"], "issue": votes["rcid"], "stance": score, "passage": range(len(votes))}
    ).assign(attribution="own")
    actors, issues = sorted(set(table["actor"])), sorted(set(table["issue"]))
    held = stances(table, actors, issues)
    assert held.score.shape == (193, 926)
    pairs = align_pairs(held)
    said = [dict(zip(mine["issue"], mine["stance"], strict=True)) for _, mine in table.groupby("actor")]
    for one in range(0, 193, 12):
        for other in range(one + 1, 193):
            slow = expected(align(said[one], said[other], issues))
            np.testing.assert_allclose(figures(pairs, one, other), slow, rtol=0, atol=1e-12)
    assert bool(pairs.ranked[np.triu_indices(193, 1)].all())


@pytest.mark.parametrize(("actors", "issues"), [([], []), ([], ["i"]), (["a"], []), (["a"], ["i"]), (["a", "b"], [])])
def test_no_actor_one_actor_and_no_issue_are_normal_cases(actors: list[str], issues: list[str]) -> None:
    pairs = pairs_of(("a", "i", 1), actors=actors, issues=issues)
    assert pairs.shrunk.shape == pairs.interval[0].shape == pairs.ranked.shape == (len(actors), len(actors))
    full = pairs_of(("a", "i", 1), ("b", "i", 1), actors=["a", "b"], issues=["i"])
    assert pairs.table().dtypes.equals(full.table().dtypes)
    assert len(pairs.table()) == len(actors) * (len(actors) - 1) // 2
    assert not pairs.ranked.any()


def test_the_table_has_each_pair_once_with_what_it_rests_on() -> None:
    pairs = pairs_of(("a", "i", 2), ("b", "i", 1), ("c", "j", -2), actors=["a", "b", "c"], issues=["i", "j"])
    first, second, third = pairs.table().to_dict("records")
    assert [(row["actor"], row["other"]) for row in (first, second, third)] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert (first["alignment"], first["n"], first["passages"]) == (0.75, 1, 2)
    assert (second["n"], second["passages"], second["ranked"]) == (0, 0, False)
    assert all(np.isnan(second[figure]) for figure in ("alignment", "low", "high"))
    # with c on i, and with a on j, unknown: the least is 0 + 0, the greatest 1 + 1 of two issues
    assert (second["least"], second["most"]) == (0, 1)


def test_others_are_listed_ranked_first_then_few_then_nothing_shared() -> None:
    rows = [(actor, issue, stance) for actor, stance in (("me", 2), ("near", 2), ("far", -2)) for issue in "ijk"]
    rows += [("once", "i", 2), ("elsewhere", "l", 2)]
    table = pairs_of(*rows, actors=["elsewhere", "silent", "far", "once", "me", "near"], issues=ISSUES).of("me")
    assert list(table["other"]) == ["near", "far", "once", "elsewhere", "silent"]
    assert list(table["ranked"]) == [True, True, False, False, False]
    assert list(table["n"]) == [3, 3, 1, 0, 0]
    assert list(table["alignment"].iloc[:3]) == [1, 0, 1]
    assert table[["alignment", "low", "high"]].iloc[3:].isna().all(axis=None)
    assert list(table.columns) == ["other", *FIGURES]


def test_more_shared_issues_outweigh_a_slightly_closer_figure_in_the_order() -> None:
    issues = [f"issue-{number}" for number in range(12)]
    rows = [("me", issue, 2) for issue in issues]
    rows += [("few", issue, 2) for issue in issues[:3]]
    rows += [("many", issue, 2 if number else 1) for number, issue in enumerate(issues)]
    rows += [("far", issue, -2) for issue in issues]
    table = pairs_of(*rows, actors=["far", "few", "many", "me"], issues=issues).of("me")
    assert list(table["other"]) == ["many", "few", "far"]
    assert table["alignment"].iloc[0] < table["alignment"].iloc[1]


def test_what_rests_on_too_little_stays_in_the_given_order() -> None:
    pairs = pairs_of(("me", "i", 2), ("x", "i", -2), ("y", "i", 2), actors=["me", "x", "silent", "y"], issues=["i"])
    assert list(pairs.of("me")["other"]) == ["x", "y", "silent"]


def test_the_mean_that_figures_are_shrunk_to_weighs_each_pair_by_its_issues() -> None:
    rows = [("a", "i", 2), ("b", "i", 2), ("a", "j", 2), ("b", "j", 2), ("c", "i", -2)]
    pairs = pairs_of(*rows, actors=["a", "b", "c"], issues=["i", "j"])
    # a-b agrees on 2, a-c and b-c differ wholly on 1 each: (2 + 0 + 0) / 4
    assert pairs.mean == 0.5
    # a-b: (2 * 1 + 4 * 0.5) / (2 + 4); a-c: (1 * 0 + 4 * 0.5) / (1 + 4)
    assert pairs.shrunk[0, 1:] == pytest.approx([4 / 6, 2 / 5])


def test_fewer_issues_or_actors_are_what_leaving_them_out_gives() -> None:
    held = stances(table_of([("a", "i", 2, "s"), ("b", "j", -1, "t"), ("c", "i", 1, "u")]), ["a", "b", "c"], ISSUES)
    only = held.on(np.array([True, False, False, False])).of(np.array([True, False, True]))
    assert (only.actors, only.issues) == (("a", "c"), ("i",))
    assert only.score.tolist() == [[2], [1]]
