"""All who coded the same documents: what is compared, and how far they agree, over all of them and pair by pair."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

import pandas as pd

from analysis.codings.coding_units import match_all
from analysis.codings.intercoder_agreement import NONE, UNIT, Comparison, differing
from analysis.codings.reliability import Reliability, reliability
from analysis.codings.shared_documents import Names, letter, names_in_all, renamed
from loaders.dataset import Dataset
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import CodingStatus

FINISHED = (CodingStatus.coded.value, CodingStatus.nothing_to_code.value)

Unit = tuple[PositionRow | None, ...]
"""The position of each coder on one unit, None where a coder has none."""


@dataclass(frozen=True, slots=True)
class Documents:
    """Which documents are compared, by their names in all codings, and for whom the others wait (letters of coders).

    `by_status` is whether an entry of any coder gives a status; else all documents are compared.
    """

    compared: tuple[str, ...]
    waiting: Mapping[str, tuple[str, ...]]
    by_status: bool


def documents_of_all(sources: Sequence[pd.DataFrame]) -> Documents:
    """The sources of each coder, called as in all -> what is compared: what everybody's entry gives as finished.

    What a coder has not finished stays unknown to the others, so that nobody codes it with their eyes. A status that
    only follows from positions says nothing of an end.
    """
    every = sorted({name for table in sources for name in table["source"]})
    if not any((table["status"] != "").any() for table in sources):
        return Documents(tuple(every), {}, by_status=False)
    unfinished = [{*table.loc[~table["status"].isin(FINISHED), "source"]} for table in sources]
    finished = [{*table["source"]} - names for table, names in zip(sources, unfinished, strict=True)]
    waits_for = {
        name: tuple(letter(number) for number, names in enumerate(finished) if name not in names) for name in every
    }
    compared = tuple(name for name in every if not waits_for[name])
    return Documents(compared, {name: letters for name, letters in waits_for.items() if letters}, by_status=True)


@dataclass(frozen=True)
class Coders:
    """Codings of the same documents, and what is found by comparing them. Its tables are not to be written into.

    `given` are the codings as their folders have them; everything else is about the documents that are compared.
    """

    given: tuple[Dataset, ...]

    @cached_property
    def _names(self) -> list[Names]:
        return names_in_all([data.sources for data in self.given])

    @cached_property
    def documents(self) -> Documents:
        """Which documents are compared."""
        return documents_of_all([renamed(data.sources, names) for data, names in self._named])

    @property
    def _named(self) -> Iterator[tuple[Dataset, Names]]:
        return zip(self.given, self._names, strict=True)

    @cached_property
    def codings(self) -> tuple[Dataset, ...]:
        """The codings with the positions of the documents that are compared."""
        if not self.documents.by_status:
            return self.given
        kept = set(self.documents.compared)
        return tuple(
            replace(data, positions=data.positions[data.positions["source"].map(names).isin(kept)])
            for data, names in self._named
        )

    @cached_property
    def pairs(self) -> Mapping[str, Comparison]:
        """Every two of them, by their letters such as A-B."""
        named = [(letter(number), data) for number, data in enumerate(self.codings)]
        return {f"{a}-{b}": Comparison(one, other, (a, b)) for (a, one), (b, other) in combinations(named, 2)}

    @cached_property
    def units(self) -> list[Unit]:
        """What was found by any of them, each once: a unit is one for all signatories for whom it is coded alike."""
        tables = [renamed(data.positions, names) for data, names in zip(self.codings, self._names, strict=True)]
        rows = [{row.Index: row for row in records(table, PositionRow)} for table in tables]
        units = [
            tuple(of_coder.get(unit.get(number, NONE)) for number, of_coder in enumerate(rows))
            for unit in match_all(tables, UNIT)
        ]
        return list({_decision(unit) or number: unit for number, unit in enumerate(units)}.values())

    @cached_property
    def of_stances(self) -> Reliability:
        """Ordinal alpha of the stances over all coders; what a coder has not found is missing."""
        stances = [[None if row is None else row.stance for row in unit] for unit in self.units]
        return reliability([*zip(*stances, strict=True)] if stances else [[] for _ in self.given])

    @cached_property
    def in_all(self) -> int:
        """How many units every coder found."""
        return sum(None not in unit for unit in self.units)


def _decision(unit: Unit) -> tuple[object, ...] | None:
    """What is alike for all signatories of a joint statement for whom it is one decision; None where nobody has one."""
    joint = tuple((row.file, row.line) if row and row.joint else None for row in unit)
    if not any(joint):
        return None
    differ = differing([row for row in unit if row is not None])
    return joint, tuple(row.stance if row else None for row in unit), tuple(differ)
