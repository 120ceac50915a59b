"""What is ranked: pairs on direct evidence among each other, and what needs an account apart from them."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.alignment import align_standing
from analysis.alignment_matrix import Pairs
from analysis.positions_in_force import in_force
from analysis.ranking import Ranking
from analysis.room import Room
from tests.support.folders import positions_table

TODAY = date(2020, 1, 1)
ACTORS, ISSUES = ("a", "b", "c", "d"), ("i", "j", "k", "l", "m")
Row = tuple[str, str, int, str, str]

says = st.tuples(
    st.sampled_from(ACTORS),
    st.sampled_from(ISSUES),
    st.integers(-2, 2),
    st.sampled_from(["2019-01-01", "2019-02-01", "2019-03-01"]),
)
statements = st.lists(
    st.tuples(says, st.sampled_from(["own", "own", "reported", "characterised"])).map(lambda one: (*one[0], one[1])),
    min_size=12,
    max_size=40,
)
accounts = st.lists(says.map(lambda one: (*one, "characterised")), max_size=8)


def ranking(rows: list[Row]) -> Ranking:
    table = positions_table(*(row[:4] for row in rows), attribution=[row[4] for row in rows])
    direct, heard = (
        Room(in_force(some, TODAY), ACTORS, ISSUES) for some in (table[table["attribution"] != "characterised"], table)
    )
    return Ranking(direct, heard)


def same(one: Pairs, other: Pairs) -> bool:
    return one.table().equals(other.table())


@settings(max_examples=12, deadline=None)
@given(statements, accounts)
def test_whatever_others_say_changes_no_direct_figure_and_no_rank(rows: list[Row], more: list[Row]) -> None:
    before, after = ranking(rows), ranking([*rows, *more])
    assert same(before.direct.pairs, after.direct.pairs)
    assert (before.ranked == after.ranked).all()


@settings(max_examples=12, deadline=None)
@given(statements, accounts)
def test_an_account_of_who_has_spoken_on_the_issue_changes_no_figure_at_all(rows: list[Row], more: list[Row]) -> None:
    spoken = {row[:2] for row in rows if row[4] != "characterised"}
    before, after = ranking(rows), ranking([*rows, *(row for row in more if row[:2] in spoken)])
    assert same(before.heard.pairs, after.heard.pairs)
    assert (before.heard.hearsay == after.heard.hearsay).all()


@settings(max_examples=12, deadline=None)
@given(statements)
def test_a_pair_stands_apart_where_only_an_account_brings_it_to_what_a_ranking_asks_for(rows: list[Row]) -> None:
    table = positions_table(*(row[:4] for row in rows), attribution=[row[4] for row in rows])
    found = ranking(rows)
    for here, one in enumerate(ACTORS):
        apart = found.told_of(one)
        for there, other in enumerate(ACTORS):
            if one == other:
                continue
            heard, direct = (
                align_standing(standing[standing["actor"] == one], standing[standing["actor"] == other], ISSUES)
                for standing in (
                    in_force(table, TODAY),
                    in_force(table[table["attribution"] != "characterised"], TODAY),
                )
            )
            assert found.told[here, there] == (heard.ranked and not direct.ranked)
            assert (other in set(apart["other"])) == (heard.n > direct.n and not direct.ranked)


@settings(max_examples=12, deadline=None)
@given(statements)
def test_what_needs_an_account_stands_after_what_does_not(rows: list[Row]) -> None:
    found = ranking(rows)
    for actor in ACTORS:
        every = found.heard_of(actor)
        comparable = every[every["n"] > 0]
        assert sorted(every["other"]) == sorted(set(ACTORS) - {actor})
        assert comparable["told"].is_monotonic_increasing
        assert set(comparable.loc[comparable["told"], "other"]) == set(found.told_of(actor)["other"])
        assert not every["told"].iloc[len(comparable) :].any()
