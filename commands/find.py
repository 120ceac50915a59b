"""`find`: where was that said? Words and phrases, in what is coded and in the texts of documents."""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap

from analysis.filters import DOCUMENT_LABELS
from analysis.finding.finder import Found, Narrowing, find
from analysis.finding.library import Library, library
from analysis.finding.occurrences import Part, parts
from analysis.finding.query import Query, read_query
from analysis.finding.quotation_index import QuotationIndex
from analysis.wording.figures import count
from analysis.wording.finding import HOW_TO_ASK, answer, looked_in, not_looked_in
from commands.console import (
    DOCUMENTS,
    FOLDER,
    MOST_SHOWN,
    WIDTH,
    Commands,
    day,
    misused,
    on_positions,
    position_as_dict,
    prefix,
    show,
    what_errors_keep_out,
    with_documents,
)
from commands.known_ids import first_unknown
from loaders.dataset import Dataset, load
from loaders.problems import printable
from loaders.table_rows import PositionRow, SourceRow, records

MARK = "**"
"""What stands around the words that were found."""


def add(commands: Commands) -> None:
    """Offer the command."""
    finding = commands.add_parser(
        "find",
        help="where words or a phrase stand, in what is coded and in the documents",
        description=f"{HOW_TO_ASK} Exit code 0: looked, whatever was found. 1: errors keep data out. 2: wrong usage.",
    )
    finding.add_argument("words", metavar="WORDS", help="in quotation marks of the shell; in others within, a phrase")
    finding.add_argument("folder", nargs="?", **FOLDER)
    finding.add_argument("--actor", metavar="ID", help="said by this actor")
    finding.add_argument("--issue", metavar="ID", help="on this issue")
    finding.add_argument("--since", type=day, metavar="DAY", help="from this day on")
    finding.add_argument("--until", type=day, metavar="DAY", help="until this day")
    finding.add_argument("--document-kind", choices=DOCUMENT_LABELS, help="in documents of this kind")
    finding.add_argument("--documents", **DOCUMENTS)
    finding.add_argument(
        "--format", choices=("text", "json"), default="text", help="json is for tools, and has all (default: text)"
    )
    finding.set_defaults(run=on_positions(with_documents(_find)))


def _find(options: argparse.Namespace) -> int:
    query = read_query(options.words)
    if not query.terms:
        return misused(f"there is no word in '{options.words}'")
    data = load(options.folder)
    for kind, table, given in (("actor", data.actors, options.actor), ("issue", data.issues, options.issue)):
        if given is not None and (unknown := first_unknown([given], kind, table)):
            return misused(unknown)
    where = Narrowing(
        options.actor or "", options.issue or "", options.since, options.until, options.document_kind or ""
    )
    at_hand = library(data.sources, options.documents, {})
    found = find(query, data, QuotationIndex(data), at_hand, where)
    finding = _Finding(options.words, query, where, found, data, at_hand, prefix(options.folder))
    if options.format == "json":
        show(json.dumps(finding.as_dict(), indent=1))
    else:
        for line in finding.lines():
            show(printable(line))
    return what_errors_keep_out(data, "positions out of it")


@dataclass(frozen=True, slots=True)
class _Finding:
    """What was asked, where, and what was found; `before` stands before the names of files."""

    asked: str
    query: Query
    where: Narrowing
    found: Found
    data: Dataset
    library: Library
    before: str

    def lines(self) -> Iterator[str]:
        """For people: the first of each kind, best first."""
        names = dict(zip(self.data.actors["actor"], self.data.actors["short_name"], strict=True))
        titles = dict(zip(self.data.issues["issue"], self.data.issues["title"], strict=True))
        yield answer(self.found, self.asked, self.where, names, titles)
        for kind, ids in self._named().items():
            yield from ("", *wrap(f"{kind}: {', '.join(ids)}", WIDTH))
        for row in self._positions(MOST_SHOWN):
            yield from ("", f"{self.before}{row.file}:{row.line}  {row.actor}, {row.issue}, {row.date}")
            yield from (f"  {line}" for text in self._texts(row).values() for line in wrap(_in_words(text), WIDTH - 2))
        yield from _and_more(len(self.found.quotations), "quotation")
        for passages in self.found.passages[:MOST_SHOWN]:
            source = self._source(passages.source)
            said = f"{self.before}{source.file}:{source.line}  {source.source}, {source.document}"
            yield from ("", f"{said}: {count(passages.total, 'place')}")
            for one in passages.excerpts:
                yield from wrap(_in_words(one.with_gaps), WIDTH, initial_indent="- ", subsequent_indent="  ")
        yield from _and_more(len(self.found.passages), "document")
        yield from ("", looked_in(self.data, self.library, self.where, self.query))
        known = dict(zip(self.data.sources["source"], self.data.sources["title"], strict=True))
        yield from filter(None, [not_looked_in(self.library, known)])

    def as_dict(self) -> dict[str, object]:
        """For tools: everything. Excerpts are parts, each with whether it is what was looked for."""
        return {
            "words": [{"words": list(term.words), "begins": term.is_open} for term in self.query.terms],
            "quotations": [
                {
                    "actor": row.actor,
                    "issue": row.issue,
                    **(position_as_dict(row, self.before) or {}),
                    "found": {name: _as_list(text) for name, text in self._texts(row).items()},
                }
                for row in self._positions(len(self.found.quotations))
            ],
            "documents": [
                {
                    "source": one.source,
                    "passages": one.total,
                    "excerpts": [{"place": some.place, "found": _as_list(some.parts)} for some in one.excerpts],
                }
                for one in self.found.passages
            ],
            **self._named(),
            "not_looked_in": dict(self.library.left_out),
        }

    def _named(self) -> dict[str, list[str]]:
        """The ids by whose names the words are found, by what they are."""
        named = {"actors": self.found.actors, "issues": self.found.issues, "titles": self.found.sources}
        return {kind: list(ids) for kind, ids in named.items() if ids}

    def _positions(self, most: int) -> Iterator[PositionRow]:
        return records(self.data.positions.loc[list(self.found.quotations[:most])], PositionRow)

    def _source(self, identifier: str) -> SourceRow:
        return next(records(self.data.sources[self.data.sources["source"] == identifier], SourceRow))

    def _texts(self, row: PositionRow) -> dict[str, tuple[Part, ...]]:
        """The quotation, and what else of the position has any of the words."""
        beside = {"translation": row.translation, "speaker": row.speaker, "venue": row.venue, "note": row.note}
        found = {name: parts(text, self.query) for name, text in beside.items()}
        return {"quote": parts(row.quote, self.query)} | {
            name: text for name, text in found.items() if any(part.is_marked for part in text)
        }


def _in_words(text: Iterable[Part]) -> str:
    return "".join(f"{MARK}{part.text}{MARK}" if part.is_marked else part.text for part in text)


def _as_list(text: Iterable[Part]) -> list[dict[str, object]]:
    return [{"text": part.text, "marked": part.is_marked} for part in text]


def _and_more(total: int, noun: str) -> list[str]:
    return (
        ["", f"... and {count(total - MOST_SHOWN, f'more {noun}')}; --format json has all"]
        if total > MOST_SHOWN
        else []
    )
