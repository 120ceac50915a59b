"""Who has changed sides, in a sentence, and what that rests on in another."""

from collections.abc import Mapping

import pandas as pd

from analysis.moves import Move, MoveRow, MovesByWeight
from analysis.wording.figures import count, in_part, listed
from loaders.table_rows import records

MIND = "Two wordings years apart are not by themselves a change of mind."
"""What is said wherever moves are listed."""

NAMED = 4
"""How many who changed sides the headline names at most."""

FEW = 3
"""Of how many years the headline tells each."""


def who_changed_sides(found: MovesByWeight, names: Mapping[str, str]) -> str:
    """Whoever changed sides in own words, the newest first, few with the years; or that nobody is known to have."""
    years: dict[str, set[str]] = {}
    for row in records(found.sides, MoveRow):
        years.setdefault(names[row.actor], set()).add(_year(row))
    if years:
        dated = [f"{name} ({_in_short(sorted(when))})" for name, when in years.items()]
        who = dated if len(dated) <= NAMED else in_part(years, NAMED, NAMED - 1)
        return f"{listed(who)} changed sides in own words."
    if not found.later:
        return "Nobody is known to have changed sides: nobody has spoken twice on the same issue in one voice."
    if (found.softer["move"] == Move.side).any():
        return "Nobody is known to have changed sides in own words."
    return f"Nobody is known to have changed sides in {count(found.later, 'later statement')}."


def what_else_moved(found: MovesByWeight) -> str:
    """Of the later statements, how many are changes of side in own words, and what the others come to."""
    if not found.later:
        return f"{count(len(found.first), 'statement')}, each the first of its actor on its issue in its voice."
    kinds = found.softer["move"].value_counts()
    parts = [
        count(int(number), one, several)
        for number, one, several in (
            (len(found.sides), "change of side in own words", "changes of side in own words"),
            (kinds.get(Move.side, 0), "change of side as others tell it", "changes of side as others tell it"),
            (kinds.get(Move.strength, 0), "change of strength", "changes of strength"),
            (kinds.get(Move.order_unknown, 0), "whose order is not known", "whose order is not known"),
            (len(found.restated), "restatement", "restatements"),
        )
        if number
    ]
    own = "all" if found.later_in_own_words == found.later else f"{found.later_in_own_words:,} of these"
    return (
        f"{count(found.later, 'statement')} came after another in the same voice, {own} in own words: {listed(parts)}."
    )


def _in_short(years: list[str]) -> str:
    return ", ".join(years) if len(years) <= FEW else f"{years[0]} to {years[-1]}"


def _year(row: MoveRow) -> str:
    """The year of a move as precisely as its date allows."""
    if pd.isna(row.earliest):
        return f"by {row.latest.year}"
    first = row.earliest.year
    return f"{first}" if first == row.latest.year else f"{first}–{row.latest.year}"
