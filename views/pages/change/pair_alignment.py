"""How the alignment of two actors changes over time, and what each year by itself says of it."""

from collections.abc import Collection

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.alignment import RANKED_FROM
from analysis.alignment_history import alignment_over_time
from analysis.chronology import ends
from analysis.compared_actor import ComparedActor, align_compared, sides_compared, told_issues
from analysis.pair_years import pair_years
from analysis.wording.figures import PLAIN_LEVEL, date_as_noun, percent
from analysis.wording.sides import as_heading, pair_in_brief
from views import charts
from views.look.theme import palette
from views.pages.change.alignment_words import alignment_table, moved_in_words, percents
from views.shared.attribution_note import say_second_hand
from views.shared.chart_panel import show_chart, show_open_table
from views.shared.compared_actors import default_pair
from views.shared.evidence_comparison import show_steps
from views.shared.markdown_text import plain
from views.shared.timelines import drawn_span
from views.shared.view import View
from views.shared.widgets import choose


def follow_pair(view: View, controls: DeltaGenerator) -> None:
    """A chosen pair: on which sides they stand, how close they are over time, and each year by its own statements."""
    actors = list(view.actors["actor"])
    pair = default_pair(view)
    with controls:
        left = choose("Left", "left", actors, view.names, pair[0], label_visibility="collapsed", width=230)
        right = choose("Right", "right", actors, view.names, pair[1], label_visibility="collapsed", width=230)
    if left == right:
        st.info("An actor agrees with itself: choose two.")
        return
    series = alignment_over_time(view.counted.all, left, [right], view.issue_ids, view.as_of)
    names = f"{view.names[left]} and {view.names[right]}"
    if not (series["n"] > 0).any():
        st.info(f"{plain(names)} share no issue on which both have a stated position: there is no alignment to draw.")
        return
    one, other = ComparedActor(left, view), ComparedActor(right, view)
    st.header(f"{as_heading(sides_compared(one, other), told_issues(one, other))}.", anchor=False)
    known = series[series["n"] > 0]
    since, now = _said_when(view, (left, right), known["date"].iloc[0]), percent(known["alignment"].iloc[-1])
    st.markdown(
        f"Comparable since {since}; now **{now} on n = {known['n'].iloc[-1]}**. {moved_in_words(view, [left, right])}"
    )
    say_second_hand(view, [left, right])
    show_chart(
        charts.alignment_line(series, drawn_span(known["date"], view.as_of), palette()),
        key="pair_alignment",
        alt=f"Alignment of {names} over time, with its {PLAIN_LEVEL} interval and n. The table below has every step.",
        caption=f"The line is the alignment, the band its {PLAIN_LEVEL} interval, n the number of shared issues. "
        f"Dotted: fewer than {RANKED_FROM} shared issues or separate quotations. "
        "A step stands on the day from which a statement counts; it can come from a new issue, not only from a move.",
        table=alignment_table(series),
        leads=True,
    )
    _show_years(view, left, right)
    show_steps(view, lambda at: _in_brief(at, left, right))


def _show_years(view: View, left: str, right: str) -> None:
    """Each year by the statements of that year alone, which the line above does not show."""
    years = pair_years(view.counted.all, left, right, view.issue_ids)
    st.subheader("Year by year, by what was said in it", anchor=False)
    st.markdown(
        "Here a year counts its own statements only; in the line above a position stands until the actor takes another."
    )
    words = pd.DataFrame(
        {
            "Year": years["year"].astype("str"),
            f"Statements: {view.names[left]}": years["left"],
            f"Statements: {view.names[right]}": years["right"],
            "Same side": years["same"],
            "Opposite": years["opposite"],
            "Mixed": years["mixed"],
            "n": years["n"],
            "Alignment": percents(years),
        }
    )
    show_open_table(words, key="pair_years")


def _said_when(view: View, actors: Collection[str], day: pd.Timestamp) -> str:
    """The date, as precise as it is known, of the newest statement of some actors that counts from a day."""
    every = view.counted.all
    _, newest = ends(every[every["actor"].isin(actors) & (every["latest"] == day)])
    return date_as_noun(newest)


def _in_brief(view: View, left: str, right: str) -> str:
    one, other = ComparedActor(left, view), ComparedActor(right, view)
    return pair_in_brief(sides_compared(one, other), align_compared(one, other))
