"""How often actors acted as they spoke: counts, what they weigh, and who may be put in order."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.alignment import jeffreys
from analysis.deeds.comparisons import Outcome, comparisons
from analysis.deeds.tallies import Tally, by_share, tally
from tests.support.folders import positions_table


def counted(*votes: tuple[int, int], quotes: Sequence[str] = ()) -> Tally:
    """The tally of an actor that said and then did so on one issue after another; the deeds in these words, if any."""
    rows = [
        row
        for number, (said, done) in enumerate(votes)
        for row in (("cuba", f"i{number}", said, "2018-01-01"), ("cuba", f"i{number}", done, "2019-01-01"))
    ]
    words = [f"these are the words of statement number {number}." for number in range(len(rows))]
    if quotes:
        words[1::2] = quotes
    return tally(comparisons(positions_table(*rows, form=["statement", "vote"] * len(votes), quote=words)))


def test_each_deed_counts_once_and_mixed_ones_belong_to_n() -> None:
    found = counted((1, 2), (1, -1), (0, 1), (-2, -1))
    assert (found.spoken, found.against, found.mixed, found.n, found.passages) == (2, 1, 1, 4, 8)
    assert found.share == 0.25
    assert found.interval == jeffreys(0.25, 4)


@pytest.mark.parametrize("votes", [[], [(1, -1)], [(1, -1), (1, -1)]])
def test_too_few_votes_make_no_share(votes: list[tuple[int, int]]) -> None:
    found = counted(*votes)
    assert found.n == len(votes)
    assert (found.ranked, found.share, found.interval) == (False, None, None)


def test_three_votes_that_one_sentence_tells_are_one_quotation_and_make_no_share() -> None:
    told = "cuba voted against all three of them that day."
    assert counted((1, -1), (1, -1), (1, -1), quotes=[told] * 3).share is None
    assert counted((1, -1), (1, -1), (1, -1)).share == 1


def test_votes_that_are_held_against_one_remark_weigh_as_one() -> None:
    rows = [("cuba", "treaty", 1, "2018-01-01"), *(("cuba", "treaty", -1, f"2019-01-0{day}") for day in (1, 2, 3))]
    found = tally(comparisons(positions_table(*rows, form=["statement", "vote", "vote", "vote"])))
    assert (found.n, found.effective, found.passages, found.ranked) == (3, 1, 4, True)
    assert found.interval == jeffreys(1, 1)


TALLIES = st.builds(
    lambda against, spoken, mixed: Tally(
        {Outcome.against: against, Outcome.spoken: spoken, Outcome.mixed: mixed}, 9, 3, against + spoken + mixed
    ),
    *[st.integers(0, 4)] * 3,
)


@given(st.dictionaries(st.sampled_from("abcdef"), TALLIES))
def test_who_may_be_ranked_stands_by_the_share_and_nobody_else_is_in_the_order(tallies: dict[str, Tally]) -> None:
    order = by_share(tallies)
    assert set(order) == {actor for actor, one in tallies.items() if one.n >= 3}
    keys = [(-tallies[one].against / tallies[one].n, -tallies[one].n, one) for one in order]
    assert keys == sorted(keys)
