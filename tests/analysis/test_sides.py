"""The sides of a pair, for two and for all at once, against counting by hand; and their words."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.alignment import align_standing
from analysis.room import Room
from analysis.sides import Count, Sides, of_pair, sides, sides_of_pairs
from analysis.wording.figures import percent
from analysis.wording.sides import HALF_IN_WORDS, sides_in_brief, sides_in_words, verdict
from tests.support.folders import positions_table
from tests.support.rooms import Cell, compared_in, told, told_rooms

ISSUES = ["i", "j", "k", "l", "m"]
CELLS = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from(ISSUES), st.integers(-2, 2), st.sampled_from("stuv")),
    unique_by=lambda cell: cell[:2],
)


def slow_sides(both: list[tuple[tuple[int, int], tuple[int, int]]]) -> list[tuple[int, int]]:
    """Issues and passages on the same side, on opposite sides and otherwise, from (passage, stance) of both."""
    same = [held for held in both if min(held[0][1], held[1][1]) > 0 or max(held[0][1], held[1][1]) < 0]
    opposite = [held for held in both if held[0][1] < 0 < held[1][1] or held[1][1] < 0 < held[0][1]]
    mixed = [held for held in both if 0 in (held[0][1], held[1][1])]
    return [(len(kind), len({passage for passage, _ in chain(*kind)})) for kind in (same, opposite, mixed)]


@given(CELLS)
def test_two_actors_have_the_sides_of_each_shared_issue(cells: list[tuple[str, str, int, str]]) -> None:
    rows = [(actor, issue, stance, "2019-01-01") for actor, issue, stance, _ in cells]
    table = positions_table(*rows, quote=[f"the words of passage {cell[3]} in full" for cell in cells])
    a, b = (table[table["actor"] == actor] for actor in "ab")
    found = sides(a, b, ISSUES)
    held = [{cell[1]: (ord(cell[3]), cell[2]) for cell in cells if cell[0] == actor} for actor in "ab"]
    expected = slow_sides([(held[0][issue], held[1][issue]) for issue in held[0] if issue in held[1]])
    assert [found.same, found.opposite, found.mixed] == expected
    assert found == sides(b, a, ISSUES)
    assert found.n == align_standing(a, b, ISSUES).n


@given(told_rooms(actors=5, issues=5))
def test_all_pairs_at_once_have_the_sides_of_each_two(rows: list[list[Cell | None]]) -> None:
    found = sides_of_pairs(told(rows))
    for one, mine in enumerate(rows):
        for other, theirs in enumerate(rows):
            both = [(a[:2], b[:2]) for a, b in compared_in(mine, theirs)]
            pair = of_pair(found, one, other)
            assert [pair.same, pair.opposite, pair.mixed] == slow_sides(both)
            assert pair.n == found.n[one, other] == len(both)


def test_a_room_has_the_sides_of_its_pairs() -> None:
    rows = [("a", "i", 2), ("a", "j", -1), ("b", "i", 1), ("b", "j", 2), ("c", "j", 0)]
    room = Room(positions_table(*[(*row, "2019-01-01") for row in rows]), ["a", "b", "c"], ["i", "j"])
    assert of_pair(room.sides, 0, 1) == Sides(Count(1, 2), Count(1, 2), Count(0, 0))
    assert of_pair(room.sides, 0, 2) == Sides(Count(0, 0), Count(0, 0), Count(1, 2))
    assert (room.sides.n == room.pairs.n).all()


NONE = Count(0, 0)


@pytest.mark.parametrize(
    ("found", "brief", "words"),
    [
        (
            Sides(Count(1, 2), Count(4, 1), NONE),
            "on opposite sides on 4 of 5 issues",
            "on opposite sides on 4 of 5 issues (1 quotation), on the same side on 1 (2 separate quotations)",
        ),
        (
            Sides(Count(3, 6), Count(1, 2), Count(1, 2)),
            "on the same side on 3 of 5 issues",
            "on the same side on 3 of 5 issues (6 separate quotations), on opposite sides on 1 (2 separate "
            "quotations), with one or both of them mixed on 1 (2 separate quotations)",
        ),
        (
            Sides(Count(2, 4), Count(2, 4), NONE),
            "on opposite sides on 2 of 4 issues",
            "on opposite sides on 2 of 4 issues (4 separate quotations), on the same side on 2 (4 separate quotations)",
        ),
        (
            Sides(Count(1, 2), NONE, Count(6, 9)),
            "on the same side on 1 of 7 issues",
            "on the same side on 1 of 7 issues (2 separate quotations), with one or both of them mixed on 6 "
            "(9 separate quotations)",
        ),
        (
            Sides(NONE, Count(2, 4), NONE),
            "on opposite sides on both issues",
            "on opposite sides on both issues (4 separate quotations)",
        ),
        (
            Sides(Count(1, 1), NONE, NONE),
            "on the same side on the one issue that they share",
            "on the same side on the one issue that they share (1 quotation)",
        ),
        (
            Sides(NONE, NONE, Count(3, 4)),
            "with one or both of them mixed on all 3 issues",
            "with one or both of them mixed on all 3 issues (4 separate quotations)",
        ),
        (Sides(NONE, NONE, NONE), "not comparable", "not comparable"),
    ],
)
def test_the_larger_side_leads(found: Sides[int], brief: str, words: str) -> None:
    assert (sides_in_brief(found), sides_in_words(found)) == (brief, words)


def test_what_fifty_per_cent_means_is_true() -> None:
    table = positions_table(("a", "i", 1, "2019-01-01"), ("b", "i", -1, "2019-01-01"))
    left, right = table[table["actor"] == "a"], table[table["actor"] == "b"]
    assert HALF_IN_WORDS.startswith(f"{percent(align_standing(left, right, ['i']).value)} is what support against")
    assert sides(left, right, ["i"]).opposite.issues == 1


@pytest.mark.parametrize(
    ("same", "opposite", "told", "other", "ranked", "words"),
    [
        (1, 4, 0, 14, True, "On opposite sides on 4 of 5 shared issues; 14 not comparable."),
        (4, 0, 4, 0, False, "On the same side on all 4 shared issues, as others tell it: too little to rank."),
        (2, 0, 1, 1, False, "On the same side on both issues, partly as others tell it: too little to rank; 1 not "
         "comparable."),
        (0, 0, 0, 3, False, "They cannot be compared: there is no issue on which both have a stated position."),
    ],
)  # fmt: skip
def test_the_verdict_tells_sides_whose_words_they_are_and_what_is_left_out(
    same: int, opposite: int, told: int, other: int, ranked: bool, words: str
) -> None:
    found = Sides(Count(same, same), Count(opposite, opposite), Count(0, 0))
    assert verdict(found, told, other, ranked=ranked) == words


def test_the_verdict_says_what_the_filters_narrow_it_to() -> None:
    some, none = Count(1, 1), Count(0, 0)
    said = verdict(Sides(none, some, none), 0, 2, ranked=True, scope="on Track one")
    assert said == "On Track one: on opposite sides on the one issue that they share; 2 not comparable."
    said = verdict(Sides(none, none, none), 0, 2, ranked=False, scope="on Track one")
    assert said == "On Track one they share no issue: there is none on which both have a stated position."
