"""Which documents of two codings are one: by their bytes (SHA-256) first, and only then by their ids."""

from collections.abc import Mapping

import pandas as pd

Names = Mapping[str, str]
"""By its id in one coding what a document is called in both."""


def shared_names(left: pd.DataFrame, right: pd.DataFrame) -> tuple[Names, Names]:
    """Two tables of sources -> for each coding what its documents are called in both: the left coding's ids.

    Where both have an id for different bytes and these are the same as bytes of another id, the id names two documents:
    the right one's is then told from it by a sign.
    """
    ours, theirs = (_hashes(table) for table in (left, right))
    called: dict[str, str] = {}
    for source, sha256 in ours.items():
        called.setdefault(sha256, source)
    of_left = {source: called[sha256] for source, sha256 in ours.items()}
    found_again = {source for source, sha256 in ours.items() if sha256 in set(theirs.values())}
    of_right: dict[str, str] = {}
    for source, sha256 in theirs.items():
        by_id = f"{source} (B)" if source in found_again else of_left.get(source, source)
        of_right[source] = called.get(sha256, by_id)
    return of_left, of_right


def _hashes(sources: pd.DataFrame) -> dict[str, str]:
    """The SHA-256 of each document, by its id."""
    return {str(source): str(sha256) for source, sha256 in zip(sources["source"], sources["sha256"], strict=True)}


def renamed(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    """A table with a column `source`, its documents called as in both codings."""
    if all(source == name for source, name in names.items()):
        return table
    sources = [names.get(source, source) for source in table["source"]]
    return table.assign(source=pd.Series(sources, index=table.index, dtype=table["source"].dtype))
