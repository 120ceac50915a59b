"""`register`: enter a document in sources.yaml, with its fingerprint; `fingerprint`: make fingerprints anew."""

import argparse
import shlex
from pathlib import Path

from analysis.wording.figures import count
from commands.console import (
    CLEAN,
    FAULTY,
    FOLDER,
    Commands,
    list_problems,
    misused,
    on_positions,
    prefix,
    refused,
    tell,
    warn,
)
from commands.register_table import register_table
from commands.source_entries import say_registered, written
from documents.document_files import Document, changed_document, hash_at_hand, open_document
from documents.folder_report import quotations
from documents.quotation_check import verify
from documents.registration import (
    BEGINNING,
    TO_GIVE,
    find_in,
    read_for_registration,
    refuse_double,
)
from documents.registration_table import COLUMNS
from editing.actor_template import id_from_name
from editing.generated_files import renew_fingerprint
from editing.saves import SaveError, refuse_if_read_only
from editing.source_entry import FIELDS, register
from loaders.data_files import is_folder
from loaders.dataset import load
from loaders.problems import Problem
from loaders.settings import DOCUMENTS_VARIABLE, documents_folder
from loaders.table_rows import SourceRow, records
from loaders.vocabularies import CodingStatus, SourceKind

MOST_DATES, MOST_REPEATS = 20, 5

HELP = {
    "id": "its id, by which positions name it (default: made from the file's name)",
    "title": "its title",
    "kind": f"what sort of document it is: {', '.join(SourceKind)}",
    "author": "who wrote it, where that is not the publisher",
    "publisher": "who published it",
    "published": "when it was published, in EDTF; left out, the dates that stand in the text are listed",
    "language": "language of the text, as an ISO 639-1 code such as en; left out, it is guessed where that is clear",
    "url": "where it was published",
    "archived": "where an archive keeps a copy of it",
    "retrieved": "when it was taken from its address, in EDTF",
    "licence": "the terms under which its text may be used",
    "affiliation": "the id of the actor whose state or organ publishes it",
    "excerpt": "true where the file holds only a part of the document",
    "status": f"how far it has been coded: {', '.join(CodingStatus)}",
    "note": "what a reader should know of it",
}


def add(commands: Commands) -> None:
    """Offer both commands."""
    parser = commands.add_parser("register", help="enter a document in sources.yaml, with its fingerprint")
    parser.description = (
        "Text, HTML, PDF and Word documents are read. Nothing is copied: keep the file in the documents folder."
    )
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help="the document")
    columns = f"a CSV file with a row for each of many documents, and columns {', '.join(COLUMNS)}"
    parser.add_argument("--table", type=Path, metavar="FILE.csv", help=columns)
    for name, meaning in HELP.items():
        parser.add_argument(f"--{name}", metavar=name.upper(), help=meaning)
    parser.add_argument("--update", action="store_true", help="a new version of a document that is registered")
    parser.add_argument("--folder", **FOLDER)
    parser.set_defaults(run=on_positions(_register))
    again = commands.add_parser("fingerprint", help="make the fingerprints of all documents at hand")
    again.add_argument("folder", nargs="?", **FOLDER)
    meaning = f"the documents (default: ${DOCUMENTS_VARIABLE}, else documents/ in the positions folder)"
    again.add_argument("--documents", type=Path, metavar="FOLDER", help=meaning)
    again.set_defaults(run=on_positions(_fingerprint))


def _register(options: argparse.Namespace) -> int:
    folder: Path = options.folder
    if options.table is not None:
        said = [f"--{name}" for name in HELP if getattr(options, name)]
        said += ["FILE"] if options.file else []
        said += ["--update"] if options.update else []
        if said:
            return misused(f"with --table everything stands in the table: leave out {', '.join(said)}")
        return register_table(folder, options.table)
    if options.file is None:
        return misused("name the document, or a --table of many documents")
    fields = {name: " ".join((getattr(options, name) or "").split()) for name in HELP}
    try:
        fields["id"] = fields["id"] or id_from_name(options.file.stem)
        refuse_if_read_only()
        document = read_for_registration(options.file)
        refuse_double(load(folder), fields["id"], document, options.update)
    except SaveError as refusal:
        return refused(refusal)
    except ValueError as error:
        return misused(str(error))
    _warn_of_repeats(document)
    if not options.update and not fields["language"] and (guess := find_in(document).language):
        fields["language"] = guess
        tell(f"The language is guessed to be '{guess}'; --language says another.")
    missing = [] if options.update else [name for name in TO_GIVE if not fields[name]]
    if missing:
        return _ask_for(missing, fields, document, options)
    done = written(folder, lambda: register(folder, fields, document, update=options.update))
    if isinstance(done, int):
        return done
    if say_registered(folder, done) == FAULTY:
        return FAULTY
    _say_where_it_belongs(folder, options.file, document)
    return _check_again(options, fields["id"]) if options.update else CLEAN


