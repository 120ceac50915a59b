"""The command line: check the data, export it, begin a new actor."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from loaders.dataset import load
from loaders.documents import Verification, verify
from loaders.export import FORMATS, export
from loaders.problems import count, printable, render
from loaders.reading import is_folder
from loaders.settings import DOCUMENTS_VARIABLE, POSITIONS_VARIABLE, documents_folder, positions_folder
from loaders.template import actor_id
from loaders.writing import write_new_actor

CLEAN, FAULTY, MISUSED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 clean, 1 problems in the data, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    if options.folder is None:
        options.folder = positions_folder()
    if not is_folder(options.folder):
        return _misused(f"there is no folder '{options.folder}'")
    code: int = options.run(options)
    return code


def _check(options: argparse.Namespace) -> int:
    data = load(options.folder)
    problems = list(data.problems)
    documents: Path | None = options.documents or documents_folder()
    verification: Verification | None = None
    if documents is not None:
        if not is_folder(documents):
            return _misused(f"there is no folder of documents '{documents}'")
        columns = ["quote", "source", "file", "quote_line"]
        verification = verify(pd.concat([data.positions[columns], data.events[columns]]), data.sources, documents)
        problems += verification.problems
    prefix = _prefix(options.folder)
    if options.format == "json":
        print(
            json.dumps(
                {
                    "problems": [replace(p, file=f"{prefix}{p.file}").as_dict() for p in problems],
                    "errors": sum(p.severity == "error" for p in problems),
                    "warnings": sum(p.severity == "warning" for p in problems),
                    "files": data.files,
                    "positions": len(data.positions),
                    "quotations_verified": verification.verified if verification else None,
                    "documents_not_at_hand": list(verification.not_at_hand) if verification else None,
                },
                indent=1,
            )
        )
    else:
        for problem in problems:
            print(render(problem, prefix), end="\n\n")
        print(count(problems, data.files))
        print(_account(len(data.positions), verification))
    return FAULTY if any(p.severity == "error" for p in problems) else CLEAN


def _account(positions: int, verification: Verification | None) -> str:
    if verification is None:
        return f"{positions} positions; quotations not checked: name the documents' folder with --documents"
    line = f"{positions} positions; {verification.verified} quotations stand in their documents"
    if verification.not_at_hand:
        line += f"; not at hand: {', '.join(verification.not_at_hand)}"
    return printable(line)


def _export(options: argparse.Namespace) -> int:
    data = load(options.folder)
    try:
        written = export(data, options.output, options.format)
    except OSError as error:
        return _misused(f"cannot write to '{options.output}': {error.strerror}")
    for path in written:
        print(path)
    if data.errors:
        print(f"{len(data.errors)} errors keep rows out: see 'python -m loaders check'", file=sys.stderr)
        return FAULTY
    return CLEAN


def _new_actor(options: argparse.Namespace) -> int:
    try:
        path = write_new_actor(options.folder, options.id or actor_id(options.name), options.name)
    except FileExistsError as error:
        return _misused(f"'{error.filename}' exists; edit it, or give another id with --id")
    except ValueError as error:
        return _misused(str(error))
    except OSError as error:
        return _misused(f"cannot write there: {error.strerror}")
    print(f"{path}: fill it in, then run 'python -m loaders check'")
    return CLEAN


def _misused(message: str) -> int:
    print(printable(f"error: {message}"), file=sys.stderr)
    return MISUSED


def _prefix(folder: Path) -> str:
    """What stands before a file's name in a message, so that an editor can open it from here."""
    try:
        return f"{folder.resolve().relative_to(Path.cwd())}/"
    except ValueError:
        return f"{folder}/"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m loaders", description="Check, export and begin position data.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    where: dict[str, Any] = {
        "type": Path,
        "default": None,
        "help": f"the positions folder (default: ${POSITIONS_VARIABLE}, else positions/)",
    }

    check = commands.add_parser("check", help="list everything that is wrong in the data")
    check.add_argument("folder", nargs="?", metavar="FOLDER", **where)
    check.add_argument(
        "--documents",
        type=Path,
        metavar="FOLDER",
        help=f"check quotations against these documents (default: ${DOCUMENTS_VARIABLE}, else documents/)",
    )
    check.add_argument("--format", choices=("text", "json"), default="text", help="json is for tools (default: text)")
    check.set_defaults(run=_check)

    export = commands.add_parser("export", help="write the tidy tables for other tools")
    export.add_argument("folder", nargs="?", metavar="FOLDER", **where)
    export.add_argument("-o", "--output", type=Path, default=Path("export"), metavar="FOLDER", help="default: export/")
    export.add_argument("--format", choices=FORMATS, default="csv", help="default: csv")
    export.set_defaults(run=_export)

    new = commands.add_parser("new", help="begin a file from a commented template")
    kinds = new.add_subparsers(required=True, metavar="KIND")
    actor = kinds.add_parser("actor", help="a new actor's file")
    actor.add_argument("name", metavar="NAME", help="the actor's full name, such as 'Republic of Kenya'")
    actor.add_argument("--id", help="its id and file name (default: made from the name)")
    actor.add_argument("--folder", metavar="FOLDER", **where)
    actor.set_defaults(run=_new_actor)
    return parser


def run() -> int:
    """Run the command of sys.argv; a reader that has seen enough (`| head`) is no error of ours."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a terminal may lack a character
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os._exit(CLEAN)  # an ordinary exit would try to write the rest
    return code


if __name__ == "__main__":
    sys.exit(run())
