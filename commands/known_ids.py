"""Ids that a command is given: whether the data has them, and which may be meant."""

from collections.abc import Iterable

import pandas as pd

from loaders.doubled_actors import name_key
from loaders.problems import did_you_mean, nearest

_WHERE = {"actor": "the names of the files in actors/", "issue": "issues.yaml"}


def first_unknown(identifiers: Iterable[str], kind: str, table: pd.DataFrame) -> str:
    """Which of the ids is not in a table of actors or issues, and which may be meant; "" where all are."""
    known = set(table[kind])
    unknown = next((one for one in identifiers if one not in known), None)
    return "" if unknown is None else _who_is_meant(unknown, kind, table)


def _who_is_meant(identifier: str, kind: str, table: pd.DataFrame) -> str:
    if table.empty:
        return f"there is no {kind} '{identifier}': the folder has none yet"
    called = _ids_by_name(kind, table)
    meant = called.get(nearest(name_key(identifier), called), "")
    hint = f"did you mean '{meant}'?" if meant else did_you_mean(identifier, set(table[kind]))
    return f"there is no {kind} '{identifier}': {hint or f'its id is wanted, as in {_WHERE[kind]}'}"


def _ids_by_name(kind: str, table: pd.DataFrame) -> dict[str, str]:
    """The ids by all that one may call them: the id itself, names, and the code of a state."""
    names = [kind, *(column for column in ("title", "name", "short_name", "iso3") if column in table)]
    return {
        name_key(name): identifier
        for column in reversed(names)
        for name, identifier in zip(table[column], table[kind], strict=True)
        if isinstance(name, str) and name
    }
