"""`view`: the dashboard, started on any folder from any place."""

import os
import runpy
import sys
from pathlib import Path
from unittest.mock import patch
from urllib.request import urlopen

import pytest

from commands.__main__ import main
from loaders.settings import DOCUMENTS_VARIABLE, documents_folder, positions_folder, read_only, second_folder
from tests.support.folders import ROOT, actor, position, write_folder
from tests.support.servers import serving


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "there is no folder 'nowhere'"),
        (["positions", "--documents", "nowhere"], "there is no folder 'nowhere'"),
        (["positions", "--second", "nowhere"], "there is no folder 'nowhere'"),
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


def test_folders_are_named_from_where_the_command_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("positions", "papers", "theirs"):
        (tmp_path / name).mkdir()
    started: list[tuple[str, list[str], Path]] = []
    monkeypatch.setattr(runpy, "run_module", lambda name, **_: started.append((name, sys.argv[1:], Path.cwd())))
    monkeypatch.setattr(sys, "argv", sys.argv)
    monkeypatch.chdir(tmp_path)
    with patch.dict(os.environ, {DOCUMENTS_VARIABLE: "papers"}):
        assert main(["view", "positions", "--second", "theirs", "--read-only", "--port", "8502"]) == 0
        assert started == [("streamlit", ["run", "--server.port", "8502", str(ROOT / "dashboard.py")], ROOT)]
        assert positions_folder() == tmp_path / "positions"
        assert documents_folder(positions_folder()) == tmp_path / "papers"
        assert second_folder() == tmp_path / "theirs"
        assert read_only()


def test_settings_of_streamlit_in_the_folder_that_it_is_started_in_do_not_count(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "positions", {"cuba": actor(position())})
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit/config.toml").write_text("[server]\nbaseUrlPath = 'elsewhere'\n", encoding="utf-8")
    with (
        serving(Path(folder.name), tmp_path / "server.log", cwd=tmp_path) as address,
        urlopen(f"{address}/_stcore/health") as answer,
    ):
        assert answer.status == 200
