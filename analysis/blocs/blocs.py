"""Blocs: communities of actors that stand closer together than actors do on the whole, and how stable they are."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.alignment import RANKED_FROM
from analysis.alignment_matrix import Pairs, align_pairs
from analysis.blocs.communities import communities
from analysis.blocs.permutation_test import LEVEL, PermutationTest
from analysis.stance_matrix import Flags, Floats, Stances
from analysis.wording.figures import count

LEAST_ACTORS = 5
"""Fewer actors with a ranked pair are not a room that could have blocs."""

LEAST_RANKED = 0.5
"""The share of pairs among those actors that must be ranked."""

LEAST_STABILITY = 0.75
"""How often, on average, two members of a bloc must stay together for it to be told."""

ALONE_UP_TO, GROUPS_OUT = 60, 10
"""Up to so many issues or actors are left out one by one; more of them in so many groups."""

_ROUNDING = 1e-9
"""Pairs as close as the mean of all must not become an edge by a rounding error."""

Bloc = tuple[int, ...]


@dataclass(frozen=True)
class Together:
    """How often two actors fall into one bloc when something is left out.

    `share` is an array of actors by actors from 0 to 1, missing where the two
    were never both there; `runs` counts the repetitions, and `out` how many
    things each of them left out at most.
    """

    share: Floats
    runs: int
    out: int

    def of(self, bloc: Bloc) -> float:
        """The mean over the pairs of a bloc."""
        rows, columns = np.triu_indices(len(bloc), 1)
        members = np.array(bloc, dtype=np.int64)
        inside = self.share[members[rows], members[columns]]
        known = inside[~np.isnan(inside)]
        return float(known.mean()) if known.size else 0.0

    def member(self, actor: int, bloc: Bloc) -> float:
        """The mean over one member's pairs with the others of its bloc."""
        others = [self.share[actor, other] for other in bloc if other != actor]
        return float(np.nanmean(others)) if not np.all(np.isnan(others)) else 0.0


@dataclass(frozen=True)
class Stability:
    """The same with issues left out and with actors left out; a bloc is as stable as the lower of the two."""

    issues: Together
    actors: Together

    def of(self, bloc: Bloc) -> float:
        """The lower of the two means over the pairs of a bloc."""
        return min(self.issues.of(bloc), self.actors.of(bloc))

    def member(self, actor: int, bloc: Bloc) -> float:
        """The lower of the two means over one member's pairs with the others of its bloc."""
        return min(self.issues.member(actor, bloc), self.actors.member(actor, bloc))


def find_blocs(pairs: Pairs) -> list[Bloc]:
    """Blocs of two or more actors (places in `pairs`), the largest first.

    Communities (see analysis.blocs.communities) of the graph whose ties are the ranked
    pairs closer than the mean of all pairs, weighed by how much closer (shrunk
    alignment). Neither the order of actors and issues nor the names of actors
    matter: actors are gone through by what they say (`Pairs.order`). Of two
    blocs as large the one with the first id comes first.
    """
    order = pairs.order
    above = np.where(pairs.ranked, pairs.shrunk - pairs.mean, 0.0)[np.ix_(order, order)]
    found = communities(np.where(above > _ROUNDING, above, 0.0))
    blocs = [tuple(sorted(order[member] for member in group)) for group in found if len(group) > 1]
    return sorted(blocs, key=lambda bloc: (-len(bloc), min(pairs.actors[member] for member in bloc)))


def why_no_blocs(pairs: Pairs, blocs: list[Bloc]) -> str:
    """What the evidence lacks for blocs, as a sentence; empty where it carries them, as far as one look can tell."""
    known = pairs.ranked.any(axis=1)
    actors, possible = int(known.sum()), int(known.sum()) * (int(known.sum()) - 1) // 2
    ranked = int(np.triu(pairs.ranked).sum())
    all_pairs = len(pairs.actors) * (len(pairs.actors) - 1) // 2
    of_all = count(all_pairs, "pair")
    counted = (
        f"{ranked:,} of {of_all} of actors share at least {RANKED_FROM} issues on {RANKED_FROM} separate quotations"
    )
    if actors < LEAST_ACTORS:
        return f"{counted}. That is {count(actors, 'actor')}; blocs are looked for from {LEAST_ACTORS}."
    if ranked < LEAST_RANKED * possible:
        return (
            f"{counted}. Of the {possible:,} pairs among the {actors:,} actors concerned, "
            f"less than {100 * LEAST_RANKED:.0f}\u00a0% can be ranked: who belongs together would "
            "rest on who was quoted."
        )
    if len(blocs) < 2:
        return f"{counted}, and they do not fall into two groups: nobody stands apart as a bloc."
    return ""


