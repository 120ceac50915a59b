"""The parts that all briefings have: the moves, what filters hide, and where the data comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from analysis.alignment import STANCE_RANGE
from analysis.chronology import newest_first
from analysis.filters import filters_in_words
from analysis.moves import Move, MoveRow
from analysis.scenarios.differences import Differences
from analysis.selection import Selection
from analysis.wording.document_kinds import effect_of_kinds, rest_on_machines
from analysis.wording.figures import LEVEL, SIGNS, VERBS, VERIFIED, count, day_in_words, in_part, listed
from analysis.wording.inheritance import inherited_in_words
from analysis.wording.intermediaries import heard_through
from analysis.wording.scenarios import (
    NO_DATA,
    changed_pairs_in_words,
    differences_in_words,
    pins_in_words,
    scenario_in_words,
)
from analysis.wording.scope import scope
from briefing.citations import Citations
from briefing.content import Cell, Section, Table
from loaders.git.history import Edition
from loaders.joint_statements import count_positions, once
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import Attribution, Confidence

MOST_CHANGED = 20
"""So many pairs that a scenario changes a briefing lists, those that change most."""

MOST_ROWS = 200
"""A table of a briefing has at most so many rows, as the pages have."""

LEGEND = "Signs: " + ", ".join(f"{SIGNS[stance]} {VERBS[stance]}" for stance in sorted(VERBS, reverse=True)) + "."


@dataclass(frozen=True, slots=True)
class Origin:
    """When a briefing is made, and from what.

    `folder` is the name of the positions folder. `verified` says of positions, by
    their labels, how their quotation was found in its document.
    """

    made: date
    folder: str = "positions"
    edition: Edition | None = None
    verified: Mapping[int, str] = field(default_factory=dict)


def verified_in_words(how: "pd.Series[str]") -> dict[int, str]:
    """How quotations are verified (the column `how` of `verify`), in words by the labels of the positions."""
    return {int(label): VERIFIED[way][0] for label, way in how.items()}  # type: ignore[call-overload, index]


def titles_in_part(issues: Sequence[str], titles: Mapping[str, str]) -> str:
    """The titles of issues in quotation marks; of very many the first."""
    return listed(in_part(f"“{titles[issue]}”" for issue in issues))


def table(columns: Sequence[str], widths: Sequence[int], rows: Sequence[tuple[Cell, ...]], total: int) -> Table:
    """A table that says how many rows there are of it, if these are not all."""
    more = f"The first {len(rows)} of {total:,} rows. The dashboard has all." if len(rows) < total else ""
    return Table(tuple(columns), tuple(widths), tuple(rows), more)


def propositions(selection: Selection) -> dict[str, str]:
    """The proposition of every issue of the data."""
    return dict(zip(selection.data.issues["issue"], selection.data.issues["proposition"], strict=True))


def inherited_points(rows: pd.DataFrame, selection: Selection) -> list[str]:
    """What of the rows is inherited and whether figures count it, as a point; nothing where it is not to be seen."""
    words = inherited_in_words(selection, rows)
    return [words] if words else []


def moves_section(moves: pd.DataFrame, selection: Selection, citations: Citations) -> Section:
    """What changed from statement to statement in one voice, the newest first; `moves` are rows of analysis.moves."""
    changed = newest_first(moves[~moves["move"].isin([Move.first, Move.restatement])].iloc[::-1])
    rest = len(moves) - len(changed)
    if changed.empty:
        return Section("Moves", (f"No change of stance in {count(rest, 'statement')}.",))
    before = {
        row.Index: row for row in records(selection.data.positions.loc[sorted(set(changed["previous"]))], PositionRow)
    }
    rows = [_move(row, before[row.previous], selection, citations) for row in records(changed.head(MOST_ROWS), MoveRow)]
    paragraphs = [
        "Each statement is compared with the last one in the same voice: what others say may tell of the teller. "
        "Where the dates of the two overlap, their order is not known. A change of strength is no change of mind. "
        f"Not listed: {count(rest, 'first statement or restatement', 'first statements and restatements')}."
    ]
    return Section(
        "Moves",
        tuple(paragraphs),
        table=table(("Who, on what", "Before", "After", "What it is"), (30, 26, 26, 18), rows, len(changed)),
    )


def _move(row: MoveRow, before: PositionRow, selection: Selection, citations: Citations) -> tuple[Cell, ...]:
    size = "" if pd.isna(row.size) else f"{row.size:+d} of {STANCE_RANGE} steps".replace("-", "−")
    return (
        Cell(selection.names[row.actor], (selection.titles[row.issue],)),
        citations.stance(before),
        citations.stance(row),
        Cell(row.move, (size,) if size else ()),
    )


def order_unknown(moves: pd.DataFrame) -> list[str]:
    """Of how many statements it is not known whether they came later, as a point; nothing where all are in order."""
    number = int((moves["move"] == Move.order_unknown).sum())
    if not number:
        return []
    return [
        f"Whether {count(number, 'statement')} came after the one before in the same voice is not known: "
        "their dates overlap."
    ]


def scenario_section(selection: Selection) -> Section | None:
    """What a briefing supposes, and what that changes; None without a scenario."""
    if not selection.scenario:
        return None
    said, found = f"{scenario_in_words(selection)} No one said this. {NO_DATA}", Differences(selection)
    pairs = changed_pairs_in_words(found.pairs.head(MOST_CHANGED), selection.names)
    rows = [tuple(map(Cell, row)) for row in pairs.itertuples(index=False)]
    listed_pairs = table(list(pairs.columns), (30, 35, 35), rows, len(found.pairs)) if rows else None
    return Section("Scenario", (said, *differences_in_words(found)), table=listed_pairs)


def narrowed(selection: Selection, *, issues: bool = True, actors: bool = True) -> list[str]:
    """What the filters narrow a briefing to, besides its date, for the line below its title; nothing for nothing."""
    words = scope(selection, issues=issues, actors=actors, day=False)
    return [words] if words else []


def hidden(column: str, one: str, shown: pd.DataFrame, at: Selection) -> list[str]:
    """How many positions of one actor, or on one issue, the filters leave out, as a point; nothing for none."""
    every = at.data.positions
    known = every[(every["latest"] <= pd.Timestamp(at.as_of)) & (every[column] == one)]
    number = count_positions(known) - count_positions(shown)
    if number <= 0:
        return []
    return [f"The filters leave out {count(number, 'more position')} up to that date."]


def low_confidence(positions: pd.DataFrame, *, with_notes: bool = True) -> list[str]:
    """How many positions are judgement calls, as a point; nothing where none is. The notes may not be at hand."""
    single = once(positions)
    number = int((single["confidence"] != Confidence.high).sum())
    if not number:
        return []
    why = "; the notes say why" if with_notes else ""
    return [f"{number} of {count(len(single), 'position')} coded with less than high confidence{why}."]


def whose_words(actor: str, positions: pd.DataFrame, selection: Selection, note: str) -> list[str]:
    """How much of an actor's positions is not in its own words, or comes through others, as points."""
    name, voice = selection.names[actor], selection.coverage.sole_voices.get(actor)
    told = int((positions["attribution"] != Attribution.own).sum())
    points = []
    if voice:
        points.append(f"{name}: all that is known comes through {selection.names.get(voice, voice)}.")
    points += [f"{name}: {words}." for words in heard_through(selection, actor, wholly=False)]
    points += [f"{name}: {words}" for words in rest_on_machines(positions, selection)]
    if told:
        points.append(f"{name}: {told} of {count(len(positions), 'position')} not in its own words.")
    if note:
        points.append(f"{name}: {note}")
    return points


