"""`import rollcalls`: make a positions folder from a table of votes."""

import argparse
import shlex
from pathlib import Path

from analysis.wording.figures import count
from commands.console import CLEAN, Commands, bar, misused, tell
from commands.vote_options import DESCRIPTION, add_kind, add_table_options, names_as_one, refuse_table, table_of
from editing.new_folder import is_free, write_new_folder
from editing.saves import SaveError, refuse_if_read_only
from exchange.vote_records import to_records
from loaders.problems import printable
from loaders.vocabularies import Kind


def add_to(tables: Commands) -> None:
    """Offer the command among those that import."""
    parser: argparse.ArgumentParser = tables.add_parser("rollcalls", help="a new folder from a table of votes")
    parser.description = DESCRIPTION
    add_table_options(parser)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the positions folder to make: new or empty")
    add_kind(parser)
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
    try:
        table = table_of(options)
    except OSError as error:
        return misused(f"cannot read '{options.file}': {error.strerror or error}")
    if table.problems:
        return refuse_table(table.problems)
    records = to_records(table, Kind(options.kind), bar, ends=options.ends)
    documents = {records.source.file: records.document}
    try:
        write_new_folder(folder, records.actors, records.issues, [records.source], documents, bar)
    except OSError as error:
        return misused(
            f"cannot write to '{folder}': {error.strerror}; what stands there is incomplete: remove it and try again"
        )
    absences = f"; absences skipped, since they are no stance: {table.absences}" if table.absences else ""
    made = f"{shlex.quote(str(folder))} --documents {shlex.quote(str(folder / 'documents'))}"
    tell(
        f"{count(len(table.votes), 'position')} of {count(len(records.actors), 'actor')} on "
        f"{count(len(records.issues), 'issue')}{absences}\n"
        f"{printable(names_as_one(table))}"
        "Next:\n"
        f"  tracker check {made}\n"
        f"  tracker view {made}"
    )
    return CLEAN
