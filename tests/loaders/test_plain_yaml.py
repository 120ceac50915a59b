"""Reading line by line: what is read is what `parse` reads, and the rest is left to it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.plain_yaml import Fields, read_plain
from loaders.yaml_tree import MAX_DEPTH, Tree, parse
from tests.support.folders import ROOT, actor, position

REAL = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "positions" / "actors").glob("*.yaml"))]


def assert_same(value: Any, tree: Tree, path: tuple[int | str, ...] = ()) -> None:
    """A value that was read quickly is that of the tree, on the same lines."""
    if not path:
        assert not tree.faults
        assert value == tree.value
    if isinstance(value, Fields):
        mark = tree.mark(path)
        assert value.line == (mark.key_line if path and isinstance(path[-1], int) else mark.line) or not path
        assert {key: tree.mark((*path, key)).key_line for key in value.lines} == value.lines
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in items:
        assert_same(inner, tree, (*path, step))


PLAIN = [
    actor(position(), position(quote=">-\n      in a few\n      words")),
    "name: a: b\n".replace(": b", ":b"),
    "name: it's a #1   # a comment\nnote: (so far)\n",
    "name: 'a: b'\nnote: \"# it's\"   \nshort_name: ''\nkind:\n",
    "# so\n\nname: a\n\n# and so\npositions:\n- issue: a\n  note: >-\n    # no comment\n    - no item\n\n- issue: b\n",
    "name: 'it''s'\nnote: '''it'''\nshort_name: ''''\n",
    "member_of: [ sco since 2017-06-09, c ]\n",
    "member_of: [a-b, c]\nnote: é – “ü”\n",
    "name: a\nalso_known_as: [The U.S., Côte d’Ivoire, A-B 2 , Ελλάδα, 中国]\n",
    "member_of: []\npositions:\n    - issue: a\n      stance: b\n    # so\nname: c\n",
    "date: ../2014-12-18\nnote: 2019-07-08/2019-07-10\n",
]


@pytest.mark.parametrize("text", PLAIN)
def test_what_files_are_written_in_is_read_line_by_line(text: str) -> None:
    fields = read_plain(text)
    assert fields is not None
    assert_same(fields, parse(text))


@pytest.mark.parametrize("text", REAL)
def test_the_files_of_the_default_data_are_read_line_by_line(text: str) -> None:
    fields = read_plain(text)
    assert fields is not None
    assert_same(fields, parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "name: a\nname: b\n",
        "name: a: b\n",
        "name: &a b\n",
        "name: a\n  goes on\n",
        "name: a\n  # goes on\n",
        "name: >-\n  a\n\n  b\n",
        "name: >-\n  a\n   b\n",
        "name: >-\n  a \n  b\n",
        "name: |\n  a\n",
        "name: >-\na\n",
        'name: "a\\tb"\n',
        "name: 'it'\n  goes on'\n",
        "name: 'it' s'\n",
        "name: a\tb\n",
        "name: a\r\n",
        "name: a\u2028b\n",
        "name: [a, b: c]\n",
        "name: [a,]\n",
        "also_known_as: ['Korea, Republic of']\n",
        "also_known_as: [a - b]\n",
        "also_known_as:\n  - a\n",
        "positions:\n  - issue: a\n   stance: b\n",
        "positions:\n  - issue: a\n - issue: b\n",
        "positions: a\n  - issue: b\n",
        "positions:\n  - a\n",
        "---\nname: a\n",
        "name: a\n...\n",
        "- name: a\n",
        "name: a",
        "",
    ],
)
def test_whatever_else_stands_in_a_file_is_left_to_the_parser(text: str) -> None:
    assert read_plain(text) is None
    assert_as_parsed(text)


def assert_as_parsed(text: str) -> None:
    """The quick reader gives what `parse` gives, or nothing."""
    value = read_plain(text)
    if value is not None:
        assert_same(value, parse(text))


@pytest.mark.parametrize(
    "text",
    ["a: *b\n", "a: &b c\n", "a: !!str b\n", "&a b: c\n", "<<: {a: b}\n", "a: b\na: c\n", "a: b\n---\nc: d\n",
     "? [a]\n: b\n", "a: [b\n", "a: \ud800\n", "a: \x07\n", "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1),
     "[" * 100_000],
)  # fmt: skip
def test_what_is_refused_is_left_to_the_reader_that_says_why(text: str) -> None:
    assert read_plain(text) is None
    assert parse(text).faults


@pytest.mark.parametrize("text", ["name: .#1 # a: b\n", "name: a#b: c\n", "name: a # b: c\n", "name: 'a'' : b\n"])
def test_a_sign_of_a_comment_inside_a_word_begins_none(text: str) -> None:
    assert_as_parsed(text)


PIECES = st.sampled_from(
    [*" \t\n\r-:?[]{}&*!|>'\"\\%@`#,.abc0~<=\x85\u2028é", "\n    ", "\n      ", "- ", ": ", " #", ">-\n", "''", "\n\n",
     "note: ", "\n  - ", "...", "---\n", "terms: [A b, ", "]", "_", "’", "中"]
)  # fmt: skip


@given(st.sampled_from(PLAIN + REAL), st.data())
def test_no_mutation_is_read_otherwise_than_by_the_parser(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 20)))
        text = text[:start] + "".join(data.draw(st.lists(PIECES, max_size=3))) + text[end:]
    assert_as_parsed(text)


KEYS = st.sampled_from(["name", "note", "issue", "quote", "positions"])
VALUES = st.text(st.sampled_from(list("ab -:#'\",.[]>|\n")), max_size=12)


@given(st.lists(st.tuples(st.sampled_from(["", "  ", "    ", "  - ", "- "]), KEYS, VALUES), max_size=6))
def test_no_lines_like_those_of_a_file_are_read_otherwise_than_by_the_parser(lines: list[tuple[str, str, str]]) -> None:
    assert_as_parsed("".join(f"{lead}{key}: {value}\n" for lead, key, value in lines))
