"""Statements over time, in lanes with the process's milestones."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from analysis.chronology import most_then_newest, oldest_first
from analysis.timeline_marks import thin_out
from analysis.wording.figures import count, date_in_words
from loaders.joint_statements import once
from loaders.table_rows import EventRow, records
from views import charts
from views.look.theme import palette
from views.shared.chart_panel import show_chart
from views.shared.markdown_text import plain
from views.shared.position_tables import table_of
from views.shared.view import View
from views.shared.widgets import first_of, offer_more

MOST_MARKS = 1_000
"""How many statements are marked in all lanes together; more could neither be told apart nor be drawn in time."""


AFTER = 0.14
"""For which part of the time that statements and milestones span the axis goes on after them."""


def show_lanes(
    sides: Sequence[pd.DataFrame],
    view: View,
    *,
    by: str,
    key: str,
    only: Collection[str] | None = None,
    labels: Mapping[str, str] | None = None,
    leads: bool = False,
) -> None:
    """What one actor or two have stated, in a lane for each issue, or each actor where `by` says so.

    `labels` gives other lanes, for the values of another column, in their order and with their names. Below stand all
    statements as a table, and the milestones in a fold. Of very many lanes the page shows the first, and more on
    demand; `only` says which to show instead. `leads` as in `show_chart`.
    """
    statements = pd.concat(sides)
    every_one = oldest_first(statements)
    names = labels or (view.names if by == "actor" else view.titles)
    spoken, ids = set(statements[by].unique()), labels or (view.actor_ids if by == "actor" else view.issue_ids)
    every = [one for one in ids if one in spoken and (only is None or one in only)]
    if not every:
        st.info("No statement passes the filters in the sidebar.")
        return
    length = first_of("rows", len(every)) if only is None else len(every)
    shown = every[:length] if labels else most_stated(statements, by, every, length)
    first, _ = whole = time_span(statements, view.as_of)
    days = pd.concat([statements["latest"], milestones(view, whole)["latest"]])
    span = first, drawn_span(days, view.as_of)[1]
    events = milestones(view, span)
    within = [side[side[by].isin(shown)] for side in sides]
    marked, stretch = thin_out(within, by, MOST_MARKS)
    drawn = {one: names[one] for one in shown}
    marks = sum(map(len, marked))
    # by the key of the container the style of the pages finds the texts for which a narrow window has no room
    with st.container(key=f"lanes_{key}"):
        show_chart(
            charts.lanes(drawn, marked, by, events, span, view.names, view.titles, palette()),
            key=key,
            alt=f"{count(marks, 'statement')} in {count(len(drawn), 'lane')} from {span[0]} to {span[1]}; "
            "a line above the middle of its lane is support, below it opposition. The table below has every statement.",
            caption="Up is support, down opposition; the line is the latest position, dotted where nobody says it. "
            "Filled: own words. Open: reported. With a dot: another’s account."
            + _crowded(marks, sum(map(len, within)), stretch),
            table=every_one,
            said=every_one,
            words=lambda rows: table_of(rows, view),
            leads=leads,
            folded="; ".join(f"{number} {words}" for number, words in _numbered(events)),
        )
    if only is None:
        order = "those that moved first" if labels else "most statements first, then the newest"
        noun = "lane" if labels else by
        offer_more("rows", len(every), f"{length} of {count(len(every), noun)}, {order}. The table has all.")
    _show_milestones(events)


def _show_milestones(events: pd.DataFrame) -> None:
    """What the numbers on the axis stand for, in a fold."""
    if events.empty:
        return
    with st.expander(f"Milestones ({len(events)})"):
        st.markdown("  \n".join(f"**{number}** {plain(words)}" for number, words in _numbered(events)))


def _numbered(events: pd.DataFrame) -> list[tuple[int, str]]:
    """Milestones by the numbers that they have on the axis."""
    rows = enumerate(records(events, EventRow), 1)
    return [(number, f"{event.title} ({date_in_words(event.date)})") for number, event in rows]


def most_stated(positions: pd.DataFrame, by: str, ids: Sequence[str], most: int) -> list[str]:
    """The ids as they come, or of more than `most` those with the most positions, then with the newest."""
    counted = positions if by == "actor" else once(positions)
    return list(ids) if len(ids) <= most else most_then_newest(counted, by, ids)[:most]


def _crowded(marks: int, statements: int, stretch: int) -> str:
    """What is not marked, and where it is."""
    if not stretch:
        return ""
    return (
        f" Marked: {marks:,} of {statements:,} statements, in each lane and each {count(stretch, 'day')} the newest of "
        "every stance; its label says how many more it stands for. The table has all."
    )


def drawn_span(days: "pd.Series[pd.Timestamp]", as_of: date) -> tuple[date, date]:
    """From the first of some days to a little after the last one, but not beyond the date of the view."""
    first, last = days.min(), days.max()
    little = max((last - first) * AFTER, pd.Timedelta(days=60))
    return first.date(), min(as_of, (last + little).date())


def time_span(statements: pd.DataFrame, as_of: date) -> tuple[date, date]:
    """From the first day that any of the statements may be of, to the date of the view."""
    first = statements["earliest"].fillna(statements["latest"]).min()
    return (first.date() if len(statements) else as_of), as_of


def milestones(view: View, span: tuple[date, date]) -> pd.DataFrame:
    """The events within the span, oldest first."""
    events = view.data.events
    return events[events["latest"].between(pd.Timestamp(span[0]), pd.Timestamp(span[1]))]
