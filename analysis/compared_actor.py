"""One side of a comparison: an actor in the data as somebody chose to see it, at a date of its own."""

from dataclasses import dataclass

import pandas as pd

from analysis.alignment import Alignment, align_standing
from analysis.position_sets import Positions
from analysis.selection import Selection
from analysis.sides import Sides, sides
from loaders.vocabularies import Attribution


@dataclass(frozen=True)
class ComparedActor:
    """An actor and the data in which it is looked at; the two of a comparison differ in actor or date."""

    actor: str
    selection: Selection

    @property
    def stated(self) -> Positions:
        """Its stated positions (what these three are: analysis.selection)."""
        return self.selection.stated.of(self.actor)

    @property
    def shown(self) -> Positions:
        """Those of its positions that charts show."""
        return self.selection.shown.of(self.actor)

    @property
    def counted(self) -> Positions:
        """Those of its positions that figures rest on."""
        return self.selection.counted.of(self.actor)

    @property
    def short(self) -> str:
        """The actor's name."""
        return self.selection.names[self.actor]


def told_issues(left: ComparedActor, right: ComparedActor) -> int:
    """On how many of the shared issues the alignment rests on what another actor says of one of the two."""
    mine, theirs = left.counted.in_force, right.counted.in_force
    shared = set(mine["issue"]) & set(theirs["issue"]) & set(left.selection.issue_ids)
    both = pd.concat([mine, theirs])
    told = both.loc[both["attribution"] == Attribution.characterised, "issue"]
    return len(shared & set(told))


def sides_compared(left: ComparedActor, right: ComparedActor) -> Sides[int]:
    """The sides of the two on the issues that `align_compared` counts."""
    return sides(left.counted.in_force, right.counted.in_force, left.selection.issue_ids)


def align_compared(left: ComparedActor, right: ComparedActor) -> Alignment:
    """The alignment of the two over the issues in view on the left."""
    return align_standing(left.counted.in_force, right.counted.in_force, left.selection.issue_ids)
