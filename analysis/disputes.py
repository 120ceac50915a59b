"""Which issues are disputed, and who stands together and against each other on those: for reading a room in order.

Sides here are a reading order by one stated rule and no finding about the room: blocs are what analysis.blocs tells.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from loaders.vocabularies import Attribution, Kind

HOLD_FROM = 0.75
"""From which share of stances on the side of their actor the sides hold."""

_CELL = ("actor", "issue", "stance")
_KINDS = [kind.value for kind in Kind]


class IssueKind(StrEnum):
    """What the positions in force on an issue come to."""

    disputed = "disputed"
    """Some support and some oppose."""
    agreed = "agreed"
    """Several have a position, and nobody is on the other side."""
    one_voice = "one voice"
    silent = "silent"


class Side(StrEnum):
    """Where an actor stands as seen from the leading one."""

    beside = "beside"
    against = "against"
    neither = "neither"
    """Heard on disputed issues, but mixed, on both sides as often, or not on those that the leading actor speaks to."""
    unheard = "unheard"
    """Without a position on disputed issues."""


@dataclass(frozen=True, slots=True)
class OpposingSides:
    """The actors by side, states before groups before organisations, those heard most first; `lead` leads its side."""

    lead: str
    actors: Mapping[Side, tuple[str, ...]]
    outspoken: bool
    """Whether the leading actor is heard on more disputed issues than any other, and not merely the first of equals."""
    faced: tuple[str, ...]
    """The issues on which somebody of the leading side is opposed by somebody of the other, in the order given."""


Signs = Mapping[str, Mapping[str, int]]
"""For each issue the sign of each actor's stance: 1, 0 or -1."""


def signs_by_issue(standing: pd.DataFrame) -> dict[str, dict[str, int]]:
    """The positions in force (one row an actor and issue) as signs."""
    found: dict[str, dict[str, int]] = {}
    for actor, issue, stance in zip(*(standing[column].tolist() for column in _CELL), strict=True):
        found.setdefault(issue, {})[actor] = (stance > 0) - (stance < 0)
    return found


def issues_by_kind(signs: Signs, issues: Sequence[str], first: Collection[str]) -> dict[IssueKind, list[str]]:
    """The issues of each kind. Disputed ones first where most stand on the smaller side, others where most speak.

    The actors in `first` (states, say) decide that order, and all others only where these leave it open.
    """
    found: dict[IssueKind, list[str]] = {kind: [] for kind in IssueKind}
    for issue in issues:
        found[_kind(signs.get(issue, {}))].append(issue)

    def rank(issue: str) -> tuple[int, int, int]:
        held = signs.get(issue, {})
        among = {actor: sign for actor, sign in held.items() if actor in first}
        return -_smaller(among), -_smaller(held), -len(held)

    return {kind: sorted(of_kind, key=rank) for kind, of_kind in found.items()}


def _kind(held: Mapping[str, int]) -> IssueKind:
    if _smaller(held):
        return IssueKind.disputed
    if len(held) > 1:
        return IssueKind.agreed
    return IssueKind.one_voice if held else IssueKind.silent


def _smaller(held: Mapping[str, int]) -> int:
    """How many stand on the side on which fewer stand."""
    return min(sum(sign > 0 for sign in held.values()), sum(sign < 0 for sign in held.values()))


def opposing_sides(standing: pd.DataFrame, disputed: Sequence[str], kinds: Mapping[str, str]) -> OpposingSides | None:
    """The sides of the actors of `kinds` on the disputed issues; None where they do not hold.

    The leading actor is the one that takes a side on most disputed issues in direct evidence, then in any; of equals
    the one that is opposed most often, then the first id. An actor is beside it who takes its side on more of these
    issues than the other. The sides hold where at least HOLD_FROM of these stances are on their actor's side, and some
    are against.
    """
    on = standing[standing["issue"].isin(list(disputed)) & standing["actor"].isin(list(kinds))]
    signs = signs_by_issue(on)
    leads = _leads(on, signs)
    if not leads:
        return None
    lead, outspoken = leads
    same, other = Counter[str](), Counter[str]()
    for held in signs.values():
        for actor, sign in held.items():
            product = sign * held.get(lead, 0)
            same[actor] += product > 0
            other[actor] += product < 0
    rivals = [actor for actor in kinds if actor != lead]
    met = sum(same[actor] + other[actor] for actor in rivals)
    fitting = sum(max(same[actor], other[actor]) for actor in rivals)
    heard = set(on["actor"].tolist())
    sides: dict[Side, list[str]] = {side: [] for side in Side}
    for actor in _in_order(standing, kinds):
        if actor == lead or same[actor] > other[actor]:
            side = Side.beside
        elif same[actor] < other[actor]:
            side = Side.against
        else:
            side = Side.neither if actor in heard else Side.unheard
        sides[side].append(actor)
    if not sides[Side.against] or fitting < HOLD_FROM * met:
        return None
    sides[Side.beside].sort(key=lambda actor: actor != lead)
    return OpposingSides(
        lead,
        {side: tuple(actors) for side, actors in sides.items()},
        outspoken,
        tuple(one for one in disputed if _face(signs.get(one, {}), sides[Side.beside], sides[Side.against])),
    )


def _leads(on: pd.DataFrame, signs: Signs) -> tuple[str, bool] | None:
    """The actor that takes a side most often, and whether no other does as often; None where nobody takes one."""
    sided = on[on["stance"] != 0]
    every = Counter(sided["actor"].tolist())
    if not every:
        return None
    direct = Counter(sided.loc[sided["attribution"] != Attribution.characterised, "actor"].tolist())
    number = {issue: Counter(held.values()) for issue, held in signs.items()}
    opposed = Counter[str]()
    for issue, held in signs.items():
        for actor, sign in held.items():
            opposed[actor] += number[issue][-sign] if sign else 0
    lead = min(every, key=lambda actor: (-direct[actor], -every[actor], -opposed[actor], actor))
    as_often = [actor for actor in every if (direct[actor], every[actor]) == (direct[lead], every[lead])]
    return lead, len(as_often) == 1


def _in_order(standing: pd.DataFrame, kinds: Mapping[str, str]) -> list[str]:
    """States, then groups, then organisations, and of one kind those with most positions in force first."""
    number = Counter(standing["actor"].tolist())
    return sorted(kinds, key=lambda actor: (_KINDS.index(kinds[actor]), -number[actor], actor))


def by_kind(standing: pd.DataFrame, kinds: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The actors of each kind that there is, those with most positions in force first."""
    ordered = _in_order(standing, kinds)
    found = {kind: tuple(actor for actor in ordered if kinds[actor] == kind) for kind in _KINDS}
    return {kind: actors for kind, actors in found.items() if actors}


def _face(held: Mapping[str, int], ones: Collection[str], others: Collection[str]) -> bool:
    """Whether somebody of the one side is opposed by somebody of the other."""
    mine, theirs = ({held.get(actor, 0) for actor in side} for side in (ones, others))
    return bool((1 in mine and -1 in theirs) or (-1 in mine and 1 in theirs))
