"""What all commands share: exit codes, the folder that they work on, and how they speak.

The exit code tells what became of the command. What was asked for is shown, and a command that cannot show it has
failed; what was done is told, and stays done where nobody can be told.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Any, NoReturn, TextIO, TypeVar

from analysis.wording.figures import count
from editing.saves import SaveError
from exchange.exported_files import export_file
from loaders.data_files import is_folder
from loaders.dataset import Dataset
from loaders.problems import Problem, printable, render
from loaders.settings import DOCUMENTS_VARIABLE, POSITIONS_VARIABLE, documents_folder, positions_folder
from loaders.table_rows import PositionRow
from loaders.vocabularies import Stance

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

DOCUMENTS: dict[str, Any] = {
    "type": Path,
    "metavar": "FOLDER",
    "help": f"the documents (default: ${DOCUMENTS_VARIABLE}, else documents/ in the positions folder)",
}


class UnshownError(Exception):
    """What was asked for cannot be shown; `reason` is what the system says of it."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Parser(argparse.ArgumentParser):
    """Speaks as the commands do. argparse passes over what it cannot write, and Python then fails as it ends."""

    def print_help(self, file: object = None) -> None:  # noqa: ARG002 a help that is asked for is an answer like others
        """Show the help."""
        show(self.format_help(), end="")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the usage, and end."""
        warn(f"{self.format_usage()}{self.prog}: error: {message}")
        raise SystemExit(MISUSED)


def open_streams() -> None:
    """Make the standard streams take every text; one that is closed stays so for us, and its number is taken.

    Else the next file that is opened would get the number, and with it whatever a library in C prints there.
    """
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDONLY), "r" if name == "stdin" else "w"))
        elif name != "stdin":
            stream.reconfigure(errors="backslashreplace")  # a terminal may lack a character


def show(text: str, end: str = "\n") -> None:
    """Print what was asked for, as it is. Raises UnshownError where standard output cannot be written."""
    failure = _print(text, end, sys.stdout)
    if failure:
        raise UnshownError(failure)


def tell(message: str) -> None:
    """Say on standard output what was done; where that cannot be written, this does nothing."""
    _print(printable(message), "\n", sys.stdout)


def warn(message: str) -> None:
    """Say on standard error what is wrong; where that cannot be written, this does nothing."""
    _print(printable(message), "\n", sys.stderr)


def _print(text: str, end: str, stream: TextIO) -> OSError | None:
    """Print at once; what the system says where it cannot be done."""
    try:
        print(text, end=end, file=stream, flush=True)
    except OSError as error:
        # what is left in the stream would be tried again as Python ends, and make the exit code 120
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        return error
    return None


def on_positions(command: Command) -> Command:
    """The command on a positions folder that is there: the one that is named, else that of the settings."""

    def run(options: argparse.Namespace) -> int:
        if options.folder is None:
            options.folder = positions_folder()
        if not is_folder(options.folder):
            return misused(f"there is no folder '{options.folder}'")
        return command(options)

    return run


def with_documents(command: Command) -> Command:
    """The command with the documents that are named, else those of the settings; None where neither names any."""

    def run(options: argparse.Namespace) -> int:
        options.documents = options.documents or documents_folder(options.folder)
        if options.documents is not None and not is_folder(options.documents):
            return misused(f"there is no folder of documents '{options.documents}'")
        return command(options)

    return run


def day(text: str) -> date:
    """The day that an option names. Raises ArgumentTypeError for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a day; write it as 2026-11-01") from None


def hand_over(content: bytes, output: Path | None, positions: Path) -> int:
    """Write what was asked for to the file that is named, which it tells, else to the terminal; the exit code.

    No file is written among the positions.
    """
    if output is None:
        show(content.decode(), end="")
        return CLEAN
    try:
        export_file(content, output, positions)
    except ValueError as error:
        return misused(str(error))
    except OSError as error:
        return misused(f"cannot write to '{output}': {error.strerror}")
    tell(str(output))
    return CLEAN


def refused(refusal: SaveError) -> int:
    """Say why nothing was saved; its exit code."""
    warn(f"error: {refusal.message}")
    return FAULTY


def list_problems(problems: Sequence[Problem], before: str = "") -> None:
    """The problems on standard error, of many the first."""
    for problem in problems[:MOST_SHOWN]:
        warn(f"{render(problem, before)}\n")
    if len(problems) > MOST_SHOWN:
        warn(f"... and {count(len(problems) - MOST_SHOWN, 'more error')}")


def bar(steps: Iterable[T], what: str, unit: str, number: int | None = None) -> Iterable[T]:
    """The steps with a bar on standard error once they take two seconds; none where that is no terminal.

    `number` says how many there are, where the steps themselves do not.
    """
    from tqdm import tqdm

    return tqdm(steps, total=number, desc=what, unit=f" {unit}", delay=2, leave=False, disable=None)


def what_errors_keep_out(data: Dataset, what: str) -> int:
    """Say on standard error what the errors in the data keep out of an answer; the exit code that tells of it."""
    if not data.errors:
        return CLEAN
    keep = "keeps" if len(data.errors) == 1 else "keep"
    warn(f"{count(len(data.errors), 'error')} {keep} {what}: see 'tracker check'")
    return FAULTY


def misused(message: str) -> int:
    """Say what is wrong with the usage; its exit code."""
    warn(f"error: {message}")
    return MISUSED


def prefix(folder: Path) -> str:
    """What stands before a file's name in a message, so that an editor can open it from here."""
    try:
        return f"{folder.resolve().relative_to(Path.cwd())}/"
    except ValueError:
        return f"{folder}/"


def position_as_dict(row: PositionRow | None, folder: str) -> dict[str, object] | None:
    """One position (a row of the positions table, or None) for `--format json`."""
    if row is None:
        return None
    named = ("date", "quote", "attribution", "according_to", "confidence", "speaker", "note")
    return {
        "stance": _stance(row),
        **{name: getattr(row, name) for name in named},
        "where": f"{folder}{row.file}:{row.line}",
    }


def position_in_lines(label: str, row: PositionRow, folder: str) -> Iterator[str]:
    """One position (a row of the positions table) for people, the further lines indented as wide as the label."""
    indent = " " * len(label)
    voice = f"according to {row.according_to}" if row.according_to else row.attribution
    said = f"{_stance(row)}, {row.issue}, {row.date}, {voice}, {row.confidence} confidence"
    yield f"{label}{said}  {folder}{row.file}:{row.line}"
    yield from (f"{indent}{line}" for line in wrap(f"“{row.quote}”", WIDTH))
    if row.note:
        yield from (f"{indent}{line}" for line in wrap(f"Note: {row.note}", WIDTH))


def _stance(row: PositionRow) -> str:
    return next(stance.value for stance in Stance if stance.score == row.stance)
