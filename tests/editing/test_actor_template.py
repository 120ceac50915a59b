"""A new actor's file: passes the check as it is, and is never written over another or elsewhere."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editing.actor_template import Examples, actor_template, id_from_name
from editing.new_folder import write_new_actor
from editing.saves import ConflictError
from loaders import load
from loaders.folder_check import check_texts
from loaders.models import TEXT_FORM, Position, check_id
from tests.support.folders import actor, issue, source, texts, write_folder


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Republic of Kenya", "republic-of-kenya"),
        ("Côte d'Ivoire", "cote-d-ivoire"),
        ("  G-77 & China ", "g-77-china"),
        ("São Tomé", "sao-tome"),
        ("../../etc", "etc"),
    ],
)
def test_an_id_is_made_from_a_name(name: str, identifier: str) -> None:
    assert id_from_name(name) == identifier


@pytest.mark.parametrize("name", ["", "中国", "--"])
def test_a_name_without_latin_letters_needs_an_id_given(name: str) -> None:
    with pytest.raises(ValueError, match="give one with --id"):
        id_from_name(name)


@given(st.text(st.characters()))
def test_a_template_passes_the_check_under_any_name_but_an_impossible_one(name: str) -> None:
    try:
        text = actor_template("someone", name)
    except ValueError:
        assert not TEXT_FORM.search(name.strip()) or any(
            unicodedata.category(sign) in ("Cc", "Cs", "Cn") for sign in name
        )
        return
    checked = check_texts(texts({"someone": text}))
    assert not checked.problems
    assert checked.actors["someone"].record.name == " ".join(name.split())


@pytest.mark.parametrize(
    "name", ["O'Higgins: the 'republic' # 1", '"quoted" {x} %s', "- dash", "NO", "Türkiye", "中国"]
)
def test_signs_of_yaml_in_a_name_stay_letters(name: str) -> None:
    assert check_texts(texts({"x": actor_template("x", name)})).actors["x"].record.name == name


def test_the_example_in_the_template_becomes_a_valid_position() -> None:
    text = actor_template("kenya", "Kenya", Examples("un-convention", "sputnik-2024", "russia"))
    head, example = text.split("# positions:\n")
    filled = head + "positions:\n" + re.sub(r"^#", "", example, flags=re.MULTILINE)
    filled = filled.replace("attribution: own ", "attribution: characterised ")
    given = texts({"kenya": filled, "russia": actor_template("russia", "Russia")})
    given |= {"issues.yaml": issue("un-convention"), "sources.yaml": source("sputnik-2024")}
    checked = check_texts(given)
    assert not checked.problems
    assert [one.record.model_fields_set for one in checked.positions["kenya"]] == [set(Position.model_fields)]
    assert re.findall(r"^    ? ?(\w+):", filled.replace("  - ", "    "), re.MULTILINE) == list(Position.model_fields)


def test_a_new_actor_is_written_and_loads(tmp_path: Path) -> None:
    path = write_new_actor(write_folder(tmp_path), "kenya", "Republic of Kenya")
    assert path == tmp_path / "actors/kenya.yaml"
    data = load(tmp_path)
    assert (list(data.actors["name"]), data.problems) == (["Republic of Kenya"], ())


def test_a_new_actor_names_ids_of_its_folder(tmp_path: Path) -> None:
    groups = {"oceania": actor(kind="group"), "kenya": actor(kind="state")}
    write_folder(tmp_path, groups, issues=issue("cap-on-plastics"), sources=source("draft-2024"))
    text = write_new_actor(tmp_path, "palau", "Palau").read_text()
    for field, identifier in {"issue": "cap-on-plastics", "source": "draft-2024", "according_to": "kenya"}.items():
        assert re.search(rf"{field}: {identifier} ", text)
    assert "member_of: [oceania]" in text


def test_a_new_actor_of_an_empty_folder_names_nothing_that_could_be_there(tmp_path: Path) -> None:
    text = write_new_actor(write_folder(tmp_path, issues="[]\n", sources="[]\n"), "palau", "Palau").read_text()
    assert re.findall(r"(?:issue|source|according_to): (\S+)", text) == ["an-issue", "a-document", "another-actor"]


def test_an_actor_is_never_overwritten(tmp_path: Path) -> None:
    path = write_new_actor(write_folder(tmp_path), "kenya", "Republic of Kenya")
    path.write_text("mine")
    with pytest.raises(ConflictError, match="exists; open and edit it"):
        write_new_actor(tmp_path, "kenya", "Another")
    assert path.read_text() == "mine"


@pytest.mark.parametrize("identifier", ["../x", "a/b", "..", "", "A", "a_b", "a--b", "-a", ".hidden", "a\\b", "a\n"])
def test_an_id_with_parts_of_a_path_or_other_signs_writes_nothing(tmp_path: Path, identifier: str) -> None:
    write_folder(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ValueError, match="is not an id"):
        write_new_actor(tmp_path, identifier, "Kenya")
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["", " ", "bell\x07", "half\udc80"])
def test_a_name_that_cannot_be_written_leaves_no_file(tmp_path: Path, name: str) -> None:
    write_folder(tmp_path)
    with pytest.raises(ValueError, match="is no name"):
        write_new_actor(tmp_path, "kenya", name)
    assert not list((tmp_path / "actors").iterdir())


@given(st.text())
def test_a_made_id_is_an_id(name: str) -> None:
    try:
        made = id_from_name(name)
    except ValueError:
        return
    assert check_id(made) == made
