"""Edits of one record: it says what was asked for, and every other line stays byte for byte."""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editing.actor_template import actor_template
from editing.editable_text import EditRefused
from editing.splice import (
    HEAD_FIELDS,
    POSITION_FIELDS,
    add_position,
    add_record,
    change_head,
    change_position,
    change_record,
    locate,
    new_actor_text,
    remove_position,
    remove_record,
)
from editing.yaml_fields import WIDTH, field_lines
from loaders.folder_check import check_texts
from loaders.models import Actor, Event, Issue, Source
from loaders.yaml_tree import parse
from tests.support.folders import QUOTE, ROOT, texts

ACTORS = {path.name: path.read_bytes().decode() for path in sorted((ROOT / "positions" / "actors").glob("*.yaml"))}
LISTS = {
    f"{model.__name__.lower()}s.yaml": (
        (ROOT / "positions" / f"{model.__name__.lower()}s.yaml").read_bytes().decode(),
        tuple(model.model_fields),
    )
    for model in (Issue, Source, Event)
}
NEW = {
    "issue": "un-convention",
    "stance": "support",
    "date": "2019-07-08",
    "source": "sputnik-2024",
    "quote": QUOTE,
    "attribution": "own",
}
TWO = """\
name: An Actor  # who
kind: state

# in date order
positions:
  # of the briefing
  - issue: un-convention  # first
    stance: support
    date: 2018
    # a remark within
    source: "sputnik-2024"
    quote: >-  # verbatim
      we want a long list
      of offences
    attribution: own

  - issue: broad-offences
    stance:   'oppose'
    date: 2020
    source: sputnik-2024
    quote: we want no long list of offences
    attribution: own
    # the end
# beneath
"""
WEIRD = [
    "NO",
    "012",
    "2019",
    "1:30",
    "~",
    "a: b",
    "a #b",
    "# a",
    "- a",
    "-",
    "? a",
    "[a",
    "{a: b}",
    "it's",
    "'a' b",
    '"a" b',
    "a:",
    "@a",
    "%a",
    "&a",
    "*a",
    "!a",
    "|",
    ">-",
    "---",
    "...",
    "a\tb",
    "a\nb",
    "a\n\n b",
    "a\r\nb",
    "a\x85b\u2028c",
    "bell\x07",
    "\ufeffa",
    "a\xa0b",
    "Кто: сказал",
    "قال: نعم",
    "中文：文本",
    "👩‍👩‍👧 e\u0301",
    "word " * 60 + "end",
    "a: b #c " * 30 + "end",
    "# a " * 40 + "end",
    "- " * 80 + "end",
    "中文" * 80,
    "слово " * 40 + "конец",
    "كلمة " * 40 + "نهاية",
    "a  b " * 40 + "end",
    "'a' " * 40 + "end",
]
TEXTS = (
    st.sampled_from(WEIRD)
    | st.text(st.sampled_from(" -:#'\"[]{},&*!|>%@`?~\\\n\tabcé中ش👍\u0301012"), min_size=1, max_size=40)
    | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)
).filter(lambda text: bool(text.strip()))
DATES = st.sampled_from(
    ["2001", "2018-05", "2019-07-08", "2019-07-08/2019-07-10", "../2019-03-29", "2020-01~", "2024-03"]
)
RECORDS = st.fixed_dictionaries(
    {"issue": st.sampled_from(["un-convention", "broad-offences"]), "date": DATES, "quote": TEXTS},
    optional={"stance": TEXTS, "speaker": TEXTS, "venue": TEXTS, "note": TEXTS},
)


def settled(value: Any) -> Any:
    """A value as the models see it: without white space around its texts."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        return {name: settled(inner) for name, inner in value.items()}
    return [settled(inner) for inner in value or ()]


def read(text: str) -> Any:
    """The value of a text that has no fault."""
    tree = parse(text)
    assert tree.faults == []
    return settled(tree.value)


def positions(text: str) -> list[dict[str, str]]:
    """The positions of an actor's file."""
    found: list[dict[str, str]] = read(text).get("positions", [])
    return found


def by_words(record: Mapping[str, str]) -> list[tuple[str, str]]:
    """An order of records that does not ask in which order their fields stand."""
    return sorted(record.items())


