"""The briefing on one issue: who stands where?"""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from analysis.coverage import count_passages
from analysis.scenarios.pinned_positions import SCENARIO, said_ones
from analysis.selection import Selection
from analysis.votes.ballots import Ballot
from analysis.wording.document_kinds import rest_on_machines
from analysis.wording.figures import (
    ATTRIBUTIONS,
    VERBS,
    as_sentence,
    count,
    day_in_words,
    in_part,
    listed,
    separate_quotations,
    with_full_stop,
)
from analysis.wording.joint_statements import joint_in_words
from analysis.wording.summaries import for_and_against, who_stands_where
from analysis.wording.votes import answer, basis, cases, counting, members_by_side, who_decides
from briefing.bibliography.entry import page_entry
from briefing.citations import Citations, stance_in_words
from briefing.content import Briefing, Cell, Section, Table, cleaned
from briefing.news import news_on_issue
from briefing.sections import (
    LEGEND,
    MOST_ROWS,
    Origin,
    hidden,
    inherited_points,
    low_confidence,
    moves_section,
    narrowed,
    order_unknown,
    provenance,
    scenario_section,
    table,
)
from loaders.joint_statements import count_positions
from loaders.table_rows import IssueRow, PositionRow, records
from loaders.vocabularies import Attribution


def brief_issue(
    issue: str, selection: Selection, origin: Origin, ballot: Ballot | None = None, since: date | None = None
) -> Briefing:
    """Every actor's position in force on one issue, with the same figures as its page.

    `ballot` is the issue put to a vote; None where that is not asked. With `since` also what is new on it.
    """
    citations = Citations(selection, origin.verified)
    record = selection.issue_records[issue]
    stated = selection.stated.on(issue)
    standing, on_it = stated.in_force, stated.all
    derived = selection.inherited.on(issue).in_force
    moved = selection.moves[selection.moves["issue"] == issue]
    sections = [_positions(standing, selection, citations)] if len(standing) else []
    sections += [_inherited(derived, selection, citations)] if len(derived) else []
    sections += [_vote(ballot, selection)] if ballot else []
    sections += [moves_section(moved, selection, citations)] if len(standing) else []
    if since:
        sections += news_on_issue(selection, since, citations, issue)
    title, stem = who_stands_where(record.title), f"{issue}-{selection.as_of.isoformat()}"
    days = [("As of", selection.as_of)]
    return cleaned(
        Briefing(
            name=stem,
            title=title,
            about=" · ".join([f"As of {day_in_words(selection.as_of)}", *narrowed(selection, issues=False)]),
            answer=tuple(_answer(standing, record, selection)),
            figures=_figures(issue, standing, on_it, selection),
            sections=tuple(sections),
            unknown=_unknown(issue, standing, on_it, moved, selection),
            citations=citations.listed(),
            provenance=provenance(selection, days, origin),
            negotiation=selection.data.negotiation.title or "",
            scenario=scenario_section(selection),
            entry=page_entry(title, stem, days, selection, origin.made),
        )
    )


def _answer(standing: pd.DataFrame, record: IssueRow, selection: Selection) -> Iterator[str]:
    if standing.empty:
        yield "No stated position on this issue in these documents passes the filters."
    else:
        yield from for_and_against(standing, len(selection.actors))
    yield f"Proposition: {with_full_stop(record.proposition)}"
    support, opposition = with_full_stop(record.support_means), with_full_stop(record.oppose_means)
    yield f"Support means: {support} Opposition means: {opposition}"
    if not record.contested:
        yield "Nobody contests it, so agreement on it says little."


