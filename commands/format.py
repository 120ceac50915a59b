"""`format`: put positions and fields in order; comments go with them."""

import argparse
from pathlib import Path

from commands.console import CLEAN, FAULTY, FOLDER, Commands, misused, prefix, show, tell, warn
from editing.file_format import FormatError, format_text
from editing.saves import SaveError, open_version, save
from loaders.data_files import data_files
from loaders.dataset import load
from loaders.problems import Problem, printable, render
from loaders.settings import positions_folder


def add(commands: Commands) -> None:
    """Offer the command."""
    ordering = commands.add_parser("format", help="put positions and fields in order; comments go with them")
    ordering.add_argument("paths", nargs="*", type=Path, metavar="FOLDER|FILE", help=FOLDER["help"])
    ordering.add_argument("--check", action="store_true", help="write nothing; code 1 where something is not in order")
    ordering.set_defaults(run=_format)


def _format(options: argparse.Namespace) -> int:
    try:
        targets = [target for path in options.paths or [positions_folder()] for target in data_files(path)]
    except ValueError as error:
        return misused(str(error))
    errors = {folder: load(folder).errors for folder in {folder for folder, _ in targets}}
    code = CLEAN
    for folder, name in dict.fromkeys(targets):
        wrong = [p for p in errors[folder] if p.file == name]
        try:
            changed = not wrong and _put_in_order(folder, name, write=not options.check)
        except FormatError as error:
            wrong, changed = [Problem("error", str(error), name, error.line, 1)], False
        except SaveError as refused:
            return misused(refused.message)
        for problem in wrong:
            warn(f"{render(problem, prefix(folder))}\n")
        if wrong:
            warn(f"{prefix(folder)}{name} stays as it is: correct the errors first")
        if changed and options.check:
            show(printable(f"{prefix(folder)}{name} is not in order"))
        elif changed:
            tell(f"{prefix(folder)}{name} put in order")
        if wrong or (changed and options.check):
            code = FAULTY
    return code


def _put_in_order(folder: Path, name: str, write: bool) -> bool:
    """Whether the file is not in order as it stands; then it is written in order, if that is wanted."""
    found = open_version(folder, name)
    ordered = format_text(name, found.text)
    if write and ordered != found.text:
        save(folder, name, ordered, found.sha256)
    return ordered != found.text
