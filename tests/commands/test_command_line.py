"""The command line: exit codes, both formats, and no traceback whatever it is given."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from commands.__main__ import MODULES, main
from tests.support.folders import DATA, QUOTE, ROOT, UNKNOWN_ISSUE, actor, position, write_folder


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TRACKER_POSITIONS", raising=False)
    monkeypatch.setenv("TRACKER_DOCUMENTS", str(tmp_path / "documents"))
    (tmp_path / "documents").mkdir()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "positions", {"cuba": actor(position())})


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "commands", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_clean_data_is_code_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr().out == (
        "0 errors, 0 warnings in 3 files\n"
        "1 position; 0 quotations stand in their documents; not at hand: sputnik-2024\n"
        "1 quotation is unverified, with neither document (--documents) nor fingerprint: sputnik-2024\n"
    )


def test_warnings_alone_are_code_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_folder(folder, {"cuba": actor(position(), position())})
    assert main(["check", str(folder)]) == 0
    assert "0 errors, 1 warning" in capsys.readouterr().out


def test_errors_are_code_1_and_are_printed_with_a_place_to_click(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder.parent)
    (folder / "actors/russia.yaml").write_text((DATA / "unknown-issue.yaml").read_text(encoding="utf-8"))
    assert main(["check", "positions"]) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"{UNKNOWN_ISSUE}\n\n1 error, 0 warnings in 4 files\n")


def test_the_folder_may_come_from_the_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRACKER_POSITIONS", str(folder))
    assert main(["check"]) == 0
    assert "in 3 files" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (f"He: {QUOTE}.", 0, "1 quotation stands in its document\n"),
        ("Nothing of it.", 1, "0 quotations stand in their documents\n1 quotation does not stand in its document: "),
    ],
)
def test_quotations_are_checked_against_named_documents(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str, code: int, said: str
) -> None:
    (folder.parent / "papers").mkdir()
    (folder.parent / "papers/sputnik-2024.txt").write_text(text)
    assert main(["check", str(folder), "--documents", str(folder.parent / "papers")]) == code
    out = capsys.readouterr().out
    assert said in out
    assert ("the quotation is not in its document" in out) == (code == 1)


@pytest.mark.parametrize("faulty", [False, True])
def test_json_is_for_tools(folder: Path, capsys: pytest.CaptureFixture[str], faulty: bool) -> None:
    write_folder(folder, {"cuba": actor(position(), position(stance="maybe" if faulty else "oppose"))})
    assert main(["check", str(folder), "--format", "json"]) == faulty
    answer = json.loads(capsys.readouterr().out)
    problems = answer.pop("problems")
    places = answer.pop("quotations")
    assert places[0] == {
        "file": f"{folder}/actors/cuba.yaml",
        "line": 8,
        "source": "sputnik-2024",
        "how": "unverified",
        "start": None,
        "end": None,
    }
    assert len(places) == (1 if faulty else 2)
    assert answer == {
        "errors": int(faulty),
        "warnings": int(not faulty),
        "files": 3,
        "positions": 1 if faulty else 2,
        "quotations_verified": 0,
        "quotations_by": {"document": 0, "fingerprint": 0, "unverified": 1 if faulty else 2, "misquoted": 0},
        "documents_not_at_hand": ["sputnik-2024"],
    }
    assert [(p["file"], p["line"], p["severity"]) for p in problems] == (
        [(f"{folder}/actors/cuba.yaml", 11, "error")] if faulty else [(f"{folder}/actors/cuba.yaml", 10, "warning")]
    )


@pytest.mark.parametrize("form", ["csv", "parquet", "json"])
def test_export_names_what_it_wrote(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert main(["export", str(folder), "-o", str(tmp_path / "out"), "--format", form]) == 0
    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [path.name for path in written] == [
        f"{name}.{form}" for name in ("positions", "actors", "issues", "sources", "events", "memberships", "joint")
    ]
    assert all(path.stat().st_size for path in written)


def test_an_export_of_faulty_data_says_that_rows_are_missing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_folder(folder, {"cuba": actor(position(stance="maybe"))})
    assert main(["export", str(folder), "-o", str(tmp_path / "out")]) == 1
    assert "1 error keeps rows out" in capsys.readouterr().err


def test_a_new_actor_passes_the_check_and_is_not_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = ["new", "actor", "Republic of Kenya", "--folder", str(folder)]
    assert main(new) == 0
    assert str(folder / "actors/republic-of-kenya.yaml") in capsys.readouterr().out
    assert main(["check", str(folder)]) == 0
    before = (folder / "actors/republic-of-kenya.yaml").read_bytes()
    assert main(new) == 2
    assert "exists; edit it, or give another id" in capsys.readouterr().err
    assert (folder / "actors/republic-of-kenya.yaml").read_bytes() == before


def test_several_actors_begin_at_once_and_one_that_is_there_stops_none(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = ["new", "actor", "--folder", str(folder)]
    assert main([*new, "Kenya", "Cuba", "Côte d'Ivoire"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert {path.stem for path in (folder / "actors").iterdir()} >= {"kenya", "cuba", "cote-d-ivoire"}
    assert main([*new, "Palau", "Nauru", "--id", "island"]) == 2
    assert not (folder / "actors/island.yaml").exists()
    assert main([*new, "Palau", "Nauru"]) == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "{}/nowhere"], "there is no folder"),
        (["check", "{}/issues.yaml"], "there is no folder"),
        (["check", "{}", "--documents", "{}/nowhere"], "there is no folder of documents"),
        (["export", "{}", "-o", "{}/issues.yaml"], "cannot write to"),
        (["export", "{}", "--format", "dna-csv", "--documents", "{}/nowhere"], "there is no folder of documents"),
        (["new", "actor", "中国", "--folder", "{}"], "give one with --id"),
        (["new", "actor", "Kenya", "--id", "../kenya", "--folder", "{}"], "'../kenya' is not an id"),
        (["new", "actor", "Kenya", "--id", "/tmp/kenya", "--folder", "{}"], "'/tmp/kenya' is not an id"),
        (["new", "actor", "Ken\x07ya", "--folder", "{}"], "is no name"),
        (["new", "actor", "Kenya", "--id", "k" * 300, "--folder", "{}"], "the name is too long; give a shorter one"),
        (["new", "actor", "Cuba", "--folder", "{}"], "exists"),
    ],
)
def test_wrong_usage_is_code_2_and_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main([argument.format(folder) for argument in arguments]) == 2
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert error.count("\n") == 1
    assert message in error
    assert "\x07" not in error


@pytest.mark.parametrize(
    "arguments", [[], ["chekc"], ["check", "--format", "xml"], ["new"], ["new", "actor"], ["export", "a", "b"]]
)
def test_an_unknown_command_or_option_is_code_2_with_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("usage: tracker")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("actors/x.yaml", b"\x00\xff\xfe\x89PNG\r\n"),
        ("actors/x.yaml", b""),
        ("actors/x.yaml", b"[" * 100_000),
        ("issues.yaml", b"\x00" * 1000),
        ("sources.yaml", b"- id: &a [*a]\n"),
    ],
)
def test_odd_files_are_problems(folder: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    assert main(["check", str(folder)]) == 1
    out = capsys.readouterr().out
    assert f"{folder}/{name}" in out
    assert "1 error," in out


def test_an_empty_folder_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "new").mkdir()
    assert main(["check", str(tmp_path / "new")]) == 1
    out = capsys.readouterr().out
    assert "'issues.yaml' is missing" in out
    assert "'sources.yaml' is missing" in out


def test_as_a_program_it_lists_its_commands_and_reports_in_any_terminal(folder: Path) -> None:
    shown = run("--help")
    assert shown.returncode == 0
    assert all(f"\n    {command} " in shown.stdout for command in ("check", "export", "save", "new"))
    (folder / "actors/é.yaml").write_text("name: “é”\n", encoding="utf-8")
    found = run("check", str(folder), PYTHONIOENCODING="ascii")
    assert found.returncode == 1
    assert r"\xe9" in found.stdout
    assert found.stderr == ""
    missing = run("check", str(folder / "nowhere"))
    assert (missing.returncode, missing.stdout) == (2, "")
    assert missing.stderr.startswith("error: there is no folder")


def test_every_command_that_the_help_lists_has_a_help_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    listed = re.findall(r"(?m)^    ([a-z]+)\b", capsys.readouterr().out)
    assert listed == list(MODULES)
    for command in listed:
        with pytest.raises(SystemExit) as end:
            main([command, "--help"])
        assert end.value.code == 0
        assert f"usage: tracker {command} " in capsys.readouterr().out


def test_a_reader_that_stops_reading_is_no_error(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {f"actor-{n}": actor(position(issue="unheard-of")) for n in range(300)})
    command = [sys.executable, "-m", "commands", "check", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_call_by_the_old_name_says_what_to_write_instead(folder: Path) -> None:
    command = [sys.executable, "-m", "loaders", "check", f"{folder} of ours", "--watch"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == f"error: 'python -m loaders' is now 'tracker check '{folder} of ours' --watch'\n"
