"""`check`: list everything that is wrong in the data."""

import argparse
import json
import shlex
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import sleep

import pandas as pd

from commands.console import CLEAN, FAULTY, FOLDER, Commands, misused, on_positions, prefix
from loaders.dataset import Dataset, load
from loaders.documents import Verification, verify
from loaders.problems import Problem, count, printable, render
from loaders.reading import fingerprint, is_folder, read_schemas
from loaders.schema import schemas
from loaders.settings import DOCUMENTS_VARIABLE, documents_folder
from loaders.watching import repeat

SECONDS_BETWEEN_LOOKS = 0.3


def add(commands: Commands) -> None:
    """Offer the command."""
    check = commands.add_parser("check", help="list everything that is wrong in the data")
    check.add_argument("folder", nargs="?", **FOLDER)
    check.add_argument(
        "--documents",
        type=Path,
        metavar="FOLDER",
        help=f"check quotations against these documents (default: ${DOCUMENTS_VARIABLE}, else documents/)",
    )
    check.add_argument("--format", choices=("text", "json"), default="text", help="json is for tools (default: text)")
    check.add_argument("--watch", action="store_true", help="check again whenever a file is saved, until Ctrl-C")
    check.set_defaults(run=on_positions(_check))


def _check(options: argparse.Namespace) -> int:
    if not options.watch:
        return _check_once(options)
    if options.format == "json":
        return misused("--watch prints for people: leave out --format json")

    def again() -> int:
        code = _check_once(options)
        print(f"--- {datetime.now():%H:%M:%S}, waiting for the next save; Ctrl-C ends this ---\n", flush=True)
        return code

    return repeat(lambda: fingerprint(options.folder), again, lambda: sleep(SECONDS_BETWEEN_LOOKS))


def _check_once(options: argparse.Namespace) -> int:
    data = load(options.folder)
    problems = [*data.problems, *_stale_schemas(data, options.folder)]
    documents: Path | None = options.documents or documents_folder()
    verification: Verification | None = None
    if documents is not None:
        if not is_folder(documents):
            return misused(f"there is no folder of documents '{documents}'")
        columns = ["quote", "source", "file", "quote_line"]
        verification = verify(pd.concat([data.positions[columns], data.events[columns]]), data.sources, documents)
        problems += verification.problems
    before = prefix(options.folder)
    if options.format == "json":
        print(
            json.dumps(
                {
                    "problems": [replace(p, file=f"{before}{p.file}").as_dict() for p in problems],
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
            print(render(problem, before), end="\n\n")
        print(count(problems, data.files))
        print(_account(len(data.positions), verification))
    return FAULTY if any(p.severity == "error" for p in problems) else CLEAN


def _stale_schemas(data: Dataset, folder: Path) -> list[Problem]:
    """A warning for each schema that is kept with the folder and is not what its data gives."""
    kept = read_schemas(folder)
    if not kept or data.errors:  # errors keep ids out of the schemas
        return []
    hint = f"run 'python -m loaders schema {shlex.quote(str(folder))}', or editors mark what is right"
    return [
        Problem("warning", "the schema does not fit the issues, sources and actors", name, hint=hint)
        for name, text in schemas(data).items()
        if kept.get(name) != text
    ]


def _account(positions: int, verification: Verification | None) -> str:
    if verification is None:
        return f"{positions} positions; quotations not checked: name the documents' folder with --documents"
    line = f"{positions} positions; {verification.verified} quotations stand in their documents"
    if verification.not_at_hand:
        line += f"; not at hand: {', '.join(verification.not_at_hand)}"
    return printable(line)
