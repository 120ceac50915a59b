"""The command `save`: what it says, and its exit codes."""

import shutil
from pathlib import Path

import pytest

from commands.__main__ import main
from editing import backups
from editing.backups import previous_versions
from editing.saves import open_version
from tests.support.folders import actor, event, position
from tests.support.saving import CUBA, OTHER, everything, fail_from, two_actors


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return two_actors(tmp_path)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    path = tmp_path / "new.yaml"
    path.write_text(OTHER)
    return path


def test_the_command_saves_and_says_when_there_was_nothing_to_do(
    folder: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["save", str(folder / CUBA), str(content)]) == 0
    assert open_version(folder, CUBA).text == OTHER
    assert f"saved; its SHA-256 is {open_version(folder, CUBA).sha256}" in capsys.readouterr().err
    assert main(["save", str(folder / CUBA), str(content)]) == 0
    assert "holds this text already; nothing was written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "text"), [("actors/kenya.yaml", actor(name="Kenya")), ("events.yaml", event()), ("events.yaml", "[]")]
)
def test_the_command_begins_new_files(folder: Path, content: Path, name: str, text: str) -> None:
    content.write_text(text)
    assert main(["save", str(folder / name), str(content)]) == 0
    assert open_version(folder, name).text == text


def test_the_command_finds_the_folder_from_within(folder: Path, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "actors")
    assert main(["save", "cuba.yaml", str(content)]) == 0
    content.write_text("[]")
    assert main(["save", "../events.yaml", str(content)]) == 0
    assert open_version(folder, "events.yaml").text == "[]"


def test_the_command_shows_what_another_saved(folder: Path, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["save", str(folder / CUBA), str(content), "--expect", "0" * 64]) == 1
    error = capsys.readouterr().err
    assert "\n-    stance: support\n+    stance: oppose\n" in error
    assert error.endswith(
        "'actors/cuba.yaml' has changed on disk since it was opened; compare the two and save again\n"
    )
    expected = open_version(folder, CUBA).sha256
    assert main(["save", str(folder / CUBA), str(content), "--expect", expected.upper()]) == 0


def test_the_command_lists_errors_as_check_does(
    folder: Path, content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder.parent)
    content.write_text(actor(position(stance="suport")))
    assert main(["save", "positions/actors/cuba.yaml", str(content)]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(
        "error: unknown stance 'suport'\n  positions/actors/cuba.yaml:5:13\n   5 |     stance: suport\n"
    )
    assert "did you mean 'support'?" in shown.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["{}/nowhere/issues.yaml", "{}/issues.yaml"], "there is no folder"),
        (["{}/README.md", "{}/issues.yaml"], "'README.md' is no data file; write one of negotiation.yaml"),
        (["{}/actors/Cuba.yaml", "{}/issues.yaml"], "'Cuba' is not an id"),
        (["{}/issues.yaml", "{}/gone.yaml"], "cannot read '"),
        (["{}/issues.yaml", "{}/actors"], "Is a directory"),
        (["{}/issues.yaml", "{}/../latin"], "not UTF-8 text; save the file as UTF-8"),
    ],
)
def test_wrong_usage_is_code_2_and_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    (folder.parent / "latin").write_bytes(b"\xe9")
    before = everything(folder)
    assert main(["save", *(argument.format(folder) for argument in arguments)]) == 2
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert message in error
    assert error.count("\n") == 1
    assert everything(folder) == before


def test_an_expected_version_that_is_no_hash_is_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["save", str(folder / CUBA), str(folder / CUBA), "--expect", "abc"])
    assert stopped.value.code == 2
    assert "not a SHA-256" in capsys.readouterr().err


@pytest.mark.parametrize("last", [0, 1000], ids=["one-step", "all-that-follow"])
def test_whatever_step_fails_the_command_says_what_became_of_the_file(
    folder: Path, content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], last: int
) -> None:
    old = (folder / CUBA).read_bytes()
    codes = []
    for step in range(200):
        (folder / CUBA).write_bytes(old)
        shutil.rmtree(backups.shelf(folder), ignore_errors=True)
        with monkeypatch.context() as patch:
            made = fail_from(patch, step, step + last)
            code = main(["save", str(folder / CUBA), str(content)])
            steps = made()
        said = capsys.readouterr().err
        assert (folder / CUBA).read_bytes() == (old if code else OTHER.encode()), step
        assert ("saved; its SHA-256 is" in said) == (not code)
        assert ("error: " in said) == bool(code)
        assert code or bool(previous_versions(folder, CUBA)) != ("the version before is not kept" in said)
        codes.append(code)
        if steps <= step:
            break
    last_refusal = max(step for step, code in enumerate(codes) if code)
    assert 5 < last_refusal < len(codes) - 3  # the last steps come after the save
