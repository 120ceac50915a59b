"""The briefing on two actors, or on one at two dates: where do they differ?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pandas as pd

from analysis.alignment import STANCE_RANGE
from analysis.compared_actor import ComparedActor, align_compared, sides_compared, told_issues
from analysis.coverage import count_passages
from analysis.evidence_steps import HEARD, Step
from analysis.filters import EVIDENCE_LABELS
from analysis.inheritance import INHERITED, held_in, is_passed_on
from analysis.moves import moves
from analysis.pair_contrast import AGREE, DIFFER, LEFT_ONLY, NEITHER, RIGHT_ONLY, ContrastRow, contrast
from analysis.scenarios.pinned_positions import said_ones
from analysis.selection import Selection
from analysis.wording.figures import (
    LEVEL,
    count,
    day_in_words,
    percent,
    percent_range,
    separate_quotations,
)
from analysis.wording.scope import scope
from analysis.wording.sides import alignment_in_words, question, verdict
from briefing.bibliography.entry import page_entry
from briefing.citations import Citations
from briefing.content import Briefing, Cell, Section, cleaned
from briefing.news import news_on_actors
from briefing.sections import (
    LEGEND,
    MOST_ROWS,
    Origin,
    hidden,
    inherited_points,
    low_confidence,
    moves_section,
    order_unknown,
    propositions,
    provenance,
    scenario_section,
    table,
    titles_in_part,
    whose_words,
)
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import Attribution


def brief_pair(left: ComparedActor, right: ComparedActor, origin: Origin, since: date | None = None) -> Briefing:
    """Two actors issue by issue, with the same figures as Compare. The two differ in actor or date.

    With `since` also what is new of the two, up to the later of their dates.
    """
    selection = left.selection
    supposing = selection if selection.scenario else right.selection
    citations = Citations(selection, origin.verified)
    mine, theirs = left.shown.in_force, right.shown.in_force
    rows = contrast(mine, theirs, selection.issue_ids)
    names = _names(left, right)
    held = {row.Index: row for row in records(pd.concat([mine, theirs]), PositionRow)}
    counted = contrast(left.counted.in_force, right.counted.in_force, selection.issue_ids)
    counted = counted[[not _is_passed_on(row, held) for row in records(counted, ContrastRow)]]
    groups = [group for group in (DIFFER, AGREE, LEFT_ONLY, RIGHT_ONLY) if rows["group"].eq(group).any()]
    sections = [_group(group, rows, held, names, selection, citations) for group in groups]
    sections[:1] = [replace(first, paragraphs=(LEGEND,)) for first in sections[:1]]
    moved = _moves(left, right)
    sections.append(moves_section(moved, selection, citations))
    if since:
        later = max(left, right, key=lambda side: side.selection.as_of).selection
        sections += news_on_actors(later, since, citations, left.actor, right.actor)
    title, stem, days = question(left.short, right.short), pair_stem(left, right), days_compared(left, right)
    return cleaned(
        Briefing(
            name=stem,
            title=title,
            about=" · ".join(f"{label} {day_in_words(day)}" for label, day in days),
            answer=tuple(_answer(left, right, counted)),
            figures=_figures(left, right),
            sections=tuple(sections),
            unknown=_unknown(moved, left, right, names),
            citations=citations.listed(),
            provenance=provenance(supposing, days, origin),
            negotiation=selection.data.negotiation.title or "",
            scenario=scenario_section(supposing),
            entry=page_entry(title, stem, days, supposing, origin.made),
        )
    )


def pair_stem(left: ComparedActor, right: ComparedActor) -> str:
    """The name of a file on the two: their ids and their days, each once."""
    days = sorted({left.selection.as_of, right.selection.as_of})
    return "-".join([*dict.fromkeys([left.actor, right.actor]), *(day.isoformat() for day in days)])


def _is_passed_on(row: ContrastRow, held: dict[int, PositionRow]) -> bool:
    """Whether a row of the contrast has the same words of a group twice."""
    if row.left < 0 or row.right < 0:
        return False
    return bool(is_passed_on(held_in(held[row.left]), held_in(held[row.right])))


def _names(left: ComparedActor, right: ComparedActor) -> tuple[str, str]:
    """What the two are called where both are spoken of."""
    if left.selection.as_of == right.selection.as_of:
        return left.short, right.short
    one, other = (f"{side.short} as of {day_in_words(side.selection.as_of)}" for side in (left, right))
    return one, other


def _actors(left: ComparedActor, right: ComparedActor) -> list[ComparedActor]:
    """Each actor once: of one at two dates the later, which has all that the earlier one has."""
    return [max(left, right, key=lambda side: side.selection.as_of)] if left.actor == right.actor else [left, right]


def days_compared(left: ComparedActor, right: ComparedActor) -> list[tuple[str, date]]:
    """The day at which the two are looked at, or that of each, with what it is the day of."""
    if left.selection.as_of == right.selection.as_of:
        return [("As of", left.selection.as_of)]
    return [(f"{side.short} as of", side.selection.as_of) for side in (left, right)]


def _answer(left: ComparedActor, right: ComparedActor, rows: pd.DataFrame) -> Iterator[str]:
    """On which sides they stand, how close and on what that rests; then where they differ most and where they agree."""
    found, taken, selection = align_compared(left, right), sides_compared(left, right), left.selection
    other = len(selection.issue_ids) - found.n
    within = scope(selection, actors=False, day=left.selection.as_of == right.selection.as_of)
    yield verdict(taken, told_issues(left, right), other, ranked=found.ranked, scope=within)
    yield from alignment_in_words(taken, found)
    apart = rows[rows["group"] == DIFFER]
    if len(apart):
        most = int(apart["difference"].max())
        titles = titles_in_part(list(apart.loc[apart["difference"] == most, "issue"]), selection.titles)
        yield f"They differ most on {titles}: {most} of {STANCE_RANGE} steps."
    alike = list(rows.loc[rows["group"] == AGREE, "issue"])
    if alike:
        yield f"They have the same stance on {titles_in_part(alike, selection.titles)}."


def _figures(left: ComparedActor, right: ComparedActor) -> Section:
    """The figure as chosen, and what it would be with less: own words, direct evidence, contested issues."""
    ways = [("As chosen", left.selection, right.selection)]
    for step in ("own", "reported"):
        ways.append((EVIDENCE_LABELS[step], *(side.selection.only(HEARD[Step(step)]) for side in (left, right))))  # type: ignore[arg-type]
    ways.append(("Contested issues only", left.selection.contested, right.selection.contested))
    rows = []
    for label, mine, theirs in ways:
        if label == "As chosen" or mine.filters != left.selection.filters:
            rows.append(_figure(label, replace(left, selection=mine), replace(right, selection=theirs)))
    columns = (
        "Counting",
        "Same side",
        "Opposite sides",
        "Mixed",
        "Alignment",
        "n",
        "Separate quotations",
        f"{LEVEL} interval",
        "If one-sided issues were filled in",
        "If all were",
        "Ranked",
    )
    points = [
        point
        for side in _actors(left, right)
        for point in whose_words(
            side.actor,
            side.stated.all,
            side.selection,
            side.selection.actor_records[side.actor].note,
        )
    ]
    both = _both(left, right)
    common = set(left.counted.in_force["issue"]) & set(right.counted.in_force["issue"])
    shared = both[both["issue"].isin(common)]
    if len(shared) and (shared["attribution"] == Attribution.characterised).any():
        points.append("The figure as chosen rests, among other things, on what another actor says of one of them.")
    elif len(shared) and INHERITED not in set(shared["attribution"]):
        points.append("No figure here rests on what another actor says of them.")
    points += low_confidence(pd.concat([side.stated.all for side in _actors(left, right)]))
    shown = pd.concat([left.shown.in_force, right.shown.in_force])
    points += inherited_points(shown[~shown.index.duplicated()], left.selection)
    return Section(
        "The figures",
        points=tuple(points),
        table=table(columns, (14, 7, 10, 7, 10, 5, 10, 11, 11, 9, 10), rows, len(rows)),
    )


def _figure(label: str, left: ComparedActor, right: ComparedActor) -> tuple[Cell, ...]:
    found, taken = align_compared(left, right), sides_compared(left, right)
    ranked = "yes" if found.ranked else "no: too little" if found.n else "not comparable"
    if found.ranked and told_issues(left, right):
        ranked = "as others tell it"
    words = (
        *(str(kind.issues) for kind in (taken.same, taken.opposite, taken.mixed)),
        percent(found.value),
        str(found.n),
        str(found.passages or 0),
        percent_range(found.interval),
        percent_range(found.range_stated),
        percent_range(found.range_all),
        ranked,
    )
    return (Cell(label), *(Cell(word) for word in words))


def _both(left: ComparedActor, right: ComparedActor) -> pd.DataFrame:
    both = pd.concat([left.counted.in_force, right.counted.in_force])
    return both[~both.index.duplicated()]


def _group(
    group: str,
    rows: pd.DataFrame,
    held: dict[int, PositionRow],
    names: tuple[str, str],
    selection: Selection,
    citations: Citations,
) -> Section:
    """The issues of one group of the contrast."""
    some = rows[rows["group"] == group]
    said = propositions(selection)
    issues = [
        (Cell(selection.titles[row.issue], (said[row.issue],)), row)
        for row in records(some.head(MOST_ROWS), ContrastRow)
    ]
    if group in (DIFFER, AGREE):
        heading = "Where they differ" if group == DIFFER else "Where they agree"
        filled = [
            (
                issue,
                citations.stance(held[row.left]),
                citations.stance(held[row.right]),
                _gap(row, held, selection),
            )
            for issue, row in issues
        ]
        return Section(heading, table=table(("Issue", *names, "Gap"), (36, 27, 27, 10), filled, len(some)))
    side, name = ("left", names[0]) if group == LEFT_ONLY else ("right", names[1])
    alone = [(issue, citations.stance(held[getattr(row, side)])) for issue, row in issues]
    kind = "stated or inherited" if selection.inherits else "stated"
    return Section(f"Only {name} has a {kind} position", table=table(("Issue", name), (55, 45), alone, len(some)))


def _gap(row: ContrastRow, held: dict[int, PositionRow], selection: Selection) -> Cell:
    if _is_passed_on(row, held):
        return Cell("not compared", ("a group's words on both sides",))
    derived = INHERITED in (held[row.left].attribution, held[row.right].attribution)
    left_out = derived and not selection.counts_inherited
    return Cell(f"{row.difference} of {STANCE_RANGE}", ("not counted",) if left_out else ())


def _moves(left: ComparedActor, right: ComparedActor) -> pd.DataFrame:
    """The moves of both up to the date of each, oldest first."""
    return moves(pd.concat([side.stated.all for side in _actors(left, right)]))


def _unknown(moved: pd.DataFrame, left: ComparedActor, right: ComparedActor, names: tuple[str, str]) -> Section:
    selection = left.selection
    rows = contrast(left.stated.in_force, right.stated.in_force, selection.issue_ids)
    points = []
    for group, subject in (
        (NEITHER, "Neither has"),
        (LEFT_ONLY, f"Only {names[0]} has"),
        (RIGHT_ONLY, f"Only {names[1]} has"),
    ):
        silent = list(rows.loc[rows["group"] == group, "issue"])
        if silent:
            share = f"{len(silent)} of {count(len(selection.issue_ids), 'issue')}"
            points.append(f"{subject} a stated position on {share}: {titles_in_part(silent, selection.titles)}.")
    points.append("Silence is neither agreement nor neutrality: it has no score, and takes no part in any figure.")
    points += order_unknown(moved)
    for side in _actors(left, right):
        points += [f"{side.short}: {point}" for point in hidden("actor", side.actor, side.stated.all, side.selection)]
    both = _both(left, right)
    said = said_ones(both)
    quotations, documents = separate_quotations(count_passages(said)), count(said["source"].nunique(), "document")
    points.append(f"Their latest positions rest on {quotations} of {documents}; other documents may say otherwise.")
    return Section("What is not known", points=tuple(points))