def write(record: Mapping[str, str], draw: st.DrawFn, dash: int, column: int, style: str) -> str:
    """A record by hand, in one of the styles that people write, with remarks strewn in."""
    lines: list[str] = []
    for name in draw(st.permutations(list(record))):
        quoted = f'"{record[name]}"' if draw(st.booleans()) else f"'{record[name]}'"
        shapes = [
            record[name],
            quoted,
            f">-\n{' ' * (column + 2)}{record[name]}",
            f"|+\n{' ' * (column + 1)}{record[name]}",
        ]
        shape = draw(st.sampled_from(shapes))
        comment = draw(st.sampled_from(["", "", "  # why", "  "])) if "\n" not in shape else ""
        lines.append(f"{' ' * column}{name}: {shape}{comment}\n")
        lines.append(draw(st.sampled_from(["", "", "", f"{' ' * column}# within\n", "\n"])))
    text = "".join(lines)
    start = " " * dash + "-"
    return f"{start}\n{text}" if style == "alone" else start.ljust(column) + text[column:]


@st.composite
def files(draw: st.DrawFn, key: str = "positions") -> str:
    """An actor's file (or a list file, without a key) in many styles."""
    dash = draw(st.sampled_from([0, 2, 4]))
    column = dash + draw(st.sampled_from([2, 4]))
    words = st.sampled_from(["some words", "слова тут", "中文", "quote of it"])
    record = st.fixed_dictionaries({"issue": words, "date": DATES}, optional={"quote": words, "note": words})
    items = draw(st.lists(record, min_size=0 if key else 1, max_size=4))
    style = draw(st.sampled_from(["beside", "beside", "alone"]))
    between = draw(st.sampled_from(["", "\n", "\n\n"]))
    parts = []
    for item in items:
        above = draw(st.sampled_from(["", "", f"{' ' * dash}# above\n", "# far\n\n", f"{' ' * (dash + 1)}# deep\n"]))
        parts.append(above + write(item, draw, dash, column, style))
    text = between.join(parts)
    if key:
        head = draw(st.sampled_from(["name: X\nkind: state\n", "# of it\nname: 'X'  # x\n\nkind: state\n"]))
        text = head + (f"{key}:\n{text}" if items else "") + draw(st.sampled_from(["", "# below\n", "\n# below\n\n"]))
        text += draw(st.sampled_from(["", "note: last\n"]))
    else:
        text = draw(st.sampled_from(["", "# header\n", "# header\n\n"])) + text
    text = text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))
    return text.rstrip() if draw(st.booleans()) else text


def ended(text: str) -> str:
    """A text with a break behind its last line."""
    return text if text.endswith("\n") else text + ("\r\n" if "\r\n" in text else "\n")


def kept_lines(old: str, new: str) -> tuple[list[str], list[str]]:
    """The lines that went and those that came; the others are the same, in the same order."""
    before, after = ended(old).splitlines(keepends=True), ended(new).splitlines(keepends=True)
    changes = [c for c in SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if c[0] != "equal"]
    return [line for c in changes for line in before[c[1] : c[2]]], [
        line for c in changes for line in after[c[3] : c[4]]
    ]


@pytest.mark.parametrize("text", WEIRD)
def test_a_field_reads_back_exactly(text: str) -> None:
    assert read("\n".join(field_lines("note", text.strip(), 0))) == {"note": text.strip()}


@given(TEXTS, st.sampled_from([0, 2, 4]))
def test_any_text_reads_back_exactly(text: str, indent: int) -> None:
    lines = field_lines("note", text, indent)
    assert parse("\n".join(lines) + "\n").value == {"note": text}


@pytest.mark.parametrize("text", ["NO", "012", "2019-07-08", "Кто", "中文", "قال نعم", "it's 'so'", "a, b (c) – d"])
def test_what_needs_no_quotes_gets_none(text: str) -> None:
    assert field_lines("note", text, 4) == [f"    note: {text}"]


def test_long_text_is_folded_and_a_long_address_is_not() -> None:
    lines = field_lines("quote", "several words of it " * 20 + "end", 4)
    assert lines[0] == "    quote: >-"
    assert all(WIDTH - 20 < len(line) <= WIDTH + 10 for line in lines[1:-1])
    assert field_lines("url", "https://example.org/" + "x" * 200, 0) == ["url: https://example.org/" + "x" * 200]


def test_a_position_goes_where_its_date_and_issue_belong() -> None:
    added = add_position(TWO, NEW)
    assert [p["date"] for p in positions(added)] == ["2018", "2019-07-08", "2020"]
    went, came = kept_lines(TWO, added)
    assert (went, len(came)) == ([], len(NEW) + 1)
    assert "    attribution: own\n\n  - issue: un-convention\n    stance: support\n" in added
    assert [p["issue"] for p in positions(add_position(TWO, {**NEW, "date": "2020", "issue": "a"}))][1] == "a"
    assert positions(add_position(TWO, {**NEW, "date": "2021"}))[2]["date"] == "2021"
    assert positions(add_position(TWO, {**NEW, "date": "../2001"}))[0]["date"] == "../2001"


