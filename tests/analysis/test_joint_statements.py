"""What a joint statement means to the measures: its signatories have spoken, in own words, on one passage."""

from datetime import date
from pathlib import Path

import pytest

from analysis.alignment import align_standing
from analysis.filters import Filters
from analysis.inheritance import Inheritance
from analysis.moves import Move
from analysis.selection import Selection
from analysis.silences import silences
from loaders.dataset import load
from tests.support.folders import actor, position, write_folder
from tests.support.joint_room import FIRST, ISSUES, JOINT, OWN, SIGNATORIES, write_joint_room

TODAY = date(2025, 1, 1)


def seen(folder: Path, filters: Filters | None = None) -> Selection:
    return Selection(load(folder), TODAY, filters or Filters())


@pytest.fixture
def room(tmp_path: Path) -> Path:
    return write_joint_room(tmp_path / "room")


def test_every_signatory_has_spoken_in_own_words_on_every_issue(room: Path) -> None:
    at = seen(room)
    for name in SIGNATORIES:
        known = at.coverage.of(name)
        assert (known.issues, known.own - known.positions, known.passages) == (4, 0, 5 if name == "a2" else 4)
    assert at.coverage.bearers.keys() == set(at.data.positions.query("joint == 'eleven'")["passage"])


def test_a_signatory_inherits_nothing_from_its_group_where_it_has_signed(room: Path) -> None:
    said = position(issue="funding", stance="oppose", date="2024-03-04", source="record", quote=FIRST)
    write_folder(
        room,
        {"a4": actor(member_of="[group]"), "b": actor(member_of="[group]"), "group": actor(said, kind="group")},
        **{name: (room / f"{name}.yaml").read_text(encoding="utf-8") for name in ("issues", "sources", "events")},
    )
    at = seen(room, Filters(inheritance=Inheritance.counted))
    assert set(at.inherited.in_force["actor"]) == {"b"}
    assert set(at.stated.of("a4").in_force["issue"]) == set(ISSUES)


def test_a_member_of_a_group_that_signs_inherits_each_position_and_is_no_signatory(room: Path) -> None:
    (room / "actors" / "b.yaml").write_text(actor(name="B", member_of="[a1]"), encoding="utf-8")
    at = seen(room, Filters(inheritance=Inheritance.counted))
    assert sorted(at.inherited.of("b").in_force["issue"]) == sorted(ISSUES)
    assert "b" not in at.signatories["eleven"]


def test_its_own_later_statement_is_in_force_and_a_move_in_the_same_voice(room: Path) -> None:
    at = seen(room)
    (standing,) = at.stated.of("a2").on("funding").in_force.to_dict("records")
    assert (standing["file"], standing["stance"]) == ("actors/a2.yaml", 0)
    moved = at.moves[(at.moves["actor"] == "a2") & (at.moves["issue"] == "funding")]
    assert list(moved["move"]) == [Move.first, Move.side]
    assert set(at.moves.loc[at.moves["actor"] != "a2", "move"]) == {Move.first}


def test_of_one_day_its_own_file_goes_before(room: Path) -> None:
    (room / "actors" / "a2.yaml").write_text(actor(OWN.replace("2024-05-06", "2024-03-04"), name="A2"), "utf-8")
    (standing,) = seen(room).stated.of("a2").on("funding").in_force.to_dict("records")
    assert standing["file"] == "actors/a2.yaml"


def test_four_issues_in_one_sentence_of_a_joint_statement_are_one_remark_for_two_signatories(room: Path) -> None:
    lines = [f"    quote: {FIRST}\n" if "quote:" in line else f"{line}\n" for line in JOINT.splitlines()]
    (room / "joint" / "eleven.yaml").write_text("".join(lines), encoding="utf-8")
    at = seen(room)
    one, other = (at.stated.of(name).in_force for name in ("a1", "a3"))
    found = align_standing(one, other, at.issue_ids)
    assert (found.value, found.n, found.passages, found.ranked) == (1.0, 4, 1, False)
    pairs = at.room.pairs
    rows = [pairs.actors.index(name) for name in ("a1", "a3")]
    assert (pairs.passages[*rows], pairs.ranked[*rows]) == (1, False)


def test_a_signatory_that_says_no_more_is_silent_since_then_and_not_before(room: Path) -> None:
    at = seen(room)
    found = silences(at.stated.all, at.stated.in_force, date(2024, 4, 1))
    assert set(found["actor"]) == {*SIGNATORIES, "a12"}
    assert silences(at.stated.all, at.stated.in_force, date(2024, 3, 3)).empty
