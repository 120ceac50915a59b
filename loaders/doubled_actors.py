"""Actors that are there twice: under one name however it is written, with one code, or as a copy of a whole file."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from loaders.checked_file import DataFile
from loaders.look_alikes import as_seen
from loaders.models import Actor
from loaders.placed_records import Placed
from loaders.problems import Problem
from loaders.words import words

_APOSTROPHES = re.compile("[\u00b4\u02b9\u02bb-\u02bf\u02c8\u02ca\u0384\u055a\ua78b\ua78c]")
"""Letters and accents that are written for an apostrophe."""

_MERGE = "an actor has one file: put all its positions into one of them, and remove the other"


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """What two names have in common that people take for one; "" for one that shows nothing."""
    plain = _APOSTROPHES.sub("'", name)
    return " ".join(words(plain)) or as_seen(plain).strip()


class _Sign(NamedTuple):
    """By what an actor is known: a field, and what of it is the same in all files of the actor."""

    field: str
    key: str


def find_doubles(actors: Mapping[str, Placed[Actor]], files: Mapping[str, DataFile]) -> dict[str, Problem]:
    """For each actor that another file has already, the error that says so.

    The file with the shorter id is taken for the actor's own, and of two as long the first by the alphabet: copies
    are named `cuba-2` and `copy-of-cuba`.
    """
    first: dict[_Sign, str] = {}
    found = {}
    for actor in sorted(actors, key=lambda one: (len(one), one)):
        record = actors[actor].record
        known = next((sign for sign in _signs(record) if sign in first), None)
        if known is None:
            first |= dict.fromkeys(_signs(record), actor)
        else:
            found[actor] = _problem(known.field, files[actors[actor].file], files[actors[first[known]].file], record)
    return found


def _signs(record: Actor) -> Iterator[_Sign]:
    yield _Sign("name", name_key(record.name))
    if record.iso3:
        yield _Sign("iso3", record.iso3)


def _problem(field: str, file: DataFile, other: DataFile, record: Actor) -> Problem:
    where = f"{other.name}:{other.line((field,))}"
    if file.text.split() == other.text.split():
        message, hint = f"this file is a copy of {where}", "remove one of them"
    elif field == "iso3":
        message = f"the code '{record.iso3}' is also that of the actor in {where}"
        hint = f"correct one of the codes; or, if both are one: {_MERGE}"
    else:
        message, hint = f"'{record.name}' is also the name of the actor in {where}", _MERGE
    return file.problem(f"{message}; what stands here is left out", (field,), hint)
