"""`import rollcalls`: make a positions folder from a table of votes."""

import argparse
import shlex
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from analysis.wording.figures import in_part
from commands.console import CLEAN, FAULTY, Commands, bar, list_problems, misused, tell, warn
from commands.positions import add_positions
from editing.new_folder import is_free, write_new_folder
from editing.saves import SaveError, refuse_if_read_only
from exchange.roll_calls import ASSEMBLY_LAYOUT, OPTIONAL, REQUIRED, Table, read_table, to_records
from loaders.doubled_actors import name_key
from loaders.problems import printable, tally
from loaders.vocabularies import Kind


def add(commands: Commands) -> None:
    """Offer the command."""
    importing = commands.add_parser("import", help="take a table in: votes, or positions")
    tables = importing.add_subparsers(required=True, metavar="KIND")
    _add_rollcalls(tables.add_parser("rollcalls", help="a table of votes, one row per actor and roll call"))
    add_positions(tables.add_parser("positions", help="the workbook of export, or any table of positions"))


def _add_rollcalls(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Votes are yes, no, abstain and absent, in these words or others that say the same (FOR, Against, NV). Columns "
        "are found by their usual names, whatever their case, or are named below; a table with "
        f"{ASSEMBLY_LAYOUT['issue']} and {ASSEMBLY_LAYOUT['actor']} is read as roll calls of the UN General Assembly."
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the table: CSV in UTF-8, which may be .gz")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the positions folder to make: new or empty")
    for part in REQUIRED:
        parser.add_argument(f"--{part}", metavar="COLUMN", help=f"the column with the {part} (default: {part})")
    meanings = ("a title of the issue", "a topic of the issue", "the ISO 3166 alpha-3 code of the actor")
    for part, meaning in zip(OPTIONAL, meanings, strict=True):
        parser.add_argument(f"--{part}", metavar="COLUMN", help=f"a column with {meaning} (default: {part}, if there)")
    kinds = [kind.value for kind in Kind]
    parser.add_argument("--kind", choices=kinds, default=Kind.state.value, help="what the actors are (default: state)")
    scale = parser.add_mutually_exclusive_group()
    scale.add_argument("--plain", dest="ends", action="store_false", help="a vote is plain support or opposition")
    scale.add_argument(
        "--ends",
        action="store_true",
        default=True,
        help="a vote stands at an end of the scale, which suits a folder of votes alone (default)",
    )
    parser.set_defaults(run=_import_rollcalls)


def _import_rollcalls(options: argparse.Namespace) -> int:
    folder: Path = options.folder
    try:
        refuse_if_read_only()
        if not is_free(folder):
            return misused(f"'{folder}' is there and not an empty folder; name one that is new or empty")
    except SaveError as refused:
        return misused(refused.message)
    except OSError as error:
        return misused(f"cannot write to '{folder}': {error.strerror}")
    named = {part: getattr(options, part) for part in (*REQUIRED, *OPTIONAL) if getattr(options, part) is not None}
    try:
        table = read_table(options.file, named, bar)
    except OSError as error:
        return misused(f"cannot read '{options.file}': {error.strerror or error}")
    if table.problems:
        return _refuse(table)
    records = to_records(table, Kind(options.kind), bar, ends=options.ends)
    documents = {records.source.file: records.document}
    try:
        write_new_folder(folder, records.actors, records.issues, [records.source], documents, bar)
    except OSError as error:
        return misused(
            f"cannot write to '{folder}': {error.strerror}; what stands there is incomplete: remove it and try again"
        )
    absences = f"; absences skipped, since they are no stance: {table.absences}" if table.absences else ""
    folded = "".join(f"{_of_one_actor(name, others)}\n" for name, others in table.other_names.items())
    if table.unknown_codes:
        folded += f"Left out, since no state has these codes: {', '.join(in_part(table.unknown_codes))}\n"
    made = f"{shlex.quote(str(folder))} --documents {shlex.quote(str(folder / 'documents'))}"
    tell(
        f"{len(table.votes)} positions of {len(records.actors)} actors on {len(records.issues)} issues{absences}\n"
        f"{printable(folded)}"
        "Next:\n"
        f"  tracker check {made}\n"
        f"  tracker view {made}"
    )
    return CLEAN


def _of_one_actor(name: str, others: Sequence[str]) -> str:
    alike = all(name_key(other) == name_key(name) for other in others)
    why = "the names look alike" if alike else "the code is the same, or the names look alike"
    return f"One actor, as '{name}': {', '.join(in_part(others))} ({why})"


def _refuse(table: Table) -> int:
    hints: set[str] = set()
    told = []
    for problem in table.problems:
        told.append(replace(problem, hint="" if problem.hint in hints else problem.hint))  # once says it for all rows
        hints.add(problem.hint)
    list_problems(told)
    warn(f"{tally(table.problems, 1)}; nothing was written")
    return FAULTY
