"""Memberships: how they are written, refused, found by editors, and kept as a table."""

import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from jsonschema import Draft7Validator

from editing.saves import FaultyTextError, delete, open_version
from editing.splice import change_head
from loaders import load
from loaders.editor_schemas import schemas
from loaders.folder_check import check_texts
from loaders.memberships import read_membership
from tests.support.folders import actor, texts, write_folder

WRITTEN = ["sco", "sco since 2017-06-09", "sco until 2010", "sco since 2001 until 2010-05-31", "sco since 2001~"]


@pytest.mark.parametrize("text", WRITTEN)
def test_what_is_written_is_taken_by_the_check_and_by_editors(text: str, tmp_path: Path) -> None:
    given = actor(member_of=f"\n  - {text}")
    assert check_texts(texts({"kenya": given, "sco": actor()})).problems == []
    folder = write_folder(tmp_path, {"kenya": given, "sco": actor()})
    schema = json.loads(schemas(load(folder))["schemas/actor.schema.json"])["properties"]["member_of"]
    assert list(Draft7Validator(schema).iter_errors([text])) == []


def test_a_vague_date_counts_only_while_the_actor_surely_is_a_member() -> None:
    held = read_membership("sco since 2001 until 2010-05")
    assert (held.group, held.first, held.last) == ("sco", date(2001, 12, 31), date(2010, 5, 1))
    assert (read_membership("sco").first, read_membership("sco").last) == (None, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sco from 2017", "'sco from 2017' is no membership; write the group's id, or with dates"),
        ("sco since", "is no membership"),
        ("sco since 2017/2018", "'2017/2018' is a span"),
        ("sco since 2017-02-30", "'2017-02-30' is not a day of the calendar"),
        ("sco since 2017 until 2016", "ends before it begins"),
        ("SCO since 2017", "'SCO' is not an id"),
        ("nato since 2017", "unknown actor 'nato'"),
        ("kenya since 2017", "an actor is no member of itself"),
    ],
)
def test_what_is_no_membership_is_refused_on_its_line(text: str, words: str) -> None:
    given = texts({"kenya": actor(member_of=f"\n  - sco\n  - {text}"), "sco": actor()})
    [problem] = check_texts(given).problems
    assert words in problem.message
    assert (problem.line, problem.excerpt) == (5, f"  - {text}")


def test_the_table_has_a_row_a_membership_and_the_actor_each_group_once(tmp_path: Path) -> None:
    kenya = actor(member_of="[sco until 2010, un, sco since 2017-06-09]")
    data = load(write_folder(tmp_path, {"kenya": kenya, "sco": actor(), "un": actor()}))
    assert data.memberships["group"].tolist() == ["sco", "un", "sco"]
    assert data.memberships["since"].tolist() == ["", "", "2017-06-09"]
    assert data.memberships["last"].tolist() == [pd.Timestamp("2010-01-01"), pd.NaT, pd.NaT]
    assert data.actors.set_index("actor").loc["kenya", "member_of"] == "sco; un"


def test_a_form_edits_dated_memberships() -> None:
    text = "name: X\nkind: state\n"
    changed = change_head(text, {"name": "X", "kind": "state", "member_of": "sco  since 2017-06-09, un"})
    assert changed == "name: X\nkind: state\nmember_of: [sco since 2017-06-09, un]\n"


def test_a_group_that_a_dated_membership_names_is_not_deleted(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"kenya": actor(member_of="[sco since 2017]"), "sco": actor()})
    with pytest.raises(FaultyTextError):
        delete(folder, "actors/sco.yaml", open_version(folder, "actors/sco.yaml").sha256)
    assert (folder / "actors/sco.yaml").exists()
