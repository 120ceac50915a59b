"""What `compare` prints of coders."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import pandas as pd

from analysis.codings.coders import Coders
from analysis.codings.intercoder_agreement import NONE, SEPARATOR, AgreementRow, Comparison, UnitRow
from analysis.codings.reliability import LEAST_PAIRS, Reliability, alpha_in_words
from analysis.codings.shared_documents import letter
from analysis.wording.agreement import (
    SCALE,
    cautions,
    differences_in_words,
    documents_in_words,
    fields_in_words,
    stances_in_words,
    stances_of_all_in_words,
    units_in_words,
    units_of_all_in_words,
)
from analysis.wording.figures import count
from commands.console import position_as_dict, position_in_lines
from loaders.dataset import Dataset
from loaders.joint_statements import count_positions
from loaders.table_rows import PositionRow, records


def coders_in_lines(coders: Coders, folders: Sequence[str]) -> Iterator[str]:
    """The report for people; each of `folders` stands before the names of the files of one coder."""
    for number, (data, folder) in enumerate(zip(coders.codings, folders, strict=True)):
        positions = count(count_positions(data.positions), "position")
        yield f"{letter(number)}: {folder}  {positions}, {count(len(data.actors), 'actor')}"
    yield from filter(None, [documents_in_words(coders.documents)])
    if len(coders.given) > 2:
        yield from ["", f"{stances_of_all_in_words(coders)}.", units_of_all_in_words(coders), "", *_pair_lines(coders)]
    for (name, found), (ours, theirs) in zip(coders.pairs.items(), combinations(folders, 2), strict=True):
        yield from ["", *([f"== {name}: {ours} and {theirs}"] if len(coders.given) > 2 else [])]
        yield from _lines_of_pair(found, ours, theirs)


def _pair_lines(coders: Coders) -> Iterator[str]:
    """How far every two coders agree, one line a pair."""
    yield "By pair (both: units that both found; same: of these with the same stance)"
    for name, found in coders.pairs.items():
        alpha = "undefined" if found.of_stances.alpha is None else alpha_in_words(found.of_stances.alpha)
        yield f"  {name}  both {found.in_both} of {len(found.units)}  same {found.same_in['stance']}  alpha {alpha}"


def _lines_of_pair(found: Comparison, ours: str, theirs: str) -> Iterator[str]:
    """The report on two of them; `ours` and `theirs` stand before the names of their files."""
    yield f"{stances_in_words(found)}."
    yield SCALE
    yield units_in_words(found)
    if found.in_both:
        yield fields_in_words(found)
    yield from (f"Note: {caution}" for caution in cautions(found))
    if len(found.by_issue):
        yield from ["", f"By issue (alpha from {LEAST_PAIRS} units that both found)", *_issue_lines(found)]
    yield from ["", f"{count(len(found.disagreements), 'disagreement')}, the farthest apart first"]
    of_a, of_b = _rows_of(found.left), _rows_of(found.right)
    first, second = found.letters
    for number, unit in enumerate(records(found.disagreements, UnitRow), 1):
        others = unit.actors.count(SEPARATOR)
        whose = f"{unit.actor} and {count(others, 'other')} together" if others else unit.actor
        yield from [
            "",
            f"{number}. {whose} on {unit.issue}, source {unit.source}: {differences_in_words(found, unit.differences)}",
        ]
        for side, row, folder in ((first, of_a.get(unit.left), ours), (second, of_b.get(unit.right), theirs)):
            if row is not None:
                yield from position_in_lines(f"   {side}  ", row, folder)
        if unit.same_words != NONE:
            side, rows, folder = (first, of_a, ours) if unit.left == NONE else (second, of_b, theirs)
            row = rows[unit.same_words]
            yield f"      {side} quotes these words on {row.issue}: {folder}{row.file}:{row.line}"


def _rows_of(data: Dataset) -> dict[int, PositionRow]:
    """The positions by their row labels, with their columns as attributes."""
    return {row.Index: row for row in records(data.positions, PositionRow)}


def _issue_lines(found: Comparison) -> Iterator[str]:
    width = max([5, *(len(issue) for issue in found.by_issue["issue"])])
    yield f"  {'issue':<{width}}  both  same  mean distance  alpha  only {found.letters[0]}  only {found.letters[1]}"
    for row in records(found.by_issue, AgreementRow):
        distance = "" if pd.isna(row.mean_distance) else f"{row.mean_distance:.2f}"
        alpha = "" if pd.isna(row.alpha) else alpha_in_words(row.alpha)
        yield (
            f"  {row.issue:<{width}}  {row.pairs:>4}  {row.same:>4}  {distance:>13}  {alpha:>5}  "
            f"{row.only_left:>6}  {row.only_right:>6}"
        )


def coders_as_dict(coders: Coders, folders: Sequence[str]) -> dict[str, object]:
    """The report for tools: that on the two, or of more what all have and the report on each pair."""
    documents = {"compared": coders.documents.compared, "waiting": coders.documents.waiting}
    pairs = [
        _pair_as_dict(found, ours, theirs)
        for found, (ours, theirs) in zip(coders.pairs.values(), combinations(folders, 2), strict=True)
    ]
    if len(pairs) == 1:
        return {**pairs[0], "documents": documents}
    return {
        "coders": [_side(data, folder) for data, folder in zip(coders.codings, folders, strict=True)],
        "documents": documents,
        "units": len(coders.units),
        "found_by_all": coders.in_all,
        "stance": _reliability(coders.of_stances),
        "pairs": [{"pair": one.letters, **pair} for one, pair in zip(coders.pairs.values(), pairs, strict=True)],
    }


def _side(data: Dataset, folder: str) -> dict[str, object]:
    return {"folder": folder, "positions": count_positions(data.positions), "errors": len(data.errors)}


def _pair_as_dict(found: Comparison, ours: str, theirs: str) -> dict[str, object]:
    """The report on two of them, who are "a" and "b" in it."""
    of_a, of_b = _rows_of(found.left), _rows_of(found.right)
    return {
        "a": _side(found.left, ours),
        "b": _side(found.right, theirs),
        "units": len(found.units),
        "found_by_both": found.in_both,
        "stance": _reliability(found.of_stances),
        "coded_or_not": _reliability(found.of_coding),
        "same": found.same_in,
        "notes": list(cautions(found)),
        "by_issue": [
            {name: None if pd.isna(value) else value for name, value in row.items()}
            for row in found.by_issue.to_dict("records")
        ],
        "disagreements": [
            {
                "actor": unit.actor,
                "actors": unit.actors.split(SEPARATOR),
                "issue": unit.issue,
                "source": unit.source,
                "differences": differences_in_words(found, unit.differences).split(SEPARATOR),
                "a": position_as_dict(of_a.get(unit.left), ours),
                "b": position_as_dict(of_b.get(unit.right), theirs),
            }
            for unit in records(found.disagreements, UnitRow)
        ],
    }


def _reliability(found: Reliability) -> dict[str, object]:
    return {"n": found.n, "alpha": found.alpha, "interval": found.interval, "why_not": found.why}
