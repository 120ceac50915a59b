"""Edits of one record say what was asked for, and every other line stays byte for byte."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editing.editable_text import EditError
from editing.splice import (
    POSITION_FIELDS,
    add_position,
    add_record,
    add_records,
    change_position,
    change_record,
    edit_positions,
    locate,
    new_actor_text,
    remove_position,
    remove_record,
)
from loaders.folder_check import check_texts
from tests.support.folders import ROOT, texts
from tests.support.yaml_styles import LISTS, NEW, RECORDS, by_words, files, kept_lines, positions, read, settled

ACTORS = {path.name: path.read_bytes().decode() for path in sorted((ROOT / "positions" / "actors").glob("*.yaml"))}


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


@pytest.mark.parametrize(
    "text", ["", "# header\n", "[]\n", "- id: z # last\n", "# a\n\n- id: z\n\n- id: y\n  title: t\n\n# end\n"]
)
def test_records_that_are_added_at_once_are_those_added_one_by_one(text: str) -> None:
    added: list[dict[str, str]] = [
        {"id": "a", "title": "A: b"},
        {"title": "x", "id": "b", "terms": "c; d"},
        {"id": "e"},
    ]
    slow = text
    for number, one in enumerate(added):
        assert add_records(text, added[:number], ["id", "title", "terms"]) == slow
        slow = add_record(slow, one, ["id", "title", "terms"])
    with pytest.raises(EditError, match="nothing to add"):
        add_records(text, [{"id": ""}], ["id"])


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
    # of two records that are alike a comparison of lines may take one for the other
    went, came = (Counter(line for line in some if line.lstrip().startswith("#")) for some in kept_lines(text, changed))
    assert not went - came
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


@settings(max_examples=150, deadline=None)
@given(files(), st.lists(RECORDS, max_size=3), st.data())
def test_many_edits_at_once_are_those_edits_one_after_the_other(
    text: str, added: list[dict[str, str]], data: st.DataObject
) -> None:
    before = positions(text)
    numbers = st.sampled_from(range(len(before))) if before else st.just(-1)
    changed = data.draw(st.dictionaries(numbers, RECORDS, max_size=3 * bool(before)))
    removed = data.draw(st.sets(numbers, max_size=4 * bool(before))) - changed.keys()
    at_once = edit_positions(text, changed, removed, added)
    one_by_one = text
    for number, record in changed.items():
        one_by_one = change_position(one_by_one, number, record)
    for number in sorted(removed, reverse=True):
        one_by_one = remove_position(one_by_one, number)
    if not added:
        assert at_once == one_by_one
    for record in added:
        one_by_one = add_position(one_by_one, record)
    assert positions(at_once) == positions(one_by_one)
    went, came = kept_lines(one_by_one, at_once)
    assert [line for line in (*went, *came) if line.strip()] == []
