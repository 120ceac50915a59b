"""Two independent codings of the same documents: what both found, and where they differ."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from analysis.alignment import Bounds, jeffreys
from analysis.codings.coding_units import match, overlapping
from analysis.codings.reliability import LEAST_PAIRS, Reliability, alpha, reliability
from analysis.codings.shared_documents import Names, renamed, shared_names
from loaders.dataset import Dataset
from loaders.frames import tabulate
from loaders.table_rows import PositionRow, Row, columns_of, records
from loaders.vocabularies import Stance

UNIT = ("actor", "issue", "source")
"""What two positions must have in common, beside words of their quotations, to be one unit."""

FIELDS = ("stance", "date", "attribution", "confidence")
"""What coders can differ in on a unit that both found; attribution includes whose account it is."""

COPIED = ("quote", *FIELDS, "according_to", "speaker", "venue", "note")
"""What is the same in copies of one position."""

LETTERS = ("A", "B")
"""What two codings are called where there are no others."""

ONLY_LEFT, ONLY_RIGHT, NONE = "only in A", "only in B", -1
SEPARATOR = "; "
DISTANCES = range(Stance.strong_support.score - Stance.strong_oppose.score + 1)


class UnitRow(Row):
    """`left` and `right` are row labels of the positions, NONE where one coder has none.

    `actors` are the ids of all for whom the unit stands, joined by SEPARATOR: several where a coder has a joint
    statement, whose coding is one decision. `actor` is the first, and the row labels are those of its positions.
    `run` is how many words in a row both quote; `distance` is that of the stances in steps, missing for one;
    `differences` are names of FIELDS joined by SEPARATOR, or ONLY_LEFT or ONLY_RIGHT; `same_words` is, for those, the
    row of the other coder that quotes the same words of the same actor and source, or NONE.
    """

    __slots__ = ()
    actor: str
    actors: str
    issue: str
    source: str
    left: int
    right: int
    run: int
    distance: float
    differences: str
    same_words: int


class AgreementRow(Row):
    """How far two coders agree on an issue; `distance_0` and so on are the pairs whose stances are so many steps apart.

    `mean_distance` is missing where there is no pair, `alpha` where there are too few.
    """

    __slots__ = ()
    issue: str
    pairs: int
    same: int
    only_left: int
    only_right: int
    distance_0: int
    distance_1: int
    distance_2: int
    distance_3: int
    distance_4: int
    mean_distance: float
    alpha: float


UNIT_COLUMNS = columns_of(UnitRow)
ISSUE_COLUMNS = columns_of(AgreementRow)


def compare(left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    """Two positions tables -> one row a unit (UNIT_COLUMNS), by actor, issue and source."""
    of_left, of_right = ({row.Index: row for row in records(table, PositionRow)} for table in (left, right))
    pairs = match(left, right, UNIT)
    rows = [_pair(of_left[pair.left], of_right[pair.right], pair.run) for pair in pairs]
    lone_left, lone_right = left.drop([pair.left for pair in pairs]), right.drop([pair.right for pair in pairs])
    in_right = overlapping(lone_left, right, ("actor", "source"))
    in_left = overlapping(lone_right, left, ("actor", "source"))
    rows += [
        _unit(row, left=row.Index, differences=ONLY_LEFT, same_words=in_right.get(row.Index, NONE))
        for row in records(lone_left, PositionRow)
    ]
    rows += [
        _unit(row, right=row.Index, differences=ONLY_RIGHT, same_words=in_left.get(row.Index, NONE))
        for row in records(lone_right, PositionRow)
    ]
    units = tabulate(_decisions(rows, of_left, of_right), UNIT_COLUMNS)
    return units.sort_values([*UNIT], kind="stable", ignore_index=True)


Positions = Mapping[int, PositionRow]


def _decisions(rows: Iterable[dict[str, Any]], of_left: Positions, of_right: Positions) -> Iterable[dict[str, Any]]:
    """The units, those once that are alike for signatories of one joint statement: to copy it out is no evidence."""
    found: dict[object, dict[str, Any]] = {}
    for number, row in enumerate(rows):
        sides = of_left.get(row["left"]), of_right.get(row["right"])
        joint = tuple((one.file, one.line) if one and one.joint else None for one in sides)
        alike = (joint, row["differences"], row["same_words"] == NONE, *(one.stance if one else None for one in sides))
        first = found.setdefault(alike if any(joint) else number, row)
        if first is not row:
            first["actors"] += f"{SEPARATOR}{row['actor']}"
    return found.values()


def differing(rows: Sequence[PositionRow]) -> list[str]:
    """In which of FIELDS positions on one unit differ."""
    differ = [name for name in FIELDS if len({getattr(row, name) for row in rows}) > 1]
    if "attribution" not in differ and len({row.according_to for row in rows}) > 1:
        differ.append("attribution")
    return differ


def _pair(one: PositionRow, other: PositionRow, run: int) -> dict[str, Any]:
    return _unit(
        one,
        left=one.Index,
        right=other.Index,
        run=run,
        distance=abs(one.stance - other.stance),
        differences=SEPARATOR.join(differing((one, other))),
    )


def _unit(row: PositionRow, **found: object) -> dict[str, Any]:
    nothing = {"left": NONE, "right": NONE, "run": 0, "distance": None, "differences": "", "same_words": NONE}
    return {name: getattr(row, name) for name in UNIT} | {"actors": row.actor} | nothing | found


def found_by_both(units: pd.DataFrame) -> pd.DataFrame:
    """The units that have a position of each coder."""
    return units[(units["left"] != NONE) & (units["right"] != NONE)]


def disagreements(units: pd.DataFrame) -> pd.DataFrame:
    """The units on which the coders differ: the farthest stances first, then what one has alone, then all else."""
    differing = units[units["differences"] != ""]
    lone = (differing["left"] == NONE) | (differing["right"] == NONE)
    rank = np.select([differing["distance"] > 0, lone], [-differing["distance"], 0], 1)
    return differing.iloc[np.argsort(rank, kind="stable")]


def of_kind(units: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The units whose differences include a kind: one of FIELDS, ONLY_LEFT or ONLY_RIGHT."""
    return units[[kind in differences.split(SEPARATOR) for differences in units["differences"]]]


