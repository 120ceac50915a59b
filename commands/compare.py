"""`compare`: how far coders agree and where they differ, or what changed between two versions of a folder."""

import argparse
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from analysis.codings.coders import Coders
from analysis.codings.revisions import changes
from analysis.wording.figures import count
from commands.agreement import coders_as_dict, coders_in_lines
from commands.console import CLEAN, FAULTY, Commands, day, misused, prefix, show, warn
from commands.revisions import changes_as_dict, changes_in_lines
from loaders.data_files import is_folder
from loaders.dataset import Dataset, build, load
from loaders.git.history import texts_on, why_nothing_on
from loaders.problems import printable
from loaders.settings import POSITIONS_VARIABLE, positions_folder

USAGE = """tracker compare FOLDER_A FOLDER_B ...        two coders or more: agreement, and every disagreement
       tracker compare FOLDER_A FOLDER_B --changes  two versions of one folder: what changed from A to B
       tracker compare --then DATE [FOLDER]         what changed since that day, as git has it"""


def add(commands: Commands) -> None:
    """Offer the command."""
    comparing = commands.add_parser(
        "compare",
        help="coders' agreement, or what changed between two versions",
        usage=USAGE,
        description="Exit code 0: compared, whatever differs. 1: errors keep data out of it. 2: wrong usage.",
    )
    comparing.add_argument(
        "folders", nargs="*", type=Path, metavar="FOLDER", help=f"positions folders (--then: ${POSITIONS_VARIABLE})"
    )
    comparing.add_argument("--changes", action="store_true", help="take the folders for two versions of one data set")
    comparing.add_argument(
        "--then", type=day, metavar="DATE", help="what changed since the end of that day (2026-11-01), from git"
    )
    comparing.add_argument(
        "--format", choices=("text", "json"), default="text", help="json is for tools (default: text)"
    )
    comparing.set_defaults(run=_compare)


def _compare(options: argparse.Namespace) -> int:
    folders: list[Path] = options.folders
    if options.then and len(folders) > 1:
        return misused("--then takes one folder, and compares it with itself")
    if options.then and not folders:
        folders = [positions_folder()]
    if not options.then and len(folders) < 2:
        return misused("name two folders or more, or one version of a folder with --then DATE")
    if options.changes and len(folders) > 2:
        return misused("--changes takes two folders: two versions of one")
    for folder in folders:
        if not is_folder(folder):
            return misused(f"there is no folder '{folder}'")
    if options.then:
        return _since(folders[0], options.then, options.format)
    codings, names = [load(folder) for folder in folders], [prefix(folder) for folder in folders]
    if options.changes:
        return _report_changes(codings[0], codings[1], names[0], names[1], options.format)
    coders = Coders(tuple(codings))
    if options.format == "json":
        _print_json(coders_as_dict(coders, names))
    else:
        _print_lines(coders_in_lines(coders, names))
    return _outcome(*codings)


def _since(folder: Path, asked: date, form: str) -> int:
    texts = texts_on(folder, asked)
    if texts is None:
        return misused(why_nothing_on(folder, asked, f"'{folder}'"))
    name = prefix(folder)
    return _report_changes(build(texts), load(folder), f"{name.removesuffix('/')}@{asked}/", name, form)


def _report_changes(then: Dataset, now: Dataset, before: str, after: str, form: str) -> int:
    found = changes(then, now)
    if form == "json":
        _print_json(changes_as_dict(found, before, after))
    else:
        _print_lines(changes_in_lines(found, before, after))
    for name, data in ((before, then), (after, now)):
        if data.errors:
            warn(f"error: {name} has {count(len(data.errors), 'error')}, which may look like changes here")
    return _outcome(then, now)


def _outcome(*sides: Dataset) -> int:
    return FAULTY if any(data.errors for data in sides) else CLEAN


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        show(printable(line))


def _print_json(report: dict[str, object]) -> None:
    show(json.dumps(report, indent=1))
