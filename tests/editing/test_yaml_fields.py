"""A field that is written reads back exactly, whatever its text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editing.yaml_fields import WIDTH, field_lines
from loaders.yaml_tree import parse
from tests.support.yaml_styles import TEXTS, WEIRD, read


@pytest.mark.parametrize("text", WEIRD)
def test_a_field_reads_back_exactly(text: str) -> None:
    assert read("\n".join(field_lines("note", text.strip(), 0))) == {"note": text.strip()}


@example("0\n\n", 2)
@given(TEXTS, st.sampled_from([0, 2, 4]))
def test_any_text_reads_back_exactly_with_fields_below_it(text: str, indent: int) -> None:
    lines = [*field_lines("note", text, indent), *field_lines("venue", "Havana", indent)]
    assert parse("\n".join(lines) + "\n").value == {"note": text, "venue": "Havana"}


@pytest.mark.parametrize("text", ["NO", "012", "2019-07-08", "Кто", "中文", "قال نعم", "it's 'so'", "a, b (c) – d"])
def test_what_needs_no_quotes_gets_none(text: str) -> None:
    assert field_lines("note", text, 4) == [f"    note: {text}"]


def test_long_text_is_folded_and_a_long_address_is_not() -> None:
    lines = field_lines("quote", "several words of it " * 20 + "end", 4)
    assert lines[0] == "    quote: >-"
    assert all(WIDTH - 20 < len(line) <= WIDTH + 10 for line in lines[1:-1])
    assert field_lines("url", "https://example.org/" + "x" * 200, 0) == ["url: https://example.org/" + "x" * 200]