def test_among_positions_out_of_order_it_follows_the_last_that_is_not_later() -> None:
    text = "name: X\nkind: state\npositions:\n- date: 2021\n- date: 2018\n- date: 2022\n- date: never\n"
    assert [p["date"] for p in positions(add_position(text, NEW))] == ["2021", "2018", "2019-07-08", "2022", "never"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: X\nkind: state\n", "name: X\nkind: state\n\npositions:\n  - date: 2019\n"),
        ("name: X\nkind: state", "name: X\nkind: state\n\npositions:\n  - date: 2019"),
        ("name: X\r\nkind: state\r\n\r\n", "name: X\r\nkind: state\r\n\r\npositions:\r\n  - date: 2019\r\n\r\n"),
        ("name: X\npositions:\n", "name: X\npositions:\n  - date: 2019\n"),
        ("positions: []  # none\nname: X\n", "positions:  # none\n  - date: 2019\nname: X\n"),
        ("name: X\npositions:\n-   date: 2018\n", "name: X\npositions:\n-   date: 2018\n\n-   date: 2019\n"),
        ("name: X\npositions:\n -\n  date: 2018\n", "name: X\npositions:\n -\n  date: 2018\n\n -\n  date: 2019\n"),
        ("name: X\npositions:\n- {date: 2018}\n# a\n", "name: X\npositions:\n- {date: 2018}\n\n- date: 2019\n# a\n"),
    ],
)
def test_a_new_position_is_written_in_the_style_of_the_file(text: str, expected: str) -> None:
    assert add_position(text, {"date": "2019"}) == expected


def test_the_template_takes_positions_and_gives_them_back() -> None:
    empty = actor_template("kuba", "Kuba")
    added = add_position(empty, {**NEW, "speaker": ""})
    assert added.startswith(empty)
    assert positions(added) == [NEW]
    assert remove_position(added, 0) == empty


def test_only_the_lines_of_changed_fields_change() -> None:
    old = positions(TWO)[0]
    changed = change_position(TWO, 0, {**old, "stance": "oppose", "quote": "never said: a word of it", "note": "x"})
    went, came = kept_lines(TWO, changed)
    assert went == ["    stance: support\n", "    quote: >-  # verbatim\n", *TWO.splitlines(True)[12:14]]
    assert came == ["    stance: oppose\n", "    quote: 'never said: a word of it'  # verbatim\n", "    note: x\n"]
    assert change_position(TWO, 0, old) == TWO
    assert change_position(TWO, 0, {**old, "quote": "we want a  long list\nof offences"}) == TWO


def test_the_field_beside_the_dash_can_change_go_and_come() -> None:
    old = positions(TWO)[0]
    assert "\n  - issue: b  # first\n" in change_position(TWO, 0, {**old, "issue": "b"})
    without = change_position(TWO, 0, {**old, "issue": ""})
    assert "  # of the briefing\n  - stance: support\n    date: 2018\n" in without
    assert "  - issue: x\n    stance: support\n" in change_position(without, 0, {**old, "issue": "x"})
    bare = "positions:\n  - note: n\n    # of the stance\n    stance: support\n"
    assert (
        change_position(bare, 0, {"stance": "support"}) == "positions:\n  -\n    # of the stance\n    stance: support\n"
    )


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("note: # why\n      old", "note: new # why"),
        ("note:  # why\n      # and\n      old  # so", "note: new  # why\n    # and\n    # so"),
        ("note: 'a\n      b'  # why", "note: new  # why"),
        ("note: |+ # why\n      a\n\n", "note: new # why\n\n"),
        ("note:  # empty", "note: new  # empty"),
        ("note: [a,\n      b]  # why", "note: new  # why"),
    ],
)
def test_comments_of_a_changed_field_stay(field: str, expected: str) -> None:
    text = f"positions:\n  - issue: x\n    {field}\n    # below\nname: X\n"
    assert change_position(text, 0, {"issue": "x", "note": "new"}) == text.replace(field, expected)


def test_fields_that_no_position_has_stay_until_they_are_emptied() -> None:
    text = "positions:\n  - issue: x\n    speeker: who\n    date: 2019\n"
    changed = change_position(text, 0, {"issue": "x", "date": "2020"})
    assert changed == text.replace("2019", "2020")
    assert change_position(changed, 0, {"issue": "x", "date": "2020", "speeker": ""}).count("\n") == 3


