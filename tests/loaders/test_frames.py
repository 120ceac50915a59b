"""The tables: fixed columns and types, and what each cell holds."""

from pathlib import Path
from typing import get_args, get_type_hints

import pandas as pd
import pytest

from loaders import Dataset, frames, load, table_rows
from loaders.table_rows import (
    ActorRow,
    EventRow,
    IssueRow,
    MembershipRow,
    PositionRow,
    Row,
    SourceRow,
    columns_of,
    record_of,
    records,
)
from tests.support.folders import QUOTE, ROOT, actor, event, issue, position, source, write_folder

TABLES = {
    "positions": frames.POSITION_COLUMNS,
    "actors": frames.ACTOR_COLUMNS,
    "memberships": frames.MEMBERSHIP_COLUMNS,
    "issues": frames.ISSUE_COLUMNS,
    "sources": frames.SOURCE_COLUMNS,
    "events": frames.EVENT_COLUMNS,
}

ROWS: dict[str, type[Row]] = {
    "positions": PositionRow,
    "actors": ActorRow,
    "memberships": MembershipRow,
    "issues": IssueRow,
    "sources": SourceRow,
    "events": EventRow,
}


@pytest.fixture
def full(tmp_path: Path) -> Dataset:
    cuba = actor(
        position(date="../2014-12-18", stance="strong_oppose", quote=f">-\n      {QUOTE[:20]}\n\n      {QUOTE[20:]}"),
        position(date="2019-07-08/2019-07-10", attribution="characterised", according_to="sco"),
        short_name="Cuba",
        member_of="[sco, sco-rats]",
    )
    others = {"sco": actor(position()), "sco-rats": actor(position())}
    events = event(date="2019-09") + event(date="2001") + event(date="2019-07-08/2019-07-10")
    return load(write_folder(tmp_path, {"cuba": cuba, **others}, events=events))


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("empty", [False, True])
def test_columns_and_types_are_the_same_in_full_and_empty_folders(
    full: Dataset, tmp_path: Path, name: str, empty: bool
) -> None:
    table: pd.DataFrame = getattr(load(tmp_path / "nowhere") if empty else full, name)
    assert {column: str(dtype) for column, dtype in table.dtypes.items()} == TABLES[name]
    assert table.empty is empty
    assert table.index.equals(pd.RangeIndex(len(table)))


def test_positions_stand_by_actor_id_and_then_as_in_the_file(full: Dataset) -> None:
    assert list(full.positions["actor"]) == ["cuba", "cuba", "sco", "sco-rats"]
    assert list(full.actors["actor"]) == ["cuba", "sco", "sco-rats"]
    assert list(full.positions["line"]) == [6, 15, 4, 4]
    assert set(full.positions["file"]) == {"actors/cuba.yaml", "actors/sco.yaml", "actors/sco-rats.yaml"}


def test_a_position_row_holds_score_days_and_a_quotation_on_one_line(full: Dataset) -> None:
    first, second = full.positions.iloc[0], full.positions.iloc[1]
    assert first["stance"] == -2
    assert pd.isna(first["earliest"])
    assert first["latest"] == pd.Timestamp("2014-12-18")
    assert first["quote"] == " ".join((QUOTE[:20] + " " + QUOTE[20:]).split())
    assert (first["speaker"], first["according_to"], first["confidence"]) == ("", "", "high")
    assert (second["earliest"], second["latest"]) == (pd.Timestamp("2019-07-08"), pd.Timestamp("2019-07-10"))
    assert second["according_to"] == "sco"


def test_an_actor_without_a_short_name_is_shown_by_its_name(full: Dataset) -> None:
    assert list(full.actors["short_name"]) == ["Cuba", "Actor sco", "Actor sco-rats"]
    assert list(full.actors["member_of"]) == ["sco; sco-rats", "", ""]


def test_other_names_and_terms_stand_in_one_text_each_once(tmp_path: Path) -> None:
    cuba = actor(also_known_as="[Havana, 'Cuba, Republic of', Havana]")
    issues = issue("a", terms="[x y, z]") + issue("b")
    data = load(write_folder(tmp_path, {"cuba": cuba, "peru": actor()}, issues=issues))
    assert list(data.actors["also_known_as"]) == ["Havana; Cuba, Republic of", ""]
    assert list(data.issues["terms"]) == ["x y; z", ""]


def test_events_stand_oldest_first(full: Dataset) -> None:
    assert list(full.events["date"]) == ["2001", "2019-07-08/2019-07-10", "2019-09"]


@pytest.mark.parametrize("day", ["0001", "9999"])
def test_days_at_the_ends_of_the_calendar_fit(tmp_path: Path, day: str) -> None:
    cuba, sources = actor(position(date=f"../{day}")), source("sputnik-2024", published="9999")
    data = load(write_folder(tmp_path, {"cuba": cuba}, sources=sources))
    assert data.positions.loc[0, "latest"] == pd.Timestamp(int(day), 12, 31)


def test_a_record_is_found_by_its_id_and_an_unknown_id_is_no_record(full: Dataset) -> None:
    cuba = record_of(full.actors, ActorRow, "actor", "cuba")
    assert cuba is not None
    assert cuba.short_name == "Cuba"
    assert record_of(full.actors, ActorRow, "actor", "kuba") is None
    assert record_of(full.actors.head(0), ActorRow, "actor", "") is None


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_is_of_the_kind_that_the_class_of_its_row_says(full: Dataset, name: str) -> None:
    row = ROWS[name]
    kinds = {column: get_args(kind) or (kind,) for column, kind in get_type_hints(row).items()}
    assert set(kinds) - {"Index"} == set(TABLES[name])
    for data in (full, load(ROOT / "positions")):
        for record in records(getattr(data, name), row):
            assert isinstance(record, row)
            assert {column for column, some in kinds.items() if type(getattr(record, column)) not in some} == set()


def test_a_row_has_the_further_columns_of_its_table_too_and_its_label(full: Dataset) -> None:
    class Marked(PositionRow):
        __slots__ = ()
        more: int

    some = full.positions.assign(more=7).loc[[2, 0]]
    assert [(row.Index, row.actor, row.more) for row in records(some, Marked)] == [(2, "sco", 7), (0, "cuba", 7)]
    assert [(row.Index, row.actor) for row in records(some, PositionRow)] == [(2, "sco"), (0, "cuba")]


def test_a_large_table_is_read_block_by_block_to_the_same_rows(full: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = list(records(full.positions, PositionRow))
    monkeypatch.setattr(table_rows, "BLOCK", 2)
    assert len(at_once) > 2
    assert list(records(full.positions, PositionRow)) == at_once


def test_a_row_cannot_be_changed(full: Dataset) -> None:
    [first, *_] = records(full.positions, PositionRow)
    with pytest.raises(AttributeError):
        first.stance = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        first.mood = "good"  # type: ignore[attr-defined]


def test_a_table_is_not_read_as_rows_that_it_does_not_have(full: Dataset) -> None:
    with pytest.raises(AttributeError, match=r"no table of IssueRow: it has no contested, .*title, track$"):
        records(full.positions, IssueRow)


def test_columns_follow_from_the_class_of_a_row() -> None:
    assert columns_of(MembershipRow) == {
        **dict.fromkeys(("actor", "group", "since", "until"), "str"),
        **dict.fromkeys(("first", "last"), "datetime64[s]"),
    }
