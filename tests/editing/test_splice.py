"""Edits of one record, by example: where it goes, what of it changes, and what is refused."""

import re

import pytest

from editing.actor_template import actor_template
from editing.editable_text import EditError
from editing.splice import (
    HEAD_FIELDS,
    add_position,
    add_record,
    change_head,
    change_position,
    change_record,
    locate,
    new_actor_text,
    remove_position,
)
from loaders.models import Actor
from tests.support.yaml_styles import NEW, TWO, kept_lines, positions, read


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
    with pytest.raises(EditError, match=words):
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
    with pytest.raises(EditError, match=re.escape(words)):
        add_position(TWO, fields)


def test_items_that_are_not_there_or_have_no_lines_are_refused() -> None:
    for index in (-1, 2):
        with pytest.raises(EditError, match="the file has 2"):
            remove_position(TWO, index)
    with pytest.raises(EditError, match="no lines of its own"):
        change_position("positions:\n- {date: 2019}\n", 0, NEW)
    with pytest.raises(EditError, match="remove it instead"):
        change_position(TWO, 0, {"issue": " "})
    with pytest.raises(EditError, match="comments stand inside"):
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
    with pytest.raises(EditError, match="unknown field 'positions'"):
        change_head(TWO, {"name": "X", "positions": "none"})


def test_other_names_and_terms_are_joined_by_semicolons_since_names_have_commas() -> None:
    fields = {"name": "An Actor", "also_known_as": "The Capital;  Actor, Republic of ;", "kind": "state"}
    changed = change_head(TWO, fields)
    assert "also_known_as: [The Capital, 'Actor, Republic of']\n" in changed
    assert read(changed)["also_known_as"] == ["The Capital", "Actor, Republic of"]
    assert change_head(changed, {"name": "An Actor", "kind": "state"}) == TWO
    issue = {"id": "a", "title": "A", "terms": "a word; two words"}
    added = add_record("- id: b\n  title: B\n", issue, ["id", "title", "terms"])
    assert added.endswith("- id: a\n  title: A\n  terms: [a word, two words]\n")
    assert change_record(added, 1, {**issue, "terms": "a word"}, ["id", "title", "terms"]).endswith("terms: [a word]\n")


def test_a_new_actor_is_the_template_filled_in() -> None:
    fields = {"name": "Kuba: 'the' island", "short_name": "Kuba", "also_known_as": "Havana; {x}", "kind": "group"}
    fields |= {"member_of": "sco", "note": "# who"}
    text = new_actor_text("note", fields)
    value = read(text)
    assert value == {**fields, "also_known_as": ["Havana", "{x}"], "member_of": ["sco"]}
    assert list(value) == ["name", "short_name", "also_known_as", "kind", "member_of", "note"]
    assert text.splitlines()[1].startswith("# note: the file's name is the actor's id.")
    assert "\n# iso3: XYZ " in text
    assert "kind: group            # state | group | organisation" in text
    assert new_actor_text("kuba", {"name": "Kuba"}) == actor_template("kuba", "Kuba")
    for identifier, name in (("No Id", "Kuba"), ("kuba", "  ")):
        with pytest.raises(EditError):
            new_actor_text(identifier, {"name": name})


def test_the_fields_are_those_of_the_models() -> None:
    assert {*HEAD_FIELDS, "positions"} == set(Actor.model_fields)
