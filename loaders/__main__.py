"""The command line: check, order, export and save positions, begin an actor, import a table of votes."""

import argparse
import json
import os
import shlex
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import sleep
from typing import Any

import pandas as pd

from loaders.dataset import Dataset, load
from loaders.documents import Verification, verify
from loaders.export import FORMATS, export
from loaders.formatting import FormatError, format_text
from loaders.merging import difference
from loaders.models import check_sha256
from loaders.problems import Problem, count, printable, render
from loaders.reading import LISTS, data_files, fingerprint, is_folder, read_content, read_schemas
from loaders.rollcalls import ASSEMBLY_LAYOUT, OPTIONAL, REQUIRED, Table, read_table, to_records
from loaders.saving import Conflict, Faulty, Outside, SaveRefused, find_version, open_version, refuse_if_read_only, save
from loaders.schema import schemas
from loaders.settings import DOCUMENTS_VARIABLE, POSITIONS_VARIABLE, documents_folder, positions_folder
from loaders.template import actor_id
from loaders.vocabulary import Kind
from loaders.watching import repeat
from loaders.writing import is_free, write_new_actor, write_new_folder, write_schemas

CLEAN, FAULTY, MISUSED = 0, 1, 2
MOST_SHOWN = 20
SECONDS_BETWEEN_LOOKS = 0.3

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 clean, 1 problems in the data, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    code: int = options.run(options)
    return code


def _on_positions(command: Command) -> Command:
    """The command on a positions folder that is there: the one that is named, else that of the settings."""

    def run(options: argparse.Namespace) -> int:
        if options.folder is None:
            options.folder = positions_folder()
        if not is_folder(options.folder):
            return _misused(f"there is no folder '{options.folder}'")
        return command(options)

    return run


def _check(options: argparse.Namespace) -> int:
    if not options.watch:
        return _check_once(options)
    if options.format == "json":
        return _misused("--watch prints for people: leave out --format json")

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


def _schema(options: argparse.Namespace) -> int:
    data = load(options.folder)
    try:
        written = write_schemas(options.folder, schemas(data))
    except OSError as error:
        return _misused(f"cannot write to '{options.folder}': {error.strerror}")
    except SaveRefused as refused:
        return _misused(refused.message)
    for path in written:
        print(f"{_prefix(options.folder)}{path.relative_to(options.folder).as_posix()}")
    if not written:
        print("the schemas are current")
    if data.errors:
        print(f"{len(data.errors)} errors keep ids out: see 'python -m loaders check'", file=sys.stderr)
        return FAULTY
    return CLEAN


def _format(options: argparse.Namespace) -> int:
    try:
        targets = [target for path in options.paths or [positions_folder()] for target in data_files(path)]
    except ValueError as error:
        return _misused(str(error))
    errors = {folder: load(folder).errors for folder in {folder for folder, _ in targets}}
    code = CLEAN
    for folder, name in dict.fromkeys(targets):
        wrong = [p for p in errors[folder] if p.file == name]
        try:
            changed = not wrong and _put_in_order(folder, name, write=not options.check)
        except FormatError as error:
            wrong, changed = [Problem("error", str(error), name, error.line, 1)], False
        except SaveRefused as refused:
            return _misused(refused.message)
        for problem in wrong:
            print(render(problem, _prefix(folder)), end="\n\n", file=sys.stderr)
        if wrong:
            print(printable(f"{_prefix(folder)}{name} stays as it is: correct the errors first"), file=sys.stderr)
        if changed:
            print(printable(f"{_prefix(folder)}{name} {'is not in order' if options.check else 'put in order'}"))
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


def _new_actor(options: argparse.Namespace) -> int:
    try:
        path = write_new_actor(options.folder, options.id or actor_id(options.name), options.name)
    except Conflict:
        return _misused("the actor's file exists; edit it, or give another id with --id")
    except (SaveRefused, ValueError) as error:
        return _misused(str(error))
    print(f"{path}: fill it in, then run 'python -m loaders check'")
    return CLEAN


def _save(options: argparse.Namespace) -> int:
    folder, name = _data_file(options.file)
    try:
        text = read_content(options.content)
    except (OSError, ValueError) as error:
        return _misused(f"cannot read '{options.content}': {getattr(error, 'strerror', None) or error}")
    try:
        expect = options.expect
        if expect is None:
            present = find_version(folder, name)
            expect = present.sha256 if present else None
        saved = save(folder, name, text, expect)
    except Faulty as refused:
        _list(refused.problems, _prefix(folder))
        return _refused(refused)
    except Conflict as refused:
        if refused.theirs is not None:
            print(printable(difference(refused.theirs, text, "on disk now", str(options.content))), file=sys.stderr)
        return _refused(refused)
    except SaveRefused as refused:
        if isinstance(refused, Outside) or not is_folder(folder):
            return _misused(refused.message)
        return _refused(refused)
    done = f"saved; its SHA-256 is {saved.sha256}" if saved.changed else "holds this text already; nothing was written"
    print(printable(f"{options.file}: {done}"), file=sys.stderr)
    if saved.warning:
        print(printable(f"warning: {saved.warning}"), file=sys.stderr)
    return CLEAN


