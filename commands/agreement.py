"""What `compare` prints of two coders."""

from collections.abc import Iterator

import pandas as pd

from analysis.codings.intercoder_agreement import NONE, SEPARATOR, AgreementRow, Comparison, UnitRow
from analysis.codings.reliability import LEAST_PAIRS, Reliability, alpha_in_words
from analysis.wording.agreement import SCALE, cautions, fields_in_words, stances_in_words, units_in_words
from analysis.wording.figures import count
from commands.console import position_as_dict, position_in_lines
from loaders.dataset import Dataset
from loaders.joint_statements import count_positions
from loaders.table_rows import PositionRow, records


def agreement_in_lines(found: Comparison, ours: str, theirs: str) -> Iterator[str]:
    """The report for people; `ours` and `theirs` stand before the names of the files of A and B."""
    for side, data, folder in (("A", found.left, ours), ("B", found.right, theirs)):
        positions = count(count_positions(data.positions), "position")
        yield f"{side}: {folder}  {positions}, {count(len(data.actors), 'actor')}"
    yield ""
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
    for number, unit in enumerate(records(found.disagreements, UnitRow), 1):
        others = unit.actors.count(SEPARATOR)
        whose = f"{unit.actor} and {count(others, 'other')} together" if others else unit.actor
        yield from ["", f"{number}. {whose} on {unit.issue}, source {unit.source}: {unit.differences}"]
        for side, row, folder in (("A", of_a.get(unit.left), ours), ("B", of_b.get(unit.right), theirs)):
            if row is not None:
                yield from position_in_lines(f"   {side}  ", row, folder)
        if unit.same_words != NONE:
            side, rows, folder = ("A", of_a, ours) if unit.left == NONE else ("B", of_b, theirs)
            row = rows[unit.same_words]
            yield f"      {side} quotes these words on {row.issue}: {folder}{row.file}:{row.line}"


def _rows_of(data: Dataset) -> dict[int, PositionRow]:
    """The positions by their row labels, with their columns as attributes."""
    return {row.Index: row for row in records(data.positions, PositionRow)}


def _issue_lines(found: Comparison) -> Iterator[str]:
    width = max([5, *(len(issue) for issue in found.by_issue["issue"])])
    yield f"  {'issue':<{width}}  both  same  mean distance  alpha  only A  only B"
    for row in records(found.by_issue, AgreementRow):
        distance = "" if pd.isna(row.mean_distance) else f"{row.mean_distance:.2f}"
        alpha = "" if pd.isna(row.alpha) else alpha_in_words(row.alpha)
        yield (
            f"  {row.issue:<{width}}  {row.pairs:>4}  {row.same:>4}  {distance:>13}  {alpha:>5}  "
            f"{row.only_left:>6}  {row.only_right:>6}"
        )


def agreement_as_dict(found: Comparison, ours: str, theirs: str) -> dict[str, object]:
    """The report for tools."""
    of_a, of_b = _rows_of(found.left), _rows_of(found.right)
    return {
        "a": {"folder": ours, "positions": count_positions(found.left.positions), "errors": len(found.left.errors)},
        "b": {"folder": theirs, "positions": count_positions(found.right.positions), "errors": len(found.right.errors)},
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
                "differences": unit.differences.split(SEPARATOR),
                "a": position_as_dict(of_a.get(unit.left), ours),
                "b": position_as_dict(of_b.get(unit.right), theirs),
            }
            for unit in records(found.disagreements, UnitRow)
        ],
    }


def _reliability(found: Reliability) -> dict[str, object]:
    return {"n": found.n, "alpha": found.alpha, "interval": found.interval, "why_not": found.why}
