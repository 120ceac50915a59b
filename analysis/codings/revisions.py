"""What changed from one version of a data set to the next, field by field."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.codings.coding_units import match
from loaders.dataset import Dataset
from loaders.models import Position
from loaders.table_rows import ActorRow, EventRow, IssueRow, JointRow, PositionRow, SourceRow, records
from loaders.vocabularies import Stance

Kind = Literal["issue", "source", "event", "actor", "joint", "position"]
What = Literal["added", "removed", "changed"]

AnyRow = IssueRow | SourceRow | EventRow | ActorRow | JointRow | PositionRow

KINDS: tuple[Kind, ...] = ("issue", "source", "event", "actor", "joint", "position")

POSITION_FIELDS = ("actor", *Position.model_fields)
DERIVED = ("earliest", "latest", "published_latest", "passage", "file", "line", "quote_line")
"""Columns that say nothing that is not in others, or only where a record stands."""

ROUNDS = (
    ("actor", "issue", "source"),
    ("actor", "source"),  # another issue
    ("actor", "issue"),  # another source
    ("issue", "source"),  # another actor
)
"""A position is the same one in both versions if its words are and these columns: the narrowest first."""

UNIQUE = ["file", "actor", "issue", "source", "date", "quote"]
"""By these columns nearly every position is the only one of its kind, and is found again at once."""

_WithId = Literal["issue", "source", "actor", "joint"]

_WITH_IDS: Mapping[_WithId, type[IssueRow | SourceRow | ActorRow | JointRow]] = {
    "issue": IssueRow,
    "source": SourceRow,
    "actor": ActorRow,
    "joint": JointRow,
}

_STANCES = {stance.score: stance.value for stance in Stance}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record, in the words of the files; "" is "not given"."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """One record that was added, removed or changed; `then` and `now` are its rows, None where it is not."""

    kind: Kind
    what: What
    name: str
    """The id of the record; of a position that of its actor or "joint/<id>", of an event its title."""
    then: AnyRow | None
    now: AnyRow | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def row(self) -> AnyRow:
        """Its row now; that which it had where it was removed."""
        return next(row for row in (self.now, self.then) if row is not None)


def changes(then: Dataset, now: Dataset) -> list[Change]:
    """All that changed between two versions: issues, sources, events, actors, joint statements, and positions by whose.

    A position of a joint statement changes once; that it counts for other actors now is a change of the statement.
    """
    return [
        *record_changes("issue", then.issues, now.issues),
        *record_changes("source", then.sources, now.sources),
        *_event_changes(then.events, now.events),
        *record_changes("actor", then.actors, now.actors),
        *record_changes("joint", then.joint, now.joint),
        *_position_changes(*_touched_positions(then, now)),
    ]


def record_changes(kind: _WithId, then: pd.DataFrame, now: pd.DataFrame) -> list[Change]:
    """The records of a table that were added, removed or changed, by id; `kind` is also the column of the id."""
    if then.equals(now):
        return []
    old, new = ({getattr(row, kind): row for row in records(table, _WITH_IDS[kind])} for table in (then, now))
    fields = [name for name in then.columns if name != kind and name not in DERIVED]
    return [
        change
        for name in sorted(old.keys() | new.keys())
        if (change := _change(kind, name, old.get(name), new.get(name), fields)) is not None
    ]


def _event_changes(then: pd.DataFrame, now: pd.DataFrame) -> list[Change]:
    """Events have no id: the same title on the same date is the same event."""
    old, new = ({(row.date, row.title): row for row in records(table, EventRow)} for table in (then, now))
    return [
        change
        for key in sorted(old.keys() | new.keys())
        if (change := _change("event", key[1], old.get(key), new.get(key), ("kind", "source", "quote"))) is not None
    ]


def _touched_positions(then: Dataset, now: Dataset) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The positions of both versions without those of files that say the same in both, which most files do."""
    same = [name for name, text in then.last_good.items() if now.last_good.get(name) == text]
    # another file may have made a position valid or invalid, which then stands in one of the tables only
    places = [data.positions.loc[data.positions["file"].isin(same), ["file", "line", "actor"]] for data in (then, now)]
    joined = places[0].merge(places[1], how="outer", indicator="in")
    same = list(set(same).difference(joined.loc[joined["in"] != "both", "file"]))
    old, new = (data.positions[~data.positions["file"].isin(same)] for data in (then, now))
    return old, new


