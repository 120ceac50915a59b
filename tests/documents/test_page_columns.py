"""Pages of PDFs in columns: read one column after the other, however a page draws them; tables stay in their rows."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain, zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.document_text import text_of
from documents.quotation_search import locate
from documents.readers.page_columns import Run, is_woven, reading_order
from tests.support.documents import pdf_of_placed

FIRST = [
    "The Committee took note of the",
    "proposals of three delegations",
    "and asked the Secretariat to pre-",
    "pare a list of them. It decided",
    "to meet again in the spring.",
]
SECOND = [
    "One delegation wanted the list",
    "of offences to be long and to",
    "name crimes that existed already",
    "offline. Another one said that",
    "a short list would be better.",
]
PLACES = (60, 310)
"""Points from the left at which the columns begin."""

Placed = tuple[float, float, str]


def by_rows(*columns: list[str], top: float = 700, places: tuple[float, ...] = PLACES) -> Iterator[Placed]:
    """The lines of columns as a page draws them that goes from row to row."""
    for row, lines in enumerate(zip_longest(*columns)):
        for place, line in zip(places, lines, strict=True):
            if line:
                yield place, top - 14 * row, line


def by_columns(*columns: list[str], places: tuple[float, ...] = PLACES) -> Iterator[Placed]:
    """The same lines as most pages draw them."""
    for place, lines in zip(places, columns, strict=True):
        yield from by_rows(lines, places=(place,))


def lines_of(*placed: Placed) -> list[str]:
    return [line.strip() for line in text_of("a.pdf", pdf_of_placed(placed)).strip().splitlines()]


def test_columns_that_are_drawn_row_by_row_are_read_one_after_the_other() -> None:
    assert lines_of(*by_rows(FIRST, SECOND)) == [*FIRST, *SECOND]


def test_three_columns_of_unequal_length_keep_their_order() -> None:
    short = [line[:25] for line in FIRST]
    found = lines_of(*by_rows(short, short[:3], short[1:], places=(40, 230, 420)))
    assert found == [*short, *short[:3], *short[1:]]


def test_a_word_that_a_line_of_a_column_cuts_is_whole_in_quotations() -> None:
    text = text_of("a.pdf", pdf_of_placed(by_rows(FIRST, SECOND)))
    assert locate("asked the Secretariat to prepare a list of them", text)
    assert locate("name crimes that existed already offline.", text)


def test_columns_that_are_drawn_one_after_the_other_stay_as_they_are() -> None:
    assert lines_of(*by_columns(FIRST, SECOND)) == [*FIRST, *SECOND]


def test_a_heading_across_the_columns_parts_what_stands_above_it_from_what_stands_below() -> None:
    heading = (60.0, 600.0, "A heading that goes across both columns of the page, from edge to edge")
    found = lines_of(*by_rows(FIRST, SECOND), heading, *by_rows(SECOND, FIRST, top=570))
    assert found == [*FIRST, *SECOND, heading[2], *SECOND, *FIRST]


def test_what_stands_at_the_head_and_the_foot_of_a_page_is_in_no_column() -> None:
    head, number, foot = (60.0, 728.0, "A/AC.291/L.1"), (310.0, 616.0, "2"), (450.0, 616.0, "V.24-00001")
    found = lines_of(head, *by_rows(FIRST, SECOND), number, foot)
    assert found == [head[2], *FIRST, *SECOND, number[2], foot[2]]


@pytest.mark.parametrize(
    "rows",
    [
        [("Albania", "Yes", "Algeria", "No"), ("Andorra", "Yes", "Angola", "No"), ("Armenia", "No", "Austria", "Yes")],
        [("1. General provisions of the convention", "3"), ("2. Offences and their elements", "17"), ("3. Asset", "9")],
    ],
    ids=["votes", "contents"],
)
def test_the_cells_of_a_table_stay_in_their_rows(rows: list[tuple[str, ...]]) -> None:
    cells = by_rows(*(list(column) for column in zip(*rows, strict=True)), places=(60, 310, 400, 500)[: len(rows[0])])
    assert " ".join(lines_of(*cells)).split() == " ".join(word for row in rows for word in row).split()


def test_a_word_that_stands_higher_than_its_line_stays_in_it() -> None:
    marked = [*by_rows(FIRST, SECOND), (226.0, 704.0, "1")]
    marked.insert(1, marked.pop())
    assert " ".join(lines_of(*marked)).startswith("The Committee took note of the1 proposals of three")


POINTS = st.floats(0, 800, allow_nan=False)
RUNS = st.lists(st.builds(Run, st.integers(), st.integers(), POINTS, POINTS, POINTS, st.floats(1, 30)), min_size=1)


@given(RUNS)
def test_no_run_is_lost_or_doubled_wherever_it_stands(runs: list[Run]) -> None:
    assert Counter(reading_order(runs)) == Counter(runs)


@given(st.lists(st.integers(3, 30), min_size=2, max_size=4))
def test_columns_of_any_length_are_read_from_left_to_right_and_from_the_top_down(lengths: list[int]) -> None:
    columns = [
        [Run(0, 0, 130 * x, 130 * x + 110, 700 - 12 * row, 10) for row in range(n)] for x, n in enumerate(lengths)
    ]
    by_row = sorted(chain(*columns), key=lambda run: (-run.base, run.left))
    assert is_woven(by_row)
    assert list(reading_order(by_row)) == list(chain(*columns))
