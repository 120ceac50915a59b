"""What a room, one actor or one issue comes to, in the sentences that its page and its briefing share."""

from collections.abc import Callable, Iterator, Mapping

import numpy as np
import pandas as pd

from analysis.alignment import RANKED_FROM
from analysis.coverage import count_passages
from analysis.ranking import RankedRow
from analysis.scenarios.pinned_positions import SCENARIO, said_ones
from analysis.sides import of_row
from analysis.wording.figures import (
    VERBS,
    as_sentence,
    count,
    date_as_noun,
    listed,
    percent,
    separate_quotations,
)
from analysis.wording.sides import sides_in_brief
from loaders.joint_statements import count_positions
from loaders.table_rows import MembershipRow, records
from loaders.vocabularies import Attribution, Kind

NEEDS_AN_ACCOUNT = "These figures need what another actor says of one of the two. They are not ranked among the others."

FEW = 4
"""Of how many actors that speak for themselves each is named, and how many of many tied ones."""

TIED = 6
"""How many actors at one alignment are all named; the table of alignments has all of more."""


def what_it_wants(name: str) -> str:
    """What Actor and its briefing answer, of the actor's name."""
    return f"{name}: what does it want?"


def who_stands_where(title: str) -> str:
    """What Issue and its briefing answer, of the issue's title."""
    return f"{title}: who stands where?"


def evidence_in_brief(positions: pd.DataFrame) -> str:
    """How many positions there are, of how many actors on how many issues, and on how many quotations they rest."""
    return (
        f"{count(count_positions(positions), 'position')} of {count(positions['actor'].nunique(), 'actor')} on "
        f"{count(positions['issue'].nunique(), 'issue')}, resting on {separate_quotations(count_passages(positions))}"
    )


def by_stance(standing: pd.DataFrame) -> Iterator[tuple[str, list[str]]]:
    """What an actor does ("Strongly supports") to which issues, the strongest support first, from its positions."""
    for stance in sorted(VERBS, reverse=True):
        issues = list(standing.loc[standing["stance"] == stance, "issue"])
        if issues:
            verb = VERBS[stance] + (" on" if stance == 0 else "")
            yield as_sentence(verb), issues


def how_much_is_stated(name: str, mine: pd.DataFrame, addressed: int, issues: int) -> str:
    """On how many of the issues in view an actor of this name has a stated position, and what its positions rest on."""
    return (
        f"{name} has a stated position on {addressed} of {count(issues, 'issue')}, "
        f"resting on {separate_quotations(count_passages(mine))} of {count(mine['source'].nunique(), 'document')}."
    )


def when_a_member(membership: MembershipRow) -> str:
    """The span of a membership: "since 15 June 2001 until 2020", "" where no date is given."""
    words = (("since", membership.since), ("until", membership.until))
    return " ".join(f"{word} {date_as_noun(day)}" for word, day in words if day)


def sides_taken(standing: pd.DataFrame, issues: int) -> str:
    """On how many issues an actor supports and opposes, from its positions: "Supports 9 issues, opposes 2."

    What rests on another actor's account is counted apart. On how many of the `issues` in view it is silent comes last.
    """
    heard, told = map(_does, _heard_and_told(standing))
    parts = [heard, f"as others tell it {told}" if told else ""]
    silent = issues - len(standing)
    words = as_sentence("; ".join(part for part in parts if part))
    return f"{words}." + (f" Silent on {silent:,} of {count(issues, 'issue')}." if silent else "")


def _does(signs: Mapping[int, int]) -> str:
    """{1: 9, -1: 2} -> "supports 9 issues, opposes 2"."""
    verbs = {1: "supports", -1: "opposes", 0: "is mixed on"}
    numbers = [(verb, signs[sign]) for sign, verb in verbs.items() if signs.get(sign)]
    return ", ".join(f"{verb} {number if place else count(number, 'issue')}"
                     for place, (verb, number) in enumerate(numbers))  # fmt: skip


def nearest_and_farthest(direct: pd.DataFrame, told: pd.DataFrame, name: Callable[[str], str]) -> str:
    """Who is nearest to an actor and who farthest, of those that can be ranked, with all that share the figure.

    `direct` is its alignment with each other actor on direct evidence, `told` that with those with which it needs an
    account and which are ranked apart (see analysis.ranking); `name` says how an actor is named.
    """
    ranked, others = direct[direct["ranked"]], told[told["ranked"]]
    only = f" Only as others tell it: {_extremes(others, name)}." if len(others) else ""
    if ranked.empty:
        on_what = " on direct evidence" if len(told) else ""
        return (
            f"Nobody can be ranked{on_what}: no other actor shares {RANKED_FROM} issues with it on "
            f"{RANKED_FROM} separate quotations.{only}"
        )
    if len(ranked) == 1:
        return f"Only {_with_figure(ranked, name)} can be ranked{' on direct evidence' if only else ''}.{only}"
    near, far = ranked["alignment"].iloc[0], ranked["alignment"].iloc[-1]
    answer = f"Nearest: {_with_figure(ranked[ranked['alignment'] == near], name)}."
    if near == far:
        return f"{answer} Nobody who can be ranked stands farther.{only}"
    return f"{answer} Farthest: {_with_figure(ranked[ranked['alignment'] == far], name)}.{only}"


