"""How much is known: counts of positions, of the passages they rest on, and of who speaks in them."""

from collections.abc import Sequence

import pandas as pd

from loaders.vocabulary import Attribution


def count_passages(positions: pd.DataFrame) -> int:
    """How many different passages the positions rest on: one may carry several positions, of several actors."""
    return int(positions["passage"].nunique())


def own_share(positions: pd.DataFrame) -> float | None:
    """The share, from 0 to 1, of positions in the actors' own words; None where there are none."""
    return float((positions["attribution"] == Attribution.own).mean()) if len(positions) else None


def coverage(positions: pd.DataFrame, actors: Sequence[str], issues: Sequence[str]) -> pd.DataFrame:
    """What is known of each actor, in the order of `actors`.

    Index actor; columns positions, issues (addressed, of `issues`), passages,
    own, reported, characterised (positions of each), documents, first and last
    (days, missing for a silent actor). A silent actor has zeros.
    """
    mine = positions[positions["actor"].isin(actors)]
    mine = mine[mine["issue"].isin(issues)]
    by_actor = mine.groupby("actor")
    table = pd.DataFrame(
        {
            "positions": by_actor.size(),
            "issues": by_actor["issue"].nunique(),
            "passages": by_actor["passage"].nunique(),
            "documents": by_actor["source"].nunique(),
            "first": by_actor["latest"].min(),
            "last": by_actor["latest"].max(),
        }
    )
    voices = pd.crosstab(mine["actor"], mine["attribution"])
    for attribution in Attribution:
        table[attribution.value] = voices[attribution.value] if attribution in voices else 0
    table = table.reindex(list(actors))
    counts = ["positions", "issues", "passages", "documents", *(a.value for a in Attribution)]
    table[counts] = table[counts].fillna(0).astype("int64")
    table.index.name = "actor"
    return table


def affiliated(positions: pd.DataFrame, sources: pd.DataFrame) -> "pd.Series[str]":
    """For each position the actor whose state or organ publishes its document, "" for none."""
    return positions["source"].map(sources.set_index("source")["affiliation"]).fillna("").astype("str")


def sole_voices(positions: pd.DataFrame, sources: pd.DataFrame) -> dict[str, str]:
    """For each actor all of whose positions come through one other actor's media or words, that other actor."""
    voices = affiliated(positions, sources).where(positions["according_to"] == "", positions["according_to"])
    by_actor = voices.groupby(positions["actor"])
    only = by_actor.first()[by_actor.nunique() == 1]
    return {str(actor): voice for actor, voice in only.items() if voice not in ("", actor)}
