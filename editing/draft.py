"""One position as it stands in a form, checked before it is saved by the rules that the whole folder is checked by."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from documents.composed_letters import compose
from documents.document_files import Document, changed_document, open_document
from documents.fingerprints import unknown_words
from documents.quotation_check import (
    current_fingerprint,
    is_short,
    misquotation,
    not_in_fingerprint,
    remark_on_place,
    too_short_for_fingerprint,
)
from documents.quotation_search import SearchedText, find_places
from editing.splice import LISTS
from loaders.advice import CHARACTERISES_ITSELF, explain, said_too_late, unknown_id
from loaders.dataset import Dataset
from loaders.dates import parse_date
from loaders.file_names import actor_of
from loaders.joint_statements import once
from loaders.models import (
    QUOTE_WORDS,
    JointPosition,
    Position,
    Record,
    check_attribution,
    check_translator,
    is_id,
)
from loaders.problems import Problem, Severity
from loaders.references import REFERENCES
from loaders.table_rows import JointRow, PositionRow, SourceRow, record_of, records
from loaders.vocabularies import DEEDS, Attribution
from loaders.words import words


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with one field of a draft, and what to write instead. A draft with errors is not to be saved.

    `instead` is the very text that the field may take, where there is one.
    """

    field: str
    severity: Severity
    message: str
    hint: str = ""
    instead: str = ""


def check_draft(
    fields: Mapping[str, str],
    data: Dataset,
    actor: str,
    documents: Path | None,
    *,
    line: int = 0,
    positions: Path | None = None,
    joint: str = "",
) -> list[Remark]:
    """All that is wrong with a position of `actor`, or of a joint statement, in the order of its fields.

    Empty fields count as left out. The quotation is held to its document where that is in `documents`, else to its
    fingerprint in the folder `positions`. `line` is that of the position which is being changed, so that it is no
    double of itself. Never raises.
    """
    given = {name: text.strip() for name, text in fields.items() if text.strip()}
    source = record_of(data.sources, SourceRow, "source", given.get("source", ""))
    statement = record_of(data.joint, JointRow, "joint", joint)
    speakers = frozenset(statement.actors.split("; ") if statement else [actor])
    remarks = [
        *_faults(given, JointPosition if joint else Position),
        *_attribution(given, speakers),
        *_translator(given),
        *_references(given, data),
        *_words_of_another(given, data, speakers),
        *_lateness(given, source),
        *_doubles(given, data, speakers, (joint, line)),
        *_quotation(given, source, documents, positions),
    ]
    order = [*Position.model_fields]
    return sorted(remarks, key=lambda remark: order.index(remark.field) if remark.field in order else len(order))


def check_record(fields: Mapping[str, str], model: type[Record]) -> list[Remark]:
    """What is wrong with the filled-in fields of an actor, an issue or a source by themselves. Never raises.

    What they refer to is for the check of the whole folder, as lists are.
    """
    given = {name: text.strip() for name, text in fields.items() if text.strip() and name not in LISTS}
    return [remark for remark in _faults(given, model) if remark.field in given]


def _faults(given: Mapping[str, str], model: type[Record]) -> Iterator[Remark]:
    """What each field is at fault by itself; the model compares fields only once all of them are right."""
    try:
        model.model_validate(given)
    except ValidationError as errors:
        for error in errors.errors(include_url=False):
            if error["loc"]:
                yield Remark(str(error["loc"][0]), "error", *explain(error, model))


def _attribution(given: Mapping[str, str], speakers: Set[str]) -> Iterator[Remark]:
    according_to = given.get("according_to")
    try:
        attribution = Attribution(given.get("attribution", ""))
    except ValueError:
        return
    try:
        check_attribution(attribution, according_to)
    except ValueError as error:
        yield Remark("according_to", "error", str(error))
    if according_to in speakers:
        yield Remark("according_to", "error", *CHARACTERISES_ITSELF)


def _translator(given: Mapping[str, str]) -> Iterator[Remark]:
    try:
        check_translator(given.get("translation"), given.get("translated_by"))
    except ValueError as error:
        yield Remark("translated_by", "error", str(error))


def _references(given: Mapping[str, str], data: Dataset) -> Iterator[Remark]:
    unread = data.unread
    known = {
        "issue": None if "issues.yaml" in unread else set(data.issues["issue"]),
        "source": None if "sources.yaml" in unread else set(data.sources["source"]),
        "actor": {*filter(None, map(actor_of, (*data.last_good, *unread)))},
    }
    for name, noun in REFERENCES.items():
        word, ids = given.get(name), known[noun]
        if ids is not None and is_id(word) and word not in ids:
            yield Remark(name, "error", *unknown_id(noun, str(word), ids))


