"""Who stands where on an issue: its actors by stance, own words and reports by kind and others' accounts apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.wording.figures import ATTRIBUTIONS, count, in_part, listed
from analysis.wording.stance_lists import beside_name, heading, in_order
from briefing.site.website import Website
from loaders.table_rows import PositionRow
from loaders.vocabularies import Attribution, Kind

IN_SIGHT = 40
"""So many names of a stance and kind stand in sight; the others fold beneath them, as on the dashboard."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Those who take a stance in one voice: where their part of its bar begins and how wide it is, in per cent."""

    voice: str
    begin: float
    width: float
    names: str


@dataclass(frozen=True, slots=True)
class Group:
    """Positions under a label, each with whose words it is, "" for own ones; `more` fold beneath the others."""

    label: str
    names: tuple[tuple[PositionRow, str], ...]
    more: tuple[tuple[PositionRow, str], ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A stance that somebody takes, with its bar."""

    stance: int
    heading: str
    bars: tuple[Bar, ...]
    groups: tuple[Group, ...]


def actors_by_stance(rows: Iterable[PositionRow], site: Website) -> list[Level]:
    """The stances that are taken, one row an actor, strongest support first; their bars are on one scale."""
    names = site.selection.names
    taken: dict[int, list[PositionRow]] = {}
    for row in sorted(rows, key=lambda row: in_order(row, names[row.actor])):
        taken.setdefault(row.stance, []).append(row)
    most = max(map(len, taken.values()), default=1)
    return [
        Level(
            stance,
            heading(stance, len(taken[stance])),
            tuple(_bars(taken[stance], most, site)),
            tuple(_groups(taken[stance], site)),
        )
        for stance in sorted(taken, reverse=True)
    ]


def _bars(rows: Sequence[PositionRow], most: int, site: Website) -> Iterator[Bar]:
    begin = 0
    for voice, words in ATTRIBUTIONS.items():
        names = [site.selection.names[row.actor] for row in rows if row.attribution == voice]
        if names:
            said = f"{words} ({len(names)}): {listed(in_part(names))}"
            yield Bar(voice, round(100 * begin / most, 2), round(100 * len(names) / most, 2), said)
            begin += len(names)


def _groups(rows: Sequence[PositionRow], site: Website) -> Iterator[Group]:
    """States before groups before organisations, then those of which only others tell."""
    selection = site.selection
    heard = [row for row in rows if row.attribution != Attribution.characterised]
    for kind in Kind:
        of_kind = [row for row in heard if selection.actor_records[row.actor].kind == kind]
        if of_kind:
            yield _group(count(len(of_kind), kind.value), of_kind, site)
    if len(heard) < len(rows):
        told = [row for row in rows if row.attribution == Attribution.characterised]
        yield _group("as others tell it", told, site)


def _group(label: str, rows: Iterable[PositionRow], site: Website) -> Group:
    names = tuple((row, beside_name(row, site.selection.names)) for row in rows)
    return Group(label, names[:IN_SIGHT], names[IN_SIGHT:])
