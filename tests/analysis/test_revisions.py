"""What changed between two versions of one folder."""

from pathlib import Path

import pytest

from analysis.codings.revisions import FieldChange, changes
from loaders import load
from loaders.models import Position
from tests.support.folders import QUOTE, actor, event, issue, position, source, write_folder

ACTORS = {"cuba": actor(position()), "peru": actor()}
NEW_QUOTE = "entirely other words that were also said on this"


def between(folder: Path, then: dict[str, str], now: dict[str, str], **lists: str) -> list[tuple[str, str, str]]:
    found = changes(load(write_folder(folder / "then", then)), load(write_folder(folder / "now", now, **lists)))
    return [(change.kind, change.what, change.name) for change in found]


CHANGED = {
    "issue": "un-convention",
    "stance": "oppose",
    "form": "vote",
    "article": "6(2)",
    "date": "2018",
    "source": "trend-2014",
    "locator": "p. 3",
    "quote": NEW_QUOTE,
    "translation": "in other words",
    "speaker": "Somebody",
    "venue": "Havana",
    "attribution": "reported",
    "confidence": "low",
    "note": "why",
}


@pytest.mark.parametrize("field", CHANGED)
def test_a_changed_field_is_a_change_and_no_new_position(field: str, tmp_path: Path) -> None:
    sources = source("sputnik-2024") + source("trend-2014")
    then = load(write_folder(tmp_path / "then", {"cuba": actor(position())}, sources=sources))
    edited = actor(position(**{field: CHANGED[field]}))
    now = load(write_folder(tmp_path / "now", {"cuba": edited}, sources=sources))
    [change] = changes(then, now)
    [one] = change.fields
    assert (change.kind, change.what, change.name, one.field, one.new) == (
        "position", "changed", "cuba", field, CHANGED[field],
    )  # fmt: skip


def test_every_field_of_a_position_is_watched() -> None:
    assert {*CHANGED, "according_to", "translated_by"} == set(Position.model_fields)


def test_both_values_are_told_as_the_file_has_them(tmp_path: Path) -> None:
    then = load(write_folder(tmp_path / "then", ACTORS))
    now = load(write_folder(tmp_path / "now", {**ACTORS, "cuba": actor(position(stance="strong_oppose", note="why"))}))
    assert changes(then, now)[0].fields == (
        FieldChange("stance", "support", "strong_oppose"),
        FieldChange("note", "", "why"),
    )


def test_positions_come_and_go(tmp_path: Path) -> None:
    two = actor(position(), position(issue="un-convention", quote=NEW_QUOTE))
    assert between(tmp_path / "more", ACTORS, {**ACTORS, "cuba": two}) == [("position", "added", "cuba")]
    assert between(tmp_path / "fewer", {**ACTORS, "cuba": two}, ACTORS) == [("position", "removed", "cuba")]


def test_a_new_file_name_is_a_changed_actor(tmp_path: Path) -> None:
    assert between(tmp_path, {"cuba": actor(position())}, {"peru": actor(position())}) == [
        ("actor", "removed", "cuba"),
        ("actor", "added", "peru"),
        ("position", "changed", "peru"),
    ]


def test_records_come_go_and_change(tmp_path: Path) -> None:
    lists = {
        "issues": issue("broad-offences", contested="false") + issue("data"),
        "sources": source("sputnik-2024", title="Another title"),
        "events": event(),
    }
    assert between(tmp_path, ACTORS, ACTORS, **lists) == [
        ("issue", "changed", "broad-offences"),
        ("issue", "added", "data"),
        ("issue", "removed", "un-convention"),
        ("source", "changed", "sputnik-2024"),
        ("event", "added", "A meeting"),
    ]


def test_order_comments_and_spaces_are_no_change(tmp_path: Path) -> None:
    one, other = position(), position(issue="un-convention", quote=NEW_QUOTE)
    then, now = actor(one, other), "# a comment\n" + actor(other, one.replace(QUOTE, QUOTE.replace(" ", "   ")))
    assert between(tmp_path, {"cuba": then}, {"cuba": now}) == []