def _lateness(given: Mapping[str, str], source: SourceRow | None) -> Iterator[Remark]:
    if source is None:
        return
    try:
        said = parse_date(given.get("date", ""))
    except ValueError:
        return
    late = said_too_late(said, source.source, parse_date(source.published))
    if late:
        yield Remark("date", "error", *late)


def _doubles(given: Mapping[str, str], data: Dataset, speakers: Set[str], place: tuple[str, int]) -> Iterator[Remark]:
    """Positions that may be the same statement: a text that repeats itself is coded once.

    `place` is that of the position itself: its joint statement, if it is part of one, and its line.
    """
    table = data.positions[data.positions["actor"].isin(speakers)]
    same = (table["issue"] == given.get("issue")) & (table["source"] == given.get("source"))
    itself = (table["joint"] == place[0]) & (table["line"] == place[1])
    hint = "change that one, or say in the note why this is another statement"
    for row in records(once(table[same & ~itself]), PositionRow):
        where = f"{row.file}:{row.line}"
        if _overlap(given.get("quote", ""), row.quote):
            yield Remark("quote", "warning", f"a position with words of this quotation is coded already: {where}", hint)
        elif row.date == given.get("date"):
            message = f"a position on this issue from this source and date is coded already: {where}"
            yield Remark("date", "warning", message, hint)


def _words_of_another(given: Mapping[str, str], data: Dataset, speakers: Set[str]) -> Iterator[Remark]:
    """That a passage which is coded as another actor's own words is taken for the own or reported words of this one."""
    if given.get("attribution") not in (Attribution.own, Attribution.reported):
        return
    table = data.positions
    # the words of a joint statement that they have signed are theirs too
    signed = set(table.loc[table["actor"].isin(speakers), "joint"]) - {""}
    own = (table["source"] == given.get("source")) & (table["attribution"] == Attribution.own)
    others = table[own & ~table["actor"].isin(speakers) & ~table["joint"].isin(signed)]
    runs, place = _runs(given.get("quote", "")), given.get("locator", "")
    for row in records(once(others), PositionRow):
        elsewhere = place and row.locator and place != row.locator
        if not elsewhere and not runs.isdisjoint(_runs(row.quote)):
            name = data.actors.set_index("actor")["short_name"][row.actor]
            yield Remark(
                "attribution",
                "warning",
                f"already coded as {name}'s own words: {row.file}:{row.line}",
                f"where {name} says this of another, write attribution: characterised and according_to: {row.actor}; "
                "what several state together is a joint statement",
            )
            return


def _overlap(one: str, other: str) -> bool:
    """Whether two quotations share as many words in a row as the shortest quotation has."""
    return not _runs(one).isdisjoint(_runs(other))


def _runs(quote: str) -> set[tuple[str, ...]]:
    said, length = words(compose(quote)), QUOTE_WORDS[0]
    return {tuple(said[start : start + length]) for start in range(len(said) - length + 1)}


def _quotation(
    given: Mapping[str, str], source: SourceRow | None, documents: Path | None, positions: Path | None
) -> Iterator[Remark]:
    """Whether the quotation stands in its document, by the document or by its fingerprint."""
    if source is None:
        return
    quote = " ".join(given.get("quote", "").split())
    document = open_document(documents, source.document)
    if isinstance(document, Problem):
        yield Remark("source", document.severity, document.message, document.hint)
    elif document is not None and (changed := changed_document(source.document, document.sha256, source.sha256)):
        yield Remark("source", "warning", *changed)
    if isinstance(document, Document):
        text = SearchedText(document.text)
        (place,) = find_places([quote], text)
        is_deed = given.get("form") in DEEDS
        if place and (remark := remark_on_place(quote, place, text, source.source, is_deed=is_deed)):
            yield Remark("quote", *remark)
        elif quote and not place:
            yield Remark("quote", "error", *misquotation(quote, document.text, source.source))
        return
    fingerprint = None if positions is None else current_fingerprint(positions, source)
    if isinstance(fingerprint, Problem):
        yield Remark("source", fingerprint.severity, fingerprint.message, fingerprint.hint)
    elif fingerprint is not None and (unknown := unknown_words(quote, fingerprint)):
        yield Remark("quote", "error", *not_in_fingerprint(quote, unknown, source.source))
    elif quote and is_short(quote):
        yield Remark("quote", "warning", *too_short_for_fingerprint(quote, source.source))
