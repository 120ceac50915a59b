"""Table Schemas: what the columns of each table are, which values they take, and what they refer to.

As the standard of Frictionless has them, version 2 (datapackage.org, Table Schema).
"""

from collections.abc import Iterator, Mapping, Sequence

from exchange.position_rows import VOCABULARIES
from loaders.models import ID_FORM, ISO3_FORM, SHA256_FORM, Actor, Event, Issue, Joint, Position, Record, Source
from loaders.table_rows import (
    DAY,
    FLAG,
    NUMBER,
    TEXT,
    ActorRow,
    EventRow,
    IssueRow,
    JointRow,
    MembershipRow,
    PositionRow,
    Row,
    SourceRow,
    columns_of,
)
from loaders.vocabularies import CodingStatus, EventKind, Kind, SourceKind, Stance, Vocabulary

Json = dict[str, object]

POSITION_ID = "position_id"

ROWS: Mapping[str, type[Row]] = {
    "positions": PositionRow,
    "actors": ActorRow,
    "issues": IssueRow,
    "sources": SourceRow,
    "events": EventRow,
    "memberships": MembershipRow,
    "joint": JointRow,
}
"""The tables by name, each with what its rows are."""

MISSING = ("",)
"""What stands in a cell that has no value."""

_TYPES = {TEXT: "string", NUMBER: "integer", FLAG: "boolean", DAY: "date"}

_RECORDS: Mapping[str, type[Record]] = {
    "positions": Position,
    "actors": Actor,
    "issues": Issue,
    "sources": Source,
    "events": Event,
    "joint": Joint,
}

_FIELD_OF = {("issues", "issue"): "id", ("sources", "source"): "id", ("sources", "document"): "file"}
"""Columns that do not bear the name of their field."""

_NOT_OF_THE_RECORD = {("sources", "file")}
"""Columns that bear the name of another field: this one says where the entry stands."""

_WORDS: Mapping[tuple[str, str], type[Vocabulary]] = {
    **{("positions", column): words for column, words in VOCABULARIES.items() if words is not Stance},
    ("actors", "kind"): Kind,
    ("sources", "kind"): SourceKind,
    ("sources", "status"): CodingStatus,
    ("events", "kind"): EventKind,
}

_SCALE = "-2 strong opposition, -1 opposition, 0 mixed, which is a stated stance, 1 support, 2 strong support"

_DESCRIPTIONS = {
    POSITION_ID: "An id that follows from what the position says; all signatories of a joint statement share it.",
    "actor": "The id of the actor.",
    "stance": f"Where the statement stands on the issue's proposition: {_SCALE}.",
    "earliest": "The first day that the date allows; missing where the date is open to the past.",
    "latest": "The last day that the date allows, from which the statement counts.",
    "published_latest": "The last day that the date of publication allows.",
    "passage": "Positions with the same number rest on the same words of the same document.",
    "joint": "The id of the joint statement, if it is one.",
    "group": "The id of the group that the actor belongs to.",
    "since": "Since when, in EDTF, if known.",
    "until": "Until when, in EDTF, if known.",
    "first": "The first day on which the actor surely was a member.",
    "last": "The last day on which the actor surely was a member.",
    "file": "The data file in which the record stands.",
    "line": "The line of that file on which the record begins.",
    "quote_line": "The line of that file on which the quotation begins.",
}

_LISTS = {("actors", "also_known_as"), ("actors", "member_of"), ("issues", "terms"), ("joint", "actors")}

_PATTERNS = {("actors", "iso3"): ISO3_FORM.pattern, ("sources", "sha256"): SHA256_FORM.pattern}

_KEYS = {
    "positions": (POSITION_ID, "actor"),
    "actors": ("actor",),
    "issues": ("issue",),
    "sources": ("source",),
    "joint": ("joint",),
}

_REFERENCES = {
    "positions": {
        "actor": "actors",
        "issue": "issues",
        "source": "sources",
        "according_to": "actors",
        "joint": "joint",
    },
    "memberships": {"actor": "actors", "group": "actors"},
    "sources": {"affiliation": "actors"},
    "events": {"source": "sources"},
}
"""By table and column, the table to whose key it refers."""


def table_schema(table: str, tracks: Sequence[str]) -> Json:
    """The schema of one of ROWS; `tracks` are the ids that issues may name."""
    columns = columns_of(ROWS[table])
    if table == "positions":
        columns = {POSITION_ID: TEXT} | columns
    schema: Json = {
        "fields": [_field(table, name, _TYPES[dtype], tracks) for name, dtype in columns.items()],
        "missingValues": [*MISSING],
    }
    if key := _KEYS.get(table):
        schema["primaryKey"] = [*key]
    if references := _REFERENCES.get(table):
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": [*_KEYS[other]]}}
            for column, other in references.items()
        ]
    return schema


def _field(table: str, column: str, kind: str, tracks: Sequence[str]) -> Json:
    field: Json = {"name": column, "type": kind, "description": _description(table, column)}
    constraints = dict(_constraints(table, column, tracks))
    return field | ({"constraints": constraints} if constraints else {})


def _description(table: str, column: str) -> str:
    field = _record_field(table, column)
    said = (
        _DESCRIPTIONS.get(column, "")
        if field is None or column == "stance"
        else _RECORDS[table].model_fields[field].description or ""
    )
    more = " Several are joined by '; '." if (table, column) in _LISTS else ""
    words = _WORDS.get((table, column))
    meanings = "; ".join(f"{word.value}: {word.meaning}" for word in words) if words else ""
    return said + more + (f" {meanings}." if meanings else "")


def _constraints(table: str, column: str, tracks: Sequence[str]) -> Iterator[tuple[str, object]]:
    field = _record_field(table, column)
    if column in _KEYS.get(table, ()) or (field and _RECORDS[table].model_fields[field].is_required()):
        yield "required", True
    if (table, column) in _WORDS:
        yield "enum", [word.value for word in _WORDS[table, column]]
    elif (table, column) == ("positions", "stance"):
        yield "enum", sorted(stance.score for stance in Stance)
    elif (table, column) == ("issues", "track") and tracks:
        yield "enum", [*tracks]
    elif (table, column) in _PATTERNS:
        yield "pattern", _PATTERNS[table, column]
    elif column in _KEYS.get(table, ()) or column in _REFERENCES.get(table, {}):
        yield "pattern", ID_FORM.pattern


def _record_field(table: str, column: str) -> str | None:
    """The field of the record that a column shows; None for what is found out."""
    if (table, column) in _NOT_OF_THE_RECORD or table not in _RECORDS:
        return None
    field = _FIELD_OF.get((table, column), column)
    return field if field in _RECORDS[table].model_fields else None
