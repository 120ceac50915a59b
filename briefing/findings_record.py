"""What is new since a day as plain values for other programs, in the ids and words of the files."""

from datetime import date
from typing import TypedDict

import pandas as pd

from analysis.codings.revisions import Change
from analysis.news.coding_work import what_was_done
from analysis.news.findings import Findings
from analysis.news.new_statements import Item
from analysis.news.pair_moves import PairMove, PairState
from analysis.wording.news import what_is_new
from analysis.wording.revisions import work_in_words
from briefing.news import MOST_PAIRS
from loaders.table_rows import PositionRow
from loaders.vocabularies import Stance

_STANCES = {stance.score: stance.value for stance in Stance}


class PositionRecord(TypedDict):
    """A position: ids, values as the files have them, and `where` it stands (file:line below the folder).

    `joint` is the id of the joint statement that it is part of, else "".
    """

    actor: str
    joint: str
    issue: str
    stance: str
    form: str
    date: str
    source: str
    quote: str
    attribution: str
    according_to: str
    where: str


class StatementRecord(TypedDict):
    """A new statement: its `kind`, the `actors` that it is one of, and their stance `before`; null without one."""

    kind: str
    actors: list[str]
    before: str | None
    position: PositionRecord


class StateRecord(TypedDict):
    """How a pair stands: on how many issues in all (`n`) and on which sides, its alignment, and whether it is ranked.

    `alignment` runs from 0 to 1, and is null where n is 0.
    """

    n: int
    same_side: int
    opposite_sides: int
    alignment: float | None
    ranked: bool


class PairRecord(TypedDict):
    """A pair that moved, and the positions that moved it. `as_told` says that it rests on what others say."""

    actors: list[str]
    as_told: bool
    before: StateRecord
    after: StateRecord
    moved_by: list[PositionRecord]


class PictureRecord(TypedDict):
    """How many pairs moved in direct words and as others tell it, and those of them that moved farthest."""

    direct: int
    as_told: int
    pairs: list[PairRecord]


class FieldRecord(TypedDict):
    """A field that was changed: "" is "not given"."""

    old: str
    new: str


class ChangeRecord(TypedDict):
    """What we did to a record: `what` is added, recoded, corrected, changed or removed.

    `kind` and `name` are those of `tracker compare`; `position` is null where it is none.
    """

    what: str
    kind: str
    name: str
    position: PositionRecord | None
    fields: dict[str, FieldRecord]


class WorkRecord(TypedDict):
    """What we did. `told_by` is "git" or "kept versions", and null where nothing tells it.

    `since` is the day from whose end on it is told, `gap` why that is not the day that was asked for, and
    `unknown_files` are those of which nothing is known.
    """

    summary: str
    told_by: str | None
    since: str | None
    gap: str
    unknown_files: list[str]
    changes: list[ChangeRecord]


class FindingsRecord(TypedDict):
    """What is new after `since` and up to `until`; days are ISO dates. `nothing_moved`: nothing new, nothing done."""

    negotiation: str
    since: str
    until: str
    made: str
    nothing_moved: bool
    answer: str
    world: list[StatementRecord]
    picture: PictureRecord
    work: WorkRecord


def record_findings(found: Findings, made: date) -> FindingsRecord:
    """All that is found, as it was on the day `made`."""
    return {
        "negotiation": found.selection.data.negotiation.title or "",
        "since": found.news.since.isoformat(),
        "until": found.news.until.isoformat(),
        "made": made.isoformat(),
        "nothing_moved": found.is_nothing,
        "answer": what_is_new(found.news, found.selection),
        "world": [_statement(item) for item in found.news.items],
        "picture": _picture(found),
        "work": _work(found),
    }


def _statement(item: Item) -> StatementRecord:
    before = item.row.before
    return {
        "kind": item.kind.value,
        "actors": [row.actor for row in item.rows],
        "before": None if pd.isna(before) else _STANCES[int(before)],
        "position": _position(item.row),
    }


def _picture(found: Findings) -> PictureRecord:
    direct, told = (found.picture.number(told=one) for one in (False, True))
    return {"direct": direct, "as_told": told, "pairs": [_pair(move) for move in found.picture.farthest(MOST_PAIRS)]}


def _pair(move: PairMove) -> PairRecord:
    return {
        "actors": [move.actor, move.other],
        "as_told": move.told,
        "before": _state(move.before),
        "after": _state(move.after),
        "moved_by": [_position(row) for row in move.moved_by],
    }


def _state(state: PairState) -> StateRecord:
    return {
        "n": state.n,
        "same_side": state.sides.same.issues,
        "opposite_sides": state.sides.opposite.issues,
        "alignment": state.value,
        "ranked": state.ranked,
    }


def _work(found: Findings) -> WorkRecord:
    work, earlier = found.work, found.work.earlier
    return {
        "summary": work_in_words(work),
        "told_by": earlier.teller and earlier.teller.value,
        "since": earlier.day.isoformat() if work.is_known else None,
        "gap": earlier.gap,
        "unknown_files": list(earlier.unknown_files),
        "changes": [_change(change) for change in work.changes],
    }


def _change(change: Change) -> ChangeRecord:
    row = change.row
    return {
        "what": what_was_done(change),
        "kind": change.kind,
        "name": change.name,
        "position": _position(row) if isinstance(row, PositionRow) else None,
        "fields": {one.field: {"old": one.old, "new": one.new} for one in change.fields},
    }


def _position(row: PositionRow) -> PositionRecord:
    return {
        "actor": row.actor,
        "joint": row.joint,
        "issue": row.issue,
        "stance": _STANCES[row.stance],
        "form": row.form,
        "date": row.date,
        "source": row.source,
        "quote": row.quote,
        "attribution": row.attribution,
        "according_to": row.according_to,
        "where": f"{row.file}:{row.line}",
    }
