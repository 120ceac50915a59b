"""Which positions of several codings are one unit."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.codings.coding_units import longest_run, match, match_all, overlapping, words
from tests.support.folders import positions_table

UNIT = ("actor", "issue", "source")
DAYS = ("2019-07-08", "2020-01-01")
Row = tuple[str, str, int, str, str, str]
"""Actor, issue, stance, day, source and quotation."""

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["cuba", "peru"]),
        st.sampled_from(["data", "norms"]),
        st.integers(-2, 2),
        st.sampled_from(DAYS),
        st.sampled_from(["paper", "speech"]),
        st.lists(st.sampled_from(["we", "want", "a", "list"]), min_size=5, max_size=9).map(" ".join),
    ),
    max_size=7,
)


def table(rows: list[Row]) -> pd.DataFrame:
    return positions_table(
        *((actor, issue, stance, day) for actor, issue, stance, day, _, _ in rows),
        source=[row[4] for row in rows],
        quote=[row[5] for row in rows],
    )


def one(quote: str, stance: int = 1, day: str = DAYS[0], **other: str) -> Row:
    row = {"actor": "cuba", "issue": "data", "source": "paper", **other}
    return (row["actor"], row["issue"], stance, day, row["source"], quote)


def content(rows: list[Row], pairs: list[tuple[int, int]], others: list[Row]) -> list[tuple[Row, Row]]:
    return sorted((rows[a], others[b]) for a, b in pairs)


def matched(left: list[Row], right: list[Row]) -> list[tuple[int, int]]:
    return [(pair.left, pair.right) for pair in match(table(left), table(right), UNIT)]


@given(ROWS, ROWS)
@settings(deadline=None)
def test_no_position_is_in_two_pairs_and_a_pair_is_of_one_unit(left: list[Row], right: list[Row]) -> None:
    pairs = matched(left, right)
    assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)
    for a, b in pairs:
        assert (left[a][0], left[a][1], left[a][4]) == (right[b][0], right[b][1], right[b][4])
        assert longest_run(words(left[a][5]), words(right[b][5])) >= 5


@given(ROWS, ROWS)
@settings(deadline=None)
def test_it_is_the_same_from_either_side(left: list[Row], right: list[Row]) -> None:
    there, back = matched(left, right), [(a, b) for b, a in matched(right, left)]
    assert content(left, there, right) == content(left, back, right)


@given(ROWS, ROWS, st.randoms())
@settings(deadline=None)
def test_the_order_of_the_files_does_not_matter(left: list[Row], right: list[Row], random: st.DataObject) -> None:
    other_left, other_right = list(left), list(right)
    random.shuffle(other_left)  # type: ignore[attr-defined]
    random.shuffle(other_right)  # type: ignore[attr-defined]
    assert content(left, matched(left, right), right) == content(
        other_left, matched(other_left, other_right), other_right
    )


@given(ROWS)
@settings(deadline=None)
def test_a_coding_matches_itself_position_by_position(rows: list[Row]) -> None:
    pairs = matched(rows, rows)
    assert [rows[a] for a, _ in pairs] == [rows[b] for _, b in pairs] == rows


def test_case_punctuation_and_line_breaks_are_no_difference() -> None:
    assert matched([one("“We want\n a LIST,  of offences”")], [one("we want a list of offences")]) == [(0, 0)]
    assert words("ﬁve Straße") == ("five", "strasse")


@pytest.mark.parametrize(("shared", "expected"), [(4, []), (5, [(0, 0)])])
def test_five_words_in_a_row_make_an_overlap(shared: int, expected: list[tuple[int, int]]) -> None:
    common = ["one", "two", "three", "four", "five"][:shared]
    left = " ".join(["only", "a", "said", *common])
    right = " ".join([*common, "and", "then", "b"])
    assert matched([one(left)], [one(right)]) == expected


@pytest.mark.parametrize("field", ["actor", "issue", "source"])
def test_the_same_words_elsewhere_are_another_unit(field: str) -> None:
    assert (
        matched(
            [one("we want a list of offences")], [one("we want a list of offences", 1, DAYS[0], **{field: "other"})]
        )
        == []
    )


def test_the_best_overlap_goes_first_and_the_stance_has_no_say() -> None:
    whole = "we want a long list of offences in the convention"
    part = "a long list of offences"
    # by stance the first would go with the second
    left, right = [one(whole, stance=2), one(part, stance=-2)], [one(part, stance=2), one(whole, stance=-2)]
    assert matched(left, right) == [(0, 1), (1, 0)]


def test_of_two_remarks_in_the_same_words_the_dates_tell_which_is_which() -> None:
    quote = "we want a long list of offences"
    left, right = [one(quote, 1, DAYS[0]), one(quote, 2, DAYS[1])], [one(quote, 1, DAYS[1]), one(quote, 2, DAYS[0])]
    assert matched(left, right) == [(0, 1), (1, 0)]


def test_the_same_words_are_found_under_another_issue() -> None:
    left, right = table([one("we want a list of offences")]), table([one("want a list of offences", issue="norms")])
    assert overlapping(left, right, ("actor", "source")) == {0: 0}
    assert overlapping(left, right, UNIT) == {}


@given(ROWS, ROWS)
@settings(deadline=None)
def test_of_two_codings_the_units_are_the_pairs_and_what_each_has_alone(left: list[Row], right: list[Row]) -> None:
    pairs = [{0: a, 1: b} for a, b in matched(left, right)]
    alone = [{0: a} for a in range(len(left)) if a not in [pair[0] for pair in pairs]]
    alone += [{1: b} for b in range(len(right)) if b not in [pair[1] for pair in pairs]]
    found = match_all([table(left), table(right)], UNIT)
    assert sorted(map(repr, map(sorted, (unit.items() for unit in found)))) == sorted(
        map(repr, map(sorted, (unit.items() for unit in pairs + alone)))
    )


@given(st.lists(ROWS, min_size=3, max_size=4))
@settings(deadline=None)
def test_every_position_of_several_codings_is_in_one_unit_of_its_cell(codings: list[list[Row]]) -> None:
    found = match_all([table(rows) for rows in codings], UNIT)
    places = [place for unit in found for place in unit.items()]
    assert sorted(places) == [(coder, row) for coder, rows in enumerate(codings) for row in range(len(rows))]
    for unit in found:
        rows = [codings[coder][row] for coder, row in unit.items()]
        assert len({(row[0], row[1], row[4]) for row in rows}) == 1
        near = [
            [longest_run(words(row[5]), words(other[5])) >= 5 for other in rows if other is not row] for row in rows
        ]
        assert len(rows) == 1 or all(any(some) for some in near)


def test_two_are_one_unit_through_a_third_who_quotes_the_words_of_both() -> None:
    first, second = one("we want a long list"), one("of all offences in it")
    third = one("we want a long list of all offences in it")
    assert match_all([table([row]) for row in (first, second, third)], UNIT) == [{0: 0, 2: 0, 1: 0}]
    assert match_all([table([row]) for row in (first, second)], UNIT) == [{0: 0}, {1: 0}]
