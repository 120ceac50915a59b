"""`tracker changes`: what is new since a day."""

import json
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from commands.__main__ import main
from editing.saves import open_version, save
from loaders.steering_characters import visible
from tests.support.folders import QUOTE, actor, position, write_folder
from tests.support.naughty import hostile_folder
from tests.support.repositories import commit, needs_git

OTHER = "nobody has shown us that this is needed"
KNOWN = position(date="2018", stance="oppose")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder p/ in which Cuba has changed sides since 2018 and Peru spoken for the first time."""
    monkeypatch.chdir(tmp_path)
    cuba = actor(KNOWN, position(quote=OTHER))
    return write_folder(tmp_path / "p", {"cuba": cuba, "peru": actor(position(stance="oppose"))})


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["changes", "p", *arguments]) == 0
    return capsys.readouterr().out


def test_it_tells_the_world_the_picture_and_what_we_did_apart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = run(capsys, "--since", "2019-01-01").replace("\u00a0", " ")
    assert "Since 1 January 2019: " in text
    world, _, rest = text.partition("What it did to the picture")
    assert "Actor cuba on “A title”: opposes → supports, change of side, 8 July 2019, own words" in world
    assert (f"“{OTHER}”" in world, "p/actors/cuba.yaml:10" in world) == (True, True)
    picture, _, work = rest.partition("What we did")
    assert "Actor cuba and Actor peru: not comparable → on opposite sides" in picture
    assert "quoted above; p/actors/peru.yaml:4" in picture
    assert f"“{QUOTE}”" not in picture
    assert "What we did since 1 January 2019 is not known: git has no data of this folder from 2019-01-01" in work


def test_what_only_repeats_is_counted_and_left_to_the_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_folder(folder, {"cuba": actor(KNOWN, position(stance="oppose", quote=OTHER)), "peru": actor()})
    text = run(capsys, "--since", "2019-01-01")
    assert "Restatements are not listed: 1." in text
    assert OTHER not in text
    [one] = json.loads(run(capsys, "--since", "2019-01-01", "--format", "json"))["world"]
    assert (one["kind"], one["before"], one["position"]["quote"]) == ("restatement", "oppose", OTHER)


@needs_git
def test_in_git_it_tells_what_we_did(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(folder, "Ada", "2026-05-01")
    write_folder(folder, {"cuba": actor(KNOWN, position(quote=OTHER, stance="mixed")), "peru": actor()})
    record = json.loads(run(capsys, "--since", "2026-05-01", "--format", "json"))
    work = record["work"]
    assert (record["world"], record["nothing_moved"]) == ([], False)
    assert (work["told_by"], work["since"], work["gap"]) == ("git", "2026-05-01", "")
    assert [(one["what"], one["name"], one["fields"]) for one in work["changes"]] == [
        ("recoded", "cuba", {"stance": {"old": "support", "new": "mixed"}}),
        ("removed", "peru", {}),
    ]


def test_without_git_what_a_save_replaced_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened = open_version(folder, "actors/peru.yaml")
    save(folder, "actors/peru.yaml", opened.text.replace("stance: oppose", "stance: support"), opened.sha256)
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    work = json.loads(run(capsys, "--since", yesterday, "--format", "json"))["work"]
    assert work["told_by"] == "kept versions"
    assert [(one["what"], one["name"]) for one in work["changes"]] == [("recoded", "peru")]
    assert "actors/cuba.yaml" in work["unknown_files"]


def test_the_terminal_is_not_steered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = hostile_folder(tmp_path / "hostile")
    assert main(["changes", str(folder), "--since", "2012-06-01"]) == 0
    text = capsys.readouterr().out
    assert "first statement" in text
    assert visible(text, but="\n") == text


@pytest.mark.parametrize("form", ["text", "markdown", "json", "atom"])
def test_where_nothing_is_new_it_says_so_and_all_is_well(
    folder: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Nothing moved since 29\u00a0November\u00a02025" in run(
        capsys, "--since", "2025-11-29", "--format", form
    ).replace("\\u00a0", "\u00a0")


def test_an_empty_folder_has_nothing_new(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_folder(folder, {"cuba": actor(), "peru": actor()})
    assert "Nothing moved" in run(capsys, "--since", "2019-01-01")


def test_another_day_than_today_can_be_looked_from(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = json.loads(run(capsys, "--since", "2017-01-01", "--as-of", "2018-12-31", "--format", "json"))
    [one] = record["world"]
    assert (record["until"], one["kind"], one["before"], one["position"]["stance"]) == (
        "2018-12-31", "first statement", None, "oppose",
    )  # fmt: skip


def test_a_feed_goes_to_a_file_but_not_among_the_positions(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--since", "2019-01-01", "--format", "atom", "-o", "feed.xml") == "feed.xml\n"
    assert ElementTree.parse("feed.xml").getroot().tag.endswith("feed")
    assert main(["changes", "p", "--since", "2019-01-01", "-o", "p/feed.xml"]) == 2
    assert "name a file elsewhere" in capsys.readouterr().err


def test_errors_in_the_data_are_code_1_and_named_in_the_earlier_version(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_folder(folder, {"cuba": actor(position(stance="yes")), "peru": actor()})
    assert main(["changes", "p", "--since", "2019-01-01"]) == 1
    assert "see 'tracker check'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "--since"),
        (["--since", "1.11.2026"], "'1.11.2026' is not a day; write it as 2026-11-01"),
        (["--since", "2026-02-30"], "'2026-02-30' is not a day; write it as 2026-11-01"),
        (["--since", "2999-01-01"], "nothing can be new since 2999-01-01"),
        (["--since", "2020-01-01", "--as-of", "2019-01-01"], "only what was stated by 2019-01-01 is looked at"),
        (["--since", "2020-01-01", "--documents", "nowhere"], "there is no folder of documents 'nowhere'"),
    ],
)
def test_wrong_usage_is_code_2_and_says_what_to_write(
    folder: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main(["changes", "p", *arguments])
    except SystemExit as end:
        code = int(str(end.code))
    assert (code, said in capsys.readouterr().err) == (2, True)