def stances(units: pd.DataFrame, left: pd.DataFrame, right: pd.DataFrame) -> tuple[list[int], list[int]]:
    """The stances that each coder gave to the units that both found."""
    both = found_by_both(units)
    return list(left.loc[both["left"], "stance"]), list(right.loc[both["right"], "stance"])


def coded_or_not(left: pd.DataFrame, right: pd.DataFrame, issues: Collection[str]) -> Reliability:
    """Nominal alpha of whether a cell has a position, over the cells that either coder could have filled.

    A cell is one issue for an actor in a source, of those actors and sources that at least one coder brought together.
    Cells of one text hang together, so that no interval is given. Signatories of a joint statement for whom both
    coders have coded the same issues are one.
    """
    one, other = (set(zip(*(table[name] for name in UNIT), strict=True)) for table in (left, right))
    texts = _texts(left, right)
    cells = [(actor, issue, source) for actor, source in texts for issue in issues]
    found = alpha([[int(cell in coder) for cell in cells] for coder in (one, other)], "nominal")
    why = "cells of one text hang together" if found is not None else "all cells are alike"
    why = why if cells else "no position is on an issue of both codebooks"
    return Reliability(len(cells), found, None, why)


def _texts(left: pd.DataFrame, right: pd.DataFrame) -> list[tuple[str, str]]:
    """The actors and sources that a coder brought together, of signatories who are alike in them the first."""
    coded: dict[tuple[str, str], set[tuple[int, str, str]]] = defaultdict(set)
    for side, table in enumerate((left, right)):
        for actor, source, issue, joint in zip(*(table[n] for n in ("actor", "source", "issue", "joint")), strict=True):
            coded[actor, source].add((side, issue, joint))
    kinds = {
        (text[1], frozenset(issues)) if any(joint for *_, joint in issues) else text: text
        for text, issues in sorted(coded.items(), reverse=True)
    }
    return sorted(kinds.values())