def _position_changes(then: pd.DataFrame, now: pd.DataFrame) -> list[Change]:
    unchanged = _unchanged(then, now)
    labels = [unchanged[column].tolist() for column in ("row", "row_now")]
    # few are left, whose cells are asked for again and again
    tables = (then.drop(labels[0]).astype(object), now.drop(labels[1]).astype(object))
    same = dict(_same_positions(*tables))
    old, new = ({row.Index: row for row in records(table, PositionRow)} for table in tables)
    found = [_change("position", _whose(new[b]), old[a], new[b], _fields_of(old[a], new[b])) for a, b in same.items()]
    found += _left_over(old, same.keys(), _joint_places(then, [*labels[0], *same]), "removed")
    found += _left_over(new, set(same.values()), _joint_places(now, [*labels[1], *same.values()]), "added")
    return sorted(_each_once(change for change in found if change is not None), key=_place)


def _unchanged(then: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Row labels (`row`, `row_now`) of positions that say the same in the same file: their words need no comparing."""
    alone = [table.loc[~table.duplicated(UNIQUE, keep=False), UNIQUE].reset_index(names="row") for table in (then, now)]
    pairs = alone[0].merge(alone[1], on=UNIQUE, suffixes=("", "_now"))[["row", "row_now"]]
    fields = list(POSITION_FIELDS)
    old, new = (table.loc[pairs[row], fields] for table, row in ((then, "row"), (now, "row_now")))
    return pairs[(old.reset_index(drop=True) == new.reset_index(drop=True)).all(axis=1)]


def _fields_of(then: PositionRow, now: PositionRow) -> Sequence[str]:
    """What can change of a position; who signs a joint statement stands in its own record."""
    return [name for name in POSITION_FIELDS if name != "actor" or not (then.joint and then.joint == now.joint)]


def _whose(row: PositionRow) -> str:
    return f"joint/{row.joint}" if row.joint else row.actor


def _left_over(
    rows: Mapping[int, PositionRow], same: Collection[int], known: Collection[tuple[str, int]], what: What
) -> Iterator[Change]:
    """The rows that the other version does not have, but for joint positions that it has for other signatories."""
    for label, row in rows.items():
        if label not in same and _record(row) not in known:
            then, now = (row, None) if what == "removed" else (None, row)
            yield Change("position", what, _whose(row), then, now)


def _joint_places(positions: pd.DataFrame, labels: Sequence[int]) -> set[tuple[str, int]]:
    """Where the positions of joint statements stand that are among those with these labels."""
    joint = positions.loc[positions["joint"] != "", ["file", "line"]]
    joint = joint[joint.index.isin(labels)]
    return set(zip(joint["file"], joint["line"], strict=True))


def _record(row: PositionRow | None) -> tuple[str, int] | None:
    return None if row is None else (row.file, row.line)


def _each_once(found: Iterable[Change]) -> list[Change]:
    """The changes of positions, those once that signatories of one joint statement have alike."""
    kept: dict[object, Change] = {}
    for number, change in enumerate(found):
        then, now = (row if isinstance(row, PositionRow) else None for row in (change.then, change.now))
        joint = [_record(row) if row is not None and row.joint else None for row in (then, now)]
        kept.setdefault((*joint, change.fields) if any(joint) else number, change)
    return list(kept.values())


def _place(change: Change) -> tuple[str, str, int]:
    return (change.name, change.row.file, change.row.line)


def _same_positions(then: pd.DataFrame, now: pd.DataFrame) -> Iterator[tuple[int, int]]:
    """Row labels of one position in both versions: by its words, else by being the one left of its cell."""
    for by in ROUNDS:
        pairs = [(pair.left, pair.right) for pair in match(then, now, by)]
        yield from pairs
        then, now = then.drop([one for one, _ in pairs]), now.drop([other for _, other in pairs])
    cell = list(ROUNDS[0])
    alone = [table[~table.duplicated(cell, keep=False)].reset_index(names="row") for table in (then, now)]
    joined = alone[0].merge(alone[1], on=cell, suffixes=("", "_now"))
    yield from zip(joined["row"], joined["row_now"], strict=True)


def _change(kind: Kind, name: str, old: AnyRow | None, new: AnyRow | None, fields: Sequence[str]) -> Change | None:
    if old is None or new is None:
        return Change(kind, "added" if old is None else "removed", name, old, new)
    differing = tuple(
        FieldChange(field, _as_written(old, field), _as_written(new, field))
        for field in fields
        if getattr(old, field) != getattr(new, field)
    )
    return Change(kind, "changed", name, old, new, differing) if differing else None


def _as_written(row: AnyRow, field: str) -> str:
    value = getattr(row, field)
    if field == "stance":
        return _STANCES[value]
    return str(value).lower() if field == "contested" else str(value)
