"""JSON Schemas of the data files, for completion, help and marked errors in editors.

Draft 07, which the YAML language server supports in full. An editor reads `2019` as a number and `true` as a truth
value where the loaders read text, so the schemas take both wherever the text can be right. It reads `~` and `null` as
an empty field, and a schema cannot tell which it was.
"""

import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from loaders.dataset import Dataset
from loaders.dates import FORMS
from loaders.memberships import FORMS as MEMBERSHIP_FORMS
from loaders.models import (
    FEWEST_WORDS,
    ID_FORM,
    NUMBER_FORM,
    QUOTE_RULE,
    QUOTE_WORDS,
    SHA256_FORM,
    TEXT_FORM,
    URL_FORM,
    Actor,
    Edtf,
    Electorate,
    Event,
    Id,
    Iso3,
    Issue,
    Joint,
    JointPosition,
    Language,
    Listed,
    MemberOf,
    Negotiation,
    Number,
    Position,
    Quote,
    Record,
    Rule,
    Sha256,
    Source,
    Truth,
    Url,
)
from loaders.vocabularies import LANGUAGES, STATE_CODES, Attribution, Kind, RuleKind, Vocabulary
from loaders.words import WORD

FOLDER = "schemas"
DRAFT = "http://json-schema.org/draft-07/schema#"

Schema = dict[str, Any]
Titles = Mapping[str, str]

_NAMES = {
    "issue": "issues",
    "source": "sources",
    "according_to": "actors",
    "affiliation": "actors",
    "member_of": "actors",
    "actors": "actors",
    "members": "actors",
    "group": "actors",
    "track": "tracks",
}
"""What the ids in a field are the ids of."""

_DAY_OF_MONTH = (
    r"(0[13578]|1[02])(-(0[1-9]|[12][0-9]|3[01]))?"
    r"|(0[469]|11)(-(0[1-9]|[12][0-9]|30))?"
    r"|02(-(0[1-9]|[12][0-9]))?"
)
_BOUND = rf"(?!0000)[0-9]{{4}}(-({_DAY_OF_MONTH}))?~?"
DATE_FORM = rf"^((\.\.|{_BOUND})/)?{_BOUND}$"
"""The dates that loaders.dates reads, but for 29 February and the order of a span's ends, which no pattern tells."""

QUOTE_FORM = rf"^\s*(?:{WORD}\s*){{{FEWEST_WORDS},{QUOTE_WORDS[1]}}}$"


def schemas(data: Dataset) -> dict[str, str]:
    """The text of each schema by its path below the positions folder; the same data gives the same text."""
    ids = {
        "issues": _titles(data.issues["issue"], data.issues["title"] + ": " + data.issues["proposition"]),
        "sources": _titles(data.sources["source"], data.sources["title"]),
        "actors": _titles(data.actors["actor"], data.actors["name"]),
        "tracks": {one.id: one.title for one in data.negotiation.tracks},
    }
    found = {
        "negotiation": {"title": "The negotiation", **_record(Negotiation, ids)},
        "joint": {"title": "A joint statement and its positions", **_record(Joint, ids)},
        "actor": {"title": "An actor and its positions", **_record(Actor, ids)},
        "issues": {"title": "The issues", **_list(Issue, ids)},
        "sources": {"title": "The registered documents", **_list(Source, ids)},
        "events": {"title": "The milestones", **_list(Event, ids)},
    }
    return {
        f"{FOLDER}/{name}.schema.json": json.dumps({"$schema": DRAFT, **schema}, indent=2, ensure_ascii=False) + "\n"
        for name, schema in found.items()
    }


def _titles(ids: Iterable[str], titles: Iterable[str]) -> Titles:
    return dict(sorted(zip(ids, titles, strict=True)))


def _list(model: type[Record], ids: Mapping[str, Titles]) -> Schema:
    return {"type": "array", "items": _record(model, ids)}


def _record(model: type[Record], ids: Mapping[str, Titles]) -> Schema:
    hints = get_type_hints(model, include_extras=True)
    properties = {
        name: {"description": field.description or "", **_field(name, hints[name], field.is_required(), ids)}
        for name, field in model.model_fields.items()
    }
    return {
        "description": model.__doc__ or "",
        "type": "object",
        "properties": properties,
        "required": [name for name, field in model.model_fields.items() if field.is_required()],
        "additionalProperties": False,
        **_RULES.get(model, {}),
    }


