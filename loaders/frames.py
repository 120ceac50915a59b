"""Checked records -> tidy DataFrames with fixed columns and dtypes, also where they are empty."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from loaders.dates import StatedDate
from loaders.folder_check import Checked
from loaders.memberships import read_membership
from loaders.models import Event, Issue, Source
from loaders.passages import holders_in, told_apart
from loaders.placed_records import Placed
from loaders.position_columns import POOL, Columns, keys_of
from loaders.table_rows import (
    ActorRow,
    EventRow,
    IssueRow,
    JointRow,
    MembershipRow,
    OptionalDay,
    PositionRow,
    SourceRow,
    columns_of,
)

POSITION_COLUMNS = columns_of(PositionRow)
ACTOR_COLUMNS = columns_of(ActorRow)
MEMBERSHIP_COLUMNS = columns_of(MembershipRow)
ISSUE_COLUMNS = columns_of(IssueRow)
JOINT_COLUMNS = columns_of(JointRow)
SOURCE_COLUMNS = columns_of(SourceRow)
EVENT_COLUMNS = columns_of(EventRow)


def tabulate(rows: Iterable[Mapping[str, object]], columns: Mapping[str, str]) -> pd.DataFrame:
    """Rows -> a frame with exactly these columns and dtypes and a fresh index."""
    frame = pd.DataFrame(list(rows), columns=list(columns))
    return frame.astype(dict(columns)).reset_index(drop=True)


_MADE: dict[str, tuple[Sequence[Placed[Any]], pd.DataFrame]] = {}
"""The last table of each list, with the records that it was made of: a fifth of the time of a load after an edit."""


def _made_once(name: str, placed: Sequence[Placed[Any]], make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    """The table of a list; the same one while the list is the same, as after an edit of an actor's file."""
    known = _MADE.get(name)
    if known is None or known[0] is not placed:
        known = _MADE[name] = (placed, make())
    return known[1]


def positions_frame(checked: Checked) -> pd.DataFrame:
    """One row a position of each actor, by actor id; joint statements first, then in the order of the actor's own file.

    So of two of one day the actor's own file, which is read last, goes before what it signed (POSITION_COLUMNS).
    """
    signed: dict[str, list[Columns]] = defaultdict(list)
    for _, statement in sorted(checked.joint.items()):
        for actor in statement.signatories:
            signed[actor].append(statement.columns.of(actor))
    columns = [one for actor in sorted(checked.columns) for one in (*signed[actor], checked.columns[actor])]
    if not columns:
        return tabulate((), POSITION_COLUMNS)
    table = pa.Table.from_batches([one.batch for one in columns])
    passages = _passages(columns)  # before the columns take their place in memory a second time
    table = table.combine_chunks(memory_pool=POOL).append_column("passage", passages)
    frame: pd.DataFrame = table.select(list(POSITION_COLUMNS)).to_pandas()
    return frame


def _passages(columns: Sequence[Columns]) -> pa.Array:
    """A number for each row, the same for the same passage, by keys that are kept with each file.

    Of several quotations that hold another one from the same document, the longest counts. The same words are several
    passages where their coders say that they stand in several places (loaders.passages.told_apart).
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
    if any(one.locators for one in columns):
        numbers = told_apart(numbers, [word for one in columns for word in one.locators or [""] * len(one.numbers)])
    return pa.array(numbers, pa.int64())


def actors_frame(checked: Checked) -> pd.DataFrame:
    """One row an actor, by id (ACTOR_COLUMNS)."""
    rows = [
        (
            actor,
            one.record.name,
            one.record.short_name or one.record.name,
            "; ".join(dict.fromkeys(one.record.also_known_as)),
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


def joint_frame(checked: Checked) -> pd.DataFrame:
    """One row a joint statement, by id (JOINT_COLUMNS)."""
    return tabulate(
        (
            {
                "joint": identifier,
                "title": one.placed.record.title,
                "actors": "; ".join(one.signatories),
                "note": one.placed.record.note or "",
                "file": one.placed.file,
                "line": one.placed.line,
            }
            for identifier, one in sorted(checked.joint.items())
        ),
        JOINT_COLUMNS,
    )


def issues_frame(checked: Checked) -> pd.DataFrame:
    """One row an issue, in the order of the codebook (ISSUE_COLUMNS)."""
    return _made_once("issues", checked.issues, lambda: _issues_frame(checked.issues))


def _issues_frame(placed: Sequence[Placed[Issue]]) -> pd.DataFrame:
    return tabulate(
        (
            {
                **one.record.model_dump(mode="json", exclude={"id"}),
                "issue": one.record.id,
                "track": one.record.track or "",
                "terms": "; ".join(dict.fromkeys(one.record.terms)),
                "file": one.file,
                "line": one.line,
            }
            for one in placed
        ),
        ISSUE_COLUMNS,
    )


def sources_frame(checked: Checked) -> pd.DataFrame:
    """One row a registered document, in the order of the file (SOURCE_COLUMNS)."""
    return _made_once("sources", checked.sources, lambda: _sources_frame(checked.sources))


def _sources_frame(placed: Sequence[Placed[Source]]) -> pd.DataFrame:
    return tabulate(
        (
            {
                "source": one.record.id,
                "title": one.record.title,
                "kind": one.record.kind or "",
                "author": one.record.author or "",
                "publisher": one.record.publisher,
                "published": one.record.published.text,
                "published_latest": pd.Timestamp(one.record.published.latest),
                "language": one.record.language,
                "url": one.record.url or "",
                "archived": one.record.archived or "",
                "retrieved": one.record.retrieved.text if one.record.retrieved else "",
                "licence": one.record.licence or "",
                "affiliation": one.record.affiliation or "",
                "sha256": one.record.sha256,
                "document": one.record.file,
                "excerpt": one.record.excerpt,
                "status": one.record.status or "",
                "note": one.record.note or "",
                "file": one.file,
                "line": one.line,
            }
            for one in placed
        ),
        SOURCE_COLUMNS,
    )


def events_frame(checked: Checked) -> pd.DataFrame:
    """One row a milestone, oldest first (EVENT_COLUMNS)."""
    return _made_once("events", checked.events, lambda: _events_frame(checked.events))


def _events_frame(placed: Sequence[Placed[Event]]) -> pd.DataFrame:
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
            for one in placed
        ),
        EVENT_COLUMNS,
    )
    return frame.sort_values("latest", kind="stable", ignore_index=True)


def _days(date: StatedDate) -> dict[str, str | OptionalDay]:
    earliest = pd.NaT if date.earliest is None else pd.Timestamp(date.earliest)
    return {"date": date.text, "earliest": earliest, "latest": pd.Timestamp(date.latest)}