def test_a_removed_position_takes_its_comments_along() -> None:
    assert remove_position(TWO, 0) == TWO[: TWO.index("  # of")] + TWO[TWO.index("  - issue: broad") :]
    assert remove_position(TWO, 1) == TWO[: TWO.index("\n  - issue: broad")] + "# beneath\n"
    assert (
        remove_position(remove_position(TWO, 0), 0)
        == TWO[: TWO.index("\n# in date")] + "\n# in date order\n# beneath\n"
    )


def test_every_line_knows_its_position() -> None:
    found = [locate(TWO, number) for number in range(1, TWO.count("\n") + 2)]
    assert found == [None] * 5 + [0] * 10 + [None] + [1] * 7 + [None] * 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name: 'X\n", "fault on line 1.*quotation mark"),
        ("name: X\nname: Y\n", "fault on line 2.*stands twice"),
        ("", "does not hold the fields of an actor"),
        ("- a\n", "does not hold the fields of an actor"),
        ("{name: X}\n", "does not hold the fields of an actor"),
        ("positions: none\n", "'positions' is not a list"),
        ("positions: [{date: 2019}]\n", "in brackets"),
        ("name: X\n...\n", "cannot be edited here"),
    ],
)
def test_what_cannot_be_edited_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(EditRefused, match=words):
        add_position(text, NEW)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "nothing to add"),
        ({"date": "tomorrow"}, "not a date"),
        ({**NEW, "speeker": "x"}, "unknown field 'speeker'; did you mean 'speaker'"),
        ({**NEW, "note": "half \ud800"}, "'note' holds a character"),
    ],
)
def test_fields_that_cannot_be_written_are_refused(fields: dict[str, str], words: str) -> None:
    with pytest.raises(EditRefused, match=re.escape(words)):
        add_position(TWO, fields)


def test_items_that_are_not_there_or_have_no_lines_are_refused() -> None:
    for index in (-1, 2):
        with pytest.raises(EditRefused, match="the file has 2"):
            remove_position(TWO, index)
    with pytest.raises(EditRefused, match="no lines of its own"):
        change_position("positions:\n- {date: 2019}\n", 0, NEW)
    with pytest.raises(EditRefused, match="remove it instead"):
        change_position(TWO, 0, {"issue": " "})
    with pytest.raises(EditRefused, match="comments stand inside"):
        change_head("name: X\nmember_of: [a, # why\n  b]\n", {"name": "X", "member_of": "a"})


def test_the_head_of_a_file_changes_field_by_field() -> None:
    changed = change_head(TWO, {"name": "Another", "kind": "group", "member_of": "sco, un", "note": "a: b"})
    expected = TWO.replace("An Actor", "Another").replace(
        "kind: state\n", "kind: group\nmember_of: [sco, un]\nnote: 'a: b'\n"
    )
    assert changed == expected
    assert change_head(changed, {"name": "An Actor", "kind": "state"}) == TWO
    assert (
        change_head(changed, {"name": "Another", "kind": "group", "member_of": ["sco", "un"], "note": "a: b"})
        == changed
    )
    with pytest.raises(EditRefused, match="unknown field 'positions'"):
        change_head(TWO, {"name": "X", "positions": "none"})


def test_a_new_actor_is_the_template_filled_in() -> None:
    fields = {"name": "Kuba: 'the' island", "short_name": "Kuba", "kind": "group", "member_of": "sco", "note": "# who"}
    text = new_actor_text("note", fields)
    value = read(text)
    assert value == {**fields, "member_of": ["sco"]}
    assert list(value) == ["name", "short_name", "kind", "member_of", "note"]
    assert text.splitlines()[1].startswith("# note: the file's name is the actor's id.")
    assert "\n# iso3: XYZ " in text
    assert "kind: group            # state | group | organisation" in text
    assert new_actor_text("kuba", {"name": "Kuba"}) == actor_template("kuba", "Kuba")
    for identifier, name in (("No Id", "Kuba"), ("kuba", "  ")):
        with pytest.raises(EditRefused):
            new_actor_text(identifier, {"name": name})


@pytest.mark.parametrize("name", ACTORS)
def test_every_position_of_the_data_can_be_changed_removed_and_added_again(name: str) -> None:
    text = ACTORS[name]
    before = positions(text)
    for number, old in enumerate(before):
        assert change_position(text, number, old) == text
        changed = change_position(text, number, {**old, "note": "another: note", "stance": "mixed"})
        assert positions(changed)[number] == {**old, "note": "another: note", "stance": "mixed"}
        assert positions(change_position(changed, number, old)) == before
        without = remove_position(text, number)
        assert positions(without) == before[:number] + before[number + 1 :]
        again = add_position(without, old)
        assert sorted(positions(again), key=by_words) == sorted(before, key=by_words)
        assert again.count("\n\n") == text.count("\n\n")


