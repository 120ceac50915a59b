"""New statements: what the world did after a day, each statement by what it tells.

A statement is new since a day if it counts only after that day: it is dated by the last day that its date allows, as
everywhere. The day itself belongs to what was known already, so that what is new since one day and up to another, and
what is new since that other, are together what is new since the first; and nothing is new since today.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

import pandas as pd

from analysis.chronology import newest_first
from analysis.moves import Move, MoveRow, changes_sides, moves, repeats, told_at_once
from analysis.selection import Selection
from analysis.thin_evidence import OLD_YEARS
from loaders.dates import years_before
from loaders.joint_statements import count_positions, once
from loaders.vocabularies import Attribution

SILENT_YEARS = OLD_YEARS
"""After how many years without a word of its own on an issue, or a report of one, an actor has been silent on it."""

_CELL = ["actor", "issue"]
_PLACE = ["file", "line"]


class Kind(StrEnum):
    """What a new statement tells, what tells most first."""

    side = "change of side"
    """In own words, and in an order that is known."""
    silence = "broken silence"
    """Direct words on an issue on which the actor had had none for SILENT_YEARS, whatever else they do."""
    first = "first statement"
    """The first direct words of its actor on its issue."""
    strength = "change of strength"
    """In direct words, and in an order that is known."""
    softer = "softer change"
    """Any other change of stance: in the words of somebody else, or in an order that is not known."""
    voice = "first in this voice"
    """After direct words in another voice, or what somebody else says of the actor."""
    restatement = "restatement"


class NewsRow(MoveRow):
    """A new statement (see `new_statements`)."""

    __slots__ = ()
    news: str
    spoke: int


@dataclass(frozen=True, slots=True)
class Item:
    """One new statement: the rows of all who make the same move with the same passage, or who sign it together."""

    kind: Kind
    rows: tuple[NewsRow, ...]

    @property
    def row(self) -> NewsRow:
        """The first of the rows, which says what they have in common."""
        return self.rows[0]


@dataclass(frozen=True)
class News:
    """What is new after `since` and up to `until`, that day among it.

    `rows` has the columns of NewsRow and a row for each signatory of a joint statement, in the order of `items`.
    """

    since: date
    until: date
    rows: pd.DataFrame

    @cached_property
    def leading(self) -> pd.DataFrame:
        """The rows, of those of a joint statement only the ones that tell most of it."""
        order = _order(self.rows)
        signed = self.rows["joint"] != ""
        most = order.where(~signed, order.groupby([self.rows[column] for column in _PLACE]).transform("min"))
        return self.rows[order == most]

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """What is told, in the order of Kind and the newest of each first; a joint statement once."""
        return tuple(
            Item(kind, tuple(together))
            for kind in Kind
            for together in told_at_once(self.leading[self.leading["news"] == kind], NewsRow)
        )

    @property
    def statements(self) -> int:
        """How many statements are new; a joint one is one."""
        return count_positions(self.rows)

    @cached_property
    def number(self) -> "Counter[Kind]":
        """How many statements there are of each kind that there is; together they are all."""
        numbers = once(self.leading)["news"].value_counts().to_dict()
        return Counter({kind: numbers[kind.value] for kind in Kind if kind.value in numbers})

    def of(self, *actors: str) -> "News":
        """What is new of these actors."""
        return News(self.since, self.until, self.rows[self.rows["actor"].isin(actors)])

    def on(self, issue: str) -> "News":
        """What is new on an issue."""
        return News(self.since, self.until, self.rows[self.rows["issue"] == issue])


def new_statements(moved: pd.DataFrame, since: date, until: date) -> News:
    """What of the statements `moved` (rows of analysis.moves, all up to `until` at least) is new.

    Its rows have their columns and: news (a Kind), spoke (the label of the last direct words of the actor on the issue
    that count before, -1 without any).
    """
    counts = moved["latest"]
    new = moved[(counts > pd.Timestamp(since)) & (counts <= pd.Timestamp(until))]
    new = new.assign(spoke=spoke_before(moved, new))
    direct = new["attribution"] != Attribution.characterised
    # what tells most is set last
    kinds = pd.Series(Kind.softer.value, new.index, dtype="str")
    kinds[repeats(new)] = Kind.restatement.value
    kinds[direct & (new["move"] == Move.strength)] = Kind.strength.value
    kinds[new["move"] == Move.first] = Kind.voice.value
    kinds[direct & (new["spoke"] < 0) & (new["move"] == Move.first)] = Kind.first.value
    kinds[breaks_silence(moved, new)] = Kind.silence.value
    kinds[changes_sides(new)] = Kind.side.value
    told = newest_first(new.assign(news=kinds))
    return News(since, until, told.iloc[_order(told).argsort(kind="stable")])


def _order(news: pd.DataFrame) -> "pd.Series[int]":
    """The place of each row's kind among all."""
    return news["news"].map({kind.value: place for place, kind in enumerate(Kind)}).astype("int64")


def spoke_before(positions: pd.DataFrame, new: pd.DataFrame) -> "pd.Series[int]":
    """For each of some statements the label of the last direct words that count before it; -1 where there are none."""
    days = positions.loc[positions["attribution"] != Attribution.characterised, [*_CELL, "latest"]]
    days = days.assign(spoke=days.index).sort_values("latest", kind="stable")
    asked = new[[*_CELL, "latest"]].sort_values("latest", kind="stable")
    before = pd.merge_asof(asked.assign(label=asked.index), days, on="latest", by=_CELL, allow_exact_matches=False)
    return before.set_index("label")["spoke"].fillna(-1).astype("int64").reindex(new.index)


def breaks_silence(positions: pd.DataFrame, new: pd.DataFrame) -> "pd.Series[bool]":
    """Which of some statements (with their column spoke) are direct words after SILENT_YEARS without any.

    The last direct words of the actor on the issue that count before are that much older than the first day that the
    date allows. What others say of an actor neither breaks a silence nor fills it.
    """
    spoken = new[(new["spoke"] >= 0) & (new["attribution"] != Attribution.characterised) & new["earliest"].notna()]
    last = positions["latest"].reindex(spoken["spoke"]).to_numpy()
    limits = [pd.Timestamp(years_before(day.date(), SILENT_YEARS)) for day in spoken["earliest"]]
    broken = pd.Series(last <= pd.Series(limits, dtype="datetime64[s]").to_numpy(), spoken.index, dtype="bool")
    return broken.reindex(new.index, fill_value=False)


def news_of(selection: Selection, since: date) -> News:
    """What is new in a view after a day and up to its own."""
    stated = selection.stated.all
    # what moves has an earlier statement of the same actor at most
    spoken = stated.loc[stated["latest"] > pd.Timestamp(since), "actor"].unique()
    return new_statements(moves(stated[stated["actor"].isin(spoken)]), since, selection.as_of)


def before_newest_document(positions: pd.DataFrame) -> date:
    """The last day on which anything counted that is in another document than the newest statement, and before it.

    What is new since then is never nothing. Where there is no such day, the day before the newest statement; there
    must be one.
    """
    newest = positions["latest"].max()
    last = set(positions.loc[positions["latest"] == newest, "source"])
    others = positions[~positions["source"].isin(last) & (positions["latest"] < newest)]
    day: date = others["latest"].max().date() if len(others) else newest.date() - timedelta(days=1)
    return day