def by_issue(units: pd.DataFrame, left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    """One row an issue that either coder has (ISSUE_COLUMNS), the most pairs first.

    Alpha is given from LEAST_PAIRS pairs and missing below, and where it is undefined.
    """
    rows = []
    for issue, some in units.groupby("issue", sort=True):
        both = found_by_both(some)
        enough = len(both) >= LEAST_PAIRS
        distances = both["distance"].astype("int64").value_counts()
        rows.append(
            {
                "issue": issue,
                "pairs": len(both),
                "same": int((both["distance"] == 0).sum()),
                "only_left": int((some["right"] == NONE).sum()),
                "only_right": int((some["left"] == NONE).sum()),
                **{f"distance_{steps}": int(distances.get(steps, 0)) for steps in DISTANCES},
                "mean_distance": both["distance"].mean(),
                "alpha": alpha(stances(both, left, right), "ordinal") if enough else None,
            }
        )
    found = tabulate(rows, ISSUE_COLUMNS)
    return found.sort_values(["pairs", "issue"], ascending=[False, True], kind="stable", ignore_index=True)


def same_in(units: pd.DataFrame) -> dict[str, int]:
    """For each of FIELDS, on how many of the units that both found the coders are of one mind."""
    both = found_by_both(units)
    return {name: len(both) - len(of_kind(both, name)) for name in FIELDS}


def copied(units: pd.DataFrame, left: pd.DataFrame, right: pd.DataFrame) -> tuple[int, int]:
    """How many pairs with a note are the same to the letter in all of COPIED, and how many have a note.

    Two coders choose the same sentence and speaker, but hardly the same words for why they read it so.
    """
    both = found_by_both(units)
    ours, theirs = left.loc[both["left"], [*COPIED]], right.loc[both["right"], [*COPIED]]
    alike = (ours.to_numpy() == theirs.to_numpy()).all(axis=1)
    noted = (ours["note"] != "").to_numpy() | (theirs["note"] != "").to_numpy()
    return int((alike & noted).sum()), int(noted.sum())


@dataclass(frozen=True)
class Comparison:
    """Two codings, A and B, and all that is found by comparing them. Its tables are not to be written into.

    `letters` are what the two are called: others than A and B where they are two of several.
    """

    left: Dataset
    right: Dataset
    letters: tuple[str, str] = LETTERS

    @cached_property
    def documents(self) -> tuple[Names, Names]:
        """For A and B what each of their documents is called in both, by its id."""
        return shared_names(self.left.sources, self.right.sources)

    @cached_property
    def positions(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The positions of A and of B, with their documents called as in both."""
        ours, theirs = self.documents
        return renamed(self.left.positions, ours), renamed(self.right.positions, theirs)

    @cached_property
    def units(self) -> pd.DataFrame:
        """One row a unit (UNIT_COLUMNS), its document called as in both."""
        return compare(*self.positions)

    @cached_property
    def in_both(self) -> int:
        """How many units both found."""
        return len(found_by_both(self.units))

    @cached_property
    def disagreements(self) -> pd.DataFrame:
        """The units on which the coders differ, the worst first."""
        return disagreements(self.units)

    @property
    def only_in(self) -> dict[str, str]:
        """What ONLY_LEFT and ONLY_RIGHT say of these two."""
        return {kind: f"only in {letter}" for kind, letter in zip((ONLY_LEFT, ONLY_RIGHT), self.letters, strict=True)}

    @cached_property
    def of_stances(self) -> Reliability:
        """Ordinal alpha of the stances of the units that both found."""
        return reliability(stances(self.units, self.left.positions, self.right.positions))

    @cached_property
    def of_coding(self) -> Reliability:
        """Nominal alpha of whether a cell is coded at all, over the issues that both codebooks have."""
        shared = set(self.left.issues["issue"]) & set(self.right.issues["issue"])
        ours, theirs = (table[table["issue"].isin(shared)] for table in self.positions)
        return coded_or_not(ours, theirs, sorted(shared))

    @cached_property
    def by_issue(self) -> pd.DataFrame:
        """One row an issue (ISSUE_COLUMNS)."""
        return by_issue(self.units, self.left.positions, self.right.positions)

    @cached_property
    def same_in(self) -> dict[str, int]:
        """For each of FIELDS, on how many pairs the coders are of one mind."""
        return same_in(self.units)

    @cached_property
    def same_stance(self) -> Bounds:
        """The Jeffreys interval of the share of pairs with the same stance; there must be a pair."""
        return jeffreys(self.same_in["stance"] / self.in_both, self.in_both)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of every issue of either codebook, A's where both have it."""
        return _names((self.right.issues, self.left.issues), "issue", "title")

    @cached_property
    def actors(self) -> dict[str, str]:
        """The short name of every actor of either, A's where both have it."""
        return _names((self.right.actors, self.left.actors), "actor", "short_name")

    @cached_property
    def copied(self) -> tuple[int, int]:
        """How many pairs with a note are the same to the letter, as copies are, and how many have a note."""
        return copied(self.units, self.left.positions, self.right.positions)


def _names(tables: Iterable[pd.DataFrame], column: str, name: str) -> dict[str, str]:
    return {key: title for table in tables for key, title in zip(table[column], table[name], strict=True)}
