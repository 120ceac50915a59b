"""A document's passages: what the index finds is what a look at every word finds, and excerpts are the text's own."""

import threading
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.finding import document_index
from analysis.finding.document_index import DocumentIndex
from analysis.finding.folded_words import folded_words
from analysis.finding.occurrences import BESIDE, LONGEST, Part, excerpt, parts
from analysis.finding.query import MOST_WORDS, Query, Term, read_query
from tests.support.strange_texts import TEXTS

FEW_WORDS = st.lists(st.sampled_from(["a", "b", "c", "de", "def", "网", "络", "É.", "“b”\n"]), max_size=60).map(
    " ".join
)
ASKED = st.one_of(
    st.lists(st.sampled_from(["a", "b", "c", "de", "def", "网络", '"a b"', '"b c de"']), min_size=1, max_size=3).map(
        " ".join
    ),
    TEXTS,
)


def stands_in(words: list[str], term: Term) -> bool:
    """Whether the words have those of a term in a row: the obvious way."""
    *first, last = term.words
    rows = [words[at : at + len(term.words)] for at in range(len(words) - len(first))]
    return any(row[:-1] == first and (row[-1].startswith(last) if term.is_open else row[-1] == last) for row in rows)


@pytest.fixture(autouse=True)
def short_passages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_index, "PASSAGE", 50)
    monkeypatch.setattr(document_index, "PIECE", 30)


def words_of(some: Iterable[Part]) -> str:
    return "".join(part.text for part in some)


def found(text: str, query: Query) -> list[str]:
    """The excerpts of a document, all of them."""
    index = DocumentIndex(text)
    return [words_of(one.parts) for one in index.excerpts(query, index.matching(query), 1_000)]


@given(st.one_of(FEW_WORDS, TEXTS), ASKED)
def test_a_term_is_found_where_a_look_at_every_word_finds_it(text: str, asked: str) -> None:
    for term in read_query(asked).terms:
        if max(map(len, text.split()), default=0) < 30:
            assert bool(found(text, Query((term,)))) == stands_in(folded_words(text), term)


@given(FEW_WORDS, st.integers(0, 60), st.integers(2, MOST_WORDS))
def test_a_phrase_is_found_over_every_border(text: str, start: int, size: int) -> None:
    words = folded_words(text)[start : start + size]
    if words:
        excerpts = found(text, Query((Term(tuple(words), is_open=False),)))
        assert any(stands_in(folded_words(one), Term(tuple(words), is_open=False)) for one in excerpts)


@given(st.one_of(FEW_WORDS, TEXTS), ASKED)
def test_excerpts_and_marks_are_letter_for_letter_of_the_text(text: str, asked: str) -> None:
    query = read_query(asked)
    marked = parts(text, query)
    assert words_of(marked) == text
    assert all(part.text for part in marked)
    assert any(part.is_marked for part in marked) == any(stands_in(folded_words(text), term) for term in query.terms)
    one = excerpt(text, (0, len(text)), query)
    assert text[one.start :].startswith(words_of(one.parts))


def test_what_stands_far_apart_is_not_found_together_and_no_place_counts_twice() -> None:
    text = "alpha " + "word " * 200 + "omega " + "word " * 200 + "alpha"
    assert found(text, read_query("alpha omega")) == []
    assert len(found(text, read_query("alpha"))) == 2
    rows = DocumentIndex(text).matching(read_query("word")).tolist()
    assert len(rows) > 4
    assert all(row % 2 == 0 for row in rows)


def test_the_best_stretch_of_a_passage_is_shown() -> None:
    text = "crime " + "x " * 20 + "of cyber crime here"
    assert "of cyber crime here" in found(text, read_query("cyber crime"))[0]


@pytest.mark.parametrize(
    ("text", "asked", "marked"),
    [
        ("关于网络犯罪的公约草案", "公约", ["公约"]),
        ("关于网络犯罪的公约草案", "约", ["约"]),
        ("关于网络犯罪的公约草案", "络犯 草案", ["络犯", "草案"]),
        ("关于网络犯罪的公约草案", "网犯", []),
        ("نص الاتفاقيّةِ الدولية", "اتفاقية", ["الاتفاقيّةِ"]),
        ("نص اتفاقية دولية", "الاتّفاقية", ["اتفاقية"]),
        ("e\u0301te\u0301, ÉTÉ", "ete", ["e\u0301te\u0301", "ÉTÉ"]),
        ("Diyarbakır İZMİR", "DIYARBAKIR izmir", ["Diyarbakır", "İZMİR"]),
        ("große Straßen", "strasse GROSSE", ["große", "Straßen"]),
        ("ο λόγος ΤΟΥ ΛΟΓΟΥ", '"λογοσ"', ["λόγος"]),
        ("The Conventions", "convention", ["Conventions"]),
        ("The Conventions", '"convention"', []),
        ("the theatre", "the", ["the"]),
        ("a non-\nbinding con-\r\n vention", "nonbinding convention", ["non-\nbinding", "con-\r\n vention"]),
        ("a non-\nbinding text", "non-binding", ["non-\nbinding"]),
        ("a con\u00ad\nvention", '"a convention"', ["a con\u00ad\nvention"]),
    ],
)
def test_words_of_many_scripts_are_found_and_marked(text: str, asked: str, marked: list[str]) -> None:
    query = read_query(asked)
    assert [part.text for part in parts(text, query) if part.is_marked] == marked
    assert bool(found(text, query)) == bool(marked)


@given(st.integers(0, 80))
def test_a_word_that_a_line_cuts_is_found_wherever_a_passage_ends(before: int) -> None:
    text = f"{'x ' * before}con-\nvention{' y' * 80}"
    assert len(found(text, read_query('"convention"'))) == 1


def test_no_word_makes_an_excerpt_long() -> None:
    text = "e" + "\u0301" * 9_000 + " and more"
    assert len(words_of(excerpt(text, (0, len(text)), read_query("e")).parts)) <= LONGEST + 2 * BESIDE


def test_many_threads_may_ask_at_once() -> None:
    index = DocumentIndex("alpha beta " * 2_000)
    answers: list[int] = []

    def ask() -> None:
        answers.extend(len(index.matching(read_query("alpha"))) for _ in range(20))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [answers[0]] * 80
    assert answers[0] > 0
