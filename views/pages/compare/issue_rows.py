"""Issue by issue: the dumbbell of two sides, its table, and both their quotations."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.inheritance import Inheritance
from analysis.pair_contrast import AGREE, DIFFER, LEFT_ONLY, RIGHT_ONLY, ContrastRow
from analysis.wording.figures import VERBS, count
from analysis.wording.joint_statements import speak_together
from loaders.table_rows import PositionRow, records
from views import charts
from views.shared.chart_panel import MARKERS, palette, show_chart
from views.shared.compared_actors import Side
from views.shared.markdown_text import plain
from views.shared.position_tables import told_of, voices_of
from views.shared.quotation_cards import show_card
from views.shared.widgets import offer_more


def _headings(left: Side, right: Side) -> dict[str, str]:
    kind = "stated" if left.selection.filters.inheritance is Inheritance.off else "stated or inherited"
    return {
        DIFFER: "They differ",
        AGREE: "They agree",
        LEFT_ONLY: f"Only {left.name} has a {kind} position",
        RIGHT_ONLY: f"Only {right.name} has a {kind} position",
    }


def show_dumbbell(spoken: pd.DataFrame, length: int, both: pd.DataFrame, left: Side, right: Side) -> None:
    """The chart of the first `length` issues that either has addressed, and the table of all of them."""
    view, headings = left.selection, _headings(left, right)
    rows = spoken.assign(
        title=[view.titles[issue] for issue in spoken["issue"]], group=[headings[group] for group in spoken["group"]]
    )
    drawn = rows.head(length)
    show_chart(
        charts.dumbbell(drawn, both, (left.mark, right.mark), view.names, palette()),
        key="dumbbell",
        alt=f"{left.name} and {right.name} on {count(len(drawn), 'issue')}, from strong opposition to strong support. "
        "The table below has every row.",
        caption=f"Circle: {plain(left.name)}. Square: {plain(right.name)}. {MARKERS} Largest differences first.",
        table=rows,
        words=lambda some: _table(some, both, left, right),
        leads=True,
    )
    offer_more(
        "rows",
        len(rows),
        f"{len(drawn)} of {count(len(rows), 'issue')}, the largest differences first; the quotations and the time "
        "lines below are on the same. The table has all.",
    )


def _table(rows: pd.DataFrame, both: pd.DataFrame, left: Side, right: Side) -> pd.DataFrame:
    table = pd.DataFrame({"Issue": rows["title"], "Group": rows["group"]})
    for side, name in (("left", left.name), ("right", right.name)):
        prefix = name if left.name != right.name else f"{name} ({side})"
        held = both.reindex(rows[side])
        table[prefix] = held["stance"].map(VERBS).fillna("no stated position").to_numpy()
        table[f"{prefix}: date"] = held["date"].fillna("").to_numpy()
        table[f"{prefix}: attribution"] = voices_of(held, left.selection).fillna("").to_numpy()
        table[f"{prefix}: quote"] = held["quote"].fillna("").to_numpy()
        for label, told in told_of(held).items():
            table[f"{prefix}: {label.lower()}"] = told.to_numpy()
    return table.assign(Difference=rows["difference"])


def show_issues(spoken: pd.DataFrame, both: pd.DataFrame, left: Side, right: Side) -> None:
    """The quotations under the same headings as the chart: side by side where both have spoken."""
    view = left.selection
    labels = set(spoken["left"]) | set(spoken["right"])
    held = {row.Index: row for row in records(both[both.index.isin(labels)], PositionRow)}
    for group, heading in _headings(left, right).items():
        some = spoken[spoken["group"] == group]
        if some.empty:
            continue
        st.header(plain(heading))
        if group in (DIFFER, AGREE):
            for row in records(some, ContrastRow):
                st.subheader(plain(view.titles[row.issue]))
                st.caption(plain(view.issue_records[row.issue].proposition))
                if speak_together(held[row.left], held[row.right]):
                    show_card(held[row.left], view, title=f"{left.name} and {right.name} together")
                else:
                    _show_pair(held[row.left], held[row.right], left, right)
        else:
            side, which = (left, "left") if group == LEFT_ONLY else (right, "right")
            _show_alone([held[label] for label in some[which]], side)


def _show_pair(mine: PositionRow, theirs: PositionRow, left: Side, right: Side) -> None:
    for column, side, position in zip(st.columns(2), (left, right), (mine, theirs), strict=True):
        with column:
            show_card(position, side.selection, title=side.short)


def _show_alone(positions: Sequence[PositionRow], side: Side) -> None:
    for number, column in enumerate(st.columns(2)):
        with column:
            for position in positions[number::2]:
                show_card(position, side.selection, title=side.selection.titles[position.issue])
