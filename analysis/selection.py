"""The data as somebody chose to see it: a day, filters, and what follows from them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Self

import pandas as pd

from analysis.coverage import CoverageRow, bearers, channels, coverage, sole_voices
from analysis.evidence_steps import HEARD, Step, by_step
from analysis.filters import Filters, by_track, keep_actors, keep_issues, keep_positions
from analysis.inheritance import Inheritance, inherited_in_force, inherited_statements, joined
from analysis.moves import moves
from analysis.positions_in_force import in_force
from analysis.room import Room
from loaders import Dataset
from loaders.table_rows import ActorRow, IssueRow, SourceRow, records
from loaders.vocabularies import Attribution, Kind

KEPT = 16
"""Of so many actors and issues the tables are kept: a page asks for those of a few again and again."""


@dataclass(frozen=True)
class Chosen:
    """The data as somebody chose to see it. It may be shared: its tables are not to be written into."""

    data: Dataset
    as_of: date
    filters: Filters

    @cached_property
    def issues(self) -> pd.DataFrame:
        """The issues in view, track by track, otherwise in the order of the codebook."""
        return keep_issues(by_track(self.data.issues), self.filters)

    @cached_property
    def actors(self) -> pd.DataFrame:
        """The actors in view: states, then groups, then organisations, by name."""
        order = {kind.value: number for number, kind in enumerate(Kind)}
        kept = keep_actors(self.data.actors, self.filters)
        return kept.sort_values(["kind", "short_name"], key=lambda c: c.map(order) if c.name == "kind" else c)

    @cached_property
    def positions(self) -> pd.DataFrame:
        """The positions in view, of all dates up to `as_of`."""
        kept = keep_positions(self.data.positions, self.filters, self.issue_ids)
        kept = kept[kept["actor"].isin(self.actors["actor"])]
        return kept[kept["latest"] <= pd.Timestamp(self.as_of)]

    @cached_property
    def stated(self) -> pd.DataFrame:
        """The stated positions in force at `as_of`."""
        return in_force(self.positions, self.as_of)

    @cached_property
    def standing(self) -> pd.DataFrame:
        """The positions in force that figures rest on: inherited ones are among them only where the user says so."""
        return joined(self.stated, self.inherited) if self.counts_inherited else self.stated

    @cached_property
    def shown(self) -> pd.DataFrame:
        """The positions in force that charts show: with the inherited ones, where the user wants to see them."""
        return joined(self.stated, self.inherited)

    @cached_property
    def statements(self) -> pd.DataFrame:
        """All positions that time charts show, likewise."""
        return joined(self.positions, self.inherited_statements)

    @cached_property
    def inherited(self) -> pd.DataFrame:
        """The inherited positions in force."""
        return inherited_in_force(self.stated, self.inherited_statements)

    @cached_property
    def inherited_statements(self) -> pd.DataFrame:
        """What groups have stated, as rows of their members in view; nothing where only own words are to be heard."""
        wanted = self.inherits and Attribution.reported in self.filters.attributions
        held = self.data.memberships
        held = held[held["actor"].isin(self.actor_ids)] if wanted else held.head(0)
        said = keep_positions(self.data.positions, self.filters, self.issue_ids)
        return inherited_statements(self.positions, said, held, self.as_of)

    @property
    def counted_statements(self) -> pd.DataFrame:
        """All positions that figures over time rest on."""
        return self.statements if self.counts_inherited else self.positions

    @property
    def inherits(self) -> bool:
        """Whether inherited positions are shown at all."""
        return self.filters.inheritance is not Inheritance.off

    @property
    def counts_inherited(self) -> bool:
        """Whether inherited positions are part of figures."""
        return self.filters.inheritance is Inheritance.counted

    @cached_property
    def positions_of(self) -> Callable[[str], pd.DataFrame]:
        """All positions of one actor up to the date."""
        return lru_cache(maxsize=KEPT)(lambda actor: self.positions[self.positions["actor"] == actor])

    @cached_property
    def stated_of(self) -> Callable[[str], pd.DataFrame]:
        """Those of its positions in force that it has stated (see `stated`)."""
        # from its own positions, since those of all actors would have to be found anew for every other date
        return lru_cache(maxsize=KEPT)(lambda actor: in_force(self.positions_of(actor), self.as_of))

    def inherited_of(self, actor: str) -> pd.DataFrame:
        """Its inherited positions in force (see `inherited`)."""
        return self.inherited[self.inherited["actor"] == actor]

    def standing_of(self, actor: str) -> pd.DataFrame:
        """Those of its positions in force that figures rest on (see `standing`)."""
        return self.shown_of(actor) if self.counts_inherited else self.stated_of(actor)

    def shown_of(self, actor: str) -> pd.DataFrame:
        """Those of its positions in force that charts show (see `shown`)."""
        stated = self.stated_of(actor)
        return joined(stated, self.inherited_of(actor)) if self.inherits else stated

    def statements_of(self, actor: str) -> pd.DataFrame:
        """All its positions up to the date that time charts show (see `statements`)."""
        mine, passed_on = self.positions_of(actor), self.inherited_statements
        return joined(mine, passed_on[passed_on["actor"] == actor]) if self.inherits else mine

    @cached_property
    def stated_on(self) -> Callable[[str], pd.DataFrame]:
        """The stated positions in force on one issue."""
        return lru_cache(maxsize=KEPT)(lambda issue: self.stated[self.stated["issue"] == issue])

    def positions_on(self, issue: str) -> pd.DataFrame:
        """All positions on one issue up to the date."""
        return self.positions[self.positions["issue"] == issue]

    def inherited_on(self, issue: str) -> pd.DataFrame:
        """The inherited positions in force on one issue (see `inherited`)."""
        return self.inherited[self.inherited["issue"] == issue]

    def shown_on(self, issue: str) -> pd.DataFrame:
        """Those on one issue that charts show (see `shown`)."""
        stated = self.stated_on(issue)
        return joined(stated, self.inherited_on(issue)) if self.inherits else stated

    def statements_on(self, issue: str) -> pd.DataFrame:
        """All positions on one issue up to the date that time charts show (see `statements`)."""
        return self.statements[self.statements["issue"] == issue]

    @cached_property
    def most_spoken(self) -> Callable[[str], str]:
        """The "actor" or the "issue" in view with the most positions, the first of several."""

        @lru_cache(maxsize=2)
        def found(column: str) -> str:
            known = self.actor_ids if column == "actor" else self.issue_ids
            return str(self.positions[column].value_counts().reindex(known, fill_value=0).idxmax())

        return found

    @cached_property
    def coverage_of(self) -> Callable[[str], CoverageRow]:
        """What is known of one actor: its row of analysis.coverage.coverage, with the columns as attributes."""

        @lru_cache(maxsize=KEPT)
        def found(actor: str) -> CoverageRow:
            return next(records(coverage(self.positions_of(actor), [actor], self.issue_ids), CoverageRow))

        return found

    @cached_property
    def room(self) -> Room:
        """What is found from all positions in force together."""
        return Room(self.standing, self.actor_ids, self.issue_ids)

    @cached_property
    def direct(self) -> Self:
        """The same view without what others say of an actor."""
        return self.only([Attribution.own, Attribution.reported])

    @cached_property
    def step(self) -> Step:
        """The step of evidence on view: the widest one that the filters let in."""
        return max(
            (one for one in Step if HEARD[one] <= self.filters.attributions), key=list(Step).index, default=Step.own
        )

    @cached_property
    def at_steps(self) -> dict[Step, Self]:
        """The same view at each step of evidence: one and the same where steps do not differ, so this may be it."""
        everyone = self._hearing(Step.all)
        heard = list(everyone.positions["attribution"].unique())
        if self.counts_inherited and len(everyone.inherited):
            heard.append(Attribution.reported)  # what is inherited comes in at that step
        steps = by_step(heard, lambda step: everyone if step is Step.all else self._hearing(step))
        here = steps[self.step]
        return {step: self if one is here else one for step, one in steps.items()}

    @cached_property
    def other_steps(self) -> dict[Step, Self]:
        """The views of `at_steps` that are another than this one, each once; none where all is in own words."""
        found: dict[int, Step] = {}
        for step, one in self.at_steps.items():
            if one is not self:
                found.setdefault(id(one), step)
        return {step: self.at_steps[step] for step in found.values()}

    def _hearing(self, step: Step) -> Self:
        if HEARD[step] == self.filters.attributions:
            return self
        return replace(self, filters=replace(self.filters, attributions=HEARD[step]))

    @cached_property
    def contested(self) -> Self:
        """The same view of contested issues only."""
        return replace(self, filters=replace(self.filters, contested_only=True))

    @cached_property
    def moves(self) -> pd.DataFrame:
        """What each statement in view does to the one before it."""
        return moves(self.positions)

    @cached_property
    def documents(self) -> dict[str, SourceRow]:
        """Each document of the data by its id, with its columns as attributes."""
        return {row.source: row for row in records(self.data.sources, SourceRow)}

    @cached_property
    def actor_records(self) -> dict[str, ActorRow]:
        """Each actor of the data by its id, with its columns as attributes."""
        return {row.actor: row for row in records(self.data.actors, ActorRow)}

    @cached_property
    def issue_records(self) -> dict[str, IssueRow]:
        """Each issue of the data by its id, with its columns as attributes."""
        return {row.issue: row for row in records(self.data.issues, IssueRow)}

    @cached_property
    def sole_voices(self) -> dict[str, str]:
        """For each actor that is known through one other actor alone, that other."""
        return sole_voices(self.positions, self.data.sources)

    @cached_property
    def channels(self) -> pd.DataFrame:
        """Through which other actors each actor is known (see analysis.coverage.channels)."""
        return channels(self.positions, self.data.sources)

    @cached_property
    def bearers(self) -> dict[int, dict[str, int]]:
        """The passages that carry positions of several actors in view, with the number for each actor."""
        return bearers(self.positions)

    @cached_property
    def actor_ids(self) -> list[str]:
        """Ids of the actors in view."""
        return list(self.actors["actor"])

    @cached_property
    def issue_ids(self) -> list[str]:
        """Ids of the issues in view."""
        return list(self.issues["issue"])

    @cached_property
    def names(self) -> dict[str, str]:
        """The short name of every actor of the data."""
        return dict(zip(self.data.actors["actor"], self.data.actors["short_name"], strict=True))

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of every issue of the data."""
        return dict(zip(self.data.issues["issue"], self.data.issues["title"], strict=True))

    def only(self, attributions: Collection[str]) -> Self:
        """The same view with fewer attributions."""
        kept = self.filters.attributions & frozenset(attributions)
        return replace(self, filters=replace(self.filters, attributions=kept))

    def at(self, day: date) -> Self:
        """The same view at another date."""
        return self if day == self.as_of else replace(self, as_of=day)
