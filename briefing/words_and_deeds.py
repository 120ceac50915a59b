"""Whether an actor acts as it speaks, as a part of its briefing: each deed beside what it had said, with citations."""

from analysis.deeds.comparisons import Comparison
from analysis.selection import Selection
from analysis.wording.deeds import HOW, QUESTION, acted_as_spoken, calls_without, stands, what_that_rests_on
from analysis.wording.figures import as_sentence, in_part, listed
from briefing.citations import Citations
from briefing.content import Cell, Section
from briefing.sections import MOST_ROWS, table
from loaders.table_rows import PositionRow

COLUMNS = ("Issue", "What it did", "Its last words by then", "Its first words after", "How they stand")
WIDTHS = (24, 20, 20, 20, 16)


def deeds_section(actor: str, selection: Selection, citations: Citations) -> list[Section]:
    """The section, with the deeds beside own words first; none where there is neither a deed nor an absence."""
    found = selection.deeds.of(actor)
    if not found.deeds and found.absences.empty:
        return []
    answer = " ".join([acted_as_spoken(selection.names[actor], found), *what_that_rests_on(found)])
    absent = listed(in_part(calls_without(found, selection.titles)))
    every = [*found.own, *found.told]
    rows = [_row(one, selection, citations) for one in every[:MOST_ROWS]]
    return [
        Section(
            QUESTION,
            (answer, HOW) if rows else (answer,),
            (f"Roll calls without its vote: {absent}.",) if absent else (),
            table(COLUMNS, WIDTHS, rows, len(every)) if rows else None,
        )
    ]


def _row(found: Comparison, selection: Selection, citations: Citations) -> tuple[Cell, ...]:
    after = [found.after] if found.after else []
    return (
        Cell(selection.titles[found.deed.issue]),
        citations.stance(found.deed),
        _said([one for one in (found.said, *found.uncertain) if one], citations),
        _said(after, citations),
        Cell(as_sentence(stands(found.outcome)), ("as others tell it",) if found.is_told else ()),
    )


def _said(statements: list[PositionRow], citations: Citations) -> Cell:
    """The first of some statements, and below it the others that may have been the last by then."""
    if not statements:
        return Cell("nothing")
    first, *others = map(citations.stance, statements)
    also = [f"or perhaps: {one.text} · {' · '.join(one.below)}" for one in others]
    numbers = [number for one in (first, *others) for number in one.citations]
    return Cell(first.text, (*first.below, *also), tuple(numbers))
