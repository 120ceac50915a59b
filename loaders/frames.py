"""Checked records -> tidy DataFrames with fixed columns and dtypes, also where they are empty."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from loaders.checking import Checked
from loaders.dates import StatedDate
from loaders.memberships import read_membership
from loaders.passages import number_passages

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
    yield from frame.itertuples()


def record_of(frame: pd.DataFrame, column: str, identifier: str) -> Any:
    """The first row with this id in `column`, with its columns as attributes. Raises StopIteration for none."""
    return next(records(frame[frame[column] == identifier]))


def positions_frame(checked: Checked) -> pd.DataFrame:
    """One row a position, by actor id and then in the order of the file (POSITION_COLUMNS)."""
    quotations = (
        (one.record.source, " ".join(one.record.quote.split()))
        for positions in (checked.positions[actor] for actor in sorted(checked.positions))
        for one in positions
    )
    passages = iter(number_passages(quotations))
    return tabulate(
        (
            {
                "actor": actor,
                "issue": one.record.issue,
                "stance": one.record.stance.score,
                **_days(one.record.date),
                "source": one.record.source,
                "quote": " ".join(one.record.quote.split()),
                "passage": next(passages),
                "speaker": one.record.speaker or "",
                "venue": one.record.venue or "",
                "attribution": one.record.attribution.value,
                "according_to": one.record.according_to or "",
                "confidence": one.record.confidence.value,
                "note": one.record.note or "",
                "file": one.file,
                "line": one.line,
                "quote_line": one.quote_line,
            }
            for actor, positions in sorted(checked.positions.items())
            for one in positions
        ),
        POSITION_COLUMNS,
    )


def actors_frame(checked: Checked) -> pd.DataFrame:
    """One row an actor, by id (ACTOR_COLUMNS)."""
    return tabulate(
        (
            {
                "actor": actor,
                "name": one.record.name,
                "short_name": one.record.short_name or one.record.name,
                "kind": one.record.kind.value,
                "iso3": one.record.iso3 or "",
                "member_of": "; ".join(dict.fromkeys(read_membership(m).group for m in one.record.member_of)),
                "note": one.record.note or "",
                "file": one.file,
                "line": one.line,
            }
            for actor, one in sorted(checked.actors.items())
        ),
        ACTOR_COLUMNS,
    )


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
