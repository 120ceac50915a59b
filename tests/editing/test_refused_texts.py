"""Texts that are not saved, for their errors or for the errors that other files would have."""

from pathlib import Path

import pytest

from editing.saves import FaultyTextError, open_version, save
from loaders.data_files import MAX_BYTES
from tests.support.folders import actor, issue, position
from tests.support.saving import CUBA, OTHER, edited, everything


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("name: 'unclosed\n", "actors/cuba.yaml:1 (cannot be read as YAML"),
        ("", "actors/cuba.yaml (the file is empty)"),
        (actor(position(), position(stance="maybe")), "actors/cuba.yaml:11 (unknown stance 'maybe')"),
        (actor(position(issue="unheard-of")), "actors/cuba.yaml:4 (unknown issue 'unheard-of')"),
        ("name: \ud800\nkind: state\n", "actors/cuba.yaml:1 (a control character"),
        ("name: \x00\nkind: state\n", "actors/cuba.yaml:1 (a control character"),
        ("#" * (MAX_BYTES + 1), "10 MB are too many"),
    ],
)
def test_a_text_with_errors_is_refused_with_their_lines(folder: Path, text: str, where: str) -> None:
    before = everything(folder)
    with pytest.raises(FaultyTextError) as refused:
        save(folder, CUBA, text, open_version(folder, CUBA).sha256)
    assert where in refused.value.message
    assert {problem.file for problem in refused.value.problems} == {CUBA}
    assert everything(folder) == before


def test_an_id_that_others_use_is_not_taken_away(folder: Path) -> None:
    opened = open_version(folder, "issues.yaml")
    with pytest.raises(FaultyTextError, match="other files would have errors; change them first") as refused:
        save(folder, "issues.yaml", issue("un-convention"), opened.sha256)
    assert [(p.file, p.line) for p in refused.value.problems] == [(CUBA, 4), ("actors/russia.yaml", 4)]
    save(folder, "issues.yaml", issue("broad-offences"), opened.sha256)  # nobody uses the other one


def test_errors_of_other_files_that_are_there_already_are_in_nobodys_way(folder: Path) -> None:
    (folder / "actors/russia.yaml").write_text(actor(position(issue="unheard-of")))
    opened = open_version(folder, CUBA)
    assert save(folder, CUBA, edited(opened.text), opened.sha256).changed
    lists = open_version(folder, "issues.yaml")  # with other ids, the hint that goes with the error changes too
    assert save(folder, "issues.yaml", lists.text + issue("unheard-off"), lists.sha256).changed


@pytest.mark.parametrize("broken", ["- id: [\n", "id: x\n", ""])
def test_a_broken_list_can_be_mended_although_that_uncovers_errors_elsewhere(folder: Path, broken: str) -> None:
    (folder / CUBA).write_text(actor(position(issue="unheard-of")))
    (folder / "issues.yaml").write_text(broken)
    opened = open_version(folder, "issues.yaml")
    assert save(folder, "issues.yaml", issue("broad-offences"), opened.sha256).changed


def test_a_file_that_is_no_text_is_not_overwritten(folder: Path) -> None:
    (folder / CUBA).write_bytes(b"name: caf\xe9\n")
    with pytest.raises(FaultyTextError, match="not UTF-8 text; save the file as UTF-8"):
        open_version(folder, CUBA)
    with pytest.raises(FaultyTextError, match="not UTF-8 text"):
        save(folder, CUBA, OTHER, "0" * 64)
    assert (folder / CUBA).read_bytes() == b"name: caf\xe9\n"
