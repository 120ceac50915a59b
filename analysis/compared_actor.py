"""One side of a comparison: an actor in the data as somebody chose to see it, at a date of its own."""

from dataclasses import dataclass

import pandas as pd

from analysis.alignment import Alignment, align_standing
from analysis.selection import Chosen


@dataclass(frozen=True)
class Party:
    """An actor and the data in which it is looked at; the two of a comparison differ in actor or date."""

    actor: str
    chosen: Chosen

    @property
    def positions(self) -> pd.DataFrame:
        """All its positions up to the date."""
        return self.chosen.positions_of(self.actor)

    @property
    def statements(self) -> pd.DataFrame:
        """All its positions up to the date that time charts show."""
        return self.chosen.statements_of(self.actor)

    @property
    def stated(self) -> pd.DataFrame:
        """Those of its positions in force that it does not inherit."""
        return self.chosen.stated_of(self.actor)

    @property
    def standing(self) -> pd.DataFrame:
        """Its positions in force that figures rest on."""
        return self.chosen.standing_of(self.actor)

    @property
    def shown(self) -> pd.DataFrame:
        """Its positions in force that charts show."""
        return self.chosen.shown_of(self.actor)

    @property
    def short(self) -> str:
        """The actor's name."""
        return self.chosen.names[self.actor]


def align_parties(left: Party, right: Party) -> Alignment:
    """The alignment of the two over the issues in view on the left."""
    return align_standing(left.standing, right.standing, left.chosen.issue_ids)
