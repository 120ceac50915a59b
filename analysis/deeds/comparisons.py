"""What an actor did on an issue beside what it had said of it by then.

A deed is held against the last words of its day in one voice: those said on that day or before it, whatever came
later. Dates are spans of days, so that more than one statement may have been the last, and a statement may have come
before the deed or after it. What is found holds for every order that the dates allow; where they allow two answers, the
order is not known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import pandas as pd

from analysis.chronology import newest_first
from analysis.moves import VOICE
from analysis.sides import side
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import DEEDS, Attribution


class Outcome(StrEnum):
    """How a deed stands to the words of its day, by sides: support or opposition, however strong."""

    against = "against its words"
    mixed = "one or both mixed"
    spoken = "as it spoke"
    unordered = "order not known"
    unspoken = "nothing said by then"


_BY_SIDE = {-1: Outcome.against, 0: Outcome.mixed, 1: Outcome.spoken}

COMPARED = frozenset(_BY_SIDE.values())
"""The outcomes of deeds that can be held against words."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A deed beside the words of one voice on the same issue.

    `said` is the last of what surely was said by the day of the deed. `uncertain` are the other statements that may
    have been the last by then, since the dates allow it. `after` is the first that surely was said after the deed.
    """

    deed: PositionRow
    outcome: Outcome
    said: PositionRow | None = None
    uncertain: tuple[PositionRow, ...] = ()
    after: PositionRow | None = None
    is_told: bool = False
    """Whether it needs words that are not the actor's own, or another actor's account of the deed."""

    @property
    def is_compared(self) -> bool:
        """Whether the deed can be held against words."""
        return self.outcome in COMPARED

    @property
    def beside(self) -> list[PositionRow]:
        """All statements that stand beside the deed, the last one by then first."""
        return [one for one in (self.said, *self.uncertain, self.after) if one is not None]


def compare(deed: PositionRow, statements: Sequence[PositionRow]) -> Comparison:
    """The deed beside an actor's statements in one voice on the same issue, in the order of the table.

    Words that rest on the quotation of the deed are the deed once more, and are left out.
    """
    words = [one for one in statements if one.passage != deed.passage]
    # a date that is open to the past has no earliest day, and nothing lies surely before or after what has none
    by_then = [one for one in words if one.latest <= deed.earliest]
    later = [one for one in words if one.earliest > deed.latest]
    either = [one for one in words if not (one.latest <= deed.earliest or one.earliest > deed.latest)]
    said = max(reversed(by_then), key=lambda one: one.latest, default=None)
    begins = [one.earliest for one in by_then if not pd.isna(one.earliest)]
    also = [one for one in by_then if one is not said and all(one.latest >= day for day in begins)]
    uncertain = (*also, *either)
    return Comparison(
        deed,
        _outcome(deed, said, uncertain),
        said,
        uncertain,
        min(later, key=lambda one: (one.earliest, one.latest), default=None),
    )


def _outcome(deed: PositionRow, said: PositionRow | None, uncertain: Sequence[PositionRow]) -> Outcome:
    if said is None:
        return Outcome.unordered if uncertain else Outcome.unspoken
    sides = {side(deed.stance, one.stance) for one in (said, *uncertain)}
    return _BY_SIDE[sides.pop()] if len(sides) == 1 else Outcome.unordered


def comparisons(positions: pd.DataFrame) -> Iterator[Comparison]:
    """Every deed on whose issue its actor has words, beside its own words and then beside those of each other voice.

    The newest deed comes first. `positions` as in loaders.frames, of any actors.
    """
    is_deed = positions["form"].isin(DEEDS)
    spoken, done = positions[~is_deed], positions[is_deed]
    words: dict[tuple[str, str], dict[tuple[str, ...], list[PositionRow]]] = {}
    for row in records(_meeting(spoken, done), PositionRow):
        voices = words.setdefault((row.actor, row.issue), {_OWN: []})
        voices.setdefault(tuple(str(getattr(row, column)) for column in VOICE), []).append(row)
    for deed in records(newest_first(_meeting(done, spoken)), PositionRow):
        direct = deed.attribution != Attribution.characterised
        for voice, statements in words[deed.actor, deed.issue].items():
            found = compare(deed, statements)
            if voice == _OWN and direct:
                yield found
            elif statements:
                yield replace(found, is_told=True)


def wordless(positions: pd.DataFrame) -> pd.DataFrame:
    """The deeds on whose issue nobody tells a word of the actor, itself or others: columns actor, issue and form."""
    is_deed = positions["form"].isin(DEEDS)
    cells = positions[["actor", "issue", "form"]]
    done = cells[is_deed]
    return done.drop(index=_meeting(done, cells[~is_deed]).index)


_OWN: tuple[str, ...] = (Attribution.own.value, "")


def _meeting(rows: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """The rows that have the actor and the issue of one of the others."""
    # what is left by one and by the other is compared by both at once, which takes long on very many votes
    near = rows[rows["actor"].isin(others["actor"].unique())]
    near = near[near["issue"].isin(others["issue"].unique())]
    return near[_cells(near).isin(_cells(others))] if len(near) else near


def _cells(positions: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(positions[["actor", "issue"]])