def provenance(selection: Selection, days: Sequence[tuple[str, date]], origin: Origin) -> tuple[tuple[str, str], ...]:
    """What somebody needs to make the same briefing again, and to see that it is the same."""
    data = selection.data
    positions = count(count_positions(data.positions), "position")
    held = (
        f"{origin.folder}/ with {positions} of {count(len(data.actors), 'actor')} "
        f"on {count(len(data.issues), 'issue')}, from {count(len(data.sources), 'document')}"
    )
    rows = [
        *((label, day_in_words(day)) for label, day in days),
        *filters_in_words(selection.filters, data.negotiation.tracks, selection.names).items(),
    ]
    if selection.scenario:
        rows.append(("Scenario", f"if {listed(pins_in_words(selection.scenario, selection))}"))
    if effect := effect_of_kinds(selection):
        rows.append(("Effect of the documents' kinds", effect))
    rows.append(("Data", held))
    if data.errors:
        rows.append(("Faults", f"{count(len(data.errors), 'error')} in the data: what they concern is missing here"))
    if data.stale:
        rows.append(("Earlier versions", f"of {listed(data.stale)}, whose newest version has faults"))
    rows.append(("Version of the data", data.version[:12]))
    rows.append(("Its SHA-256", data.version))
    if origin.edition:
        day = origin.edition.day
        state = f"the data as recorded on {day_in_words(day)}" if day else "with what was not committed yet"
        rows.append(("Commit", f"{origin.edition.commit}, {state}"))
    rows.append(("Made on", day_in_words(origin.made)))
    rows.append(
        (
            "Method",
            f"Alignment is the mean of 1 − |difference| / {STANCE_RANGE} over the n issues on which both have a "
            f"latest position, with the {LEVEL} Jeffreys interval, for which issues on the same quotation count as "
            "one; silence has no score (docs/method.md).",
        )
    )
    return tuple(rows)
