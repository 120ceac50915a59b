"""Deeds of an actor beside its words, as its page lists them."""

from dataclasses import dataclass

from analysis.deeds.comparisons import Comparison
from analysis.wording.deeds import HOW, acted_as_spoken, calls_without, stands, what_that_rests_on
from analysis.wording.figures import as_sentence, in_part, listed
from briefing.site.website import Website
from loaders.table_rows import PositionRow

MOST = 20
"""A page lists at most so many deeds; the sentences count all."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed, the statements that may have been the last by then, the first after it, and how they stand."""

    deed: PositionRow
    said: tuple[PositionRow, ...]
    after: PositionRow | None
    stands: str
    is_told: bool


@dataclass(frozen=True, slots=True)
class Deeds:
    """What an actor did beside what it said: the answer, what that rests on, some of the deeds, and absences."""

    answer: str
    rests: str
    rows: tuple[Deed, ...]
    number: int
    how: str
    absences: str
    absent: int


def deeds_of(actor: str, site: Website) -> Deeds | None:
    """The deeds of an actor; None where there is neither a deed nor an absence."""
    selection = site.selection
    found = selection.deeds.of(actor)
    if not found.deeds and found.absences.empty:
        return None
    every, absent = [*found.own, *found.told], calls_without(found, selection.titles)
    return Deeds(
        acted_as_spoken(selection.names[actor], found),
        " ".join(what_that_rests_on(found)),
        tuple(_deed(one) for one in every[:MOST]),
        len(every),
        HOW if every else "",
        f"{listed(in_part(absent))}." if absent else "",
        len(absent),
    )


def _deed(one: Comparison) -> Deed:
    said = tuple(row for row in (one.said, *one.uncertain) if row is not None)
    return Deed(one.deed, said, one.after, as_sentence(stands(one.outcome)), one.is_told)
