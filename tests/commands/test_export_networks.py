"""Networks by `tracker export`."""

from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

from commands.__main__ import main
from tests.support.folders import actor, position, write_folder

Output = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    said = {"a": "support", "b": "support", "c": "oppose", "d": "mixed", "e": "strong_support", "f": "oppose"}
    files = {name: actor(position(stance=stance, quote=f"what {name} has said of it"))
             for name, stance in said.items()}  # fmt: skip
    return write_folder(tmp_path / "positions", files)


def test_networks_are_written_for_other_tools_without_who_is_left_out(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    options = ["--two-mode", "combine", "--without-actor", "f", "--window", "1-year", "-o", str(out)]
    assert main(["export", str(folder), "--format", "networks", *options]) == 0
    ties = pd.read_csv(out / "network-two-mode.csv").set_index("Source")
    assert ties["Weight"].to_dict() == {"a": 1, "b": 1, "c": 2, "d": 3, "e": 1}
    assert ties.loc["d", "sign"] == "both"
    graph = nx.read_graphml(out / "network-congruence.graphml")
    assert set(graph) == set("abcde")
    assert graph.edges["a", "c"]["weight"] == 0.5
    (window,) = pd.read_csv(out / "windows-1-year.csv").to_dict("records")
    assert (window["first"], window["last"], window["statements"]) == ("2019-01-01", "2019-12-31", 5)
    # pairs by distance in steps of a quarter: ab 0, ac bc 2, ad bd 1, ae be 1, cd 1, ce 3, de 2
    assert window["conflict"] == pytest.approx((0 + 2 + 2 + 1 + 1 + 1 + 1 + 1 + 3 + 2) / 4 / 10)
    assert len(pd.read_csv(out / "windows-1-year-ties.csv")) == 10


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--window", "1-year"], "--window is for --format networks"),
        (["--format", "networks", "--window-step", "2"], "--window-step is for --window"),
        (["--format", "networks", "--without-actor", "g"], "there is no actor 'g'"),
        (
            ["--format", "networks", "--two-mode", "combine", "--two-mode-normalisation", "activity"],
            "the values of 'combine' are codes and cannot be divided",
        ),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    folder: Path, tmp_path: Path, capsys: Output, options: list[str], message: str
) -> None:
    assert main(["export", str(folder), *options, "-o", str(tmp_path / "out")]) == 2
    assert f"error: {message}" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
