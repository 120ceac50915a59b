"""Citations: a number a passage, in the order in which they come up, found without going through those before."""

from datetime import date
from types import SimpleNamespace
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from analysis.filters import Filters
from analysis.selection import Selection
from briefing.citations import Citations
from loaders import load
from loaders.table_rows import PositionRow
from tests.support.folders import ROOT

CHOSEN = Selection(load(ROOT / "positions"), date(2024, 3, 29), Filters())


class Passage(int):
    """The number of a passage, which counts how often one is compared with another."""

    compared = 0

    def __eq__(self, other: object) -> bool:
        Passage.compared += 1
        return int(self) == other

    __hash__ = int.__hash__


def cite_all(passages: list[int]) -> list[int]:
    """The numbers of passages that are cited one after the other, each by a position of its own."""
    citations = Citations(CHOSEN)
    positions = (SimpleNamespace(passage=Passage(passage), Index=label) for label, passage in enumerate(passages))
    return [citations.cite(cast(PositionRow, position)) for position in positions]


@given(st.lists(st.integers(0, 20)))
def test_a_passage_has_the_number_of_its_place_among_those_cited(passages: list[int]) -> None:
    in_order = list(dict.fromkeys(passages))
    assert cite_all(passages) == [in_order.index(passage) + 1 for passage in passages]


def test_ten_times_as_many_citations_take_ten_times_as_many_comparisons() -> None:
    def compared(passages: int) -> int:
        Passage.compared = 0
        assert cite_all([*range(passages)] * 2) == [*range(1, passages + 1)] * 2
        return Passage.compared

    assert compared(3000) <= 11 * compared(300)
