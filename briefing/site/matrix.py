"""The matrix of a site: issues by actors, each stance a link to its position, or of many actors counts by side."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.wording.display_text import cut
from analysis.wording.figures import ATTRIBUTIONS, VERBS, count
from briefing.look.matrix_layout import Cell, Column, IssueRow, MatrixLayout, RowGroup
from briefing.site.website import Website
from loaders.vocabularies import Attribution

MOST_CELLS = 240
"""How many cells a matrix has, so that its page stays below 100 kB."""

MOST_LINES = 20
"""How many issues of a group a matrix of counts has."""

NAME = 48
"""How many letters of a name or title are said of each cell."""


@dataclass(frozen=True, slots=True)
class Square:
    """A stance that leads to the page of its position; `said` is all of it in words."""

    position: Cell
    name: str
    goal: str
    said: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many under a heading are for, mixed and against; `bar` has the look, begin and width of each share."""

    said: str
    signs: str
    bar: tuple[tuple[int, int, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Line:
    """An issue with its cells; None is silence."""

    issue: str
    cells: tuple[Square | Tally | None, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Issues under a heading, `number` of them in all; `more` says which are left out, "" where none is."""

    label: str
    note: str
    number: int
    lines: tuple[Line, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """A matrix as a table. `firsts` are the places of cells at which a heading begins; `voices` those in it.

    `counted` says of counts what they are, and how many of them others tell; "" without counts.
    """

    columns: tuple[Column, ...]
    folds: bool
    firsts: frozenset[int]
    groups: tuple[Group, ...]
    voices: frozenset[str]
    counted: str = ""


def matrix(site: Website) -> Matrix:
    """The matrix of all actors with a position in force, their counts by side where single ones would be too many."""
    layout = site.layout
    cells = sum(len(row.cells) for group in layout.groups for row in group.rows)
    if len(layout.kinds) <= layout.most_open and cells <= MOST_CELLS:
        return _of_actors(layout, site)
    return _of_sides(MatrixLayout(site.selection, layout.actors, most_open=0))


def _of_actors(layout: MatrixLayout, site: Website) -> Matrix:
    """A column for each actor."""
    actors = [actor for column in layout.columns for actor in column.actors]
    firsts, place = set[int](), 0
    for column in layout.columns:
        firsts.add(place)
        place += len(column.actors)
    rows = (row for group in layout.groups for row in group.rows)
    return Matrix(
        layout.columns,
        False,
        frozenset(firsts),
        tuple(_group(group, _squares(group.rows, actors, site)) for group in layout.groups),
        frozenset(cell.attribution for row in rows for cell in row.cells.values()),
    )


def _squares(rows: Iterable[IssueRow], actors: Sequence[str], site: Website) -> Iterator[Line]:
    names = site.selection.names
    for row in rows:
        found = (row.cells.get(actor) for actor in actors)
        cells = zip(actors, found, strict=True)
        yield Line(row.id, tuple(_square(cell, names[one], row.title, site) if cell else None for one, cell in cells))


def _square(cell: Cell, name: str, title: str, site: Website) -> Square:
    whose = f"as {cut(cell.teller, NAME)} tells it" if cell.teller else ATTRIBUTIONS[cell.attribution]
    said = f"{cut(name, NAME)} {VERBS[cell.stance]} ({whose}): {cut(title, NAME)}"
    return Square(cell, name, site.position(cell.label), said)


def _of_sides(layout: MatrixLayout) -> Matrix:
    """A column for the actors of one kind on one side, and of each group the first issues, as far as there is room."""
    left, groups = MOST_CELLS // max(1, len(layout.columns)), []
    for group in layout.groups:
        groups.append(_group(group, _tallies(group.rows[: min(left, MOST_LINES)], layout.columns)))
        left -= len(groups[-1].lines)
    firsts = frozenset(range(len(layout.columns)))
    return Matrix(layout.columns, True, firsts, tuple(groups), frozenset(), _counted(layout))


def _counted(layout: MatrixLayout) -> str:
    cells = [cell for group in layout.groups for row in group.rows for cell in row.cells.values()]
    told = sum(cell.attribution == Attribution.characterised for cell in cells)
    accounts = f"; {told:,} of {count(len(cells), 'position')} as others tell it" if told else ""
    return f"Numbers of actors: + for, ± mixed, − against{accounts}."


def _group(group: RowGroup, lines: Iterable[Line]) -> Group:
    shown, number = tuple(lines), len(group.rows)
    more = f"{f'The first {len(shown)}' if shown else 'None'} of {number:,}." if len(shown) < number else ""
    return Group(group.label, group.note, number, shown, more)


def _tallies(rows: Iterable[IssueRow], columns: Sequence[Column]) -> Iterator[Line]:
    for row in rows:
        yield Line(row.id, tuple(_tally(row, column) for column in columns))


def _tally(row: IssueRow, column: Column) -> Tally | None:
    stances = [row.cells[actor].stance for actor in column.actors if actor in row.cells]
    counted = Counter((stance > 0) - (stance < 0) for stance in stances)
    if not counted:
        return None
    sides = [(stance, words, sign) for side, stance, words, sign in _SIDES if counted[side]]
    numbers = [counted[side] for side, *_ in _SIDES if counted[side]]
    begins = [sum(numbers[:place]) for place in range(len(numbers))]
    return Tally(
        f"{cut(column.label, NAME)}: {', '.join(f'{n} {side[1]}' for n, side in zip(numbers, sides, strict=True))}",
        " ".join(f"{n}{side[2]}" for n, side in zip(numbers, sides, strict=True)),
        tuple((side[0], begin, n) for side, begin, n in zip(sides, begins, numbers, strict=True)),
        len(stances),
    )


_SIDES = ((1, 2, "for", "+"), (0, 0, "mixed", "±"), (-1, -2, "against", "−"))
"""A side, the stance in whose colour it is drawn, its word and its sign."""
