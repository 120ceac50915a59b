"""A new folder of positions: whatever is written into it is read back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editing.new_folder import write_new_folder
from editing.yaml_fields import quoted
from loaders.folder_check import check_texts
from loaders.models import Actor
from loaders.vocabularies import Kind
from loaders.yaml_tree import parse


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"))))
def test_quoted_text_is_read_back_letter_for_letter(text: str) -> None:
    assert parse(quoted(text)).value == text


def test_a_new_folder_holds_every_field_of_an_actor(tmp_path: Path) -> None:
    actor = Actor(name="It's: a # name", kind=Kind.state, iso3="KEN", member_of=("g-77", "sco"), note="- no")
    group = Actor(name="G", kind=Kind.group)
    others = {"g-77": group, "sco": group.model_copy(update={"name": "S"})}
    write_new_folder(tmp_path / "made", {"kenya": actor, **others}, [], [], {})
    text = (tmp_path / "made/actors/kenya.yaml").read_text(encoding="utf-8")
    assert check_texts({"actors/kenya.yaml": text}).actors["kenya"].record == actor


def test_an_id_that_is_none_or_a_folder_in_use_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is not an id"):
        write_new_folder(tmp_path / "made", {"../x": Actor(name="X", kind=Kind.state)}, [], [], {})
    assert not list(tmp_path.iterdir())
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError):
        write_new_folder(tmp_path, {}, [], [], {})
