"""`check`: list everything that is wrong in the data, and say how each quotation was checked."""

import argparse
import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import sleep

import pandas as pd

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
    with_documents,
)
from documents.folder_report import quotations, report, report_stamps
from documents.quotation_check import PlaceRow, QuotationRow, Verification, what_they_do
from documents.sign_differences import described
from editing.editable_text import EditError
from editing.quotation_signs import take_document_signs
from editing.saves import SaveError
from loaders.data_files import folder_stamps
from loaders.dataset import Dataset, load
from loaders.file_watch import repeat
from loaders.joint_statements import count_positions
from loaders.problems import printable, render, tally
from loaders.table_rows import records

SECONDS_BETWEEN_LOOKS = 0.3


def add(commands: Commands) -> None:
    """Offer the command."""
    check = commands.add_parser("check", help="list everything that is wrong in the data")
    check.add_argument("folder", nargs="?", **FOLDER)
    check.add_argument("--documents", **DOCUMENTS)
    check.add_argument("--format", choices=("text", "json"), default="text", help="json is for tools (default: text)")
    fix = "write what the document has into quotations that differ from it in dashes, quotation marks or capitals alone"
    check.add_argument("--fix", action="store_true", help=fix)
    check.add_argument("--watch", action="store_true", help="check again whenever a file is saved, until Ctrl-C")
    check.set_defaults(run=on_positions(with_documents(_check)))


def _check(options: argparse.Namespace) -> int:
    documents: Path | None = options.documents
    if options.fix:
        if options.watch or options.format == "json":
            return misused("--fix writes once and says so in words: leave out --watch and --format json")
        code = _take_document_signs(options.folder, documents)
        if code != CLEAN:
            return code
    if not options.watch:
        return _check_data(options, load(options.folder), documents)
    if options.format == "json":
        return misused("--watch prints for people: leave out --format json")
    data = load(options.folder)

    def state() -> object:
        return folder_stamps(options.folder), report_stamps(data, options.folder, documents)

    def again() -> int:
        nonlocal data
        data = load(options.folder)
        code = _check_data(options, data, documents)
        show(f"--- {datetime.now():%H:%M:%S}, waiting for the next save; Ctrl-C ends this ---\n")
        return code

    return repeat(state, again, lambda: sleep(SECONDS_BETWEEN_LOOKS))


def _take_document_signs(folder: Path, documents: Path | None) -> int:
    """Write the documents' signs into quotations that differ in nothing else, and say each; the exit code."""
    data = load(folder)
    found = report(data, folder, documents).verification
    try:
        for one in take_document_signs(folder, quotations(data), data.sources, found, documents):
            said = f"{described(one.difference)}; now “{one.difference.form}”"
            show(printable(f"fixed: {prefix(folder)}{one.file}:{one.line}: {said}"))
    except SaveError as refusal:
        return refused(refusal)
    except EditError as error:
        return misused(str(error))
    return CLEAN


def _check_data(options: argparse.Namespace, data: Dataset, documents: Path | None) -> int:
    found = report(data, options.folder, documents)
    before = prefix(options.folder)
    if options.format == "json":
        show(
            json.dumps(
                {
                    "problems": [replace(p, file=f"{before}{p.file}").as_dict() for p in found.problems],
                    "errors": len(found.errors),
                    "warnings": len(found.problems) - len(found.errors),
                    "files": data.files,
                    "positions": count_positions(data.positions),
                    "quotations_verified": found.verification.verified,
                    "quotations_by": found.verification.counts,
                    "documents_not_at_hand": list(found.verification.not_at_hand),
                    "quotations": _places(quotations(data), found.verification, before),
                },
                indent=1,
            )
        )
    else:
        for problem in found.problems:
            show(f"{render(problem, before)}\n")
        show(tally(found.problems, data.files))
        show(printable(_account(count_positions(data.positions), found.verification)))
    return FAULTY if found.errors else CLEAN


def _places(quotes: pd.DataFrame, verification: Verification, before: str) -> list[dict[str, object]]:
    """For each quotation where it is in the data, how it was checked, and where it stands in its document's text."""
    return [
        {
            "file": f"{before}{row.file}",
            "line": row.quote_line,
            "source": row.source,
            "how": place.how,
            "start": place.start if place.start >= 0 else None,
            "end": place.end if place.end >= 0 else None,
        }
        for row, place in zip(records(quotes, QuotationRow), records(verification.table, PlaceRow), strict=True)
    ]


def _account(positions: int, verification: Verification) -> str:
    """How many quotations were checked which way, and by which documents."""
    counts = verification.counts
    words = {
        how: f"{count(number, 'quotation')} {what_they_do(how, number, ' (--documents)')}"
        for how, number in counts.items()
    }
    first = f"{count(positions, 'position')}; {words.pop('document')}"
    if verification.not_at_hand:
        first += f"; not at hand: {', '.join(verification.not_at_hand)}"
    lines = [f"{text}: {', '.join(verification.sources_by(how))}" for how, text in words.items() if counts[how]]
    return "\n".join([first, *lines])
