"""`import votes`: put recorded votes into a positions folder that exists, on the issues that a map names."""

import argparse
from pathlib import Path

from analysis.wording.figures import count, in_part
from commands.console import (
    CLEAN,
    DOCUMENTS,
    FAULTY,
    MOST_SHOWN,
    Commands,
    bar,
    misused,
    refused,
    tell,
)
from commands.planned_changes import refuse_faults, show_changes, write_changes
from commands.vote_options import DESCRIPTION, add_kind, add_table_options, names_as_one, refuse_table, table_of
from editing.editable_text import EditError
from editing.saves import SaveError, refuse_if_read_only
from exchange.folder_votes import FolderVotes, RollCall, votes_in_folder
from exchange.vote_maps import read_vote_map
from exchange.vote_tables import Table
from loaders.data_files import is_folder
from loaders.dataset import load
from loaders.vocabularies import Kind, Stance


def add_to(tables: Commands) -> None:
    """Offer the command among those that import."""
    parser: argparse.ArgumentParser = tables.add_parser("votes", help="votes into a folder that exists")
    parser.description = (
        "Shows what would change; --write saves it, all or nothing. The map is a table in CSV with the columns "
        "roll_call, issue (an id of issues.yaml) and yes_means (support or oppose), and where wanted date and title. "
        f"{DESCRIPTION}"
    )
    add_table_options(parser)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the positions folder")
    parser.add_argument("--map", type=Path, required=True, metavar="MAP", help="the map of roll calls to issues")
    parser.add_argument("--new-actors", action="store_true", help="make a file for each actor that has none")
    add_kind(parser)
    parser.add_argument("--documents", **DOCUMENTS)
    parser.add_argument("--full", action="store_true", help=f"show all that would change, not {MOST_SHOWN} files of it")
    parser.add_argument("--write", action="store_true", help="save it")
    parser.set_defaults(run=_import_votes)


def _import_votes(options: argparse.Namespace) -> int:
    folder: Path = options.folder
    if not is_folder(folder):
        return misused(f"there is no folder '{folder}'; for a new one: tracker import rollcalls")
    try:
        if options.write:
            refuse_if_read_only()
        data = load(folder)
        vote_map = read_vote_map(options.map, set(data.issues["issue"]))
        if vote_map.problems:
            return refuse_table(vote_map.problems)
        table = table_of(options, vote_map.wanted)
        if table.problems:
            return refuse_table(table.problems)
        kind = Kind(options.kind) if options.new_actors else None
        found = votes_in_folder(folder, data, table, vote_map, kind, bar)
    except SaveError as refusal:
        return refused(refusal)
    except EditError as error:
        return misused(str(error))
    except (OSError, ValueError) as error:
        return misused(f"cannot read '{getattr(error, 'filename', None) or options.map}': {_reason(error)}")
    if found.problems:
        return refuse_table(found.problems)
    _tell(table, found)
    if not found.new_texts:
        there = "all of it is there already" if found.known else "nobody who has a file voted"
        tell(f"Nothing to do: {there}.")
        return CLEAN
    if refuse_faults(folder, data, found.new_texts, "votes"):
        return FAULTY
    if options.write:
        return write_changes(folder, options.documents, found.documents, found.new_texts, found.added)
    return show_changes(folder, found.new_texts, full=options.full)


def _reason(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)


def _tell(table: Table, found: FolderVotes) -> None:
    """What the votes come to."""
    for one in found.roll_calls:
        tell(_in_a_line(one))
    absences = f"; absences skipped, since they are no stance: {table.absences}" if table.absences else ""
    new = f", {count(len(found.begun), 'new file')}" if found.begun else ""
    tell(
        f"{count(found.added, 'new position')} of {count(len(found.actors), 'actor')}{new}; there already: "
        f"{found.known}{absences}\n{names_as_one(table)}".rstrip("\n")
    )
    if found.left_out:
        names = [f"{name} ({code})" if code else name for name, code in found.left_out.items()]
        tell(
            f"Left out, since the folder has no file of {'it' if len(names) == 1 else 'them'}: "
            f"{', '.join(in_part(names))}. --new-actors makes the files; 'tracker new actor NAME' begins one"
        )


def _in_a_line(one: RollCall) -> str:
    votes = f"{one.count(Stance.support)} yes, {one.count(Stance.oppose)} no, {one.count(Stance.mixed)} abstain"
    record = f"; new source {one.source.id}" if one.is_new else ""
    return f"{one.label}: {votes}; on '{one.mapped.issue}' a yes is {one.mapped.yes_means.words}{record}"
