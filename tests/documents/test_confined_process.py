"""A program that reads a document within limits: what it is given, and how it ends."""

import json
import sys
from pathlib import Path
from threading import Thread

import pytest

from documents import confined_process
from documents.confined_process import Answer, run_confined


@pytest.fixture
def program(tmp_path: Path) -> Path:
    return tmp_path / "program.py"


def test_it_gets_the_content_and_its_limits_and_nothing_of_ours(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "x")
    program.write_text(
        "import json, os, sys; content = sys.stdin.buffer.read()\n"
        "print(json.dumps([len(content), sys.argv[1:], 'SECRET_TOKEN' in os.environ, sorted(sys.modules)]))\n"
        "sys.exit(7)"
    )
    found = run_confined(program, "pdf", content=b"x" * 3_000_000)
    assert found.code == 7
    size, arguments, secret, loaded = json.loads(found.content)
    assert (size, secret) == (3_000_000, False)
    assert arguments == ["pdf", str(confined_process.SECONDS), str(confined_process.MEMORY)]
    assert not {"loaders", "pandas", "streamlit"} & set(loaded)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("while True: pass", Answer(None, is_late=True)),
        ("import sys, os\nsys.stdin.close()\nos.close(1)\nwhile True: pass", Answer(None, is_late=True)),
        ("import os; os.abort()", Answer(None, is_aborted=sys.platform != "win32")),
        ("print('x' * 100)", Answer(None)),
        ("print('x')", Answer(0, b"x\n".replace(b"\n", b"\r\n" if sys.platform == "win32" else b"\n"))),
    ],
    ids=["no end", "no end, in silence", "a crash", "too long an answer", "an answer before all was read"],
)
def test_it_is_ended_and_told_how(program: Path, monkeypatch: pytest.MonkeyPatch, text: str, answer: Answer) -> None:
    monkeypatch.setattr(confined_process, "SECONDS", 1)
    monkeypatch.setattr(confined_process, "MOST_ANSWER", 50)
    program.write_text(text)
    assert run_confined(program, content=b"x" * 1_000_000) == answer


def test_a_python_that_is_not_there_is_no_answer(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(program))
    assert run_confined(program, content=b"") == Answer(None)


def test_it_runs_in_any_thread_and_where_the_current_folder_is_gone(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.write_text("import sys; sys.stdout.write(sys.stdin.read())")
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    found: list[Answer] = []
    threads = [Thread(target=lambda: found.append(run_confined(program, content=b"said"))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [Answer(0, b"said")] * 3
