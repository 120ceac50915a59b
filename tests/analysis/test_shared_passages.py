"""Passages behind what two actors share, and what they make of the number of issues: against counting by hand."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.shared_passages import effective_n, effective_numbers
from tests.support.rooms import Cell, compared_in, told, told_rooms

PASSAGES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=8)


def slow_effective(passages: list[tuple[int, int]]) -> float:
    """The squared number of issues by the pairs of them that are one remark, gone through one by one."""
    remarks = [one for one in product(passages, passages) if one[0][0] == one[1][0] or one[0][1] == one[1][1]]
    return len(passages) ** 2 / len(remarks) if passages else 0


@given(PASSAGES)
def test_issues_on_one_passage_share_one_unit_of_weight(passages: list[tuple[int, int]]) -> None:
    found = effective_n(passages)
    assert found == slow_effective(passages)
    assert found == effective_n([(theirs, mine) for mine, theirs in passages])
    assert min(len(passages), 1) <= found <= len(passages)


@pytest.mark.parametrize("groups", [[3], [1, 1, 1], [3, 1], [2, 2, 2], [5, 3, 1, 1]])
def test_groups_on_passages_of_their_own_have_kishs_number(groups: list[int]) -> None:
    passages = [(number, 100 * number + place) for number, size in enumerate(groups) for place in range(size)]
    assert effective_n(passages) == pytest.approx(sum(groups) ** 2 / sum(size**2 for size in groups))


@given(told_rooms(actors=5, issues=5))
def test_every_pair_has_the_number_of_the_two_alone(rows: list[list[Cell | None]]) -> None:
    room = told(rows)
    compared = [[[(a[0], b[0]) for a, b in compared_in(one, other)] for other in rows] for one in rows]
    found = effective_numbers(room, np.array([[len(passages) for passages in row] for row in compared]))
    assert found.tolist() == [[pytest.approx(slow_effective(passages)) for passages in row] for row in compared]
