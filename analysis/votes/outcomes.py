"""Whether a proposition carries under a rule, whatever the unknown do, and how few of them would turn it."""

from dataclasses import dataclass
from math import comb
from typing import NamedTuple

from loaders.models import Rule
from loaders.vocabularies import RuleBase, RuleKind


class Count(NamedTuple):
    """How many members are for, against, mixed and unknown; the mixed abstain."""

    in_favour: int
    against: int
    mixed: int
    unknown: int

    @property
    def members(self) -> int:
        """All of them."""
        return sum(self)

    @property
    def open(self) -> int:
        """How many could still vote one way or the other: unknown and mixed."""
        return self.mixed + self.unknown


def needed(rule: Rule, in_favour: int, against: int, members: int) -> int:
    """How many votes in favour a rule asks for where so many vote; of one that is not met by nobody's vote, 1 at least.

    Consensus asks for none, since there is no vote.
    """
    whole = members if rule.of is RuleBase.all_members else in_favour + against
    match rule.kind:
        case RuleKind.two_thirds:
            return max(1, -(-2 * whole // 3))
        case RuleKind.simple_majority:
            return whole // 2 + 1
        case RuleKind.consensus:
            return 0


def carries(rule: Rule, in_favour: int, against: int, members: int) -> bool:
    """Whether so many votes carry a proposition; under consensus, whether nobody objects."""
    if rule.kind is RuleKind.consensus:
        return against == 0
    return in_favour >= needed(rule, in_favour, against, members)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether it carries if all unknown stay away, if all vote against, and if all vote for it.

    More votes in favour never make it fail and more against never make it carry: whatever the unknown do, it fails
    where it fails with all of them in favour, and carries where it carries with all of them against.
    """

    away: bool
    opposed: bool
    favoured: bool

    @property
    def is_settled(self) -> bool:
        """Whether the unknown cannot change it."""
        return self.opposed == self.favoured


def outcome(rule: Rule, count: Count) -> Outcome:
    """The range of outcomes over everything that the unknown could do."""
    yes, no, unknown, members = count.in_favour, count.against, count.unknown, count.members
    return Outcome(
        carries(rule, yes, no, members),
        carries(rule, yes, no + unknown, members),
        carries(rule, yes + unknown, no, members),
    )


@dataclass(frozen=True, slots=True)
class Deciders:
    """How few of the unknown and mixed turn an outcome if all others of them do not vote.

    Every vote counts the same, so any `size` of the `among` would do; `size` is None where all of them would not.
    `against` says how they would have to vote.
    """

    size: int | None
    among: int
    against: bool

    @property
    def ways(self) -> int:
        """How many smallest sets there are."""
        return comb(self.among, self.size) if self.size else 0


def deciders(rule: Rule, count: Count) -> Deciders:
    """The smallest sets of unknown or mixed members whose votes turn what comes out if the unknown stay away."""
    yes, no, members = count.in_favour, count.against, count.members
    stands = carries(rule, yes, no, members)
    turned = (
        size
        for size in range(1, count.open + 1)
        if carries(rule, yes + (0 if stands else size), no + (size if stands else 0), members) != stands
    )
    return Deciders(next(turned, None), count.open, stands)
