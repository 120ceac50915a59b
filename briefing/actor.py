"""The briefing on one actor: what does it want, and how well do we know?"""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from analysis.evidence_steps import HEARD, Step
from analysis.filters import EVIDENCE_LABELS
from analysis.ranking import RankedRow
from analysis.selection import Selection
from analysis.wording.figures import (
    LEVEL,
    count,
    date_in_words,
    day_in_words,
    listed,
    percent,
    percent_range,
)
from analysis.wording.inheritance import COUNTED
from analysis.wording.intermediaries import in_own_media
from analysis.wording.summaries import (
    NEEDS_AN_ACCOUNT,
    by_stance,
    how_much_is_stated,
    nearest_and_farthest,
    what_it_wants,
)
from briefing.bibliography.entry import page_entry
from briefing.citations import Citations
from briefing.content import Briefing, Cell, Section, Table, cleaned
from briefing.news import news_on_actors
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
    propositions,
    provenance,
    scenario_section,
    table,
    titles_in_part,
    whose_words,
)
from briefing.words_and_deeds import deeds_section
from loaders.table_rows import ActorRow, PositionRow, records


def brief_actor(actor: str, selection: Selection, origin: Origin, since: date | None = None) -> Briefing:
    """One actor's positions in force, its neighbours and its moves, with the same figures as its page.

    With `since` also what is new of it.
    """
    citations = Citations(selection, origin.verified)
    name, record = selection.names[actor], selection.actor_records[actor]
    stated = selection.stated.of(actor)
    mine, standing = stated.all, stated.in_force
    moved = selection.moves[selection.moves["actor"] == actor]
    every = selection.room.pairs.of(actor)
    groups = [selection.names.get(group, group) for group in record.member_of.split("; ") if group]
    who = [record.name, record.kind, *([f"part of {listed(groups)}"] if groups else [])]
    derived = selection.inherited.of(actor).in_force
    sections = [_positions(standing, selection, citations)] if len(standing) else []
    sections += [_inherited(derived, selection, citations)] if len(derived) else []
    if len(standing):
        sections += [*_neighbours(actor, selection), moves_section(moved, selection, citations)]
        sections += deeds_section(actor, selection, citations)
    if since:
        sections += news_on_actors(selection, since, citations, actor)
    title, stem, days = what_it_wants(name), f"{actor}-{selection.as_of.isoformat()}", [("As of", selection.as_of)]
    return cleaned(
        Briefing(
            name=stem,
            title=title,
            about=" · ".join([*who, f"as of {day_in_words(selection.as_of)}", *narrowed(selection)]),
            answer=tuple(_answer(name, mine, standing, selection)),
            figures=_figures(actor, mine, record, selection),
            sections=tuple(sections),
            unknown=_unknown(actor, mine, moved, every, selection),
            citations=citations.listed(),
            provenance=provenance(selection, days, origin),
            negotiation=selection.data.negotiation.title or "",
            scenario=scenario_section(selection),
            entry=page_entry(title, stem, days, selection, origin.made),
        )
    )


def _answer(name: str, mine: pd.DataFrame, standing: pd.DataFrame, selection: Selection) -> Iterator[str]:
    """How much it has said, then its positions in force by stance, the strongest first."""
    if standing.empty:
        yield f"{name} has no stated position that passes the filters. That is silence, not neutrality."
        return
    yield how_much_is_stated(name, mine, len(standing), len(selection.issue_ids))
    for does, issues in by_stance(standing):
        yield f"{does} {titles_in_part(issues, selection.titles)}."


def _figures(actor: str, mine: pd.DataFrame, record: ActorRow, selection: Selection) -> Section:
    """How much is known: as chosen, and with less."""
    ways = [("As chosen", selection)]
    ways += [(EVIDENCE_LABELS[step], selection.only(HEARD[Step(step)])) for step in ("own", "reported")]
    ways.append(("Contested issues only", selection.contested))
    rows = []
    for label, way in ways:
        if way is not selection and way.filters == selection.filters:
            continue
        known = way.coverage.of(actor)
        words = (
            f"{known.issues} of {len(way.issue_ids)}",
            str(known.positions),
            str(known.passages),
            str(known.documents),
            percent(known.own / known.positions if known.positions else None),
            *(date_in_words(one) if one else "—" for one in (known.first, known.last)),
        )
        rows.append((Cell(label), *(Cell(word) for word in words)))
    columns = (
        "Counting",
        "Issues addressed",
        "Positions",
        "Separate quotations",
        "Documents",
        "Own words",
        "First",
        "Last",
    )
    points = whose_words(actor, mine, selection, record.note)
    points += [f"{words}." for words in in_own_media(selection, actor)]
    points += low_confidence(mine)
    if selection.inherited.of(actor).in_force.empty:
        points += inherited_points(mine, selection)
    return Section(
        "How well is it known?",
        points=tuple(points),
        table=table(columns, (20, 13, 10, 10, 11, 10, 13, 13), rows, len(rows)),
    )


