"""Where the members of an electorate stand on an issue: for, against, mixed, or unknown."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.selection import Selection
from analysis.votes.electorates import Electorate
from loaders.vocabularies import Attribution


@dataclass(frozen=True)
class Tally:
    """The positions of an electorate's members on an issue, a row each, and who of them has none (ids)."""

    electorate: Electorate
    standing: pd.DataFrame
    silent: tuple[str, ...]

    @cached_property
    def in_favour(self) -> list[str]:
        """The ids of those who support the proposition."""
        return list(self.standing.loc[self.standing["stance"] > 0, "actor"])

    @cached_property
    def against(self) -> list[str]:
        """The ids of those who oppose it."""
        return list(self.standing.loc[self.standing["stance"] < 0, "actor"])

    @cached_property
    def mixed(self) -> list[str]:
        """The ids of those who are mixed, who count as abstaining."""
        return list(self.standing.loc[self.standing["stance"] == 0, "actor"])

    @property
    def unknown(self) -> int:
        """How many have no position, with the members that have no file here."""
        return len(self.silent) + self.electorate.beyond

    @property
    def told(self) -> int:
        """How many of the positions are another actor's account."""
        return int((self.standing["attribution"] == Attribution.characterised).sum())


def tally(issue: str, electorate: Electorate, selection: Selection) -> Tally:
    """Where the members stand at the day of the selection, in the words that its filters let in.

    A group's statement is nobody's vote, unless figures of the selection count what members inherit.
    """
    standing = selection.of_all_actors.counted.on(issue).in_force
    standing = standing[standing["actor"].isin(electorate.members)]
    spoken = set(standing["actor"])
    return Tally(electorate, standing, tuple(one for one in electorate.members if one not in spoken))
