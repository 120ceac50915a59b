"""The data package: valid by the validator of its standard, and with nothing lost or made up on the way."""

import csv
import gzip
import hashlib
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import frictionless
import pandas as pd
import pytest

from commands.__main__ import main
from documents.quotation_check import unchecked
from exchange.data_package.package import DESCRIPTOR, data_package
from exchange.data_package.position_ids import position_ids
from exchange.data_package.published_data import published_data
from exchange.exported_files import TABLES, unguard
from exchange.position_rows import rows_of
from loaders import Dataset, load
from loaders.joint_statements import once
from tests.support.folders import (
    ROOT,
    actor,
    event,
    issue,
    joint,
    negotiation,
    position,
    source,
    write_folder,
    write_joint,
)

SPOKEN = "we want a long list\nof offences in the convention"
DOCUMENT = (
    f"Said the minister: “{SPOKEN}”, and sat down. \U0001f600 On 2019-12-27 Cuba voted yes on the draft convention."
)
FORMULA = "'=HYPERLINK(\"https://example.org\"); -2 \u202e\\N'"
ARABIC = "مرحبا، قال الوزير"

VOTES = (
    position(form="vote", date="2019-12-27", stance="oppose", issue="un-convention"),
    position(form="vote", date="2019-12-27", stance="support", issue="un-convention", attribution="reported"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which there is one of everything."""
    made = write_folder(
        tmp_path_factory.mktemp("data") / "positions",
        {
            "cuba": actor(
                position(quote="On 2019-12-27 Cuba voted yes on the draft convention", form="vote", date="2019-12-27",
                         issue="un-convention", source="record"),
                position(note=FORMULA, date="2019~", venue=ARABIC),
                position(note=FORMULA, date="2019~", venue=ARABIC),
                name="Republic of Cuba", short_name=FORMULA, iso3="CUB",
                member_of="[a-group since 2017-06, a-group until 2010-06-09, a-group since 2001~]",
            ),
            "peru": actor(*VOTES, kind="state", also_known_as="[Lima]"),
            "oman": actor(position(form="vote", date="2019-12-27", stance="mixed", issue="un-convention"),
                          position(attribution="characterised", according_to="peru",
                                   quote="not a word of this is there", form="vote", date="2019-12-27",
                                   stance="strong_oppose", issue="un-convention")),
            "a-group": actor(kind="group"),
        },
        issues=issue("broad-offences", track="crime", title=ARABIC) + issue("un-convention"),
        sources=source("sputnik-2024", url="https://example.org/a?b=1", affiliation="peru", licence="CC BY 4.0")
        + source("record", kind="official-record", file="sputnik-2024.txt"),
        events=event(),
    )  # fmt: skip
    (made / "negotiation.yaml").write_text(negotiation("crime", title=FORMULA), encoding="utf-8")
    write_joint(made, together=joint("[cuba, peru]", position(attribution=None, date="2020-01-01")))
    (made / "documents").mkdir()
    (made / "documents/sputnik-2024.txt").write_text(DOCUMENT, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def data(folder: Path) -> Dataset:
    found = load(folder)
    assert found.errors == ()
    return found


@pytest.fixture(scope="module")
def out(folder: Path) -> Path:
    made = folder.parent / "out"
    assert main(["export", str(folder), "--format", "datapackage", "-o", str(made), "--documents",
                 str(folder / "documents")]) == 0  # fmt: skip
    return made


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))


def test_the_validator_of_the_standard_passes_it(out: Path) -> None:
    report = frictionless.validate(str(out / DESCRIPTOR))
    assert (report.errors, [task.errors for task in report.tasks if task.errors]) == ([], [])
    assert [task.name for task in report.tasks if task.type == "table"] == list(TABLES)


@pytest.mark.parametrize(
    ("table", "column", "wrong", "kind"),
    [
        ("positions", "source", "nowhere", "foreign-key"),
        ("positions", "stance", "3", "constraint-error"),
        ("positions", "attribution", "hearsay", "constraint-error"),
        ("issues", "track", "another", "constraint-error"),
        ("sources", "published_latest", "yesterday", "type-error"),
        ("memberships", "group", "nobody", "foreign-key"),
    ],
)
def test_the_schemas_know_what_a_table_may_hold(
    out: Path, tmp_path: Path, table: str, column: str, wrong: str, kind: str
) -> None:
    descriptor = read(out / DESCRIPTOR)
    held = {resource["name"]: resource for resource in descriptor["resources"]}
    broken = rows(out / f"{table}.csv")
    broken[0][column] = wrong
    pd.DataFrame(broken).to_csv(tmp_path / f"{table}.csv", index=False)
    others = {one["reference"]["resource"] for one in held[table]["schema"].get("foreignKeys", [])} - {table}
    for other in others:
        (tmp_path / f"{other}.csv").write_bytes((out / f"{other}.csv").read_bytes())
    # the sum of the bytes would be the first thing that is wrong, and what the others refer to is not asked here
    kept = [{k: v for k, v in held[table].items() if k not in ("bytes", "hash")}]
    for other in others:
        kept.append({**held[other], "schema": {**held[other]["schema"], "foreignKeys": []}})
    (tmp_path / DESCRIPTOR).write_text(json.dumps({**descriptor, "resources": kept}), encoding="utf-8")
    found = frictionless.validate(str(tmp_path / DESCRIPTOR))
    assert kind in {error.type for task in found.tasks for error in task.errors}


def test_the_same_data_gives_the_same_bytes(data: Dataset, folder: Path, out: Path) -> None:
    again = folder.parent / "again"
    assert main(["export", str(folder), "--format", "datapackage", "-o", str(again), "--documents",
                 str(folder / "documents")]) == 0  # fmt: skip
    assert {one.name: one.read_bytes() for one in again.iterdir()} == {
        one.name: one.read_bytes() for one in out.iterdir()
    }


def test_every_cell_is_the_one_of_the_table(data: Dataset, out: Path) -> None:
    for name in TABLES:
        table: pd.DataFrame = getattr(data, name)
        back = pd.DataFrame(rows(out / f"{name}.csv"), dtype="str")
        assert len(back) == len(table) > 0
        for column in table.columns[table.dtypes == "str"]:
            assert [unguard(cell) for cell in back[column]] == table[column].tolist()


def test_no_cell_runs_as_a_formula(out: Path) -> None:
    cuba = next(row for row in rows(out / "actors.csv") if row["actor"] == "cuba")
    assert cuba["short_name"].startswith("'=HYPERLINK")
    assert "apostrophe" in read(out / DESCRIPTOR)["description"]


def test_what_stands_in_the_descriptor_is_of_the_data(data: Dataset, out: Path) -> None:
    found = read(out / DESCRIPTOR)
    assert found["title"] == data.negotiation.title
    assert (found["version"], found["dataSha256"]) == (data.version[:12], data.version)
    assert "created" not in found
    assert [one.get("path") for one in found["sources"]] == ["https://example.org/a?b=1", None]
    for resource in found["resources"]:
        content = (out / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


@pytest.mark.parametrize("which", ["default", "made"])
def test_positions_have_the_ids_of_the_workbook(which: str, data: Dataset) -> None:
    held = data if which == "made" else load(ROOT / "positions")
    workbook = {(row.file, row.line): row.identifier for row in rows_of(held.last_good)}
    places = zip(held.positions["file"], held.positions["line"], strict=True)
    assert position_ids(held.positions) == [workbook[place] for place in places]


def annotations(out: Path) -> dict[str, Any]:
    collection = read(out / "annotations.jsonld")
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    return {item["id"]: item for item in collection["first"]["items"]}


def tags(annotation: dict[str, Any]) -> list[str]:
    return [body["value"] for body in annotation["body"] if body["purpose"] == "tagging"]


def test_an_annotation_finds_its_words_in_the_document(out: Path) -> None:
    found = [one for one in annotations(out).values() if "checked:document" in tags(one)]
    assert len(found) == 7
    for one in found:
        quote, place = one["target"]["selector"]
        start, end = place["start"], place["end"]
        assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert DOCUMENT[start:end] == quote["exact"]
        assert DOCUMENT.index(quote["prefix"] + quote["exact"] + quote["suffix"]) + len(quote["prefix"]) == start
    assert {one["target"]["selector"][0]["exact"] for one in found} == {
        SPOKEN, "On 2019-12-27 Cuba voted yes on the draft convention"
    }  # fmt: skip


def test_words_that_are_not_there_have_no_place(out: Path) -> None:
    (one,) = [one for one in annotations(out).values() if "checked:misquoted" in tags(one)]
    assert one["target"]["selector"] == [{"type": "TextQuoteSelector", "exact": "not a word of this is there"}]
    assert "according_to:peru" in tags(one)


def test_a_joint_statement_is_annotated_once_for_all_who_make_it(data: Dataset, out: Path) -> None:
    found = annotations(out)
    (joined,) = [one for one in found.values() if "joint:together" in tags(one)]
    assert {"actor:cuba", "actor:peru"} <= {*tags(joined)}
    assert len(found) == len(data.positions) - 1
    assert {name.removeprefix("#") for name in found} == {row["position_id"] for row in rows(out / "positions.csv")}


def test_a_document_is_named_by_its_address_or_by_its_bytes(data: Dataset, out: Path) -> None:
    named = {one["target"]["source"]["id"] for one in annotations(out).values()}
    assert "https://example.org/a?b=1" in named
    (other,) = named - {"https://example.org/a?b=1"}
    assert other.startswith("ni:///sha-256;")
    assert "=" not in other


def test_memberships_have_the_dates_that_popolo_takes(out: Path) -> None:
    of_cuba = [one for one in read(out / "popolo.json")["memberships"] if one["member"]["id"] == "cuba"]
    assert [(one.get("start_date"), one.get("end_date")) for one in of_cuba] == [
        ("2017-06", None),
        (None, "2010-06-09"),
        ("2001-12-31", None),
    ]
    assert {one["organization_id"] for one in of_cuba} == {"a-group"}


def test_votes_are_those_that_were_cast_and_each_voter_has_one(out: Path) -> None:
    found = read(out / "popolo.json")
    by_source = {one["id"].split("/")[1]: one for one in found["vote_events"]}
    votes = {vote["voter_id"]: vote["option"] for vote in by_source["sputnik-2024"]["votes"]}
    assert votes == {"oman": "abstain", "peru": "no"}
    assert by_source["sputnik-2024"]["counts"] == [
        {"option": "yes", "value": 0}, {"option": "no", "value": 1}, {"option": "abstain", "value": 1}
    ]  # fmt: skip
    assert [vote["voter_id"] for vote in by_source["record"]["votes"]] == ["cuba"]
    assert [one["id"] for one in found["motions"]] == ["un-convention"]


def test_a_folder_without_anything_is_a_package_too(tmp_path: Path) -> None:
    write_folder(tmp_path / "empty", issues="[]", sources="[]")
    data = load(tmp_path / "empty")
    made = data_package(data, unchecked(data.positions).table, {})
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    assert frictionless.validate(str(tmp_path / DESCRIPTOR)).valid
    assert "vote_events" not in json.loads(made["popolo.json"])


@pytest.mark.parametrize("form", ["datapackage", "dna-csv", "csv", "xlsx"])
def test_it_is_not_written_among_the_positions(folder: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert main(["export", str(folder), "--format", form, "-o", str(folder / "out")]) == 2
    assert "is in the positions folder" in capsys.readouterr().err
    assert not (folder / "out").exists()


def test_packed_it_is_the_same_and_passes_too(data: Dataset, out: Path, tmp_path: Path) -> None:
    made = data_package(data, unchecked(once(data.positions)).table, {}, packed=True)
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    report = frictionless.validate(str(tmp_path / DESCRIPTOR))
    assert report.valid
    assert [task.stats["rows"] for task in report.tasks if task.name == "positions"] == [len(data.positions)]
    (resource,) = [one for one in read(tmp_path / DESCRIPTOR)["resources"] if one["name"] == "annotations"]
    assert (resource["path"], resource["format"], resource["compression"]) == ("annotations.jsonld.gz", "jsonld", "gz")
    opened = json.loads(gzip.decompress(made["annotations.jsonld.gz"]))
    assert [one["id"] for one in opened["first"]["items"]] == [*annotations(out)]
    assert gzip.decompress(made["positions.csv.gz"]) == (out / "positions.csv").read_bytes()
    assert json.loads(gzip.decompress(made["popolo.json.gz"])) == read(out / "popolo.json")
    # four bytes of time and the name of a file would stand there
    assert made["annotations.jsonld.gz"][3:8] == bytes(5)


def test_what_goes_to_others_is_cut_to_a_day_and_has_no_notes(data: Dataset) -> None:
    shown = published_data(data, date(2019, 12, 27), with_notes=False)
    assert 0 < len(shown.positions) < len(data.positions)
    assert shown.positions["latest"].max() == pd.Timestamp("2019-12-27")
    assert (len(data.joint), len(shown.joint)) == (1, 0)
    assert "".join([*data.positions["note"], *data.actors["note"], *data.joint["note"]])
    for table in (shown.positions, shown.actors, shown.joint, shown.sources):
        assert "".join(table["note"]) == ""
    everything = published_data(data, date(2020, 1, 1), with_notes=True)
    pd.testing.assert_frame_equal(everything.positions, data.positions)
    pd.testing.assert_frame_equal(everything.joint, data.joint)
