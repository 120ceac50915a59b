"""Issue by issue: where two sides stand, their quotations beneath, and all of it as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.inheritance import Inheritance
from analysis.pair_contrast import AGREE, DIFFER, LEFT_ONLY, NEITHER, RIGHT_ONLY, ContrastRow, contrast
from analysis.sides import side
from analysis.wording.display_text import legible
from analysis.wording.figures import VERBS, count, in_part, listed
from analysis.wording.sides import BY_SIDE, NEITHER_HAS, NO_AGREEMENT, only_one_has
from loaders.table_rows import PositionRow, records
from views.components.passage_cards import cards_of
from views.components.stance_table import Group, IssueRow, show_stance_table
from views.shared.chart_panel import show_table
from views.shared.compared_actors import Side
from views.shared.position_marks import Held, mark_of
from views.shared.position_tables import told_of, voices_of
from views.shared.table_files import Shown
from views.shared.widgets import first_of, offer_more


@dataclass(frozen=True)
class IssueRows:
    """The rows of two sides: each issue once, the groups in the order in which they are read."""

    left: Side
    right: Side
    groups: Mapping[str, Sequence[ContrastRow]]
    """By heading, without the empty ones; within a heading the largest difference first."""
    silent: Sequence[str]
    """The titles of the issues on which neither has a position."""
    standing: pd.DataFrame
    """The positions in force of both, by the labels that the rows have."""

    @property
    def spoken(self) -> list[ContrastRow]:
        """The issues on which at least one has a position."""
        return [row for rows in self.groups.values() for row in rows]


def issue_rows(left: Side, right: Side) -> IssueRows:
    """The rows of two sides over the issues in view."""
    mine, theirs = left.shown.in_force, right.shown.in_force
    standing = pd.concat([mine, theirs])
    standing = standing[~standing.index.duplicated()]
    stances = dict(zip(standing.index, standing["stance"], strict=True))
    rows = list(records(contrast(mine, theirs, left.selection.issue_ids), ContrastRow))
    groups: dict[str, list[ContrastRow]] = {}
    for row in rows:
        if row.group in (DIFFER, AGREE):
            groups.setdefault(BY_SIDE[side(stances[row.left], stances[row.right])], []).append(row)
    groups = {heading: groups[heading] for heading in BY_SIDE.values() if heading in groups}
    verb = "spoken" if left.selection.filters.inheritance is Inheritance.off else "spoken or inherits a position"
    for group, one in ((LEFT_ONLY, left), (RIGHT_ONLY, right)):
        alone = [row for row in rows if row.group == group]
        groups |= {only_one_has(one.name, verb): alone} if alone else {}
    silent = [left.selection.titles[row.issue] for row in rows if row.group == NEITHER]
    return IssueRows(left, right, groups, silent, standing)


def show_issue_rows(rows: IssueRows) -> list[str]:
    """The table of stances, of very long groups the first rows, and the same as a table; gives the issues shown."""
    longest = max(map(len, rows.groups.values()), default=0)
    length = first_of("rows", longest)
    shown = {heading: some[:length] for heading, some in rows.groups.items()}
    show_stance_table(
        _groups(rows, shown),
        key="stances",
        label=f"{legible(rows.left.name)} and {legible(rows.right.name)} by issue, from strong opposition to strong "
        "support",
    )
    issues = [row.issue for some in shown.values() for row in some]
    spoken = count(len(rows.spoken), "issue")
    offer_more(
        "rows",
        longest,
        f"{len(issues)} of {spoken}, opposite sides first, in each group the largest differences first; the time lines "
        "below are on the same. The table has all.",
    )
    if issues:
        _show_twin(rows)
    return issues


def _groups(rows: IssueRows, shown: Mapping[str, Sequence[ContrastRow]]) -> list[Group]:
    """Who alone has spoken folds below what both have said, where they share an issue."""
    positions = {row.Index: row for row in records(rows.standing, PositionRow)}
    shared = any(heading in rows.groups for heading in BY_SIDE.values())
    groups: list[Group] = [
        {
            "title": f"{legible(heading)} ({len(rows.groups[heading])})",
            "folded": shared and heading not in BY_SIDE.values(),
            "rows": [_row(row, rows, positions) for row in some],
            "text": "",
        }
        for heading, some in shown.items()
    ]
    if rows.silent:
        titles = legible(listed(in_part(f"“{title}”" for title in rows.silent)))
        text = f"{titles}. {NO_AGREEMENT}"
        groups.append({"title": f"{NEITHER_HAS} ({len(rows.silent)})", "folded": True, "rows": [], "text": text})
    return groups


def _row(row: ContrastRow, rows: IssueRows, positions: Mapping[int, PositionRow]) -> IssueRow:
    view = rows.left.selection
    held = [
        Held(positions[label], one.selection, one.mark)
        for label, one in ((row.left, rows.left), (row.right, rows.right))
        if label in positions
    ]
    return {
        "id": row.issue,
        "title": legible(view.titles[row.issue]),
        "about": legible(view.issue_records[row.issue].proposition),
        "marks": [mark_of(one) for one in held],
        "cards": cards_of(held),
    }


def _show_twin(rows: IssueRows) -> None:
    """All rows as a table for people, and as files that are named for the two."""
    titles = rows.left.selection.titles
    table = pd.DataFrame(
        [
            (titles[row.issue], heading, row.left, row.right, row.difference)
            for heading, some in rows.groups.items()
            for row in some
        ],
        columns=["title", "group", "left", "right", "difference"],
    )
    show_table(
        table,
        key="compared",
        label="The same as a table",
        words=lambda some: _words(some, rows),
        file="compare",
        shown=Shown("stances"),
    )


def _words(some: pd.DataFrame, rows: IssueRows) -> pd.DataFrame:
    left, right = rows.left, rows.right
    table = pd.DataFrame({"Issue": some["title"], "Group": some["group"]})
    for place, name in (("left", left.name), ("right", right.name)):
        prefix = name if left.name != right.name else f"{name} ({place})"
        held = rows.standing.reindex(some[place])
        table[prefix] = held["stance"].map(VERBS).fillna("no stated position").to_numpy()
        table[f"{prefix}: date"] = held["date"].fillna("").to_numpy()
        table[f"{prefix}: attribution"] = voices_of(held, left.selection).fillna("").to_numpy()
        table[f"{prefix}: quote"] = held["quote"].fillna("").to_numpy()
        for label, told in told_of(held).items():
            table[f"{prefix}: {label.lower()}"] = told.to_numpy()
    return table.assign(Difference=some["difference"])
