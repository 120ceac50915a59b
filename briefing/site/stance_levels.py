"""The issues of an actor by its stance on them, the strongest support first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.wording.figures import VERBS
from analysis.wording.stance_lists import beside_name, heading, in_order
from briefing.site.website import Website
from loaders.table_rows import PositionRow


@dataclass(frozen=True, slots=True)
class Level:
    """A stance, with the number of its issues in its heading, and the positions on some of them or on all.

    `told` says whose words each is, "" for the actor's own.
    """

    stance: int
    heading: str
    number: int
    positions: tuple[PositionRow, ...]
    told: tuple[str, ...]


def by_stance(positions: Iterable[PositionRow], site: Website) -> list[PositionRow]:
    """The positions of an actor by stance, those of one in the order of lists by stance."""
    titles = site.selection.titles
    return sorted(positions, key=lambda row: (-row.stance, *in_order(row, titles[row.issue]), row.issue))


def levels(
    positions: Iterable[PositionRow], site: Website, most: int, whole: Mapping[int, int] | None = None
) -> tuple[Level, ...]:
    """The stances that some positions of an actor take, each with at most so many of them.

    `whole` says how many positions there are of each stance where `positions` are a part of them alone.
    """
    found: dict[int, list[PositionRow]] = {stance: [] for stance in sorted(VERBS, reverse=True)}
    for row in by_stance(positions, site):
        found[row.stance].append(row)
    names = site.selection.names
    return tuple(
        Level(
            stance,
            heading(stance, number := whole[stance] if whole else len(some)),
            number,
            tuple(some[:most]),
            tuple(beside_name(row, names) for row in some[:most]),
        )
        for stance, some in found.items()
        if some
    )
