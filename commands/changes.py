"""`changes`: what is new since a day: what the world did, what that did to the picture, and what we did."""

import argparse
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import wrap

from analysis.filters import Filters
from analysis.news.findings import Findings, findings
from analysis.news.new_statements import Kind
from analysis.positions_in_force import span
from analysis.selection import Selection
from briefing.digest import Digest, Quoted, make_digest
from briefing.feed import to_atom
from briefing.findings_record import record_findings
from briefing.markdown import to_markdown
from briefing.work import brief_changes
from commands.brief import origin_of
from commands.console import (
    DOCUMENTS,
    FOLDER,
    WIDTH,
    Commands,
    day,
    hand_over,
    misused,
    on_positions,
    prefix,
    what_errors_keep_out,
    with_documents,
)
from editing.folder_past import version_on
from loaders.dataset import load
from loaders.problems import printable

FORMATS = ("text", "markdown", "json", "atom")


def add(commands: Commands) -> None:
    """Offer the command."""
    changes = commands.add_parser(
        "changes",
        help="what is new since a day: what the world did, and what we did",
        description="Exit code 0: told, whether anything moved or not. 1: errors keep data out of it. 2: wrong usage.",
    )
    changes.add_argument("folder", nargs="?", **FOLDER)
    changes.add_argument(
        "--since", type=day, required=True, metavar="DAY", help="what is new after the end of this day (2026-11-01)"
    )
    changes.add_argument("--as-of", type=day, metavar="DAY", help="what had been stated by this day (default: today)")
    changes.add_argument("--documents", **DOCUMENTS)
    changes.add_argument(
        "--format", choices=FORMATS, default="text", help="atom is for readers of feeds (default: text)"
    )
    changes.add_argument("-o", "--output", type=Path, metavar="FILE", help="the file to write (default: the terminal)")
    changes.set_defaults(run=on_positions(with_documents(_changes)))


def _changes(options: argparse.Namespace) -> int:
    data, today = load(options.folder), date.today()
    since: date = options.since
    until: date = options.as_of or span(data, today)[1]
    if since > until:
        return misused(f"nothing can be new since {since}, for only what was stated by {until} is looked at")
    earlier = version_on(options.folder, data, since)
    found = findings(Selection(data, until, Filters()), since, earlier)
    content = _written(found, today, options).encode("utf-8", "backslashreplace")
    return hand_over(content, options.output, options.folder) or what_errors_keep_out(data, "positions out of it")


def _written(found: Findings, today: date, options: argparse.Namespace) -> str:
    """What is found in the format that is asked for."""
    folder: Path = options.folder
    if options.format == "json":
        return json.dumps(record_findings(found, today), indent=1) + "\n"
    if options.format == "markdown":
        origin = origin_of(folder, found.selection.data, options.documents, today)
        return to_markdown(brief_changes(found, origin))
    digest = make_digest(found, today)
    if options.format == "atom":
        return to_atom(digest, folder.resolve().name).decode()
    return "".join(f"{printable(line)}\n" for line in _lines(digest, prefix(folder)))


def _lines(digest: Digest, folder: str) -> Iterator[str]:
    """What is new for people; `folder` stands before the names of files."""
    yield digest.title
    if digest.negotiation:
        yield digest.negotiation
    yield from ["", *wrap(digest.answer, WIDTH)]
    told = set[str]()
    for part in digest.parts:
        yield from ["", part.heading, *(line for words in part.summary for line in wrap(words, WIDTH))]
        listed = [entry for entry in part.entries if entry.kind != Kind.restatement]
        if again := len(part.entries) - len(listed):
            yield f"Restatements are not listed: {again:,}. --format json has them."
        for entry in listed:
            yield from wrap(entry.line, WIDTH, initial_indent="  ", subsequent_indent="    ")
            for words in entry.details:
                yield from _indented(words)
            for quoted in entry.quoted:
                yield from _quoted_lines(quoted, folder, again=quoted.quote in told)
                told.add(quoted.quote)


def _quoted_lines(quoted: Quoted, folder: str, *, again: bool) -> Iterator[str]:
    """A quotation with where it stands; its words once."""
    if again:
        yield f"      quoted above; {folder}{quoted.where}"
        return
    for words in filter(None, (f"“{quoted.quote}”", quoted.translation, quoted.document)):
        yield from _indented(words)
    yield f"      {folder}{quoted.where}"


def _indented(words: str) -> Iterator[str]:
    return iter(wrap(words, WIDTH, initial_indent="      ", subsequent_indent="      "))
