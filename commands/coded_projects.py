"""`import dna` and `import qdpx`: what is coded in a project of another tool, into a folder that exists."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd

from analysis.wording.figures import count
from commands.console import (
    CLEAN,
    DOCUMENTS,
    FAULTY,
    MOST_SHOWN,
    Commands,
    bar,
    list_problems,
    misused,
    refused,
    tell,
    warn,
)
from commands.planned_changes import refuse_faults, show_changes, write_changes
from documents.language_guess import guess_language
from editing.editable_text import EditError
from editing.saves import SaveError, refuse_if_read_only
from exchange.coded_projects.code_map import (
    CodeMap,
    draft_of_codes,
    draft_of_concepts,
    read_map,
    statements_of,
    with_concepts,
)
from exchange.coded_projects.dna_file import DnaVariables, read_dna
from exchange.coded_projects.folder_statements import FolderStatements, Wanted, statements_in_folder
from exchange.coded_projects.project_records import CodedProject, ProjectError
from exchange.coded_projects.qdpx_file import read_qdpx
from exchange.exported_files import export_table
from exchange.table_files import TableError
from loaders.data_files import is_folder
from loaders.dataset import Dataset, load
from loaders.problems import render, tally
from loaders.vocabularies import Attribution, Kind

Read = Callable[[argparse.Namespace, Dataset], CodedProject | int]
"""The project that the options name, or the exit code where nothing is to be taken in yet."""

_WHOSE_WORDS = (Attribution.own.value, Attribution.reported.value)


def add_to(tables: Commands) -> None:
    """Offer both commands among those that import."""
    whole = (
        "Shows what would change, and lists every row that cannot be taken with the reason; --write saves the rest, "
        "all or nothing. Documents become text files, passages quotations that are held to them."
    )
    dna = tables.add_parser("dna", help="statements of a database of Discourse Network Analyzer")
    dna.description = f"Takes the statements of a .dna file of SQLite (DNA 2 or 3) into a folder. {whole}"
    _add_options(dna, "the database: .dna")
    names = DnaVariables()
    for option, name, what in (
        ("--actor", names.actor, "for whom is spoken; the person where it is empty"),
        ("--concept", names.issue, "on what; an issue by its id, title or proposition"),
        ("--agreement", names.agreement, "whether the statement agrees: 1 or 0, or -2 to 2"),
    ):
        dna.add_argument(option, default=name, metavar="VARIABLE", help=f"{what} (default: {name})")
    dna.add_argument("--map", type=Path, metavar="MAP", help="which issue a concept is; drafted where it is not there")
    dna.set_defaults(run=_running(_read_dna))
    qdpx = tables.add_parser("qdpx", help="what is coded in a REFI-QDA project of QualCoder, NVivo, MAXQDA, ATLAS.ti")
    qdpx.description = (
        f"Takes what is coded in a .qdpx file into a folder. {whole} A map says what its codes mean and when its "
        "documents were published; where it is not there yet, it is drafted."
    )
    _add_options(qdpx, "the project: .qdpx")
    qdpx.add_argument("--map", type=Path, metavar="MAP", help="the map, CSV or Excel (default: <FILE>-map.csv here)")
    qdpx.set_defaults(run=_running(_read_qdpx))


def _add_options(parser: argparse.ArgumentParser, file: str) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=file)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the positions folder")
    parser.add_argument("--new-actors", action="store_true", help="make a file for each actor that has none")
    kinds = [kind.value for kind in Kind]
    parser.add_argument("--kind", choices=kinds, default=Kind.organisation.value, help="what they are (organisation)")
    parser.add_argument("--new-issues", action="store_true", help="begin an issue for each that the folder has not")
    parser.add_argument(
        "--attribution",
        choices=_WHOSE_WORDS,
        default=_WHOSE_WORDS[1],
        help="whose words are quoted (default: reported)",
    )
    parser.add_argument("--language", metavar="CODE", help="of documents whose language is not clear, such as en")
    parser.add_argument("--documents", **DOCUMENTS)
    parser.add_argument("--full", action="store_true", help=f"show all that would change, not {MOST_SHOWN} files of it")
    parser.add_argument("--write", action="store_true", help="save it")


def _running(read: Read) -> Callable[[argparse.Namespace], int]:
    def run(options: argparse.Namespace) -> int:
        if not is_folder(options.folder):
            return misused(f"there is no folder '{options.folder}'; make one first: tracker init")
        try:
            if options.write:
                refuse_if_read_only()
            data = load(options.folder)
            project = read(options, data)
            return project if isinstance(project, int) else _take(options, data, project)
        except SaveError as refusal:
            return refused(refusal)
        except (EditError, ProjectError, TableError) as error:
            return misused(str(error))
        except OSError as error:
            return misused(f"cannot read '{error.filename or options.file}': {error.strerror or error}")

    return run


def _read_dna(options: argparse.Namespace, data: Dataset) -> CodedProject | int:
    variables = replace(DnaVariables(), actor=options.actor, issue=options.concept, agreement=options.agreement)
    project = read_dna(options.file, variables)
    if options.map is None:
        return project
    if not options.map.exists():
        wanted = "issue of each concept, and oppose as its stance where to agree with it is to oppose the issue"
        return _draft(options, options.map, draft_of_concepts(project, data), wanted)
    code_map = _map(options.map)
    return code_map if isinstance(code_map, int) else with_concepts(project, code_map)


def _read_qdpx(options: argparse.Namespace, data: Dataset) -> CodedProject | int:
    path: Path = options.map or Path(f"{options.file.stem}-map.csv")
    project = read_qdpx(options.file)
    if not path.exists():
        wanted = "issue, stance and actor of each code that says something, and the date of each document"
        return _draft(options, path, draft_of_codes(project, data), wanted)
    code_map = _map(path)
    return code_map if isinstance(code_map, int) else statements_of(project, code_map)


def _draft(options: argparse.Namespace, path: Path, draft: pd.DataFrame, wanted: str) -> int:
    """Write a map that is to be filled in; the exit code. Raises OSError."""
    try:
        export_table(draft, path, options.folder)
    except ValueError as error:
        return misused(str(error))
    tell(f"drafted: {path}\nNext: fill in the {wanted}; then the same command again")
    return CLEAN


def _map(path: Path) -> CodeMap | int:
    """The map, or the exit code where it has faults. Raises TableError and OSError."""
    code_map = read_map(path)
    if not code_map.problems:
        return code_map
    list_problems(code_map.problems)
    warn(f"{tally(code_map.problems, 1)}; nothing was written")
    return FAULTY


def _take(options: argparse.Namespace, data: Dataset, project: CodedProject) -> int:
    languages = {
        key: guess_language(document.text) or options.language or "" for key, document in project.documents.items()
    }
    kind = Kind(options.kind) if options.new_actors else None
    wanted = Wanted(Attribution(options.attribution), kind, options.new_issues)
    found = statements_in_folder(options.folder, data, project, languages, wanted, bar)
    _tell(options, project, found)
    if not found.new_texts:
        tell("Nothing to do." if found.known or not project.left_out else "Nothing can be taken.")
        return CLEAN
    if refuse_faults(options.folder, data, found.new_texts, "statements"):
        return FAULTY
    if options.write:
        return write_changes(options.folder, options.documents, found.documents, found.new_texts, found.added)
    return show_changes(options.folder, found.new_texts, full=options.full)


def _tell(options: argparse.Namespace, project: CodedProject, found: FolderStatements) -> None:
    """What the project comes to; each row that is left out, with its hint the first time."""
    hints: set[str] = set()
    for problem in project.left_out:
        warn(f"{render(replace(problem, hint='' if problem.hint in hints else problem.hint))}\n")
        hints.add(problem.hint)
    new = {"new document": found.documents, "new actor": found.begun, "new issue": found.issues}
    begun = "".join(f", {count(len(some), noun)}" for noun, some in new.items() if some)
    tell(
        f"{count(found.added, 'new position')} of {count(len(found.positions), 'actor')}, {options.attribution} words"
        f"{begun}; there already: {found.known}; left out: {len(project.left_out)}"
        f"{', listed above' if project.left_out else ''}"
    )
    if found.issues:
        tell("Look at the new issues: their names are taken as propositions, and what each side wants is to be written")
    if project.not_taken:
        tell(f"Not taken: {'; '.join(project.not_taken)}")
