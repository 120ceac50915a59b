"""The status of a document: as it is given, or as follows from what rests on it."""

from pathlib import Path

from analysis.coding_status import StatusRow, coding_statuses
from loaders import Dataset, load
from loaders.table_rows import records
from tests.support.folders import actor, event, position, source, write_folder


def statuses(data: Dataset) -> dict[str, StatusRow]:
    table = coding_statuses(data.sources, data.positions, data.events)
    return {row.Index: row for row in records(table, StatusRow)}


def test_a_status_is_the_given_one_or_follows_from_what_rests_on_the_document(tmp_path: Path) -> None:
    sources = (
        source("empty", status="nothing-to-code")
        + source("read", status="coded")
        + source("quoted")
        + source("dated")
        + source("waiting")
        + source("begun", status="to-code")
        + source("wrong", status="nothing-to-code")
    )
    said = [position(source=one) for one in ("begun", "quoted", "wrong")]
    folder = write_folder(tmp_path, {"cuba": actor(*said)}, sources=sources, events=event(source="dated"))
    found = statuses(load(folder))
    assert {one: row.status for one, row in found.items()} == {
        "waiting": "to-code", "begun": "to-code", "read": "coded", "quoted": "coded", "dated": "coded",
        "empty": "nothing-to-code", "wrong": "nothing-to-code",
    }  # fmt: skip
    assert list(found) == ["waiting", "begun", "read", "quoted", "dated", "empty", "wrong"]
    assert [one for one, row in found.items() if row.is_given] == ["begun", "read", "empty", "wrong"]
    assert [one for one, row in found.items() if row.is_partly] == ["begun"]
    assert [one for one, row in found.items() if row.contradicts] == ["wrong"]
    assert found["dated"].milestones == 1


def test_a_joint_position_counts_once_and_a_folder_without_documents_has_no_status(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {name: actor() for name in ("cuba", "kenya", "peru")})
    (folder / "joint").mkdir()
    head = "title: A letter\nactors: [cuba, kenya, peru]\npositions:\n"
    (folder / "joint/letter.yaml").write_text(head + position(attribution=None))
    data = load(folder)
    assert (len(data.positions), statuses(data)["sputnik-2024"].positions) == (3, 1)
    assert statuses(load(tmp_path / "nowhere")) == {}
