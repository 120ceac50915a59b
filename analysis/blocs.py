"""Blocs: communities of actors that stand closer together than actors do on the whole, and how stable they are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.alignment import RANKED_FROM
from analysis.pairs import Pairs, align_pairs
from analysis.stances import Flags, Floats

LEAST_ACTORS = 5
"""Fewer actors with a ranked pair are not a room that could have blocs."""

LEAST_RANKED = 0.5
"""The share of pairs among those actors that must be ranked."""

LEAST_STABILITY = 0.75
"""How often, on average, two members of a bloc must stay together for it to be told."""

MOST_LEFT_OUT = 20
"""Where there are more issues or actors than this, they are left out in this many groups."""

_ROUNDING = 1e-9
"""Pairs as close as the mean of all must not become an edge by a rounding error."""

Bloc = tuple[int, ...]


@dataclass(frozen=True)
class Stability:
    """How often two actors fall into one bloc when something is left out.

    `together` is an array of actors by actors from 0 to 1, missing where the
    two were never both there; `runs` counts the repetitions, `issues_out`
    and `actors_out` how many issues or actors each of them left out at most.
    """

    together: Floats
    runs: int
    issues_out: int
    actors_out: int

    def of(self, bloc: Bloc) -> float:
        """The mean over the pairs of a bloc."""
        rows, columns = np.triu_indices(len(bloc), 1)
        members = np.array(bloc, dtype=np.int64)
        inside = self.together[members[rows], members[columns]]
        known = inside[~np.isnan(inside)]
        return float(known.mean()) if known.size else 0.0

    def member(self, actor: int, bloc: Bloc) -> float:
        """The mean over one member's pairs with the others of its bloc."""
        others = [self.together[actor, other] for other in bloc if other != actor]
        return float(np.nanmean(others)) if not np.all(np.isnan(others)) else 0.0


def find_blocs(pairs: Pairs) -> list[Bloc]:
    """Blocs of two or more actors (places in `pairs`), the largest first.

    Communities of the graph whose edges are the ranked pairs closer than the
    mean of all pairs, weighed by how much closer (shrunk alignment), by the
    Louvain method (Blondel, Guillaume, Lambiotte and Lefebvre, "Fast unfolding
    of communities in large networks", J. Stat. Mech., 2008).
    """
    import networkx as nx

    above = np.triu(np.where(pairs.ranked, pairs.shrunk - pairs.mean, 0.0), 1)
    rows, columns = np.nonzero(above > _ROUNDING)
    graph = nx.Graph()
    graph.add_weighted_edges_from(
        zip(rows.tolist(), columns.tolist(), above[rows, columns].tolist(), strict=True)
    )  # fmt: skip
    communities = nx.community.louvain_communities(graph, seed=0) if graph else []
    return sorted((tuple(sorted(c)) for c in communities if len(c) > 1), key=lambda bloc: (-len(bloc), bloc))


def why_no_blocs(pairs: Pairs, blocs: list[Bloc]) -> str:
    """What the evidence lacks for blocs, as a sentence; empty where it carries them, as far as one look can tell."""
    known = pairs.ranked.any(axis=1)
    actors, possible = int(known.sum()), int(known.sum()) * (int(known.sum()) - 1) // 2
    ranked = int(np.triu(pairs.ranked).sum())
    all_pairs = len(pairs.actors) * (len(pairs.actors) - 1) // 2
    counted = f"{ranked} of {all_pairs} pairs of actors share at least {RANKED_FROM} issues on {RANKED_FROM} passages"
    if actors < LEAST_ACTORS:
        return f"{counted}. That is {actors} actors; blocs are looked for from {LEAST_ACTORS}."
    if ranked < LEAST_RANKED * possible:
        return (
            f"{counted}. Of the {possible} pairs among the {actors} actors concerned, "
            f"less than {LEAST_RANKED:.0%} can be ranked: who belongs together would rest on who was quoted."
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
    worst = [f"{min(share, LEAST_STABILITY - 0.01):.0%}" for share in shares if share < LEAST_STABILITY]
    return (
        f"{len(blocs)} groups were found, but with single issues or actors left out the members of {len(worst)} of "
        f"them stay together in only {', '.join(worst)} of cases; at least {LEAST_STABILITY:.0%} are asked for."
    )


def stability(pairs: Pairs, on_progress: Callable[[float], object] | None = None) -> Stability:
    """Find the blocs again with each issue, and then each actor, left out.

    More than MOST_LEFT_OUT issues or actors are left out in that many equal
    groups. `on_progress` is told the share of the work that is done.
    """
    held = pairs.stances
    together = np.zeros((len(held.actors),) * 2)
    present = np.zeros(together.shape)
    columns, rows = list(_left_out(len(held.issues))), list(_left_out(len(held.actors)))
    runs = [(held.on(kept), np.ones(len(held.actors), dtype=bool)) for kept in columns]
    runs += [(held.of(kept), kept) for kept in rows]
    for number, (fewer, kept) in enumerate(runs):
        if on_progress:
            on_progress(number / len(runs))
        places = np.flatnonzero(kept)
        present[np.ix_(places, places)] += 1
        for bloc in find_blocs(align_pairs(fewer)):
            members = places[list(bloc)]
            together[np.ix_(members, members)] += 1
    with np.errstate(invalid="ignore"):
        share: Floats = together / present
    return Stability(
        share, len(runs), *(max((int((~kept).sum()) for kept in one), default=0) for one in (columns, rows))
    )


def _left_out(size: int) -> Iterator[Flags]:
    """What stays when each of `size` things, or each of MOST_LEFT_OUT groups of them, is left out."""
    group = np.arange(size) % MOST_LEFT_OUT if size > MOST_LEFT_OUT else np.arange(size)
    for number in range(group.max(initial=-1) + 1):
        yield group != number


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
