"""Joint statements: stored once, and each signatory's own words."""

from datetime import date
from pathlib import Path

import pytest

from analysis.filters import Filters
from analysis.inheritance import Inheritance
from analysis.selection import Selection
from loaders import Dataset, load
from loaders.folder_check import check_texts
from loaders.git.history import texts_on
from tests.support.folders import DATA, actor, issue, joint, position, source, texts, write_folder, write_joint
from tests.support.repositories import commit, needs_git

ELEVEN = [f"state-{number}" for number in range(1, 12)]
SAID = position(attribution=None)


def room(folder: Path, *statements: str, actors: dict[str, str] | None = None, signed: str = "[cuba, peru]") -> Dataset:
    known = {"cuba": actor(), "peru": actor(), "chad": actor(), **(actors or {})}
    return load(write_joint(write_folder(folder, known), two=joint(signed, *statements)))


def test_each_signatory_has_a_row_of_its_own_words_on_one_passage(tmp_path: Path) -> None:
    data = room(tmp_path, SAID)
    assert not data.problems
    assert list(data.positions["actor"]) == ["cuba", "peru"]
    assert set(data.positions["attribution"]) == {"own"}
    assert set(data.positions["joint"]) == {"two"}
    assert set(data.positions["file"]) == {"joint/two.yaml"}
    assert data.positions["passage"].nunique() == data.positions["line"].nunique() == 1
    assert list(data.joint["actors"]) == ["cuba; peru"]


def test_what_somebody_else_writes_down_of_it_is_not_its_own(tmp_path: Path) -> None:
    assert set(room(tmp_path, position(attribution="reported")).positions["attribution"]) == {"reported"}


def test_an_own_statement_of_the_same_day_or_later_goes_before(tmp_path: Path) -> None:
    own = {"cuba": actor(position(stance="oppose")), "peru": actor(position(stance="oppose", date="2019-07-07"))}
    data = room(tmp_path, SAID, actors=own)
    in_force = Selection(data, date(2020, 1, 1), Filters()).stated.in_force.set_index("actor")["stance"]
    assert in_force.to_dict() == {"cuba": -1, "peru": 1}


def test_a_signatory_inherits_nothing_on_what_it_signed(tmp_path: Path) -> None:
    groups = {"g": actor(position(stance="oppose"), kind="group")}
    members = {name: actor(member_of="[g]") for name in ("cuba", "peru", "chad")}
    data = room(tmp_path, SAID, actors=groups | members)
    inherited = Selection(data, date(2020, 1, 1), Filters(inheritance=Inheritance.shown)).inherited.all
    assert list(inherited["actor"]) == ["chad"]


def test_an_unknown_signatory_is_an_error_with_its_place_and_the_others_stay(tmp_path: Path) -> None:
    data = room(tmp_path, SAID, signed="[cuba, prue, peru]")
    [problem] = data.problems
    assert (problem.severity, problem.file, problem.line) == ("error", "joint/two.yaml", 2)
    assert problem.message == "unknown actor 'prue'"
    assert "peru" in problem.hint
    assert list(data.positions["actor"]) == ["cuba", "peru"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (joint("[cuba]", SAID), "a joint statement has two actors or more"),
        (joint("[cuba, cuba]", SAID), "'cuba' stands twice in 'actors'"),
        (joint("cuba, peru", SAID), "'actors' is not a list"),
        ("title: x\n", "this joint has no 'actors'"),
        (joint("[cuba, peru]", position(issue="nowhere")), "unknown issue 'nowhere'"),
        (joint("[cuba, peru]", position(date="2020-01-01")), "said 2020-01-01, but its source"),
        (
            joint("[cuba, peru]", position(attribution="characterised", according_to="peru")),
            "an actor does not characterise itself",
        ),
        ("- x\n", "the file does not hold the fields of a joint statement"),
    ],
)
def test_faults_of_a_joint_statement_are_told_at_its_file(text: str, message: str) -> None:
    lists = {"sources": source("sputnik-2024", published="2019-12-31")}
    checked = check_texts(texts({"cuba": actor(), "peru": actor()}, **lists) | {"joint/two.yaml": text})
    [problem] = checked.problems
    assert (problem.file, problem.severity) == ("joint/two.yaml", "error")
    assert message in problem.message


def test_a_faulty_position_leaves_the_others_standing(tmp_path: Path) -> None:
    data = room(tmp_path, position(stance="perhaps"), position(issue="un-convention"))
    assert [problem.message for problem in data.problems] == ["unknown stance 'perhaps'"]
    assert list(data.positions["issue"]) == ["un-convention"] * 2


def test_a_file_whose_name_is_no_id_says_so() -> None:
    checked = check_texts(texts({"cuba": actor(), "peru": actor()}) | {"joint/Of Two.yaml": joint("[cuba, peru]")})
    assert "the file's name is the joint statement's id" in checked.problems[0].message


def test_eleven_states_on_four_issues_take_sixty_lines_at_most(tmp_path: Path) -> None:
    text = (DATA / "joint-of-eleven.yaml").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60
    issues = "".join(map(issue, ["scope", "safeguards", "extradition", "assistance"]))
    data = load(write_joint(write_folder(tmp_path, dict.fromkeys(ELEVEN, actor()), issues=issues), eleven=text))
    assert not data.problems
    assert len(data.positions) == 44
    assert data.positions.groupby("actor").size().to_dict() == dict.fromkeys(sorted(ELEVEN), 4)


@needs_git
def test_an_earlier_day_has_the_joint_statements_of_that_day(tmp_path: Path) -> None:
    folder = write_joint(write_folder(tmp_path, {"cuba": actor(), "peru": actor()}), a=joint("[cuba, peru]", SAID))
    commit(folder, "Ada", "2020-01-01")
    (folder / "joint/a.yaml").unlink()
    commit(folder, "Ada", "2021-01-01")
    then, now = texts_on(folder, date(2020, 6, 1)), texts_on(folder, date(2021, 6, 1))
    assert then is not None
    assert now is not None
    assert "joint/a.yaml" in then.by_file
    assert "joint/a.yaml" not in now.by_file