def _data_file(path: Path) -> tuple[Path, str]:
    """The positions folder of a data file, and the file's name in it."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 a link has to be seen as one, so nothing is resolved
    if whole.name not in LISTS and whole.parent.name == "actors":
        return whole.parent.parent, f"actors/{whole.name}"
    return whole.parent, whole.name


def _refused(refused: SaveRefused) -> int:
    print(printable(f"error: {refused.message}"), file=sys.stderr)
    return FAULTY


def _import_rollcalls(options: argparse.Namespace) -> int:
    folder: Path = options.folder
    try:
        refuse_if_read_only()
        if not is_free(folder):
            return _misused(f"'{folder}' is there and not an empty folder; name one that is new or empty")
    except SaveRefused as refused:
        return _misused(refused.message)
    except OSError as error:
        return _misused(f"cannot write to '{folder}': {error.strerror}")
    named = {part: getattr(options, part) for part in (*REQUIRED, *OPTIONAL) if getattr(options, part) is not None}
    try:
        table = read_table(options.file, named)
    except OSError as error:
        return _misused(f"cannot read '{options.file}': {error.strerror or error}")
    if table.problems:
        return _refuse(table)
    records = to_records(table, Kind(options.kind))
    documents = {records.source.file: records.document}
    try:
        write_new_folder(folder, records.actors, records.issues, [records.source], documents)
    except OSError as error:
        return _misused(
            f"cannot write to '{folder}': {error.strerror}; what stands there is incomplete: remove it and try again"
        )
    absences = f"; absences skipped, since they are no stance: {table.absences}" if table.absences else ""
    print(
        f"{len(table.votes)} positions of {len(records.actors)} actors on {len(records.issues)} issues{absences}\n"
        "Next:\n"
        f"  python -m loaders check {shlex.quote(str(folder))} --documents {shlex.quote(str(folder / 'documents'))}\n"
        f"  make run POSITIONS={shlex.quote(str(folder))}"
    )
    return CLEAN


def _refuse(table: Table) -> int:
    _list(table.problems)
    print(f"{count(table.problems, 1)}; nothing was written", file=sys.stderr)
    return FAULTY


def _list(problems: Sequence[Problem], prefix: str = "") -> None:
    for problem in problems[:MOST_SHOWN]:
        print(render(problem, prefix), end="\n\n", file=sys.stderr)
    if len(problems) > MOST_SHOWN:
        print(f"... and {len(problems) - MOST_SHOWN} more errors", file=sys.stderr)


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
    parser = argparse.ArgumentParser(
        prog="python -m loaders", description="Check, order, export, save, begin and import position data."
    )
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
    check.add_argument("--watch", action="store_true", help="check again whenever a file is saved, until Ctrl-C")
    check.set_defaults(run=_on_positions(_check))

    export = commands.add_parser("export", help="write the tidy tables for other tools")
    export.add_argument("folder", nargs="?", metavar="FOLDER", **where)
    export.add_argument("-o", "--output", type=Path, default=Path("export"), metavar="FOLDER", help="default: export/")
    export.add_argument("--format", choices=FORMATS, default="csv", help="default: csv")
    export.set_defaults(run=_on_positions(_export))

    schema = commands.add_parser("schema", help="write schemas/, with which editors complete, explain and check")
    schema.add_argument("folder", nargs="?", metavar="FOLDER", **where)
    schema.set_defaults(run=_on_positions(_schema))

    ordering = commands.add_parser("format", help="put positions and fields in order; comments go with them")
    ordering.add_argument("paths", nargs="*", type=Path, metavar="FOLDER|FILE", help=where["help"])
    ordering.add_argument("--check", action="store_true", help="write nothing; code 1 where something is not in order")
    ordering.set_defaults(run=_format)

    new = commands.add_parser("new", help="begin a file from a commented template")
    kinds = new.add_subparsers(required=True, metavar="KIND")
    actor = kinds.add_parser("actor", help="a new actor's file")
    actor.add_argument("name", metavar="NAME", help="the actor's full name, such as 'Republic of Kenya'")
    actor.add_argument("--id", help="its id and file name (default: made from the name)")
    actor.add_argument("--folder", metavar="FOLDER", **where)
    actor.set_defaults(run=_on_positions(_new_actor))

    saving = commands.add_parser("save", help="put a new text in the place of a data file, if it passes the check")
    saving.add_argument("file", type=Path, metavar="FILE", help="the data file, such as positions/actors/cuba.yaml")
    saving.add_argument("content", type=Path, metavar="NEW_CONTENT_FILE", help="a file with the new text, in UTF-8")
    saving.add_argument(
        "--expect",
        type=_sha256,
        metavar="SHA256",
        help="the hash of the version that was edited; another one on disk is not overwritten (default: what is there)",
    )
    saving.set_defaults(run=_save)

    importing = commands.add_parser("import", help="make a positions folder from a table")
    tables = importing.add_subparsers(required=True, metavar="KIND")
    _add_rollcalls(tables.add_parser("rollcalls", help="a table of votes, one row per actor and roll call"))
    return parser


def _sha256(text: str) -> str:
    try:
        return check_sha256(text.lower())
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _add_rollcalls(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Votes are yes, no, abstain and absent. Columns are found by their usual names, whatever their case, or are "
        f"named below; a table with {ASSEMBLY_LAYOUT['issue']} and {ASSEMBLY_LAYOUT['actor']} is read as roll calls of "
        "the UN General Assembly."
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
    parser.set_defaults(run=_import_rollcalls)


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
