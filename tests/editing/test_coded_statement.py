"""A statement that is coded while reading: into which file it goes, and what is said before it does."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from editing.coded_statement import CodedStatement, file_of, missing_fields, remarks_on, written
from editing.saves import SaveError, save
from loaders import Dataset, load
from tests.support.folders import actor, issue, joint, position, source, write_folder

SAID = "we want a narrow convention and nothing that goes beyond it"
FIELDS = {
    "issue": "broad-offences",
    "stance": "oppose",
    "date": "2019-07-08",
    "source": "sputnik-2024",
    "quote": SAID,
    "attribution": "own",
    "confidence": "high",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(
        tmp_path,
        {
            "kenya": actor(position(), name="Kenya"),
            "peru": actor(name="Peru"),
            "chile": actor(name="Chile"),
        },
        issues=issue("broad-offences", title="Offences"),
        sources=source("sputnik-2024"),
    )


def statement(actors: Sequence[str] = ("peru",), title: str = "", **fields: str) -> CodedStatement:
    return CodedStatement(actors, title, {**FIELDS, **fields})


def saved(one: CodedStatement, folder: Path) -> Dataset:
    """The data after it was written, which must be without an error."""
    new = written(one, load(folder), folder)
    save(folder, new.name, new.text, new.version.sha256 if new.version else None)
    data = load(folder)
    assert data.errors == ()
    return data


def test_one_actor_gets_a_position_that_says_no_more_than_a_careful_coder_types(folder: Path) -> None:
    new = written(statement(speaker="  The minister ", venue=""), load(folder), folder)
    assert new.name == "actors/peru.yaml"
    assert "speaker: The minister" in new.text
    assert "venue" not in new.text
    assert "confidence" not in new.text  # it is what holds where nothing is said
    assert list(saved(statement(), folder).positions["actor"]) == ["kenya", "peru"]


def test_several_actors_make_one_joint_statement_and_a_second_passage_goes_into_the_same(folder: Path) -> None:
    together = statement(("peru", "chile"), "Statement of the Andes")
    data = saved(together, folder)
    assert sorted(data.positions["actor"]) == ["chile", "kenya", "peru"]
    assert list(data.joint["joint"]) == ["statement-of-the-andes"]
    again = statement(("chile", "peru"), "Statement of the Andes", quote="a second sentence that both of them signed")
    assert len(saved(again, folder).joint) == 1
    others = statement(("peru", "kenya"), "Statement of the Andes", quote="a third sentence that two others signed")
    assert sorted(saved(others, folder).joint["joint"]) == ["statement-of-the-andes", "statement-of-the-andes-2"]


def test_a_title_of_which_no_id_can_be_made_gets_one_all_the_same(folder: Path) -> None:
    one = statement(("peru", "chile"), "联合声明")
    assert file_of(one, load(folder)) == "joint/joint-statement.yaml"
    assert list(saved(one, folder).joint["title"]) == ["联合声明"]


@pytest.mark.parametrize(
    ("one", "missing"),
    [
        (statement(), []),
        (statement(stance="", issue=" "), ["stance", "issue"]),
        (statement(()), ["actors"]),
        (statement(("peru", "chile")), ["title"]),
        (statement(attribution="characterised"), ["according_to"]),
        (statement(attribution="characterised", according_to="kenya"), []),
    ],
)
def test_nothing_is_guessed_for_what_was_not_chosen(one: CodedStatement, missing: list[str]) -> None:
    assert missing_fields(one) == missing


def test_an_account_by_another_names_who_tells_it(folder: Path) -> None:
    data = saved(statement(attribution="characterised", according_to="kenya"), folder)
    (row,) = data.positions[data.positions["actor"] == "peru"].itertuples()
    assert (row.attribution, row.according_to) == ("characterised", "kenya")


def test_words_that_are_another_actors_own_already_are_said_to_be(folder: Path) -> None:
    data = load(folder)
    kenyan = data.positions["quote"].iloc[0]
    remarks = remarks_on(statement(quote=kenyan), data, None, folder)
    (said,) = [one for one in remarks if "Kenya's own" in one.message]
    assert said.severity == "warning"
    assert "actors/kenya.yaml:" in said.message


def test_what_check_would_refuse_is_refused_here(folder: Path) -> None:
    remarks = remarks_on(statement(quote="too short", date="last week"), load(folder), None, folder)
    assert {one.field for one in remarks if one.severity == "error"} >= {"date"}


def test_a_file_with_faults_on_disk_is_not_written_into(folder: Path) -> None:
    data = load(folder)
    (folder / "actors/peru.yaml").write_text("name: [Peru\n", encoding="utf-8")
    with pytest.raises(SaveError, match="faults"):
        written(statement(), data, folder)


def test_a_joint_statement_that_is_there_is_known_by_its_title_and_signatories(folder: Path) -> None:
    (folder / "joint").mkdir()
    text = joint("[chile, peru]", position(attribution=None), title="Both")
    (folder / "joint/of-both.yaml").write_text(text, encoding="utf-8")
    assert file_of(statement(("peru", "chile"), "Both"), load(folder)) == "joint/of-both.yaml"
