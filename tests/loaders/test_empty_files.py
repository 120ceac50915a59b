"""Files with nothing in them yet: comments alone are an empty list, an empty file is a mishap."""

from pathlib import Path

import pytest

from loaders import load
from loaders.data_files import Texts
from loaders.dataset import build
from tests.support.folders import texts, write_folder


@pytest.mark.parametrize(
    "text", ["[]\n", "# later\n", "# - id: x\n#   title: y\n", "\n# later, without an end", "# a\n[]"]
)
def test_a_list_of_which_all_is_commented_out_is_empty(text: str, tmp_path: Path) -> None:
    data = load(write_folder(tmp_path, issues=text, sources=text, events=text, negotiation="# title: x\n"))
    assert data.problems == ()
    assert data.issues.empty
    assert data.negotiation.title is None


@pytest.mark.parametrize("text", ["", "\n", "  \n\n"])
@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("issues.yaml", "write '[]' while there is no issue, or the first one, which begins with '- id: '"),
        ("events.yaml", "write '[]' while there is no event, or the first one, which begins with '- date: '"),
        ("negotiation.yaml", "write what is negotiated, beginning with 'title: ', or remove it"),
        ("actors/cuba.yaml", "restore it, or begin with 'name: '; or remove it"),
        ("joint/all.yaml", "restore it, or begin with 'title: '; or remove it"),
    ],
)
def test_an_empty_file_says_what_to_write(name: str, hint: str, text: str) -> None:
    (problem,) = build(Texts({**texts(), name: text}, ())).problems
    assert (problem.severity, problem.message, problem.file, problem.hint) == ("error", "the file is empty", name, hint)


def test_a_list_that_was_emptied_by_mistake_stays_on_view(tmp_path: Path) -> None:
    before = load(write_folder(tmp_path))
    (tmp_path / "issues.yaml").write_text("")
    after = load(tmp_path, before.last_good)
    assert list(after.issues["issue"]) == list(before.issues["issue"])
    assert after.stale == ("issues.yaml",)
