"""Overview: who has said what?"""

import pandas as pd
import streamlit as st

from analysis.chronology import DATED, ends, newest_first, oldest_first
from analysis.coverage import count_passages, own_share
from analysis.wording.figures import count, date_as_noun, day_in_words, percent
from analysis.wording.joint_statements import speakers
from loaders.joint_statements import count_positions
from loaders.table_rows import PositionRow, records
from views import charts
from views.shared.attribution_note import second_hand
from views.shared.chart_panel import MARKERS, palette, show_chart
from views.shared.evidence_comparison import show_steps
from views.shared.first_steps import show_first_steps
from views.shared.inheritance_note import say_inherited
from views.shared.links import link
from views.shared.markdown_text import plain, quoted
from views.shared.page_title import show_title
from views.shared.position_tables import table_of
from views.shared.quotation_cards import show_card
from views.shared.quotation_lists import ALL_OF_THEM, in_cell, open_cell, show_cell
from views.shared.session import was_clicked
from views.shared.timelines import most_stated
from views.shared.view import View
from views.shared.widgets import choose, first_of, offer_more

LATEST = 6
MOST_COLUMNS, MOST_ROWS = 40, 40
"""How many actors and issues the matrix has at most."""

NAMED = 4
"""Up to how many silent issues are named in the summary."""


def show(view: View) -> None:
    """The page."""
    show_title(view, "Who has said what?")
    if show_first_steps(view, "who has said what"):
        return
    if view.stated.all.empty:
        st.info("No position passes the filters in the sidebar. Choose a later date, or let in more evidence.")
        return
    summary = st.container()
    actors = view.actors[view.actors["actor"].isin(view.shown.in_force["actor"].unique())]
    if actors.empty:
        st.info("No actor of the chosen kinds has a stated position. Choose other kinds of actors in the sidebar.")
    else:
        _show_matrix(view, actors)
    with summary:
        _show_summary(view)
        _show_figures(view)
        show_steps(view, _in_brief)
    if not actors.empty:
        _show_cell(view, actors)
        st.header("Latest statements")
        _show_latest(view.stated.all, view)


def _show_matrix(view: View, actors: pd.DataFrame) -> None:
    """The positions in force, of very many actors or issues those with the most."""
    shown = view.shown.in_force
    columns = actors[actors["actor"].isin(most_stated(shown, "actor", list(actors["actor"]), MOST_COLUMNS))]
    rows = view.issues[view.issues["issue"].isin(most_stated(shown, "issue", view.issue_ids, MOST_ROWS))]
    squares = shown[shown["actor"].isin(columns["actor"]) & shown["issue"].isin(rows["issue"])]
    st.header(f"Positions in force on {day_in_words(view.as_of)}")
    show_chart(
        charts.matrix(squares, columns, rows, view.data.negotiation.tracks, palette()),
        key="matrix",
        alt=f"Matrix of {count(len(rows), 'issue')} by {count(len(columns), 'actor')}: "
        f"{count(len(squares), 'position')} in force. The table below it has the same cells.",
        caption="++ strongly supports · + supports · ± mixed · − opposes · −− strongly opposes. "
        f"{MARKERS} "
        "Empty: no stated position, which is not neutral. Click a cell for its quotations.",
        table=shown,
        words=lambda positions: table_of(positions, view),
        on_click=("cell_actor", "cell_issue"),
        leads=True,
    )
    say_inherited(view, squares, "hatched")
    if len(columns) < len(actors) or len(rows) < len(view.issues):
        st.caption(
            f"{len(columns)} of {count(len(actors), 'actor')} and {len(rows)} of {count(len(view.issues), 'issue')}, "
            "those with the most positions in force. The boxes below reach every cell, the filters in the sidebar "
            "choose others, and the pages Actor and Issue show one of them in full."
        )


def _show_latest(positions: pd.DataFrame, view: View) -> None:
    """The newest passage of each actor, each passage once."""
    ordered = newest_first(positions[["actor", *DATED]])
    leading = positions.loc[ordered.drop_duplicates("actor").index]
    passages = list(leading.groupby("passage", sort=False))[:LATEST]
    columns = st.columns(2)
    for number, (_, carried) in enumerate(passages):
        first = next(records(carried, PositionRow))
        with columns[number % 2]:
            show_card(first, view, title=speakers(first, view), with_issue=True)


def _show_summary(view: View) -> None:
    positions = view.stated.all
    spoken = set(positions["issue"].unique())
    silent = [view.titles[issue] for issue in view.issue_ids if issue not in spoken]
    _, newest = ends(positions)
    words = [
        f"**{percent(own_share(positions))} of the positions are in the actors' own words**; "
        f"the newest is of {date_as_noun(newest)}.",
        second_hand(view, list(view.names), most=1),
        _silence(silent),
    ]
    st.markdown(" ".join(word for word in words if word))


def _silence(titles: list[str]) -> str:
    if not titles:
        return ""
    return f"No stated position on {quoted(titles) if len(titles) <= NAMED else count(len(titles), 'issue')}."


def _show_figures(view: View) -> None:
    positions = view.stated.all
    first, last, number = positions["latest"].min(), positions["latest"].max(), count_positions(positions)
    figures = {
        "Actors": (str(positions["actor"].nunique()), f"of {len(view.data.actors)} in the data"),
        "Issues": (f"{positions['issue'].nunique()} of {len(view.issues)}", "with a stated position, of those in view"),
        "Positions": (f"{number:,}", f"They rest on {count_passages(positions):,} different passages."),
        "Documents": (str(positions["source"].nunique()), f"of {len(view.data.sources)} registered"),
        "Years": (
            f"{first.year}–{last.year}" if first.year < last.year else str(last.year),
            "by the latest day that each date allows",
        ),
        "Own words": (percent(own_share(positions)), f"n = {count(number, 'position')}"),
    }
    with st.container(horizontal=True, gap="medium"):
        for label, (figure, help_text) in figures.items():
            st.metric(label, figure, help=help_text, width="content")


def _in_brief(view: View) -> str:
    positions = view.stated.all
    return (
        f"{count(count_positions(positions), 'position')} of {count(positions['actor'].nunique(), 'actor')} on "
        f"{count(positions['issue'].nunique(), 'issue')}, resting on {count(count_passages(positions), 'passage')}"
    )


def _show_cell(view: View, actors: pd.DataFrame) -> None:
    """The quotations behind one cell of the matrix, chosen by click or by name."""
    st.header("What is behind a cell?")
    standing = view.counted.in_force
    newest = oldest_first(standing).iloc[-1]
    left, right = st.columns(2)
    with left:
        actor = choose("Actor", "cell_actor", list(actors["actor"]), view.names, newest["actor"])
    with right:
        issue = choose("Issue", "cell_issue", view.issue_ids, view.titles, newest["issue"])
    if was_clicked("matrix"):
        open_cell(view, actor, issue)
    total = len(in_cell(view, actor, issue))
    length = first_of("cards", total)
    show_cell(view, actor, issue, length)
    offer_more("cards", total, f"{length} of {count(total, 'statement')}, newest first. {ALL_OF_THEM}")
    with st.container(horizontal=True):
        link("actor", f"All of {plain(view.names[actor])}", actor=actor)
        link("issue", f"All on “{plain(view.titles[issue])}”", issue=issue)