@pytest.mark.parametrize("name", LISTS)
def test_every_record_of_the_lists_can_be_changed_removed_and_added_again(name: str) -> None:
    text, order = LISTS[name]
    before = read(text)
    for number, old in enumerate(before):
        assert change_record(text, number, old, order) == text
        changed = change_record(text, number, {**old, "title": "Another: title"}, order)
        assert read(changed)[number] == {**old, "title": "Another: title"}
        without = remove_record(text, number)
        assert read(without) == before[:number] + before[number + 1 :]
        assert sorted(read(add_record(without, old, order)), key=by_words) == sorted(before, key=by_words)
        assert without.startswith(text[: text.index("\n\n") + 2])


def test_a_list_can_be_emptied_and_begun_again() -> None:
    text = "# header\n- id: a  # x\n  title: b\n"
    empty = remove_record(text, 0)
    assert empty == "# header\n[]\n"
    assert add_record(empty, {"title": "b", "id": "a"}, ["id", "title"]) == "# header\n- id: a\n  title: b\n"
    assert add_record("# header\n", {"id": "a"}, ["id"]) == "# header\n\n- id: a\n"
    assert add_record("", {"id": "a"}, ["id"]) == "- id: a\n"


def test_an_edited_folder_passes_the_check() -> None:
    actor = add_position(new_actor_text("kuba", {"name": "Kuba"}), {**NEW, "confidence": "low", "note": "a # b"})
    assert check_texts(texts() | {"actors/kuba.yaml": actor}).problems == []


@settings(max_examples=150, deadline=None)
@given(files(), RECORDS)
def test_adding_and_removing_gives_the_same_file(text: str, record: dict[str, str]) -> None:
    before = positions(text)
    added = add_position(text, record)
    after = positions(added)
    new = max(n for n, one in enumerate(after) if one == settled(record))
    assert after[:new] + after[new + 1 :] == before
    assert kept_lines(text, added)[0] == []
    assert remove_position(added, new) == text


@settings(max_examples=150, deadline=None)
@given(files(), RECORDS, st.data())
def test_a_change_touches_its_record_only_and_can_be_taken_back(
    text: str, record: dict[str, str], data: st.DataObject
) -> None:
    before = positions(text)
    if not before:
        return
    number = data.draw(st.integers(0, len(before) - 1))
    changed = change_position(text, number, record)
    assert positions(changed) == [*before[:number], settled(record), *before[number + 1 :]]
    assert read(changed).keys() == read(text).keys()
    went, _ = kept_lines(text, changed)
    assert not [line for line in went if line.lstrip().startswith("#")]
    assert re.findall(r"# (?:within|above|far|deep|below)\b", changed) == re.findall(
        r"# (?:within|above|far|deep|below)\b", text
    )
    assert positions(change_position(changed, number, before[number])) == before


@settings(max_examples=100, deadline=None)
@given(files(), st.data())
def test_a_removal_leaves_the_other_records_as_they_are(text: str, data: st.DataObject) -> None:
    before = positions(text)
    if not before:
        return
    number = data.draw(st.integers(0, len(before) - 1))
    without = remove_position(text, number)
    assert positions(without) == before[:number] + before[number + 1 :]
    assert kept_lines(text, without)[1] == []
    lines = text.count("\n") + 1
    assert {locate(text, line) for line in range(1, lines + 1)} - {None} == set(range(len(before)))


@settings(max_examples=100, deadline=None)
@given(files(key=""), RECORDS)
def test_list_files_are_edited_by_the_same_rules(text: str, record: dict[str, str]) -> None:
    before = read(text)
    after = add_record(text, record, POSITION_FIELDS)
    new = [n for n, one in enumerate(read(after)) if one == settled(record)]
    assert [*read(after)[: new[-1]], *read(after)[new[-1] + 1 :]] == before
    assert kept_lines(text, after)[0] == []
    if before:
        assert remove_record(after, new[-1]) == text
    undated = [name for name in POSITION_FIELDS if name != "date"] + ["when"]
    assert read(add_record(text, {"when": "then"}, undated)) == [*before, {"when": "then"}]


def test_the_fields_are_those_of_the_models() -> None:
    assert {*HEAD_FIELDS, "positions"} == set(Actor.model_fields)
