"""What is coded and what documents say is found together, and narrowed as somebody asks."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.finding.document_index import DocumentIndex
from analysis.finding.finder import Found, Narrowing, find
from analysis.finding.folded_words import folded_words
from analysis.finding.library import Library, library
from analysis.finding.query import read_query
from analysis.finding.quotation_index import QuotationIndex
from loaders import Dataset, load
from loaders.joint_statements import once
from loaders.table_rows import PositionRow, records
from tests.support.words_room import write_room


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dataset, QuotationIndex, Library]:
    folder = write_room(tmp_path_factory.mktemp("room"))
    data = load(folder)
    assert not data.errors
    return data, QuotationIndex(data), library(data.sources, folder / "documents", {})


def quotes(found: Found, data: Dataset) -> set[str]:
    return {str(data.positions["quote"][label]).split()[0] for label in found.quotations}


@pytest.mark.parametrize(
    ("where", "said", "read"),
    [
        (Narrowing(), {"we", "no", "las", "together"}, {"first", "second"}),
        (Narrowing(actor="cuba"), {"las", "together"}, {"first", "second"}),
        (Narrowing(issue="second"), {"no"}, {"second"}),
        (Narrowing(since=date(2020, 1, 1)), {"we", "las"}, {"first", "second"}),
        (Narrowing(since=date(2020, 6, 1), until=date(2021, 3, 1)), {"las"}, set()),
        (Narrowing(kind="press"), {"we", "together"}, {"first"}),
        (Narrowing(actor="kenya", kind="not-given"), {"no"}, {"second"}),
    ],
)
def test_words_are_found_where_somebody_asks(
    room: tuple[Dataset, QuotationIndex, Library], where: Narrowing, said: set[str], read: set[str]
) -> None:
    found = find(read_query("sanctions"), *room, where)
    assert quotes(found, room[0]) == said
    assert {one.source for one in found.passages} == read


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("illegal", {"las"}),
        ("minister", {"we"}),
        ("kenya", set()),
        ("kenya sanctions", {"we", "no", "together"}),
        ("nairobi crime", {"we"}),
        ('"cyber crime"', {"we"}),
        ('"crime cyber"', set()),
    ],
)
def test_who_says_it_and_on_what_counts_beside_other_words_alone(
    room: tuple[Dataset, QuotationIndex, Library], asked: str, said: set[str]
) -> None:
    assert quotes(find(read_query(asked), *room), room[0]) == said


def test_words_of_the_quotation_weigh_most_and_a_joint_statement_is_found_once(
    room: tuple[Dataset, QuotationIndex, Library],
) -> None:
    found = find(read_query("sanctions"), *room)
    assert len(found.quotations) == 4
    assert room[0].positions["quote"][found.quotations[-1]] == "no word of that here at all"


def test_actors_issues_and_titles_are_found_by_their_names(room: tuple[Dataset, QuotationIndex, Library]) -> None:
    found = find(read_query("nairobi"), *room)
    assert found == Found(actors=("kenya",))
    assert find(read_query("sanctions"), *room).issues == ("second",)
    assert find(read_query("sanctions"), *room).sources == ("fourth",)
    assert find(read_query("penalty"), *room).issues == ("broad-offences",)
    assert not find(read_query("nowhere"), *room)


def test_a_document_that_is_missing_or_another_is_not_looked_in_and_said(
    room: tuple[Dataset, QuotationIndex, Library],
) -> None:
    assert room[2].left_out == {"third": "not the file that was registered", "fourth": "not at hand"}


def test_after_a_change_only_what_has_changed_is_read_word_by_word(tmp_path: Path) -> None:
    folder = write_room(tmp_path)
    kept: dict[str, DocumentIndex] = {}
    before = library(load(folder).sources, folder / "documents", kept)
    (folder / "documents" / "second.txt").unlink()
    after = library(load(folder).sources, folder / "documents", kept)
    assert after.documents["first"] is before.documents["first"]
    assert [*after.documents] == ["first"]
    assert len(kept) == 1


WORDS = ["crime", "cyber", "网络", "law", "laws", "état", "kenya", "Etat"]


@given(
    st.lists(st.lists(st.sampled_from(WORDS), max_size=4), min_size=1, max_size=8),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
)
def test_what_is_found_is_what_a_look_at_every_position_finds(
    room: tuple[Dataset, QuotationIndex, Library], spoken: Sequence[Sequence[str]], asked: Sequence[str]
) -> None:
    some = once(room[0].positions)
    table = some.iloc[[number % len(some) for number in range(len(spoken))]].reset_index(drop=True)
    table = table.assign(quote=[" ".join(words) for words in spoken], joint="", note="", speaker="", translation="")
    data = Dataset(**{**vars(room[0]), "positions": table})
    own = {
        label: [" ".join(folded_words(text)) for text in (f"{row.quote}", row.venue)]
        for label, row in enumerate(records(table, PositionRow))
    }
    titles = {"second": "sanctions on crime", "broad-offences": "a title"}
    names = {"kenya": "actor kenya nairobi", "cuba": "actor cuba"}
    beside = {label: f"{names[row.actor]} {titles[row.issue]}" for label, row in enumerate(records(table, PositionRow))}
    query = read_query(" ".join(asked))

    def has(text: str, number: int) -> bool:
        term = query.terms[number]
        return f" {' '.join(term.words)}{'' if term.is_open else ' '}" in f" {text} "

    every = range(len(query.terms))
    expected = {
        label
        for label, texts in own.items()
        if any(has(text, number) for text in texts for number in every)
        and all(any(has(text, number) for text in (*texts, beside[label])) for number in every)
    }
    assert set(QuotationIndex(data).find(query)) == expected
