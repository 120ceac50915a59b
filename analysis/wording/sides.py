"""The sides of a pair in words, which come before the per cent."""

from collections.abc import Iterator

from analysis.alignment import Alignment
from analysis.news.pair_moves import PairState
from analysis.sides import Count, Sides
from analysis.wording.articles import with_article
from analysis.wording.figures import (
    COVER,
    as_sentence,
    based_on,
    count,
    percent,
    resting_on,
    separate_quotations,
)
from analysis.wording.scope import scoped

HALF_IN_WORDS = "50\u00a0% is what support against opposition gives: it is not half agreement."
"""What the per cent of an alignment means; stands beside it."""

BY_SIDE = {-1: "Opposite sides", 0: "One or both mixed", 1: "Same side"}
"""What heads the issues that two share, by `analysis.sides.side`, in the order in which they are read."""

NEITHER_HAS = "Neither has spoken"
NO_AGREEMENT = "That is silence, not agreement."

SAME, OPPOSITE, MIXED = "on the same side", "on opposite sides", "with one or both of them mixed"


def question(left: str, right: str) -> str:
    """What Compare and its briefing answer, of two short names; the same one twice is an actor at two dates."""
    if left == right:
        return f"Has {with_article(left)} changed its mind?"
    return f"Where do {with_article(left)} and {with_article(right)} differ?"


def only_one_has(name: str, verb: str = "spoken") -> str:
    """What heads the issues on which one of the two alone has a position."""
    return f"Only {name} has {verb}"


def sides_in_brief(sides: Sides[int], noun: str = "issue") -> str:
    """The larger of the same and opposite sides, the latter if equal: "on opposite sides on 4 of 5 issues"."""
    if not sides.n:
        return "not comparable"
    kind, found = _ordered(sides)[0]
    return f"{kind} on {_of_all(found.issues, sides.n, noun)}"


def sides_in_words(sides: Sides[int]) -> str:
    """Each kind with their passages: "on opposite sides on 4 of 5 issues (6 separate quotations), ...".

    A kind without issues is left out.
    """
    if not sides.n:
        return "not comparable"
    (kind, first), *others = _ordered(sides)
    parts = [f"{kind} on {_of_all(first.issues, sides.n)} ({separate_quotations(first.passages)})"]
    parts += [f"{kind} on {found.issues} ({separate_quotations(found.passages)})" for kind, found in others]
    return ", ".join(parts)


def pair_in_brief(sides: Sides[int], found: Alignment | PairState) -> str:
    """The same with the per cent behind it, and whether it may be ranked."""
    if not found.n:
        return "not comparable"
    rank = "" if found.ranked else ", too little to rank"
    return f"{sides_in_brief(sides)}, {percent(found.value)} on n = {found.n}{rank}"


def alignment_in_words(sides: Sides[int], found: Alignment) -> Iterator[str]:
    """The sides with their quotations, the per cent and what it means, its interval, and what it rests on."""
    if found.n:
        yield f"{as_sentence(sides_in_words(sides))}."
        yield f"{percent(found.value)} alignment on {count(found.n, 'shared issue')}. {HALF_IN_WORDS}"
    yield f"{based_on(found).rstrip('.')}."
    if found.n:
        yield f"{resting_on(found)} {COVER}"


def as_heading(sides: Sides[int], told: int) -> str:
    """The brief words as a sentence begins, and whether they rest on what others say on `told` of the issues."""
    return f"{as_sentence(sides_in_brief(sides))}{_whose(sides, told)}"


def verdict(sides: Sides[int], told: int, other: int, *, ranked: bool, scope: str = "") -> str:
    """The answer to where two differ: `told` as in `as_heading`, `other` issues are on view and not comparable.

    "On opposite sides on 4 of 5 shared issues, partly as others tell it; 14 not comparable." What the filters narrow
    that to (`analysis.wording.scope`) stands before it.
    """
    if not sides.n:
        if scope:
            return f"{as_sentence(scope)} they share no issue: there is none on which both have a stated position."
        return "They cannot be compared: there is no issue on which both have a stated position."
    brief = f"{sides_in_brief(sides, 'shared issue')}{_whose(sides, told)}"
    rank = "" if ranked else ": too little to rank"
    return as_sentence(scoped(scope, f"{brief}{rank}{f'; {other:,} not comparable' if other else ''}."))


def _whose(sides: Sides[int], told: int) -> str:
    return f", {'' if told == sides.n else 'partly '}as others tell it" if told else ""


def _ordered(sides: Sides[int]) -> list[tuple[str, Count[int]]]:
    """The kinds that have issues, in the order in which they are told: what is mixed only leads if it is all."""
    kinds = sorted([(OPPOSITE, sides.opposite), (SAME, sides.same)], key=lambda kind: -kind[1].issues)
    return [kind for kind in [*kinds, (MIXED, sides.mixed)] if kind[1].issues]


def _of_all(issues: int, n: int, noun: str = "issue") -> str:
    """3 of 5 issues, or all of them."""
    if issues < n:
        return f"{issues} of {count(n, noun)}"
    return {1: "the one issue that they share", 2: "both issues"}.get(n, f"all {count(n, noun)}")
