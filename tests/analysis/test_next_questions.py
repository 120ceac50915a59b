"""Next questions, against really filling in each unstated position with each of the five stances."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.alignment_matrix import Pairs, align_pairs
from analysis.blocs.blocs import Bloc
from analysis.next_questions import next_questions
from analysis.stance_matrix import Floats, Stances
from tests.support.rooms import WEST, Row, held, pairs_of, rooms

ANSWERS = range(-2, 3)


def answered(room: Stances, actor: int, issue: int, answer: int) -> Pairs:
    """The pairs once an actor has answered, on a passage of its own."""
    score, stated, passage = room.score.copy(), room.stated.copy(), room.passage.copy()
    score[actor, issue], stated[actor, issue], passage[actor, issue] = answer, True, 10_000
    return align_pairs(replace(room, score=score, stated=stated, passage=passage))


def width(pairs: Pairs, actor: int) -> Floats:
    low, high = pairs.range_all
    found: Floats = high[actor] - low[actor]
    return found


def rows_of(pairs: Pairs, blocs: list[Bloc]) -> Iterator[tuple[int, int, dict[str, object]]]:
    for row in next_questions(pairs, blocs).to_dict("records"):
        yield int(row["actor"][1:]), int(row["issue"][1:]), {str(name): value for name, value in row.items()}


@given(rooms(6, 4))
def test_a_question_is_every_silence_of_a_known_actor_on_an_issue_that_another_has_addressed(
    rows: list[list[int | None]],
) -> None:
    found = [(actor, issue) for actor, issue, _ in rows_of(pairs_of(*rows), [])]
    expected = {
        (actor, issue): sum(other[issue] is not None for other in rows)
        for actor, row in enumerate(rows)
        if row != [None] * 4
        for issue in range(4)
        if row[issue] is None and any(other[issue] is not None for other in rows)
    }
    assert sorted(found) == sorted(expected)
    heard = {(actor, issue): row["heard"] for actor, issue, row in rows_of(pairs_of(*rows), [])}
    assert heard == expected


@settings(max_examples=40)
@given(rooms(5, 3))
def test_an_answer_narrows_the_ranges_by_at_least_the_figure_told_whatever_it_is(rows: list[list[int | None]]) -> None:
    room = held(*rows)
    before = align_pairs(room)
    for actor, issue, row in rows_of(before, []):
        speakers, all_others = [], []
        for answer in ANSWERS:
            narrowed = width(before, actor) - width(answered(room, actor, issue, answer), actor)
            heard = room.stated[:, issue]
            speakers.append(narrowed[heard].sum() / (len(rows) - 1))
            all_others.append(np.delete(narrowed, actor).sum() / (len(rows) - 1))
        assert speakers == pytest.approx([row["narrows"]] * 5)
        # with those that are silent too it may be more, but never less
        assert min(all_others) == pytest.approx(row["narrows"])
        silent = len(rows) - 1 - int(room.stated[:, issue].sum())
        more = [silent * (2 - abs(answer)) / 4 / len(room.issues) / (len(rows) - 1) for answer in ANSWERS]
        assert all_others == pytest.approx([min(all_others) + one for one in more])


@settings(max_examples=40)
@given(rooms(6, 5))
def test_an_answer_brings_as_many_pairs_to_three_shared_issues_as_told(rows: list[list[int | None]]) -> None:
    room = held(*rows)
    before = align_pairs(room)
    apart = ~np.eye(len(rows), dtype=bool)
    for actor, issue, row in rows_of(before, []):
        after = answered(room, actor, issue, 0)
        assert row["unlocks"] == int(((after.n >= 3) & (before.n < 3) & apart)[actor].sum())


def closest_bloc(rows: list[list[int | None]], actor: int, blocs: list[Bloc]) -> int | None:
    """The bloc with the greatest mean closeness over all issues shared with its members; the first of several."""
    shares: list[Fraction] = []
    for bloc in blocs:
        gaps = [
            abs(mine - theirs)
            for other in bloc
            if other != actor
            for mine, theirs in zip(rows[actor], rows[other], strict=True)
            if mine is not None and theirs is not None
        ]
        shares.append(1 - Fraction(sum(gaps), 4 * len(gaps)) if gaps else Fraction(-1))
    return shares.index(max(shares)) if max(shares) >= 0 else None


@settings(max_examples=60)
@given(rooms(6, 4), st.lists(st.sampled_from([0, 0, 1, 1, 2, None]), min_size=6, max_size=6))
def test_an_answer_decides_between_the_blocs_that_really_filling_it_in_leads_to(
    rows: list[list[int | None]], drawn: list[int | None]
) -> None:
    sides = drawn[: len(rows)]
    blocs = [tuple(place for place, side in enumerate(sides) if side == one) for one in (0, 1, 2)]
    blocs = sorted((bloc for bloc in blocs if bloc), key=lambda bloc: (-len(bloc), bloc))
    for actor, issue, row in rows_of(pairs_of(*rows), blocs):
        choices = set()
        for answer in ANSWERS:
            filled = [list(one) for one in rows]
            filled[actor][issue] = answer
            choices.add(closest_bloc(filled, actor, blocs) if len(blocs) > 1 else None)
        letters = sorted("ABC"[choice] for choice in choices if choice is not None)
        assert row["decides"] == (" or ".join(letters) if len(letters) > 1 else "")


def test_a_tie_that_no_answer_breaks_decides_nothing_whatever_the_rounding() -> None:
    # One actor and two others, who share its words between them, say the same of everything: a0 stands as close to
    # either side whatever it answers. Over 11 issues it is 25 quarters close, and 11 * (6.25 / 11) is not 6.25 here.
    theirs = [-2, 2, 2, -1, 2, -2, -2, 2, 0, 2, 0]
    assert sum(4 - abs(2 - stance) for stance in theirs) == 25
    assert 11 * (6.25 / 11) != 6.25
    first: Row = [*theirs[:3], *[None] * 9]
    rest: Row = [*[None] * 3, *theirs[3:], 0]
    table = next_questions(pairs_of([*[2] * 11, None], [*theirs, 0], first, rest), [(2, 3), (1,)])
    assert table.loc[table["actor"] == "a0", "decides"].tolist() == [""]


def test_an_actor_between_two_camps_is_asked_first_what_tells_them_apart() -> None:
    between: Row = [2, -2, None, None]
    rows: list[Row] = [[2, 2, 2, 1], [2, 2, 2, 1], [-2, -2, -2, 1], [-2, -2, -2, 1], between]
    table = next_questions(pairs_of(*rows), [(0, 1), (2, 3)])
    # the third issue parts the camps; on the fourth they say the same, so it tells nothing about who is closest
    assert list(table["issue"]) == ["i2", "i3"]
    assert list(table["decides"]) == ["A or B", ""]
    # all four share two issues with the actor, and would share three
    assert list(table["unlocks"]) == [4, 4]
    # strong stances: an answer settles 4/4 of one of 4 issues, with all 4 others; 1: 3/4 of it
    assert list(table["narrows"]) == [pytest.approx(1 / 4), pytest.approx(3 / 16)]


def test_what_decides_comes_first_then_what_unlocks_most_then_what_narrows_most() -> None:
    left: Row = [2, 2, 2, 2, 0, 1]
    right: Row = [-2, -2, -2, None, 1, 1]
    asked: Row = [2, -2, None, None, None, None]
    table = next_questions(pairs_of(left, right, asked), [(0,), (1,)])
    # a2 shares two issues with either side and stands halfway. Of 6 issues and 2 others:
    found = list(table[["actor", "issue", "decides", "unlocks", "narrows"]].itertuples(index=False, name=None))
    assert found == [
        ("a2", "i2", "A or B", 2, pytest.approx((4 / 4 + 4 / 4) / 12)),
        ("a2", "i4", "A or B", 2, pytest.approx((2 / 4 + 3 / 4) / 12)),
        # heard of one side only: with it the answer makes 1/3 to 2/3, with the other side a half remains
        ("a2", "i3", "A or B", 1, pytest.approx((4 / 4) / 12)),
        # both sides say the same
        ("a2", "i5", "", 2, pytest.approx((3 / 4 + 3 / 4) / 12)),
        # five issues are shared already, and a bloc of one has no other member to stand close to
        ("a1", "i3", "", 0, pytest.approx((4 / 4) / 12)),
    ]


def test_a_pair_that_comes_to_be_ranked_tells_more_than_a_range_that_narrows() -> None:
    elsewhere: Row = [None, None, None, 2]
    table = next_questions(pairs_of([2, 2, None, None], [2, 2, 0, None], elsewhere, elsewhere), [])
    asked = table[table["actor"] == "a0"]
    assert list(asked["issue"]) == ["i2", "i3"]
    assert list(asked["unlocks"]) == [1, 0]
    # of 4 issues and 3 others: 2/4 of one, against 4/4 of two
    assert list(asked["narrows"]) == [pytest.approx(1 / 24), pytest.approx(2 / 12)]


@pytest.mark.parametrize("rows", [[], [[]], [WEST], [[2, None]], [[2, None], [None, None]], [[None], [None]]])
def test_without_anybody_to_compare_with_there_is_nothing_to_ask(rows: list[Row]) -> None:
    table = next_questions(pairs_of(*rows), [])
    assert table.empty
    assert list(table.columns) == ["actor", "issue", "narrows", "heard", "unlocks", "decides"]
