"""Checked records -> tidy DataFrames with fixed columns and dtypes, also where they are empty."""

from collections import defaultdict, namedtuple
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from loaders.dates import StatedDate
from loaders.folder_check import Checked
from loaders.memberships import read_membership
from loaders.passages import holders_in
from loaders.position_columns import POOL, Columns, keys_of

TEXT, NUMBER, FLAG, DAY = "str", "int64", "bool", "datetime64[s]"

POSITION_COLUMNS = {
    "actor": TEXT,
    "issue": TEXT,
    "stance": NUMBER,
    "date": TEXT,
    "earliest": DAY,
    "latest": DAY,
    "source": TEXT,
    "quote": TEXT,
    "passage": NUMBER,
    "speaker": TEXT,
    "venue": TEXT,
    "attribution": TEXT,
    "according_to": TEXT,
    "confidence": TEXT,
    "note": TEXT,
    "file": TEXT,
    "line": NUMBER,
    "quote_line": NUMBER,
}
"""`stance` runs from -2 to +2. `earliest` is missing where the date is open to the past. Empty text is "".

Positions with the same `passage` rest on the same words of the same document.
"""

ACTOR_COLUMNS = {
    "actor": TEXT,
    "name": TEXT,
    "short_name": TEXT,
    "kind": TEXT,
    "iso3": TEXT,
    "member_of": TEXT,
    "note": TEXT,
    "file": TEXT,
    "line": NUMBER,
}
"""`short_name` falls back on the name; `member_of` holds ids joined by "; "."""

MEMBERSHIP_COLUMNS = {
    "actor": TEXT,
    "group": TEXT,
    "since": TEXT,
    "until": TEXT,
    "first": DAY,
    "last": DAY,
}
"""`first` and `last` are the days between which the actor surely is a member, missing where no date is given."""

ISSUE_COLUMNS = {
    "issue": TEXT,
    "title": TEXT,
    "proposition": TEXT,
    "support_means": TEXT,
    "oppose_means": TEXT,
    "track": TEXT,
    "contested": FLAG,
    "file": TEXT,
    "line": NUMBER,
}

SOURCE_COLUMNS = {
    "source": TEXT,
    "title": TEXT,
    "publisher": TEXT,
    "published": TEXT,
    "published_latest": DAY,
    "language": TEXT,
    "url": TEXT,
    "affiliation": TEXT,
    "sha256": TEXT,
    "document": TEXT,
    "note": TEXT,
    "file": TEXT,
    "line": NUMBER,
}
"""`document` is the name of the document's file; `file` and `line` say where the entry stands."""

EVENT_COLUMNS = {
    "date": TEXT,
    "earliest": DAY,
    "latest": DAY,
    "title": TEXT,
    "kind": TEXT,
    "source": TEXT,
    "quote": TEXT,
    "file": TEXT,
    "line": NUMBER,
    "quote_line": NUMBER,
}


