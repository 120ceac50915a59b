"""A folder of one's own: its title on every page, and on each what to do next until a position stands there."""

from pathlib import Path

import pytest

from commands.__main__ import main
from tests.support.dashboard import figures, open_page, pages, protos, text_of, use
from tests.support.folders import actor, issue, position, source, write_folder

TITLE = "A treaty on *plastics*"
SHOWN = "**A treaty on \\*plastics\\***"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh_caches: None) -> Path:
    made = tmp_path / "plastics"
    assert main(["init", str(made), "--title", TITLE]) == 0
    use(made, monkeypatch)
    return made


@pytest.mark.parametrize("page", pages())
def test_every_page_of_a_new_folder_says_what_to_do_next(page: str, folder: Path) -> None:
    app = open_page(page)
    said = text_of(app)
    assert "Nothing is coded yet" in said
    for word in ("issues.yaml", "tracker new actor NAME", "tracker register FILE", str(folder)):
        assert word in said
    assert not figures(app)
    assert "Write the first issue" in [one.label for one in protos(app) if hasattr(one, "query_string")]


def test_each_step_leads_to_its_form_until_there_is_a_position(folder: Path) -> None:
    made = {"issues": "[]\n", "sources": "[]\n"}
    steps = {"issues": issue("cap"), "actors": actor(), "sources": source("speech")}
    nexts = [
        "Write the first issue",
        "Write the first actor",
        "Register the first document",
        "Write the first position",
    ]
    for label, kind in zip(nexts, [*steps, ""], strict=True):
        app = open_page("overview")
        (link,) = [one for one in protos(app) if getattr(one, "label", "") == label]
        assert "task=" in link.query_string
        if kind == "actors":
            (folder / "actors/palau.yaml").write_text(steps[kind])
        elif kind:
            made[kind] = steps[kind]
            write_folder(folder, None, **made)
    write_folder(folder, {"palau": actor(position(issue="cap", source="speech"))}, **made)
    assert "Nothing is coded yet" not in text_of(open_page("overview"))


def test_the_title_heads_every_page_as_the_text_that_it_is(folder: Path) -> None:
    for page in pages():
        app = open_page(page)
        assert app.caption[0].value == SHOWN


def test_a_folder_without_a_title_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh_caches: None) -> None:
    use(write_folder(tmp_path, {"palau": actor(position())}), monkeypatch)
    assert not any(one.value.startswith("**") for one in open_page("overview").caption)


def test_read_only_shows_no_steps_that_nobody_can_take(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_READ_ONLY", "1")
    said = text_of(open_page("overview"))
    assert "Nothing is coded yet" in said
    assert "tracker register" not in said


def test_faulty_files_are_named_as_the_reason_for_an_empty_page(folder: Path) -> None:
    (folder / "actors/palau.yaml").write_text("name: Palau\nkind: realm\n")
    assert any("faulty" in getattr(one, "label", "") for one in protos(open_page("overview")))
