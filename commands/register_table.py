"""`register --table`: enter all documents of a table in sources.yaml, and say of each row what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from analysis.wording.figures import count
from commands.console import CLEAN, FAULTY, bar, misused, prefix, refused, tell, warn
from commands.source_entries import say_registered, written
from documents.document_files import Document, hash_at_hand
from documents.registration import (
    LIST,
    TO_GIVE,
    RegistrationError,
    find_in,
    read_for_registration,
    refuse_double,
)
from documents.registration_table import TableRow, read_registration_table
from editing.draft import check_record
from editing.saves import SaveError, refuse_if_read_only
from editing.source_entry import Registered, register, register_all
from loaders.dataset import Dataset, load
from loaders.models import Source
from loaders.problems import Problem, render
from loaders.settings import documents_folder
from loaders.table_rows import SourceRow, record_of

MOST_DATES = 5


@dataclass(slots=True)
class _Batch:
    """What the rows so far come to: the new entries, those that only gain an affiliation, and what is said of them."""

    data: Dataset
    entries: list[tuple[dict[str, str], Document]] = field(default_factory=list)
    affiliated: list[tuple[dict[str, str], Document]] = field(default_factory=list)
    known: int = 0
    taken: dict[tuple[str, str], int] = field(default_factory=dict)
    """On which line the table has an id, a hash and a file name."""


def register_table(folder: Path, table: Path) -> int:
    """Register what can be registered, in one save; the exit code is that of the worst row."""
    try:
        refuse_if_read_only()
        found = read_registration_table(table)
    except RegistrationError as error:
        return misused(str(error))
    except SaveError as refusal:
        return refused(refusal)
    for column in found.unknown:
        warn(f"warning: the column '{column}' is not known, and nothing in it is read")
    batch = _Batch(load(folder))
    faulty = 0
    for row in bar(found.rows, "reading", "documents"):
        problems = list(_take(batch, table, row))
        for problem in problems:
            warn(f"{render(problem)}\n")
        faulty += any(problem.severity == "error" for problem in problems)
    return _write(folder, batch, len(found.rows), faulty)


def _take(batch: _Batch, table: Path, row: TableRow) -> Iterator[Problem]:
    """Take a row into the batch; what is wrong with it, and with an error nothing is taken."""

    def at(message: str, hint: str = "", *, is_error: bool = True) -> Problem:
        return Problem("error" if is_error else "warning", message, str(table), row.line, 1, hint=hint)

    lacking = [name for name in ("file", "id") if name not in row.fields]
    if lacking:
        yield at(f"{' and '.join(lacking)} {'is' if len(lacking) == 1 else 'are'} left out", "fill in the cell")
        return
    fields = {name: text for name, text in row.fields.items() if name in Source.model_fields and name != "file"}
    try:
        document = read_for_registration(table.absolute().parent / row.fields["file"])
        entry = record_of(batch.data.sources, SourceRow, "source", fields["id"])
        is_known = entry is not None and entry.sha256 == document.sha256
        if not is_known:
            refuse_double(batch.data, fields["id"], document, update=False)
    except RegistrationError as error:
        yield at(str(error))
        return
    affiliation = fields.get("affiliation", "")
    if affiliation and affiliation not in set(batch.data.actors["actor"]):
        del fields["affiliation"]
        hint = f"once it has a file, run the table again, or write 'affiliation: {affiliation}' in {LIST}"
        yield at(f"there is no actor '{affiliation}' yet: registered without the affiliation", hint, is_error=False)
    if is_known:
        batch.known += 1
        if entry is not None and "affiliation" in fields and not entry.affiliation:
            batch.affiliated.append(({"id": fields["id"], "affiliation": fields["affiliation"]}, document))
        return
    if "language" not in fields and (guess := find_in(document).language):
        fields["language"] = guess
        yield at(f"the language is left out, and guessed to be '{guess}'", "look whether it is", is_error=False)
    faults = [*_missing(fields, document), *_doubles(batch, fields["id"], document, row.line)]
    faults += [(f"{one.field}: {one.message}", one.hint) for one in check_record(fields, Source)]
    yield from (at(*fault) for fault in faults)
    if faults:
        return
    if repeats := find_in(document).repeats:
        first = f"on lines {repeats[0].line} and {repeats[0].again}"
        said = f"{count(len(repeats), 'passage')} of '{fields['id']}' stand twice, the first {first}"
        yield at(said, "each is one statement: code it once, from the fuller text", is_error=False)
    batch.entries.append((fields, document))


def _missing(fields: dict[str, str], document: Document) -> Iterator[tuple[str, str]]:
    for name in TO_GIVE:
        if name in fields:
            continue
        hint = "fill in the cell"
        if name == "published" and (dates := find_in(document).dates):
            named = [f"{one.date} (line {one.line})" for one in dates[:MOST_DATES]]
            more = f" and {len(dates) - MOST_DATES} more" if len(dates) > MOST_DATES else ""
            hint = f"one of the dates in the text may be it: {', '.join(named)}{more}"
        yield f"'{name}' is left out", hint


def _doubles(batch: _Batch, identifier: str, document: Document, line: int) -> Iterator[tuple[str, str]]:
    words = {"id": f"the id '{identifier}'", "sha256": "this document", "file": f"the file name '{document.name}'"}
    for what, value in (("id", identifier), ("sha256", document.sha256), ("file", document.name)):
        first = batch.taken.setdefault((what, value), line)
        if first != line:
            yield f"{words[what]} stands in the table already, on line {first}", "leave one of the rows out, or mend it"


def _enter(folder: Path, batch: _Batch) -> Registered | None:
    """Write the new entries, then the affiliations of those that are there."""
    done = register_all(folder, batch.entries) if batch.entries else None
    for fields, document in batch.affiliated:
        register(folder, fields, document, update=True)
        tell(f"{prefix(folder)}{LIST}: '{fields['id']}' has its affiliation now")
    return done


def _write(folder: Path, batch: _Batch, rows: int, faulty: int) -> int:
    """Write what was taken, and sum up."""
    done = written(folder, lambda: _enter(folder, batch))
    if isinstance(done, int):
        return done
    code = max(FAULTY if faulty else CLEAN, say_registered(folder, done, several=True) if done else CLEAN)
    documents = documents_folder(folder)
    elsewhere = [one.name for _, one in batch.entries if hash_at_hand(documents, one.name) != one.sha256]
    if elsewhere:
        tell(f"Nothing was copied: put these into {prefix(folder)}documents/: {', '.join(elsewhere)}")
    already = f"; registered already: {batch.known}" if batch.known else ""
    left = f"; not registered, see above: {faulty}" if faulty else ""
    tell(f"newly registered: {len(batch.entries)} of {count(rows, 'document')}{already}{left}")
    return code
