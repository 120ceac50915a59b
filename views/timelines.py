"""Statements over time, in lanes with the process's milestones."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from loaders.frames import records
from views import charts
from views.exhibit import palette, show_chart
from views.quotations import table_of
from views.view import View
from views.wording import date_in_words, plain


def show_lanes(every: Sequence[charts.Lane], view: View, *, key: str) -> None:
    """The lanes, the milestones within their span, and all statements as a table."""
    if not every:
        st.info("No statement passes the filters in the sidebar.")
        return
    statements = pd.concat([some for lane in every for some in lane.statements])
    span = time_span(statements, view.as_of)
    events = milestones(view, span)
    show_chart(
        charts.lanes(every, events, span, view.names, palette()),
        key=key,
        alt=f"{len(statements)} statements in {len(every)} lanes from {span[0]} to {span[1]}; "
        "a line above the middle of its lane is support, below it opposition. The table below has every statement.",
        caption="In each lane the line is the position in force: above the middle support, below it opposition. "
        "A marker is a statement, filled for own words; a dotted line before it spans the days that its date allows.",
        table=table_of(statements.sort_values("latest", kind="stable"), view),
    )
    if len(events):
        listed = [f"**{n}** {plain(e.title)} ({date_in_words(e.date)})" for n, e in enumerate(records(events), 1)]
        st.caption("Milestones: " + " · ".join(listed))


def time_span(statements: pd.DataFrame, as_of: date) -> tuple[date, date]:
    """From the first day that any of the statements may be of, to the date of the view."""
    first = statements["earliest"].fillna(statements["latest"]).min()
    return (first.date() if len(statements) else as_of), as_of


def milestones(view: View, span: tuple[date, date]) -> pd.DataFrame:
    """The events within the span, oldest first."""
    events = view.data.events
    return events[events["latest"].between(pd.Timestamp(span[0]), pd.Timestamp(span[1]))]
