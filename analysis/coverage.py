"""How much is known: counts of positions, of the passages they rest on, and of who speaks in them."""

from collections.abc import Iterable, Sequence

import pandas as pd

from loaders.vocabulary import Attribution


def count_passages(positions: pd.DataFrame) -> int:
    """How many different passages the positions rest on.

    One passage may carry several positions, of several actors; a quotation
    that stands inside another from the same document is the same passage.
    """
    return count_texts(zip(positions["source"], positions["quote"], strict=True))


def count_texts(texts: Iterable[tuple[str, str]]) -> int:
    """The same for (document, quotation) pairs."""
    kept: dict[str, list[str]] = {}
    for source, quote in sorted(set(texts), key=lambda text: len(text[1]), reverse=True):
        longer = kept.setdefault(source, [])
        if not any(quote in one for one in longer):
            longer.append(quote)
    return sum(map(len, kept.values()))


def own_share(positions: pd.DataFrame) -> float | None:
    """The share, from 0 to 1, of positions in the actors' own words; None where there are none."""
    return float((positions["attribution"] == Attribution.own).mean()) if len(positions) else None


def coverage(positions: pd.DataFrame, actors: Sequence[str], issues: Sequence[str]) -> pd.DataFrame:
    """What is known of each actor, in the order of `actors`.

    Index actor; columns positions, issues (addressed, of `issues`), passages,
    own, reported, characterised (positions of each), documents, first and last
    (days, missing for a silent actor). A silent actor has zeros.
    """
    mine = positions[positions["issue"].isin(issues)]
    by_actor = mine.groupby("actor")
    table = pd.DataFrame(
        {
            "positions": by_actor.size(),
            "issues": by_actor["issue"].nunique(),
            "passages": pd.Series({actor: count_passages(own) for actor, own in by_actor}, dtype="int64"),
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


def only_voice(positions: pd.DataFrame, sources: pd.DataFrame, actor: str) -> str | None:
    """The other actor through whose media or words every position of `actor` comes, if there is one."""
    mine = positions[positions["actor"] == actor]
    voices = set(affiliated(mine, sources).where(mine["according_to"] == "", mine["according_to"]))
    if len(voices) == 1:
        voice = voices.pop()
        if voice and voice != actor:
            return str(voice)
    return None
