"""The page of a pair: where two actors differ, how sure that is, and in which words each stands where it does.

All of it comes from the matrices of the room, so that the many pairs of a large room are written in seconds.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from analysis.alignment import Alignment
from analysis.pair_contrast import Places, issues_of
from analysis.ranking import Pair
from analysis.sides import of_pair, side
from analysis.wording.figures import LEVEL, VERBS, count, percent, percent_range
from analysis.wording.intermediaries import SecondHand, heard_at_second_hand, second_hand
from analysis.wording.scope import scope
from analysis.wording.sides import (
    BY_SIDE,
    NEITHER_HAS,
    NO_AGREEMENT,
    alignment_in_words,
    only_one_has,
    question,
    verdict,
)
from briefing.site.page import Page
from briefing.site.quoted import Quoted, quoted
from briefing.site.website import Website
from loaders.table_rows import PositionRow

MOST = 20
"""A page lists at most so many shared issues, each with the words of both, and of each other kind of issues."""

MOST_IN_LARGE_ROOM = 3
"""In a large room it lists so many shared issues, without the words."""


@dataclass(frozen=True, slots=True)
class IssueOfTwo:
    """Where two actors stand on an issue."""

    issue: str
    left: PositionRow
    right: PositionRow

    @property
    def cells(self) -> Iterator[tuple[int, str]]:
        """Each stance, and which part of the line between the two goes through its column."""
        low, high = sorted((self.left.stance, self.right.stance))
        for stance in sorted(VERBS):
            inner = low < high and low <= stance <= high
            yield stance, "" if not inner else "from" if stance == low else "to" if stance == high else "between"


@dataclass(frozen=True, slots=True)
class Alone:
    """The issues on which only one of the two has spoken, or neither has, with their number and the words beneath."""

    heading: str
    number: int
    rows: tuple[tuple[str, PositionRow | None], ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class PairShown:
    """What the template shows of two actors; `sides` has the shared issues, each kind with its heading and number.

    `rest` says how many of them are left out, "" for none. `words` are those of the positions shown, by their labels.
    """

    left: str
    right: str
    answer: str
    whose: str
    alignment: Alignment
    figure: str
    figures: tuple[str, ...]
    sides: tuple[tuple[str, int, tuple[IssueOfTwo, ...]], ...]
    rest: str
    alone: tuple[Alone, ...]
    words: Mapping[int, Quoted]

    @property
    def voices(self) -> set[str]:
        """Whose words the positions are."""
        return {one.position.attribution for one in self.words.values()}


def pair_pages(site: Website) -> Iterator[Page]:
    """A page for each pair of actors that has one."""
    selection = site.selection
    heard = {actor: second_hand(selection, actor, selection.names[actor]) for actor in selection.actor_ids}
    within, template = scope(selection, actors=False), "slight_pair.html" if site.is_large else "pair.html"
    for pair in site.pairs:
        left, right = (selection.actor_ids[place] for place in pair)
        title = question(selection.names[left], selection.names[right])
        shown = _shown(site, pair, [heard[left], heard[right]], within)
        yield Page(site.pair(left, right), title, template, shown)


def _shown(site: Website, pair: Pair, heard: Sequence[SecondHand], within: str) -> PairShown:
    selection, room = site.selection, site.selection.room
    left, right = (selection.actor_ids[place] for place in pair)
    found, taken = room.pairs.alignment(*pair), of_pair(room.sides, *pair)
    places, issues = issues_of(room.pairs.stances, *pair), room.pairs.stances.issues
    shared = [issues[place] for place in places.shared[: MOST_IN_LARGE_ROOM if site.is_large else MOST]]
    rows = [IssueOfTwo(issue, site.held[left][issue], site.held[right][issue]) for issue in shared]
    number = {1: taken.same.issues, -1: taken.opposite.issues, 0: taken.mixed.issues}
    by_side = groupby(rows, lambda row: side(row.left.stance, row.right.stance))
    return PairShown(
        left,
        right,
        verdict(taken, int(room.told[pair]), len(issues) - found.n, ranked=found.ranked, scope=within),
        heard_at_second_hand(heard),
        found,
        f"{percent(found.value)} alignment, n\u00a0=\u00a0{found.n}, {LEVEL} interval {percent_range(found.interval)}",
        tuple(alignment_in_words(taken, found)),
        tuple((BY_SIDE[sign], number[sign], tuple(some)) for sign, some in by_side),
        _rest(len(rows), found.n),
        tuple(_alone(site, left, right, places)),
        {} if site.is_large else {one.Index: quoted(one, site) for row in rows for one in (row.left, row.right)},
    )


def _rest(shown: int, shared: int) -> str:
    if shown == shared:
        return ""
    return f"{shown} of {count(shared, 'shared issue')}: opposite sides first, in each the largest differences first."


def _alone(site: Website, left: str, right: str, places: Places) -> Iterator[Alone]:
    names, issues = site.selection.names, site.selection.room.pairs.stances.issues
    for heading, some, actor in (
        (only_one_has(names[left]), places.left_only, left),
        (only_one_has(names[right]), places.right_only, right),
        (NEITHER_HAS, places.neither, ""),
    ):
        held = site.held[actor] if actor else {}
        rows = tuple((issues[place], held.get(issues[place])) for place in some[: 0 if site.is_large else MOST])
        if some:
            yield Alone(heading, len(some), rows, "" if actor else NO_AGREEMENT)
