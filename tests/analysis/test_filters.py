"""Filters: the defaults keep everything, and each narrows what it says."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from analysis.filters import Filters, keep_actors, keep_issues, keep_positions
from analysis.selection import Selection
from loaders import Dataset, load
from loaders.vocabularies import Confidence
from tests.support.folders import ROOT, actor, issue, negotiation, positions_table, write_folder

TABLE = positions_table(
    *[("a", name, 1, "2019-01-01") for name in ("i", "j", "k", "l")],
    attribution=["own", "reported", "characterised", "own"],
    confidence=["high", "medium", "low", "low"],
)


@pytest.fixture
def data(tmp_path: Path) -> Dataset:
    issues = issue("i", track="one") + issue("j", contested="false", track="one") + issue("k", track="two") + issue("l")
    actors = {kind: actor(kind=kind) for kind in ("state", "group", "organisation")}
    return load(write_folder(tmp_path, actors, issues=issues, negotiation=negotiation("one", "two")))


def test_the_defaults_keep_everything_in_the_default_data() -> None:
    data = load(ROOT / "positions")
    assert keep_issues(data.issues, Filters()).equals(data.issues)
    assert keep_actors(data.actors, Filters()).equals(data.actors)
    assert keep_positions(data.positions, Filters(), set(data.issues["issue"])).equals(data.positions)


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(contested_only=True), ["i", "k", "l"]),
        (Filters(tracks=frozenset({"one"})), ["i", "j"]),
        (Filters(tracks=frozenset({"one"}), contested_only=True), ["i"]),
        (Filters(tracks=frozenset()), []),
    ],
)
def test_issues_are_kept_by_track_and_contest(data: Dataset, filters: Filters, kept: list[str]) -> None:
    assert list(keep_issues(data.issues, filters)["issue"]) == kept


@pytest.mark.parametrize("kinds", [{"state"}, {"group", "organisation"}, set()])
def test_actors_are_kept_by_kind(data: Dataset, kinds: set[str]) -> None:
    assert set(keep_actors(data.actors, Filters(kinds=frozenset(kinds)))["actor"]) == kinds


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(attributions=frozenset({"own"})), "il"),
        (Filters(attributions=frozenset({"reported", "characterised"})), "jk"),
        (Filters(attributions=frozenset()), ""),
        (Filters(least_confidence=Confidence.high), "i"),
        (Filters(least_confidence=Confidence.medium), "ij"),
        (Filters(least_confidence=Confidence.low), "ijkl"),
        (Filters(attributions=frozenset({"own"}), least_confidence=Confidence.medium), "i"),
    ],
)
def test_positions_are_kept_by_voice_and_at_least_the_confidence(filters: Filters, kept: str) -> None:
    assert "".join(keep_positions(TABLE, filters, list("ijkl"))["issue"]) == kept


def test_positions_on_other_issues_are_left_out_and_labels_stay() -> None:
    assert keep_positions(TABLE, Filters(), ["l", "x"]).index.to_list() == [3]


def test_issues_stand_by_track_in_the_order_of_the_negotiation_and_those_on_none_come_last(tmp_path: Path) -> None:
    tracks = {"i": "two", "j": "one", "k": "two", "l": "one", "m": "two"}
    issues = issue("h") + "".join(issue(name, track=track) for name, track in tracks.items())
    folder = write_folder(tmp_path, issues=issues, negotiation=negotiation("one", "two"))
    selection = Selection(load(folder), date(2024, 1, 1), Filters())
    assert selection.issue_ids == list("jlikmh")
    only_some = replace(selection, filters=Filters(tracks=frozenset({"one"})))
    assert only_some.issue_ids == list("jl")


def test_a_folder_without_tracks_keeps_its_issues_as_they_stand(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, issues=issue("b") + issue("a"))
    assert Selection(load(folder), date(2024, 1, 1), Filters()).issue_ids == ["b", "a"]