def _figures(issue: str, standing: pd.DataFrame, on_it: pd.DataFrame, selection: Selection) -> Section:
    """Actors by stance and attribution, and what a reader must know of whose words these are."""
    rows = []
    heard = [*Attribution, *([SCENARIO] if SCENARIO in set(standing["attribution"]) else [])]
    for stance in sorted(VERBS, reverse=True):
        some = standing[standing["stance"] == stance]
        numbers = [int((some["attribution"] == voice).sum()) for voice in heard]
        cells = [str(number) for number in (*numbers, len(some), count_passages(said_ones(some)))]
        rows.append((Cell(stance_in_words(stance)), *(Cell(cell) for cell in cells)))
    columns = (
        "Stance",
        *(as_sentence(ATTRIBUTIONS[one]) for one in heard),
        "All actors",
        "Separate quotations",
    )
    points, voices = [], selection.coverage.sole_voices
    for voice in sorted({voices[actor] for actor in standing["actor"] if actor in voices}):
        known = [selection.names[actor] for actor in standing["actor"] if voices.get(actor) == voice]
        points.append(
            f"All that is known here of {listed(in_part(known))} comes through {selection.names.get(voice, voice)}."
        )
    shared = standing[standing["passage"].duplicated(keep=False)]
    positions, passages = count_positions(shared), count_passages(shared)
    if positions > passages:
        words = count(positions, "position"), separate_quotations(passages)
        points.append(f"{words[0]} of different actors rest on {words[1]}, counted once each.")
    points += joint_in_words(standing, selection)
    points += rest_on_machines(on_it, selection)
    points += low_confidence(on_it)
    if selection.inherited.on(issue).in_force.empty:
        points += inherited_points(on_it, selection)
    return Section(
        "How many, in whose words",
        points=tuple(points),
        table=table(columns, (30, *(14, 14, 16, 14)[: len(heard)], 13, 13), rows, len(rows)),
    )


def _positions(standing: pd.DataFrame, selection: Selection, citations: Citations) -> Section:
    return Section("Who stands where", (LEGEND,), table=_by_stance(standing, selection, citations))


def _vote(ballot: Ballot, selection: Selection) -> Section:
    """Whether it would carry, over all that the unknown could do."""
    found = cases(ballot)
    rows = [tuple(Cell(str(value)) for value in row) for row in found.itertuples(index=False)]
    answered = answer(ballot, selection.names), who_decides(ballot, selection.names)
    said = (*answered, basis(ballot, selection), counting(selection.counts_inherited))
    return Section(
        "Would it carry?",
        tuple(filter(None, said)),
        points=tuple(members_by_side(ballot, selection.names)),
        table=table(list(found.columns), (28, 20, 12, 12, 14, 14), rows, len(rows)) if ballot.is_known else None,
    )


def _inherited(derived: pd.DataFrame, selection: Selection, citations: Citations) -> Section:
    """For whom only a group has spoken."""
    said = tuple(inherited_points(derived, selection))
    return Section("For whom only a group speaks", said, table=_by_stance(derived, selection, citations))


def _by_stance(standing: pd.DataFrame, selection: Selection, citations: Citations) -> Table:
    ordered = standing.sort_values("stance", ascending=False, kind="stable").head(MOST_ROWS)
    rows = [
        (Cell(selection.names[row.actor], (selection.actor_records[row.actor].kind,)), citations.stance(row))
        for row in records(ordered, PositionRow)
    ]
    return table(("Actor", "Stance"), (45, 55), rows, len(standing))


def _unknown(
    issue: str, standing: pd.DataFrame, on_it: pd.DataFrame, moved: pd.DataFrame, selection: Selection
) -> Section:
    stated = set(standing["actor"])
    silent = [selection.names[actor] for actor in selection.actor_ids if actor not in stated]
    points = []
    if silent:
        total = count(len(selection.actor_ids), "actor")
        points.append(f"{len(silent)} of {total} in view without a stated position: {listed(in_part(silent))}.")
    points.append("Silence is not neutrality. What a set of documents does not say is a finding.")
    points += order_unknown(moved)
    points += hidden("issue", issue, on_it, selection)
    return Section("What is not known", points=tuple(points))
