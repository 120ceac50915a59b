"""When and by whom positions were recorded, and the data as it was on a day, on the pages."""

from pathlib import Path

import pytest

from loaders.git import quarantine as git_quarantine
from tests.support.dashboard import open_page, text_of, unfold, use
from tests.support.folders import actor, position, write_folder
from tests.support.repositories import commit, commit_of, git, needs_git

pytestmark = pytest.mark.usefixtures("fresh_caches")


def with_history(folder: Path) -> None:
    """Kenya supported on 1 May, as Ada recorded; Ben made it opposition two days later."""
    for stance, by, day in (("support", "Ada", "2026-05-01"), ("oppose", "Ben", "2026-05-03")):
        write_folder(folder, {"kenya": actor(position(stance=stance), name="Kenya")})
        commit(folder, by, day)


@needs_git
def test_an_actor_with_a_history_says_when_and_by_whom_it_was_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_history(tmp_path)
    use(tmp_path, monkeypatch)
    (row,) = unfold(open_page("actor")).dataframe[-1].value.to_dict("records")
    assert (row["Recorded on"], row["Recorded by"]) == ("2026-05-01", "Ada")
    assert (row["Last changed on"], row["Changed by"]) == ("2026-05-03", "Ben")


@needs_git
def test_a_commit_without_a_day_and_with_an_odd_name_is_told_on_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_history(tmp_path)
    write_folder(tmp_path, {"kenya": actor(position(stance="mixed"), position(issue="un-convention"), name="Kenya")})
    commit_of(tmp_path, b"\x1b[31m Eve\xe2\x80\xae \xe9 " + b"x" * 500 + b" <e@b>", b"Eve <e@b> -99999999999999 +0000")
    use(tmp_path, monkeypatch)
    rows = unfold(open_page("actor")).dataframe[-1].value.to_dict("records")
    assert [row["Recorded on"] for row in rows] == ["2026-05-01", "day not known"]
    assert [row["Last changed on"] for row in rows] == ["day not known", "day not known"]
    assert rows[1]["Recorded by"].startswith("\ufffd[31m Eve\ufffd \ufffd xxx")
    assert len(rows[1]["Recorded by"]) <= 60


@needs_git
def test_a_history_without_any_day_has_no_clock_but_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(tmp_path, {"kenya": actor(position(), name="Kenya")})
    git(tmp_path, "init", "-q")
    commit_of(tmp_path, b"Eve <e@b>", b"Eve <e@b>")
    use(tmp_path, monkeypatch)
    app = unfold(open_page("actor"))
    assert [one.label for one in app.sidebar.date_input] == ["As of"]
    assert app.dataframe[-1].value["Recorded on"].tolist() == ["day not known"]


@needs_git
def test_a_clone_with_its_past_cut_off_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_history(tmp_path / "whole")
    git(tmp_path, "clone", "-q", "--depth", "1", (tmp_path / "whole").as_uri(), "cut")
    use(tmp_path / "cut", monkeypatch)
    app = unfold(open_page("actor", data_on="2026-05-01"))
    said = " ".join(caption.value for caption in app.sidebar.caption)
    assert (
        "The history of this clone is cut off at 3\u00a0May\u00a02026. `git fetch --unshallow` fetches the rest."
        in said
    )
    (row,) = app.dataframe[-1].value.to_dict("records")
    assert (row["Recorded on"], row["Recorded by"]) == ("on or before 2026-05-03", "")
    assert app.query_params["data_on"] == "2026-05-03"


@needs_git
def test_the_history_of_a_folder_from_somebody_else_runs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, program, sprung = tmp_path / "theirs", tmp_path / "program", tmp_path / "sprung"
    with_history(folder)
    program.write_text(f"#!/bin/sh\necho x >> '{sprung}'\n")
    program.chmod(0o755)
    for setting in ("filter.x.clean", "diff.x.textconv", "diff.external", "core.fsmonitor"):
        git(folder, "config", setting, str(program))
    (folder / ".gitattributes").write_text("* diff=x filter=x\n")
    write_folder(folder, {"kenya": actor(position(stance="mixed"), name="Kenya")})
    git(folder, "status")
    assert sprung.exists()
    sprung.unlink()
    use(folder, monkeypatch)
    for query in ({}, {"data_on": "2026-05-01"}):
        app = unfold(open_page("actor", **query))
        assert app.dataframe[-1].value["Recorded by"].tolist() == ["Ada"]
    assert not sprung.exists()


@needs_git
def test_a_history_that_takes_too_long_is_said_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_history(tmp_path)
    monkeypatch.setattr(git_quarantine, "MOST_BYTES", 10)
    use(tmp_path, monkeypatch)
    app = open_page("actor")
    assert "git did not tell the history of this folder" in " ".join(caption.value for caption in app.sidebar.caption)
    assert app.title[0].value.startswith("Kenya")


@needs_git
def test_the_second_clock_shows_what_the_data_said_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_history(tmp_path)
    use(tmp_path, monkeypatch)
    app = open_page("actor", data_on="2026-05-02")
    chip = "Data as recorded on 2 May 2026"
    assert chip in [one.label for one in app.button]
    assert app.header[0].value.startswith("Supports")
    assert unfold(app).dataframe[-1].value["Changed by"].tolist() == ["Ada"]
    assert app.query_params["data_on"] == "2026-05-02"
    app.date_input(key="data_on").set_value(None).run()
    assert app.header[0].value.startswith("Opposes")
    assert chip not in [one.label for one in app.button]
    assert "data_on" not in app.query_params


@needs_git
def test_data_problems_are_those_of_the_chosen_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_history(tmp_path)
    (tmp_path / "actors" / "kenya.yaml").write_text("name: [Kenya")
    use(tmp_path, monkeypatch)
    then = open_page("problems", data_on="2026-05-03")
    assert "**0 errors" in text_of(then)
    assert "not the files on disk" in text_of(then)
    assert "**1 error" in text_of(open_page("problems"))


def test_without_a_history_there_is_one_clock_and_no_word_of_recording(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(tmp_path, {"kenya": actor(position(), name="Kenya")})
    use(tmp_path, monkeypatch)
    app = open_page("actor", data_on="2026-05-02")
    assert [one.label for one in app.sidebar.date_input] == ["As of"]
    assert "data_on" not in app.query_params
    assert not [fold for fold in app.expander if "recorded" in fold.label]
