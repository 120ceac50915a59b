"""Whether a proposition would carry, in the sentences that the page and the briefing share."""

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from analysis.inheritance import INHERITED
from analysis.selection import Selection
from analysis.votes.ballots import Ballot
from analysis.votes.outcomes import carries, needed
from analysis.wording.articles import with_article
from analysis.wording.figures import ATTRIBUTIONS, as_sentence, count, in_part, listed
from analysis.wording.scope import scope
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import Attribution, RuleKind

FEW = 6
"""Up to so many unknown and mixed members are named where any of them would turn an outcome."""

MANY = 1_000_000
"""So many smallest sets are no longer counted out."""

OF_GROUPS = {False: "for none of its members", True: "for its members, as the filters have it"}
"""For whom a group's statement counts, by whether what members inherit is counted."""


def answer(ballot: Ballot, names: Mapping[str, str]) -> str:
    """Whether it would carry, in one sentence; that it is not known where hardly anybody has spoken."""
    if not ballot.is_known:
        return _not_known(ballot, names)
    if ballot.rule.kind is RuleKind.consensus:
        return _consensus(ballot, names)
    would = {True: "carry", False: "fail"}
    found, unknown = ballot.outcome, ballot.count.unknown
    one, who = unknown == 1, _the_unknown(unknown)
    if found.is_settled:
        whatever = f" whatever {who} {'does' if one else 'do'}" if unknown else ""
        return f"It would {would[found.away]}{whatever}: {_sides(ballot)}."
    vote = ("it votes" if one else "all of them vote") + (" against" if found.away else " for it")
    return (
        f"{_open(ballot)}: it would {would[found.away]} if {who} {'stays' if one else 'stay'} away "
        f"({_sides(ballot)}), and {would[not found.away]} if {vote}."
    )


def _open(ballot: Ballot) -> str:
    """That it is open; also that this is no prediction, where most have not spoken."""
    spoken = len(ballot.tally.standing)
    if ballot.count.unknown <= spoken:
        return "Open"
    return f"Open, and no prediction with {spoken:,} of {ballot.count.members:,} members known"


def _the_unknown(number: int) -> str:
    return "the one unknown" if number == 1 else f"the {number:,} unknown"


def _not_known(ballot: Ballot, names: Mapping[str, str]) -> str:
    members = count(ballot.count.members, "member")
    spoken = [*_marked(ballot, names, with_article).values()]
    if not spoken:
        return f"Not known: none of {members} has a stated position on it."
    blocks = ", though its objection alone would block consensus"
    more = blocks if ballot.rule.kind is RuleKind.consensus and ballot.count.against else ""
    return f"Not known: only {spoken[0]} of {members} has a stated position on it, which is no prediction{more}."


def _consensus(ballot: Ballot, names: Mapping[str, str]) -> str:
    against = [name for one, name in _marked(ballot, names, with_article).items() if one in ballot.tally.against]
    if against:
        object_to = "objects, and blocks it" if len(against) == 1 else "object, and each of them blocks it"
        return f"There would be no consensus: {listed(in_part(against))} {object_to}."
    unknown = ballot.count.unknown
    if not unknown:
        return f"There would be consensus: nobody objects ({_sides(ballot)})."
    could = "" if unknown == 1 else "any of "
    return f"{_open(ballot)}: nobody objects so far ({_sides(ballot)}), and {could}{_the_unknown(unknown)} could."


def basis(ballot: Ballot, selection: Selection) -> str:
    """What the answer rests on: the rule with its provision, who decides, n, what filters narrow it to, and hearsay."""
    found, told = ballot.tally, ballot.tally.told
    words = (
        f"Rule: {ballot.rule.title} ({ballot.rule.provision}). Who decides: {found.electorate.title}; "
        f"n = {len(found.standing):,} of {ballot.count.members:,} with a position"
    )
    narrowed = scope(selection, issues=False, actors=False)
    inherited = int((found.standing["attribution"] == INHERITED).sum())
    marks = [f"{told} only in another’s account"] if told else []
    marks += [f"{inherited} inherited from a group"] if inherited else []
    return f"{', '.join([words + (f' ({narrowed})' if narrowed else ''), *marks])}."


def counting(inherits: bool) -> str:
    """How mixed and silent members and groups are counted; `inherits` says whether members vote as their group says."""
    return f"Mixed abstain; silence is unknown, not neutral; what a group says counts {OF_GROUPS[inherits]}."


def who_decides(ballot: Ballot, names: Mapping[str, str]) -> str:
    """How few of the unknown and mixed would turn it, and who they are where that can be said; "" for nobody."""
    found, consensus = ballot.deciders, ballot.rule.kind is RuleKind.consensus
    if not (ballot.is_known and found.among) or (consensus and ballot.count.against):
        return ""
    if found.size is None:
        return f"Not even the {_undecided(ballot, 'and')} together would turn it." if ballot.count.mixed else ""
    how = ("objecting" if consensus else "voting against") if found.against else "voting for it"
    rest = ", while the others stay away," if found.size < found.among and not consensus else ""
    return f"{as_sentence(_smallest(ballot, names))} {how}{rest} would turn it{_ways(ballot)}."


