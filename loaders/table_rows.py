"""The rows of the tables: a class for each table has its columns, in their order, with what their cells are."""

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, TypeVar, get_type_hints

import pandas as pd
from pandas.api.typing import NaTType, NAType

BLOCK = 10_000
"""So many rows of a table are read at once."""

TEXT, NUMBER, FLAG, DAY = "str", "int64", "bool", "datetime64[s]"

OptionalDay = pd.Timestamp | NaTType
OptionalNumber = int | NAType

_DTYPES: dict[object, str] = {
    str: TEXT,
    int: NUMBER,
    bool: FLAG,
    float: "float64",
    pd.Timestamp: DAY,
    OptionalDay: DAY,
    OptionalNumber: "Int64",
}


class Row:
    """A row of a table as `records` gives it; it cannot be changed. `Index` is its label, where that says anything."""

    __slots__ = ()


R = TypeVar("R", bound=Row)


class PositionRow(Row):
    """`stance` runs from -2 to +2. `earliest` is missing where the date is open to the past. Empty text is "".

    Positions with the same `passage` rest on the same words of the same document. `joint` is the id of the joint
    statement that a position is part of, whose every signatory has a row.
    """

    __slots__ = ()
    Index: int
    actor: str
    issue: str
    stance: int
    form: str
    article: str
    date: str
    earliest: OptionalDay
    latest: pd.Timestamp
    source: str
    locator: str
    quote: str
    translation: str
    translated_by: str
    passage: int
    speaker: str
    venue: str
    attribution: str
    according_to: str
    confidence: str
    note: str
    joint: str
    file: str
    line: int
    quote_line: int


class ActorRow(Row):
    """`short_name` falls back on the name; `also_known_as` holds names and `member_of` ids, joined by "; "."""

    __slots__ = ()
    actor: str
    name: str
    short_name: str
    also_known_as: str
    kind: str
    iso3: str
    member_of: str
    note: str
    file: str
    line: int


class MembershipRow(Row):
    """`first` and `last` are the days between which the actor surely is a member, missing where no date is given."""

    __slots__ = ()
    actor: str
    group: str
    since: str
    until: str
    first: OptionalDay
    last: OptionalDay


class JointRow(Row):
    """A joint statement; `actors` holds the ids of its signatories joined by "; "."""

    __slots__ = ()
    joint: str
    title: str
    actors: str
    note: str
    file: str
    line: int


class IssueRow(Row):
    """One thing that is negotiated, as the codebook has it. `track` is "" for an issue on none.

    `terms` are joined by "; ".
    """

    __slots__ = ()
    issue: str
    title: str
    proposition: str
    support_means: str
    oppose_means: str
    track: str
    contested: bool
    terms: str
    file: str
    line: int


class SourceRow(Row):
    """`document` is the name of the document's file; `file` and `line` say where the entry stands.

    `kind` and `status` are "" where the entry gives none.
    """

    __slots__ = ()
    source: str
    title: str
    kind: str
    author: str
    publisher: str
    published: str
    published_latest: pd.Timestamp
    language: str
    url: str
    archived: str
    retrieved: str
    licence: str
    affiliation: str
    sha256: str
    document: str
    excerpt: bool
    status: str
    note: str
    file: str
    line: int


class EventRow(Row):
    """A milestone; `quote_line` is the line on which its quotation begins."""

    __slots__ = ()
    date: str
    earliest: OptionalDay
    latest: pd.Timestamp
    title: str
    kind: str
    source: str
    quote: str
    file: str
    line: int
    quote_line: int


def columns_of(row: type[Row]) -> dict[str, str]:
    """The columns of a table with these rows, each with its dtype."""
    return {name: _DTYPES[kind] for name, kind in get_type_hints(row).items() if name != "Index"}


def records(frame: pd.DataFrame, row: type[R]) -> Iterator[R]:
    """The rows of a frame, each with its columns as attributes and its label as Index.

    The frame may have more columns than `row` names. Raises AttributeError where it has not all of them.
    """
    # mypy takes the hash of a row for that of its class
    make: Callable[[Iterable[object]], R] = _record_type(row, tuple(frame.columns))._make  # type: ignore[arg-type]
    return (make(cells) for block in _blocks(frame) for cells in block)


def _blocks(frame: pd.DataFrame) -> Iterator[Iterator[tuple[object, ...]]]:
    """The label and the cells of each row, block by block: of a large table no second copy is held as a whole."""
    for start in range(0, len(frame), BLOCK):
        some = frame.iloc[start : start + BLOCK] if len(frame) > BLOCK else frame
        # all columns at once: one by one takes twice as long for the few rows of most tables
        rows = some.to_numpy(dtype=object).tolist()
        yield ((label, *cells) for label, cells in zip(some.index.tolist(), rows, strict=True))


@lru_cache(maxsize=256)
def _record_type(row: type[Row], columns: tuple[str, ...]) -> Any:
    """The class of a row: to make one takes longer than to read the rows of most tables."""
    if missing := get_type_hints(row).keys() - {"Index", *columns}:
        raise AttributeError(f"the table is no table of {row.__name__}: it has no {', '.join(sorted(missing))}")
    return type(row.__name__, (namedtuple("Cells", ["Index", *columns], rename=True), row), {"__slots__": ()})


def record_of(frame: pd.DataFrame, row: type[R], column: str, identifier: str) -> R | None:
    """The first row with this id in `column`; None where there is none."""
    return next(records(frame[frame[column] == identifier], row), None)
