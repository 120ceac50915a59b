"""`view`: the dashboard, started on any folder from any place."""

import os
import runpy
import sys
from pathlib import Path
from unittest.mock import patch
from urllib.request import urlopen

import pytest

from commands.__main__ import main
from loaders import load
from loaders.settings import DOCUMENTS_VARIABLE, documents_folder, positions_folder, read_only, second_folders
from tests.support.folders import ROOT, actor, position, write_folder
from tests.support.servers import serving


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "there is no folder 'nowhere'"),
        (["positions", "--documents", "nowhere"], "there is no folder 'nowhere'"),
        (
            ["positions", "--second", "positions/issues.yaml"],
            "'positions/issues.yaml' is no folder; name one, or one that is to be made",
        ),
        (
            ["positions", "--second", "new", "--read-only"],
            "there is no coding in 'new', and none can be begun where nothing may be written",
        ),
        (["positions", "--port", "0"], "there is no port 0; ports are numbered from 1 to 65535"),
    ],
)
def test_what_cannot_be_served_is_said_and_nothing_is_started(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_folder(tmp_path / "positions")
    monkeypatch.chdir(tmp_path)
    before = dict(os.environ)
    assert main(["view", *arguments]) == 2
    assert capsys.readouterr().err == f"error: {message}\n"
    assert dict(os.environ) == before


Started = list[tuple[str, list[str], Path]]


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Started:
    """What is started in place of the dashboard: which module, with what arguments, in which folder."""
    found: Started = []
    monkeypatch.setattr(runpy, "run_module", lambda name, **_: found.append((name, sys.argv[1:], Path.cwd())))
    monkeypatch.setattr(sys, "argv", sys.argv)
    monkeypatch.chdir(tmp_path)
    return found


def test_folders_are_named_from_where_the_command_is_given(tmp_path: Path, started: Started) -> None:
    for name in ("positions", "papers"):
        (tmp_path / name).mkdir()
    write_folder(tmp_path / "theirs")
    with patch.dict(os.environ, {DOCUMENTS_VARIABLE: "papers"}):
        assert main(["view", "positions", "--second", "theirs", "--read-only", "--port", "8502"]) == 0
        assert started == [("streamlit", ["run", "--server.port", "8502", str(ROOT / "dashboard.py")], ROOT)]
        assert positions_folder() == tmp_path / "positions"
        assert documents_folder(positions_folder()) == tmp_path / "papers"
        assert second_folders() == [tmp_path / "theirs"]
        assert read_only()


def test_the_folder_of_another_coder_is_begun_where_there_is_none_and_both_read_the_same_documents(
    tmp_path: Path, started: Started, capsys: pytest.CaptureFixture[str]
) -> None:
    write_folder(tmp_path / "positions", {"cuba": actor(position(), kind="state")})
    (tmp_path / "positions" / "documents").mkdir()
    (tmp_path / "empty").mkdir()
    with patch.dict(os.environ):
        os.environ.pop(DOCUMENTS_VARIABLE, None)
        assert main(["view", "positions", "--second", "new/theirs", "--second", "empty"]) == 0
        assert second_folders() == [tmp_path / "new" / "theirs", tmp_path / "empty"]
        assert {documents_folder(folder) for folder in second_folders()} == {tmp_path / "positions" / "documents"}
    said = capsys.readouterr().out
    for name in ("new/theirs", "empty"):
        assert f"{name}: begun for another coder, with the code book of positions and none of its positions" in said
        begun = load(tmp_path / name)
        assert (len(begun.actors), len(begun.positions), begun.errors) == (1, 0, ())
    with patch.dict(os.environ):
        (tmp_path / "empty" / "issues.yaml").write_text("mine", encoding="utf-8")
        assert main(["view", str(tmp_path / "positions"), "--second", str(tmp_path / "empty")]) == 0
    assert (tmp_path / "empty" / "issues.yaml").read_text(encoding="utf-8") == "mine"
    assert capsys.readouterr().out == ""
    assert len(started) == 2


def test_settings_of_streamlit_in_the_folder_that_it_is_started_in_do_not_count(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "positions", {"cuba": actor(position())})
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit/config.toml").write_text("[server]\nbaseUrlPath = 'elsewhere'\n", encoding="utf-8")
    with (
        serving(Path(folder.name), tmp_path / "server.log", cwd=tmp_path) as address,
        urlopen(f"{address}/_stcore/health") as answer,
    ):
        assert answer.status == 200
