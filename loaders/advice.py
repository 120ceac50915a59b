"""What to say of a fault, in an analyst's words, and what to write instead."""

from collections.abc import Iterable
from enum import StrEnum
from typing import get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from loaders.dates import StatedDate
from loaders.file_names import NEGOTIATION, joint_of
from loaders.models import MODEL_OF
from loaders.problems import did_you_mean

Advice = tuple[str, str]
"""What is wrong, and what to write instead ("" where the first says it)."""

CHARACTERISES_ITSELF: Advice = "an actor does not characterise itself", "write attribution: own, without it"


def explain(error: ErrorDetails, model: type[BaseModel]) -> Advice:
    """A validation error in an analyst's words."""
    name = str(error["loc"][0]) if error["loc"] else ""
    given = error.get("input")
    noun = model.__name__.lower()
    match error["type"]:
        case "missing":
            return f"this {noun} has no '{name}'", f"add '{name}: ...': {_describe(model, name)}"
        case "extra_forbidden":
            return f"unknown field '{name}'", did_you_mean(name, model.model_fields)
        case "enum":
            words = [str(word) for word in _vocabulary(model, name)]
            return f"unknown {name} '{given}'", did_you_mean(str(given), words)
        case "value_error":
            return str(error["ctx"]["error"]), ""
        case "string_pattern_mismatch":
            hint = f"write one line of text: {_describe(model, name)}"
            needed = model.model_fields[name].is_required()
            return f"'{name}' is '{given}', which says nothing", hint if needed else f"leave it out, or {hint}"
        case "tuple_type":
            return f"'{name}' is not a list", f"write '{name}: [{given}]'"
        case _:
            return f"'{name}' is not text", f"write one line of text: {_describe(model, name)}"


def _describe(model: type[BaseModel], name: str) -> str:
    field_info = model.model_fields.get(name)
    return (field_info.description or "") if field_info else ""


def _vocabulary(model: type[BaseModel], name: str) -> Iterable[StrEnum]:
    annotation = model.model_fields[name].annotation
    for candidate in (annotation, *get_args(annotation)):
        if isinstance(candidate, type) and issubclass(candidate, StrEnum):
            return candidate
    return ()


def what_to_write(name: str) -> str:
    """What to write into an empty data file (its path below the folder), if it was not emptied by mistake."""
    if name in MODEL_OF:
        noun, first = MODEL_OF[name].__name__.lower(), next(iter(MODEL_OF[name].model_fields))
        return f"write '[]' while there is no {noun}, or the first one, which begins with '- {first}: '"
    if name == NEGOTIATION:
        return "write what is negotiated, beginning with 'title: ', or remove it"
    first = "title" if joint_of(name) else "name"
    return f"restore it, or begin with '{first}: '; or remove it"


def unknown_id(noun: str, word: str, known: Iterable[str]) -> Advice:
    """What to say of an id that names nothing."""
    return f"unknown {noun} '{word}'", did_you_mean(word, known)


def said_too_late(said: StatedDate, source: str, published: StatedDate) -> Advice | None:
    """What to say of a date after its source's; None where it is not, as far as both are exact.

    Nothing can be said after the document that prints it.
    """
    if said.earliest is None or published.approximate or said.earliest <= published.latest:
        return None
    message = f"said {said}, but its source '{source}' was published {published}"
    return message, "correct the date here or in sources.yaml"
