"""What a rule makes of votes: the range over all that the unknown could do, and how few would turn it."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.votes.outcomes import Count, carries, deciders, needed, outcome
from loaders.models import Rule
from loaders.vocabularies import RuleBase, RuleKind

FOR, AGAINST, ABSTAIN, AWAY = "for", "against", "abstain", "away"
VOTES = (FOR, AGAINST, ABSTAIN, AWAY)

RULES = [
    Rule(id="r", title="A rule", kind=kind, of=of, provision="Article 1")
    for kind in RuleKind
    for of in (None, *RuleBase)
    if kind is not RuleKind.consensus or of is None
]
rules = st.sampled_from(RULES)
small = st.integers(0, 3)
counts = st.builds(Count, small, small, small, small)


def slowly_carries(rule: Rule, votes: list[str]) -> bool:
    """Whether the votes of all members carry, as the rule is written."""
    yes, no = votes.count(FOR), votes.count(AGAINST)
    if rule.kind is RuleKind.consensus:
        return no == 0
    whole = len(votes) if rule.of is RuleBase.all_members else yes + no
    share = Fraction(yes, whole) if whole else Fraction(0)
    return share >= Fraction(2, 3) if rule.kind is RuleKind.two_thirds else share > Fraction(1, 2)


def cast(count: Count) -> list[str]:
    """The votes of those who are known; the mixed abstain."""
    return [FOR] * count.in_favour + [AGAINST] * count.against + [ABSTAIN] * count.mixed


def fillings(count: Count) -> Iterator[list[str]]:
    """Everything that the unknown could do."""
    for votes in product(VOTES, repeat=count.unknown):
        yield cast(count) + list(votes)


@given(rules, counts)
def test_the_range_contains_every_filling_in_of_the_unknown_and_nothing_else(rule: Rule, count: Count) -> None:
    found = outcome(rule, count)
    results = {slowly_carries(rule, votes) for votes in fillings(count)}
    assert {found.opposed, found.favoured} == results
    assert found.away == slowly_carries(rule, cast(count) + [AWAY] * count.unknown)
    assert found.is_settled == (len(results) == 1)


@given(rules, counts)
def test_the_deciders_are_the_smallest_sets_that_turn_it_however_they_vote(rule: Rule, count: Count) -> None:
    settled = [FOR] * count.in_favour + [AGAINST] * count.against
    undecided = [ABSTAIN] * count.mixed + [AWAY] * count.unknown
    stands = slowly_carries(rule, settled + undecided)
    turning: list[tuple[int, ...]] = []
    for size in range(1, len(undecided) + 1):
        for chosen in combinations(range(len(undecided)), size):
            rest = [vote for number, vote in enumerate(undecided) if number not in chosen]
            if any(
                slowly_carries(rule, settled + rest + list(votes)) != stands for votes in product(VOTES, repeat=size)
            ):
                turning.append(chosen)
        if turning:
            break
    found = deciders(rule, count)
    assert (found.size, found.ways) == (len(turning[0]) if turning else None, len(turning))
    assert (found.among, found.against) == (len(undecided), stands)


@given(rules, st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_the_votes_needed_are_the_fewest_that_carry_where_so_many_vote(
    rule: Rule, yes: int, no: int, more: int
) -> None:
    members, voting = yes + no + more, yes + no
    fewest = next((one for one in range(voting + 1) if carries(rule, one, voting - one, members)), None)
    asked = needed(rule, yes, no, members)
    if rule.kind is RuleKind.consensus:
        assert asked == 0
    else:
        assert asked == fewest if fewest is not None else asked > voting


@pytest.mark.parametrize(
    ("kind", "away", "size"),
    [(RuleKind.simple_majority, True, 19), (RuleKind.two_thirds, False, 41)],
)
def test_a_vote_of_the_general_assembly(kind: RuleKind, away: bool, size: int) -> None:
    """A/RES/74/247: 79 yes, 60 no, 33 abstentions, 21 absent."""
    count = Count(79, 60, 33, 21)
    rule = Rule(id="r", title="A rule", kind=kind, provision="Charter, Article 18")
    found = deciders(rule, count)
    assert outcome(rule, count).away is away
    assert (found.size, found.among, found.ways) == (size, 54, comb(54, size))


def test_nobody_in_favour_is_no_majority() -> None:
    for rule in RULES:
        assert outcome(rule, Count(0, 0, 3, 0)).away is (rule.kind is RuleKind.consensus)