def _field(name: str, hint: object, required: bool, ids: Mapping[str, Titles]) -> Schema:
    """What a field takes. An empty optional field counts as absent, so it may be null where that offers no `null`."""
    kind = next((one for one in get_args(hint) if one is not type(None)), hint) if _is_optional(hint) else hint
    if get_origin(kind) is tuple:
        item = get_args(kind)[0]
        is_record = isinstance(item, type) and issubclass(item, Record)
        items = _record(item, ids) if is_record else _field(name, item, True, ids)
        return {"type": "array" if required else ["array", "null"], "items": items}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _words(kind)
    if kind == Id and ids.get(_NAMES.get(name, "")):
        return _choice(ids[_NAMES[name]])
    if kind == MemberOf:
        return _membership(ids[_NAMES[name]])
    if kind == Listed:
        return {**_text(True), **_pattern(r"^[^;]*[^\s~;][^;]*$", "write some text without semicolons")}
    if kind == Truth:
        return {"type": "boolean"}
    if kind == Number:
        return {
            **_pattern(rf"^\s*{NUMBER_FORM.pattern}\s*$", "write digits alone, such as 193"),
            "type": ["string", "integer"],
            "minimum": 1,
            "maximum": 999_999,
        }
    if kind == Edtf:
        return {
            **_pattern(DATE_FORM, f"not a date; write one of {FORMS}"),
            "type": ["string", "integer"],
            "minimum": 1000,
            "maximum": 9999,
        }
    if kind == Quote:
        return {"type": "string", **_pattern(QUOTE_FORM, f"quote {QUOTE_RULE}")}
    if kind == Id:
        return _id()
    if kind == Iso3:
        codes = "|".join(sorted(STATE_CODES))
        return {"if": {"type": "null"}, "else": _string(f"({codes})?", "write an ISO 3166 code, such as RUS")}
    if kind == Language:
        return {"enum": [form for code in sorted(LANGUAGES) for form in _readings(code)]}
    if kind == Url:
        return {"if": {"type": "null"}, "else": _string(f"({URL_FORM.pattern})?", "a web address has no spaces")}
    if kind == Sha256:
        return _string(SHA256_FORM.pattern, "write the 64 hexadecimal digits of `sha256sum`")
    return _text(required)


def _is_optional(hint: object) -> bool:
    return get_origin(hint) is not tuple and type(None) in get_args(hint)


def _text(required: bool) -> Schema:
    """Any scalar. Said as what it is not: a list of types would have editors offer `true`, `false` and `null`."""
    if not required:
        return {"not": {"type": ["object", "array"]}, **_pattern(rf"^\s*$|{TEXT_FORM.pattern}", "write some text")}
    return {"not": {"type": ["object", "array", "null"]}, **_pattern(TEXT_FORM.pattern, "write some text")}


def _string(pattern: str, message: str) -> Schema:
    """What an editor reads as text, too. A hash of digits alone, one of 10^13, has to be in quotation marks for it."""
    return {"type": "string", "errorMessage": message, **_whole(pattern, message)}


def _id() -> Schema:
    """Any id. `2019` is one; `1.5` and `-1`, which an editor reads as numbers as well, are none."""
    message = "write lower-case letters and digits joined by hyphens"
    number = {"type": "integer", "minimum": 0, "errorMessage": message}
    return {**_text(True), **_whole(ID_FORM.pattern, message), "if": {"type": "number"}, "then": number}


def _pattern(pattern: str, message: str) -> Schema:
    return {"pattern": pattern, "patternErrorMessage": message}


def _whole(pattern: str, message: str) -> Schema:
    return _pattern(rf"^\s*({pattern})\s*$", message)


def _words(words: type[StrEnum]) -> Schema:
    meanings = {word.value: word.meaning if isinstance(word, Vocabulary) else "" for word in words}
    return {"enum": list(meanings), "enumDescriptions": list(meanings.values())}


def _choice(titles: Titles) -> Schema:
    """One of the ids, also where an editor reads it as a number or a truth value."""
    forms = [(form, title) for one, title in titles.items() for form in _readings(one)]
    return {"enum": [form for form, _ in forms], "enumDescriptions": [title for _, title in forms]}


def _membership(titles: Titles) -> Schema:
    """An id, on its own or with dates."""
    group = "|".join(titles) if titles else ID_FORM.pattern
    dated = _whole(rf"({group})(\s+since\s+{_BOUND})?(\s+until\s+{_BOUND})?", f"write {MEMBERSHIP_FORMS}")
    return {"anyOf": [_choice(titles), {"type": "string", **dated}]} if titles else {**_text(True), **dated}


def _readings(word: str) -> list[object]:
    if word.isdecimal():
        return [word, int(word)]
    return [word, word == "true"] if word in ("true", "false") else [word]


def _where(field: str, words: list[str], then: Schema) -> Schema:
    return {"if": {"properties": {field: {"enum": words}}, "required": [field]}, "then": then}


_OF_A_POSITION: Schema = {
    "allOf": [
        _where("attribution", [Attribution.characterised.value], {"required": ["according_to"]}),
        _where(
            "attribution",
            [word.value for word in Attribution if word is not Attribution.characterised],
            {"properties": {"according_to": False}},
        ),
        {
            "if": {"required": ["translated_by"], "properties": {"translated_by": {"type": "string"}}},
            "then": {"required": ["translation"]},
        },
    ]
}

_RULES: Mapping[type[Record], Schema] = {
    Position: _OF_A_POSITION,
    JointPosition: _OF_A_POSITION,
    Rule: {"allOf": [_where("kind", [RuleKind.consensus.value], {"properties": {"of": {"type": "null"}}})]},
    Electorate: {
        "allOf": [
            {"properties": {"members": {"uniqueItems": True}}},
            {
                "if": {"required": ["group"], "properties": {"group": {"not": {"type": "null"}}}},
                "then": {"properties": {"members": {"maxItems": 0}}},
            },
        ]
    },
    Joint: {"allOf": [{"properties": {"actors": {"minItems": 2, "uniqueItems": True}}}]},
    Actor: {
        "allOf": [
            _where(
                "kind",
                [word.value for word in Kind if word is not Kind.state],
                {"properties": {"iso3": False}},
            )
        ]
    },
}
"""What the models check across fields."""
