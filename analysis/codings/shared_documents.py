"""Which documents of several codings are one: by their bytes (SHA-256) first, and only then by their ids."""

from collections.abc import Mapping, Sequence
from string import ascii_uppercase

import pandas as pd

Names = Mapping[str, str]
"""By its id in one coding what a document is called in all."""


def letter(number: int) -> str:
    """What the coding of that number is called: A, B, C ... and A2 after Z."""
    rounds, place = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(rounds + 1) if rounds else "")


def shared_names(left: pd.DataFrame, right: pd.DataFrame, of_right: str = "B") -> tuple[Names, Names]:
    """Two tables of sources -> for each coding what its documents are called in both: the left coding's ids.

    Where both have an id for different bytes and these are the same as bytes of another id, the id names two documents:
    the right one's is then told from it by the letter of its coding, `of_right`.
    """
    ours, theirs = (_hashes(table) for table in (left, right))
    called: dict[str, str] = {}
    for source, sha256 in ours.items():
        called.setdefault(sha256, source)
    of_left = {source: called[sha256] for source, sha256 in ours.items()}
    found_again = {source for source, sha256 in ours.items() if sha256 in set(theirs.values())}
    named: dict[str, str] = {}
    for source, sha256 in theirs.items():
        by_id = f"{source} ({of_right})" if source in found_again else of_left.get(source, source)
        named[source] = called.get(sha256, by_id)
    return of_left, named


def names_in_all(codings: Sequence[pd.DataFrame]) -> list[Names]:
    """Tables of sources -> for each what its documents are called in all: as in the first that has them.

    Each is held to what those before it have, as `shared_names` holds one to another.
    """
    first, *others = codings
    names = [shared_names(first, first)[0]]
    known = renamed(first, names[0])
    for number, sources in enumerate(others, 1):
        names.append(shared_names(known, sources, letter(number))[1])
        known = pd.concat([known, renamed(sources, names[-1])]).drop_duplicates("source")
    return names


def _hashes(sources: pd.DataFrame) -> dict[str, str]:
    """The SHA-256 of each document, by its id."""
    return {str(source): str(sha256) for source, sha256 in zip(sources["source"], sources["sha256"], strict=True)}


def renamed(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    """A table with a column `source`, its documents called as in both codings."""
    if all(source == name for source, name in names.items()):
        return table
    sources = [names.get(source, source) for source in table["source"]]
    return table.assign(source=pd.Series(sources, index=table.index, dtype=table["source"].dtype))
