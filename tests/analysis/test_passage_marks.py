"""A document's text in parts, lines and segments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import passage_marks
from analysis.passage_marks import (
    LONGEST_LINE,
    MOST_LETTERS,
    MOST_PASSAGES,
    Passage,
    Span,
    around,
    has_too_many_lines,
    lines,
    mark,
    parts,
    passages_of,
    segments,
)

TEXT = "We want a long list. They do not.\n\nWe want a  long\nlist. No more."


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return start, start + len(words)


def shown(span: Span, passages: list[Passage]) -> list[tuple[str, list[int], list[int]]]:
    """Each segment as its words, the numbers of what covers it, and of what ends with it."""
    return [
        (TEXT[slice(*one.span)], [p.number for p in one.within], [p.number for p in one.ending])
        for one in segments(span, passages)
    ]


def test_overlapping_and_nested_passages_are_cut_where_either_begins_or_ends() -> None:
    passages = passages_of([(7, at("We want a long")), (8, at("a long list")), (9, at("long"))], TEXT, again=False)
    assert shown((0, 33), passages) == [
        ("We want ", [1], []),
        ("a ", [1, 2], []),
        ("long", [1, 2, 3], [1, 3]),
        (" list", [2], [2]),
        (". They do not.", [], []),
    ]


def test_positions_on_the_same_words_are_one_passage() -> None:
    passages = passages_of([(7, at("They do not")), (2, at("They do not"))], TEXT)
    assert passages == [Passage(1, at("They do not"), (7, 2))]


def test_words_that_stand_again_are_marked_in_every_place_under_one_number() -> None:
    first, again = passages_of([(7, at("want a long list"))], TEXT)
    assert (first.number, first.again, again.number, again.again) == (1, False, 1, True)
    assert TEXT[slice(*again.span)] == "want a  long\nlist"
    assert passages_of([(7, at("want a long list"))], TEXT, again=False) == [first]


def test_words_inside_longer_words_are_no_further_place() -> None:
    assert len(passages_of([(0, (0, 3))], "all overall, all's well, small")) == 2


def test_a_passage_over_two_lines_ends_in_the_second() -> None:
    passages = passages_of([(7, at("a  long\nlist"))], TEXT)
    first, second = lines(TEXT)[2:]
    assert shown(first, passages) == [("We want ", [], []), ("a  long", [1], [])]
    assert shown(second, passages) == [("list", [1], [1]), (". No more.", [], [])]


@given(st.text(alphabet="ab \n", max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(1, 30)), max_size=8))
def test_segments_add_up_to_the_text_and_every_passage_ends_once(text: str, marks: list[tuple[int, int]]) -> None:
    spans = [(n, (start, min(start + size, len(text)))) for n, (start, size) in enumerate(marks) if start < len(text)]
    passages = passages_of(spans, text, again=False)
    found = segments((0, len(text)), passages)
    assert "".join(text[slice(*one.span)] for one in found) == text
    assert sorted(one.number for segment in found for one in segment.ending) == [one.number for one in passages]
    for segment in found:
        covering = {p.number for p in passages if p.span[0] <= segment.span[0] and segment.span[1] <= p.span[1]}
        assert {one.number for one in segment.within} == covering


@given(st.text(alphabet="ab \n\r", max_size=60))
def test_lines_leave_out_nothing_but_their_ends(text: str) -> None:
    assert [text[slice(*span)] for span in lines(text)] == text.splitlines()


def test_a_text_that_is_a_single_line_is_cut_between_words() -> None:
    text = "word " * 3_000
    found = lines(text)
    assert "".join(text[slice(*span)] for span in found) == text
    assert max(end - start for start, end in found) <= LONGEST_LINE
    assert all(text[start:end].startswith("word") for start, end in found)


def test_a_line_without_any_space_is_cut_all_the_same() -> None:
    assert [end - start for start, end in lines("x" * (LONGEST_LINE + 5))] == [LONGEST_LINE, 5]


def test_a_long_document_is_cut_into_parts_that_hold_all_its_lines() -> None:
    text = "a line of twenty chars\n" * 45_000
    spans = lines(text)
    runs = parts(spans, passages_of([(n, span) for n, span in enumerate(spans[:100])], text, again=False))
    assert [span for run in runs for span in run] == spans
    assert [len(run) for run in runs[:3]] == [MOST_PASSAGES] * 3
    assert all(sum(end - start for start, end in run) <= MOST_LETTERS for run in runs)


def test_empty_lines_fill_a_part_as_others_do() -> None:
    assert max(map(len, parts(lines("\n" * 30_000), []))) <= MOST_LETTERS


def test_a_document_of_nothing_but_lines_is_known_before_it_is_cut_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passage_marks, "MOST_LINES", 3)
    assert [has_too_many_lines(text) for text in ("a\nb\nc\nd", "\n\n\n\n", "\u2028\f\x85\r", "")] == [
        False,
        True,
        True,
        False,
    ]


def test_a_place_is_found_in_its_part() -> None:
    text = "a line of twenty chars\n" * 4_500
    marked = mark(text, [(7, (0, 4)), (8, lines(text)[4_000])])
    assert [marked.part_at(place) for place in (0, len(text) - 2)] == [0, len(marked.parts) - 1]
    last = marked.of(8)
    assert last is not None
    part = marked.parts[marked.part_at(last.span[0])]
    assert part[0][0] <= last.span[0] < last.span[1] <= part[-1][1]
    assert marked.of(9) is None


def test_an_empty_document_is_one_empty_part() -> None:
    assert mark("", []).parts == [[]]
    assert mark("", []).part_at(0) == 0


def test_further_places_are_not_looked_for_in_very_much_text(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "the same words\n" * 3
    assert [one.again for one in mark(text, [(0, (0, 14))]).passages] == [False, True, True]
    monkeypatch.setattr(passage_marks, "MOST_SEARCHED", len(text) - 1)
    beyond = mark(text, [(0, (0, 14))])
    assert not beyond.has_copies
    assert [one.again for one in beyond.passages] == [False]


def test_a_context_is_cut_between_words_and_at_the_ends_of_the_text() -> None:
    text = "one two three four five six seven"
    assert text[slice(*around(at("four", text), text, 7))] == "three four five"
    assert around(at("four", text), text, 300) == (0, len(text))


def test_words_of_a_script_without_spaces_are_found_again_inside_others() -> None:
    text = "各国应当合作打击犯罪。我们认为各国应当合作打击犯罪行为。"
    first, again = passages_of([(0, (0, 10))], text)
    assert text[slice(*first.span)] == text[slice(*again.span)] == "各国应当合作打击犯罪"
