"""Joint statements of two coders, or in two versions: one record, whoever has copied it out."""

from pathlib import Path

import pytest

from analysis.codings.coders import Coders
from analysis.codings.intercoder_agreement import NONE, ONLY_LEFT, Comparison
from analysis.codings.revisions import FieldChange, changes
from commands.agreement import coders_in_lines
from commands.revisions import changes_in_lines
from loaders import load
from tests.support.folders import position
from tests.support.joint_room import JOINT, SIGNATORIES, write_joint_room

HELD = JOINT.split("positions:\n")[1]


def copied_out(folder: Path, held: str = HELD) -> Path:
    """The same room of a coder who has written the joint statement into the file of every signatory."""
    write_joint_room(folder)
    (folder / "joint" / "eleven.yaml").unlink()
    for name in SIGNATORIES:
        path = folder / "actors" / f"{name}.yaml"
        head, _, own = path.read_text(encoding="utf-8").partition("positions:\n")
        rows = held.replace("    source:", "    attribution: own\n    source:")
        path.write_text(f"{head}positions:\n{rows}{own}", encoding="utf-8")
    return folder


def with_joint(folder: Path, text: str) -> Path:
    (write_joint_room(folder) / "joint" / "eleven.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def room(tmp_path: Path) -> Path:
    return write_joint_room(tmp_path / "room")


@pytest.mark.parametrize("swapped", [False, True])
def test_a_joint_statement_and_its_eleven_copies_agree_as_seven_units(
    room: Path, tmp_path: Path, *, swapped: bool
) -> None:
    sides = [load(room), load(copied_out(tmp_path / "copies"))]
    found = Comparison(*(reversed(sides) if swapped else sides))
    assert found.disagreements.empty
    assert found.in_both == len(found.units) == found.of_stances.n == 7
    joint = found.units[found.units["actors"].str.count(";") == len(SIGNATORIES) - 1]
    assert len(joint) == 4
    assert found.of_coding.n == 4 * 3  # the eleven in two kinds with a2, which has spoken again, and the twelfth


def test_one_other_stance_of_a_joint_statement_is_one_disagreement_and_names_how_many(
    room: Path, tmp_path: Path
) -> None:
    other = with_joint(tmp_path / "other", JOINT.replace("stance: strong_support", "stance: support"))
    found = Comparison(load(room), load(other))
    (unit,) = found.disagreements.to_dict("records")
    assert (unit["differences"], unit["distance"], found.in_both) == ("stance", 1, 7)
    said = "\n".join(coders_in_lines(Coders((found.left, found.right)), ["a/", "b/"]))
    assert "A: a/  7 positions, 12 actors" in said
    assert "1. a1 and 10 others together on funding, source record: stance" in said


def test_a_copy_that_differs_stands_apart_from_the_copies_that_agree(room: Path, tmp_path: Path) -> None:
    copies = copied_out(tmp_path / "copies")
    path = copies / "actors" / "a5.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("strong_support", "mixed"), encoding="utf-8")
    found = Comparison(load(room), load(copies))
    (unit,) = found.disagreements.to_dict("records")
    assert (unit["actor"], unit["actors"], unit["distance"]) == ("a5", "a5", 2)
    assert found.in_both == 8


def test_what_a_joint_statement_has_alone_is_one_unit(room: Path, tmp_path: Path) -> None:
    shorter = with_joint(tmp_path / "shorter", JOINT[: JOINT.index("  - issue: scope")])
    found = Comparison(load(room), load(shorter))
    (unit,) = found.disagreements.to_dict("records")
    assert (unit["differences"], unit["right"], unit["issue"]) == (ONLY_LEFT, NONE, "scope")


def test_to_put_copies_together_changes_no_position(room: Path, tmp_path: Path) -> None:
    found = changes(load(copied_out(tmp_path / "copies")), load(room))
    assert [(one.kind, one.what, one.name) for one in found] == [("joint", "added", "eleven")]


def test_a_changed_joint_position_is_one_change_in_its_file(room: Path, tmp_path: Path) -> None:
    now = with_joint(tmp_path / "now", JOINT.replace("confidence: medium", "confidence: low"))
    (change,) = changes(load(room), load(now))
    assert (change.kind, change.what, change.name) == ("position", "changed", "joint/eleven")
    assert change.fields == (FieldChange("confidence", "medium", "low"),)


def test_another_signatory_is_a_change_of_the_statement_and_of_no_position(room: Path, tmp_path: Path) -> None:
    now = with_joint(tmp_path / "now", JOINT.replace("a10, a11]", "a10, a12]"))
    (change,) = changes(load(room), load(now))
    assert (change.kind, change.name, [one.field for one in change.fields]) == ("joint", "eleven", ["actors"])
    said = "\n".join(changes_in_lines([change], "then/", "now/"))
    assert "1 joint statement changed." in said
    assert "joint statement eleven: changed  then/joint/eleven.yaml:1 -> now/joint/eleven.yaml:1" in said


def test_a_new_position_of_a_joint_statement_is_added_once(room: Path, tmp_path: Path) -> None:
    more = position(issue="review", date="2024-05-09", source="record", quote="a fund is welcome to us only when all")
    (change,) = changes(load(room), load(with_joint(tmp_path / "now", JOINT + more)))
    assert (change.kind, change.what, change.name) == ("position", "added", "joint/eleven")