def firm(blocs: Sequence[Bloc], stability: Stability) -> list[Bloc]:
    """Those of the blocs whose members stay together often enough."""
    return [bloc for bloc in blocs if stability.of(bloc) >= LEAST_STABILITY]


def why_unstable(blocs: Sequence[Bloc], stability: Stability) -> str:
    """Why blocs that were found should not be believed, as a sentence; empty where two or more hold together."""
    if len(firm(blocs, stability)) >= 2:
        return ""
    shares = sorted(stability.of(bloc) for bloc in blocs)
    worst = [f"{100 * min(share, LEAST_STABILITY - 0.01):.0f}\u00a0%" for share in shares if share < LEAST_STABILITY]
    return (
        f"{len(blocs)} groups were found, but with single issues or actors left out the members of {len(worst)} of "
        f"them stay together in only {', '.join(worst)} of cases; "
        f"at least {100 * LEAST_STABILITY:.0f}\u00a0% are asked for."
    )


def why_by_chance(blocs: Sequence[Bloc], test: PermutationTest) -> str:
    """Why blocs that were found could be the work of chance, as a sentence; empty where that is unlikely."""
    if test.is_passed:
        return ""
    return (
        f"{len(blocs)} groups were found, but chance divides rooms like this one: of {test.rooms} in which the same "
        "stances were dealt out anew at random among those who spoke on each issue, "
        f"{test.as_clear} are divided at least as clearly; "
        f"at most {round(LEVEL * (test.rooms + 1)) - 1} may be."
    )


def stability(pairs: Pairs, on_progress: Callable[[float], object] | None = None) -> Stability:
    """Find the blocs again with each issue, and with each actor, left out that has any position.

    More than ALONE_UP_TO of them are left out in GROUPS_OUT equal groups.
    `on_progress` is told the share of the work that is done.
    """
    held = pairs.stances
    issues = list(_left_out(held.stated.sum(axis=0) > 0, sorted(range(len(held.issues)), key=held.issues.__getitem__)))
    actors = list(_left_out(held.stated.sum(axis=1) > 0, pairs.order))
    done = itertools.count()
    total = max(len(issues) + len(actors), 1)

    def found(fewer: Stances) -> list[Bloc]:
        if on_progress:
            on_progress(next(done) / total)
        return find_blocs(align_pairs(fewer))

    everybody = np.ones(len(held.actors), dtype=bool)
    return Stability(
        _together([(everybody, found(held.on(kept))) for kept in issues], issues, len(everybody)),
        _together([(kept, found(held.of(kept))) for kept in actors], actors, len(everybody)),
    )


def _together(runs: Sequence[tuple[Flags, list[Bloc]]], left: Sequence[Flags], actors: int) -> Together:
    """How often every two actors were together, of the runs in which both were there."""
    together, present = np.zeros((actors, actors)), np.zeros((actors, actors))
    for there, blocs in runs:
        places = np.flatnonzero(there)
        present[np.ix_(places, places)] += 1
        for bloc in blocs:
            members = places[list(bloc)]
            together[np.ix_(members, members)] += 1
    with np.errstate(invalid="ignore"):
        share: Floats = together / present
    return Together(share, len(left), max((int((~kept).sum()) for kept in left), default=0))


def _left_out(known: Flags, order: Sequence[int]) -> Iterator[Flags]:
    """What stays when each thing that is `known`, or each of GROUPS_OUT groups taken in that order, is left out."""
    places = [place for place in order if known[place]]
    groups = len(places) if len(places) <= ALONE_UP_TO else GROUPS_OUT
    for number in range(groups):
        kept = np.ones(len(known), dtype=bool)
        kept[places[number::groups]] = False
        yield kept


def labels(blocs: list[Bloc], actors: int) -> list[str]:
    """For every actor the letter of its bloc, A for the largest; "" for none."""
    letters = [""] * actors
    for number, bloc in enumerate(blocs):
        for member in bloc:
            letters[member] = letter(number)
    return letters


def letter(number: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA."""
    return letter(number // 26 - 1) + chr(65 + number % 26) if number >= 26 else chr(65 + number)
