"""`import positions`: a table of positions into a folder that is there, the workbook of `export` among others."""

import argparse
from pathlib import Path

from analysis.wording.figures import count
from commands.console import (
    CLEAN,
    DOCUMENTS,
    FAULTY,
    FOLDER,
    Commands,
    misused,
    on_positions,
    prefix,
    refused,
    show,
    tell,
    warn,
)
from editing.saves import SaveError, refuse_if_read_only, save_all
from exchange.position_import import plan_import
from exchange.position_rows import COLUMNS
from exchange.table_files import TableError, open_table
from exchange.workbook import POSITIONS
from loaders.problems import printable, render, tally
from loaders.settings import documents_folder


def add_to(tables: Commands) -> None:
    """Offer the command among those that import."""
    parser: argparse.ArgumentParser = tables.add_parser("positions", help="the workbook of export, or any table")
    parser.description = (
        f"Reads the sheet {POSITIONS} of an Excel file, or a CSV, with columns of these names: {', '.join(COLUMNS)}. "
        "A row without position_id is a new position; one with it changes the fields that differ. Nothing is written "
        "without --write, and nothing at all while a row has an error."
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the table: .xlsx, or CSV in UTF-8")
    parser.add_argument("folder", nargs="?", **FOLDER)
    parser.add_argument("--documents", **DOCUMENTS)
    parser.add_argument("--remove", action="store_true", help="remove the positions for which there is no row")
    parser.add_argument("--write", action="store_true", help="save what the dry run shows: all of it, or nothing")
    parser.set_defaults(run=on_positions(_import_positions))


def _import_positions(options: argparse.Namespace) -> int:
    folder: Path = options.folder
    try:
        if options.write:
            refuse_if_read_only()
        table = open_table(options.file, POSITIONS)
    except SaveError as refusal:
        return refused(refusal)
    except TableError as error:
        return misused(str(error))
    except OSError as error:
        return misused(f"cannot read '{options.file}': {error.strerror or error}")
    plan = plan_import(folder, table, options.documents or documents_folder(folder), removes=options.remove)
    for problem in plan.problems:
        warn(f"{render(problem)}\n")
    show(printable(plan.difference), end="\n" if plan.difference else "")
    tell(plan.summary + (" (--remove takes them away)" if plan.gone and not plan.removes else ""))
    if plan.errors:
        warn(f"{tally(plan.problems, 1)}; nothing was written")
        return FAULTY
    if not plan.texts:
        return CLEAN
    if not options.write:
        tell("Nothing was written: add --write to save this.")
        return CLEAN
    try:
        done = save_all(folder, plan.texts)
    except SaveError as refusal:
        return refused(refusal)
    for one in done:
        tell(f"saved: {prefix(folder)}{one.name}")
        if one.warning:
            warn(one.warning)
    tell(f"{count(len(done), 'file')} saved. Export again before the next change: what has changed has another id.")
    return CLEAN
