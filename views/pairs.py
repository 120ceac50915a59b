"""Issue by issue: the dumbbell of two sides, its table, and both their quotations."""

from typing import Any

import pandas as pd
import streamlit as st

from analysis.contrast import AGREE, DIFFER, LEFT_ONLY, RIGHT_ONLY
from loaders.frames import record_of, records
from views import charts
from views.exhibit import MARKERS, palette, show_chart
from views.palette import VERBS
from views.quotations import position_at, show_card
from views.sides import Side
from views.wording import plain


def _headings(left: Side, right: Side) -> dict[str, str]:
    return {
        DIFFER: "They differ",
        AGREE: "They agree",
        LEFT_ONLY: f"Only {left.name} has a stated position",
        RIGHT_ONLY: f"Only {right.name} has a stated position",
    }


def show_dumbbell(spoken: pd.DataFrame, both: pd.DataFrame, left: Side, right: Side) -> None:
    """The chart of all issues that either has addressed, and its table."""
    view, headings = left.view, _headings(left, right)

    def told_by(label: int) -> str:
        return view.names.get(str(both.loc[label, "according_to"]), "") if label >= 0 else ""

    rows = spoken.assign(
        title=spoken["issue"].map(view.titles),
        group=spoken["group"].map(headings),
        told_by_left=[told_by(label) for label in spoken["left"]],
        told_by_right=[told_by(label) for label in spoken["right"]],
    )
    show_chart(
        charts.dumbbell(rows, both, (left.mark, right.mark), palette()),
        key="dumbbell",
        alt=f"{left.name} and {right.name} on {len(rows)} issues, from strong opposition to strong support. "
        "The table below has every row.",
        caption=f"Circle: {plain(left.name)}. Square: {plain(right.name)}. {MARKERS} Largest differences first.",
        table=_table(rows, both, left, right),
    )


def _table(rows: pd.DataFrame, both: pd.DataFrame, left: Side, right: Side) -> pd.DataFrame:
    def cell(label: int, column: str) -> str:
        return str(both.loc[label, column]) if label >= 0 else ""

    table = pd.DataFrame({"Issue": rows["title"], "Group": rows["group"]})
    for side, name in (("left", left.name), ("right", right.name)):
        prefix = name if left.name != right.name else f"{name} ({side})"
        table[prefix] = [
            VERBS[int(cell(label, "stance"))] if label >= 0 else "no stated position" for label in rows[side]
        ]
        for column in ("date", "attribution", "quote"):
            table[f"{prefix}: {column}"] = [cell(label, column) for label in rows[side]]
    return table.assign(Difference=rows["difference"])


def show_issues(spoken: pd.DataFrame, both: pd.DataFrame, left: Side, right: Side) -> None:
    """The quotations under the same headings as the chart: side by side where both have spoken."""
    for group, heading in _headings(left, right).items():
        some = spoken[spoken["group"] == group]
        if some.empty:
            continue
        st.header(plain(heading))
        if group in (DIFFER, AGREE):
            for row in records(some):
                _show_pair(row, both, left, right)
        else:
            side = left if group == LEFT_ONLY else right
            labels = list(some["left" if group == LEFT_ONLY else "right"])
            for number, column in enumerate(st.columns(2)):
                with column:
                    for label in labels[number::2]:
                        position = position_at(both, label)
                        show_card(position, side.view, title=side.view.titles[position.issue])


def _show_pair(row: Any, both: pd.DataFrame, left: Side, right: Side) -> None:
    st.subheader(plain(left.view.titles[row.issue]))
    st.caption(plain(record_of(left.view.issues, "issue", row.issue).proposition))
    for column, side, label in zip(st.columns(2), (left, right), (row.left, row.right), strict=True):
        with column:
            show_card(position_at(both, label), side.view, title=side.view.names[side.actor])
