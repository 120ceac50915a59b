"""What is stated on each issue, all found at once: to look for it issue by issue would take a large room minutes."""

from functools import cached_property

import pandas as pd

from analysis.selection import Selection
from analysis.votes.ballots import Ballot, put_to_vote
from analysis.votes.electorates import Electorate, electorates


class IssueRecords:
    """The positions in force and the moves by issue, and a vote on each."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._standing = _by_issue(selection.stated.in_force)
        self._moves = _by_issue(selection.moves)
        self.kinds = {actor: record.kind for actor, record in selection.actor_records.items()}
        self.tracks = {track.id: track.title for track in selection.data.negotiation.tracks}

    def in_force(self, issue: str) -> pd.DataFrame:
        """The stated positions in force on it."""
        return self._standing.get(issue, self._selection.stated.in_force.head(0))

    def moves(self, issue: str) -> pd.DataFrame:
        """What each statement on it did to the one before (see analysis.moves)."""
        return self._moves.get(issue, self._selection.moves.head(0))

    def ballot(self, issue: str) -> Ballot | None:
        """The issue before whom the folder names first, by its first rule; None where it names no rule."""
        rules = self._selection.data.negotiation.rules
        if not rules or not self._electorates:
            return None
        return put_to_vote(issue, self._electorates[0], rules[0], self._selection)

    @cached_property
    def _electorates(self) -> list[Electorate]:
        return list(electorates(self._selection).values())


def _by_issue(rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return {str(issue): some for issue, some in rows.groupby("issue", sort=False)}