def tabulate(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    """Rows -> a frame with exactly these columns and dtypes and a fresh index."""
    frame = pd.DataFrame(list(rows), columns=list(columns))
    return frame.astype(dict(columns)).reset_index(drop=True)


def records(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows of a frame, each with its columns as attributes and its label as Index."""
    make = _record_type(tuple(frame.columns))._make
    # all columns at once: one by one takes twice as long for the few rows of most tables
    rows = frame.to_numpy(dtype=object).tolist()
    return (make((label, *row)) for label, row in zip(frame.index.tolist(), rows, strict=True))


@lru_cache(maxsize=256)
def _record_type(columns: tuple[str, ...]) -> Any:
    """The class of a row: to make one takes longer than to read the rows of most tables."""
    return namedtuple("Record", ["Index", *columns], rename=True)


def record_of(frame: pd.DataFrame, column: str, identifier: str) -> Any:
    """The first row with this id in `column`, with its columns as attributes; None where there is none."""
    return next(records(frame[frame[column] == identifier]), None)


def positions_frame(checked: Checked) -> pd.DataFrame:
    """One row a position, by actor id and then in the order of the file (POSITION_COLUMNS)."""
    columns = [checked.columns[actor] for actor in sorted(checked.columns)]
    if not columns:
        return tabulate((), POSITION_COLUMNS)
    table = pa.Table.from_batches([one.batch for one in columns])
    passages = _passages(columns)  # before the columns take their place in memory a second time
    table = table.combine_chunks(memory_pool=POOL).append_column("passage", passages)
    frame: pd.DataFrame = table.select(list(POSITION_COLUMNS)).to_pandas()
    return frame


def _passages(columns: Sequence[Columns]) -> pa.Array:
    """A number for each row, the same for the same passage, by keys that are kept with each file.

    Of several quotations that hold another one from the same document, the longest counts.
    """
    by_source: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for one in columns:
        for source, quotes in one.quotations.items():
            by_source[source].append(quotes)
    numbers, keys = pd.factorize(np.concatenate([one.keys for one in columns]))
    inside = {source: found for source, quotes in by_source.items() if (found := holders_in(source, quotes))}
    if inside:
        pairs = [(source, held, holding) for source, found in inside.items() for held, holding in found.items()]
        places, passages = pd.Index(keys), np.arange(len(keys))
        held, holding = (
            places.get_indexer(keys_of(texts, len(pairs)))
            for texts in (((one[0], one[1]) for one in pairs), ((one[0], one[2]) for one in pairs))
        )
        passages[held] = holding
        numbers, _ = pd.factorize(passages[numbers])
    return pa.array(numbers, pa.int64())


def actors_frame(checked: Checked) -> pd.DataFrame:
    """One row an actor, by id (ACTOR_COLUMNS)."""
    rows = [
        (
            actor,
            one.record.name,
            one.record.short_name or one.record.name,
            one.record.kind.value,
            one.record.iso3 or "",
            "; ".join(dict.fromkeys(read_membership(given).group for given in one.record.member_of)),
            one.record.note or "",
            one.file,
            one.line,
        )
        for actor, one in sorted(checked.actors.items())
    ]
    return pd.DataFrame(rows, columns=list(ACTOR_COLUMNS)).astype(ACTOR_COLUMNS)


def memberships_frame(checked: Checked) -> pd.DataFrame:
    """One row a membership, by actor id and then in the order of the file (MEMBERSHIP_COLUMNS)."""
    return tabulate(
        (
            {
                "actor": actor,
                "group": held.group,
                "since": held.since.text if held.since else "",
                "until": held.until.text if held.until else "",
                "first": pd.Timestamp(held.first) if held.first else pd.NaT,
                "last": pd.Timestamp(held.last) if held.last else pd.NaT,
            }
            for actor, one in sorted(checked.actors.items())
            for held in map(read_membership, one.record.member_of)
        ),
        MEMBERSHIP_COLUMNS,
    )


def issues_frame(checked: Checked) -> pd.DataFrame:
    """One row an issue, in the order of the codebook (ISSUE_COLUMNS)."""
    return tabulate(
        (
            {
                **one.record.model_dump(mode="json", exclude={"id"}),
                "issue": one.record.id,
                "file": one.file,
                "line": one.line,
            }
            for one in checked.issues
        ),
        ISSUE_COLUMNS,
    )


def sources_frame(checked: Checked) -> pd.DataFrame:
    """One row a registered document, in the order of the file (SOURCE_COLUMNS)."""
    return tabulate(
        (
            {
                "source": one.record.id,
                "title": one.record.title,
                "publisher": one.record.publisher,
                "published": one.record.published.text,
                "published_latest": pd.Timestamp(one.record.published.latest),
                "language": one.record.language,
                "url": one.record.url or "",
                "affiliation": one.record.affiliation or "",
                "sha256": one.record.sha256,
                "document": one.record.file,
                "note": one.record.note or "",
                "file": one.file,
                "line": one.line,
            }
            for one in checked.sources
        ),
        SOURCE_COLUMNS,
    )


def events_frame(checked: Checked) -> pd.DataFrame:
    """One row a milestone, oldest first (EVENT_COLUMNS)."""
    frame = tabulate(
        (
            {
                **_days(one.record.date),
                "title": one.record.title,
                "kind": one.record.kind.value,
                "source": one.record.source,
                "quote": " ".join(one.record.quote.split()),
                "file": one.file,
                "line": one.line,
                "quote_line": one.quote_line,
            }
            for one in checked.events
        ),
        EVENT_COLUMNS,
    )
    return frame.sort_values("latest", kind="stable", ignore_index=True)


def _days(date: StatedDate) -> dict[str, Any]:
    earliest = pd.NaT if date.earliest is None else pd.Timestamp(date.earliest)
    return {"date": date.text, "earliest": earliest, "latest": pd.Timestamp(date.latest)}
