"""The data as somebody chose to see it: a day, filters, and what follows from them.

Three questions lie behind every table of positions. As stated, or with what members inherit from their groups? To be
shown on a chart, or counted in a figure? All up to the day, or those in force at it? Each answer has its name:

    positions                                                 up to the day    in force at it
    those that actors state, whoever tells of them            stated.all       stated.in_force
    those that groups state, for members that do not          inherited.all    inherited.in_force
    what charts show: inherited ones too if they are wanted   shown.all        shown.in_force
    what figures count: likewise if they are to be counted    counted.all      counted.in_force

Of each there are also those `of` an actor and those `on` an issue: `counted.of("russia").in_force`.

In a scenario what it supposes is in force instead of what the actors hold; all up to the day stay what was said.
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Self

import pandas as pd

from analysis.coverage import Coverage
from analysis.deeds.actor_deeds import Deeds
from analysis.evidence_steps import HEARD, Step, by_step, widest_step
from analysis.filters import Filters, by_track, keep_actors, keep_documents, keep_issues, keep_positions
from analysis.inheritance import Inheritance, inherited_statements
from analysis.moves import moves
from analysis.position_sets import Positions, inherited_positions, joined_positions, stated_positions
from analysis.ranking import Ranking
from analysis.room import Room
from analysis.scenarios.pinned_positions import newcomer, pinned_positions, pins_that_change, together, with_pins
from analysis.scenarios.pins import Scenario
from loaders import Dataset
from loaders.table_rows import ActorRow, IssueRow, SourceRow, records
from loaders.vocabularies import MACHINE_MADE, Attribution, Kind


@dataclass(frozen=True)
class Selection:
    """The data as somebody chose to see it. It may be shared: its tables are not to be written into."""

    data: Dataset
    as_of: date
    filters: Filters
    scenario: Scenario = field(default=(), kw_only=True)
    """What is supposed of actors at the day; without any pin all is as the data says."""

    @cached_property
    def issues(self) -> pd.DataFrame:
        """The issues in view, track by track, otherwise in the order of the codebook."""
        return keep_issues(by_track(self.data.issues, self.data.negotiation.tracks), self.filters)

    @cached_property
    def actors(self) -> pd.DataFrame:
        """The actors in view: states, then groups, then organisations, by name."""
        order = {kind.value: number for number, kind in enumerate(Kind)}
        kept = together(keep_actors(self.data.actors, self.filters), self._newcomer)
        return kept.sort_values(["kind", "short_name"], key=lambda c: c.map(order) if c.name == "kind" else c)

    @cached_property
    def known_actors(self) -> pd.DataFrame:
        """The actors of the data, and whom a scenario adds, whatever the filters are."""
        return together(self.data.actors, self._newcomer)

    @cached_property
    def _newcomer(self) -> pd.DataFrame:
        return newcomer(self.data.actors, self.scenario)

    @cached_property
    def as_said(self) -> Self:
        """The same view without its scenario: itself where there is none."""
        return replace(self, scenario=()) if self.scenario else self

    @cached_property
    def supposed(self) -> Scenario:
        """The pins of the scenario that are not so already."""
        return pins_that_change(self.scenario, self.as_said.counted.in_force) if self.scenario else ()

    @cached_property
    def pinned(self) -> pd.DataFrame:
        """Those of actors and issues in view as positions, one for each pin."""
        seen = tuple(pin for pin in self.supposed if pin.actor in self.actor_ids and pin.issue in self.issue_ids)
        return pinned_positions(seen, self.data.positions, self.as_of) if seen else self.data.positions.head(0)

    @cached_property
    def stated(self) -> Positions:
        """The positions in view that the data states, and those in force that a scenario supposes instead."""
        return with_pins(self._said, self.pinned)

    @cached_property
    def _said(self) -> Positions:
        kept = self._let_in()
        kept = kept[kept["actor"].isin(self.actor_ids)]
        return stated_positions(kept[kept["latest"] <= pd.Timestamp(self.as_of)], self.as_of)

    def _let_in(self) -> pd.DataFrame:
        """The positions that the filters let in, of all actors and days."""
        kept = keep_positions(self.data.positions, self.filters, self.issue_ids)
        return keep_documents(kept, self.data.sources, self.filters)

    @cached_property
    def inherited(self) -> Positions:
        """What groups have stated, for their members in view; nothing where only own words are to be heard."""
        return with_pins(self._inherited, self._handed_on, together(self.pinned, self._handed_on))

    @cached_property
    def _inherited(self) -> Positions:
        said = self._let_in() if self._hands_on else self.data.positions.head(0)
        statements = inherited_statements(self._said.all, said, self._memberships, self.as_of)
        return inherited_positions(statements, self._said, self.as_of)

    @cached_property
    def _handed_on(self) -> pd.DataFrame:
        """What is pinned for groups, for their members."""
        if self.pinned.empty or not self._hands_on:
            return self.pinned.head(0)
        return inherited_statements(together(self._said.all, self.pinned), self.pinned, self._memberships, self.as_of)

    @property
    def _hands_on(self) -> bool:
        return self.inherits and Attribution.reported in self.filters.attributions

    @property
    def _memberships(self) -> pd.DataFrame:
        held = self.data.memberships
        return held[held["actor"].isin(self.actor_ids)]

    @cached_property
    def shown(self) -> Positions:
        """The positions that charts show: with the inherited ones, where the user wants to see them."""
        if not self.inherits:
            return self.stated
        said = joined_positions(self._said, self._inherited, self.as_of)
        return with_pins(said, together(self.pinned, self._handed_on))

    @property
    def counted(self) -> Positions:
        """The positions that figures rest on: inherited ones are among them only where the user says so."""
        return self.shown if self.counts_inherited else self.stated

    @property
    def inherits(self) -> bool:
        """Whether inherited positions are shown at all."""
        return self.filters.inheritance is not Inheritance.off

    @property
    def counts_inherited(self) -> bool:
        """Whether inherited positions are part of figures."""
        return self.filters.inheritance is Inheritance.counted

    @cached_property
    def coverage(self) -> Coverage:
        """How much is known of the actors and issues in view, and through whom."""
        return Coverage(self.stated, self.data.sources, self.actor_ids, self.issue_ids)

    @cached_property
    def room(self) -> Room:
        """What is found from all positions in force together."""
        return Room(self.counted.in_force, self.actor_ids, self.issue_ids)

    @cached_property
    def direct(self) -> Self:
        """The same view without what others say of an actor; itself where nobody does."""
        if self.step is Step.all:
            return self.at_steps[Step.reported]
        heard = Attribution.characterised in self.filters.attributions
        return self.only([Attribution.own, Attribution.reported]) if heard else self

    @cached_property
    def ranking(self) -> Ranking:
        """Which pairs can be ranked on direct evidence, and which only as others tell it."""
        return Ranking(self.direct.room, self.room)

    @cached_property
    def step(self) -> Step:
        """The step of evidence on view: the widest one that the filters let in."""
        return widest_step(self.filters.attributions)

    @cached_property
    def at_steps(self) -> dict[Step, Self]:
        """The same view at each step of evidence: one and the same where steps do not differ, so this may be it."""
        everyone = self._hearing(Step.all)
        heard = list(everyone.stated.all["attribution"].unique())
        if self.counts_inherited and len(everyone.inherited.in_force):
            heard.append(Attribution.reported)  # what is inherited comes in at that step
        steps = by_step(heard, lambda step: everyone if step is Step.all else self._hearing(step))
        here = steps[self.step]
        return {step: self if one is here else one for step, one in steps.items()}

    @cached_property
    def other_steps(self) -> dict[Step, Self]:
        """The views of `at_steps` that are another than this one, each once; none where all is in own words."""
        return self.steps_besides(self)

    def steps_besides(self, base: Self) -> dict[Step, Self]:
        """The views of `at_steps` that are another than `base`, each once."""
        found: dict[int, Step] = {}
        for step, one in self.at_steps.items():
            if one is not base:
                found.setdefault(id(one), step)
        return {step: self.at_steps[step] for step in found.values()}

    def _hearing(self, step: Step) -> Self:
        return self if HEARD[step] == self.filters.attributions else self._heard(HEARD[step])

    def _heard(self, attributions: frozenset[str]) -> Self:
        """The same view with other attributions. What is supposed already holds is left to them where they are fewer.

        So a pin of the stance that another's account gives does not become direct evidence.
        """
        fewer = attributions < self.filters.attributions
        filters = replace(self.filters, attributions=attributions)
        return replace(self, filters=filters, scenario=self.supposed if fewer else self.scenario)

    @cached_property
    def contested(self) -> Self:
        """The same view of contested issues only."""
        return replace(self, filters=replace(self.filters, contested_only=True))

    @cached_property
    def of_all_actors(self) -> Self:
        """The same view with every actor of the data."""
        filters = replace(self.filters, actors=None, kinds=frozenset(Kind))
        return self if filters == self.filters else replace(self, filters=filters)

    @cached_property
    def of_all_documents(self) -> Self:
        """The same view with documents of every kind."""
        return self if self.filters.documents is None else replace(self, filters=replace(self.filters, documents=None))

    @cached_property
    def machine_made(self) -> frozenset[str]:
        """The ids of the documents that a program wrote."""
        sources = self.data.sources
        return frozenset(sources.loc[sources["kind"].isin(MACHINE_MADE), "source"])

    @cached_property
    def moves(self) -> pd.DataFrame:
        """What each statement in view does to the one before it."""
        return moves(self.stated.all)

    @cached_property
    def deeds(self) -> Deeds:
        """What the actors in view did beside what they said."""
        every = self.data.positions
        every = every[(every["latest"] <= pd.Timestamp(self.as_of)) & every["issue"].isin(self.issue_ids)]
        return Deeds(self.stated.all, every, self.data, self.actor_ids)

    @cached_property
    def documents(self) -> dict[str, SourceRow]:
        """Each document of the data by its id, with its columns as attributes."""
        return {row.source: row for row in records(self.data.sources, SourceRow)}

    @cached_property
    def signatories(self) -> dict[str, list[str]]:
        """The ids of the actors that make each joint statement of the data, by its id."""
        joint = self.data.joint
        return {one: actors.split("; ") for one, actors in zip(joint["joint"], joint["actors"], strict=True)}

    @cached_property
    def actor_records(self) -> dict[str, ActorRow]:
        """Each known actor by its id, with its columns as attributes."""
        return {row.actor: row for row in records(self.known_actors, ActorRow)}

    @cached_property
    def issue_records(self) -> dict[str, IssueRow]:
        """Each issue of the data by its id, with its columns as attributes."""
        return {row.issue: row for row in records(self.data.issues, IssueRow)}

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
        """The short name of every known actor."""
        return dict(zip(self.known_actors["actor"], self.known_actors["short_name"], strict=True))

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of every issue of the data."""
        return dict(zip(self.data.issues["issue"], self.data.issues["title"], strict=True))

    def only(self, attributions: Collection[str]) -> Self:
        """The same view with fewer attributions."""
        return self._heard(self.filters.attributions & frozenset(attributions))

    def at(self, day: date) -> Self:
        """The same view at another date, at which a scenario supposes nothing of the actors of the data."""
        if day == self.as_of:
            return self
        added = tuple(pin for pin in self.scenario if pin.actor in set(self._newcomer["actor"]))
        return replace(self, as_of=day, scenario=added)
