"""Every address at which a position ever stood, and what became of those that are gone: `addresses.json` of the site.

The address of a position follows from what it says, so that a corrected position has another one. Of each address the
file keeps whose position stood there, on what, of which day, and a hash of its document and its words.

What becomes of an address is settled when its position goes. Only a position that was not there at the publishing
before can take its place. Of these the one that is most alike does, step by step: at each step of STEPS one that went
and one that came belong together if they are alike in all that it names, and no other that went or came is like them.
A position in whose place none came is no longer in the data. What took the place of another may go in its turn, and is
followed to what took its place. A position that comes back has its page again.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import NamedTuple

from loaders.dates import parse_date
from loaders.table_rows import PositionRow

STEPS: Sequence[tuple[str, ...]] = (
    ("owner", "issue", "date", "words"),  # its stance, its note or the like was corrected
    ("owner", "issue", "words"),
    ("owner", "issue", "date"),
    ("owner", "words"),
    ("issue", "words"),
    ("owner", "issue"),
    ("words",),
)
"""In what a position has to be like the one that it replaces, the most alike first."""

_DIGITS = 8

_ID = r"p[0-9a-f]{12}(?:-[0-9]+)?"
_LINE = re.compile(rf"{_ID} (?:joint/)?[a-z0-9-]+ [a-z0-9-]+ [0-9~./-]+ [0-9a-f]{{{_DIGITS}}}(?: (?:{_ID})?)?")


class Stood(NamedTuple):
    """What stands at an address: whose position (an actor's id, or joint/<id>), on what, its date, its words' hash."""

    owner: str
    issue: str
    date: str
    words: str


WIDTH = len(Stood._fields)


@dataclass(frozen=True, slots=True)
class Known:
    """An address that was published: what stands or stood there, and whether that is gone.

    `successor` is the id of the position that took its place, "" for none.
    """

    stood: Stood
    is_gone: bool = False
    successor: str = ""


Addresses = Mapping[str, Known]
"""All addresses of positions by the ids of the positions."""


def stood(position: PositionRow) -> Stood:
    """What stands at the address of a position (a row of the positions table)."""
    words = hashlib.sha256(f"{position.source}\x1f{position.quote}".encode("utf-8", "surrogatepass")).hexdigest()
    owner = f"joint/{position.joint}" if position.joint else position.actor
    return Stood(owner, position.issue, position.date, words[:_DIGITS])


def renewed(known: Addresses, present: Mapping[str, Stood]) -> Addresses:
    """The addresses after another publishing: `present` is what stands where now, by id."""
    going = {one: held.stood for one, held in known.items() if not held.is_gone and one not in present}
    coming = {one: what for one, what in present.items() if one not in known or known[one].is_gone}
    successors = _successors(going, coming)
    kept = {
        one: replace(held, is_gone=True, successor=successors.get(one, held.successor))
        for one, held in known.items()
        if one not in present
    }
    return kept | {one: Known(what) for one, what in present.items()}


def _successors(going: Mapping[str, Stood], coming: Mapping[str, Stood]) -> dict[str, str]:
    """Which of those that come takes the place of which that goes."""
    found: dict[str, str] = {}
    for step in STEPS if going else ():
        taken = set(found.values())
        went = _alone({one: what for one, what in going.items() if one not in found}, step)
        came = _alone({one: what for one, what in coming.items() if one not in taken}, step)
        found |= {went[key]: came[key] for key in went.keys() & came.keys()}
    return found


def _alone(standing: Mapping[str, Stood], step: tuple[str, ...]) -> dict[tuple[str, ...], str]:
    """The ids of those that no other is like at this step, by what they are."""
    alike = attrgetter(*step) if len(step) > 1 else lambda what: (getattr(what, step[0]),)
    keys = {one: alike(what) for one, what in standing.items()}
    number = Counter(keys.values())
    return {key: one for one, key in keys.items() if number[key] == 1}


def is_corrected(before: Stood, now: Stood) -> bool:
    """Whether what took the place of a position says the same words or is of the same date: else it is another."""
    return before.words == now.words or before.date == now.date


def standing_now(identifier: str, known: Addresses) -> str:
    """The id of the position that has come in the place of one, by however many steps; "" where none is there.

    Raises ValueError where it would come in its own place.
    """
    seen = {identifier}
    while identifier and known[identifier].is_gone:
        identifier = known[identifier].successor
        if identifier in seen:
            raise ValueError(f"'{identifier}' is in its own place")
        seen.add(identifier)
    return identifier


def write_addresses(known: Addresses) -> bytes:
    """The file: JSON with a line for each address."""
    lines = (f"{_json(one)}:{_json(_cells(held))}" for one, held in sorted(known.items()))
    return ('{"positions":{\n' + ",\n".join(lines) + "\n}}\n").encode()


def _cells(held: Known) -> list[str]:
    return [*held.stood, *([held.successor] if held.is_gone else [])]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def read_addresses(content: bytes) -> Addresses:
    """What a file says that `write_addresses` wrote. Raises ValueError where it is damaged, with what to do then."""
    try:
        known = {one: _known(one, cells) for one, cells in _positions(content).items()}
        for one, held in known.items():
            if held.successor and held.successor not in known:
                raise ValueError(f"'{held.successor}' is not in it")
            standing_now(one, known)
        for day in {held.stood.date for held in known.values()}:
            parse_date(day)
    except (ValueError, RecursionError) as error:
        raise ValueError(
            f"addresses.json is damaged: {error}. Put an earlier copy of it in its place, or publish "
            "into a new folder, where no former address is known"
        ) from None
    return known


def _positions(content: bytes) -> dict[str, object]:
    held = json.loads(content)
    positions = held.get("positions") if isinstance(held, dict) else None
    if not isinstance(positions, dict):
        raise ValueError("it has no positions")
    return positions


def _known(identifier: str, cells: object) -> Known:
    """Every part of it is held to its form, since addresses are made of it."""
    parts = [identifier, *cells] if isinstance(cells, list) else []
    if not all(isinstance(part, str) for part in parts) or not _LINE.fullmatch(" ".join(parts)):
        raise ValueError(f"what it says of '{identifier}' is no position")
    return Known(Stood(*parts[1 : WIDTH + 1]), len(parts) > WIDTH + 1, "".join(parts[WIDTH + 1 :]))
