"""What the actors of a room did and said, each actor by itself: found once for all who ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.deeds.comparisons import Comparison, Outcome, comparisons, wordless
from analysis.deeds.roll_calls import calls_by_kind, roll_calls, unrecorded
from analysis.deeds.tallies import Tally, tally
from loaders import Dataset


@dataclass(frozen=True)
class ActorDeeds:
    """The deeds of one actor beside what was said, the newest first.

    `own` has each deed beside the actor's own words, `told` those beside what others report of it. `wordless` has the
    issue and the form of every further deed: nobody tells a word of the actor on it. `absences` are its rows of
    roll_calls.unrecorded; `calls` is how many roll calls there are of its kind, with it or without.
    """

    own: tuple[Comparison, ...]
    told: tuple[Comparison, ...]
    wordless: tuple[tuple[str, str], ...]
    absences: pd.DataFrame
    calls: int

    @cached_property
    def tally(self) -> Tally:
        """How its deeds stand to its own words."""
        return tally(self.own)

    @cached_property
    def tally_told(self) -> Tally:
        """How they stand to words that others tell of it."""
        return tally(self.told)

    @cached_property
    def forms(self) -> frozenset[str]:
        """Of which forms its deeds are."""
        return frozenset(one.deed.form for one in (*self.own, *self.told)) | {form for _, form in self.wordless}

    @property
    def deeds(self) -> int:
        """All its deeds."""
        return len({one.deed.Index for one in (*self.own, *self.told)}) + len(self.wordless)

    @property
    def unspoken(self) -> int:
        """The deeds before which it had said nothing in own words."""
        return self.tally.counts.get(Outcome.unspoken, 0) + len(self.wordless)


class Deeds:
    """What the actors of a view did beside what they said."""

    def __init__(self, positions: pd.DataFrame, every: pd.DataFrame, folder: Dataset, actors: Sequence[str]) -> None:
        """`positions` are those in view, up to its day, and `actors` the ids of the actors in view.

        `every` are all positions of the folder on the issues in view up to the day: a vote that a filter leaves out
        is no absence.
        """
        self._positions, self._every, self._actors = positions, every, actors
        self._sources = folder.sources
        self._kinds = dict(zip(folder.actors["actor"], folder.actors["kind"], strict=True))

    def of(self, actor: str) -> ActorDeeds:
        """The deeds of one actor in view."""
        own, told = self._found.get(actor, ([], []))
        return ActorDeeds(
            tuple(own),
            tuple(told),
            tuple(self._wordless.get(actor, ())),
            self.absences[self.absences["actor"] == actor],
            self._calls.get(self._kinds[actor], 0),
        )

    @cached_property
    def by_actor(self) -> dict[str, ActorDeeds]:
        """What each actor did and said, of those that have a deed, in the order of the view."""
        acted = {*self._found, *self._wordless}
        return {actor: self.of(actor) for actor in self._actors if actor in acted}

    @cached_property
    def absences(self) -> pd.DataFrame:
        """Who has no vote in which roll call (see roll_calls.unrecorded)."""
        return unrecorded(self._every, self._votes, self._kinds, self._actors)

    @cached_property
    def _votes(self) -> pd.DataFrame:
        return roll_calls(self._every, self._sources)

    @cached_property
    def _calls(self) -> dict[str, int]:
        """How many roll calls there are in which actors of a kind vote."""
        calls = calls_by_kind(self._votes, self._kinds)["kind"].value_counts()
        return {str(kind): int(number) for kind, number in calls.items()}

    @cached_property
    def _found(self) -> dict[str, tuple[list[Comparison], list[Comparison]]]:
        """By actor, its deeds beside its own words and beside those that others tell."""
        found: dict[str, tuple[list[Comparison], list[Comparison]]] = {}
        for one in comparisons(self._positions):
            found.setdefault(one.deed.actor, ([], []))[one.is_told].append(one)
        return found

    @cached_property
    def _wordless(self) -> dict[str, list[tuple[str, str]]]:
        rest = wordless(self._positions)
        found: dict[str, list[tuple[str, str]]] = {}
        for actor, issue, form in zip(*(rest[column].tolist() for column in rest), strict=True):
            found.setdefault(actor, []).append((issue, form))
        return found
