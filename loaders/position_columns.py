"""The positions of a file as columns: they need a fraction of the memory of records, and are put together at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from loaders.models import Position
from loaders.placed_records import Placed
from loaders.vocabularies import Stance

TEXT, NUMBER, DAY = pa.large_string(), pa.int64(), pa.timestamp("s")
POOL = pa.system_memory_pool()
"""Arrow's own allocator takes a third more for the thousands of short columns."""

_SCORES = {stance: stance.score for stance in Stance}


Keys = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Columns:
    """The columns of loaders.frames.POSITION_COLUMNS but `passage`, in which the other files have a say.

    `numbers` says of each row which item of the file's list it is.
    """

    batch: pa.RecordBatch
    numbers: Sequence[int]

    def rows(self, *names: str) -> Iterator[tuple[Any, ...]]:
        """The rows, cut down to some columns, as plain values."""
        return zip(*(self.batch[name].to_pylist() for name in names), strict=True)

    def only(self, rows: Sequence[int]) -> "Columns":
        """Some of the rows."""
        if len(rows) == len(self.numbers):
            return self
        return Columns(self.batch.take(pa.array(rows, NUMBER)), [self.numbers[row] for row in rows])

    def of(self, actor: str) -> "Columns":
        """The rows of a joint statement as those of one who signed it."""
        place = self.batch.schema.get_field_index("actor")
        batch = self.batch.set_column(place, "actor", _text([actor] * len(self.numbers)))
        return Columns(batch, self.numbers)

    @cached_property
    def sources(self) -> frozenset[str]:
        """The documents that the rows rest on."""
        return frozenset(self.batch["source"].unique().to_pylist())

    @cached_property
    def locators(self) -> Sequence[str]:
        """Where in its document each row is said to stand; none at all where no row says so."""
        found: list[str] = self.batch["locator"].to_pylist()
        return found if any(found) else ()

    @cached_property
    def keys(self) -> Keys:
        """A key of the document and the quotation of each row."""
        return keys_of(self.rows("source", "quote"), len(self.numbers))

    @cached_property
    def quotations(self) -> dict[str, tuple[str, ...]]:
        """The quotations from each document."""
        found: dict[str, list[str]] = {}
        for source, quote in self.rows("source", "quote"):
            found.setdefault(source, []).append(quote)
        return {source: tuple(quotes) for source, quotes in found.items()}


def keys_of(texts: Iterable[tuple[str, str]], count: int) -> Keys:
    """A number for each of `count` (document, quotation), by which they are told apart: the hash, for it is kept.

    Of a million quotations two have one hash once in twenty million times.
    """
    return np.fromiter(map(hash, texts), np.int64, count)


def on_one_line(quote: str) -> str:
    """A quotation with single spaces for all its white space."""
    if "  " not in quote and quote.isprintable():  # of all white space only the plain space is printable
        return quote.strip()
    return " ".join(quote.split())


def to_columns(actor: str, positions: Sequence[Placed[Position]], numbers: Sequence[int], joint: str = "") -> Columns:
    """The positions of one actor, or of a joint statement ("" for its actor), as columns."""
    records = [one.record for one in positions]
    dates = [one.date for one in records]
    columns = {
        "actor": _text([actor] * len(records)),
        "issue": _text([one.issue for one in records]),
        "stance": _numbers([_SCORES[one.stance] for one in records]),
        "form": _text([one.form for one in records]),
        "article": _text([one.article or "" for one in records]),
        "date": _text([date.text for date in dates]),
        "earliest": pa.array([date.earliest for date in dates], pa.date32(), memory_pool=POOL).cast(DAY),
        "latest": pa.array([date.latest for date in dates], pa.date32(), memory_pool=POOL).cast(DAY),
        "source": _text([one.source for one in records]),
        "locator": _text([one.locator or "" for one in records]),
        "quote": _text([on_one_line(one.quote) for one in records]),
        "translation": _text([on_one_line(one.translation or "") for one in records]),
        "translated_by": _text([one.translated_by or "" for one in records]),
        "speaker": _text([one.speaker or "" for one in records]),
        "venue": _text([one.venue or "" for one in records]),
        "attribution": _text([one.attribution for one in records]),
        "according_to": _text([one.according_to or "" for one in records]),
        "confidence": _text([one.confidence for one in records]),
        "note": _text([one.note or "" for one in records]),
        "joint": _text([joint] * len(records)),
        "file": _text([one.file for one in positions]),
        "line": _numbers([one.line for one in positions]),
        "quote_line": _numbers([one.quote_line for one in positions]),
    }
    return Columns(pa.RecordBatch.from_pydict(columns), numbers)


def _text(words: Sequence[str]) -> pa.Array:
    return pa.array(words, TEXT, memory_pool=POOL)


def _numbers(numbers: Sequence[int]) -> pa.Array:
    return pa.array(numbers, NUMBER, memory_pool=POOL)
