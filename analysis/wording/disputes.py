"""Who is on opposite sides, on what and in whose words: the sentences that head a room."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from analysis.disputes import IssueKind, OpposingSides, Side, Signs
from analysis.wording.articles import with_article
from analysis.wording.display_text import cut
from analysis.wording.figures import as_sentence, count, listed
from loaders.joint_statements import count_positions, once
from loaders.vocabularies import DEEDS, Attribution, Kind

OPPOSITE_SIDES = "Who is on opposite sides?"
"""What Overview answers."""

NAMED = 3
"""Up to how many actors of a side a sentence names; more are counted by what they are."""

TITLE = 40
"""How many letters of an issue's title a sentence has at most."""


def actors_in_words(actors: Iterable[str], kinds: Mapping[str, str]) -> str:
    """How many there are of each kind, such as "2 states, 1 group and 1 organisation"."""
    number = Counter(kinds[actor] for actor in actors)
    return listed(count(number[kind.value], kind.value) for kind in Kind if number[kind.value])


def issues_in_words(issues: Mapping[IssueKind, Sequence[str]]) -> str:
    """How many issues there are of each kind, such as "5 disputed, 7 agreed and 3 silent"."""
    return listed(f"{len(issues[kind])} {words}" for kind, words in _KINDS.items() if issues[kind])


_KINDS = {
    IssueKind.disputed: "disputed",
    IssueKind.agreed: "agreed",
    IssueKind.one_voice: "with one voice",
    IssueKind.silent: "silent",
}


def sides_headline(
    sides: OpposingSides, signs: Signs, names: Mapping[str, str], titles: Mapping[str, str], kinds: Mapping[str, str],
    issues: int,
) -> str:  # fmt: skip
    """Who faces whom, and on how many of the issues in view; of many who face many also on which most evenly.

    An actor is named beside very many others only if it is the one that is heard most.
    """
    beside, against = sides.actors[Side.beside], sides.actors[Side.against]
    others = [actor for actor in beside if actor != sides.lead]
    if len(beside) <= NAMED:
        mine = listed(with_article(names[actor]) for actor in beside)
    elif sides.outspoken:
        mine = f"{with_article(names[sides.lead])}, with {actors_in_words(others, kinds)},"
    else:
        mine = actors_in_words(beside, kinds)
    verb = "face" if len(beside) > 1 and not (sides.outspoken and len(beside) > NAMED) else "faces"
    where = f"on {_of(len(sides.faced), issues)}"
    if len(against) <= NAMED:
        return f"{as_sentence(mine)} {verb} {listed(with_article(names[actor]) for actor in against)} {where}."
    even = _most_even(sides.faced[0], signs, titles, kinds)
    return f"{as_sentence(mine)} {verb} {actors_in_words(against, kinds)} {where}, {even}."


def _of(number: int, issues: int) -> str:
    """3 of 6 issues, or all of them."""
    if number < issues:
        return f"{number} of {count(issues, 'issue')}"
    return {1: "the one issue", 2: "both issues"}.get(issues, f"all {count(issues, 'issue')}")


def _most_even(issue: str, signs: Signs, titles: Mapping[str, str], kinds: Mapping[str, str]) -> str:
    pro, con = ([actor for actor, sign in signs[issue].items() if actor in kinds and sign == one] for one in (1, -1))
    held = f"{actors_in_words(pro, kinds)} for, {actors_in_words(con, kinds)} against"
    return f"most evenly on “{cut(titles[issue], TITLE)}”: {held}"


def dispute_headline(
    issues: Mapping[IssueKind, Sequence[str]], signs: Signs, titles: Mapping[str, str], kinds: Mapping[str, str]
) -> str:
    """On how many of the issues in view actors stand on opposite sides, and how on the most even one; or that none do.

    `issues` are those of each kind, the most evenly disputed first.
    """
    total = sum(map(len, issues.values()))
    disputed = issues[IssueKind.disputed]
    if not disputed:
        return f"Nobody is known to be on opposite sides: of {count(total, 'issue')} {issues_in_words(issues)}."
    even = _most_even(disputed[0], signs, titles, kinds)
    return f"Actors are on opposite sides on {_of(len(disputed), total)}, {even}."


def teller_of(actors: Sequence[str], sole_voices: Mapping[str, str]) -> str:
    """The one other actor through whom all that is known of the actors comes; "" where there is none."""
    tellers = {sole_voices.get(actor, "") for actor in actors}
    return tellers.pop() if len(tellers) == 1 else ""


def other_side_in_words(
    sides: OpposingSides, standing: pd.DataFrame, sole_voices: Mapping[str, str], names: Mapping[str, str]
) -> str:
    """In whose words the other side is known, where not all are its own; else "". `standing`: positions in force."""
    against = sides.actors[Side.against]
    teller = teller_of(against, sole_voices)
    if teller:
        return f"The other side speaks only through {with_article(names.get(teller, teller))}."
    theirs = once(standing[standing["actor"].isin(against)])
    told = int((theirs["attribution"] == Attribution.characterised).sum())
    return f"{told} of {count(len(theirs), 'position')} of the other side are others' accounts." if told else ""


def own_words_in_words(positions: pd.DataFrame) -> str:
    """How many of the stated positions are in the actors' own words."""
    own = int((once(positions)["attribution"] == Attribution.own).sum())
    total = count_positions(positions)
    if own == total and positions["form"].isin(DEEDS).all():
        return "Every position is the actor's own deed, such as a vote."
    if own == total:
        return "Every position is in the actor's own words."
    return f"Own words: {own} of {count(total, 'position')}."
