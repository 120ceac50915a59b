"""Every quotation against its document, word for word where that is at hand, else against its fingerprint."""

import shlex
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from documents.document_files import Document, changed_document, names_at_hand, open_document
from documents.fingerprints import FOLDER, Fingerprint, name_of, parse_fingerprint, unknown_words
from documents.quotation_search import Place, SearchedText, count_places, find_places, nearest
from documents.sign_differences import described, sign_difference
from loaders.data_files import generated_files, read_generated
from loaders.joint_statements import standing_in
from loaders.models import FEWEST_WORDS, QUOTE_WORDS
from loaders.problems import Problem, Severity, did_you_mean
from loaders.table_rows import Row, SourceRow, records
from loaders.vocabularies import DEEDS
from loaders.words import count_words

How = Literal["document", "fingerprint", "unverified", "misquoted"]
WAYS: tuple[How, ...] = ("document", "fingerprint", "misquoted", "unverified")

_WHAT_THEY_DO: Mapping[How, tuple[str, str]] = {
    "document": ("stands in its document", "stand in their documents"),
    "fingerprint": ("agrees with the fingerprint of its document", "agree with the fingerprints of their documents"),
    "misquoted": ("does not stand in its document", "do not stand in their documents"),
    "unverified": (
        "is unverified, with neither document{option} nor fingerprint",
        "are unverified, with neither document{option} nor fingerprint",
    ),
}

MOST_SEARCHED = 20_000_000
"""Characters that are searched for what comes nearest to misquotations, which takes much longer than to find them.
No longer document is."""


class QuotationRow(Row):
    """A quotation of a position or a milestone."""

    __slots__ = ()
    quote: str
    source: str
    file: str
    quote_line: int


class PlaceRow(Row):
    """How a quotation is checked and where it stands in its document (see `Verification`)."""

    __slots__ = ()
    how: How
    start: int
    end: int


@dataclass(frozen=True)
class Verification:
    """What checking the quotations came to.

    `table` has the index and the order of the quotations: `how` (WAYS), and `start` and `end`, the characters of the
    document's text at which the quotation stands; -1 where it does not or the document is not at hand.
    """

    table: pd.DataFrame
    not_at_hand: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    by_source: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """For each document how many of its quotations are checked which way."""

    @cached_property
    def counts(self) -> dict[How, int]:
        """How many quotations are checked which way; every way is named."""
        found = self.table["how"].value_counts()
        return {how: int(found.get(how, 0)) for how in WAYS}

    @property
    def verified(self) -> int:
        """How many quotations stand in their documents, by the document or by its fingerprint."""
        return self.counts["document"] + self.counts["fingerprint"]

    def sources_by(self, how: How) -> list[str]:
        """The documents some of whose quotations are checked this way."""
        return [source for source, ways in self.by_source.items() if ways.get(how)]

    def of(self, positions: pd.DataFrame) -> "Verification":
        """The same with a row for each of the positions with whose quotations, each once, the table begins."""
        rows = standing_in(positions)
        table = self.table.iloc[: rows.nunique()]
        return replace(self, table=table.loc[rows].set_axis(positions.index))


def what_they_do(how: How, number: int, option: str = "") -> str:
    """What a number of quotations that are checked this way do: 2, "document" -> "stand in their documents".

    `option` says where a document that is not at hand can be named.
    """
    return _WHAT_THEY_DO[how][number != 1].format(option=option)


def unchecked(quotations: pd.DataFrame) -> Verification:
    """The verification of quotations that nothing was held against."""
    return Verification(_table(quotations.index, ["unverified"] * len(quotations)))


