"""Whatever is typed is words and phrases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.finding.query import MOST_WORDS, Query, Term, read_query
from analysis.finding.word_index import WordIndex
from tests.support.naughty import PIECES

COMMANDS = "\"*-+^:(){}NEAR AND OR NOT quote: ab,“”«'\\\x00;"


def term(*words: str, is_open: bool = False) -> Term:
    return Term(words, is_open)


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("the Convention", [term("the"), term("convention", is_open=True)]),
        ('"cyber crime" EU', [term("cyber", "crime"), term("eu")]),
        ("“cyber crime", [term("cyber", "crime")]),
        ("«Конвенция»", [term("конвенция")]),
        ("cyber-crimes", [term("cyber", "crimes", is_open=True)]),
        ("网络 犯", [term("网", "络"), term("犯")]),
        ("convention convention", [term("convention", is_open=True)]),
        ("conv*", [term("conv", is_open=True)]),
        ('"" -- * ', []),
    ],
)
def test_marks_make_a_phrase_and_other_words_stand_by_themselves(typed: str, terms: list[Term]) -> None:
    assert read_query(typed) == Query(tuple(terms))


def test_of_very_many_words_the_first_are_looked_for_and_it_is_said() -> None:
    typed = " ".join(f"word{number}" for number in range(MOST_WORDS + 1))
    assert read_query(typed).is_cut
    assert sum(len(one.words) for one in read_query(typed).terms) == MOST_WORDS
    assert not read_query(typed.rpartition(" ")[0]).is_cut


@given(
    st.one_of(
        st.text(max_size=60), st.text(st.sampled_from(COMMANDS), max_size=30), st.sampled_from([*PIECES.values()])
    )
)
def test_nothing_that_is_typed_is_a_command_or_an_error(typed: str) -> None:
    index = WordIndex({"quote": 2.0, "context": 1.0}, [("near and or not quote", "a b")], ["context"])
    query = read_query(typed)
    if query.terms:
        assert index.matching(query).tolist() in ([], [0])
