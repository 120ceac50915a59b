"""Filters: the defaults keep everything, and each narrows what it says."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from analysis.filters import (
    NOT_GIVEN,
    Filters,
    document_labels,
    filters_in_words,
    keep_actors,
    keep_documents,
    keep_issues,
    keep_positions,
)
from analysis.inheritance import Inheritance, InheritedRow
from analysis.selection import Selection
from analysis.wording.document_kinds import caution_on, effect_of_kinds, rest_on_machines
from loaders import Dataset, load
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import Confidence
from tests.support.folders import (
    ROOT,
    actor,
    issue,
    joint,
    negotiation,
    position,
    positions_table,
    source,
    write_folder,
    write_joint,
)

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


@pytest.fixture
def mixed(tmp_path: Path) -> Dataset:
    """Four positions of Cuba on four documents: a record, a machine summary, press, and one of no kind."""
    kinds = {"record": "official-record", "summary": "machine-summary", "paper": "press"}
    sources = "".join(source(name, kind=kind) for name, kind in kinds.items()) + source("letter")
    said = [
        position(source="record"),
        position(source="summary", issue="un-convention", date="2020"),
        position(source="paper", date="2021"),
        position(source="letter", date="2022"),
    ]
    return load(write_folder(tmp_path, {"cuba": actor(*said)}, sources=sources))


@pytest.mark.parametrize(
    ("kinds", "kept"),
    [
        (None, ["record", "summary", "paper", "letter"]),
        ({"official-record", "press"}, ["record", "paper"]),
        ({NOT_GIVEN}, ["letter"]),
        ({"ngo"}, []),
        (set(), []),
    ],
)
def test_positions_are_kept_by_the_kind_of_their_document(
    mixed: Dataset, kinds: set[str] | None, kept: list[str]
) -> None:
    filters = Filters(documents=None if kinds is None else frozenset(kinds))
    assert list(keep_documents(mixed.positions, mixed.sources, filters)["source"]) == kept
    view = Selection(mixed, date(2024, 1, 1), filters)
    assert set(view.stated.all["source"]) == set(kept)
    assert list(view.of_all_documents.stated.all["source"]) == list(mixed.positions["source"])


def test_kinds_of_documents_are_offered_where_some_document_names_its_kind(mixed: Dataset, data: Dataset) -> None:
    assert list(document_labels(mixed.sources)) == ["official-record", "press", "machine-summary", NOT_GIVEN]
    assert document_labels(data.sources) == {}


def test_the_effect_of_the_kinds_is_told(mixed: Dataset) -> None:
    every = Selection(mixed, date(2024, 1, 1), Filters())
    assert effect_of_kinds(every) == "Without machine-made documents 3 of 4 positions are left."
    some = replace(every, filters=Filters(documents=frozenset({"official-record", NOT_GIVEN})))
    assert effect_of_kinds(some) == "Of these kinds, 2 of 4 positions are left."
    assert filters_in_words(some.filters, (), {})["Kinds of documents"] == "Kind not given, Official record"
    assert "Kinds of documents" not in filters_in_words(every.filters, (), {})
    assert effect_of_kinds(Selection(mixed, date(2019, 12, 31), Filters())) == ""


def test_a_position_of_a_joint_statement_counts_once_in_what_the_kinds_leave(tmp_path: Path) -> None:
    sources = source("record", kind="official-record") + source("summary", kind="machine-summary")
    folder = write_folder(tmp_path, {"cuba": actor(position(source="record")), "iran": actor()}, sources=sources)
    write_joint(folder, both=joint("[cuba, iran]", position(source="summary", issue="un-convention", date="2020")))
    every = Selection(load(folder), date(2024, 1, 1), Filters())
    assert len(every.stated.all) == 3
    assert effect_of_kinds(every) == "Without machine-made documents 1 of 2 positions are left."
    some = replace(every, filters=Filters(documents=frozenset({"machine-summary"})))
    assert effect_of_kinds(some) == "Of these kinds, 1 of 2 positions are left."
    assert rest_on_machines(every.stated.all, every)[0].startswith("1 of 2 positions from documents")


def test_what_rests_on_a_program_alone_is_told_so(mixed: Dataset) -> None:
    view = Selection(mixed, date(2024, 1, 1), Filters())
    cautions = {row.source: caution_on(row, view) for row in records(view.stated.all, PositionRow)}
    assert cautions.pop("summary") == (
        "from a machine summary, whose words may be the program's; nothing else in view bears it out"
    )
    assert set(cautions.values()) == {""}
    (point,) = rest_on_machines(view.stated.all, view)
    assert point == (
        "1 of 4 positions from documents that a program wrote (machine summary): the words may be the program's."
    )
    both = mixed.positions.assign(issue="broad-offences")
    borne_out = Selection(replace(mixed, positions=both), date(2024, 1, 1), Filters())
    told = [caution_on(row, borne_out) for row in records(both, PositionRow)]
    assert told[1] == "from a machine summary, whose words may be the program's"


def test_chosen_actors_narrow_who_is_compared_and_nobodys_words(tmp_path: Path) -> None:
    actors = {
        "cuba": actor(position(), member_of="[bloc]"),
        "iran": actor(position(attribution="characterised", according_to="cuba")),
        "bloc": actor(position(issue="un-convention"), kind="group"),
        "peru": actor(position(), member_of="[bloc]"),
    }
    data = load(write_folder(tmp_path, actors))
    chosen = Filters(actors=frozenset({"iran", "peru"}), inheritance=Inheritance.shown)
    view = Selection(data, date(2024, 1, 1), chosen)
    assert view.actor_ids == ["iran", "peru"]
    assert [(row.actor, row.according_to) for row in records(view.stated.all, PositionRow)] == [
        ("iran", "cuba"),
        ("peru", ""),
    ]
    assert [(row.actor, row.inherited_from) for row in records(view.inherited.all, InheritedRow)] == [("peru", "bloc")]
    assert view.room.pairs.actors == ("iran", "peru")


@pytest.mark.parametrize(
    ("actors", "kinds", "kept"),
    [(None, {"group"}, {"group"}), ({"state", "group"}, {"group"}, {"group"}), ({"state"}, {"group"}, set())],
)
def test_chosen_actors_are_kept_where_their_kind_is_too(
    data: Dataset, actors: set[str] | None, kinds: set[str], kept: set[str]
) -> None:
    filters = Filters(kinds=frozenset(kinds), actors=None if actors is None else frozenset(actors))
    assert set(keep_actors(data.actors, filters)["actor"]) == kept


def test_chosen_actors_stand_in_the_words_of_the_filters() -> None:
    names = {"b": "Cuba", "a": "Iran", "c": "Peru"}
    said = filters_in_words(Filters(actors=frozenset("ab")), (), names)
    assert said["Actors"] == "States, Groups, Organisations (only Cuba, Iran)"
    assert filters_in_words(Filters(), (), names)["Actors"] == "States, Groups, Organisations"