def verify(
    quotations: pd.DataFrame, sources: pd.DataFrame, documents: Path | None, positions: Path | None = None
) -> Verification:
    """Check every quotation (columns quote, source, file, quote_line; form where there are positions among them).

    `documents` is the folder of the documents that are at hand, `positions` the folder with the fingerprints of the
    others. Misquotations, changed or unreadable documents and stale fingerprints come back as problems. Never raises.
    """
    rows_of = {str(source): rows for source, rows in quotations.groupby("source", sort=False).indices.items()}
    how = np.full(len(quotations), "unverified", dtype=object)
    start, end = np.full(len(quotations), -1), np.full(len(quotations), -1)
    texts = quotations["quote"].tolist()
    deeds = quotations["form"].isin(DEEDS).to_numpy() if "form" in quotations else np.full(len(quotations), False)
    kept = () if positions is None else generated_files(positions, FOLDER, ".txt")
    problems: list[Problem] = _strays(kept, set(sources["source"]))
    missing: list[str] = []
    searched = 0
    for source in records(sources, SourceRow):
        rows = rows_of.get(source.source, np.array([], dtype=np.int64))
        quotes = [texts[row] for row in rows]
        document = open_document(documents, source.document)
        fingerprint = _fingerprint(positions, source, problems) if kept else None
        if isinstance(document, Document):
            if changed := changed_document(source.document, document.sha256, source.sha256):
                problems.append(_at_source("warning", changed, source))
            text = SearchedText(document.text)
            places = find_places(quotes, text)
            how[rows] = ["misquoted" if place is None else "document" for place in places]
            start[rows] = [place.span[0] if place else -1 for place in places]
            end[rows] = [place.span[1] if place else -1 for place in places]
            for row in _rows(quotations, [at for at, place in zip(rows, places, strict=True) if place is None]):
                near = searched < MOST_SEARCHED
                searched += len(document.text)
                wrong = misquotation(row.quote, document.text if near else "", row.source)
                problems.append(_at_quotation(wrong[:2], row))
            found = {
                int(at): place
                for at, quote, place in zip(rows, quotes, places, strict=True)
                if place and (place.left_out or is_short(quote))
            }
            problems += _remarks(quotations, found, text, deeds)
            continue
        if isinstance(document, Problem):
            problems.append(replace(document, file=source.file, line=source.line, column=1))
        else:
            missing.append(source.source)
        if fingerprint is not None:
            unknown = [unknown_words(quote, fingerprint) for quote in quotes]
            how[rows] = ["unverified" if u is None else "misquoted" if u else "fingerprint" for u in unknown]
            lacking = [(at, some) for at, some in zip(rows, unknown, strict=True) if some]
            for row, (_, some) in zip(_rows(quotations, [at for at, _ in lacking]), lacking, strict=True):
                problems.append(_at_quotation(not_in_fingerprint(row.quote, some, row.source), row))
            short = [at for at, quote in zip(rows, quotes, strict=True) if is_short(quote)]
            for row in _rows(quotations, short):
                problems.append(_at_quotation(too_short_for_fingerprint(row.quote, row.source), row, "warning"))
    by_source = {source: Counter(how[rows].tolist()) for source, rows in rows_of.items()}
    if documents is not None and missing:
        problems += _absent(sources[sources["source"].isin(missing)], documents, by_source)
    table = _table(quotations.index, how.tolist(), start.tolist(), end.tolist())
    return Verification(table, tuple(missing), tuple(problems), by_source)


class Misquotation(NamedTuple):
    """What to say of a quotation that is not in its document, and what to do; `instead` is what it may be, if known."""

    message: str
    hint: str
    instead: str = ""


def misquotation(quote: str, text: str, source: str) -> Misquotation:
    """What to say of a quotation that is not in the text of its document, and the passage that may be meant."""
    message = f"the quotation is not in its document '{source}': “{quote}”"
    if not text:
        hint = "look it up in the document: there are too many such quotations to show what comes nearest"
        return Misquotation(message, hint)
    if len(text) > MOST_SEARCHED:
        return Misquotation(message, "look it up in the document, which is too long to show what comes nearest")
    other = sign_difference(quote, text)
    if other is not None:
        differs = f"its words stand there with other signs ({described(other)})"
        return Misquotation(message, f"{differs}; write “{other.form}”, as 'tracker check --fix' does", other.form)
    return Misquotation(message, f"the nearest passage is “{nearest(quote, text)}”")


def is_short(quote: str) -> bool:
    """Whether a quotation has so few words that, but for a deed, they have to stand only once in the document."""
    return FEWEST_WORDS <= count_words(quote) < QUOTE_WORDS[0]


def remark_on_place(
    quote: str, place: Place, text: SearchedText, source: str, *, is_deed: bool
) -> tuple[Severity, str, str] | None:
    """What to say of a quotation that stands in its document: how bad it is, what it is, and what to do."""
    if is_short(quote) and not is_deed and (number := count_places(quote, text)) > 1:
        message = f"these {count_words(quote)} words stand {number} times in the document '{source}': “{quote}”"
        hint = f"quote {QUOTE_WORDS[0]} words or more, so that it is plain which place is meant"
        return "error", message, f"{hint}; a vote or another deed needs its 'form' alone"
    if place.left_out:
        message = f"the quotation crosses a page of its document '{source}': “{quote}”"
        return "warning", message, f"what stands between the pages is left out: “{place.left_out}”"
    return None


def too_short_for_fingerprint(quote: str, source: str) -> tuple[str, str]:
    """What to say of a short quotation whose document is not at hand, and what to do."""
    message = f"without its document '{source}' a quotation of {count_words(quote)} words is not verified: “{quote}”"
    return message, f"put the document in the folder's documents/, or quote {QUOTE_WORDS[0]} words or more"


