"""Only files of the folder are saved: no other names, no links, no pipes."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from editing.backups import previous_versions
from editing.saves import OutsideError, delete, open_version, save
from tests.support.saving import CUBA, OTHER, edited, everything


@pytest.mark.parametrize(
    "name",
    [
        "../issues.yaml",
        "actors/../issues.yaml",
        "actors/../../x.yaml",
        "/etc/passwd",
        "/issues.yaml",
        "README.md",
        "actors/Cuba.yaml",
        "actors/cuba.yml",
        "actors/.cuba.yaml",
        "actors/cuba.yaml\n",
        "actors/a/b.yaml",
        "actors\\cuba.yaml",
        "actors/",
        "actors/.yaml",
        "actors/x\x00.yaml",
        "./issues.yaml",
        "ISSUES.yaml",
        "",
    ],
)
def test_only_names_of_data_files_are_taken(folder: Path, name: str) -> None:
    before = everything(folder.parent)
    for act in (
        lambda: open_version(folder, name),
        lambda: save(folder, name, "[]", None),
        lambda: delete(folder, name, "0" * 64),
    ):
        with pytest.raises(OutsideError, match="is no data file"):
            act()
    assert everything(folder.parent) == before


def link_the_file(folder: Path) -> None:
    (folder / CUBA).rename(folder.parent / "cuba.yaml")
    (folder / CUBA).symlink_to(folder.parent / "cuba.yaml")


def link_the_file_inside(folder: Path) -> None:
    (folder / CUBA).unlink()
    (folder / CUBA).symlink_to("russia.yaml")


def link_to_nothing(folder: Path) -> None:
    (folder / CUBA).unlink()
    (folder / CUBA).symlink_to("gone.yaml")


def link_to_itself(folder: Path) -> None:
    (folder / CUBA).unlink()
    (folder / CUBA).symlink_to("cuba.yaml")


def link_the_actors(folder: Path) -> None:
    (folder / "actors").rename(folder.parent / "actors")
    (folder / "actors").symlink_to(folder.parent / "actors")


def make_a_pipe(folder: Path) -> None:
    (folder / CUBA).unlink()
    os.mkfifo(folder / CUBA)


def make_a_folder(folder: Path) -> None:
    (folder / CUBA).unlink()
    (folder / CUBA).mkdir()


def make_a_twin(folder: Path) -> None:
    (folder / CUBA).rename(folder / "actors/Cuba.yaml")


def make_a_yml(folder: Path) -> None:
    (folder / CUBA).rename(folder / "actors/cuba.yml")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (link_the_file, "is a link; edit the file that it leads to"),
        (link_the_file_inside, "is a link"),
        (link_to_nothing, "is a link"),
        (link_to_itself, "is a link"),
        (link_the_actors, "leads out of the folder"),
        (make_a_pipe, "is not an ordinary file; move it away"),
        (make_a_folder, "is not an ordinary file"),
        (make_a_twin, "'Cuba.yaml' stands beside 'actors/cuba.yaml' and could be taken for it"),
        (make_a_yml, "'cuba.yml' stands beside"),
    ],
)
def test_links_pipes_and_twins_are_refused(folder: Path, make: Callable[[Path], None], message: str) -> None:
    make(folder)
    before = everything(folder.parent)
    for expect in (None, "0" * 64):
        with pytest.raises(OutsideError, match=re.escape(message)):
            save(folder, CUBA, OTHER, expect)
    assert everything(folder.parent) == before


def test_a_link_to_the_folder_itself_is_no_matter(folder: Path) -> None:
    (folder.parent / "link").symlink_to(folder)
    opened = open_version(folder.parent / "link", CUBA)
    save(folder.parent / "link", CUBA, edited(opened.text), opened.sha256)
    assert (folder / CUBA).read_text() == edited(opened.text)
    assert len(previous_versions(folder, CUBA)) == 1
