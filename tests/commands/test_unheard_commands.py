"""Commands that nobody hears: the exit code tells what became of the files, and there is no traceback."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from editing.saves import open_version
from tests.support.command_processes import Ended, run_command
from tests.support.folders import QUOTE, ROOT, actor, position, source, write_folder

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")

CUBA = "actors/cuba.yaml"
GOOD = actor(position(stance="oppose"))
DOCUMENT = f"On 29 March 2024 he said: {QUOTE}.\n"
TOLD = ["--title", "A speech", "--publisher", "A ministry", "--published", "2024", "--language", "en"]
VOTES = "actor,issue,vote,date\nKenya,A resolution,yes,2019-12-27\n"

FULL, CLOSED, READ_ONLY = ">/dev/full", ">&-", "1<{room}/good.yaml"
BOTH_FULL, ALL_CLOSED = ">/dev/full 2>/dev/full", "<&- >&- 2>&-"
DEAD, BOTH_DEAD = "stdout dead", "stdout dead, stderr dead"
REMARKS = ("2>/dev/full", "2>&-", "2<{room}/good.yaml", "stderr dead")
"""Where the streams lead, as a shell says it; a dead one is a pipe that nobody reads any more."""


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A folder of positions that is not in order, and what commands are given."""
    positions = [position(date="2020"), position(date="2019-07-08")]
    sources = source("sputnik-2024", sha256=hashlib.sha256(DOCUMENT.encode()).hexdigest())
    write_folder(tmp_path / "positions", {"cuba": actor(*positions), "russia": actor(position())}, sources=sources)
    (tmp_path / "documents").mkdir()
    for name, text in {
        "documents/sputnik-2024.txt": DOCUMENT,
        "speech.txt": DOCUMENT.replace("March", "May"),
        "votes.csv": VOTES,
        "good.yaml": GOOD,
        "bad.yaml": actor(position(stance="suport")),
    }.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def run(room: Path, redirection: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a command with its streams led elsewhere."""
    ended, dead = os.pipe()
    os.close(ended)
    pipes = dict.fromkeys(dead_streams(redirection), dead)
    shell = "" if pipes else redirection.format(room=room)
    try:
        return subprocess.run(
            ["sh", "-c", f'exec "$@" {shell}', "sh", sys.executable, "-m", "commands"]
            + [argument.format(room=room) for argument in arguments],
            cwd=ROOT,
            env=own(room),
            stdin=subprocess.DEVNULL,
            stdout=pipes.get("stdout", subprocess.PIPE),
            stderr=pipes.get("stderr", subprocess.PIPE),
            text=True,
            check=False,
        )
    finally:
        os.close(dead)


def run_loaded(room: Path, redirection: str, *arguments: str) -> Ended:
    """The same, but that Python and the libraries have begun before the streams are led elsewhere."""
    dead = dead_streams(redirection)
    return run_command(
        *(argument.format(room=room) for argument in arguments),
        environment=own(room),
        redirection="" if dead else redirection.format(room=room),
        dead=dead,
    )


def dead_streams(redirection: str) -> tuple[str, ...]:
    return tuple(name for name in ("stdout", "stderr") if f"{name} dead" in redirection)


def own(room: Path) -> Mapping[str, str]:
    """The environment, with output that waits in Python until there is enough of it, as for any user."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return {**kept, "TRACKER_DOCUMENTS": str(room / "documents")}


def everything(room: Path) -> dict[str, str]:
    return {str(path.relative_to(room)): path.read_text() for path in room.rglob("*") if path.is_file()}


@pytest.mark.parametrize("redirection", [*REMARKS, BOTH_FULL, ALL_CLOSED, BOTH_DEAD])
def test_a_save_is_code_0_if_and_only_if_the_file_is_saved(room: Path, redirection: str) -> None:
    before = everything(room)
    refused = run_loaded(room, redirection, "save", f"{{room}}/positions/{CUBA}", "{room}/bad.yaml")
    assert refused.returncode == 1
    assert "Traceback" not in f"{refused.stdout}{refused.stderr}"
    assert everything(room) == before
    saved = run(room, redirection, "save", f"{{room}}/positions/{CUBA}", "{room}/good.yaml")
    assert saved.returncode == 0
    assert "Traceback" not in f"{saved.stdout}{saved.stderr}"
    assert everything(room) == {**before, f"positions/{CUBA}": GOOD}


def test_other_refusals_keep_their_codes_too(room: Path) -> None:
    before = everything(room)
    given = ["save", f"{{room}}/positions/{CUBA}", "{room}/good.yaml", "--expect"]
    assert run_loaded(room, "2>/dev/full", *given, "0" * 64).returncode == 1
    assert run_loaded(room, "2>/dev/full", *given, "no hash").returncode == 2
    assert run_loaded(room, "2>/dev/full", "save", "{room}/no-data-file", "{room}/good.yaml").returncode == 2
    assert everything(room) == before


WRITING = {
    "format": (["format", "{room}/positions"], [f"positions/{CUBA}"]),
    "new": (["new", "actor", "Kenya", "--folder", "{room}/positions"], ["positions/actors/kenya.yaml"]),
    "register": (
        ["register", "{room}/speech.txt", "--folder", "{room}/positions", "--id", "speech-2024", *TOLD],
        ["positions/fingerprints/speech-2024.txt", "positions/sources.yaml"],
    ),
    "fingerprint": (["fingerprint", "{room}/positions"], ["positions/fingerprints/sputnik-2024.txt"]),
    "import": (
        ["import", "rollcalls", "{room}/votes.csv", "{room}/votes"],
        [f"votes/{name}" for name in ("actors/kenya.yaml", "documents/votes.txt", "issues.yaml", "sources.yaml")],
    ),
    "schema": (
        ["schema", "{room}/positions"],
        [
            f"positions/schemas/{name}.schema.json"
            for name in ("actor", "events", "issues", "joint", "negotiation", "sources")
        ],
    ),
    "export": (
        ["export", "{room}/positions", "-o", "{room}/out"],
        [f"out/{name}.csv" for name in ("actors", "events", "issues", "joint", "memberships", "positions", "sources")],
    ),
    "brief": (["brief", "cuba", "--folder", "{room}/positions", "-o", "{room}/brief.md"], ["brief.md"]),
}


@pytest.mark.parametrize("redirection", [FULL, ALL_CLOSED, DEAD])
@pytest.mark.parametrize("command", WRITING)
def test_what_was_written_is_code_0_also_where_nobody_can_be_told(room: Path, command: str, redirection: str) -> None:
    arguments, written = WRITING[command]
    before = everything(room)
    done = run_loaded(room, redirection, *arguments)
    after = everything(room)
    assert done.returncode == 0
    assert "Traceback" not in f"{done.stdout}{done.stderr}"
    assert sorted(name for name in after if after[name] != before.get(name)) == written


@pytest.mark.parametrize(
    ("arguments", "redirection"),
    [
        ("check {room}/positions", FULL),
        ("check {room}/positions", CLOSED),
        ("check {room}/positions", READ_ONLY),
        ("check {room}/positions", BOTH_FULL),
        ("check {room}/positions", ALL_CLOSED),
        ("check {room}/positions --watch", FULL),
        ("check {room}/positions --format json", FULL),
        ("format --check {room}/positions", FULL),
        ("compare {room}/positions {room}/positions", FULL),
        ("brief cuba --folder {room}/positions", CLOSED),
        ("--help", FULL),
        ("check --help", READ_ONLY),
    ],
)
def test_an_answer_that_cannot_be_printed_is_a_failure_in_one_sentence(
    room: Path, arguments: str, redirection: str
) -> None:
    asked = run_loaded(room, redirection, *arguments.split())
    assert asked.returncode == 2
    assert asked.stdout == ""
    if "2>" not in redirection:
        assert asked.stderr.startswith("error: the answer cannot be printed: ")
        assert asked.stderr.count("\n") == 1


def test_remarks_that_cannot_be_printed_leave_the_answer_and_its_code(room: Path) -> None:
    for redirection in REMARKS:
        asked = run_loaded(room, redirection, "check", "{room}/positions")
        assert asked.returncode == 0
        assert "0 errors" in asked.stdout
        assert run_loaded(room, redirection, "chekc").returncode == 2


def test_no_file_is_given_the_number_of_a_closed_stream(room: Path) -> None:
    """What a library in C prints on descriptor 1 or 2 would stand in a data file."""
    code = (
        "import os, sys\n"
        "from commands.__main__ import run\n"
        "fsync = os.fsync\n"
        "def warning(descriptor):\n"
        "    for number in (1, 2):\n"
        "        try: os.write(number, b'# a warning of some library')\n"
        "        except OSError: pass\n"
        "    fsync(descriptor)\n"
        "os.fsync = warning\n"
        "sys.exit(run())\n"
    )
    command = ["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", sys.executable, "-c", code, "save"]
    done = subprocess.run(
        [*command, str(room / "positions" / CUBA), str(room / "good.yaml")], cwd=ROOT, env=own(room), check=False
    )
    assert done.returncode == 0
    assert open_version(room / "positions", CUBA).text == GOOD
