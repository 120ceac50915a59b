"""How much is known: counts of positions, of the passages they rest on, and of who speaks in them.

A position of a joint statement is one for each signatory, and one in whatever counts several actors together.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import pandas as pd

from analysis.chronology import ends_by
from analysis.position_sets import KEPT, Positions
from loaders.joint_statements import once
from loaders.table_rows import OptionalDay, Row, records
from loaders.vocabularies import Attribution


class CoverageRow(Row):
    """What is known of an actor (see `coverage`)."""

    __slots__ = ()
    positions: int
    issues: int
    passages: int
    own: int
    reported: int
    characterised: int
    documents: int
    first: str
    last: str
    last_day: OptionalDay


class ChannelRow(Row):
    """Another actor through which an actor is known (see `channels`)."""

    __slots__ = ()
    actor: str
    voice: str
    positions: int
    publishers: tuple[str, ...]
    of: int


class CountRow(Row):
    """How much there is on an issue or in a document (see `by_issue` and `by_document`)."""

    __slots__ = ()
    positions: int
    passages: int
    own: int


class IssueCountRow(CountRow):
    """The same for an issue; `last` is the date of the newest statement as it is written, "" for none."""

    __slots__ = ()
    last: str


class DocumentCountRow(CountRow):
    """The same for a document."""

    __slots__ = ()
    actors: int
    issues: int


class ActorDocumentRow(CountRow):
    """The same for an actor in a document (see `by_actor_and_document`)."""

    __slots__ = ()
    actor: str
    source: str


class _BearerRow(Row):
    __slots__ = ()
    passage: int
    actor: str
    number: int


def count_passages(positions: pd.DataFrame) -> int:
    """How many different passages the positions rest on: one may carry several positions, of several actors."""
    return int(positions["passage"].nunique())


def own_share(positions: pd.DataFrame) -> float | None:
    """The share, from 0 to 1, of positions in the actors' own words; None where there are none."""
    return float((once(positions)["attribution"] == Attribution.own).mean()) if len(positions) else None


def by_actor(positions: pd.DataFrame, actors: Sequence[str], issues: Sequence[str]) -> pd.DataFrame:
    """What is known of each actor, in the order of `actors`.

    Index actor; columns positions, issues (addressed, of `issues`), passages,
    own, reported, characterised (positions of each), documents, first and last
    (dates of the oldest and the newest statement as they are written, "" for a
    silent actor) and last_day (the last day that any of the dates allows,
    missing for a silent actor). A silent actor has zeros.
    """
    mine = positions[positions["actor"].isin(actors)]
    mine = mine[mine["issue"].isin(issues)]
    groups = mine.groupby("actor")
    oldest, newest = ends_by(mine, "actor")
    table = pd.DataFrame(
        {
            "positions": groups.size(),
            "issues": groups["issue"].nunique(),
            "passages": groups["passage"].nunique(),
            "documents": groups["source"].nunique(),
            "first": oldest["date"],
            "last": newest["date"],
            "last_day": groups["latest"].max(),
        }
    )
    voices = pd.crosstab(mine["actor"], mine["attribution"])
    for attribution in Attribution:
        table[attribution.value] = voices[attribution.value] if attribution in voices else 0
    table = table.reindex(list(actors))
    counts = ["positions", "issues", "passages", "documents", *(a.value for a in Attribution)]
    table[counts] = table[counts].fillna(0).astype("int64")
    table[["first", "last"]] = table[["first", "last"]].fillna("").astype("str")
    table.index.name = "actor"
    return table


def affiliated(positions: pd.DataFrame, sources: pd.DataFrame) -> "pd.Series[str]":
    """For each position the actor whose state or organ publishes its document, "" for none."""
    return positions["source"].map(sources.set_index("source")["affiliation"]).fillna("").astype("str")


