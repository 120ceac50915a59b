"""Reading YAML: text stays text, and what a data file has no use for is refused with its line."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from loaders.yaml_tree import MAX_DEPTH, Tree, parse
from tests.support.folders import ROOT

REAL = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "positions").rglob("*.yaml"))]


def only_fault(text: str) -> tuple[str, int, int]:
    """The message, line and column (from 1) of the one fault of a text that cannot be used."""
    tree = parse(text)
    assert tree.value is None
    assert len(tree.faults) == 1
    return tree.faults[0].message, tree.faults[0].line + 1, tree.faults[0].column + 1


@pytest.mark.parametrize(
    "scalar",
    ["NO", "yes", "true", "012", "0x1F", "1:30", "1e3", ".inf", "1_000", "2024-02-30", "2019-07-08", "null", "~"],
)
def test_every_scalar_stays_the_text_in_the_file(scalar: str) -> None:
    assert parse(f"a: {scalar}\nb: [{scalar}]\n").value == {"a": scalar, "b": [scalar]}


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ("a: b\nc: &anchor d\n", "an anchor (&anchor)", 2, 4),
        ("a: b\nc: *anchor\n", "an alias (*anchor)", 2, 4),
        ("a: b\nc: !!str d\n", "a tag (tag:yaml.org,2002:str)", 2, 4),
        ("a: b\nc: !!python/object/apply:os.system [ls]\n", "a tag (tag:yaml.org,2002:python/object", 2, 4),
        ("a: b\n<<: {c: d}\n", "a merge key (<<)", 2, 1),
        ("a: b\n---\nc: d\n", "a second document", 2, 1),
        ("a: b\n? [c]\n: d\n", "a key that is not a word", 2, 3),
        ("a: b\nc:\n  d: e\n\tf: g\n", "a tab in the indentation", 4, 1),
        ("a: b\n\tc: d\n", "a tab in the indentation", 2, 1),
        ("a: b\nc: d\x07e\n", "a control character", 2, 5),
        ("a: b\rc: d\x00e\r", "a control character", 2, 5),
        ("a: é\nc: d\ud800\n", "a control character", 2, 5),
        ("a: b\nc: d: e\n", "a second ': ' on this line", 2, 5),
        ("a: b\nword\nc: d\n", "a field without ': '", 2, 1),
        ("a: b\nc: 'd\ne: f\ng: h\n", "a quotation mark is opened and never closed", 2, 4),
        ("a: b\nc: @d\n", "a character that cannot begin a value", 2, 4),
        ("a:\n  - b: c\n d: e\n", "the indentation or a quotation mark is off here", 3, 2),
    ],
)
def test_what_is_refused_is_named_with_its_place(text: str, message: str, line: int, column: int) -> None:
    said, *place = only_fault(text)
    assert message in said
    assert place == [line, column]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[{a: ", "? "])
def test_a_hundred_thousand_brackets_are_a_fault_and_no_crash(opening: str) -> None:
    assert only_fault(opening * 100_000)[1] == 1


def test_nesting_is_allowed_down_to_the_limit() -> None:
    assert not parse("[" * MAX_DEPTH + "]" * MAX_DEPTH).faults
    assert "nesting" in only_fault("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))[0]


def test_a_duplicate_key_names_both_lines_and_reading_goes_on() -> None:
    tree = parse("a: 1\nb: 2\nc: 3\na: 4\nb: 5\nd: 6\n")
    assert [(fault.line + 1, fault.message) for fault in tree.faults] == [
        (4, "'a' stands twice; it is also on line 1"),
        (5, "'b' stands twice; it is also on line 2"),
    ]
    assert isinstance(tree.value, dict)
    assert tree.value["d"] == "6"


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n"])
def test_a_text_without_content_has_no_value_and_no_fault(text: str) -> None:
    assert parse(text) == Tree(None)


@pytest.mark.parametrize("empty", ["", "''", "' '", '"\\t"', ">-\n"])
def test_a_field_without_text_is_absent_and_its_place_is_known(empty: str) -> None:
    tree = parse(f"a: b\nfield: {empty}\nc: d\n")
    assert tree.value == {"a": "b", "c": "d"}
    mark = tree.mark(("field",))
    assert (mark.line, mark.column, mark.length) == (1, 0, len("field"))


@pytest.mark.parametrize(
    ("path", "key_place", "place", "length"),
    [
        (("name",), (0, 0), (0, 6), 4),
        (("list",), (1, 0), (2, 2), 1),
        (("list", 0, "é"), (2, 4), (2, 7), 3),
        (("list", 1, "b"), (3, 4), (3, 7), 1),  # a text over several lines is marked where it begins
        (("list", 1, "nothing"), (3, 4), (3, 4), 1),  # absent: the nearest thing that encloses it
        (("list", 7, "b"), (1, 0), (2, 2), 1),
        ((), (0, 0), (0, 0), 1),
    ],
)
def test_a_path_leads_to_line_and_column(
    path: tuple[int | str, ...], key_place: tuple[int, int], place: tuple[int, int], length: int
) -> None:
    mark = parse("name: Kuba\nlist:\n  - é: üöä\n  - b: >-\n      c d\n      e f\n").mark(path)
    assert ((mark.key_line, mark.key_column), (mark.line, mark.column), mark.length) == (key_place, place, length)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1).filter(
    lambda word: word.strip() != "" and word != "<<"
)


@given(
    st.recursive(
        WORDS,
        lambda inner: st.lists(inner) | st.dictionaries(WORDS.filter(lambda key: len(key) < 20), inner),
        max_leaves=8,
    )
)
def test_whatever_is_written_as_yaml_is_read_back(value: Any) -> None:
    text = yaml.safe_dump(value, default_style='"', allow_unicode=True)
    if _depth(value) > MAX_DEPTH:
        return
    assert parse(text) == Tree(value)


def _depth(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max((_depth(one) for one in inner), default=0)


SIGNS = st.sampled_from(list(" \t\n\r-:?[]{}&*!|>'\"\\%@`#,.abc0~<=\ud800\x00\x85\ufeff\u2028é"))


@given(st.text(st.characters()) | st.text(SIGNS, max_size=40))
def test_no_text_raises_and_every_fault_lies_within_it(text: str) -> None:
    for fault in parse(text).faults:
        assert 0 <= fault.line <= len(f"{text}|".splitlines())
        assert fault.column >= 0
        assert fault.message


@given(st.sampled_from(REAL), st.data())
def test_no_mutation_of_a_real_file_raises(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    tree = parse(text[:start] + data.draw(st.text(SIGNS, max_size=5)) + text[end:])
    assert tree.value is not None or tree.faults or start == 0
