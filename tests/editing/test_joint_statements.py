"""A joint statement is written in one place, for all who sign it."""

from pathlib import Path

import pytest

from documents.folder_report import quotations, report
from editing.draft import check_draft
from editing.editable_text import EditError
from editing.file_format import format_text
from editing.new_folder import write_new_joint
from editing.quotation_signs import take_document_signs
from editing.saves import FaultyTextError, delete, open_version, save, uses
from editing.splice import add_position, change_joint_head, change_position, new_joint_text, remove_position
from loaders.dataset import load
from tests.support.joint_room import ISSUES, JOINT, SIGNATORIES, write_joint_room

FILE = "joint/eleven.yaml"
NEW = {
    "issue": "review",
    "stance": "oppose",
    "date": "2024-05-09",
    "source": "record",
    "quote": "a fund is welcome to us only when all pay",
}


@pytest.fixture
def room(tmp_path: Path) -> Path:
    return write_joint_room(tmp_path / "room")


def test_one_edit_changes_the_position_of_every_signatory(room: Path) -> None:
    version = open_version(room, FILE)
    fields = {"issue": "funding", "stance": "mixed", "date": "2024-03-04", "source": "record"}
    text = change_position(version.text, 1, {**fields, "quote": "we ask for a fund that all parties can draw on"})
    save(room, FILE, text, version.sha256)
    table = load(room).positions
    changed = table[(table["joint"] == "eleven") & (table["issue"] == "funding")]
    assert (sorted(changed["actor"]), set(changed["stance"])) == (sorted(SIGNATORIES), {0})
    assert text == JOINT.replace("stance: strong_support", "stance: mixed")


def test_positions_are_added_and_removed_and_every_other_byte_stays() -> None:
    more = add_position(JOINT, NEW)
    assert more.startswith(JOINT)
    assert more.count("issue:") == len(ISSUES) + 1
    assert remove_position(more, len(ISSUES)) == JOINT


def test_the_head_takes_signatories_as_a_list_or_joined_by_commas() -> None:
    head = {"title": "Joint statement on the zero draft", "note": "read out by the first delegate"}
    shorter = change_joint_head(JOINT, {**head, "actors": "a1,  a2"})
    assert shorter == JOINT.replace(", ".join(SIGNATORIES), "a1, a2")
    assert change_joint_head(shorter, {**head, "actors": SIGNATORIES}) == JOINT


def test_a_signatory_that_is_no_actor_is_refused_with_its_place_and_the_nearest_id(room: Path) -> None:
    version = open_version(room, FILE)
    with pytest.raises(FaultyTextError) as refused:
        save(room, FILE, version.text.replace("a11]", "a111]"), version.sha256)
    (problem,) = refused.value.problems
    assert (problem.file, problem.line, problem.hint) == (FILE, 3, "did you mean 'a11'?")


def test_an_actor_that_signs_is_not_deleted_and_the_place_is_named(room: Path) -> None:
    version = open_version(room, "actors/a3.yaml")
    assert [(one.file, one.line) for one in uses(room, "actors/a3.yaml")] == [(FILE, 3)]
    with pytest.raises(FaultyTextError, match=r"joint/eleven\.yaml:3"):
        delete(room, "actors/a3.yaml", version.sha256)


def test_a_deleted_joint_statement_takes_its_rows_along_and_leaves_the_actors(room: Path) -> None:
    delete(room, FILE, open_version(room, FILE).sha256)
    left = load(room)
    assert (left.errors, len(left.joint), len(left.actors)) == ((), 0, 12)
    assert set(left.positions["actor"]) == {"a2", "a12"}


def test_a_new_joint_statement_checks_clean_as_it_is_and_with_a_position(room: Path) -> None:
    path = write_new_joint(room, "two", 'A title: with "signs" # in it', ["a1", " a12"])
    data = load(room)
    (record,) = data.joint[data.joint["joint"] == "two"].to_dict("records")
    assert not data.problems
    assert (record["title"], record["actors"]) == ('A title: with "signs" # in it', "a1; a12")
    version = open_version(room, "joint/two.yaml")
    assert path.read_text(encoding="utf-8") == version.text
    save(room, "joint/two.yaml", add_position(version.text, NEW), version.sha256)
    assert list(load(room).positions.query("joint == 'two'")["actor"]) == ["a1", "a12"]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"title": "T", "actors": "a1"}, "two actors or more"),
        ({"title": "T", "actors": "a1, a1"}, "each once"),
        ({"title": " ", "actors": "a1, a2"}, "no title"),
        ({"title": "T", "actors": "a1, A two"}, "not an id"),
    ],
)
def test_what_cannot_be_a_joint_statement_is_not_begun(fields: dict[str, str], wrong: str) -> None:
    with pytest.raises(EditError, match=wrong):
        new_joint_text("new", fields)


def test_format_puts_a_joint_statement_in_order_and_its_comments_go_along() -> None:
    head, positions = JOINT.split("positions:\n")
    items = positions.split("  - ")[1:]
    mixed = f"{head}positions:\n" + "".join(f"  # of {n}\n  - {item}" for n, item in reversed([*enumerate(items)]))
    wanted = f"{head}positions:\n" + "".join(f"  # of {n}\n  - {item}" for n, item in enumerate(items))
    assert format_text(FILE, mixed) == wanted


def test_signs_of_a_joint_quotation_are_taken_from_the_document_once(room: Path) -> None:
    path = room / "joint" / "eleven.yaml"
    path.write_text(JOINT.replace("There has to be", "there has to be"), encoding="utf-8")
    data = load(room)
    found = report(data, room, room / "documents")
    assert [(one.file, one.line) for one in found.problems] == [(FILE, 22)]
    taken = list(take_document_signs(room, quotations(data), data.sources, found.verification, room / "documents"))
    assert ([one.line for one in taken], path.read_text(encoding="utf-8")) == ([22], JOINT)


def test_a_draft_of_a_joint_position_is_no_double_of_itself_but_of_what_a_signatory_has(room: Path) -> None:
    data = load(room)
    row = data.positions.query("joint == 'eleven' and issue == 'funding'").iloc[0]
    fields = {name: str(row[name]) for name in ("issue", "date", "source", "quote")} | {"stance": "strong_support"}
    assert check_draft(fields, data, "", None, joint="eleven", line=int(row["line"])) == []
    (again,) = check_draft(fields, data, "", None, joint="eleven")
    assert again.message.endswith(f"coded already: {FILE}:{row['line']}")
    own = fields | {"attribution": "own", "quote": NEW["quote"], "date": NEW["date"]}
    (of_a2,) = check_draft(own, data, "", None, joint="eleven")
    assert of_a2.message.endswith("coded already: actors/a2.yaml:4")
    (copied,) = check_draft({**fields, "attribution": "own"}, data, "a5", None)
    assert copied.message.endswith(f"coded already: {FILE}:{row['line']}")


def test_no_signatory_characterises_a_joint_position(room: Path) -> None:
    fields = {**NEW, "attribution": "characterised", "according_to": "a4"}
    found = check_draft(fields, load(room), "", None, joint="eleven")
    assert [(one.field, one.severity) for one in found] == [("according_to", "error")]
