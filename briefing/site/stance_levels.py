"""The issues of an actor by its stance on them, the strongest support first; what others tell of it stands apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.wording.figures import ATTRIBUTIONS, VERBS, as_sentence
from analysis.wording.statements import told
from briefing.site.website import Website
from loaders.table_rows import PositionRow
from loaders.vocabularies import Attribution

Row = tuple[PositionRow, str]
"""A position, and whose words it is where it is not the actor's own."""


@dataclass(frozen=True, slots=True)
class Level:
    """A stance, on how many issues it is taken, and the rows of some of them or of all."""

    stance: int
    label: str
    number: int
    rows: tuple[Row, ...]


def in_order(positions: Iterable[PositionRow], site: Website) -> list[PositionRow]:
    """The positions by stance, those of one with own words first, and then by title."""
    voices, titles = list(ATTRIBUTIONS), site.selection.titles
    return sorted(
        positions, key=lambda row: (-row.stance, voices.index(row.attribution), titles[row.issue].casefold(), row.issue)
    )


def levels(positions: Iterable[PositionRow], site: Website, most: int) -> tuple[Level, ...]:
    """The stances that some positions of an actor take, each with at most so many rows."""
    every = in_order(positions, site)
    return tuple(
        _level(stance, some, site, most)
        for stance in sorted(VERBS, reverse=True)
        if (some := [row for row in every if row.stance == stance])
    )


def _level(stance: int, some: Sequence[PositionRow], site: Website, most: int) -> Level:
    rows = tuple((row, "" if row.attribution == Attribution.own else told(row, site.selection)) for row in some[:most])
    return Level(stance, as_sentence(VERBS[stance].removeprefix("is ")), len(some), rows)