def _smallest(ballot: Ballot, names: Mapping[str, str]) -> str:
    """The smallest sets of unknown and mixed members: "Cuba or Iran alone", "any 2 of Cuba, Iran and Mali"."""
    size, among = ballot.deciders.size, ballot.deciders.among
    found = ballot.tally
    if found.electorate.beyond or among > FEW:
        if size == among:
            return f"all {_undecided(ballot, 'and')} together"
        return f"any {'one' if size == 1 else f'{size:,}'} of the {_undecided(ballot, 'or')}"
    every = sorted((with_article(names[one]) for one in (*found.mixed, *found.silent)), key=str.casefold)
    if size == among:
        return f"{listed(every)} {'together' if among > 1 else 'alone'}"
    if size == 1:
        return f"{', '.join(every[:-1])} or {every[-1]} alone"
    return f"any {size} of {listed(every)}"


def _undecided(ballot: Ballot, conjunction: str) -> str:
    """ "5 unknown or mixed"; by one word where nobody is the other."""
    words = [word for word, number in (("unknown", ballot.count.unknown), ("mixed", ballot.count.mixed)) if number]
    return f"{ballot.count.open:,} {f' {conjunction} '.join(words)}"


def _ways(ballot: Ballot) -> str:
    size, ways = ballot.deciders.size, ballot.deciders.ways
    if size is None or size == 1 or ways == 1:
        return ""
    return f" ({ways:,} such sets)" if ways < MANY else " (more than a million such sets)"


def in_brief(ballot: Ballot) -> str:
    """The outcome in a few words, for a comparison: "open, 6 for, 3 against of 193"."""
    if not ballot.is_known:
        return f"not known, n = {len(ballot.tally.standing)}"
    yes, no = ("consensus", "no consensus") if ballot.rule.kind is RuleKind.consensus else ("carries", "fails")
    found = ballot.outcome
    word = (yes if found.away else no) if found.is_settled else "open"
    return f"{word}, {_sides(ballot)}"


def cases(ballot: Ballot) -> pd.DataFrame:
    """The range as a table: what comes out if the unknown stay away, all vote against, and all vote for it."""
    found, members = ballot.count, ballot.count.members
    unknown = {"stay away": (0, 0), "all vote against": (0, found.unknown), "all vote for it": (found.unknown, 0)}
    consensus = ballot.rule.kind is RuleKind.consensus
    rows = []
    for label, (more, less) in unknown.items():
        yes, no = found.in_favour + more, found.against + less
        result = carries(ballot.rule, yes, no, members)
        asked = "no objection" if consensus else f"{needed(ballot.rule, yes, no, members):,} for"
        word = ("consensus" if result else "no consensus") if consensus else ("carries" if result else "fails")
        rows.append((as_sentence(label), as_sentence(word), yes, no, found.mixed, asked))
    columns = [f"If the {found.unknown:,} unknown", "Outcome", "For", "Against", "Mixed", "Needed"]
    table = pd.DataFrame(rows, columns=columns)
    return table if found.unknown else table.head(1).assign(**{columns[0]: "Nobody is unknown"})


def members_by_side(ballot: Ballot, names: Mapping[str, str]) -> Iterator[str]:
    """Who is for, against, mixed and unknown, a line each; what is not own or reported words is marked."""
    found, marked = ballot.tally, _marked(ballot, names)
    for label, ids in (("For", found.in_favour), ("Against", found.against), ("Mixed", found.mixed)):
        if ids:
            yield f"{label} ({len(ids):,}): {listed(in_part(marked[one] for one in ids))}."
    if found.unknown:
        yield f"Unknown ({found.unknown:,}): {listed(in_part(unknown_names(ballot, names)))}."


def unknown_names(ballot: Ballot, names: Mapping[str, str]) -> list[str]:
    """The names of those without a position, and how many more have no file here."""
    beyond = ballot.tally.electorate.beyond
    return [*(names[one] for one in ballot.tally.silent), *([f"{beyond:,} without a file here"] if beyond else [])]


def _sides(ballot: Ballot) -> str:
    found = ballot.count
    words = f"{found.in_favour:,} for, {found.against:,} against"
    return words + (f", {found.mixed:,} mixed" if found.mixed else "")


def _marked(ballot: Ballot, names: Mapping[str, str], named: Callable[[str], str] = str) -> dict[str, str]:
    """The name of each member with a position, marked where it is neither own words nor a report."""
    marks = {one: f" ({ATTRIBUTIONS[one]})" for one in (Attribution.characterised.value, INHERITED)}
    rows = records(ballot.tally.standing, PositionRow)
    return {row.actor: named(names[row.actor]) + marks.get(row.attribution, "") for row in rows}
