"""One issue put to an electorate under a rule."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from analysis.selection import Selection
from analysis.votes.electorates import Electorate
from analysis.votes.outcomes import Count, Deciders, Outcome, deciders, outcome
from analysis.votes.tallies import Tally, tally
from loaders.models import Rule
from loaders.vocabularies import RuleKind

ASSUMED = {
    kind.value: Rule(id=kind.value, title=title, kind=kind, provision="assumed: negotiation.yaml names no rule")
    for kind, title in {
        RuleKind.two_thirds: "Two-thirds of those present and voting",
        RuleKind.simple_majority: "Majority of those present and voting",
        RuleKind.consensus: "Consensus",
    }.items()
}
"""The rules to try where a folder names none."""


@dataclass(frozen=True)
class Ballot:
    """Where the members stand, and the rule under which that is judged."""

    tally: Tally
    rule: Rule

    @cached_property
    def count(self) -> Count:
        """How many are on each side."""
        found = self.tally
        return Count(len(found.in_favour), len(found.against), len(found.mixed), found.unknown)

    @cached_property
    def outcome(self) -> Outcome:
        """Whether it carries, over all that the unknown could do."""
        return outcome(self.rule, self.count)

    @cached_property
    def deciders(self) -> Deciders:
        """How few of the unknown and mixed would turn what comes out if the unknown stay away."""
        return deciders(self.rule, self.count)

    @property
    def is_known(self) -> bool:
        """Whether more than one member has spoken: one alone tells nothing of a room."""
        return len(self.tally.standing) > 1


def rules(selection: Selection) -> Mapping[str, Rule]:
    """The rules of the folder by their ids, the usual one first; those of `ASSUMED` where it names none."""
    return {rule.id: rule for rule in selection.data.negotiation.rules} or ASSUMED


def put_to_vote(issue: str, electorate: Electorate, rule: Rule, selection: Selection) -> Ballot:
    """An issue before an electorate, at the day of the selection."""
    return Ballot(tally(issue, electorate, selection), rule)