def _extremes(ranked: pd.DataFrame, name: Callable[[str], str]) -> str:
    """The nearest and, where they stand elsewhere, the farthest."""
    near, far = ranked["alignment"].iloc[0], ranked["alignment"].iloc[-1]
    ends = [_with_figure(ranked[ranked["alignment"] == end], name) for end in dict.fromkeys([near, far])]
    return "; farthest ".join(ends)


def _with_figure(tied: pd.DataFrame, name: Callable[[str], str]) -> str:
    """All actors at one alignment, those with the same sides together: "A and B (on ...), C (on ...) at 50 %"."""
    by_sides: dict[str, list[str]] = {}
    for row in records(tied if len(tied) <= TIED else tied.head(FEW), RankedRow):
        by_sides.setdefault(sides_in_brief(of_row(row)), []).append(name(row.other))
    more = [f"{len(tied) - FEW:,} more"] if len(tied) > TIED else []
    alike = [f"{listed(names)} ({sides})" for sides, names in by_sides.items()]
    return f"{listed([*alike, *more])} at {percent(tied['alignment'].iloc[0])}"


def by_kind(standing: pd.DataFrame, kinds: Mapping[str, str]) -> list[str]:
    """How many states support and oppose an issue, and how many groups and organisations: from the positions on it.

    `kinds` has the kind of each actor. Whose position is another actor's account is counted apart. A sentence each,
    states first; left out where none has a position.
    """
    is_state = standing["actor"].map(kinds) == Kind.state
    states, others = standing[is_state], standing[~is_state]
    found = others["actor"].map(kinds).unique()
    name = f"{as_sentence(str(found[0]))}s" if len(found) == 1 else "Groups and organisations"
    return [f"{who}: {_by_side(rows)}." for who, rows in (("States", states), (name, others)) if len(rows)]


def _by_side(standing: pd.DataFrame) -> str:
    """How many are for, against and mixed, then how many as others tell it."""
    heard, told = _heard_and_told(standing)
    words = [f"{heard.get(sign) or 'none'} {word}" for sign, word in _SIDES.items() if sign or heard.get(sign)]
    more = [f"{told[sign]} {word}" for sign, word in _SIDES.items() if told.get(sign)]
    if not heard:
        return f"as others tell it {', '.join(more)}"
    return ", ".join(words) + (f"; as others tell it {', '.join(more)}" if more else "")


def _heard_and_told(standing: pd.DataFrame) -> tuple[dict[int, int], dict[int, int]]:
    """How many stand on each side (1 for, -1 against, 0 mixed), and how many as others tell it."""
    account = standing["attribution"] == Attribution.characterised
    return _signs(standing[~account]), _signs(standing[account])


def _signs(standing: pd.DataFrame) -> dict[int, int]:
    return {int(sign): int(number) for sign, number in np.sign(standing["stance"]).value_counts().items()}


_SIDES = {1: "for", -1: "against", 0: "mixed"}


def whose_words(standing: pd.DataFrame, actors: int, names: Mapping[str, str]) -> str:
    """How many of the positions on an issue are own words, of few whose, and how many actors in view are silent."""
    own = [names[actor] for actor in standing.loc[standing["attribution"] == Attribution.own, "actor"]]
    who = f" ({listed(own)})" if 0 < len(own) <= FEW and len(own) < len(standing) else ""
    words = f"All {len(own)}" if len(own) == len(standing) > 1 else f"{len(own) or 'None'} of {len(standing)}"
    return f"{words} in own words{who}{_pinned(standing)}. {_silent(standing, actors)}"


def _pinned(standing: pd.DataFrame) -> str:
    """How many of the positions a scenario supposes; "" for none."""
    number = int((standing["attribution"] == SCENARIO).sum())
    return f", {number} pinned in the scenario" if number else ""


def _silent(standing: pd.DataFrame, actors: int) -> str:
    return f"{count(actors - len(standing), 'actor in view is', 'actors in view are')} silent."


def for_and_against(standing: pd.DataFrame, actors: int) -> tuple[str, str]:
    """How many support and oppose an issue, and what that rests on: two sentences, from the positions on it.

    `actors` is the number of actors in view.
    """
    support, oppose = int((standing["stance"] > 0).sum()), int((standing["stance"] < 0).sum())
    mixed = len(standing) - support - oppose
    own = int((standing["attribution"] == Attribution.own).sum())
    parts = [count(support, "actor supports", "actors support"), f"{oppose} oppose{'s' if oppose == 1 else ''}"]
    if mixed:
        parts.append(f"{mixed} mixed")
    return (
        f"{', '.join(parts)}; {own} of the {len(standing)} in own words{_pinned(standing)}.",
        f"They rest on {separate_quotations(count_passages(said_ones(standing)))}. {_silent(standing, actors)}",
    )