def channels(positions: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Through which other actors' media or words each actor is known, the most used first.

    One row for each actor and such other actor: columns actor, voice (the
    other), positions (that come through it), of (all positions of the actor)
    and publishers (of the voice's own media among their documents, by name).
    """
    medium = affiliated(positions, sources)
    voice = medium.where(positions["according_to"] == "", positions["according_to"])
    publisher = positions["source"].map(sources.set_index("source")["publisher"]).where(medium == voice, "")
    told = pd.DataFrame({"actor": positions["actor"], "voice": voice, "publisher": publisher})
    told = told[(told["voice"] != "") & (told["voice"] != told["actor"])]
    grouped = told.groupby(["actor", "voice"])["publisher"]
    table = pd.DataFrame({"positions": grouped.size(), "publishers": grouped.agg(_names)}).reset_index()
    table["of"] = table["actor"].map(positions["actor"].value_counts())
    return table.sort_values(["actor", "positions"], ascending=[True, False], kind="stable", ignore_index=True)


def _names(publishers: "pd.Series[str]") -> tuple[str, ...]:
    return tuple(sorted(set(publishers) - {""}))


def bearers(positions: pd.DataFrame) -> dict[int, dict[str, int]]:
    """The passages that carry positions of several actors: for each passage the number of positions by actor."""
    if positions["passage"].is_unique:
        return {}
    borne = positions[["passage", "actor"]].drop_duplicates()
    several = borne.loc[borne["passage"].duplicated(), "passage"].unique()
    found: dict[int, dict[str, int]] = {}
    counted = positions[positions["passage"].isin(several)].groupby(["passage", "actor"]).size()
    for row in records(counted.reset_index(name="number"), _BearerRow):
        found.setdefault(row.passage, {})[row.actor] = row.number
    return found


def sole_voices(positions: pd.DataFrame, sources: pd.DataFrame) -> dict[str, str]:
    """For each actor all of whose positions come through one other actor's media or words, that other actor."""
    voices = affiliated(positions, sources).where(positions["according_to"] == "", positions["according_to"])
    groups = voices.groupby(positions["actor"])
    only = groups.first()[groups.nunique() == 1]
    return {str(actor): voice for actor, voice in only.items() if voice not in ("", actor)}


def by_issue(positions: pd.DataFrame, issues: Sequence[str]) -> pd.DataFrame:
    """What is known on each issue, in the order of `issues`.

    Index issue; columns positions, passages, actors and documents (how many),
    own (positions in own words) and last (the date of the newest statement as
    it is written). An issue on which nobody has spoken has zeros and "".
    """
    mine = positions[positions["issue"].isin(issues)]
    table = _table(mine, "issue", issues, {"actors": "actor", "documents": "source"})
    _, newest = ends_by(mine, "issue")
    return table.assign(last=newest["date"].reindex(list(issues)).fillna("").astype("str"))


def by_document(positions: pd.DataFrame, sources: Sequence[str]) -> pd.DataFrame:
    """What rests on each document, in the order of `sources`.

    Index source; columns positions, passages, actors and issues (how many),
    own (positions in own words), and sole_actors and sole_issues: how many
    actors and issues are known from this document alone.
    """
    mine = positions[positions["source"].isin(sources)]
    table = _table(mine, "source", sources, {"actors": "actor", "issues": "issue"})
    for column, by in (("sole_actors", "actor"), ("sole_issues", "issue")):
        alone = sole(positions, by, "source").value_counts()
        table[column] = alone.reindex(list(sources)).fillna(0).astype("int64")
    return table


def by_actor_and_document(positions: pd.DataFrame) -> pd.DataFrame:
    """A row for each actor and document with positions: columns actor, source, positions, passages and own."""
    groups = positions.assign(is_own=positions["attribution"] == Attribution.own).groupby(["actor", "source"])
    table = groups.agg(positions=("stance", "size"), passages=("passage", "nunique"), own=("is_own", "sum"))
    return table.astype("int64").reset_index()


def sole(positions: pd.DataFrame, by: str, of: str) -> "pd.Series[str]":
    """For each actor or issue (`by`) that rests on one document or one actor (`of`) alone, that one."""
    known = positions[[by, of]].drop_duplicates()
    alone = known.drop_duplicates(by, keep=False)
    return alone.set_index(by)[of].sort_index()


def _table(positions: pd.DataFrame, by: str, ids: Sequence[str], distinct: dict[str, str]) -> pd.DataFrame:
    """Counts by actor, issue or document (`by`), with zeros for the ids of which there is no position."""
    groups, single = positions.groupby(by), once(positions)
    own = (single["attribution"] == Attribution.own).groupby(single[by]).sum()
    counts = {"positions": single.groupby(by).size(), "passages": groups["passage"].nunique(), "own": own}
    counts |= {column: groups[of].nunique() for column, of in distinct.items()}
    table = pd.DataFrame(counts).reindex(list(ids)).fillna(0).astype("int64")
    table.index.name = by
    return table


def _most(positions: pd.DataFrame, column: str, ids: Sequence[str]) -> str:
    return str(positions[column].value_counts().reindex(list(ids), fill_value=0).idxmax())


@dataclass(frozen=True, eq=False)
class Coverage:
    """What stated positions come to, and through whom they are known, each part found when first asked for."""

    stated: Positions
    sources: pd.DataFrame
    actor_ids: Sequence[str]
    issue_ids: Sequence[str]

    @cached_property
    def of(self) -> Callable[[str], CoverageRow]:
        """What is known of one actor: its row of `by_actor`, with the columns as attributes."""

        @lru_cache(maxsize=KEPT)
        def found(actor: str) -> CoverageRow:
            return next(records(by_actor(self.stated.of(actor).all, [actor], self.issue_ids), CoverageRow))

        return found

    @cached_property
    def most_spoken_actor(self) -> str:
        """The actor with the most positions, the first of several."""
        return _most(self.stated.all, "actor", self.actor_ids)

    @cached_property
    def most_spoken_issue(self) -> str:
        """The issue with the most positions, the first of several."""
        return _most(once(self.stated.all), "issue", self.issue_ids)

    @cached_property
    def sole_voices(self) -> dict[str, str]:
        """See sole_voices."""
        return sole_voices(self.stated.all, self.sources)

    @cached_property
    def channels(self) -> pd.DataFrame:
        """See channels."""
        return channels(self.stated.all, self.sources)

    @cached_property
    def bearers(self) -> dict[int, dict[str, int]]:
        """See bearers."""
        return bearers(self.stated.all)