def _positions(standing: pd.DataFrame, selection: Selection, citations: Citations) -> Section:
    return Section("Its latest positions", (LEGEND,), table=_by_stance(standing, selection, citations))


def _inherited(derived: pd.DataFrame, selection: Selection, citations: Citations) -> Section:
    """What its groups say on issues on which it has said nothing itself."""
    said = tuple(inherited_points(derived, selection))
    return Section("What its groups say, and it does not", said, table=_by_stance(derived, selection, citations))


def _by_stance(standing: pd.DataFrame, selection: Selection, citations: Citations) -> Table:
    said = propositions(selection)
    ordered = standing.sort_values("stance", ascending=False, kind="stable").head(MOST_ROWS)
    rows = [
        (Cell(selection.titles[row.issue], (said[row.issue],)), citations.stance(row))
        for row in records(ordered, PositionRow)
    ]
    return table(("Issue", "Stance"), (58, 42), rows, len(standing))


def _neighbours(actor: str, selection: Selection) -> Iterator[Section]:
    """Who is near and who is far, ranked only where enough is shared; what needs another's account stands apart."""
    direct, told = selection.ranking.direct_of(actor), selection.ranking.told_of(actor)
    answer = nearest_and_farthest(direct, told, selection.names.__getitem__)
    derived = len(selection.inherited.in_force) if selection.counts_inherited else 0
    if derived:
        answer += f" {count(derived, 'position')} in view inherited from groups. {COUNTED}"
    shared = direct[direct["n"] > 0]
    yield Section(
        "Who is nearest, who farthest?", (answer,), table=_alignments(shared, selection, "yes") if len(shared) else None
    )
    if len(told):
        yield Section(
            "As others tell it", (NEEDS_AN_ACCOUNT,), table=_alignments(told, selection, "only as others tell it")
        )


def _alignments(shared: pd.DataFrame, selection: Selection, yes: str) -> Table:
    """The rows of analysis.ranking for people; `yes` is what stands where enough is shared to be ranked."""
    rows = [
        (
            Cell(selection.names[row.other]),
            Cell(str(row.same)),
            Cell(str(row.opposite)),
            Cell(str(row.mixed)),
            Cell(percent(row.alignment)),
            Cell(str(row.n)),
            Cell(str(row.passages)),
            Cell(percent_range((row.low, row.high))),
            Cell(yes if row.ranked else "no: too little"),
        )
        for row in records(shared.head(MOST_ROWS), RankedRow)
    ]
    columns = (
        "Actor",
        "Same side",
        "Opposite",
        "Mixed",
        "Alignment",
        "n",
        "Separate quotations",
        f"{LEVEL} interval",
        "Ranked",
    )
    return table(columns, (22, 9, 11, 8, 12, 6, 11, 12, 9), rows, len(shared))


def _unknown(actor: str, mine: pd.DataFrame, moved: pd.DataFrame, every: pd.DataFrame, selection: Selection) -> Section:
    stated = set(mine["issue"])
    silent = [issue for issue in selection.issue_ids if issue not in stated]
    points = []
    if silent:
        total = count(len(selection.issue_ids), "issue")
        points.append(f"No stated position on {len(silent)} of {total}: {titles_in_part(silent, selection.titles)}.")
    points.append("Silence is not neutrality: it has no score, and takes no part in any figure.")
    alone = int((every["n"] == 0).sum())
    if alone:
        points.append(f"Not comparable with {count(alone, 'other actor')}: no issue is shared.")
    points += order_unknown(moved)
    points += hidden("actor", actor, mine, selection)
    return Section("What is not known", points=tuple(points))