def not_in_fingerprint(quote: str, unknown: Sequence[str], source: str) -> tuple[str, str]:
    """What to say of a quotation with words that the fingerprint of its document does not have, and what to do."""
    message = f"the quotation is not in its document '{source}', by its fingerprint: “{quote}”"
    which = f"its words “{' '.join(unknown)}” do not stand there like this"
    return (
        message,
        f"{which}; quote the document exactly, or put it in the folder's documents/ to be shown the nearest passage",
    )


def current_fingerprint(folder: Path, source: SourceRow) -> Fingerprint | Problem | None:
    """The fingerprint of a registered document (a row of the sources' table); None where there is none.

    A fingerprint of other bytes than the registered ones, or that is none, is a problem. Never raises.
    """
    name = name_of(source.source)
    content = read_generated(folder, name)
    if content is None or isinstance(content, Problem):
        return content
    again = f"run 'tracker fingerprint {shlex.quote(str(folder))}' where the document is at hand"
    found = parse_fingerprint(content)
    if found is None:
        return Problem("warning", "this is no fingerprint, or a damaged one", name, hint=again)
    if found.sha256 != source.sha256:
        message = f"the fingerprint is not of the registered document '{source.source}': its SHA-256 differs"
        return Problem("warning", message, name, hint=again)
    return found


def _fingerprint(folder: Path | None, source: SourceRow, problems: list[Problem]) -> Fingerprint | None:
    """The fingerprint of a document in a folder that has some; what is wrong with it goes to the problems."""
    found = None if folder is None else current_fingerprint(folder, source)
    if isinstance(found, Problem):
        problems.append(found)
        return None
    if found is None:
        message = f"the document '{source.source}' has no fingerprint: without it nobody else can check its quotations"
        hint = "run 'tracker fingerprint' where the document is at hand"
        problems.append(_at_source("warning", (message, hint), source))
    return found


def _absent(missing: pd.DataFrame, documents: Path, by_source: Mapping[str, Counter[How]]) -> Iterator[Problem]:
    """A warning for each quoted document that is missing in a folder with others: a misquotation of it could pass."""
    there = names_at_hand(documents)
    for source in records(missing, SourceRow) if there else ():
        if ways := by_source.get(source.source):
            held = "checked by nobody" if ways["unverified"] else "held to its fingerprint alone"
            message = f"the document '{source.document}' is not in the folder of documents: its quotations are {held}"
            near = did_you_mean(source.document, there) if len(there) > 1 else f"is it '{there[0]}'?"
            hint = near if near.endswith("?") else "put it there, or correct its name in 'file'"
            yield _at_source("warning", (message, hint), source)


def _strays(names: Sequence[str], sources: set[str]) -> list[Problem]:
    known = {name_of(source) for source in sources}
    hint = "remove it, or name the document in sources.yaml"
    return [
        Problem("warning", "this is the fingerprint of no registered document", name, hint=hint)
        for name in names
        if name not in known
    ]


def _remarks(
    quotations: pd.DataFrame, places: Mapping[int, Place], text: SearchedText, deeds: npt.NDArray[np.bool_]
) -> Iterator[Problem]:
    """What is to be said of quotations that stand in their document; `deeds` says of each row whether it is one."""
    for row, at in zip(_rows(quotations, [*places]), places, strict=True):
        remark = remark_on_place(row.quote, places[at], text, row.source, is_deed=bool(deeds[at]))
        if remark:
            yield _at_quotation(remark[1:], row, remark[0])


def _rows(quotations: pd.DataFrame, places: list[int]) -> Iterator[QuotationRow]:
    """The quotations at these places; a frame of none, once for every document, would cost more than the search."""
    yield from records(quotations.iloc[places], QuotationRow) if places else ()


def _at_source(severity: Severity, words: tuple[str, str], source: SourceRow) -> Problem:
    return Problem(severity, words[0], source.file, source.line, 1, hint=words[1])


def _at_quotation(words: tuple[str, str], row: QuotationRow, severity: Severity = "error") -> Problem:
    return Problem(severity, words[0], row.file, row.quote_line, 1, hint=words[1])


def _table(
    index: "pd.Index[int]", how: Sequence[str], start: Sequence[int] | None = None, end: Sequence[int] | None = None
) -> pd.DataFrame:
    nowhere = [-1] * len(index)
    columns = {"how": list(how), "start": list(start or nowhere), "end": list(end or nowhere)}
    return pd.DataFrame(columns, index=index).astype({"how": "str", "start": "int64", "end": "int64"})