def _ask_for(missing: list[str], fields: dict[str, str], document: Document, options: argparse.Namespace) -> int:
    """Say what is left to be told, with the dates in the text, and the command that tells it."""
    if "published" in missing:
        dates = find_in(document).dates
        where = "the text" if len(document.text) <= BEGINNING else f"the first {BEGINNING:,} characters of the text"
        tell(f"Dates in {where}, of which one may be that of publication:" if dates else f"No date stands in {where}.")
        for one in dates[:MOST_DATES]:
            times = f", {one.times} times" if one.times > 1 else ""
            tell(f"  {one.date}  line {one.line}{times}: … {one.context} …")
        if len(dates) > MOST_DATES:
            tell(f"  and {len(dates) - MOST_DATES} more")
    given = {name: fields[name] or (name.upper() if name in missing else "") for name in FIELDS if name in fields}
    told = " ".join(f"--{name} {shlex.quote(text)}" for name, text in given.items() if text)
    where = f" --folder {shlex.quote(str(options.folder))}"
    tell(f"\nRun again:\n  tracker register {shlex.quote(str(options.file))} {told}{where}")
    return misused(f"nothing is registered: still to be told are {', '.join(f'--{name}' for name in missing)}")


def _warn_of_repeats(document: Document) -> None:
    repeats = find_in(document).repeats
    for one in repeats[:MOST_REPEATS]:
        where = f"on lines {one.line} and {one.again}" if one.line != one.again else f"on line {one.line}, twice"
        warn(
            f"warning: {one.length} words stand twice, {where}: “{one.opening} …”; they are one statement: "
            "code it once, from the fuller text"
        )
    if len(repeats) > MOST_REPEATS:
        warn(f"warning: and {count(len(repeats) - MOST_REPEATS, 'more passage stands', 'more passages stand')} twice")
    if len(document.text) > BEGINNING:
        looked = f"only the first {BEGINNING:,} of {len(document.text):,} characters were looked through"
        warn(f"warning: {looked} for what stands twice")


def _say_where_it_belongs(folder: Path, file: Path, document: Document) -> None:
    if hash_at_hand(documents_folder(folder), document.name) != document.sha256:
        where = f"put '{file}' into {prefix(folder)}documents/, or name its folder in {DOCUMENTS_VARIABLE}"
        tell(f"Nothing was copied: {where}, to have quotations shown in their context.")


def _check_again(options: argparse.Namespace, identifier: str) -> int:
    """Whether the quotations from a document stand in its new version."""
    data = load(options.folder)
    rows = quotations(data)
    mine = data.sources[data.sources["source"] == identifier]
    found = verify(rows[rows["source"] == identifier], mine, options.file.absolute().parent)
    list_problems(found.problems, prefix(options.folder))
    tell(f"{found.verified} of {len(found.table)} quotations stand in the new version")
    return FAULTY if any(p.severity == "error" for p in found.problems) else CLEAN


def _fingerprint(options: argparse.Namespace) -> int:
    documents: Path | None = options.documents or documents_folder(options.folder)
    if documents is None or not is_folder(documents):
        named = f"there is no folder of documents '{documents}'" if documents else "no documents are at hand"
        return misused(f"{named}: name their folder with --documents")
    problems: list[Problem] = []
    made, absent = 0, []
    for source in records(load(options.folder).sources, SourceRow):
        document = open_document(documents, source.document)
        if document is None:
            absent.append(source.source)
        elif isinstance(document, Problem):
            problems.append(document)
        elif changed := changed_document(source.document, document.sha256, source.sha256):
            problems.append(Problem("error", changed[0], source.file, source.line, 1, hint=changed[1]))
        else:
            try:
                written, warning = renew_fingerprint(options.folder, source.source, document)
            except SaveError as refusal:
                return refused(refusal)
            except OSError as error:
                return misused(f"cannot write the fingerprint of '{source.source}': {error.strerror}")
            made += 1
            if written:
                tell(f"{prefix(options.folder)}{written[0]}: written")
            if warning:
                warn(f"warning: {source.source}: {warning}")
    list_problems(problems, prefix(options.folder))
    left = f"; not at hand: {', '.join(absent)}" if absent else ""
    every = count(made + len(absent) + len(problems), "document has its", "documents have their")
    tell(f"{made} of {every} fingerprint{left}")
    return FAULTY if problems else CLEAN
