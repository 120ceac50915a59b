"""How a matrix of stances is laid out: its issues by what is said on them, its actors by side or by what they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from analysis.disputes import (
    IssueKind,
    OpposingSides,
    Side,
    by_kind,
    issues_by_kind,
    opposing_sides,
    signs_by_issue,
)
from analysis.filters import KIND_LABELS
from analysis.selection import Selection
from analysis.wording.disputes import dispute_headline, other_side_in_words, sides_headline, teller_of
from analysis.wording.figures import as_sentence
from loaders.vocabularies import Attribution, Kind

MOST_OPEN = 20
"""From more actors on, columns are folded into groups."""

NOTES = {
    IssueKind.disputed: ("Disputed", "some support, some oppose"),
    IssueKind.agreed: ("Agreed", "nobody on the other side"),
    IssueKind.one_voice: ("One voice only", ""),
}
ONLY_INHERITED = ("Only inherited", "what groups say, for their members")
SILENT = ("Silent", "nobody has a stated position, which is not neutral")


class Cell(NamedTuple):
    """A position in force: its label in the table, and who tells it where another actor does, else ""."""

    label: int
    stance: int
    attribution: str
    teller: str


@dataclass(frozen=True, slots=True)
class Column:
    """Actors under one heading, which says why they stand together."""

    label: str
    note: str
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssueRow:
    """An issue, and the cells of the actors that have one."""

    id: str
    title: str
    track: str
    cells: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Issues of one kind under a heading."""

    label: str
    note: str
    rows: tuple[IssueRow, ...]


@dataclass(frozen=True)
class MatrixLayout:
    """Who stands where, in the order in which it can be read; each part found when first asked for.

    `actors` are the columns. Figures and order rest on the counted positions; inherited ones that are only shown
    get their cells, and change neither. More than `most_open` actors stand in columns of one kind each.
    """

    selection: Selection
    actors: pd.DataFrame
    most_open: int = MOST_OPEN

    @cached_property
    def kinds(self) -> dict[str, str]:
        """What each actor of the matrix is."""
        return dict(zip(self.actors["actor"], self.actors["kind"], strict=True))

    @cached_property
    def signs(self) -> dict[str, dict[str, int]]:
        """On which side of each issue the actors are counted."""
        return signs_by_issue(self.selection.counted.in_force)

    @cached_property
    def issues(self) -> dict[IssueKind, list[str]]:
        """The issues in view by what is said on them."""
        states = {actor for actor, kind in self.kinds.items() if kind == Kind.state}
        return issues_by_kind(self.signs, self.selection.issue_ids, states)

    @cached_property
    def sides(self) -> OpposingSides | None:
        """The sides on the disputed issues, where they hold."""
        return opposing_sides(self.selection.counted.in_force, self.issues[IssueKind.disputed], self.kinds)

    @property
    def headline(self) -> str:
        """Who is on opposite sides, and on how many issues."""
        selection = self.selection
        if self.sides:
            return sides_headline(
                self.sides, self.signs, selection.names, selection.titles, self.kinds, len(selection.issues)
            )
        return dispute_headline(self.issues, self.signs, selection.titles, self.kinds)

    @property
    def other_side(self) -> str:
        """In whose words the other side is known, where not all are its own; else ""."""
        if not self.sides:
            return ""
        voices = self.selection.coverage.sole_voices
        return other_side_in_words(self.sides, self.selection.counted.in_force, voices, self.selection.names)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The actors by side, of very many by side and kind; where no sides hold by kind."""
        sides = self.sides
        if not sides:
            kinds = by_kind(self.selection.counted.in_force, self.kinds)
            return tuple(Column(KIND_LABELS[Kind(kind)], "", actors) for kind, actors in kinds.items())
        columns = []
        for side, actors in sides.actors.items():
            label, note = self._heading(side, sides)
            if len(self.kinds) <= self.most_open:
                columns.append(Column(label, note, actors))
                continue
            # states are never counted together with groups that they are in
            columns += [
                Column(f"{label}: {KIND_LABELS[kind].lower()}", note, of_kind)
                for kind in Kind
                if (of_kind := tuple(actor for actor in actors if self.kinds[actor] == kind))
            ]
        return tuple(column for column in columns if column.actors)

    def _heading(self, side: Side, sides: OpposingSides) -> tuple[str, str]:
        """The heading of a side, and the rule by which actors stand there."""
        lead = self.selection.names[sides.lead]
        teller = teller_of(sides.actors[Side.against], self.selection.coverage.sole_voices)
        told = f", as {self.selection.names.get(teller, teller)} tells it" if teller else ""
        return {
            Side.beside: (f"With {lead}", "on most disputed issues"),
            Side.against: (f"Against{told}", "on most disputed issues"),
            Side.neither: ("On neither side", "mixed, or as often with as against"),
            Side.unheard: ("Others", "not heard on disputed issues"),
        }[side]

    @cached_property
    def groups(self) -> tuple[RowGroup, ...]:
        """The issues with a position, in groups."""
        cells = self._cells
        tracks = {track.id: track.title for track in self.selection.data.negotiation.tracks}
        track_of = dict(zip(self.selection.issues["issue"], self.selection.issues["track"], strict=True))

        def rows(issues: Sequence[str]) -> tuple[IssueRow, ...]:
            titles = self.selection.titles
            return tuple(
                IssueRow(one, titles[one], tracks.get(track_of[one], ""), cells.get(one, {})) for one in issues
            )

        found = [RowGroup(*NOTES[kind], rows(self.issues[kind])) for kind in NOTES]
        found.append(RowGroup(*ONLY_INHERITED, rows([one for one in self.issues[IssueKind.silent] if one in cells])))
        return tuple(group for group in found if group.rows)

    @property
    def silent(self) -> list[str]:
        """The issues on which nobody has a position."""
        return [one for one in self.issues[IssueKind.silent] if one not in self._cells]

    @cached_property
    def _cells(self) -> Mapping[str, dict[str, Cell]]:
        found: dict[str, dict[str, Cell]] = {}
        standing, names = self.selection.shown.in_force, self.selection.names
        # column by column: rows of all columns take ten times as long, and a large room has thousands
        columns = ("issue", "actor", "stance", "attribution", "according_to")
        cells = zip(standing.index.tolist(), *(standing[one].tolist() for one in columns), strict=True)
        for label, issue, actor, stance, attribution, teller in cells:
            if actor in self.kinds:
                told = names.get(teller, teller) if attribution == Attribution.characterised else ""
                found.setdefault(issue, {})[actor] = Cell(label, stance, attribution, told)
        return found

    @property
    def rule(self) -> str:
        """The rule of the sides in words for the foot of the matrix; "" where none hold."""
        if not self.sides:
            return ""
        lead = self.selection.names[self.sides.lead]
        most = "takes a side on most disputed issues" if self.sides.outspoken else "is one of those most often opposed"
        return as_sentence(
            f"{lead} {most}. With it stand those that agree with it on more disputed issues than they oppose it: an "
            "order for reading, not blocs. Empty: no stated position, which is not neutral."
        )
