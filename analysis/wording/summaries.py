"""What one actor or one issue comes to, in the sentences that its page and its briefing share."""

from collections.abc import Callable, Iterator

import pandas as pd

from analysis.alignment import RANKED_FROM
from analysis.alignment_matrix import NeighbourRow
from analysis.coverage import count_passages
from analysis.wording.figures import VERBS, count, in_part, listed, percent
from loaders.table_rows import records
from loaders.vocabularies import Attribution


def by_stance(standing: pd.DataFrame) -> Iterator[tuple[str, list[str]]]:
    """What an actor does ("Strongly supports") to which issues, the strongest support first, from its positions."""
    for stance in sorted(VERBS, reverse=True):
        issues = list(standing.loc[standing["stance"] == stance, "issue"])
        if issues:
            verb = VERBS[stance] + (" on" if stance == 0 else "")
            yield f"{verb[:1].upper()}{verb[1:]}", issues


def nearest_and_farthest(every: pd.DataFrame, name: Callable[[str], str]) -> str:
    """Who is nearest to an actor and who farthest, of those that can be ranked, with all that share the figure.

    `every` is its alignment with each other actor (see `Pairs.of`), `name` says how an actor is named.
    """
    ranked = every[every["ranked"]]
    if ranked.empty:
        return f"Nobody can be ranked: no other actor shares {RANKED_FROM} issues with it on {RANKED_FROM} passages."
    if len(ranked) == 1:
        return f"Only {_with_figure(ranked, name)} can be ranked."
    near, far = ranked["alignment"].iloc[0], ranked["alignment"].iloc[-1]
    answer = f"Nearest: {_with_figure(ranked[ranked['alignment'] == near], name)}."
    if near != far:
        answer += f" Farthest: {_with_figure(ranked[ranked['alignment'] == far], name)}."
    return answer


def _with_figure(tied: pd.DataFrame, name: Callable[[str], str]) -> str:
    """All actors at one alignment, with the n of each."""
    names = [f"{name(row.other)} (n = {row.n})" for row in records(tied, NeighbourRow)]
    return f"{listed(in_part(names))} at {percent(tied['alignment'].iloc[0])}"


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
    silent = count(actors - len(standing), "actor in view is", "actors in view are")
    return (
        f"{', '.join(parts)}; {own} of the {len(standing)} in own words.",
        f"They rest on {count(count_passages(standing), 'passage')}. {silent} silent.",
    )
