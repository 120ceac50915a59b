"""Whatever stands in a folder: no bad file hides a good one, every problem has its place, nothing hangs or crashes."""

import os
import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from commands.__main__ import main
from loaders import load
from loaders.problems import MOST_OF_A_MESSAGE, printable, render
from tests.support.dashboard import open_page, text_of
from tests.support.folders import QUOTE, actor, position, write_folder

GOOD = actor(position())
CONFLICT = "<<<<<<< HEAD\n    stance: support\n=======\n    stance: oppose\n>>>>>>> theirs\n"

BAD: dict[str, tuple[str | bytes, str, int]] = {
    "brackets": ("[" * 100_000, "nesting more than 8 deep", 1),
    "braces": ("{a: " * 100_000, "nesting more than 8 deep", 1),
    "dashes": ("".join(" " * depth + "- \n" for depth in range(3_000)), "nesting more than 8 deep", 9),
    "alias bomb": ("a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "an anchor (&a)", 1),
    "alias": ("name: *a\n", "an alias (*a)", 1),
    "merge bomb": ("name: K\n<<: {kind: state}\n", "a merge key (<<)", 2),
    "tag": ("name: K\nkind: !!python/object/apply:os.system ['true']\n", "a tag (", 2),
    "documents": (f"{GOOD}---\n{GOOD}", "a second document", 10),
    "duplicate key": (GOOD.replace("kind: state", "kind: state\nkind: group"), "it is also on line 2", 3),
    "tab": (GOOD.replace("    stance", "\tstance"), "a tab in the indentation", 5),
    "no space": (GOOD.replace("stance: support", "stance:support"), "a field without ': '", 5),
    "conflict": (GOOD.replace("    stance: support\n", CONFLICT), "two versions that were not merged", 5),
    "conflict in windows": (
        GOOD.replace("    stance: support\n", CONFLICT).replace("\n", "\r\n"), "two versions that were not merged", 5,
    ),
    "zero byte": (GOOD.replace("state", "st\0ate"), "a control character", 2),
    "zeros at the end": (GOOD + "\0" * 4096, "the file ends in zeros", 10),
    "only zeros": ("\0" * 4096, "the file ends in zeros", 1),
    "half": (GOOD[: len(GOOD) // 2], "this position has no", 4),
    "half a quotation": (GOOD[: GOOD.index("quote") + 20], "this position has no 'attribution'", 4),
    "utf-16": (GOOD.encode("utf-16"), "UTF-16 and not UTF-8", 0),
    "utf-16 unmarked": (GOOD.encode("utf-16-le"), "the file seems to be UTF-16", 1),
    "latin-1": (f"# a\n{GOOD}".replace("An Actor", "Café").encode("latin-1"), "not UTF-8 text", 2),
    "surrogate": (GOOD.encode().replace(b"An Actor", b"\xed\xa0\x80x"), "not UTF-8 text", 1),
    "escaped surrogate": (GOOD.replace("An Actor", r'"\ud83d x"'), "half of a character", 1),
    "unknown escape": (GOOD.replace("An Actor", r'"\q"'), "a backslash with a meaning", 1),
    "digits": (GOOD.replace("2019-07-08", "1" * 5_000), "is not a date", 6),
    "nan": (GOOD.replace("stance: support", "stance: .nan"), "unknown stance '.nan'", 5),
    "30 February": (GOOD.replace("2019-07-08", "2024-02-30"), "is not a day of the calendar", 6),
    "hour 25": (GOOD.replace("2019-07-08", "2019-07-08T25:00"), "is not a date", 6),
    "year 012": (GOOD.replace("2019-07-08", "012"), "'012' is not a date", 6),
    "sexagesimal": (GOOD.replace("2019-07-08", "1:30"), "'1:30' is not a date", 6),
    "float": (GOOD.replace("2019-07-08", "1.10"), "'1.10' is not a date", 6),
    "exponent": (GOOD.replace("2019-07-08", "1e3"), "'1e3' is not a date", 6),
    "Norway": (GOOD.replace("kind: state", "kind: NO"), "unknown kind 'NO'", 2),
    "empty": ("", "the file is empty", 0),
    "comment": ("# nothing\n", "the file is empty", 0),
    "null": ("null\n", "does not hold the fields of an actor", 1),
    "empty list": ("[]", "does not hold the fields of an actor", 1),
    "empty map": ("{}", "this actor has no 'name'", 1),
    "scalar": ("hello", "does not hold the fields of an actor", 1),
    "positions as map": ("name: K\nkind: state\npositions: {a: b}\n", "'positions' is not a list", 3),
    "position as list": ("name: K\nkind: state\npositions:\n  - [a, b]\n", "not a set of fields", 4),
    "list for a word": (GOOD.replace("stance: support", "stance: [support]"), "unknown stance", 5),
    "complex key": ("? [a, b]\n: c\n", "a key that is not a word", 1),
    "unclosed": (GOOD.replace("An Actor", '"An Actor'), "opened and never closed", 1),
    "100 MB": (b"", "100 MB are too many", 0),
    "one line of 11 MB": ("name: " + "x" * 11_000_000, "11 MB are too many", 0),
    "a quotation of a million words": (GOOD.replace(QUOTE, "word " * 1_000_000), "the quotation has 1000000 words", 8),
    "a word of nine million letters": (
        GOOD.replace("issue: broad-offences", "issue: " + "x" * 9_000_000), "unknown issue", 4,
    ),
}  # fmt: skip

FINE: dict[str, str | bytes] = {
    "byte-order mark": b"\xef\xbb\xbf" + GOOD.encode(),
    "windows line ends": GOOD.replace("\n", "\r\n"),
    "old line ends": GOOD.replace("\n", "\r"),
    "document mark": f"---\n{GOOD}",
    "no positions": "name: K\nkind: state\npositions:\n",
    "empty positions": "name: K\nkind: state\npositions: []\n",
    "a name like a truth": GOOD.replace("An Actor", "on"),
    "control characters": GOOD.replace("An Actor", r'"a\e[31m\u202e b\a"'),
    "right-to-left override": GOOD.replace("An Actor", "a\u202eb"),
    "two million comments": GOOD + "#\n" * 2_000_000,
}


@pytest.fixture(autouse=True)
def no_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRACKER_DOCUMENTS", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "positions", {"cuba": GOOD})


def put(path: Path, content: str | bytes) -> None:
    """Write a hostile file; no bytes at all stand for a hundred million zeros, which take no room on disk."""
    if content == b"":
        with path.open("wb") as file:
            file.truncate(100_000_000)
    else:
        path.write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_a_problem_with_its_line_and_the_rest_is_read(
    folder: Path, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    content, message, line = BAD[case]
    put(folder / "actors/kenya.yaml", content)
    data = load(folder)
    assert "cuba" in set(data.positions["actor"])
    assert {problem.file for problem in data.problems} == {"actors/kenya.yaml"}
    assert any(message in problem.message and problem.line == line for problem in data.problems), data.problems
    assert main(["check", str(folder)]) == 1
    printed = capsys.readouterr().out
    assert message in printed
    assert len(printed) < 10 * MOST_OF_A_MESSAGE


@pytest.mark.parametrize("case", FINE)
def test_what_only_looks_bad_is_read(folder: Path, case: str) -> None:
    put(folder / "actors/kenya.yaml", FINE[case])
    data = load(folder)
    assert data.problems == ()
    assert "kenya" in set(data.actors["actor"])


def test_all_problems_of_all_bad_files_come_out_in_one_run_and_the_page_says_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = [case for case in BAD if case not in ("100 MB", "one line of 11 MB")]
    for number, case in enumerate(cases):
        put(folder / f"actors/bad-{number}.yaml", BAD[case][0])
    found = load(folder).problems
    assert {problem.file for problem in found} == {f"actors/bad-{number}.yaml" for number in range(len(cases))}
    assert main(["check", str(folder)]) == 1
    printed = capsys.readouterr().out
    assert printed == printable(printed)
    assert all(render(problem, f"{folder}/") in printed for problem in found)

    monkeypatch.setenv("TRACKER_POSITIONS", str(folder))
    page = open_page("problems", cards="200")
    shown = {code.value.splitlines()[0] for code in page.code if code.value.strip()}
    assert shown >= {printable(problem.window[0]).splitlines()[0] for problem in found if problem.excerpt.strip()}
    assert all(f"actors/bad-{number}.yaml" in unescaped(page) for number in range(len(cases)))


def unescaped(page: AppTest) -> str:
    """The words of a page as they are read, without the signs that keep them from being markup."""
    return re.sub(r"\\(.)", r"\1", text_of(page)).replace("\u2060", "")


def odd_files(path: Path) -> dict[str, Callable[[], object]]:
    """What may stand where a data file is expected, and how to make it."""

    def listen() -> None:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(os.path.relpath(path))

    return {
        "pipe": lambda: os.mkfifo(path),
        "socket": listen,
        "folder": path.mkdir,
        "link to a device": lambda: path.symlink_to("/dev/zero"),
        "link out": lambda: path.symlink_to("/etc/hostname"),
        "link to itself": lambda: path.symlink_to(path.name),
        "link to nothing": lambda: path.symlink_to("gone.yaml"),
    }


@pytest.mark.parametrize("kind", odd_files(Path()))
@pytest.mark.parametrize("name", ["actors/kenya.yaml", "events.yaml"])
def test_what_is_no_file_is_a_problem_and_is_never_opened(
    folder: Path, kind: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    odd_files(folder / name)[kind]()
    data = load(folder)
    assert [problem.file for problem in data.problems] == [name]
    assert len(data.positions) == 1


@pytest.mark.parametrize(
    "name", ["a\nb", "a\x1b[2Jb", "a\u202eb", "Cuba", "cuba (1)", "cuba 2", "cuba.sync-conflict-20260101-120000-ABCDEF",
             "cuba (conflicted copy 2026-01-01)", "-", "a" * 200]
)  # fmt: skip
def test_a_file_whose_name_is_no_id_is_a_problem_and_its_name_steers_no_terminal(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / f"actors/{name}.yaml").write_text(GOOD.replace("An Actor", "Another"), encoding="utf-8")
    code = main(["check", str(folder)])
    printed = capsys.readouterr().out
    assert printed == printable(printed)
    if name == "a" * 200:
        assert code == 0
        return
    assert code == 1
    assert "the file's name is the actor's id" in printed
    assert "error:" in printed.splitlines()[0]
    assert printed.splitlines()[1].startswith(f"  {folder}/actors/")
    assert printed.splitlines()[1].endswith(".yaml")
    assert len(load(folder).positions) == 1


def test_a_name_that_is_no_text_is_a_problem(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (Path(os.fsdecode(os.fsencode(folder) + b"/actors/caf\xe9.yaml"))).write_text(GOOD)
    assert main(["check", str(folder)]) == 1
    assert "the file's name is the actor's id" in capsys.readouterr().out


LEFTOVERS = (".cuba.yaml.swp", "cuba.yaml~", ".#cuba.yaml", "#cuba.yaml#", ".DS_Store", "cuba.yaml.swp", "4913")


def test_leftovers_of_editors_are_passed_over_and_stay(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in LEFTOVERS:
        (folder / "actors" / name).write_bytes(b"\0not: [yaml")
        (folder / name).write_bytes(b"\0not: [yaml")
    assert main(["check", str(folder)]) == 0
    assert "0 errors, 0 warnings" in capsys.readouterr().out
    assert main(["format", str(folder)]) == 0
    for name in LEFTOVERS:
        assert (folder / "actors" / name).read_bytes() == (folder / name).read_bytes() == b"\0not: [yaml"


def test_twenty_thousand_faults_are_all_listed_and_the_page_shows_the_first(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "actors/kenya.yaml").write_text("name: K\nkind: state\npositions:\n" + "  - x\n" * 20_000)
    assert main(["check", str(folder)]) == 1
    assert capsys.readouterr().out.count("this position is not a set of fields") == 20_000
    monkeypatch.setenv("TRACKER_POSITIONS", str(folder))
    page = open_page("problems")
    assert "The first 20 of 20,000" in text_of(page)
    assert text_of(page).count("this position is not a set of fields") == 20
