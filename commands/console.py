"""What all commands share: exit codes, the folder that they work on, and how they speak."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from textwrap import wrap
from typing import Any, TypeVar

from loaders.problems import Problem, printable, render
from loaders.reading import is_folder
from loaders.saving import SaveRefused
from loaders.settings import POSITIONS_VARIABLE, positions_folder
from loaders.vocabulary import Stance

CLEAN, FAULTY, MISUSED = 0, 1, 2
MOST_SHOWN = 20
WIDTH = 110

T = TypeVar("T")
Command = Callable[[argparse.Namespace], int]
Commands = Any
"""What argparse gives to add commands to; it has no public name."""

FOLDER: dict[str, Any] = {
    "type": Path,
    "default": None,
    "metavar": "FOLDER",
    "help": f"the positions folder (default: ${POSITIONS_VARIABLE}, else positions/)",
}


def on_positions(command: Command) -> Command:
    """The command on a positions folder that is there: the one that is named, else that of the settings."""

    def run(options: argparse.Namespace) -> int:
        if options.folder is None:
            options.folder = positions_folder()
        if not is_folder(options.folder):
            return misused(f"there is no folder '{options.folder}'")
        return command(options)

    return run


def refused(refusal: SaveRefused) -> int:
    """Say why nothing was saved; its exit code."""
    print(printable(f"error: {refusal.message}"), file=sys.stderr)
    return FAULTY


def list_problems(problems: Sequence[Problem], before: str = "") -> None:
    """The problems on standard error, of many the first."""
    for problem in problems[:MOST_SHOWN]:
        print(render(problem, before), end="\n\n", file=sys.stderr)
    if len(problems) > MOST_SHOWN:
        print(f"... and {len(problems) - MOST_SHOWN} more errors", file=sys.stderr)


def bar(steps: Sequence[T], what: str, unit: str) -> Iterable[T]:
    """The steps with a bar on standard error once they take two seconds; none where that is no terminal."""
    from tqdm import tqdm

    return tqdm(steps, desc=what, unit=f" {unit}", delay=2, leave=False, disable=None)


def misused(message: str) -> int:
    """Say what is wrong with the usage; its exit code."""
    print(printable(f"error: {message}"), file=sys.stderr)
    return MISUSED


def prefix(folder: Path) -> str:
    """What stands before a file's name in a message, so that an editor can open it from here."""
    try:
        return f"{folder.resolve().relative_to(Path.cwd())}/"
    except ValueError:
        return f"{folder}/"


def position_as_dict(row: Any, folder: str) -> dict[str, Any] | None:
    """One position (a row of the positions table, or None) for `--format json`."""
    if row is None:
        return None
    named = ("date", "quote", "attribution", "according_to", "confidence", "speaker", "note")
    return {
        "stance": _stance(row),
        **{name: getattr(row, name) for name in named},
        "where": f"{folder}{row.file}:{row.line}",
    }


def position_in_lines(label: str, row: Any, folder: str) -> Iterator[str]:
    """One position (a row of the positions table) for people, the further lines indented as wide as the label."""
    indent = " " * len(label)
    voice = f"according to {row.according_to}" if row.according_to else row.attribution
    said = f"{_stance(row)}, {row.issue}, {row.date}, {voice}, {row.confidence} confidence"
    yield f"{label}{said}  {folder}{row.file}:{row.line}"
    yield from (f"{indent}{line}" for line in wrap(f"“{row.quote}”", WIDTH))
    if row.note:
        yield from (f"{indent}{line}" for line in wrap(f"Note: {row.note}", WIDTH))


def _stance(row: Any) -> str:
    return next(stance.value for stance in Stance if stance.score == row.stance)
